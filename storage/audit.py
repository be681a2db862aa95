"""Who did what, when. Written in the transaction of the deed; never message texts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import audit


class AuditRepository:
    """The audit log: append and read."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self,
        unit_id: int,
        action: str,
        subject: str,
        now: datetime,
        *,
        person_id: int | None = None,
        detail: dict[str, Any] | None = None,
    ) -> None:
        """Append an entry; ``person_id`` None means the desk itself."""
        await self._connection.execute(
            audit.insert(),
            {
                "unit_id": unit_id,
                "at": now,
                "person_id": person_id,
                "action": action,
                "subject": subject,
                "detail": detail or {},
            },
        )

    async def of(self, subject: str) -> list[dict[str, Any]]:
        """Every entry about a subject, oldest first."""
        rows = await self._connection.execute(select(audit).where(audit.c.subject == subject).order_by(audit.c.id))
        return [dict(row) for row in rows.mappings()]
