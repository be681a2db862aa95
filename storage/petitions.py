"""Petitions by book number and what happened to them. No personal data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from duty.petition_lines import Entry
from duty.petitions import Petition, Step
from storage.rows import insert_or_ignore
from storage.schema_reception import petition_steps, petitions

_FIELDS = tuple(field.name for field in fields(Petition) if field.name != "steps")
_STEP_FIELDS = tuple(field.name for field in fields(Step))


class PetitionRepository:
    """Register, find, correct, note what happened. What was noted is kept, whether it still counts or not."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, unit_id: int, entry: Entry, owner_id: int, now: datetime, incident_id: int | None = None
    ) -> Petition | None:
        """A petition in the book; None when its number is taken."""
        made = await self._connection.execute(
            insert_or_ignore(self._connection, petitions),
            {
                "unit_id": unit_id,
                "number": entry.number,
                "book_year": entry.book_year,
                "kind": entry.kind,
                "instance": entry.instance,
                "topic": entry.topic or "other",
                "received_on": entry.received_on,
                "owner_id": owner_id,
                "incident_id": incident_id,
                "created_at": now,
            },
        )
        return await self.numbered(unit_id, entry.number, entry.book_year) if made.rowcount else None

    async def get(self, petition_id: int) -> Petition | None:
        """One petition; None when it should never have been in the book."""
        return next(iter(await self._found(petitions.c.id == petition_id)), None)

    async def numbered(self, unit_id: int, number: str, book_year: int) -> Petition | None:
        """The petition of a number of one year's book."""
        found = await self._found(
            petitions.c.unit_id == unit_id, petitions.c.number == number, petitions.c.book_year == book_year
        )
        return next(iter(found), None)

    async def years(self, unit_id: int, number: str) -> list[int]:
        """The years whose books hold this number, the newest first."""
        found = await self._connection.execute(
            select(petitions.c.book_year)
            .where(petitions.c.unit_id == unit_id, petitions.c.number == number, petitions.c.counts)
            .order_by(petitions.c.book_year.desc())
        )
        return list(found.scalars())

    async def of_incident(self, incident_id: int) -> list[Petition]:
        """Those that belong to an incident, the oldest first."""
        return await self._found(petitions.c.incident_id == incident_id)

    async def open_on(self, unit_id: int, on: date) -> list[Petition]:
        """Those that had come and were not closed at the end of a day, the oldest first."""
        return await self._found(
            petitions.c.unit_id == unit_id,
            petitions.c.received_on <= on,
            petitions.c.closed_on.is_(None) | (petitions.c.closed_on > on),
        )

    async def between(self, unit_id: int, first: date, last: date) -> list[Petition]:
        """Those received within a span of days, both ends included, the oldest first."""
        return await self._found(petitions.c.unit_id == unit_id, petitions.c.received_on.between(first, last))

    async def note(self, petition: Petition, step: Step, **values: Any) -> bool:
        """Something happened to a petition, which changes these columns; False when it had moved on meanwhile."""
        if values:
            changed = await self._connection.execute(
                update(petitions)
                .where(petitions.c.id == petition.id, petitions.c.stage == petition.stage, petitions.c.counts)
                .values(**values)
            )
            if not changed.rowcount:
                return False
        row = {name: getattr(step, name) for name in _STEP_FIELDS if name != "id"}
        await self._connection.execute(
            petition_steps.insert().values(unit_id=petition.unit_id, petition_id=petition.id, **row)
        )
        return True

    async def take_back(self, petition: Petition, step: Step, **values: Any) -> bool:
        """A step no longer counts, and these columns are as they were without it; False when it counted no more."""
        gone = await self._connection.execute(
            update(petition_steps).where(petition_steps.c.id == step.id, petition_steps.c.counts).values(counts=False)
        )
        if not gone.rowcount:
            return False
        await self._connection.execute(update(petitions).where(petitions.c.id == petition.id).values(**values))
        return True

    async def forget_texts(self, petition: Petition) -> None:
        """Drop every word that was written about a petition: it has turned out to be a denunciation."""
        its = petition_steps.c.petition_id == petition.id
        await self._connection.execute(update(petition_steps).where(its).values(reason=""))
        await self._connection.execute(
            update(petition_steps)
            .where(its, petition_steps.c.kind == "fix", petition_steps.c.value == "topic")
            .values(before="")
        )

    async def _found(self, *conditions: ColumnElement[bool]) -> list[Petition]:
        conditions = (*conditions, petitions.c.counts)
        wanted = select(petitions).where(*conditions).order_by(petitions.c.received_on, petitions.c.id)
        rows = (await self._connection.execute(wanted)).mappings().all()
        steps = await self._steps(conditions) if rows else {}
        return [Petition(**{name: row[name] for name in _FIELDS}, steps=tuple(steps[row["id"]])) for row in rows]

    async def _steps(self, conditions: Iterable[ColumnElement[bool]]) -> dict[int, list[Step]]:
        wanted = (
            select(petition_steps)
            .join(petitions, petitions.c.id == petition_steps.c.petition_id)
            .where(*conditions, petition_steps.c.counts)
            .order_by(petition_steps.c.id)
        )
        found: dict[int, list[Step]] = defaultdict(list)
        for row in (await self._connection.execute(wanted)).mappings():
            found[row["petition_id"]].append(Step(**{name: row[name] for name in _STEP_FIELDS}))
        return found
