"""The watchman: beats for other processes to see, an alarm when the channel was silent, leases that ran out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.clock import Clock
from bot.intake import Intake
from bot.sender import Sender
from bot.slots import Planner
from duty.wording.facts import clock as local_clock
from handlers.desk import Desk, Office
from storage.database import Database

log = structlog.get_logger(__name__)

EVERY = timedelta(seconds=30)


class Watch:
    """Looks after the other loops."""

    def __init__(
        self,
        database: Database,
        office: Office,
        clock: Clock,
        sender: Sender,
        intake: Intake | None,
        *,
        polls: bool,
        limit: timedelta,
        every: timedelta = EVERY,
    ) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        self._sender = sender
        self._intake = intake
        self._polls = polls
        self._limit = limit
        self._every = every
        self._planner = Planner(office.policy.unit.timezone, office.policy.slots)
        self._silent_since: datetime | None = None

    async def run(self) -> None:
        """Beat and look, for ever."""
        while True:
            await self.look()
            await self._clock.sleep(self._every.total_seconds())

    async def look(self) -> None:
        """One round: beat, leases, silence of the channel."""
        now, unit_id = self._clock.now(), self._office.unit_id
        async with self._database.write() as uow:
            # A row of this sender is never orphaned while the sender holds it, whatever the clock says.
            swept = await uow.outbox.sweep_leases(now) if self._sender.idle else 0
            await uow.beats.beat(unit_id, "desk", now, await self.report())
            await self._mind_silence(Desk(uow, self._office, now, f"watch:{now.isoformat()}"), now)
            await self._planner.plan(uow, unit_id, now)
            for queue in ("inbox", "outbox", "timers"):
                # Another process may have put work there, which no bell of this one announced.
                uow.ring(queue)
            await uow.commit()
        if swept:
            log.warning("messages in flight were given up and go again", action="leases_swept", count=swept)

    @property
    def silence(self) -> timedelta | None:
        """How long the polled channel has been silent; None when there is none."""
        if self._intake is None or not self._polls:
            return None
        return timedelta(seconds=self._clock.elapsed() - self._intake.last_contact)

    async def _mind_silence(self, desk: Desk, now: datetime) -> None:
        silence = self.silence
        if silence is None:
            return
        if silence > self._limit:
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
        now = self._clock.now()
        async with self._database.read() as uow:
            states = await uow.outbox.waiting()
            inbox_oldest, outbox_oldest = await uow.inbox.oldest_open_at(), await uow.outbox.oldest_waiting_at()
            parked = await uow.inbox.count("parked")
            open_count = await uow.inbox.count("open")
        silence = self.silence
        faults = []
        if self._intake is None:
            faults.append("no channel is configured")
        elif silence is not None and silence > self._limit:
            faults.append("no contact with the channel: " + self._intake.trouble)
        if self._sender.dead or (self._intake is not None and self._intake.refused):
            faults.append("the token is refused")
        for name, oldest in (("inbox", inbox_oldest), ("outbox", outbox_oldest)):
            if oldest is not None and now - oldest > self._limit:
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
