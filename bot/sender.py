"""Sending: claim with a lease, by priority, one message in flight a chat, the chat's limits obeyed.

    outbox ──claim (lease)──▶ transport.send / edit ──▶ settle

At-least-once: a row whose fate is unknown (no answer, lease run out) goes again under the same incident code. What
was surely not delivered waits and goes again. What can never succeed is told to an admin. Results and the next claim
share one commit.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from bot.clock import Clock
from bot.documents.pictures import with_picture
from bot.failpoints import hit
from bot.pacing import Pacer, Place
from bot.transports.base import Fate, Outcome, Transport
from duty.messages import Message, Priority, unpack
from duty.wording import health as word
from duty.wording.facts import day_and_clock
from handlers import delivery, groups
from handlers.desk import PRIORITY_ORDER, Desk, Office
from storage.database import Database
from storage.errors import StoreUnavailable
from storage.outbox import Outgoing, Result
from storage.unit_of_work import UnitOfWork

log = structlog.get_logger(__name__)

# Seconds before the next try of a message whose fate is unknown or that the network refused.
_BACKOFF = (2, 5, 15, 30, 60, 120, 300)
_GIVE_UP_AFTER = timedelta(hours=24)
_DEAD_PAUSE = timedelta(seconds=60)
_LOOK_AGAIN = timedelta(seconds=1)
# Beside the workers, so that calls that hang, of lesser messages, keep no alert waiting.
_FOR_ALERTS = 2
# What outlives a restart of what the chats have asked for.
_PAUSES = "pauses"


class Sender:
    """The one sender of this process."""

    def __init__(
        self,
        database: Database,
        office: Office,
        transports: dict[str, Transport],
        clock: Clock,
        pacer: Pacer,
        *,
        workers: int,
        lease: timedelta,
    ) -> None:
        self._database = database
        self._office = office
        self._transports = transports
        self._clock = clock
        self._pacer = pacer
        self._workers = workers
        self._lease = lease
        self._flying: dict[Place, asyncio.Task[None]] = {}
        self._landed: list[tuple[Outgoing, Outcome]] = []
        self._kept_pauses: dict[Place, datetime] = {}
        self.dead: set[str] = set()

    @property
    def idle(self) -> bool:
        """Nothing is in flight and every result is written."""
        return not self._flying and not self._landed

    async def run(self) -> None:
        """Send for ever."""
        rung = self._database.bell.event("outbox")
        try:
            await self._remember_pauses()
            while True:
                rung.clear()
                try:
                    wake_at = await self._turn()
                except StoreUnavailable as failure:
                    log.error("the outbox cannot be written", action="store_failed", reason=str(failure))
                    await self._clock.sleep(1.0)
                    continue
                self._database.bell.ring("activity")
                await self._clock.wait(rung, wake_at)
        finally:
            for task in self._flying.values():
                task.cancel()

    async def _turn(self) -> datetime | None:
        """Write results down and start what may go; when to look again."""
        now = self._clock.now()
        landed = list(self._landed)
        blocked, alerts_only, changes_at = self._pacer.standing(now)
        free = self._workers + _FOR_ALERTS - len(self._flying)
        room = min(free, self._pacer.room(now))
        async with self._database.write() as uow:
            if landed:
                await self._settle(uow, landed, now)
            claimed: list[Outgoing] = []
            if room > 0:
                claimed = await uow.outbox.claim(
                    now,
                    now + self._lease,
                    blocked=[*blocked, *self._flying],
                    alerts_only=alerts_only,
                    limit=room,
                    of_these_alerts=max(0, _FOR_ALERTS - (free - room)),
                )
            # What is in flight rings when it lands; should it hang, the others' rows are looked for all the same.
            next_due_at = now + _LOOK_AGAIN if claimed else await uow.outbox.next_due_at(now)
            if landed or claimed:
                await uow.commit()
        del self._landed[: len(landed)]
        if landed:
            hit("sender.settled")
        if claimed:
            hit("sender.claimed")
        for row in claimed:
            place = (row.channel, row.address)
            self._pacer.note(place, now)
            self._flying[place] = asyncio.create_task(self._fly(row))
        return min((at for at in (changes_at, next_due_at) if at is not None), default=None)

    async def _remember_pauses(self) -> None:
        """A chat that asked to be left alone is left alone by the next process too."""
        async with self._database.read() as uow:
            beat = await uow.beats.get(_PAUSES)
        for place, until in (beat[1] if beat else {}).items():
            channel, _, address = place.partition(":")
            self._pacer.pause((channel, address), datetime.fromisoformat(until))

    async def _keep_pauses(self, uow: UnitOfWork, now: datetime) -> None:
        pauses = self._pacer.pauses()
        if pauses != self._kept_pauses:
            kept = {f"{channel}:{address}": until.isoformat() for (channel, address), until in pauses.items()}
            await uow.beats.beat(self._office.unit_id, _PAUSES, now, kept)
            self._kept_pauses = pauses

    async def _fly(self, row: Outgoing) -> None:
        try:
            outcome = await self._call(row)
        except Exception as failure:
            log.error("a message could not be made", action="send_broken", outbox_id=row.id, exc_info=failure)
            outcome = Outcome(Fate.PERMANENT, reason=type(failure).__name__)
        finally:
            self._flying.pop((row.channel, row.address), None)
        hit("sender.sent")
        self._landed.append((row, outcome))
        self._database.bell.ring("outbox")

    async def _call(self, row: Outgoing) -> Outcome:
        transport = self._transports.get(row.channel)
        if transport is None:
            return Outcome(Fate.PERMANENT, reason="no such channel")
        if row.expires_at is not None and row.expires_at <= self._clock.now():
            return Outcome(Fate.PERMANENT, reason="expired", expired=True)
        async with with_picture(self._dated(row, unpack(row.body))) as message:
            if row.kind == "edit":
                return await transport.edit(row.address, row.message_ref, message)
            return await transport.send(row.address, message, thread=row.thread)

    def _dated(self, row: Outgoing, message: Message) -> Message:
        """A reminder that an outage held up says when it was written; a card tells of its times itself."""
        now, unit = self._clock.now(), self._office.policy.unit
        late = now - row.created_at > self._office.policy.roster.late_after
        if row.priority < PRIORITY_ORDER[Priority.REMINDER] or row.card or row.kind != "send" or not late:
            return message
        line = word.late(day_and_clock(row.created_at, unit.zone, now))
        return replace(message, lines=(line, *message.lines))

    async def _settle(self, uow: UnitOfWork, landed: list[tuple[Outgoing, Outcome]], now: datetime) -> None:
        results = []
        for row, outcome in landed:
            if outcome.fate is Fate.SENT:
                self.dead.discard(row.channel)
                results.append(Result(row.id, "sent", message_ref=outcome.message_ref if row.kind == "send" else ""))
                continue
            try:
                async with uow.savepoint():
                    result = await self._result(uow, row, outcome, now)
            except StoreUnavailable:
                raise
            except Exception as failure:
                # One result that cannot be worked on must not hold up every other message.
                log.error("a result could not be handled", action="settle_failed", outbox_id=row.id, exc_info=failure)
                result = Result(row.id, "unknown", type(failure).__name__, due_at=now + _DEAD_PAUSE)
            if result is not None:
                results.append(result)
        await uow.outbox.settle(results, now)
        await self._keep_pauses(uow, now)
        sent = [row for row, outcome in landed if outcome.fate is Fate.SENT and row.kind == "send"]
        written = [(row.channel, row.address) for row in sent]
        first = landed[0][0]
        await groups.regain(Desk(uow, self._office, now, f"outbox:{first.id}:{first.attempts}:regained"), written)

    async def _result(self, uow: UnitOfWork, row: Outgoing, outcome: Outcome, now: datetime) -> Result | None:
        """What to do about a message that was not sent; None when its row is written already."""
        fate, reason = outcome.fate, outcome.reason
        desk = Desk(uow, self._office, now, f"outbox:{row.id}:{row.attempts}")
        log.warning(
            "a message was not sent", action="send_failed", outbox_id=row.id, fate=str(fate), reason=reason,
            attempts=row.attempts + 1,
        )  # fmt: skip
        if fate is Fate.MOVED:
            self._pacer.pause((row.channel, row.address), now)
            await groups.follow(desk, row.channel, row.address, outcome.moved_to)
            if row.kind == "edit":
                await uow.cards.as_new_post(row.id)
                return None
            return Result(row.id, "queued", reason, due_at=now)
        if fate is Fate.DEAD:
            if row.channel not in self.dead:
                log.error(
                    "the channel refuses the token; nothing can be sent", action="token_dead", channel=row.channel
                )
            self.dead.add(row.channel)
            return Result(row.id, "queued", reason, due_at=now + _DEAD_PAUSE)
        if fate is Fate.UNREACHABLE:
            await delivery.unreachable(desk, row, reason)
            return Result(row.id, "failed", reason)
        if fate is Fate.PERMANENT:
            if outcome.not_editable:
                await uow.cards.as_new_post(row.id)
                return None
            if outcome.no_thread and row.thread:
                await groups.leave_thread(desk, row.channel, row.address, row.thread)
                return Result(row.id, "queued", reason, due_at=now)
            if outcome.expired:
                return Result(row.id, "dropped", reason)
            await delivery.failed(desk, row, reason)
            return Result(row.id, "failed", reason)
        if outcome.retry_after is not None:
            until = now + timedelta(seconds=outcome.retry_after)
            self._pacer.pause((row.channel, row.address), until)
            return Result(row.id, "queued", reason, due_at=until)
        due_at = now + timedelta(seconds=_BACKOFF[min(row.attempts, len(_BACKOFF) - 1)])
        if fate is Fate.UNKNOWN and now - row.created_at > _GIVE_UP_AFTER:
            await delivery.failed(desk, row, reason)
            return Result(row.id, "parked", reason)
        return Result(row.id, "queued" if fate is Fate.RETRY else "unknown", reason, due_at=due_at)
