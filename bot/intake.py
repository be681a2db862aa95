"""Receipt: raw updates are committed before they are confirmed.

    transport.receive() ─▶ inbox (one commit a batch) ─▶ transport.confirm()

A batch that cannot be stored is kept in hand and tried again; nothing is confirmed until it is. A failing poll backs
off and goes on for ever; only a refused token stops it, loudly.
"""

from __future__ import annotations

import structlog

from bot.clock import Clock
from bot.failpoints import hit
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

    async def run(self) -> None:
        """Poll for ever."""
        failures = 0
        while True:
            try:
                batch = await self._transport.receive()
            except ReceiveFailed as failure:
                failures += 1
                self.trouble, self.refused = failure.reason, failure.fatal
                pause = failure.retry_after or min(_LONGEST_PAUSE, 0.5 * 2 ** min(failures, 6))
                if failure.conflict:
                    log.error("another process polls with the same token; only one may", action="poll_conflict")
                elif failure.fatal:
                    log.error("the channel refuses the token", action="poll_refused", reason=failure.reason)
                    pause = _LONGEST_PAUSE
                else:
                    log.warning("poll failed", action="poll_failed", reason=failure.reason, pause=pause)
                await self._clock.sleep(pause)
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
