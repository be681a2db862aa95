"""Shifts and who fills them."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from duty.roster import Duty
from storage.rows import insert_or_ignore
from storage.schema import assignments, shifts

_BETWEEN = (
    select(
        shifts.c.id.label("shift_id"),
        assignments.c.person_id,
        shifts.c.post,
        shifts.c.on_date,
        shifts.c.starts_at,
        shifts.c.ends_at,
        assignments.c.state,
    )
    .join(assignments, assignments.c.shift_id == shifts.c.id)
    .where(
        shifts.c.unit_id == bindparam("of_unit"),
        shifts.c.starts_at < bindparam("end"),
        shifts.c.ends_at > bindparam("start"),
    )
    .order_by(shifts.c.starts_at, shifts.c.post, assignments.c.person_id)
)


class RosterRepository:
    """The duty roster."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def assign(
        self, unit_id: int, post: str, on_date: date, starts_at: datetime, ends_at: datetime, person_id: int
    ) -> None:
        """Put a person on a post for a span; the shift is made when it is not there yet."""
        await self._connection.execute(
            insert_or_ignore(self._connection, shifts).values(
                unit_id=unit_id, post=post, on_date=on_date, starts_at=starts_at, ends_at=ends_at
            )
        )
        shift_id = (
            await self._connection.execute(
                select(shifts.c.id).where(
                    shifts.c.unit_id == unit_id, shifts.c.post == post, shifts.c.starts_at == starts_at
                )
            )
        ).scalar_one()
        await self._connection.execute(
            insert_or_ignore(self._connection, assignments).values(
                unit_id=unit_id, shift_id=shift_id, person_id=person_id
            )
        )

    async def between(self, unit_id: int, start: datetime, end: datetime) -> list[Duty]:
        """Everything on the roster that overlaps a span, in the order of time."""
        rows = await self._connection.execute(_BETWEEN, {"of_unit": unit_id, "start": start, "end": end})
        return [Duty(**row) for row in rows.mappings()]
