"""Roster sheets that came in: proposed, confirmed or thrown away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema_roster import sheets


@dataclass(frozen=True, slots=True)
class StoredSheet:
    """One sheet: the lines that it would bring."""

    id: int
    unit_id: int
    person_id: int | None
    name: str
    entries: list[dict[str, Any]]
    state: str
    created_at: datetime


class SheetRepository:
    """Propose, find, decide once."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def propose(
        self, unit_id: int, person_id: int | None, name: str, entries: list[dict[str, Any]], now: datetime
    ) -> int:
        """Keep what a sheet would bring; returns its id."""
        made = await self._connection.execute(
            sheets.insert()
            .values(unit_id=unit_id, person_id=person_id, name=name, entries=entries, created_at=now)
            .returning(sheets.c.id)
        )
        return int(made.scalar_one())

    async def get(self, sheet_id: int) -> StoredSheet | None:
        """One sheet."""
        row = (await self._connection.execute(select(sheets).where(sheets.c.id == sheet_id))).mappings().one_or_none()
        return None if row is None else StoredSheet(**{name: row[name] for name in StoredSheet.__slots__})

    async def decide(self, sheet_id: int, state: str) -> bool:
        """Confirm a proposed sheet or throw it away; False when that was decided before."""
        changed = await self._connection.execute(
            update(sheets).where(sheets.c.id == sheet_id, sheets.c.state == "proposed").values(state=state)
        )
        return changed.rowcount == 1

    async def revoke(self, sheet_id: int) -> None:
        """What a confirmed sheet brought was undone."""
        await self._connection.execute(
            update(sheets).where(sheets.c.id == sheet_id, sheets.c.state == "confirmed").values(state="cancelled")
        )

    async def confirmed(self, unit_id: int) -> list[StoredSheet]:
        """Every sheet that became the roster, oldest first."""
        rows = await self._connection.execute(
            select(sheets).where(sheets.c.unit_id == unit_id, sheets.c.state == "confirmed").order_by(sheets.c.id)
        )
        return [StoredSheet(**{name: row[name] for name in StoredSheet.__slots__}) for row in rows.mappings()]
