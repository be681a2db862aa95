"""The desk and its channel get to know each other: who the bot is, how updates come, which commands there are."""

from __future__ import annotations

import structlog

from bot.clock import Clock
from bot.settings import Settings
from bot.transports.base import Fate, Identity, Outcome, ReceiveFailed
from bot.transports.telegram import TelegramTransport

log = structlog.get_logger(__name__)

COMMANDS = [
    ("bao", "Báo một sự việc"),
    ("sv", "Sự việc đang mở"),
    ("ca", "Ai đang trực, ca của tôi"),
    ("lichtruc", "Lịch trực trong tuần"),
    ("doica", "Xin đổi ca trực"),
    ("trogiup", "Trợ giúp"),
    ("huy", "Bỏ việc đang làm dở"),
]
_FIRST_PAUSE = 1.0  # seconds
_LONGEST_PAUSE = 60.0


class Introduction:
    """Done once at the start, as soon as the network is there; the way of receipt is set again when it was lost."""

    def __init__(self, settings: Settings, transport: TelegramTransport, clock: Clock) -> None:
        self._settings = settings
        self._transport = transport
        self._clock = clock
        self.identity: Identity | None = None
        self.trouble = ""

    @property
    def webhook_address(self) -> str:
        """Where updates are to be posted; "" when they are polled."""
        settings = self._settings.telegram
        if settings.mode != "webhook" or not settings.webhook_url:
            return ""
        return settings.webhook_url.rstrip("/") + settings.webhook_path

    async def run(self) -> None:
        """Ask who the bot is, settle how updates come, name the commands."""
        pause = _FIRST_PAUSE
        while self.identity is None:
            try:
                self.identity = await self._transport.identify()
            except ReceiveFailed as failure:
                log.warning("the channel does not answer yet", action="identify_failed", reason=failure.reason)
                await self._clock.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
        await self.settle_receipt()
        await self._transport.set_commands(COMMANDS)

    async def settle_receipt(self) -> None:
        """Set or delete the webhook, again and again until the channel has done it."""
        pause = _FIRST_PAUSE
        while (outcome := await self._ask()).fate is not Fate.SENT:
            self.trouble = outcome.reason
            log.warning("the way of receipt is not settled", action="receipt_unsettled", reason=outcome.reason)
            await self._clock.sleep(max(pause, outcome.retry_after or 0.0))
            pause = min(pause * 2, _LONGEST_PAUSE)
        self.trouble = ""

    async def _ask(self) -> Outcome:
        if address := self.webhook_address:
            secret = self._settings.environment.telegram_webhook_secret
            return await self._transport.set_webhook(address, secret.get_secret_value() if secret else "")
        return await self._transport.delete_webhook()
