"""The only place that knows the time of day and can wait.

Everything else asks a ``Clock``, so that tests run on a fake one and a demo can be moved forward.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable
from datetime import UTC, datetime, timedelta
from typing import Protocol, TypeVar

T = TypeVar("T")


class Clock(Protocol):
    """Now, and waiting until later."""

    def now(self) -> datetime:
        """The current instant, aware, in UTC."""

    def elapsed(self) -> float:
        """Seconds since some moment, never set back or forward: for how long ago something in this process was."""

    async def sleep(self, seconds: float) -> None:
        """Return after ``seconds`` of this clock's time."""

    async def wait(self, event: asyncio.Event, until: datetime | None) -> bool:
        """Wait for the event, at the longest until an instant. True if the event was set."""


class SystemClock:
    """The machine's clock, plus a shift that only a demo moves (``advance``)."""

    def __init__(self) -> None:
        self._shift = timedelta(0)
        self._moved = asyncio.Event()

    def now(self) -> datetime:
        return datetime.now(UTC) + self._shift

    def elapsed(self) -> float:
        return time.monotonic()

    def advance(self, seconds: float) -> None:
        """Move this clock forward; everyone who waits on it looks again."""
        self._shift += timedelta(seconds=seconds)
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()

    async def sleep(self, seconds: float) -> None:
        await self.wait(asyncio.Event(), self.now() + timedelta(seconds=seconds))

    async def wait(self, event: asyncio.Event, until: datetime | None) -> bool:
        while not event.is_set():
            left = None if until is None else (until - self.now()).total_seconds()
            if left is not None and left <= 0:
                return False
            moved = self._moved
            waits = [asyncio.ensure_future(event.wait()), asyncio.ensure_future(moved.wait())]
            try:
                # A suspended laptop or a set clock must not turn a long wait into a longer one: look again each minute.
                await asyncio.wait(
                    waits, timeout=min(left, 60.0) if left is not None else 60.0, return_when=asyncio.FIRST_COMPLETED
                )
            finally:
                for waiter in waits:
                    waiter.cancel()
        return True


async def within(seconds: float, work: Awaitable[T]) -> T:
    """Run ``work`` for at most ``seconds`` of real time. Raises TimeoutError."""
    return await asyncio.wait_for(work, seconds)


def stopwatch() -> float:
    """Seconds on a monotonic clock, for measuring only."""
    return time.monotonic()
