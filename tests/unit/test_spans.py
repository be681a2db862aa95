"""Spans that figures are counted over: the reporting week, and what belongs to a day that is cut."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from duty.policy import Slot
from duty.spans import cut_of, days, label, monday_named, name_of, week_after, week_at, week_before, week_of

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FRIDAY = Slot(at=time(15), days="fri")
MONDAY = date(2024, 6, 10)
_MINUTE = timedelta(minutes=1)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 6, day, hour, minute, tzinfo=ZONE)


def test_a_reporting_week_bears_the_name_of_the_week_in_which_it_is_cut() -> None:
    assert label(MONDAY) == "2024-W24"
    assert monday_named("2024-w24") == MONDAY
    week = week_of(MONDAY, FRIDAY, ZONE)
    assert (week.start, week.end) == (at(7, 15), at(14, 15))
    assert week_before(week) == week_of(date(2024, 6, 3), FRIDAY, ZONE)
    # A week that is asked for before its cut is compared with as long a stretch of the one before.
    so_far = week.until(at(12, 9))
    assert (so_far.end, week_before(so_far).end) == (at(12, 9), at(5, 9))


def test_the_cut_is_where_the_configuration_has_the_report() -> None:
    assert cut_of(MONDAY, Slot(at=time(17, 30), days="mon-fri"), ZONE) == at(14, 17, 30)
    assert cut_of(MONDAY, Slot(at=time(18), days="*"), ZONE) == at(16, 18)


@given(st.integers(0, 4 * 366 * 24 * 60), st.sampled_from(["fri", "sun", "mon", "mon-fri", "*"]), st.times())
@settings(max_examples=60, deadline=None)
def test_every_instant_lies_in_exactly_one_reporting_week(minutes: int, on: str, hour: time) -> None:
    now = datetime(2024, 1, 1, tzinfo=ZONE) + minutes * _MINUTE
    slot = Slot(at=hour.replace(second=0, microsecond=0), days=on)
    running = week_at(now, slot, ZONE)
    assert running.start <= now < running.end
    monday = now.date() - timedelta(days=now.weekday())
    near = [week_of(monday + timedelta(days=7 * number), slot, ZONE) for number in (-1, 0, 1, 2)]
    assert [week for week in near if week.start <= now < week.end] == [running]
    assert name_of(running) == label(monday if now < near[1].end else monday + timedelta(days=7))


@given(st.integers(0, 20), st.sampled_from(["fri", "sun", "mon", "*"]), st.times(), st.integers(0, 5000))
@settings(max_examples=60, deadline=None)
def test_what_is_booked_after_its_day_belongs_to_the_week_that_holds_it(
    day: int, on: str, hour: time, later: int
) -> None:
    slot, booked_for = Slot(at=hour.replace(second=0, microsecond=0), days=on), date(2024, 6, 5) + timedelta(days=day)
    week = week_after(booked_for, slot, ZONE)
    assert week.holds(booked_for, datetime.combine(booked_for + timedelta(days=1), time(), ZONE) + later * _MINUTE)


@given(st.integers(0, 20), st.one_of(st.none(), st.integers(0, 40 * 24 * 60)))
@settings(max_examples=80, deadline=None)
def test_whatever_is_booked_for_a_day_lies_in_exactly_one_week(day: int, booked: int | None) -> None:
    on = date(2024, 6, 5) + timedelta(days=day)
    # Booked on that day or later, or nobody knows when.
    booked_at = None if booked is None else datetime.combine(on, time(), ZONE) + booked * _MINUTE
    weeks = [week_of(date(2024, 5, 27) + timedelta(days=7 * number), FRIDAY, ZONE) for number in range(6)]
    assert sum(week.holds(on, booked_at) for week in weeks) == 1


def test_whole_days_hold_both_ends() -> None:
    span = days(date(2024, 6, 1), date(2024, 6, 2), ZONE)
    assert span.whole_days
    assert (span.first, span.last) == (date(2024, 6, 1), date(2024, 6, 2))
    assert [span.holds(date(2024, 6, day), None) for day in (1, 2, 3)] == [True, True, False]
    assert not span.holds(date(2024, 5, 31), at(1, 8))
