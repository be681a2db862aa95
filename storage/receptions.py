"""The reception tally, and the days on which the chairman receives in person."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from duty.chair_days import ChairDay, ChairState
from duty.reception import Entry, Reception
from storage.rows import insert_or_ignore
from storage.schema_reception import chair_days, receptions

_FIELDS = tuple(field.name for field in fields(Reception))
_DAY_FIELDS = tuple(field.name for field in fields(ChairDay))


class ReceptionRepository:
    """Enter, correct, find. Nothing entered is ever changed or removed but for its link and whether it counts."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self,
        unit_id: int,
        entry: Entry,
        on: date,
        at: datetime,
        person_id: int,
        *,
        counts: bool = True,
        notice: tuple[str, date | None] = ("", None),
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
                notice=notice[0],
                notice_on=notice[1],
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
        # What was done about a refusal holds as long as it is one.
        notice = (old.notice, old.notice_on) if entry.result == old.result else ("", None)
        on = entry.day or old.on_date
        return await self.add(old.unit_id, entry, on, old.at, person_id, counts=counts, notice=notice)

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

    async def between(self, unit_id: int, first: date, last: date) -> list[Reception]:
        """The entries of a span of days that count, both ends included, in order."""
        rows = await self._connection.execute(
            select(receptions)
            .where(receptions.c.unit_id == unit_id, receptions.c.on_date.between(first, last), receptions.c.counts)
            .order_by(receptions.c.on_date, receptions.c.at, receptions.c.id)
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

    async def refused(self, unit_id: int) -> list[Reception]:
        """Refusals of whose written notice nobody has said anything, in order."""
        rows = await self._connection.execute(
            select(receptions)
            .where(
                receptions.c.unit_id == unit_id, receptions.c.result == "refused", receptions.c.notice == "",
                receptions.c.counts,
            )
            .order_by(receptions.c.on_date, receptions.c.id)
        )  # fmt: skip
        return [Reception(**{name: row[name] for name in _FIELDS}) for row in rows.mappings()]

    async def answer_notice(self, reception_id: int, notice: str, on: date) -> bool:
        """Its written notice was given, or is not owed; False when somebody had said so before."""
        changed = await self._connection.execute(
            update(receptions)
            .where(receptions.c.id == reception_id, receptions.c.counts, receptions.c.notice == "")
            .values(notice=notice, notice_on=on)
        )
        return changed.rowcount == 1

    async def of_incident(self, incident_id: int) -> int:
        """How many entries that count belong to an incident."""
        counted = select(func.count()).where(receptions.c.incident_id == incident_id, receptions.c.counts)
        return int((await self._connection.execute(counted)).scalar_one())

    async def turns(self, unit_id: int, on: date, kind: str) -> int:
        """How many entries of one kind count on a day."""
        counted = select(func.count()).where(
            receptions.c.unit_id == unit_id, receptions.c.on_date == on, receptions.c.kind == kind, receptions.c.counts
        )
        return int((await self._connection.execute(counted)).scalar_one())


class ChairDayRepository:
    """The chairman's days: put, post, answer once."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def put(self, unit_id: int, on: date) -> ChairDay:
        """The row of a day, new when there was none."""
        await self._connection.execute(
            insert_or_ignore(self._connection, chair_days), {"unit_id": unit_id, "on_date": on}
        )
        found = await self.on(unit_id, on)
        assert found is not None
        return found

    async def on(self, unit_id: int, day: date) -> ChairDay | None:
        """The row of one day."""
        found = await self.between(unit_id, day, day)
        return found[0] if found else None

    async def between(self, unit_id: int, first: date, last: date) -> list[ChairDay]:
        """The rows of a span of days, both ends included, in order."""
        rows = await self._connection.execute(
            select(chair_days)
            .where(chair_days.c.unit_id == unit_id, chair_days.c.on_date.between(first, last))
            .order_by(chair_days.c.on_date)
        )
        return [ChairDay(**{name: row[name] for name in _DAY_FIELDS}) for row in rows.mappings()]

    async def unanswered(self, unit_id: int, before: date) -> list[ChairDay]:
        """Days before a date that are still only planned, in order."""
        found = await self.between(unit_id, date.min, before - timedelta(days=1))
        return [one for one in found if one.state == ChairState.PLANNED]

    async def posted(self, day: ChairDay, now: datetime) -> None:
        """The schedule of this day was posted."""
        await self._connection.execute(update(chair_days).where(chair_days.c.id == day.id).values(posted_at=now))

    async def answer(
        self,
        day: ChairDay,
        state: ChairState,
        *,
        by: int | None = None,
        held_by: str = "head",
        moved_to: date | None = None,
    ) -> bool:
        """What became of a day; False when it has changed since ``day`` was read."""
        changed = await self._connection.execute(
            update(chair_days)
            .where(chair_days.c.id == day.id, chair_days.c.state == day.state)
            .values(state=str(state), held_by=held_by, moved_to=moved_to, changed_by=by)
        )
        return changed.rowcount == 1
