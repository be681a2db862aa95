"""Timers: ONE sleep until the earliest due row. The table is the truth; a restart loses and doubles nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.failpoints import hit
from duty.wording import health as word
from handlers import timers
from handlers.desk import Desk, Office
from storage.database import Database
from storage.errors import StoreUnavailable

log = structlog.get_logger(__name__)

_TRIES = 5
_RETRY_AFTER = timedelta(seconds=30)


class Ticker:
    """Fires due timers."""

    def __init__(self, database: Database, office: Office, clock: Clock) -> None:
        self._database = database
        self._office = office
        self._clock = clock

    async def run(self) -> None:
        """Fire what is due, sleep until the next, for ever."""
        rung = self._database.bell.event("timers")
        while True:
            rung.clear()
            due_at = await self.fire_due()
            await self._clock.wait(rung, due_at)

    async def fire_due(self) -> datetime | None:
        """Fire everything that is due; when the next is."""
        while True:
            async with self._database.read() as uow:
                next_due_at = await uow.timers.next_due_at()
                if next_due_at is None or next_due_at > self._clock.now():
                    return next_due_at
                due = await uow.timers.due(self._clock.now(), 100)
            for timer_id in due:
                await self._fire(timer_id)

    async def _fire(self, timer_id: int) -> None:
        now = self._clock.now()
        try:
            async with self._database.write() as uow:
                timer = await uow.timers.take(timer_id)
                if timer is None:
                    return
                await timers.handle(Desk(uow, self._office, now, f"timer:{timer.key}"), timer)
                await uow.timers.fired(timer_id, now)
                hit("ticker.handled")
                await uow.commit()
            hit("ticker.committed")
        except StoreUnavailable as failure:
            log.error("the store fails; the timer stays", action="store_failed", reason=str(failure))
            await self._clock.sleep(1.0)
        except Exception as failure:
            await self._failed(timer_id, failure)

    async def _failed(self, timer_id: int, failure: Exception) -> None:
        now = self._clock.now()
        async with self._database.write() as uow:
            timer = await uow.timers.take(timer_id)
            if timer is None:
                return
            parked = timer.tries + 1 >= _TRIES
            log.error(
                "a timer could not be handled",
                action="timer_parked" if parked else "timer_failed",
                timer=timer.key,
                exc_info=failure,
            )
            await uow.timers.failed(timer_id, type(failure).__name__, None if parked else now + _RETRY_AFTER)
            if parked:
                desk = Desk(uow, self._office, now, f"timer:{timer.key}:parked")
                await desk.alarm(word.timer_parked(timer.kind))
            await uow.commit()
