"""What only the channel knows, asked now and then: may lost groups be written to again, does the webhook deliver."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.introduction import Introduction
from bot.transports.base import ReceiveFailed, Transport
from bot.transports.telegram import TelegramTransport, WebhookState
from handlers import groups
from handlers.desk import Desk, Office
from storage.database import Database

log = structlog.get_logger(__name__)

GROUPS_EVERY = timedelta(minutes=10)
WEBHOOK_EVERY = timedelta(minutes=1)
# A failure older than this has been got over, whatever the channel still remembers of it.
_FRESH = timedelta(minutes=5)
_UNHEARD = 3
_LONGEST_DOUBT = timedelta(hours=6)


class Probe:
    """Asks, and remembers what it was told."""

    def __init__(
        self,
        database: Database,
        office: Office,
        clock: Clock,
        transports: Mapping[str, Transport],
        telegram: TelegramTransport | None,
        introduction: Introduction | None,
        *,
        groups_every: timedelta,
    ) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        self._transports = transports
        self._telegram = telegram
        self._introduction = introduction
        self._groups_every = groups_every
        self._groups_at: datetime | None = None
        self._again: dict[tuple[str, str], tuple[datetime, timedelta]] = {}
        self._unanswered = 0
        self.webhook: WebhookState | None = None

    @property
    def _hooked(self) -> bool:
        return self._introduction is not None and bool(self._introduction.webhook_address)

    @property
    def undelivered(self) -> int:
        """How many updates wait although the channel tried to deliver; 0 when all is well."""
        state = self.webhook
        if state is None or state.failed_at is None or self._clock.now() - state.failed_at > _FRESH:
            return 0
        return state.waiting

    @property
    def unheard(self) -> bool:
        """The channel of a webhook cannot be asked at all."""
        return self._unanswered >= _UNHEARD

    async def run(self) -> None:
        """Ask for ever."""
        while True:
            await self._clock.sleep((WEBHOOK_EVERY if self._hooked else self._groups_every).total_seconds())
            await self.look()

    async def look(self) -> None:
        """One round."""
        if self._hooked:
            await self._ask_webhook()
        now = self._clock.now()
        if self._groups_at is None or now - self._groups_at >= self._groups_every:
            self._groups_at = now
            await self._ask_groups(now)

    async def _ask_groups(self, now: datetime) -> None:
        async with self._database.read() as uow:
            lost = await uow.groups.lost(self._office.unit_id)
        for channel, address in lost:
            transport = self._transports.get(channel)
            not_before, waited = self._again.get((channel, address), (now, self._groups_every / 2))
            if transport is None or now < not_before or await transport.may_write(address):
                continue
            # A chat that says yes and then refuses again is believed ever less often.
            wait = min(2 * waited, _LONGEST_DOUBT)
            self._again[channel, address] = (now + wait, wait)
            async with self._database.write() as uow:
                desk = Desk(uow, self._office, now, f"probe:{address}:{now.isoformat()}")
                await groups.regain(desk, [(channel, address)])
                await uow.commit()

    async def _ask_webhook(self) -> None:
        assert self._telegram is not None
        assert self._introduction is not None
        try:
            self.webhook = await self._telegram.webhook_state()
        except ReceiveFailed as failure:
            self._unanswered += 1
            log.warning("the channel cannot be asked", action="probe_failed", reason=failure.reason)
            return
        self._unanswered = 0
        if self.webhook.url != self._introduction.webhook_address:
            log.warning("the webhook was changed from elsewhere and is set again", action="webhook_lost")
            await self._introduction.settle_receipt()
