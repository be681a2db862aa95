"""Signs of life: when each loop last did its work."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.rows import upsert
from storage.schema import beats


class BeatRepository:
    """The last beat of each loop, and small facts that outlive a restart."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def beat(self, unit_id: int, name: str, now: datetime, detail: dict[str, Any] | None = None) -> None:
        """This loop is alive."""
        await self._connection.execute(
            upsert(
                self._connection, beats, ["name"], {"unit_id": unit_id, "name": name, "at": now, "detail": detail or {}}
            )
        )

    async def get(self, name: str) -> tuple[datetime, dict[str, Any]] | None:
        """The last beat of a loop."""
        row = (await self._connection.execute(select(beats).where(beats.c.name == name))).mappings().one_or_none()
        return None if row is None else (row["at"], row["detail"])
