"""Connections: one writer, read-only readers, and wake-ups that ring only after a commit.

SQLite: one writer, see ``storage.sqlite``. PostgreSQL: the same code; the row locks of ``FOR UPDATE SKIP LOCKED`` take
the place of the single writer.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage import migrate, sqlite
from storage.errors import StoreUnavailable
from storage.unit_of_work import UnitOfWork


class Bell:
    """Wakes whoever waits for work of one kind. Ringing twice before anyone looks is one ring."""

    def __init__(self) -> None:
        self._events: dict[str, asyncio.Event] = {}

    def event(self, name: str) -> asyncio.Event:
        """The event that rings for ``name``; the waiter clears it before it looks for work."""
        return self._events.setdefault(name, asyncio.Event())

    def ring(self, name: str) -> None:
        self.event(name).set()


class Database:
    """The store. ``await open()`` migrates the schema; then ``write()`` and ``read()`` give units of work."""

    def __init__(self, url: str) -> None:
        self.url: URL = make_url(url)
        self.bell = Bell()
        self._writer: AsyncEngine = (
            sqlite.writer(self.url) if self.is_sqlite else create_async_engine(self.url, pool_size=10)
        )
        self._reader: AsyncEngine | None = None
        self._turn = asyncio.Lock()

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    async def open(self) -> None:
        """Bring the schema up to date. Raises SchemaTooNew when the store was written by a newer version."""
        async with self._writer.connect() as connection:
            await connection.run_sync(migrate.upgrade)
            await connection.commit()
        self._reader = sqlite.reader(self.url) if self.is_sqlite else self._writer

    async def close(self) -> None:
        """Drop every connection."""
        await self._writer.dispose()
        if self._reader is not None and self._reader is not self._writer:
            await self._reader.dispose()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[UnitOfWork]:
        """One transaction. It is kept only by ``await uow.commit()``; leaving without it rolls back.

        Raises StoreUnavailable when the store itself fails.
        """
        if not self.is_sqlite:
            async with self._transaction() as uow:
                yield uow
            return
        async with self._turn, self._transaction() as uow:
            yield uow

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """A view of the store that cannot write."""
        assert self._reader is not None, "open() first"
        async with self._reader.connect() as connection:
            yield UnitOfWork(connection, self.bell)
            await connection.rollback()

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[UnitOfWork]:
        async with self._writer.connect() as connection:
            uow = UnitOfWork(connection, self.bell)
            try:
                await connection.begin()
                yield uow
            except (OperationalError, InterfaceError) as exc:
                raise StoreUnavailable(type(exc.orig).__name__ if exc.orig else type(exc).__name__) from exc
            finally:
                if connection.in_transaction():
                    await connection.rollback()
