"""Work: the oldest open row of each chat, chats in parallel, one chat in order.

Claiming, handling and marking as done are ONE transaction, so the row lock (or SQLite's one writer) is the claim. A
handler that fails rolls back and is tried again later, then parked: the sender is told that the message is kept, the
admin is told, and neighbours go on.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.documents.tables import UnreadableFile, tables_of
from bot.documents.words import words_of
from bot.failpoints import hit
from bot.transports.base import ReceiveFailed, Transport
from duty.messages import Event, EventKind
from duty.secrecy import is_paper_marked
from duty.sheets import read
from duty.wording import notices
from handlers import parking, routing
from handlers.desk import Desk, NeedsFile, NeedsPermit, Office, Toast
from storage.database import Database
from storage.errors import StoreUnavailable
from storage.inbox import Received

log = structlog.get_logger(__name__)

_LOOK_AGAIN = timedelta(seconds=1)


class Worker:
    """Handles the inbox."""

    def __init__(
        self,
        database: Database,
        office: Office,
        transports: dict[str, Transport],
        clock: Clock,
        *,
        workers: int,
        tries: int,
        retry_after: timedelta,
    ) -> None:
        self._database = database
        self._office = office
        self._transports = transports
        self._clock = clock
        self._workers = workers
        self._tries = tries
        self._retry_after = retry_after
        self._busy: dict[str, asyncio.Task[None]] = {}
        self._answers: set[asyncio.Task[object]] = set()

    @property
    def idle(self) -> bool:
        """Nothing is being handled or answered."""
        return not self._busy and not self._answers

    async def run(self) -> None:
        """Hand chats with work to tasks, for ever."""
        rung = self._database.bell.event("inbox")
        try:
            while True:
                rung.clear()
                room = self._workers - len(self._busy)
                now = self._clock.now()
                async with self._database.read() as uow:
                    chats = await uow.inbox.chats_with_work(now, list(self._busy), room) if room else []
                    due_at = None if chats else await uow.inbox.next_due_at()
                for chat in chats:
                    self._busy[chat] = asyncio.create_task(self._take(chat))
                # A row that is due now is in hand already, or waits for a free task, or stands behind one of its chat
                # that is tried again later. Tasks ring when they end; should one hang, the others' rows are looked
                # for all the same.
                if chats or (due_at is not None and due_at <= now):
                    due_at = now + _LOOK_AGAIN
                await self._clock.wait(rung, due_at)
        finally:
            for task in [*self._busy.values(), *self._answers]:
                task.cancel()

    async def _take(self, chat: str) -> None:
        try:
            await self._one(chat)
        except StoreUnavailable as failure:
            log.error("the store fails; the row stays open", action="store_failed", reason=str(failure))
            await self._clock.sleep(1.0)
        finally:
            self._busy.pop(chat, None)
            self._database.bell.ring("inbox")

    async def _one(self, chat: str) -> None:
        """Handle the oldest row of a chat, if there is one that is due."""
        learnt: dict[str, object] = {}
        while True:
            row: Received | None = None
            try:
                async with self._database.write() as uow:
                    row = await uow.inbox.oldest_of(chat, self._clock.now())
                    if row is None:
                        return
                    hit("worker.claimed")
                    event = self._transports[row.channel].interpret(row.body)
                    if learnt:
                        event = replace(event, extra={**event.extra, **learnt})
                    now = self._clock.now()
                    desk = Desk(uow, self._office, now, f"inbox:{row.id}", event, inbox_id=row.id)
                    await routing.handle(desk)
                    await uow.inbox.done(row.id, now, keep_body=not desk.forget_body)
                    hit("worker.handled")
                    await uow.commit()
                hit("worker.committed")
            except NeedsPermit:
                learnt["cannot_write"] = await self._transports[event.channel].may_write(event.chat.address)
                continue
            except NeedsFile as wanted:
                learnt |= await self._look_into(event.channel, wanted)
                continue
            except StoreUnavailable:
                raise
            except Exception as failure:
                assert row is not None
                await self._failed(row, failure)
                return
            self._answer(event, desk.toasts)
            return

    async def _look_into(self, channel: str, wanted: NeedsFile) -> dict[str, object]:
        try:
            content = await self._transports[channel].fetch_file(wanted.ref)
            return await asyncio.to_thread(self._opened, wanted, content)
        except UnreadableFile as failure:
            return {"unreadable": failure.sentence}
        except ReceiveFailed as failure:
            log.warning("a file could not be fetched", action="fetch_failed", reason=failure.reason)
            return {"unreadable": "Máy trực chưa tải được tệp. Xin gửi lại sau ít phút."}

    def _opened(self, wanted: NeedsFile, content: bytes) -> dict[str, object]:
        """What is in a file; of one that is marked as a secret nothing but that. Raises UnreadableFile."""
        tables = [] if wanted.raw else tables_of(wanted.name, content)
        if is_paper_marked(words_of(content)):
            return {"marked": True}
        if wanted.raw:
            return {"content": content}
        return {"sheet": read(tables, self._clock.now().astimezone(self._office.policy.unit.zone).date())}

    def _answer(self, event: Event, toasts: list[Toast]) -> None:
        if event.kind is not EventKind.PRESS:
            return
        transport = self._transports[event.channel]
        # Even a press with nothing to say is answered, or its button would go on spinning.
        for toast in toasts[:1] or [Toast(event.press_id, "")]:
            task: asyncio.Task[object] = asyncio.create_task(
                transport.answer(toast.press_id, toast.text, alert=toast.alert)
            )
            self._answers.add(task)
            task.add_done_callback(self._answered)

    def _answered(self, task: asyncio.Task[object]) -> None:
        self._answers.discard(task)
        self._database.bell.ring("activity")

    async def _failed(self, row: Received, failure: Exception) -> None:
        parked = row.tries + 1 >= self._tries
        log.error(
            "a received message could not be handled",
            action="inbox_parked" if parked else "inbox_failed",
            inbox_id=row.id,
            tries=row.tries + 1,
            exc_info=failure,
        )
        now = self._clock.now()
        retry_at = None if parked else now + self._retry_after * 2**row.tries
        async with self._database.write() as uow:
            await uow.inbox.failed(row.id, type(failure).__name__, retry_at, now)
            event = self._transports[row.channel].interpret(row.body)
            if parked:
                desk = Desk(uow, self._office, now, f"inbox:{row.id}:parked", event)
                await parking.told(desk, row.id)
            await uow.commit()
        if row.tries == 0:
            self._answer(event, [Toast(event.press_id, notices.NOT_YET)])
