"""Spans of time that figures are counted over: days, the day's digest, the reporting week.

A reporting week bears the name of the ISO week in which it is cut (the last set day of ``slots.weekly_report``, at its
hour) and reaches back to the cut of the week before, so that weeks follow each other without a gap or an overlap.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from duty.policy import Slot
from duty.sections import covers_day

_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Span:
    """From ``start``, included, to ``end``, not included; both on the clock of the unit."""

    start: datetime
    end: datetime

    @property
    def first(self) -> date:
        """The day in which it begins."""
        return self.start.date()

    @property
    def last(self) -> date:
        """The day in which it ends; the one before when it ends at midnight."""
        return (self.end - timedelta(microseconds=1)).date()

    @property
    def whole_days(self) -> bool:
        """Whether it begins and ends at midnight."""
        return self.starts_at_midnight and self.ends_at_midnight

    @property
    def starts_at_midnight(self) -> bool:
        return self.start.time() == time()

    @property
    def ends_at_midnight(self) -> bool:
        return self.end.time() == time()

    def holds(self, on: date, booked_at: datetime | None) -> bool:
        """Whether something of a day is in it.

        On a day that is cut, what had been booked before the cut lies before it, and what is booked later, or when
        nobody knows, lies after it.
        """
        if on < self.first or on > self.last:
            return False
        if on == self.first and not self.starts_at_midnight and booked_at is not None and booked_at < self.start:
            return False
        return on != self.end.date() or (booked_at is not None and booked_at < self.end)

    def earlier(self, by: timedelta) -> Span:
        """As long a span, so much before."""
        return Span(self.start - by, self.end - by)

    def until(self, now: datetime) -> Span:
        """As much of it as has passed."""
        return Span(self.start, max(self.start, min(self.end, now.astimezone(self.start.tzinfo))))


def days(first: date, last: date, zone: ZoneInfo) -> Span:
    """Whole days, both included."""
    return Span(datetime.combine(first, time(), zone), datetime.combine(last + timedelta(days=1), time(), zone))


def cut_of(monday: date, slot: Slot, zone: ZoneInfo) -> datetime:
    """When the report of an ISO week is cut."""
    week = [monday + timedelta(days=number) for number in range(7)]
    return datetime.combine(max(day for day in week if covers_day(slot.days, day)), slot.at, zone)


def week_of(monday: date, slot: Slot, zone: ZoneInfo) -> Span:
    """The reporting week that bears the name of an ISO week."""
    return Span(cut_of(monday - _WEEK, slot, zone), cut_of(monday, slot, zone))


def week_at(now: datetime, slot: Slot, zone: ZoneInfo) -> Span:
    """The reporting week that is running at an instant."""
    local = now.astimezone(zone)
    monday = local.date() - timedelta(days=local.weekday())
    this = week_of(monday, slot, zone)
    return this if local < this.end else week_of(monday + _WEEK, slot, zone)


def week_before(span: Span) -> Span:
    """The same stretch of the week before, to compare with."""
    return span.earlier(_WEEK)


def week_after(on: date, slot: Slot, zone: ZoneInfo) -> Span:
    """The reporting week that something of a day belongs to when it is booked after that day."""
    return week_at(datetime.combine(on, time.max, zone), slot, zone)


def name_of(week: Span) -> str:
    """The name of a reporting week."""
    cut = week.end.date()
    return label(cut - timedelta(days=cut.weekday()))


def label(monday: date) -> str:
    """The name of an ISO week: "2024-W24"."""
    return monday.strftime("%G-W%V")


def monday_named(week: str) -> date:
    """The Monday of "2024-W24". Raises ValueError."""
    return datetime.strptime(week.upper() + "-1", "%G-W%V-%u").date()  # noqa: DTZ007
