"""Changes of the roster as they were made, so that each can be undone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema_roster import changes


@dataclass(frozen=True, slots=True)
class StoredChange:
    """One change: the assignments that it made and those that it freed, and the shifts that it touched."""

    id: int
    unit_id: int
    subject: str
    given: tuple[int, ...]
    freed: tuple[int, ...]
    shifts: frozenset[int]
    at: datetime
    undone_at: datetime | None


class ChangeRepository:
    """Keep, find, undo once."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self,
        unit_id: int,
        subject: str,
        given: Iterable[int],
        freed: Iterable[int],
        shifts: Iterable[int],
        now: datetime,
    ) -> int:
        """Keep a change; returns its id."""
        entries = {"given": sorted(given), "freed": sorted(freed), "shifts": sorted(shifts)}
        made = await self._connection.execute(
            changes.insert().values(unit_id=unit_id, subject=subject, entries=entries, at=now).returning(changes.c.id)
        )
        return int(made.scalar_one())

    async def get(self, change_id: int) -> StoredChange | None:
        """One change."""
        found = await self._found(changes.c.id == change_id)
        return found[0] if found else None

    async def after(self, change: StoredChange) -> list[StoredChange]:
        """What was changed later and still stands."""
        return await self._found(
            changes.c.unit_id == change.unit_id, changes.c.id > change.id, changes.c.undone_at.is_(None)
        )

    async def undo(self, change_id: int, now: datetime) -> bool:
        """The change does not stand any more; False when it was undone before."""
        changed = await self._connection.execute(
            update(changes).where(changes.c.id == change_id, changes.c.undone_at.is_(None)).values(undone_at=now)
        )
        return changed.rowcount == 1

    async def _found(self, *conditions: Any) -> list[StoredChange]:
        rows = await self._connection.execute(select(changes).where(*conditions).order_by(changes.c.id))
        return [
            StoredChange(
                row["id"],
                row["unit_id"],
                row["subject"],
                tuple(row["entries"]["given"]),
                tuple(row["entries"]["freed"]),
                frozenset(row["entries"]["shifts"]),
                row["at"],
                row["undone_at"],
            )
            for row in rows.mappings()
        ]
