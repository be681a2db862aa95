"""The watchman: beats for other processes to see, alarms for what is wrong, leases that ran out."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime, timedelta
from typing import Any

import structlog

from bot.clock import Clock
from bot.slots import Planner
from bot.troubles import Ages, Bulletin, Eyes
from duty.wording.facts import clock as local_clock
from handlers import outage
from handlers.desk import Desk, Office
from storage.database import Database
from storage.errors import StoreUnavailable
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)

EVERY = timedelta(seconds=30)
# Telegram forgets a press after so long. Source: tdlib/telegram-bot-api, Client.cpp, add_update_callback_query.
_PRESSES_LAST = timedelta(seconds=150)


class Watch:
    """Looks after the other loops."""

    def __init__(self, database: Database, office: Office, clock: Clock, eyes: Eyes, *, every: timedelta) -> None:
        self._database = database
        self._office = office
        self._clock = clock
        self._eyes = eyes
        self._every = every
        self._planner = Planner(office.policy.unit.timezone, office.policy.slots)
        self._said = Bulletin()
        self._looked_at: datetime | None = None

    async def run(self) -> None:
        """Beat and look, for ever."""
        rung = self._database.bell.event("watch")
        while True:
            rung.clear()
            await self.look()
            await self._clock.wait(rung, self._clock.now() + self._every)

    async def look(self) -> None:
        """One round: beat, leases, silence of the channel, troubles."""
        now, unit_id = self._clock.now(), self._office.unit_id
        kept = deepcopy(self._said)
        try:
            await self._look(now, unit_id)
        except BaseException:
            # What was not committed was told to nobody.
            self._said = kept
            raise
        self._looked_at = now

    async def _look(self, now: datetime, unit_id: int) -> None:
        async with self._database.write() as uow:
            desk = Desk(uow, self._office, now, f"watch:{now.isoformat()}")
            # A row of this sender is never orphaned while the sender holds it, whatever the clock says.
            swept = await uow.outbox.sweep_leases(now) if self._eyes.sender.idle else 0
            await self._mind_absence(desk)
            await self._mind_silence(desk)
            ages = await Ages.of(uow)
            troubles = self._eyes.troubles(ages)
            for sentence in self._said.news(troubles):
                await desk.alarm(sentence)
            report = await self._report(uow, ages)
            report["told"] = [trouble.sentence for trouble in troubles if trouble.sentence]
            await uow.beats.beat(unit_id, "desk", now, report)
            await self._planner.plan(uow, unit_id, now)
            for queue in ("inbox", "outbox", "timers"):
                # Another process may have put work there, which no bell of this one announced.
                uow.ring(queue)
            await uow.commit()
        if swept:
            log.warning("messages in flight were given up and go again", action="leases_swept", count=swept)

    async def _mind_absence(self, desk: Desk) -> None:
        """At the start: how long nobody was there to take a press."""
        if self._looked_at is not None:
            return
        beat = await desk.uow.beats.get("desk")
        if beat is not None and desk.now - beat[0] > _PRESSES_LAST:
            await outage.over(desk, beat[0])

    async def _mind_silence(self, desk: Desk) -> None:
        silence = self._eyes.silence
        if silence is None:
            return
        said = self._said
        if silence > _PRESSES_LAST:
            said.silent_since = said.silent_since or desk.now - silence
            if silence > self._eyes.limit and not said.silence_is_long:
                said.silence_is_long = True
                log.error("no contact with the channel", action="channel_silent", since=said.silent_since.isoformat())
        elif said.silent_since is not None:
            since, said.silent_since = said.silent_since, None
            await outage.over(desk, since)
            if said.silence_is_long:
                said.silence_is_long = False
                zone = desk.policy.unit.zone
                span = f"từ {local_clock(since, zone)} đến {local_clock(desk.now, zone)}"
                await desk.alarm(
                    f"Máy trực đã mất liên lạc với Telegram {span}, nay đã nối lại. Tin trong lúc đó vẫn được giữ."
                )

    async def stopped(self) -> None:
        """The desk goes off duty: the last sign of life, so that only a real absence counts as one."""
        try:
            async with self._database.write() as uow:
                await uow.beats.beat(self._office.unit_id, "desk", self._clock.now(), {"stopped": True})
                await uow.commit()
        except StoreUnavailable as failure:
            log.warning("the last beat could not be written", action="store_failed", reason=str(failure))

    async def report(self) -> dict[str, Any]:
        """What /healthz shows: ages in seconds, counts, and what is wrong."""
        async with self._database.read() as uow:
            return await self._report(uow, await Ages.of(uow))

    async def _report(self, uow: UnitOfWork, ages: Ages) -> dict[str, Any]:
        now = self._clock.now()
        faults = [trouble.fault for trouble in self._eyes.troubles(ages)]
        if self._looked_at is not None and now - self._looked_at > 3 * self._every + self._eyes.limit:
            faults.append("the watch loop stands still")
        silence = self._eyes.silence
        overdue = ages.timers is not None and ages.timers < now
        return {
            "ok": not faults,
            "faults": faults,
            "last_contact_seconds": None if silence is None else round(silence.total_seconds(), 1),
            "inbox": {
                "open": await uow.inbox.count("open"),
                "parked": await uow.inbox.count("parked"),
                "oldest_seconds": _age(ages.inbox, now),
            },
            "outbox": {**await uow.outbox.waiting(), "oldest_seconds": _age(ages.outbox, now)},
            "timers": {"oldest_seconds": _age(ages.timers if overdue else None, now)},
            "restarts": self._eyes.pulse.counts,
        }


def _age(at: datetime | None, now: datetime) -> float | None:
    return None if at is None else round((now - at).total_seconds(), 1)
