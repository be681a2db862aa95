"""The reception tally, and the days on which the chairman receives in person."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from duty.reception import Entry, Reception
from storage.schema_reception import receptions

_FIELDS = tuple(field.name for field in fields(Reception))


class ReceptionRepository:
    """Enter, correct, find. Nothing entered is ever changed or removed but for its link and whether it counts."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, unit_id: int, entry: Entry, on: date, at: datetime, person_id: int, *, counts: bool = True
    ) -> Reception:
        """A new entry. One that replaces another is made by ``replace``."""
        made = await self._connection.execute(
            receptions.insert()
            .values(
                unit_id=unit_id,
                on_date=on,
                at=at,
                kind=entry.kind,
                adhoc=entry.adhoc,
                people=entry.people,
                repeated=entry.repeated,
                case_number=entry.case_number,
                matter=entry.matter,
                topic=entry.topic or "other",
                result=entry.result,
                incident_id=entry.incident_id,
                entered_by=person_id,
                replaces_id=entry.replaces_id,
                counts=counts,
            )
            .returning(receptions)
        )
        row = made.mappings().one()
        return Reception(**{name: row[name] for name in _FIELDS})

    async def replace(self, old: Reception, entry: Entry, person_id: int, *, counts: bool = True) -> Reception | None:
        """The correction of an entry, which is kept and no longer counts; None when it was corrected before.

        ``counts=False``: the entry was a mistake altogether.
        """
        stopped = await self._connection.execute(
            update(receptions).where(receptions.c.id == old.id, receptions.c.counts).values(counts=False)
        )
        if not stopped.rowcount:
            return None
        return await self.add(old.unit_id, entry, old.on_date, old.at, person_id, counts=counts)

    async def get(self, reception_id: int) -> Reception | None:
        """One entry."""
        rows = await self._connection.execute(select(receptions).where(receptions.c.id == reception_id))
        row = rows.mappings().one_or_none()
        return None if row is None else Reception(**{name: row[name] for name in _FIELDS})

    async def of_day(self, unit_id: int, on: date) -> list[Reception]:
        """The entries of a day that count, newest first."""
        rows = await self._connection.execute(
            select(receptions)
            .where(receptions.c.unit_id == unit_id, receptions.c.on_date == on, receptions.c.counts)
            .order_by(receptions.c.at.desc(), receptions.c.id.desc())
        )
        return [Reception(**{name: row[name] for name in _FIELDS}) for row in rows.mappings()]

    async def link(self, reception_id: int, incident_id: int) -> bool:
        """The entry belongs to this incident; False when it had one, or no longer counts."""
        changed = await self._connection.execute(
            update(receptions)
            .where(receptions.c.id == reception_id, receptions.c.counts, receptions.c.incident_id.is_(None))
            .values(incident_id=incident_id)
        )
        return changed.rowcount == 1

    async def turns(self, unit_id: int, on: date, kind: str) -> int:
        """How many entries of one kind count on a day."""
        counted = select(func.count()).where(
            receptions.c.unit_id == unit_id, receptions.c.on_date == on, receptions.c.kind == kind, receptions.c.counts
        )
        return int((await self._connection.execute(counted)).scalar_one())
