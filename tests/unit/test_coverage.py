"""What is wrong with a roster: gaps, double bookings, unfair load."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from duty.coverage import Burden, Gap, Load, clashes, gaps, loads, unfair
from duty.roster import Duty

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
HOLIDAY = date(2024, 9, 2)


def duty(person: int, starts: datetime, hours: float, post: str = "police") -> Duty:
    """A duty from a local instant on."""
    return Duty(starts.day, person, post, starts.date(), starts, starts + timedelta(hours=hours))


def local(day: int, hour: int, month: int = 6) -> datetime:
    return datetime(2024, month, day, hour, tzinfo=ZONE)


WEEKENDS = [duty(1, local(day, 7), 10) for day in (1, 2, 8, 9, 15)]


@pytest.mark.parametrize(
    ("starts", "hours", "nights", "holidays", "weekends"),
    [
        (local(8, 7), 10, 0, 0, 1),
        (local(6, 0), 7, 1, 0, 0),  # the small hours are a night
        (local(6, 17), 5, 1, 0, 0),
        (local(6, 17), 4, 0, 0, 0),
        (local(1, 17, 9), 14, 1, 1, 1),  # the night that runs into the holiday
        (local(1, 17, 9), 7, 1, 0, 1),  # and the one that ends as it begins
    ],
)
def test_a_duty_is_counted_by_its_hours(
    starts: datetime, hours: float, nights: int, holidays: int, weekends: int
) -> None:
    load = loads([duty(1, starts, hours)], ZONE, lambda on: on == HOLIDAY)[1]
    assert (load.shifts, load.nights, load.holidays, load.weekends) == (1, nights, holidays, weekends)


def test_a_shift_served_in_two_parts_is_one_shift() -> None:
    parts = [duty(1, local(8, 7), 2), duty(1, local(8, 19), 4)]
    assert loads(parts, ZONE, lambda _: False) == {1: Load(1, 1, 1, posts={"police"})}


def test_who_carries_all_is_named_with_the_numbers_beside_a_colleague_who_carries_none() -> None:
    carried = loads(WEEKENDS, ZONE, lambda _: False)
    assert unfair(carried, {"police": [1, 2]}) == [Burden(1, "weekends", 5, 2, 0)]
    assert unfair(carried, {"police": [1], "command": [2]}) == []


def test_an_even_load_is_fair() -> None:
    carried = {1: Load(5, 4, posts={"police"}), 2: Load(5, 2, posts={"police"})}
    assert unfair(carried, {"police": [1, 2]}) == []


def test_gaps_are_what_nobody_of_the_post_fills() -> None:
    span = ("police", local(8, 7), local(8, 17))
    there = [duty(1, local(8, 8), 2), duty(2, local(8, 12), 9), duty(3, local(8, 7), 10, "command")]
    assert gaps(there, [span]) == [
        Gap("police", local(8, 7), local(8, 8)), Gap("police", local(8, 10), local(8, 12)),
    ]  # fmt: skip


def test_a_clash_is_one_person_twice_at_once() -> None:
    twice = [duty(1, local(8, 7), 10), duty(1, local(8, 16), 4, "guard"), duty(2, local(8, 7), 10)]
    assert [(clash.first.post, clash.second.post) for clash in clashes(twice)] == [("police", "guard")]
    assert clashes([duty(1, local(8, 7), 10), duty(1, local(8, 17), 4)]) == []
