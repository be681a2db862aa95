"""Units (the town and the body above) and their counters."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.rows import upsert
from storage.schema import counters, units


class UnitRepository:
    """Units by code, and numbers that are never given twice."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def ensure(self, code: str, name: str, parent_id: int | None = None) -> int:
        """The id of the unit with this code, made or renamed as needed."""
        statement = upsert(
            self._connection, units, ["code"], {"code": code, "name": name, "parent_id": parent_id}
        ).returning(units.c.id)
        return int((await self._connection.execute(statement)).scalar_one())

    async def find(self, code: str) -> int | None:
        """The id of a unit by its code."""
        return (await self._connection.execute(select(units.c.id).where(units.c.code == code))).scalar_one_or_none()

    async def next_number(self, unit_id: int, counter: str) -> int:
        """The next number of a counter, from 1; rolled back with the transaction, never reused after a commit."""
        statement = upsert(
            self._connection,
            counters,
            ["unit_id", "name"],
            {"unit_id": unit_id, "name": counter, "value": 1},
            {"value": counters.c.value + 1},
        ).returning(counters.c.value)
        return int((await self._connection.execute(statement)).scalar_one())
