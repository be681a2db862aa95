"""The terms of a petition: which run and until when, what must be looked at today, what the citizen may do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import cast

from duty.calendar import WorkingCalendar
from duty.errors import AlreadyDone, Refused
from duty.law import Deadline, DeadlineRule, Event, Law, Stage
from duty.petitions import EVENTS, Petition, Step
from duty.policy import PetitionConfig


@dataclass(frozen=True, slots=True)
class Term:
    """One deadline of one petition: since when and until when it runs, and the day on which it was kept.

    ``when``: it runs only in this case; ``extensions``: how often it was made longer; ``extensible``: whether the law
    gives one more; ``by_hand``: no stage keeps it, somebody must say so.
    """

    deadline: Deadline
    start_on: date
    when: str
    met_on: date | None
    extensions: int
    extensible: bool
    by_hand: bool

    @property
    def certain(self) -> bool:
        """Whether anybody may be told that it was missed: it runs in every case, and the law is known to ask it."""
        return not self.when and self.deadline.certain

    def missed(self, on: date) -> bool:
        """Whether its last day has passed without it."""
        return self.met_on is None and self.certain and self.deadline.due_on < on


def terms(
    petition: Petition, law: Law, calendar: WorkingCalendar, *, remote: bool = False, on: date | None = None
) -> list[Term]:
    """Every term of the office, in the order of their last days; ``on``: as it was known on that day.

    Each stage starts its own, by the profile in force on the day of that stage; of a day that was set anew the last.
    """
    steps = [step for step in petition.steps if on is None or step.on_date <= on]
    begun: list[tuple[Stage | Event, date, list[Step]]] = [("received", petition.received_on, steps)]
    newest = {step.value: at for at, step in enumerate(steps) if step.kind == "event"}
    for at, step in enumerate(steps):
        if step.kind == "stage":
            begun.append((cast(Stage, step.value), step.on_date, steps[at + 1 :]))
        elif step.kind == "event" and newest[step.value] == at and step.set_on is not None:
            begun.append((cast(Event, step.value), step.set_on, steps[at + 1 :]))
    found = []
    for event, day, later in begun:
        rules = law.profile_on(day).deadlines_for(petition.kind, event, instance=petition.instance, remote=remote)
        found += [_term(rule, day, calendar, later) for rule in rules if rule.owner == "office" and rule.tracked]
    return sorted(found, key=lambda term: (term.deadline.due_on, term.deadline.id))


def _term(rule: DeadlineRule, start_on: date, calendar: WorkingCalendar, later: Sequence[Step]) -> Term:
    times, met = 0, []
    for step in later:
        if step.kind == "extend" and step.value == rule.id and times < rule.extensions:
            # What has run out cannot be made longer: it stays missed.
            times += step.on_date <= rule.due_on(start_on, calendar, times)
        elif step.kind in ("met", "stage") and _keeps(step, rule):
            met.append(step.on_date)
    return Term(
        rule.deadline(start_on, calendar, times), start_on, rule.when, min(met, default=None), times,
        times < rule.extensions, not rule.met_by,
    )  # fmt: skip


def _keeps(step: Step, rule: DeadlineRule) -> bool:
    return step.value == rule.id if step.kind == "met" else rule.is_met_by(cast(Stage, step.value))


def open_term(found: Sequence[Term], deadline_id: str) -> Term:
    """The unmet term of this id. Raises AlreadyDone."""
    for term in found:
        if term.deadline.id == deadline_id and term.met_on is None:
            return term
    raise AlreadyDone("Thời hạn này đã xong.")


def check_extension(term: Term, on: date) -> None:
    """Whether a document of this day makes a term longer. Raises Refused."""
    if not term.extensible:
        raise Refused("Thời hạn này không được gia hạn nữa.")
    if on > term.deadline.due_on:
        raise Refused(
            f"Thời hạn đã hết ngày {term.deadline.due_on:%d/%m/%Y}: gia hạn sau ngày đó không làm mất việc quá hạn, máy"
            " không ghi. Văn bản ký trước ngày đó thì ghi cả ngày ký, ví dụ: 15/QĐ-UBND 28/6 phải xác minh nhiều nơi."
        )


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
            if term.certain:
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


def events_of(petition: Petition, law: Law, today: date) -> list[str]:
    """The days that may be set for a petition now because a term hangs on them."""
    profile = law.profile_on(today)
    return [
        event
        for event, stages in EVENTS.items()
        if petition.stage in stages
        and profile.deadlines_for(petition.kind, cast(Event, event), instance=petition.instance)
    ]


@dataclass(frozen=True, slots=True)
class CitizenRight:
    """What the complainant may do now, and for how long. ``until``: None while its first day is not known here."""

    rule: DeadlineRule
    until: date | None


def citizen_rights(
    petition: Petition, law: Law, calendar: WorkingCalendar, today: date, *, remote: bool = False
) -> list[CitizenRight]:
    """The terms of the complainant (Luật Khiếu nại, Điều 9, Điều 33): after a refusal, a decision, or none in time."""
    if petition.kind != "complaint":
        return []
    reached = {step.value: step.on_date for step in petition.steps if step.kind == "stage"}
    event: Event = "decision_received"
    since, until_from = reached.get("resolved"), None
    if since is None and "refused" in reached:
        event, since = "act_known", reached["refused"]
    elif since is None:
        late = [
            term.deadline.due_on
            for term in terms(petition, law, calendar, remote=remote, on=today)
            if term.missed(today) and law.profile_on(term.start_on).deadline(term.deadline.id).event == "accepted"
        ]
        since = until_from = min(late, default=None)
    if since is None:
        return []
    rules = law.profile_on(since).deadlines_for("complaint", event, instance=petition.instance, remote=remote)
    found = [
        CitizenRight(rule, rule.due_on(until_from, calendar) if until_from else None)
        for rule in rules
        if rule.owner == "citizen"
    ]
    return [one for one in found if one.until is None or one.until >= today]
