"""Connections: one writer, read-only readers, and wake-ups that ring only after a commit.

SQLite: one writer, see ``storage.sqlite``. PostgreSQL: the same code; the row locks of ``FOR UPDATE SKIP LOCKED`` take
the place of the single writer.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError, OperationalError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from storage import migrate, sqlite
from storage.errors import StoreUnavailable
from storage.unit_of_work import UnitOfWork

# Classes of SQLSTATE that pass: connection lost, rolled back (deadlock), no resources, shut down, system error.
_PASSING = frozenset({"08", "40", "53", "57", "58"})


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
            sqlite.writer(self.url)
            if self.is_sqlite
            else create_async_engine(self.url, pool_size=10, hide_parameters=True)
        )
        self._reader: AsyncEngine | None = None
        self._surveyor: AsyncEngine | None = None
        self._turn = asyncio.Lock()

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    async def open(self) -> None:
        """Bring the schema up to date. Raises SchemaTooNew when the store was written by a newer version, and
        StoreUnavailable."""
        try:
            async with self._writer.connect() as connection:
                await connection.run_sync(migrate.upgrade)
                await connection.commit()
        except (SQLAlchemyError, sqlite3.Error, OSError) as exc:
            raise StoreUnavailable(_name(exc)) from exc
        if self.is_sqlite:
            self._reader = sqlite.reader(self.url, brief=True)
            self._surveyor = sqlite.reader(self.url, brief=False)
        else:
            self._reader = self._surveyor = self._writer.execution_options(postgresql_readonly=True)

    async def close(self) -> None:
        """Drop every connection."""
        for engine in (self._writer, self._reader, self._surveyor):
            if engine is not None:
                await engine.dispose()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[UnitOfWork]:
        """One transaction. It is kept only by ``await uow.commit()``; leaving without it rolls back.

        Raises StoreUnavailable when the store itself fails.
        """
        async with self._turn if self.is_sqlite else nullcontext(), _transaction(self._writer) as connection:
            yield UnitOfWork(connection, self.bell)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """A short look at the store that cannot write. Raises StoreUnavailable."""
        assert self._reader is not None, "open() first"
        async with _transaction(self._reader) as connection:
            yield UnitOfWork(connection, self.bell)

    @asynccontextmanager
    async def survey(self) -> AsyncIterator[UnitOfWork]:
        """A long look (figures over thousands of rows) that holds up nobody. Raises StoreUnavailable."""
        assert self._surveyor is not None, "open() first"
        async with _transaction(self._surveyor) as connection:
            yield UnitOfWork(connection, self.bell)


@asynccontextmanager
async def _transaction(engine: AsyncEngine) -> AsyncIterator[AsyncConnection]:
    async with AsyncExitStack() as stack:
        try:
            connection = await stack.enter_async_context(engine.connect())
            await connection.begin()
        except (DBAPIError, OSError) as exc:
            raise StoreUnavailable(_name(exc)) from exc
        try:
            yield connection
        except DBAPIError as exc:
            if _of_the_store(exc):
                raise StoreUnavailable(_name(exc)) from exc
            raise
        finally:
            if connection.in_transaction():
                await connection.rollback()


def _of_the_store(failure: DBAPIError) -> bool:
    """Whether the store is to blame, not the statement: then the same statement may succeed later."""
    code = getattr(failure.orig, "sqlstate", None) or ""
    return isinstance(failure, OperationalError) or failure.connection_invalidated or code[:2] in _PASSING


def _name(failure: Exception) -> str:
    return type(getattr(failure, "orig", None) or failure).__name__
