"""Shifts and who fills them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from duty.roster import ACTIVE, Duty
from storage.rows import insert_or_ignore
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
    assignments.c.asked_at,
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
        self, unit_id: int, post: str, on_date: date, starts_at: datetime, ends_at: datetime, person_id: int
    ) -> int:
        """Put a person on a post for a span; the shift is made when it is not there yet. Returns the assignment."""
        shift_id = await self.shift(unit_id, post, on_date, starts_at, ends_at)
        return await self.put_on(unit_id, shift_id, person_id)

    async def shift(self, unit_id: int, post: str, on_date: date, starts_at: datetime, ends_at: datetime) -> int:
        """The shift of a post from one instant to another, made when it is not there yet."""
        its = {"unit_id": unit_id, "post": post, "starts_at": starts_at, "ends_at": ends_at}
        await self._connection.execute(insert_or_ignore(self._connection, shifts).values(**its, on_date=on_date))
        found = select(shifts.c.id).where(*(shifts.c[name] == value for name, value in its.items()))
        return int((await self._connection.execute(found)).scalar_one())

    async def put_on(
        self,
        unit_id: int,
        shift_id: int,
        person_id: int,
        *,
        from_at: datetime | None = None,
        state: str = ACTIVE[0],
    ) -> int:
        """Put a person on a shift, from an instant on when it runs already. Returns the assignment.

        Who is on it to its end stays as they are. Hours served and given up before keep their own row.
        """
        if state in ACTIVE:
            held = select(assignments.c.id).where(
                assignments.c.shift_id == shift_id,
                assignments.c.person_id == person_id,
                assignments.c.state.in_(ACTIVE),
                assignments.c.until_at.is_(None),
            )
            found = (await self._connection.execute(held)).scalar_one_or_none()
            if found is not None:
                return int(found)
        made = await self._connection.execute(
            assignments.insert()
            .values(unit_id=unit_id, shift_id=shift_id, person_id=person_id, from_at=from_at, state=state)
            .returning(assignments.c.id)
        )
        return int(made.scalar_one())

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

    async def of_shifts(self, shift_ids: Iterable[int]) -> list[Duty]:
        """Everybody who is or was on some shifts."""
        rows = await self._connection.execute(
            _DUTIES.where(shifts.c.id.in_(list(shift_ids))).order_by(assignments.c.id)
        )
        return [Duty(**row) for row in rows.mappings()]

    async def opening(self, shift_id: int) -> Duty | None:
        """A shift as a duty of nobody."""
        row = (await self._connection.execute(select(shifts).where(shifts.c.id == shift_id))).mappings().one_or_none()
        if row is None:
            return None
        return Duty(
            row["id"], 0, row["post"], row["on_date"], row["starts_at"], row["ends_at"],
            shift_starts_at=row["starts_at"],
        )  # fmt: skip

    async def ends_of(self, shift_ids: Iterable[int]) -> dict[int, datetime]:
        """When some shifts end."""
        rows = await self._connection.execute(
            select(shifts.c.id, shifts.c.ends_at).where(shifts.c.id.in_(list(shift_ids)))
        )
        return {row.id: row.ends_at for row in rows}

    async def holders(self, unit_id: int, post: str, since: datetime) -> set[int]:
        """Who has stood on a post since an instant, or will."""
        rows = await self._connection.execute(
            select(assignments.c.person_id)
            .distinct()
            .join(shifts, assignments.c.shift_id == shifts.c.id)
            .where(
                shifts.c.unit_id == unit_id,
                shifts.c.post == post,
                shifts.c.starts_at >= since,
                assignments.c.state.in_(ACTIVE),
            )
        )
        return set(rows.scalars())

    async def mark(self, assignment_id: int, state: str) -> bool:
        """Free a person of a shift (swapped, absent, removed); False when it was so before."""
        return await self._change(assignment_id, assignments.c.state != state, state=state)

    async def seen(self, assignment_id: int, now: datetime) -> bool:
        """The person pressed Đã rõ; False when they had before."""
        return await self._change(assignment_id, assignments.c.seen_at.is_(None), seen_at=now, state="confirmed")

    async def asked(self, assignment_ids: Iterable[int], now: datetime) -> None:
        """These people were asked to answer for their shift."""
        await self._connection.execute(
            update(assignments).where(assignments.c.id.in_(list(assignment_ids))).values(asked_at=now)
        )

    async def relieve(self, assignment_id: int, at: datetime) -> None:
        """The rest of a running shift is somebody else's."""
        await self._change(assignment_id, assignments.c.id == assignment_id, until_at=at)

    async def _change(self, assignment_id: int, condition: Any, **values: Any) -> bool:
        changed = await self._connection.execute(
            update(assignments).where(assignments.c.id == assignment_id, condition).values(**values)
        )
        return changed.rowcount == 1
