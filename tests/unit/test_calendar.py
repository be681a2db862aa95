"""Working days and terms, held against a count that goes day by day through the library's own data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from duty.calendar import WorkingCalendar

ONE = timedelta(days=1)
FIRST, LAST = date(2024, 1, 1), date(2027, 12, 31)
EVERY_DAY = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
BOOK = holidays.country_holidays("VN", years=range(2022, 2031))
OPEN = {
    day: day in BOOK.weekend_workdays if day.weekday() in (5, 6) else day not in BOOK
    for day in (date(2022, 1, 1) + timedelta(days=number) for number in range(9 * 365))
}
CALENDAR = WorkingCalendar()


def counted(start: date, count: int, is_open: Callable[[date], bool], step: timedelta = ONE) -> date:
    """Walk from day to day until ``count`` open days have been passed."""
    day = start
    while count:
        day += step
        count -= is_open(day)
    return day


def test_every_day_of_four_years_is_open_or_closed_as_the_library_says() -> None:
    assert [CALENDAR.is_working_day(day) for day in EVERY_DAY] == [OPEN[day] for day in EVERY_DAY]


@pytest.mark.parametrize("count", [1, 2, 3, 5, 7, 10, 30])
def test_a_term_in_working_days_ends_where_a_day_by_day_count_ends_from_every_start(count: int) -> None:
    for start in EVERY_DAY:
        assert CALENDAR.add_working_days(start, count) == counted(start, count, OPEN.__getitem__), start
        assert CALENDAR.working_day_before(start, count) == counted(start, count, OPEN.__getitem__, -ONE), start


@pytest.mark.parametrize("count", [0, 1, 10, 30, 45, 60, 90])
def test_a_term_in_days_runs_through_days_off_and_never_ends_on_one_from_every_start(count: int) -> None:
    for start in EVERY_DAY:
        last = start
        for _ in range(count):
            last += ONE
        while not OPEN[last]:
            last += ONE
        assert CALENDAR.add_days(start, count) == last, start


def test_the_next_and_the_nearest_working_days_are_right_for_every_day() -> None:
    for day in EVERY_DAY:
        assert CALENDAR.next_working_day(day) == counted(day, 1, OPEN.__getitem__)
        assert CALENDAR.on_or_after(day) == (day if OPEN[day] else counted(day, 1, OPEN.__getitem__))
        assert CALENDAR.on_or_before(day) == (day if OPEN[day] else counted(day, 1, OPEN.__getitem__, -ONE))


def test_working_days_between_two_days_are_those_a_walk_passes() -> None:
    for start in EVERY_DAY[::13]:
        passed, end = 0, start
        for _ in range(400):
            assert CALENDAR.working_days_between(start, end) == passed
            assert CALENDAR.working_days_between(end, start) == -passed
            end += ONE
            passed += OPEN[end]


@pytest.mark.parametrize(
    ("off", "made_up"),
    [
        (date(2024, 4, 29), date(2024, 5, 4)),
        (date(2025, 5, 2), date(2025, 4, 26)),
        (date(2026, 8, 31), date(2026, 8, 22)),
        (date(2018, 12, 31), date(2019, 1, 5)),
        (date(2015, 1, 2), date(2014, 12, 27)),
    ],
)
def test_a_swapped_saturday_is_worked_and_its_weekday_is_off_whichever_is_asked_first(off: date, made_up: date) -> None:
    assert WorkingCalendar().is_working_day(made_up)
    assert not WorkingCalendar().is_working_day(off)
    assert made_up.weekday() == 5
    assert off.weekday() < 5


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2024, 2, 8), date(2024, 2, 14)),
        (date(2025, 1, 27), date(2025, 1, 31)),
        (date(2026, 2, 16), date(2026, 2, 20)),
        (date(2024, 9, 2), date(2024, 9, 3)),
        (date(2025, 9, 1), date(2025, 9, 2)),
        (date(2024, 4, 18), date(2024, 4, 18)),
        (date(2025, 4, 7), date(2025, 4, 7)),
        (date(2026, 4, 27), date(2026, 4, 27)),  # Giỗ Tổ on Sunday 26/4, made up on Monday
    ],
)
def test_the_office_is_closed_on_the_days_that_were_announced(first: date, last: date) -> None:
    assert not any(CALENDAR.is_working_day(first + timedelta(days=n)) for n in range((last - first).days + 1))


@pytest.mark.parametrize(
    ("start", "working_days", "days", "due"),
    [
        (date(2024, 6, 5), 10, None, date(2024, 6, 19)),
        (date(2024, 6, 5), None, 30, date(2024, 7, 5)),
        (date(2024, 6, 5), None, 45, date(2024, 7, 22)),  # day 45 is Saturday 20/7
        (date(2024, 4, 26), 5, None, date(2024, 5, 7)),  # 2, 3, the worked Saturday 4, 6, 7 May
        (date(2024, 2, 7), 1, None, date(2024, 2, 15)),  # over Tết
        (date(2024, 1, 9), None, 30, date(2024, 2, 15)),  # day 30 is 8/2, the first day of Tết
    ],
)
def test_terms_end_where_a_clerk_counts_them(
    start: date, working_days: int | None, days: int | None, due: date
) -> None:
    ends = [CALENDAR.add_working_days(start, working_days)] if working_days else []
    ends += [CALENDAR.add_days(start, days)] if days else []
    assert ends == [due]


def test_24_november_is_a_day_off_or_not_as_the_office_says() -> None:
    with_it, without = WorkingCalendar(culture_day=True), WorkingCalendar(culture_day=False)
    received = date(2026, 11, 23)
    assert with_it.add_working_days(received, 7) == date(2026, 12, 3)
    assert without.add_working_days(received, 7) == date(2026, 12, 2)
    # In 2029 it falls on a Saturday and would be made up on Monday.
    assert not with_it.is_working_day(date(2029, 11, 26))
    assert without.is_working_day(date(2029, 11, 26))
    differing = [day for day in EVERY_DAY if with_it.is_working_day(day) != without.is_working_day(day)]
    assert differing == [date(2026, 11, 24), date(2027, 11, 24)]


def test_a_schedule_is_posted_five_working_days_ahead() -> None:
    assert CALENDAR.working_day_before(date(2024, 6, 10), 5) == date(2024, 6, 3)
    assert CALENDAR.working_day_before(date(2024, 6, 9), 5) == date(2024, 6, 3)  # a Sunday
    assert CALENDAR.working_day_before(date(2024, 1, 3), 2) == date(2023, 12, 29)  # over the first of January


def test_what_was_decided_locally_wins_over_the_library() -> None:
    local = WorkingCalendar(days_off=[date(2024, 6, 6)], working_days=[date(2024, 6, 8), date(2024, 9, 3)])
    assert not local.is_working_day(date(2024, 6, 6))
    assert local.is_working_day(date(2024, 6, 8))
    assert local.is_working_day(date(2024, 9, 3))
    assert local.add_working_days(date(2024, 6, 5), 2) == date(2024, 6, 8)


def test_a_day_cannot_be_both_off_and_worked() -> None:
    with pytest.raises(ValueError, match="2024-06-06"):
        WorkingCalendar(days_off=[date(2024, 6, 6)], working_days=[date(2024, 6, 6)])


@pytest.mark.parametrize("count", [0, -1])
def test_a_term_in_working_days_has_at_least_one(count: int) -> None:
    with pytest.raises(ValueError, match="from 1"):
        CALENDAR.add_working_days(FIRST, count)
    with pytest.raises(ValueError, match="from 1"):
        CALENDAR.working_day_before(FIRST, count)


def test_a_term_in_days_is_never_negative() -> None:
    with pytest.raises(ValueError, match="from 0"):
        CALENDAR.add_days(FIRST, -1)


DAYS = st.dates(FIRST, LAST)


@st.composite
def local_calendars(draw: st.DrawFn) -> tuple[WorkingCalendar, Callable[[date], bool]]:
    off = draw(st.sets(DAYS, max_size=30))
    working = draw(st.sets(DAYS, max_size=30)) - off
    return (
        WorkingCalendar(days_off=off, working_days=working),
        lambda day: day in working or (day not in off and OPEN[day]),
    )


@given(local_calendars(), DAYS, st.integers(1, 60))
def test_local_lists_are_counted_with(
    made: tuple[WorkingCalendar, Callable[[date], bool]], start: date, count: int
) -> None:
    calendar, is_open = made
    end = calendar.add_working_days(start, count)
    assert end == counted(start, count, is_open)
    assert calendar.working_days_between(start, end) == count
    assert calendar.working_day_before(start, count) == counted(start, count, is_open, -ONE)


@given(DAYS, st.integers(1, 400))
def test_going_back_as_many_working_days_returns_to_the_start(start: date, count: int) -> None:
    end = CALENDAR.add_working_days(start, count)
    assert CALENDAR.is_working_day(end)
    assert CALENDAR.working_day_before(end, count) == CALENDAR.on_or_before(start)


@given(st.lists(DAYS, min_size=3, max_size=3))
def test_spans_of_working_days_add_up(days: list[date]) -> None:
    def between(first: date, last: date) -> int:
        return CALENDAR.working_days_between(first, last)

    first, middle, last = days
    assert between(first, middle) + between(middle, last) == between(first, last)


def years_asked_in(order: Iterator[int]) -> list[list[bool]]:
    calendar = WorkingCalendar()
    found = {year: [calendar.is_working_day(date(year, 1, 1) + n * ONE) for n in range(365)] for year in order}
    return [found[year] for year in sorted(found)]


def test_years_are_the_same_in_whatever_order_they_are_asked_for() -> None:
    assert years_asked_in(iter(range(2012, 2031))) == years_asked_in(iter(range(2030, 2011, -1)))
