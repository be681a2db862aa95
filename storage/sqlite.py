"""SQLite: WAL, ``synchronous=FULL``, one writer that begins IMMEDIATE, readers opened ``mode=ro``.

NORMAL may lose a committed row on power loss; a deferred read-then-write transaction loses updates.

What can wait runs on the connection's thread: BEGIN IMMEDIATE waits for a lock, COMMIT for the disk, a survey for its
thousands of rows. The short statements in between run where they are asked: a turn of the thread costs the loop more
than the statement itself (docs/adr/0008).
"""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
from collections.abc import Callable, Generator, Iterable, Sequence
from typing import Any
from urllib.parse import quote

import aiosqlite
from sqlalchemy import event
from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

_BUSY = 10.0  # seconds to wait for a lock of another process
_TRIES = 20
_CHUNK = 64
_WAITS = "BEGIN IMMEDIATE"


def writer(url: URL) -> AsyncEngine:
    """The engine of the one writer."""
    path = url.database or ""

    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(path, timeout=_BUSY, isolation_level=None, check_same_thread=False)
        try:
            _write_ahead(made)
        except sqlite3.Error:
            made.close()
            raise
        return made

    return _engine(
        url,
        connect,
        _WAITS,
        ("PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON", "PRAGMA secure_delete=ON"),
        pool_size=1,
        max_overflow=1,
    )


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to WAL. The switch of a new store does not wait for another process; taking a lock first does."""
    for _ in range(_TRIES):
        with contextlib.suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode=WAL")
            return
        connection.execute(_WAITS)
        connection.execute("ROLLBACK")
    connection.execute("PRAGMA journal_mode=WAL")


def reader(url: URL, *, brief: bool) -> AsyncEngine:
    """An engine whose connections cannot write; ``brief`` for looks that take no time worth a thread."""
    address = f"file:{quote(url.database or '')}?mode=ro"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, timeout=_BUSY, isolation_level=None, uri=True, check_same_thread=False)

    return _engine(url, connect, "BEGIN", (), brief=brief, pool_size=4)


def _engine(
    url: URL,
    connect: Callable[[], sqlite3.Connection],
    begin: str,
    first: Sequence[str],
    *,
    brief: bool = True,
    **pool: int,
) -> AsyncEngine:
    async def made() -> aiosqlite.Connection:
        connection = _Connection(connect, _CHUNK)
        connection.brief = brief
        # An interpreter that ends must not wait for this thread (before 0.22 the connection was the thread).
        thread: Any = getattr(connection, "_thread", connection)
        thread.daemon = True
        try:
            await connection
        except BaseException:
            # The driver lets go of its thread without waiting, and the loop may be closed before the thread has ended.
            await asyncio.to_thread(thread.join)
            raise
        try:
            for statement in first:
                await connection.execute_fetchall(statement)
        except BaseException:
            await connection.close()
            raise
        return connection

    engine = create_async_engine(url, async_creator=made, hide_parameters=True, **pool)

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Any) -> None:
        # The driver begins nothing by itself (isolation_level None).
        connection.connection.driver_connection.begin_with(begin)

    return engine


class _Connection(aiosqlite.Connection):
    """A connection that begins a transaction with its first statement, and takes a turn of its thread only to wait."""

    brief = True
    _asked = 0
    _answered = 0
    _begin = ""

    def cursor(self) -> Any:
        return _Cursor(self)

    def begin_with(self, statement: str) -> None:
        """The next statement is the first of a transaction."""
        self._begin = statement

    async def turn(self, work: Callable[[sqlite3.Connection], Any]) -> Any:
        """Run ``work``, after what begins the transaction, on the connection's thread if it may have to wait."""
        begin, self._begin = self._begin, ""
        # Never beside what a cancelled task has left on the thread.
        if self.brief and begin != _WAITS and self._asked == self._answered:
            if begin:
                self._begin_now(begin)
            return work(self._conn)

        def counted() -> Any:
            try:
                if begin:
                    self._begin_now(begin)
                return work(self._conn)
            finally:
                self._answered += 1

        self._asked += 1
        return await self._execute(counted)  # type: ignore[no-untyped-call]

    def _begin_now(self, statement: str) -> None:
        try:
            self._conn.execute(statement)
        except sqlite3.Error:
            # Nothing may run outside of its transaction, not even after an error that someone has caught.
            self._begin = statement
            raise

    async def commit(self) -> None:
        if not self._begin:
            await super().commit()
        self._begin = ""

    async def rollback(self) -> None:
        self._begin = ""
        if self._asked != self._answered:
            # What a cancelled task has asked for may still be on its way to begin a transaction.
            await super().rollback()
        elif self.in_transaction:
            self._conn.rollback()


class _Cursor:
    """What SQLAlchemy asks of a cursor: one statement, all its rows at once."""

    arraysize = 1

    def __init__(self, connection: _Connection) -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    def __await__(self) -> Generator[Any, None, _Cursor]:
        return self
        yield

    async def __aenter__(self) -> _Cursor:
        return self

    async def execute(self, statement: str, parameters: Iterable[Any] = ()) -> _Cursor:
        await self._connection.turn(lambda raw: self._keep(raw.execute(statement, tuple(parameters))))
        return self

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> _Cursor:
        await self._connection.turn(lambda raw: self._keep(raw.executemany(statement, parameters)))
        return self

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        self.description = cursor.description
        self._rows = cursor.fetchall() if cursor.description else []
        self.rowcount, self.lastrowid = cursor.rowcount, cursor.lastrowid
        cursor.close()

    async def fetchall(self) -> list[Any]:
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        self._rows = []
