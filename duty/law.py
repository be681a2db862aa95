"""What the law asks, and from when: dated profiles, deadlines with their articles. The data are read from law.yaml.

The profile in force on the day of a step is the one that applies to that step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from duty.calendar import WorkingCalendar
from duty.sections import Section

Kind = Literal["complaint", "denunciation", "feedback"]
Stage = Literal["received", "accepted", "verifying", "forwarded", "refused", "resolved", "closed"]
# What a deadline is about: a kind of petition, or a matter of the reception itself.
Matter = Literal["complaint", "denunciation", "feedback", "reception", "refusal", "crowd"]
# What a deadline is counted from: the petition reaching a stage, or something else that has its own date.
Event = Literal[
    "received", "accepted", "forwarded", "refused", "resolved",
    "answer_received", "act_known", "decision_received", "dialogue", "reception_day", "online_reception", "crowd",
]  # fmt: skip
Unit = Literal["working_days", "days"]
Confidence = Literal["H", "M", "L"]
# What is wrong between parts that are right by themselves: where in the file, what stands there, what is allowed.
Wrong = tuple[tuple[str | int, ...], Any, str]

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_day(value: Any) -> date:
    """``2024-06-01`` as a date. Raises ValueError for anything else: a bare number would pass for seconds."""
    if isinstance(value, date):
        return value
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise ValueError("cần một ngày có thật, viết như 2024-06-01")


def _plainly_said(value: Any) -> Any:
    if not isinstance(value, bool):
        raise ValueError("chỉ được là true (có) hoặc false (không)")
    return value


def _spelled(pattern: str, allowed: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise ValueError(allowed)
        return value

    return AfterValidator(check)


Day = Annotated[date, BeforeValidator(parse_day)]
Flag = Annotated[bool, BeforeValidator(_plainly_said)]
Count = Annotated[int, Field(strict=True, ge=0, le=366)]
Words = Annotated[str, Field(min_length=1)]
ProfileId = Annotated[str, _spelled(r"P\d{4}", "cần chữ P và một năm, viết như P2026")]
DeadlineId = Annotated[str, _spelled(r"[A-Z]\d[a-z]?", "cần một chữ hoa, một số, có thể thêm một chữ thường, như K2r")]


class _Dated(Section):
    """Something that holds from a day to a day, both included; open where a day is left out."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None

    @model_validator(mode="after")
    def _in_order(self) -> _Dated:
        if self.from_ and self.to and self.to < self.from_:
            raise ValueError("ngày cuối (to) không được trước ngày đầu (from)")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day <= self.to)


class Extension(Section):
    """By how much a term may be made longer (in the term's own unit), how many times, and in which case."""

    amount: Annotated[Count, Field(ge=1)]
    times: Annotated[Count, Field(ge=1, le=9)] = 1
    when: Words


class DeadlineRule(Section):
    """One deadline as the law states it.

    ``profiles``: where it holds; ``instances``: first or second complaint; ``when``: the case in which it runs at all;
    ``met_by``: stages that answer it (an empty list: somebody must say that it was done); ``owner``: who must act, the
    office or the citizen; ``side``: counted after the event or back from it; ``rolls``: whether a last day that is a
    day off moves to a working day; ``remote_for``: the deadline whose place it takes in a remote area; ``tracked``:
    whether the desk counts it at all, or only holds it to be looked up.
    """

    id: DeadlineId
    label: Words
    profiles: tuple[ProfileId, ...] = Field(min_length=1)
    applies_to: tuple[Matter, ...] = Field(min_length=1)
    instances: tuple[Annotated[Count, Field(ge=1, le=2)], ...] = (1, 2)
    event: Event
    when: str = ""
    amount: Count
    unit: Unit
    side: Literal["after", "before"] = "after"
    rolls: Flag = True
    extension: Extension | None = None
    met_by: tuple[Stage, ...] = ()
    owner: Literal["office", "citizen"] = "office"
    remote_for: str | None = None
    tracked: Flag = True
    article: Words
    confidence: Confidence
    note: str = ""

    @model_validator(mode="after")
    def _countable(self) -> DeadlineRule:
        if self.amount == 0 and (self.unit == "working_days" or self.rolls):
            raise ValueError("amount 0 (làm ngay) chỉ đi với unit: days và rolls: false")
        if self.side == "before" and self.extension:
            raise ValueError("thời hạn tính lùi (side: before) không có gia hạn (extension)")
        return self

    @property
    def extensions(self) -> int:
        """How many times it may be extended."""
        return self.extension.times if self.extension else 0

    def is_met_by(self, stage: Stage) -> bool:
        """Whether a petition that has reached this stage no longer owes it."""
        return stage == "closed" or stage in self.met_by

    def due_on(self, start_on: date, calendar: WorkingCalendar, extension: int = 0) -> date:
        """The last day. Raises ValueError for more extensions than the law gives."""
        if not 0 <= extension <= self.extensions:
            raise ValueError(f"{self.id} may be extended from 0 to {self.extensions} times, not {extension}")
        amount = self.amount + (self.extension.amount * extension if self.extension else 0)
        if self.unit == "working_days":
            count = calendar.working_day_before if self.side == "before" else calendar.add_working_days
            return count(start_on, amount)
        last = start_on + timedelta(days=-amount if self.side == "before" else amount)
        if not self.rolls:
            return last
        # "At least so many days before" is kept only by going further back.
        return calendar.on_or_before(last) if self.side == "before" else calendar.on_or_after(last)

    def deadline(self, start_on: date, calendar: WorkingCalendar, extension: int = 0) -> Deadline:
        """The deadline of one case. Raises ValueError for more extensions than the law gives."""
        due_on = self.due_on(start_on, calendar, extension)
        return Deadline(self.id, self.label, self.article, due_on, self.confidence)


class ReceptionDuty(Section):
    """How often a head receives citizens in person, at the least."""

    who: Literal["commune_chair", "district_chair", "province_chair", "agency_head"]
    name: Words
    days: Annotated[Count, Field(ge=1)]
    per: Literal["week", "month"]
    article: Words
    confidence: Confidence
    note: str = ""


class Authority(Section):
    """One level of local authority, with the desk there that receives citizens or reports."""

    level: Literal["province", "district", "commune"]
    name: Words
    desk: Words


class Regime(_Dated):
    """A profile as the file states it: its dates, texts, levels (from the top) and the heads' own reception."""

    id: ProfileId
    name: Words
    texts: tuple[Words, ...] = Field(min_length=1)
    levels: tuple[Authority, ...] = Field(min_length=1)
    reception: tuple[ReceptionDuty, ...] = Field(min_length=1)


class Form(_Dated):
    """A form of a regime. The same code names different forms in different regimes, so both are always told."""

    regime: Words
    code: Words
    name: Words
    use: Literal["statistics", "reception"]
    confidence: Confidence
    note: str = ""


class CalendarRules(Section):
    """What was decided about single days beyond what the library knows."""

    culture_day: Flag
    days_off: tuple[Day, ...] = ()
    working_days: tuple[Day, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """What is in force at one time: the regime and its deadlines, in the order of the file."""

    regime: Regime
    deadlines: tuple[DeadlineRule, ...]

    @property
    def id(self) -> str:
        return self.regime.id

    @property
    def chair(self) -> ReceptionDuty:
        """How often the chairman of the commune receives citizens."""
        return next(one for one in self.regime.reception if one.who == "commune_chair")

    def deadline(self, deadline_id: str) -> DeadlineRule:
        """The deadline of this id. Raises KeyError when the profile has none."""
        for rule in self.deadlines:
            if rule.id == deadline_id:
                return rule
        raise KeyError(f"{self.id} has no deadline {deadline_id}")

    def deadlines_for(
        self, kind: Kind, event: Stage | Event, *, instance: Literal[1, 2] = 1, remote: bool = False
    ) -> tuple[DeadlineRule, ...]:
        """The deadlines that begin to run with an event of a petition of this kind, as when it reaches a stage.

        ``instance``: 2 for a second complaint; ``remote``: vùng sâu, vùng xa đi lại khó khăn.
        """
        replaced = {rule.remote_for for rule in self.deadlines if rule.remote_for and remote}
        return tuple(
            rule
            for rule in self.deadlines
            if rule.event == event and kind in rule.applies_to and (kind != "complaint" or instance in rule.instances)
            if (remote or not rule.remote_for) and rule.id not in replaced
        )


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline of one case: until when (that day included), under which article, and how sure that article is."""

    id: str
    label: str
    article: str
    due_on: date
    confidence: Confidence

    @property
    def certain(self) -> bool:
        """Whether somebody may be told that the law asks it; else the office must first look it up."""
        return self.confidence != "L"


def due(profile: Profile, deadline_id: str, start_on: date, calendar: WorkingCalendar, extension: int = 0) -> Deadline:
    """A deadline counted from the day of its event. ``extension``: how many times it was extended.

    Raises KeyError for an id the profile does not have, ValueError for more extensions than the law gives.
    """
    return profile.deadline(deadline_id).deadline(start_on, calendar, extension)


class Law(Section):
    """All of law.yaml."""

    calendar: CalendarRules
    profiles: tuple[Regime, ...] = Field(min_length=1)
    deadlines: tuple[DeadlineRule, ...] = Field(min_length=1)
    forms: tuple[Form, ...] = ()

    @model_validator(mode="after")
    def _whole(self) -> Law:
        faults = [*_calendar_faults(self.calendar), *_profile_faults(self.profiles), *_deadline_faults(self)]
        if faults:
            raise ValidationError.from_exception_data(
                "Law",
                [
                    {"type": "value_error", "loc": place, "input": found, "ctx": {"error": ValueError(sentence)}}
                    for place, found, sentence in faults
                ],
            )
        return self

    @property
    def working_calendar(self) -> WorkingCalendar:
        """The calendar with what was decided locally."""
        rules = self.calendar
        return WorkingCalendar(days_off=rules.days_off, working_days=rules.working_days, culture_day=rules.culture_day)

    def profile_on(self, day: date) -> Profile:
        """The profile in force on a day. Raises KeyError for a day outside all of them."""
        for regime in self.profiles:
            if regime.holds_on(day):
                return Profile(regime, tuple(rule for rule in self.deadlines if regime.id in rule.profiles))
        raise KeyError(f"no profile is in force on {day}")

    def forms_on(self, day: date) -> tuple[Form, ...]:
        """The forms in use on a day."""
        return tuple(form for form in self.forms if form.holds_on(day))


def _calendar_faults(rules: CalendarRules) -> Iterator[Wrong]:
    for number, day in enumerate(rules.working_days):
        if day in rules.days_off:
            yield ("calendar", "working_days", number), day, "ngày này cũng có trong days_off; chỉ ghi ở một chỗ"


def _profile_faults(profiles: tuple[Regime, ...]) -> Iterator[Wrong]:
    """Profiles follow each other in time, day after day; only the first may have no start and the last no end."""
    seen: set[str] = set()
    for number, regime in enumerate(profiles):
        if regime.id in seen:
            yield ("profiles", number, "id"), regime.id, "mã này đã dùng cho giai đoạn khác; mỗi mã chỉ một lần"
        seen.add(regime.id)
        heads = [one.who for one in regime.reception]
        if heads.count("commune_chair") != 1 or len(set(heads)) != len(heads):
            sentence = "cần đúng một dòng who: commune_chair, và mỗi chức danh chỉ một dòng"
            yield ("profiles", number, "reception"), heads, sentence
    for number, (before, after) in enumerate(pairwise(profiles), 1):
        names = f"{before.id} và {after.id}"
        if before.to is None:
            yield ("profiles", number - 1, "to"), None, f"{before.id} còn giai đoạn sau nên phải có ngày cuối"
        elif after.from_ is None:
            yield ("profiles", number, "from"), None, f"{after.id} có giai đoạn trước nên phải có ngày đầu"
        elif after.from_ != (wanted := before.to + timedelta(days=1)):
            wrong = "chồng lên nhau" if after.from_ < wanted else "để trống một số ngày ở giữa"
            sentence = f"{names} {wrong}; ngày đầu của {after.id} phải là {wanted}, ngay sau ngày cuối của {before.id}"
            yield ("profiles", number, "from"), after.from_, sentence


def _deadline_faults(law: Law) -> Iterator[Wrong]:
    """Every deadline names profiles that exist, stands once in each, and replaces only one that is there."""
    known = [regime.id for regime in law.profiles]
    places = {(rule.id, profile) for rule in law.deadlines for profile in rule.profiles}
    seen: set[tuple[str, str]] = set()
    for number, rule in enumerate(law.deadlines):
        for at, profile in enumerate(rule.profiles):
            place = ("deadlines", number, "profiles", at)
            if profile not in known:
                yield place, profile, f"không có giai đoạn này; đang có {', '.join(known)}"
            elif (rule.id, profile) in seen:
                yield place, profile, f"thời hạn {rule.id} đã ghi cho giai đoạn này; mỗi giai đoạn một dòng"
            seen.add((rule.id, profile))
        lost = [profile for profile in rule.profiles if rule.remote_for and (rule.remote_for, profile) not in places]
        if lost:
            sentence = f"không có thời hạn này trong giai đoạn {', '.join(lost)}"
            yield ("deadlines", number, "remote_for"), rule.remote_for, sentence
