"""Secret addresses of calendar feeds: the store keeps their hashes only."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema_roster import feeds


@dataclass(frozen=True, slots=True)
class Feed:
    """Whose calendar an address opens; of the whole unit when ``person_id`` is None."""

    id: int
    unit_id: int
    person_id: int | None


def hash_token(token: str) -> str:
    """What is stored of a feed's secret."""
    return hashlib.sha256(token.encode()).hexdigest()


class FeedRepository:
    """Open, find, revoke."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def open(self, unit_id: int, token: str, person_id: int | None, now: datetime) -> None:
        """A new address; the one of before no longer works."""
        await self.revoke(unit_id, person_id, now)
        await self._connection.execute(
            feeds.insert().values(unit_id=unit_id, token_hash=hash_token(token), person_id=person_id, created_at=now)
        )

    async def find(self, token: str) -> Feed | None:
        """What a secret opens; None when it is wrong or revoked."""
        wanted = select(feeds).where(feeds.c.token_hash == hash_token(token), feeds.c.revoked_at.is_(None))
        row = (await self._connection.execute(wanted)).mappings().one_or_none()
        return None if row is None else Feed(row["id"], row["unit_id"], row["person_id"])

    async def revoke(self, unit_id: int, person_id: int | None, now: datetime) -> bool:
        """The address of a person (or of the whole unit) no longer works; False when there was none."""
        whose = feeds.c.person_id.is_(None) if person_id is None else feeds.c.person_id == person_id
        changed = await self._connection.execute(
            update(feeds).where(feeds.c.unit_id == unit_id, whose, feeds.c.revoked_at.is_(None)).values(revoked_at=now)
        )
        return changed.rowcount > 0
