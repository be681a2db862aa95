"""What is wrong with this process now, looked at from all sides, and what of it was told already."""

from __future__ import annotations

import platform
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.intake import Intake
from bot.introduction import Introduction
from bot.probe import Probe
from bot.pulse import Pulse
from bot.sender import Sender
from duty.wording import health as word
from duty.wording.notices import span
from storage.unit_of_work import UnitOfWork

# What passes by itself is not told; what is still so in the next round is.
_ROUNDS = 2


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong: ``fault`` for /healthz, ``sentence`` for the admins ("" when no chat could be told),
    ``over`` for when it has passed."""

    fault: str
    sentence: str = ""
    over: str = ""
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class Ages:
    """Since when the oldest thing waits in each queue; None when nothing does."""

    inbox: datetime | None
    outbox: datetime | None
    timers: datetime | None

    @classmethod
    async def of(cls, uow: UnitOfWork) -> Ages:
        """As stored now."""
        return cls(
            await uow.inbox.oldest_open_at(), await uow.outbox.oldest_waiting_at(), await uow.timers.next_due_at()
        )


@dataclass(slots=True)
class Eyes:
    """The parts of the process that know how they do."""

    clock: Clock
    limit: timedelta
    pulse: Pulse
    sender: Sender
    folder: str
    intake: Intake | None = None
    introduction: Introduction | None = None
    probe: Probe | None = None
    polls: bool = True
    started_at: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.started_at = self.clock.now()

    @property
    def silence(self) -> timedelta | None:
        """How long the polled channel has been silent; None when there is none."""
        if self.intake is None or not self.polls:
            return None
        return timedelta(seconds=self.clock.elapsed() - self.intake.last_contact)

    def troubles(self, ages: Ages) -> list[Trouble]:
        """Everything that is wrong now."""
        return [*self._of_the_channel(), *self._of_the_queues(ages), *self._of_the_loops()]

    def _of_the_channel(self) -> Iterable[Trouble]:
        if self.intake is None:
            yield Trouble("no channel is configured")
            return
        silence = self.silence
        if silence is not None and silence > self.limit:
            yield Trouble("no contact with the channel: " + self.intake.trouble)
        if self.probe is not None and self.probe.unheard:
            yield Trouble("no contact with the channel: it does not answer")
        if self.sender.dead or self.intake.refused:
            yield Trouble("the token is refused")
        if self.intake.rivals.present:
            machine = f"{platform.node()}, thư mục {self.folder}"
            fault = "another process polls with the same token"
            yield Trouble(fault, word.rival(machine), word.rival_over(), at_once=True)
        if self.introduction is not None and self.introduction.trouble:
            mode = "polling" if self.polls else "webhook"
            yield Trouble("the way of receipt is not settled", word.not_receiving(mode), word.over("đã nhận tin lại"))
        if self.probe is not None and (waiting := self.probe.undelivered):
            yield Trouble("the webhook does not deliver", word.webhook_fails(waiting), word.over("webhook"))

    def _of_the_queues(self, ages: Ages) -> Iterable[Trouble]:
        now = self.clock.now()
        for since, fault, name in (
            (ages.inbox, "old backlog in the inbox", "Tin nhận chưa xử lý"),
            (ages.outbox, "old backlog in the outbox", "Tin chờ gửi"),
            (ages.timers, "overdue timers", "Việc hẹn giờ quá hạn"),
        ):
            # What an absence has left is worked off first.
            if since is not None and now - max(since, self.started_at) > self.limit:
                yield Trouble(fault, word.backlog(name, span(now - since)), word.over(name.lower()))

    def _of_the_loops(self) -> Iterable[Trouble]:
        for name in self.pulse.failing():
            told = word.LOOP_NAMES.get(name, name)
            yield Trouble(f"the {name} loop fails again and again", word.loop_failing(name), word.over(told))


@dataclass(slots=True)
class Bulletin:
    """Which troubles were told, so that each is told once when it comes and once when it has passed."""

    silent_since: datetime | None = None
    silence_is_long: bool = False
    _rounds: dict[str, int] = field(default_factory=dict)
    _told: dict[str, Trouble] = field(default_factory=dict)

    def news(self, troubles: Iterable[Trouble]) -> list[str]:
        """What there is to tell now."""
        sayable = {trouble.fault: trouble for trouble in troubles if trouble.sentence}
        self._rounds = {fault: self._rounds.get(fault, 0) + 1 for fault in sayable}
        said = [self._told.pop(fault).over for fault in list(self._told) if fault not in sayable]
        for fault, trouble in sayable.items():
            if fault not in self._told and (trouble.at_once or self._rounds[fault] >= _ROUNDS):
                self._told[fault] = trouble
                said.append(trouble.sentence)
        return said
