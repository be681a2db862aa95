"""The watchman: beats for other processes to see, an alarm when the channel was silent, leases that ran out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import structlog

from duty.wording.facts import clock as local_clock
from handlers.desk import Desk

if TYPE_CHECKING:
    from bot.app import App

log = structlog.get_logger(__name__)

_EVERY = timedelta(seconds=30)


class Watch:
    """Looks after the other loops."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._silent_since: datetime | None = None

    async def run(self) -> None:
        """Beat and look, for ever."""
        while True:
            await self.look()
            await self._app.clock.sleep(_EVERY.total_seconds())

    async def look(self) -> None:
        """One round: beat, leases, silence of the channel."""
        app, now = self._app, self._app.clock.now()
        async with app.database.write() as uow:
            # A row of this sender is never orphaned while the sender holds it, whatever the clock says.
            swept = await uow.outbox.sweep_leases(now) if app.sender.idle else 0
            await uow.beats.beat(app.unit_id, "desk", now, await self.report())
            await self._mind_silence(Desk(uow, app.office, now, f"watch:{now.isoformat()}"), now)
            await app.planner.plan(uow, app.unit_id, now)
            for queue in ("inbox", "outbox", "timers"):
                # Another process may have put work there, which no bell of this one announced.
                uow.ring(queue)
            await uow.commit()
        if swept:
            log.warning("messages in flight were given up and go again", action="leases_swept", count=swept)

    @property
    def silence(self) -> timedelta | None:
        """How long the polled channel has been silent; None when there is none."""
        intake = self._app.intake
        if intake is None or self._app.settings.telegram.mode != "polling":
            return None
        return timedelta(seconds=self._app.clock.elapsed() - intake.last_contact)

    async def _mind_silence(self, desk: Desk, now: datetime) -> None:
        silence = self.silence
        if silence is None:
            return
        if silence > self._app.settings.watchdog:
            if self._silent_since is None:
                self._silent_since = now - silence
                log.error("no contact with the channel", action="channel_silent", since=self._silent_since.isoformat())
        elif self._silent_since is not None:
            zone = desk.policy.unit.zone
            span = f"từ {local_clock(self._silent_since, zone)} đến {local_clock(now, zone)}"
            self._silent_since = None
            await desk.alarm(
                f"Máy trực đã mất liên lạc với Telegram {span}, nay đã nối lại. Tin trong lúc đó vẫn được giữ."
            )

    async def report(self) -> dict[str, Any]:
        """What /healthz shows: ages in seconds, counts, and what is wrong."""
        app, now = self._app, self._app.clock.now()
        async with app.database.read() as uow:
            states = await uow.outbox.waiting()
            inbox_oldest, outbox_oldest = await uow.inbox.oldest_open_at(), await uow.outbox.oldest_waiting_at()
            parked = await uow.inbox.count("parked")
            open_count = await uow.inbox.count("open")
        silence = self.silence
        faults = []
        if app.telegram is None:
            faults.append("no channel is configured")
        elif silence is not None and silence > app.settings.watchdog:
            faults.append("no contact with the channel: " + (app.intake.trouble if app.intake else ""))
        if app.sender.dead:
            faults.append("the token is refused")
        for name, oldest in (("inbox", inbox_oldest), ("outbox", outbox_oldest)):
            if oldest is not None and now - oldest > app.settings.watchdog:
                faults.append(f"old backlog in the {name}")
        return {
            "ok": not faults,
            "faults": faults,
            "last_contact_seconds": None if silence is None else round(silence.total_seconds(), 1),
            "inbox": {"open": open_count, "parked": parked, "oldest_seconds": _age(inbox_oldest, now)},
            "outbox": {**states, "oldest_seconds": _age(outbox_oldest, now)},
        }


def _age(at: datetime | None, now: datetime) -> float | None:
    return None if at is None else round((now - at).total_seconds(), 1)
