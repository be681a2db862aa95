"""Migrations: an old or empty store becomes exactly the schema of the program; a newer one is refused."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage import migrate, schema
from storage.database import Database
from tests.storage.store_stage import Store, new_postgresql_database

_numbers = count(1)


@pytest.fixture(params=["sqlite", "postgresql"])
async def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store without any table."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
    server = request.getfixturevalue("postgresql_server")
    url = await new_postgresql_database(server, f"empty{next(_numbers)}")
    return url.render_as_string(hide_password=False)


@pytest.fixture
async def engine(empty_url: str) -> AsyncIterator[AsyncEngine]:
    """A bare way into the same store."""
    engine = create_async_engine(empty_url)
    yield engine
    await engine.dispose()


async def opened(url: str) -> None:
    database = Database(url)
    try:
        await database.open()
    finally:
        await database.close()


def differences(connection: Connection) -> Any:
    def mine(_object: Any, name: str | None, kind: str, _reflected: bool, _compare_to: Any) -> bool:
        return not (kind == "table" and name == "alembic_version")

    context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": mine})
    return compare_metadata(context, schema.metadata)


def constraints(connection: Connection) -> dict[str, Any]:
    """What compare_metadata does not look at: checks, partial indexes, keys that count up, server defaults."""
    looked = inspect(connection)
    found: dict[str, Any] = {}
    for table in schema.metadata.tables:
        found[table] = {
            "checks": sorted((each["name"] or "", each["sqltext"]) for each in looked.get_check_constraints(table)),
            "indexes": sorted(_index(each) for each in looked.get_indexes(table)),
            "columns": [
                (each["name"], each["nullable"], (each["default"] or "").strip("()"))
                for each in looked.get_columns(table)
            ],
            "primary": looked.get_pk_constraint(table)["constrained_columns"],
            "foreign": sorted(str(each) for each in looked.get_foreign_keys(table)),
        }
    return found


def _index(index: Any) -> tuple[str, list[str], bool, list[str]]:
    options = index.get("dialect_options", {})
    return index["name"], index["column_names"], index["unique"], sorted(f"{key}={options[key]}" for key in options)


async def test_upgrading_an_empty_store_gives_exactly_the_schema(empty_url: str, engine: AsyncEngine) -> None:
    await opened(empty_url)
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_constraints_and_indexes_are_those_of_the_schema(empty_url: str, engine: AsyncEngine) -> None:
    await opened(empty_url)
    async with engine.begin() as connection:
        migrated = await connection.run_sync(constraints)
        await connection.execute(text("DROP TABLE alembic_version"))
        await connection.run_sync(schema.metadata.drop_all)
        await connection.run_sync(schema.metadata.create_all)
        assert await connection.run_sync(constraints) == migrated


async def test_upgrading_again_changes_nothing_and_keeps_what_is_there(empty_url: str) -> None:
    for _ in range(2):
        database = Database(empty_url)
        await database.open()
        async with database.write() as uow:
            assert await uow.units.ensure("a", "A") == 1
            await uow.commit()
        await database.close()


async def test_a_store_of_a_newer_program_is_refused_and_left_alone(store: Store, store_url: str) -> None:
    async with store.write() as uow:
        await uow.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        await uow.commit()
    late = Database(store_url)
    try:
        with pytest.raises(migrate.SchemaTooNew, match="9999"):
            await late.open()
    finally:
        await late.close()
        async with store.write() as uow:
            found = await uow.connection.execute(text("SELECT version_num FROM alembic_version"))
            assert found.scalar_one() == "9999"
            await uow.connection.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": _head()})
            await uow.commit()


def _head() -> str | None:
    return ScriptDirectory.from_config(migrate.configuration()).get_current_head()


async def test_an_upgrade_that_breaks_off_leaves_the_store_as_it_was(
    empty_url: str, engine: AsyncEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    original = Operations.create_table

    def breaks(self: Operations, name: str, *args: Any, **more: Any) -> Any:
        if name == "outbox":
            raise RuntimeError("killed")
        made.append(name)
        return original(self, name, *args, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Operations, "create_table", breaks)
        with pytest.raises(RuntimeError, match="killed"):
            await opened(empty_url)
    assert made
    async with engine.connect() as connection:
        assert await connection.run_sync(lambda sync: inspect(sync).get_table_names()) == []
    await opened(empty_url)
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_two_processes_that_start_at_once_both_get_the_schema(empty_url: str, engine: AsyncEngine) -> None:
    await asyncio.gather(opened(empty_url), opened(empty_url))
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
