"""A simulator on a hand-moved clock, someone to play people, and the real library's bot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
import telegram
from telegram.request import HTTPXRequest

from bot.simulator.client import SimClient
from bot.simulator.server import Simulator

TOKEN = "7123456789:AAExampleExampleExampleExample00000"


class HandClock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.at = datetime(2024, 6, 10, 1, 0, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at

    def advance(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)

    async def sleep(self, seconds: float) -> None:
        raise AssertionError("the simulator must not sleep")

    async def wait(self, event: asyncio.Event, until: datetime | None) -> bool:
        raise AssertionError("the simulator must not wait on the clock")


@dataclass
class Stage:
    """Two people, a private chat each, and one group of both with the bot."""

    clock: HandClock
    simulator: Simulator
    play: SimClient
    bot: telegram.Bot
    http: aiohttp.ClientSession
    hoa: int = 0
    nam: int = 0
    group: int = 0

    async def call(self, method: str, token: str = TOKEN, **params: Any) -> tuple[int, dict[str, Any]]:
        """A raw Bot API call with a JSON body."""
        async with self.http.post(f"{self.simulator.url}/bot{token}/{method}", json=params) as answer:
            return answer.status, await answer.json()

    async def drain(self) -> list[telegram.Update]:
        """All waiting updates, confirmed."""
        updates = list(await self.bot.get_updates())
        if updates:
            await self.bot.get_updates(offset=updates[-1].update_id + 1)
        return updates


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    """A running simulator without limits, two started people and a group; the queue is empty."""
    clock = HandClock()
    simulator = Simulator(clock, limits=None, advance=clock.advance, webhook_first_delay=0.001)
    await simulator.start()
    bot = telegram.Bot(
        TOKEN,
        base_url=f"{simulator.url}/bot",
        base_file_url=f"{simulator.url}/file/bot",
        request=HTTPXRequest(connection_pool_size=8, read_timeout=20),
        get_updates_request=HTTPXRequest(connection_pool_size=4, read_timeout=20),
    )
    async with SimClient(simulator.url) as play, aiohttp.ClientSession() as http, bot:
        stage = Stage(clock, simulator, play, bot, http)
        stage.hoa = await play.add_person("Hoa", username="hoa", start=True)
        stage.nam = await play.add_person("Nam", username="nam", start=True)
        stage.group = await play.add_group("Trực ban", [stage.hoa, stage.nam])
        await stage.drain()
        yield stage
    await simulator.stop()
