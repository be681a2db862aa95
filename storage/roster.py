"""Shifts and who fills them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from duty.roster import ACTIVE, Duty
from storage.rows import insert_or_ignore, upsert
from storage.schema_roster import assignments, shifts

_STARTS = func.coalesce(assignments.c.from_at, shifts.c.starts_at, type_=shifts.c.starts_at.type)
_ENDS = func.coalesce(assignments.c.until_at, shifts.c.ends_at, type_=shifts.c.ends_at.type)
_DUTIES = select(
    assignments.c.id,
    shifts.c.id.label("shift_id"),
    assignments.c.person_id,
    shifts.c.post,
    shifts.c.on_date,
    _STARTS.label("starts_at"),
    _ENDS.label("ends_at"),
    assignments.c.state,
    assignments.c.seen_at,
    shifts.c.starts_at.label("shift_starts_at"),
).join(assignments, assignments.c.shift_id == shifts.c.id)
_BETWEEN = _DUTIES.where(
    shifts.c.unit_id == bindparam("of_unit"),
    shifts.c.starts_at < bindparam("end"),
    shifts.c.ends_at > bindparam("start"),
).order_by(shifts.c.starts_at, shifts.c.post, assignments.c.id)


class RosterRepository:
    """The duty roster."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def assign(
        self,
        unit_id: int,
        post: str,
        on_date: date,
        starts_at: datetime,
        ends_at: datetime,
        person_id: int,
        *,
        from_at: datetime | None = None,
    ) -> int:
        """Put a person on a post for a span; the shift is made when it is not there yet. Returns the assignment.

        The end of a shift that is there already follows ``ends_at``. A person who was freed of it is on it again.
        """
        shift = upsert(
            self._connection,
            shifts,
            ["unit_id", "post", "starts_at"],
            {"unit_id": unit_id, "post": post, "on_date": on_date, "starts_at": starts_at, "ends_at": ends_at},
        ).returning(shifts.c.id)
        shift_id = (await self._connection.execute(shift)).scalar_one()
        return await self.put_on(unit_id, shift_id, person_id, from_at=from_at)

    async def put_on(self, unit_id: int, shift_id: int, person_id: int, *, from_at: datetime | None = None) -> int:
        """Put a person on a shift, from an instant on when it runs already. Returns the assignment."""
        values = {"unit_id": unit_id, "shift_id": shift_id, "person_id": person_id}
        statement = insert_or_ignore(self._connection, assignments).values(**values, from_at=from_at)
        await self._connection.execute(statement)
        its = and_(assignments.c.shift_id == shift_id, assignments.c.person_id == person_id)
        row = (await self._connection.execute(select(assignments).where(its))).mappings().one()
        if row["state"] not in ACTIVE or row["until_at"] is not None:
            await self._connection.execute(
                update(assignments).where(its).values(state="planned", from_at=from_at, until_at=None, seen_at=None)
            )
        return int(row["id"])

    async def between(self, unit_id: int, start: datetime, end: datetime) -> list[Duty]:
        """Everything on the roster whose shift overlaps a span, freed people too, in the order of time."""
        rows = await self._connection.execute(_BETWEEN, {"of_unit": unit_id, "start": start, "end": end})
        return [Duty(**row) for row in rows.mappings()]

    async def get(self, assignment_id: int) -> Duty | None:
        """One assignment."""
        found = await self.many([assignment_id])
        return found.get(assignment_id)

    async def many(self, ids: Iterable[int]) -> dict[int, Duty]:
        """Assignments by id."""
        rows = await self._connection.execute(_DUTIES.where(assignments.c.id.in_(list(ids))))
        return {row["id"]: Duty(**row) for row in rows.mappings()}

    async def mark(self, assignment_id: int, state: str) -> bool:
        """Free a person of a shift (swapped, absent) or put them on again (planned); False when it was so before."""
        return await self._change(assignment_id, assignments.c.state != state, state=state)

    async def seen(self, assignment_id: int, now: datetime) -> bool:
        """The person pressed Đã rõ; False when they had before."""
        return await self._change(assignment_id, assignments.c.seen_at.is_(None), seen_at=now, state="confirmed")

    async def relieve(self, assignment_id: int, at: datetime) -> None:
        """The rest of a running shift is somebody else's."""
        await self._change(assignment_id, assignments.c.id == assignment_id, until_at=at)

    async def _change(self, assignment_id: int, condition: Any, **values: Any) -> bool:
        changed = await self._connection.execute(
            update(assignments).where(assignments.c.id == assignment_id, condition).values(**values)
        )
        return changed.rowcount == 1
