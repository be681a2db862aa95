"""Receipt: raw updates are committed before they are confirmed.

    transport.receive() ─▶ inbox (one commit a batch) ─▶ transport.confirm()

A batch that cannot be stored is kept in hand and tried again; nothing is confirmed until it is. A failing poll backs
off and goes on for ever; a refused token or another process on the same token makes it slow and is told.
"""

from __future__ import annotations

import structlog

from bot.clock import Clock
from bot.failpoints import hit
from bot.rivals import Rivals
from bot.transports.base import RawUpdate, ReceiveFailed, Transport
from storage.database import Database
from storage.errors import StoreUnavailable

log = structlog.get_logger(__name__)

_LONGEST_PAUSE = 30.0


class Intake:
    """The polling loop of one channel, and the door for its webhook."""

    def __init__(
        self,
        database: Database,
        transport: Transport,
        clock: Clock,
        unit_id: int,
        account: str,
    ) -> None:
        self._database = database
        self._transport = transport
        self._clock = clock
        self._unit_id = unit_id
        self._account = account
        self.last_contact = clock.elapsed()
        self.trouble = ""
        self.refused = False
        self.rivals = Rivals(clock)

    async def run(self) -> None:
        """Poll for ever."""
        failures = 0
        while True:
            try:
                batch = await self._transport.receive()
            except ReceiveFailed as failure:
                failures += 1
                self.trouble, self.refused = failure.reason, failure.fatal
                await self._clock.sleep(await self._pause_after(failure, failures))
                continue
            failures = 0
            self.trouble, self.refused = "", False
            self.last_contact = self._clock.elapsed()
            if batch:
                hit("intake.received")
                await self.store(batch)
                hit("intake.stored")
            await self._transport.confirm(batch)
            if batch:
                hit("intake.confirmed")

    async def _pause_after(self, failure: ReceiveFailed, failures: int) -> float:
        """Say what went wrong with a poll; how long to wait, in seconds."""
        if failure.conflict:
            # Asked again and again, both would go on taking updates from each other.
            known = self.rivals.present
            pause = self.rivals.meet(idle=not await self._has_staff())
            log.error("another process polls with the same token; only one may", action="poll_conflict", pause=pause)
            if self.rivals.present and not known:
                self._database.bell.ring("watch")
            return pause
        if failure.fatal:
            log.error("the channel refuses the token", action="poll_refused", reason=failure.reason)
            return _LONGEST_PAUSE
        pause = failure.retry_after or min(_LONGEST_PAUSE, 0.5 * 2 ** min(failures, 6))
        log.warning("poll failed", action="poll_failed", reason=failure.reason, pause=pause)
        return pause

    async def _has_staff(self) -> bool:
        try:
            async with self._database.read() as uow:
                return bool(await uow.people.all(self._unit_id))
        except StoreUnavailable:
            return True

    async def store(self, batch: list[RawUpdate]) -> None:
        """Commit a batch to the inbox; while the store fails, wait and try again."""
        rows = [
            (f"{self._account}:{update.external_id}", f"{self._transport.channel}:{update.chat_key}", update.body)
            for update in batch
        ]
        while True:
            try:
                async with self._database.write() as uow:
                    await uow.inbox.put(self._unit_id, self._transport.channel, rows, self._clock.now())
                    await uow.commit()
                return
            except StoreUnavailable as failure:
                log.error(
                    "the inbox cannot be written; nothing is confirmed until it can",
                    action="store_failed",
                    reason=str(failure),
                )
                await self._clock.sleep(1.0)
