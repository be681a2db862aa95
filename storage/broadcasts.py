"""Announcements: drafted, sent once, and who has read them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.rows import held, insert_or_ignore, upsert
from storage.schema_broadcast import broadcast_readers, broadcasts

_ONE = select(broadcasts).where(broadcasts.c.id == bindparam("row_id"))


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One announcement; ``target`` is staff, role:police, area:3 or group:alerts."""

    id: int
    unit_id: int
    sender_id: int
    text: str
    target: str
    state: str
    channel: str
    address: str
    sent_at: datetime | None

    @property
    def subject(self) -> str:
        """The name under which its card and audit entries are kept."""
        return f"broadcast:{self.id}"


class BroadcastRepository:
    """Draft, change, send, read."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, unit_id: int, sender_id: int, text: str, target: str, now: datetime, *, channel: str, address: str
    ) -> Broadcast:
        """A new draft."""
        made = await self._connection.execute(
            broadcasts.insert().returning(broadcasts),
            {
                "unit_id": unit_id,
                "sender_id": sender_id,
                "text": text,
                "target": target,
                "channel": channel,
                "address": address,
                "created_at": now,
            },
        )
        return _broadcast(made.mappings().one())

    async def get(self, broadcast_id: int) -> Broadcast | None:
        """One announcement, held for this transaction."""
        rows = await self._connection.execute(held(self._connection, _ONE), {"row_id": broadcast_id})
        row = rows.mappings().one_or_none()
        return None if row is None else _broadcast(row)

    async def change(self, broadcast_id: int, **values: Any) -> None:
        """Store new values of its columns."""
        await self._connection.execute(update(broadcasts).where(broadcasts.c.id == broadcast_id).values(**values))

    async def expect(self, unit_id: int, broadcast_id: int, people: Iterable[int]) -> None:
        """These people are to read it."""
        for person_id in people:
            await self._connection.execute(
                insert_or_ignore(self._connection, broadcast_readers),
                {"unit_id": unit_id, "broadcast_id": broadcast_id, "person_id": person_id, "read_at": None},
            )

    async def read(self, unit_id: int, broadcast_id: int, person_id: int, now: datetime) -> bool:
        """This person has read it; False when that was known."""
        mine = (broadcast_readers.c.broadcast_id == broadcast_id, broadcast_readers.c.person_id == person_id)
        known = select(broadcast_readers.c.read_at).where(*mine)
        if (await self._connection.execute(known)).scalar_one_or_none() is not None:
            return False
        row = {"unit_id": unit_id, "broadcast_id": broadcast_id, "person_id": person_id, "read_at": now}
        await self._connection.execute(upsert(self._connection, broadcast_readers, ["broadcast_id", "person_id"], row))
        return True

    async def counts(self, broadcast_id: int) -> tuple[int, int]:
        """How many have read it, of how many who were to or did."""
        counted = select(func.count(broadcast_readers.c.read_at), func.count()).where(
            broadcast_readers.c.broadcast_id == broadcast_id
        )
        read, all_of_them = (await self._connection.execute(counted)).one()
        return int(read), int(all_of_them)


def _broadcast(row: Any) -> Broadcast:
    return Broadcast(**{name: row[name] for name in Broadcast.__slots__})
