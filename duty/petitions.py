"""Petitions by book number: stages, the terms that each stage starts, and what must be looked at today.

Only number, kind, topic, dates and stage are known here: never who wrote, nor what. Of a denunciation not even the
topic is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import IntEnum
from typing import Literal, cast

from duty.calendar import WorkingCalendar
from duty.errors import AlreadyDone, Refused
from duty.law import Deadline, DeadlineRule, Kind, Law, Stage
from duty.policy import PetitionConfig

NEXT: dict[Stage, tuple[Stage, ...]] = {
    "received": ("accepted", "forwarded", "refused", "closed"),
    "accepted": ("verifying", "resolved", "closed"),
    "verifying": ("resolved", "closed"),
    "forwarded": ("closed",),
    "refused": ("closed",),
    "resolved": ("closed",),
    "closed": (),
}
# What came of it; the rest leaves the book without a decision.
RESULTS: dict[Kind, tuple[str, ...]] = {
    "complaint": ("right", "partly", "wrong"),
    "denunciation": ("right", "partly", "wrong"),
    "feedback": ("answered",),
}
ENDINGS = ("withdrawn", "stopped")
_NUMBER = re.compile(r"(?=\S*\d)[0-9A-ZĐa-zđ./-]{1,16}")


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a petition on a day.

    ``kind`` "stage": it reached ``value``; "extend": term ``value`` was made longer by ``document``; "met": term
    ``value`` was kept; "owner": another person answers for it.
    """

    kind: Literal["stage", "extend", "met", "owner"]
    value: str
    on_date: date
    at: datetime
    reason: str = ""
    document: str = ""
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Petition:
    """One petition of the book, with what happened to it, oldest first."""

    id: int
    unit_id: int
    number: str
    kind: Kind
    instance: Literal[1, 2]
    topic: str
    received_on: date
    owner_id: int | None
    owner_unit: str
    stage: Stage
    result: str
    closed_on: date | None
    steps: tuple[Step, ...] = ()

    @property
    def subject(self) -> str:
        """The name under which its steps are audited."""
        return f"petition:{self.id}"

    @property
    def secret(self) -> bool:
        """Whether only some may know of it (Luật Tố cáo 2018, Điều 56)."""
        return self.kind == "denunciation"

    @property
    def last_on(self) -> date:
        """The day of its newest stage."""
        return max([self.received_on, *(step.on_date for step in self.steps if step.kind == "stage")])


@dataclass(frozen=True, slots=True)
class Term:
    """One deadline of one petition: since when and until when it runs, and the day on which it was kept.

    ``when``: it runs only in this case, so that nobody is told that it was missed; ``extensions``: how often it was
    made longer; ``extensible``: whether the law gives one more; ``by_hand``: no stage keeps it, somebody must say so.
    """

    deadline: Deadline
    start_on: date
    when: str
    met_on: date | None
    extensions: int
    extensible: bool
    by_hand: bool

    def missed(self, on: date) -> bool:
        """Whether its last day has passed without it."""
        return self.met_on is None and not self.when and self.deadline.due_on < on


def terms(
    petition: Petition, law: Law, calendar: WorkingCalendar, *, remote: bool = False, on: date | None = None
) -> list[Term]:
    """Every term of the office, in the order of their last days; ``on``: as it was known on that day.

    Each stage starts its own, by the profile in force on the day of that stage.
    """
    steps = [step for step in petition.steps if on is None or step.on_date <= on]
    reached: list[tuple[Stage, date]] = [("received", petition.received_on)]
    reached += [(cast(Stage, step.value), step.on_date) for step in steps if step.kind == "stage"]
    found = []
    for place, (stage, day) in enumerate(reached):
        rules = law.profile_on(day).deadlines_for(petition.kind, stage, instance=petition.instance, remote=remote)
        found += [_term(rule, day, calendar, steps, reached[place + 1 :]) for rule in rules if rule.owner == "office"]
    return sorted(found, key=lambda term: (term.deadline.due_on, term.deadline.id))


def _term(
    rule: DeadlineRule,
    start_on: date,
    calendar: WorkingCalendar,
    steps: Iterable[Step],
    later: Iterable[tuple[Stage, date]],
) -> Term:
    own = [step for step in steps if step.value == rule.id]
    times = min(sum(step.kind == "extend" for step in own), rule.extensions)
    met = [step.on_date for step in own if step.kind == "met"]
    met += [day for stage, day in later if rule.is_met_by(stage)]
    due_on = rule.due_on(start_on, calendar, times)
    return Term(
        Deadline(rule.id, rule.label, rule.article, due_on), start_on, rule.when, min(met, default=None), times,
        times < rule.extensions, not rule.met_by,
    )  # fmt: skip


class Urgency(IntEnum):
    """How a term stands on a day, the worst first."""

    MISSED = 0
    TODAY = 1
    SOON = 2


@dataclass(frozen=True, slots=True)
class Concern:
    """A term that somebody must look at today. ``days``: working days left, or passed since it was missed."""

    petition: Petition
    term: Term
    urgency: Urgency
    days: int
    # Told to the leaders too.
    grave: bool


def concerns(
    petition: Petition, law: Law, calendar: WorkingCalendar, today: date, rules: PetitionConfig
) -> list[Concern]:
    """What of a petition must be looked at today, the worst first."""
    found = []
    for term in terms(petition, law, calendar, remote=rules.remote, on=today):
        due_on, alarm = term.deadline.due_on, term.deadline.id in rules.ahead
        if term.met_on is not None:
            continue
        if due_on < today:
            if not term.when:
                passed = calendar.working_days_between(due_on, today)
                found.append(Concern(petition, term, Urgency.MISSED, passed, alarm or passed >= rules.leader_after))
        elif due_on == today:
            found.append(Concern(petition, term, Urgency.TODAY, 0, alarm))
        else:
            left = calendar.working_days_between(today, due_on)
            if left <= rules.remind_before or (alarm and (due_on - today).days <= rules.ahead[term.deadline.id]):
                found.append(Concern(petition, term, Urgency.SOON, left, alarm))
    return sorted(found, key=by_weight)


def by_weight(one: Concern) -> tuple[int, date, str]:
    """The order in which concerns are told."""
    return one.urgency, one.term.deadline.due_on, one.petition.number


def check_stage(petition: Petition, to: Stage, on: date, today: date) -> None:
    """Whether a petition may reach a stage on a day. Raises Refused."""
    if to == petition.stage:
        raise AlreadyDone("Đơn đã ở bước này rồi.")
    if to not in NEXT[petition.stage]:
        raise Refused("Bước này không đi được từ bước hiện tại của đơn. Gõ lại số đơn để xem các bước.")
    check_day(petition, on, today)


def check_day(petition: Petition, on: date, today: date) -> None:
    """Whether something may have happened to a petition on a day. Raises Refused."""
    if on > today:
        raise Refused("Ngày không được sau hôm nay.")
    if on < petition.last_on:
        raise Refused(f"Ngày không được trước bước gần nhất của đơn ({petition.last_on:%d/%m/%Y}).")


def open_term(found: Sequence[Term], deadline_id: str) -> Term:
    """The unmet term of this id. Raises AlreadyDone."""
    for term in found:
        if term.deadline.id == deadline_id and term.met_on is None:
            return term
    raise AlreadyDone("Thời hạn này đã xong.")


@dataclass(frozen=True, slots=True)
class Entry:
    """A petition while it is put into the book; "" is what is still to be chosen."""

    number: str
    received_on: date
    kind: str = ""
    topic: str = ""
    instance: int = 1

    @property
    def lacks(self) -> str:
        """What must be chosen next: "kind", "topic"; "" when it can be stored."""
        if not self.kind:
            return "kind"
        return "topic" if not self.topic and self.kind != "denunciation" else ""

    def chosen(self, kind: str) -> Entry:
        """With this kind; a denunciation keeps no topic, and only complaints have a second instance."""
        topic = "" if kind == "denunciation" else self.topic
        return replace(self, kind=kind, topic=topic, instance=self.instance if kind == "complaint" else 1)


_KINDS = (
    (re.compile(r"\b(?:to cao|tc)\b"), "denunciation"),
    (re.compile(r"\b(?:kien nghi|phan anh|knpa|kn[ ,.-]?pa|pakn)\b"), "feedback"),
    (re.compile(r"\b(?:khieu nai|kn)\b"), "complaint"),
)
_DAY = re.compile(r"(?<![\w/.-])\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?![\w/.-])")
_SECOND = re.compile(r"\blan (?:2|hai)\b")


def parse_number(word: str) -> str:
    """A book number as it is kept: "45/tcd" is "45/TCD". Raises Refused."""
    word = word.strip().rstrip(".,;:")
    if not _NUMBER.fullmatch(word):
        raise Refused("Chưa hiểu số đơn. Số đơn viết liền, có chữ số, không quá 16 ký tự. Ví dụ: 45 hoặc 45/TCD.")
    return word.upper()


def parse_line(line: str, topic: str, today: date) -> tuple[Entry, str]:
    """An entry from a typed line without diacritics ("45 khieu nai dat dai 3/6"), and the day as typed ("" for today).

    ``topic``: what the reader found. Raises Refused.
    """
    number, _, rest = line.strip().partition(" ")
    kind = next((name for pattern, name in _KINDS if pattern.search(rest)), "")
    day = _DAY.search(rest)
    entry = Entry(parse_number(number), today, "", topic, 2 if _SECOND.search(rest) else 1)
    return entry.chosen(kind) if kind else entry, day.group() if day else ""


@dataclass(frozen=True, slots=True)
class Numbers:
    """How a list of petitions stands: all that are open, and what must be looked at."""

    open: int
    concerns: tuple[Concern, ...] = field(default=())
