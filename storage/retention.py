"""Forgetting: the raw contents of rows that have done their work. The rows stay, so that nothing comes twice."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Text, cast, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import attachments, inbox, incidents, outbox, reports

_EMPTY: dict[str, Any] = {}


class RetentionRepository:
    """Each call forgets what ended before an instant, and says how many rows that were."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def forget_received(self, before: datetime) -> int:
        """Updates that were handled."""
        return await self._count(
            update(inbox)
            .where(inbox.c.state == "done", inbox.c.done_at < before, _filled(inbox.c.body))
            .values(body=_EMPTY)
        )

    async def forget_sent(self, before: datetime) -> int:
        """Messages that went out or became needless."""
        return await self._count(
            update(outbox)
            .where(outbox.c.state.in_(["sent", "dropped"]), outbox.c.created_at < before, _filled(outbox.c.body))
            .values(body=_EMPTY)
        )

    async def forget_files(self, before: datetime) -> int:
        """References to files and places, unless their incident is still open."""
        still_open = select(incidents.c.id).where(incidents.c.state != "closed")
        return await self._count(
            delete(attachments).where(
                attachments.c.created_at < before,
                or_(attachments.c.incident_id.is_(None), attachments.c.incident_id.not_in(still_open)),
            )
        )

    async def forget_texts(self, before: datetime) -> int:
        """The words of reports whose incident was closed, and of drafts that were dropped."""
        closed = select(incidents.c.id).where(incidents.c.closed_at < before)
        dropped = (reports.c.state == "cancelled") & (reports.c.created_at < before)
        return await self._count(
            update(reports).where(reports.c.text != "", or_(reports.c.incident_id.in_(closed), dropped)).values(text="")
        )

    async def _count(self, statement: Any) -> int:
        return int((await self._connection.execute(statement)).rowcount)


def _filled(body: Any) -> Any:
    return cast(body, Text) != "{}"
