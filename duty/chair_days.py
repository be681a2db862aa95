"""The chairman's own reception days: which they are, when they are posted, whether they are as many as the law asks.

A day that falls on a day off goes to the next working day, as offices' notices have it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from duty.calendar import WorkingCalendar
from duty.errors import AlreadyDone, Refused
from duty.law import DeadlineRule, ReceptionDuty
from duty.sections import ReceptionDay, covers_day

# Longer than any row of days off, so that no day that rolled forward is missed.
_LONGEST_BREAK = timedelta(days=20)


class ChairState(StrEnum):
    """What became of a day."""

    PLANNED = "planned"
    HELD = "held"
    POSTPONED = "postponed"
    MISSED = "missed"


class Answer(StrEnum):
    """What the office says of a day."""

    HELD = "held"
    DELEGATE = "delegate"
    MOVED = "moved"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class ChairDay:
    """One day as stored. ``held_by`` is "head" or "delegate"; ``moved_to`` is set when it was postponed."""

    id: int
    unit_id: int
    on_date: date
    state: str
    moved_to: date | None
    posted_at: datetime | None
    held_by: str
    changed_by: int | None

    @property
    def subject(self) -> str:
        """The name under which its timers and audit entries are kept."""
        return f"chair:{self.on_date.isoformat()}"


def planned(rule: Iterable[ReceptionDay], first: date, last: date, calendar: WorkingCalendar) -> list[date]:
    """The days from ``first`` to ``last``, both included, that the rule gives on this calendar, in order."""
    wanted = tuple(rule)
    found: set[date] = set()
    day = first - _LONGEST_BREAK
    while day <= last:
        if any(_falls_on(one, day) for one in wanted):
            found.add(calendar.on_or_after(day))
        day += timedelta(days=1)
    return sorted(one for one in found if first <= one <= last)


def _falls_on(one: ReceptionDay, day: date) -> bool:
    if isinstance(one, date):
        return one == day
    return one == day.day if isinstance(one, int) else covers_day(one, day)


def settled(ruled: Iterable[date], known: Iterable[ChairDay]) -> list[date]:
    """The days that hold: those of the rule and those stored, without what was postponed."""
    rows = list(known)
    gone = {one.on_date for one in rows if one.state == ChairState.POSTPONED}
    return sorted(({*ruled} | {one.on_date for one in rows}) - gone)


def post_by(on: date, rule: DeadlineRule, calendar: WorkingCalendar) -> date:
    """The last day on which the schedule of a reception day may be posted (Điều 24 khoản 4: five working days)."""
    return rule.due_on(on, calendar)


def period(day: date, duty: ReceptionDuty) -> tuple[date, date]:
    """The week, from Monday, or the month in which the law counts this day."""
    if duty.per == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A week or month with fewer days than the law asks."""

    first: date
    last: date
    days: int
    duty: ReceptionDuty


def shortfall(day: date, duty: ReceptionDuty, holding: Iterable[date], calendar: WorkingCalendar) -> Shortfall | None:
    """Whether the period of a day has too few of them; none where the office does not work on that many days."""
    first, last = period(day, duty)
    count = sum(first <= one <= last for one in holding)
    possible = calendar.working_days_between(first - timedelta(days=1), last)
    return Shortfall(first, last, count, duty) if count < min(duty.days, possible) else None


def check_answer(day: ChairDay, answer: Answer, today: date) -> None:
    """Whether this may be said of a day now. Raises Refused.

    The first answer holds; only a day that passed without one may still be told to have been held or moved.
    """
    if day.state == ChairState.MISSED and answer is not Answer.MISSED:
        return
    if day.state != ChairState.PLANNED:
        raise AlreadyDone("Ngày tiếp này đã có trả lời rồi.")
    if today < day.on_date and answer is not Answer.MOVED:
        raise Refused("Chưa đến ngày tiếp. Nếu đổi ngày, bấm Hoãn.")


def check_move(to: date, today: date, taken: Iterable[date], calendar: WorkingCalendar) -> None:
    """Whether a day may be moved to this one. Raises Refused."""
    if to <= today:
        raise Refused("Ngày mới phải sau hôm nay.")
    if to > today + timedelta(days=90):
        raise Refused("Ngày mới cách quá xa. Xin chọn ngày trong 90 ngày tới.")
    if not calendar.is_working_day(to):
        raise Refused("Ngày mới là ngày nghỉ. Xin chọn một ngày làm việc.")
    if to in set(taken):
        raise Refused("Ngày đó đã có lịch Chủ tịch tiếp. Xin chọn ngày khác.")
