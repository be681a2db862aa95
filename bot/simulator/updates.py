"""The queue of updates waiting for the bot, with the real server's offset, filter and expiry rules."""

from __future__ import annotations

import asyncio
import random
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.clock import Clock, within
from bot.simulator.params import ApiError

MESSAGE_AGE = 24 * 3600  # seconds from the message's date
CALLBACK_AGE = 150  # seconds
_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_AHEAD = 10  # an offset further above the tail than this is ignored (tdlib TQueue)


@dataclass(slots=True)
class Pending:
    """One update not yet confirmed. ``expires_at`` in epoch seconds."""

    update: dict[str, Any]
    chat_id: int
    expires_at: float


class Updates:
    """Updates in order of arrival, until the bot confirms them or they grow too old."""

    def __init__(self, clock: Clock):
        self._clock = clock
        self.pending: OrderedDict[int, Pending] = OrderedDict()
        self.next_id = random.randrange(100_000_000, 900_000_000)
        self.allowed: list[str] = []
        self.webhook_active: Callable[[], bool] = lambda: False
        self.on_push: Callable[[], None] = lambda: None
        self.polls_in_flight = 0
        self.polled_at: float | None = None
        self._poll: _Poll | None = None

    def now(self) -> int:
        """Epoch seconds on the injected clock."""
        return int(self._clock.now().timestamp())

    def allow(self, kinds: list[str]) -> None:
        """Remember which kinds to keep at arrival; an empty list is the default set."""
        self.allowed = kinds

    def push(self, kind: str, payload: dict[str, Any], chat_id: int, expires_at: float) -> int | None:
        """Queue one update. Returns its id, or None if the bot did not ask for this kind."""
        if (kind not in self.allowed) if self.allowed else (kind in _NOT_BY_DEFAULT):
            return None
        update_id = self.next_id
        self.next_id += 1
        self._keep(update_id, Pending({"update_id": update_id, kind: payload}, chat_id, expires_at))
        return update_id

    def put_raw(self, update: dict[str, Any]) -> int:
        """Queue an update verbatim; a missing update_id is filled in."""
        update_id = update.get("update_id")
        if type(update_id) is not int:
            update_id = update["update_id"] = self.next_id
        self.next_id = max(self.next_id, update_id + 1)
        self._keep(update_id, Pending(update, _chat_of(update), self._clock.now().timestamp() + MESSAGE_AGE))
        return update_id

    def _keep(self, update_id: int, pending: Pending) -> None:
        self.pending[update_id] = pending
        if self._poll is not None:
            self._poll.wake.set()
        self.on_push()

    def drop_all(self) -> None:
        """Forget everything that waits (drop_pending_updates)."""
        self.pending.clear()

    def drop_expired(self) -> None:
        """Forget what is too old."""
        now = self._clock.now().timestamp()
        for update_id in [key for key, item in self.pending.items() if item.expires_at <= now]:
            del self.pending[update_id]

    def waiting(self) -> int:
        """How many updates are not yet confirmed and not too old."""
        self.drop_expired()
        return len(self.pending)

    def take(self, offset: int, limit: int) -> list[dict[str, Any]]:
        """Confirm what is below ``offset`` and return the next updates, without confirming those."""
        if offset < 0:
            self.drop_expired()
            for _ in range(len(self.pending) + offset):
                self.pending.popitem(last=False)
        elif 0 < offset <= self.next_id + _AHEAD:
            while self.pending and next(iter(self.pending)) < offset:
                self.pending.popitem(last=False)
        now, batch, old = self._clock.now().timestamp(), list[dict[str, Any]](), list[int]()
        for update_id, item in self.pending.items():
            if item.expires_at <= now:
                old.append(update_id)
                continue
            batch.append(item.update)
            if len(batch) >= limit:
                break
        for update_id in old:
            del self.pending[update_id]
        return batch

    async def poll(self, offset: int, limit: int, timeout: int) -> list[dict[str, Any]]:
        """A long poll of up to ``timeout`` real seconds. Raises ApiError 409 when another poll takes over."""
        self.polled_at = self._clock.now().timestamp()
        if self._poll is not None:
            self._poll.replaced = True
            self._poll.wake.set()
        poll = self._poll = _Poll()
        self.polls_in_flight += 1
        try:
            batch = self.take(offset, limit)
            if not batch and timeout > 0:
                try:
                    await within(timeout, poll.wake.wait())
                except TimeoutError:
                    return []
                if poll.replaced:
                    raise ApiError(
                        409,
                        "Conflict: terminated by other getUpdates request; "
                        "make sure that only one bot instance is running",
                    )
                if self.webhook_active():
                    raise ApiError(409, "Conflict: terminated by setWebhook request")
                batch = self.take(offset, limit)
            return batch
        finally:
            self.polls_in_flight -= 1
            if self._poll is poll:
                self._poll = None

    def interrupt(self) -> None:
        """Wake the poll in flight: a webhook was set or the server stops."""
        if self._poll is not None:
            self._poll.wake.set()


class _Poll:
    """One getUpdates call in flight."""

    def __init__(self) -> None:
        self.wake = asyncio.Event()
        self.replaced = False


def _chat_of(update: dict[str, Any]) -> int:
    for value in update.values():
        if isinstance(value, dict):
            holder = value.get("message") if isinstance(value.get("message"), dict) else value
            chat = holder.get("chat") if isinstance(holder, dict) else None
            if isinstance(chat, dict) and type(chat.get("id")) is int:
                return int(chat["id"])
    return 0
