"""Delivery of updates by webhook: one chat in order, chats in parallel, again and again until 200."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from typing import Any

import aiohttp

from bot.clock import within
from bot.simulator.updates import Updates

_LONGEST_DELAY = 60.0  # seconds; the real server doubles up to a random 60-120 s


class Webhook:
    """The webhook setting and the tasks that serve it. ``first_delay`` in real seconds."""

    def __init__(self, updates: Updates, *, first_delay: float = 0.5):
        self._updates = updates
        self._first_delay = first_delay
        self._reset()
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._queues: dict[int, deque[int]] = {}
        self._seen: set[int] = set()
        self._slots = asyncio.Semaphore(40)
        self._session: aiohttp.ClientSession | None = None
        updates.webhook_active = lambda: bool(self.url)
        updates.on_push = self.deliver

    def _reset(self) -> None:
        self.url = ""
        self.secret = ""
        self.max_connections = 40
        self.error_at: int | None = None
        self.error = ""

    async def set(self, url: str, secret: str, max_connections: int) -> None:
        """Start to deliver to ``url``; a poll in flight ends with 409."""
        await self.delete()
        self.url, self.secret, self.max_connections = url, secret, max_connections
        self._slots = asyncio.Semaphore(max_connections)
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        self._updates.interrupt()
        self.deliver()

    async def delete(self) -> None:
        """Stop to deliver; what was not accepted stays in the queue."""
        self._reset()
        tasks = list(self._tasks.values())
        self._tasks.clear()
        self._queues.clear()
        self._seen.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def deliver(self) -> None:
        """Give every waiting update to the task of its chat."""
        if not self.url:
            return
        if len(self._seen) > 2 * len(self._updates.pending) + 1_000:
            self._seen.intersection_update(self._updates.pending)
        fresh: list[tuple[int, int]] = []
        for update_id, item in reversed(self._updates.pending.items()):
            if update_id in self._seen:
                break  # everything before it was given out already
            fresh.append((update_id, item.chat_id))
        for update_id, chat_id in reversed(fresh):
            self._seen.add(update_id)
            self._queues.setdefault(chat_id, deque()).append(update_id)
            if chat_id not in self._tasks:
                self._tasks[chat_id] = asyncio.create_task(self._serve(chat_id))

    async def _serve(self, chat_id: int) -> None:
        try:
            while queue := self._queues.get(chat_id):
                await self._until_accepted(queue.popleft())
            self._queues.pop(chat_id, None)
        finally:
            if self._tasks.get(chat_id) is asyncio.current_task():
                del self._tasks[chat_id]

    async def _until_accepted(self, update_id: int) -> None:
        delay = self._first_delay
        while True:
            item = self._updates.pending.get(update_id)
            if item is None or item.expires_at <= self._updates.now():
                self._updates.pending.pop(update_id, None)
                return
            async with self._slots:
                accepted, wait = await self._post(item.update)
            if accepted:
                self._updates.pending.pop(update_id, None)
                return
            # The pause is real time: a fake clock in a test must not be able to stop delivery.
            try:
                await within(min(wait or delay, 3600.0), asyncio.Event().wait())
            except TimeoutError:
                delay = min(delay * 2, _LONGEST_DELAY)

    async def _post(self, update: dict[str, Any]) -> tuple[bool, float | None]:
        assert self._session is not None
        headers = {"Content-Type": "application/json"}
        if self.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.secret
        try:
            async with self._session.post(self.url, data=json.dumps(update).encode(), headers=headers) as answer:
                await answer.read()
                if 200 <= answer.status < 300:
                    return True, None
                self._fail(f"Wrong response from the webhook: {answer.status} {answer.reason}")
                after = answer.headers.get("Retry-After", "")
                return False, float(after) if after.isdigit() else None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            self._fail(f"Connection failed: {type(error).__name__}")
            return False, None

    def _fail(self, reason: str) -> None:
        self.error, self.error_at = reason, self._updates.now()

    def info(self) -> dict[str, Any]:
        """A Bot API WebhookInfo."""
        shown: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": self._updates.waiting(),
        }
        if self.url:
            shown["max_connections"] = self.max_connections
        if self.error_at is not None:
            shown |= {"last_error_date": self.error_at, "last_error_message": self.error}
        if self._updates.allowed:
            shown["allowed_updates"] = list(self._updates.allowed)
        return shown
