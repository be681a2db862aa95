"""Waiting for what ``settle`` cannot wait for: a desk that is cut off, or that holds something back."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from bot.clock import within
from tests.harness import PATIENCE, Town


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Return when the condition holds. Raises TimeoutError when it never does."""
    async with asyncio.timeout(PATIENCE):
        while not await condition():
            with contextlib.suppress(TimeoutError):
                await within(0.01, asyncio.Event().wait())


async def until_polled(town: Town) -> None:
    """Move the clock through the pauses of a poll that fails, until one waits with nothing left to fetch."""

    async def polled() -> bool:
        pending = await town.chat.pending()
        if pending["in_flight_polls"] and not pending["updates"]:
            return True
        if town.clock.rests("intake") and (wake := town.clock.next_wake()) is not None:
            town.clock.move_to(wake)
        return False

    await until(polled)
    await town.settle()


async def until_logged(actions: Callable[[], list[str]], *wanted: str) -> None:
    """Return when the log tells of all of these."""

    async def told() -> bool:
        return set(wanted) <= set(actions())

    await until(told)
