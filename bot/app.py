"""The composition root: every part is made here, started in order and stopped at once.

Start: schema, leases swept, then the loops, then the doors (polling or webhook). Stop: loops are cancelled; nothing
needs draining, since everything that matters is a row.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from datetime import timedelta

import structlog

from bot.clock import Clock
from bot.feed import PATH, FeedPage
from bot.intake import Intake
from bot.introduction import Introduction
from bot.office import office_of
from bot.pacing import Pacer
from bot.probe import GROUPS_EVERY, Probe
from bot.pulse import Pulse
from bot.sender import Sender
from bot.settings import Settings
from bot.store import ensure_unit
from bot.ticker import Ticker
from bot.transports.base import Identity, Transport
from bot.transports.telegram import TelegramTransport
from bot.troubles import Eyes
from bot.watch import EVERY, Watch
from bot.web import Web
from bot.worker import Worker
from handlers import roster
from handlers.desk import Desk
from storage.database import Database

log = structlog.get_logger(__name__)

# Without 0/O and 1/I, which people mix up when they type a code from paper.
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
_RESTART_PAUSE = 1.0


def new_code() -> str:
    """An invite code: 12 characters, about 60 bits."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(12))


class App:
    """The running desk."""

    def __init__(self, settings: Settings, clock: Clock, *, watch_every: timedelta = EVERY) -> None:
        self.settings = settings
        self.clock = clock
        self._watch_every = watch_every
        self.database = Database(settings.database_url)
        self.telegram = telegram_transport(settings)
        self.introduction = Introduction(settings, self.telegram, clock) if self.telegram is not None else None
        self._tasks: list[asyncio.Task[None]] = []
        self.web: Web | None = None

    @property
    def identity(self) -> Identity | None:
        """Who the bot is, once the channel has said so."""
        return self.introduction.identity if self.introduction is not None else None

    async def start(self) -> None:
        """Open the store and start every loop; the channel may still be out of reach."""
        settings, clock = self.settings, self.clock
        await self.database.open()
        self.unit_id = await ensure_unit(self.database, settings)
        transports: dict[str, Transport] = {}
        if self.telegram is not None:
            await self.telegram.open()
            transports[self.telegram.channel] = self.telegram
        self.office = office_of(
            settings,
            self.unit_id,
            enrol_link=self._enrol_link,
            new_code=new_code,
            feed_link=self._feed_link,
            own_name=lambda: self.identity.username if self.identity else "",
        )
        async with self.database.write() as uow:
            await uow.outbox.sweep_leases(clock.now(), all_of_them=True)
            await roster.plan_edges(Desk(uow, self.office, clock.now(), "start"))
            await uow.commit()
        self.worker = Worker(
            self.database,
            self.office,
            transports,
            clock,
            workers=settings.inbox.workers,
            tries=settings.inbox.tries,
            retry_after=settings.inbox.retry_after,
        )
        self.sender = Sender(
            self.database,
            self.office,
            transports,
            clock,
            Pacer(settings.telegram.limits),
            workers=settings.outbox.workers,
            lease=settings.outbox.lease,
        )
        self.ticker = Ticker(self.database, self.office, clock)
        self.intake: Intake | None = None
        if self.telegram is not None:
            account = settings.environment.telegram_account
            self.intake = Intake(self.database, self.telegram, clock, self.unit_id, account)
        polls = settings.telegram.mode == "polling"
        self.pulse = Pulse(clock)
        self.probe = Probe(
            self.database,
            self.office,
            clock,
            transports,
            self.telegram,
            self.introduction,
            groups_every=max(GROUPS_EVERY, self._watch_every),
        )
        eyes = Eyes(
            clock,
            settings.watchdog,
            self.pulse,
            self.sender,
            str(settings.environment.data_dir.resolve()),
            self.intake,
            self.introduction,
            self.probe,
            polls,
        )
        self.watch = Watch(self.database, self.office, clock, eyes, every=self._watch_every)
        feed = FeedPage(settings, self.database, clock)
        self.web = Web(settings, self.watch, self.telegram, self.intake, feed)
        for name, loop in (("worker", self.worker.run), ("sender", self.sender.run), ("ticker", self.ticker.run)):
            self._spawn(name, loop)
        self._spawn("watch", self.watch.run)
        self._spawn("probe", self.probe.run)
        await self.web.start()
        if self.introduction is not None and self.intake is not None:
            self._spawn("introduction", self.introduction.run, ends=True)
            if polls:
                self._spawn("intake", self.intake.run)
        log.info("the desk is on duty", action="started", unit=settings.policy.unit.code, web=self.web.url)

    async def stop(self) -> None:
        """Stop every loop at once."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._tasks:
            await self.watch.stopped()
        self._tasks.clear()
        if self.web is not None:
            await self.web.stop()
        if self.telegram is not None:
            await self.telegram.close()
        await self.database.close()
        log.info("the desk has stopped", action="stopped")

    async def settled(self) -> bool:
        """Nothing is in hand and nothing is due: for tests and drills."""
        now = self.clock.now()
        if not (self.worker.idle and self.sender.idle):
            return False
        async with self.database.read() as uow:
            inbox_due = await uow.inbox.next_due_at()
            timers_due = await uow.timers.next_due_at()
            if (inbox_due is not None and inbox_due <= now) or (timers_due is not None and timers_due <= now):
                return False
            return not await uow.outbox.due_count(now)

    def _enrol_link(self, code: str) -> str:
        if self.telegram is None or self.identity is None:
            return ""
        return self.telegram.enrol_link(self.identity, code)

    def _feed_link(self, secret: str) -> str:
        base = self.settings.web.public_url or (self.web.url if self.web is not None else "")
        return f"{base.rstrip('/')}{PATH}/{secret}.ics"

    def _spawn(self, name: str, loop: Callable[[], Awaitable[None]], *, ends: bool = False) -> None:
        self._tasks.append(asyncio.create_task(self._guarded(name, loop, ends), name=name))

    async def _guarded(self, name: str, loop: Callable[[], Awaitable[None]], ends: bool) -> None:
        """A loop that dies is told and started again; only stopping the desk ends it."""
        while True:
            try:
                await loop()
                if ends:
                    return
                log.error("a loop ended and starts again", action="loop_restarted", loop=name)
            except asyncio.CancelledError:
                if (task := asyncio.current_task()) is not None and task.cancelling():
                    raise
                log.error("a loop was cancelled from inside and starts again", action="loop_restarted", loop=name)
            except Exception:
                log.exception("a loop failed and starts again", action="loop_restarted", loop=name)
            self.pulse.restarted(name)
            await self.clock.sleep(_RESTART_PAUSE)


def telegram_transport(settings: Settings) -> TelegramTransport | None:
    """The Telegram channel, when a token is set."""
    token = settings.environment.telegram_token
    if token is None:
        return None
    return TelegramTransport(
        token.get_secret_value(),
        settings.environment.telegram_base_url,
        poll_timeout=settings.telegram.poll_timeout.total_seconds(),
        call_timeout=settings.telegram.call_timeout.total_seconds(),
    )
