"""Everything received, before anything is understood of it.

open ──handled──▶ done
  │  └─fails, fewer than N times──▶ open (later)
  └─fails N times──▶ parked ──retry──▶ open

The oldest open row of a chat is the next one of that chat. A parked row blocks nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.rows import insert_or_ignore, locked
from storage.schema import inbox

_first = (
    select(inbox.c.chat_key, func.min(inbox.c.id).label("first_id"))
    .where(inbox.c.state == "open")
    .group_by(inbox.c.chat_key)
    .subquery()
)
_CHATS_WITH_WORK = (
    select(inbox.c.chat_key)
    .join(_first, _first.c.first_id == inbox.c.id)
    .where(inbox.c.due_at <= bindparam("now"), inbox.c.chat_key.not_in(bindparam("busy", expanding=True)))
    .order_by(inbox.c.id)
    .limit(bindparam("most"))
)
_NEXT_DUE = select(func.min(inbox.c.due_at)).where(inbox.c.state == "open")
# Only the very oldest row may be locked: SKIP LOCKED over the whole chat would pass on to the second.
_OLDEST = select(inbox).where(
    inbox.c.id
    == select(func.min(inbox.c.id))
    .where(inbox.c.chat_key == bindparam("of_chat"), inbox.c.state == "open")
    .scalar_subquery(),
    inbox.c.state == "open",
)
_DONE = update(inbox).where(inbox.c.id == bindparam("row_id")).values(state="done", done_at=bindparam("now"), error="")


@dataclass(frozen=True, slots=True)
class Received:
    """One received update as stored."""

    id: int
    unit_id: int
    channel: str
    external_id: str
    chat_key: str
    body: dict[str, Any]
    received_at: datetime
    state: str
    tries: int
    error: str


class InboxRepository:
    """The door: put a batch, claim the oldest of a chat, say how it ended."""

    def __init__(self, connection: AsyncConnection, ring: Callable[[str], None]) -> None:
        self._connection = connection
        self._ring = ring

    async def put(
        self, unit_id: int, channel: str, batch: Iterable[tuple[str, str, dict[str, Any]]], now: datetime
    ) -> None:
        """Store (external id, chat key, body) of each update; one already stored is passed over."""
        rows = [
            {
                "unit_id": unit_id,
                "channel": channel,
                "external_id": external_id,
                "chat_key": chat_key,
                "body": body,
                "received_at": now,
                "due_at": now,
            }
            for external_id, chat_key, body in batch
        ]
        if rows:
            await self._connection.execute(insert_or_ignore(self._connection, inbox), rows)
            self._ring("inbox")

    async def chats_with_work(self, now: datetime, busy: Iterable[str], limit: int) -> list[str]:
        """Chats whose oldest open row is due, oldest first, leaving out the busy ones."""
        places = {"now": now, "busy": list(busy), "most": limit}
        return list((await self._connection.execute(_CHATS_WITH_WORK, places)).scalars())

    async def next_due_at(self) -> datetime | None:
        """When the next open row is due."""
        found: datetime | None = (await self._connection.execute(_NEXT_DUE)).scalar_one()
        return found

    async def oldest_of(self, chat_key: str, now: datetime) -> Received | None:
        """Claim the oldest open row of a chat for this transaction; None when it is not due or is held elsewhere."""
        statement = locked(self._connection, _OLDEST)
        row = (await self._connection.execute(statement, {"of_chat": chat_key})).mappings().one_or_none()
        return _received(dict(row)) if row is not None and row["due_at"] <= now else None

    async def done(self, row_id: int, now: datetime, *, keep_body: bool = True) -> None:
        """Handled. ``keep_body=False`` forgets the text at once."""
        statement = _DONE if keep_body else _DONE.values(body={})
        await self._connection.execute(statement, {"row_id": row_id, "now": now})

    async def failed(self, row_id: int, error: str, retry_at: datetime | None, now: datetime) -> None:
        """A handler failed: try again at ``retry_at``, or park it when that is None."""
        values: dict[str, Any] = {"tries": inbox.c.tries + 1, "error": error[:500]}
        values |= {"state": "parked", "done_at": now} if retry_at is None else {"due_at": retry_at}
        await self._connection.execute(update(inbox).where(inbox.c.id == row_id).values(**values))
        if retry_at is not None:
            self._ring("inbox")

    async def listed(self, state: str, limit: int = 100) -> list[Received]:
        """Rows of one state, newest first."""
        rows = await self._connection.execute(
            select(inbox).where(inbox.c.state == state).order_by(inbox.c.id.desc()).limit(limit)
        )
        return [_received(dict(row)) for row in rows.mappings()]

    async def retry_parked(self, ids: Iterable[int] | None, now: datetime) -> int:
        """Open parked rows again (all, or some); how many."""
        statement = update(inbox).where(inbox.c.state == "parked")
        if ids is not None:
            statement = statement.where(inbox.c.id.in_(list(ids)))
        changed = await self._connection.execute(statement.values(state="open", tries=0, due_at=now, done_at=None))
        self._ring("inbox")
        return changed.rowcount

    async def count(self, state: str) -> int:
        """How many rows have this state."""
        return int((await self._connection.execute(select(func.count()).where(inbox.c.state == state))).scalar_one())

    async def oldest_open_at(self) -> datetime | None:
        """When the oldest open row came in: the age of the backlog."""
        statement = select(func.min(inbox.c.received_at)).where(inbox.c.state == "open")
        found: datetime | None = (await self._connection.execute(statement)).scalar_one()
        return found


def _received(row: dict[str, Any]) -> Received:
    return Received(**{name: row[name] for name in Received.__slots__})
