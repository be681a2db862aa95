"""The store of a unit, opened. Apart from the desk, so that tools beside it load no channel and no pictures."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.settings import Settings
from storage.database import Database


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[tuple[Database, int]]:
    """The store, brought up to date, and the unit's id."""
    settings.environment.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url)
    try:
        await database.open()
        yield database, await ensure_unit(database, settings)
    finally:
        await database.close()


async def ensure_unit(database: Database, settings: Settings) -> int:
    """The unit of the configuration, with the body above, as rows; the unit's id."""
    unit = settings.policy.unit
    async with database.write() as uow:
        parent = await uow.units.ensure(unit.superior.code, unit.superior.name)
        unit_id = await uow.units.ensure(unit.code, unit.name, parent)
        await uow.commit()
    return unit_id
