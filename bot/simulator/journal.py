"""Numbered entries that can be read from any number on and waited for; the oldest are dropped."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.clock import within

Entry = dict[str, Any]


class Journal:
    """Entries numbered from 1 without gaps; at least the last ``keep`` are held."""

    def __init__(self, keep: int = 20_000):
        self._keep = keep
        self._entries: list[Entry] = []
        self._first = 1
        self._waiting: set[asyncio.Event] = set()

    @property
    def seq(self) -> int:
        """Number of the newest entry, 0 if there is none yet."""
        return self._first + len(self._entries) - 1

    def add(self, entry: Entry) -> int:
        """Append an entry and wake who waits. Returns its number."""
        seq = self.seq + 1
        entry["seq"] = seq
        self._entries.append(entry)
        if len(self._entries) >= 2 * self._keep:
            dropped = len(self._entries) - self._keep
            del self._entries[:dropped]
            self._first += dropped
        self.wake()
        return seq

    def wake(self) -> None:
        """Let everyone who waits look again."""
        for event in self._waiting:
            event.set()
        self._waiting.clear()

    def after(self, seq: int, limit: int = 5_000) -> list[Entry]:
        """Entries with a higher number, oldest first, at most ``limit``."""
        start = max(0, seq + 1 - self._first)
        return self._entries[start : start + limit]

    async def wait(self, seq: int, timeout: float) -> list[Entry]:
        """Entries after ``seq``; waits up to ``timeout`` real seconds for the first one."""
        if timeout > 0 and self.seq <= seq:
            event = asyncio.Event()
            self._waiting.add(event)
            try:
                await within(timeout, event.wait())
            except TimeoutError:
                pass
            finally:
                self._waiting.discard(event)
        return self.after(seq)
