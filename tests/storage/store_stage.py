"""What the storage tests share: a store with one unit, short verbs, and a second look from outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import asyncpg
import pytest
from sqlalchemy import Table, select
from sqlalchemy.engine import URL

from duty.incidents import Facts, Incident
from duty.people import Role
from duty.policy import Escalation
from storage.cards import CardSpec
from storage.database import Database
from storage.outbox import Outgoing, Result
from storage.unit_of_work import UnitOfWork

NOW = datetime(2024, 6, 10, 1, 0, tzinfo=UTC)
LEASE = timedelta(seconds=60)

# For promises that are made, or can be broken, on one of the two databases only.
sqlite_only = pytest.mark.parametrize("store_url", ["sqlite"], indirect=True)
postgresql_only = pytest.mark.parametrize("store_url", ["postgresql"], indirect=True)


def after(seconds: float) -> datetime:
    """An instant some seconds after the tests' now."""
    return NOW + timedelta(seconds=seconds)


async def connect(url: URL) -> Any:
    """A bare connection to a server, past everything of ours."""
    return await asyncpg.connect(host=url.query["host"], user=url.username, database=url.database)


async def new_postgresql_database(server: URL, name: str) -> URL:
    """An empty database."""
    admin = await connect(server)
    try:
        await admin.execute(f'CREATE DATABASE "{name}"')
    finally:
        await admin.close()
    return server.set(database=name)


def spec(
    key: str, text: str, *, address: str = "g", priority: int = 0, repost: bool = False, farewell: str = ""
) -> CardSpec:
    """A card that should show a text."""
    return CardSpec(
        key,
        "sim",
        address,
        "group",
        {"text": text},
        priority,
        repost=repost,
        farewell={"text": farewell} if farewell else None,
    )


@dataclass
class Store:
    """A fresh store with one unit in it."""

    database: Database
    unit: int

    def write(self) -> AbstractAsyncContextManager[UnitOfWork]:
        return self.database.write()

    def read(self) -> AbstractAsyncContextManager[UnitOfWork]:
        return self.database.read()

    async def rows(self, table: Table) -> list[dict[str, Any]]:
        """Everything committed to a table, seen from a connection of its own."""
        async with self.read() as uow:
            found = await uow.connection.execute(select(table).order_by(*table.primary_key.columns))
            return [dict(row) for row in found.mappings()]

    async def receive(self, *updates: tuple[str, str], now: datetime = NOW) -> None:
        """Put (external id, chat) into the inbox."""
        async with self.write() as uow:
            await uow.inbox.put(self.unit, "sim", [(key, chat, {"text": key}) for key, chat in updates], now)
            await uow.commit()

    async def queue(
        self, key: str, *, address: str = "g", priority: int = 1, body: dict[str, Any] | None = None, **more: Any
    ) -> bool:
        """Put one plain message into the outbox."""
        async with self.write() as uow:
            made = await uow.outbox.put(self.unit, key, "sim", address, body or {"text": key}, priority, NOW, **more)
            await uow.commit()
        return made

    async def show(self, *specs: CardSpec, subject: str = "incident:1", now: datetime = NOW) -> None:
        """Make cards show what they should."""
        async with self.write() as uow:
            await uow.cards.show(self.unit, subject, specs, now)
            await uow.commit()

    async def claim(
        self,
        now: datetime = NOW,
        *,
        blocked: Iterable[tuple[str, str]] = (),
        alerts_only: Iterable[tuple[str, str]] = (),
        limit: int = 10,
    ) -> list[Outgoing]:
        """Claim from the outbox."""
        async with self.write() as uow:
            rows = await uow.outbox.claim(now, now + LEASE, blocked=blocked, alerts_only=alerts_only, limit=limit)
            await uow.commit()
        return rows

    async def settle(self, *results: Result, now: datetime = NOW) -> None:
        """Write how claimed rows ended."""
        async with self.write() as uow:
            await uow.outbox.settle(results, now)
            await uow.commit()

    async def post(self, ref: str = "m1", now: datetime = NOW) -> Outgoing:
        """Claim the one waiting row and say that it was sent."""
        (row,) = await self.claim(now)
        await self.settle(Result(row.id, "sent", message_ref=ref if row.kind == "send" else ""), now=now)
        return row

    async def person(self, name: str = "An", roles: Sequence[Role] = (Role.OFFICER,)) -> int:
        """A new person."""
        async with self.write() as uow:
            made = await uow.people.add(self.unit, name, roles, NOW)
            await uow.commit()
        return made

    async def incident(self, number: int = 1, facts: Facts | None = None) -> Incident:
        """A new open incident."""
        async with self.write() as uow:
            made = await uow.incidents.add(self.unit, number, "alert", facts or Facts(), Escalation(), NOW)
            await uow.commit()
        return made
