"""The demo: the whole desk with its own chat network, seeded with a town, on this machine only."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

from bot.app import App, telegram_transport
from bot.clock import SystemClock
from bot.demo_town import people_the_chat, seed, start_the_phones
from bot.settings import Settings
from bot.simulator.client import SimClient
from bot.simulator.server import Simulator
from bot.store import ensure_unit
from storage.database import Database

TOKEN = "7000000001:DEMO-token-of-the-simulator-only-000"

# Seconds between two steps of a story: slow enough to watch.
_STORY_PACE = 1.2


class Demo:
    """Simulator and desk in one process, sharing a clock that the page can move forward."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self.clock = SystemClock()
        self.simulator = Simulator(
            self.clock,
            advance=self.clock.advance,
            name=f"Trực ban {settings.policy.unit.short.removeprefix('thị trấn ')}",
            story_pace=_STORY_PACE,
        )
        self._settings = settings
        self._folder = folder
        self.app: App | None = None

    async def start(self, port: int) -> None:
        """Start the chat on a port of this machine, then the desk. Raises OSError when the port is taken."""
        await self.simulator.start(port=port)
        self._folder.mkdir(parents=True, exist_ok=True)
        for stale in self._folder.glob("demo.db*"):
            stale.unlink()
        settings = self._settings.for_demo(
            token=TOKEN, base_url=self.simulator.url, database_url=f"sqlite+aiosqlite:///{self._folder / 'demo.db'}"
        )
        # The demo must start beside a desk that already listens on the configured port.
        settings = replace(settings, web=settings.web.model_copy(update={"listen": "127.0.0.1:0"}))
        database = Database(settings.database_url)
        await database.open()
        unit_id = await ensure_unit(database, settings)
        await seed(database, unit_id, self.clock.now(), settings)
        await database.close()
        await _introduce(settings)
        async with SimClient(self.simulator.url) as client:
            await people_the_chat(client)
            self.app = App(settings, self.clock)
            await self.app.start()
            await start_the_phones(client)

    async def run_until(self, stop: asyncio.Event) -> None:
        """Run until told to stop."""
        await stop.wait()
        if self.app is not None:
            await self.app.stop()
        await self.simulator.stop()


async def _introduce(settings: Settings) -> None:
    """The simulator learns who its bot is from the first call, and a group needs its bot."""
    transport = telegram_transport(settings)
    assert transport is not None
    await transport.open()
    try:
        await transport.identify()
    finally:
        await transport.close()
