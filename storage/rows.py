"""Statements that differ between databases in spelling only, in one place.

In the repositories a statement that runs for every message is made once, with named places for its values: making it
anew each time, and finding its compiled form again, takes longer than running it.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert_or_ignore(connection: AsyncConnection, table: Table) -> Any:
    """INSERT that passes over a row which a unique constraint already holds; the values come with ``execute``."""
    return _insert_or_ignore(connection.dialect.name, table)


@cache
def _insert_or_ignore(dialect: str, table: Table) -> Any:
    maker: Any = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return maker(table).on_conflict_do_nothing()


def upsert(
    connection: AsyncConnection,
    table: Table,
    keys: list[str],
    values: dict[str, Any],
    set_: dict[str, Any] | None = None,
) -> Any:
    """INSERT that overwrites the row with the same keys, or changes it as ``set_`` says."""
    maker: Any = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = maker(table).values(**values)
    return statement.on_conflict_do_update(
        index_elements=keys, set_=set_ or {name: statement.excluded[name] for name in values if name not in keys}
    )


def locked(connection: AsyncConnection, statement: Any) -> Any:
    """A SELECT that claims its rows: SKIP LOCKED on PostgreSQL; SQLite's one writer needs nothing."""
    if connection.dialect.name == "postgresql":
        return statement.with_for_update(skip_locked=True)
    return statement


def held(connection: AsyncConnection, statement: Any) -> Any:
    """A SELECT of rows that this transaction may change: it waits for who holds them, and then holds them itself.

    PostgreSQL only; SQLite's one writer needs nothing, and a view changes nothing.
    """
    inner = connection.sync_connection
    view = inner is not None and inner.get_execution_options().get("postgresql_readonly", False)
    if connection.dialect.name == "postgresql" and not view:
        return statement.with_for_update()
    return statement
