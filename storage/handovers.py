"""Handover slips: one a duty that ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.rows import insert_or_ignore
from storage.schema_roster import assignments, handovers, shifts


@dataclass(frozen=True, slots=True)
class Handover:
    """One slip; ``received_by`` pressed the receipt."""

    id: int
    assignment_id: int
    at: datetime
    note: str
    received_by: int | None
    received_at: datetime | None


class HandoverRepository:
    """Begin once, note, receive once."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def begin(self, unit_id: int, assignment_id: int, now: datetime) -> int | None:
        """A slip for a duty; None when it has one already."""
        made = await self._connection.execute(
            insert_or_ignore(self._connection, handovers),
            {"unit_id": unit_id, "assignment_id": assignment_id, "at": now},
        )
        if not made.rowcount:
            return None
        found = select(handovers.c.id).where(handovers.c.assignment_id == assignment_id)
        return int((await self._connection.execute(found)).scalar_one())

    async def get(self, handover_id: int) -> Handover | None:
        """One slip."""
        row = (
            (await self._connection.execute(select(handovers).where(handovers.c.id == handover_id)))
            .mappings()
            .one_or_none()
        )
        return None if row is None else Handover(**{name: row[name] for name in Handover.__slots__})

    async def waiting(self, unit_id: int, post: str, since: datetime) -> list[Handover]:
        """Slips of a post that nobody has taken yet, the latest first."""
        rows = await self._connection.execute(
            select(handovers)
            .join(assignments, assignments.c.id == handovers.c.assignment_id)
            .join(shifts, shifts.c.id == assignments.c.shift_id)
            .where(
                handovers.c.unit_id == unit_id,
                shifts.c.post == post,
                handovers.c.received_by.is_(None),
                handovers.c.at >= since,
            )
            .order_by(handovers.c.at.desc(), handovers.c.id.desc())
        )
        return [Handover(**{name: row[name] for name in Handover.__slots__}) for row in rows.mappings()]

    async def set_note(self, handover_id: int, note: str) -> None:
        """What who leaves has to say."""
        await self._connection.execute(update(handovers).where(handovers.c.id == handover_id).values(note=note))

    async def receive(self, handover_id: int, person_id: int, now: datetime) -> bool:
        """Somebody takes over; False when somebody did before."""
        changed = await self._connection.execute(
            update(handovers)
            .where(handovers.c.id == handover_id, handovers.c.received_by.is_(None))
            .values(received_by=person_id, received_at=now)
        )
        return changed.rowcount == 1
