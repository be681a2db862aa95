"""The rotation: every day filled, nobody while away, the load even."""

from __future__ import annotations

from collections import Counter
from datetime import date, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from duty.coverage import Load
from duty.roster import Duty
from duty.rotation import Pattern, rotate

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = Pattern("police", "*", time(7), time(17))
WEEKEND = Pattern("command", "sat,sun", time(7), time(17))
NIGHT = Pattern("police", "*", time(17), time(7))
FIRST = date(2024, 6, 1)

spans = st.tuples(st.integers(0, 60), st.integers(0, 10)).map(
    lambda pair: (FIRST + timedelta(days=pair[0]), FIRST + timedelta(days=sum(pair)))
)
absences = st.dictionaries(st.integers(0, 5), st.lists(spans, max_size=3), max_size=4)


@given(st.integers(1, 6), st.integers(0, 90), st.sampled_from([DAY, WEEKEND, NIGHT]), absences)
def test_every_day_of_the_pattern_has_one_turn_and_nobody_comes_while_away(
    people: int, days: int, pattern: Pattern, absent: dict[int, list[tuple[date, date]]]
) -> None:
    last = FIRST + timedelta(days=days)
    turns = rotate(pattern, FIRST, last, range(people), ZONE, absent=absent)
    wanted = [FIRST + timedelta(days=offset) for offset in range(days + 1)]
    if pattern is WEEKEND:
        wanted = [on for on in wanted if on.weekday() >= 5]

    assert [turn.on for turn in turns] == wanted
    for turn in turns:
        end = turn.ends_at.astimezone(ZONE).date()
        away = {key for key in range(people) if any(a <= end and turn.on <= b for a, b in absent.get(key, []))}
        assert turn.person not in away
        assert turn.person is not None or away == set(range(people))


@given(st.integers(2, 6), st.integers(6, 120), st.sampled_from([DAY, WEEKEND, NIGHT]))
def test_without_absences_the_load_is_even(people: int, days: int, pattern: Pattern) -> None:
    turns = rotate(pattern, FIRST, FIRST + timedelta(days=days), range(people), ZONE)
    shifts = Counter(turn.person for turn in turns)
    assert max(shifts[key] for key in range(people)) - min(shifts[key] for key in range(people)) <= (
        1 if pattern is WEEKEND else 2
    )


@given(st.integers(2, 6), st.integers(13, 120))
def test_weekends_are_shared_evenly_even_when_every_day_is_filled(people: int, days: int) -> None:
    turns = rotate(DAY, FIRST, FIRST + timedelta(days=days), range(people), ZONE)
    weekends = Counter(turn.person for turn in turns if turn.on.weekday() >= 5)
    assert max(weekends[key] for key in range(people)) - min(weekends[key] for key in range(people)) <= 2


@given(st.integers(2, 6), absences)
def test_nobody_has_two_days_running_while_somebody_else_could_come(
    people: int, absent: dict[int, list[tuple[date, date]]]
) -> None:
    turns = rotate(DAY, FIRST, FIRST + timedelta(days=60), range(people), ZONE, absent=absent)
    for before, turn in pairwise(turns):
        if turn.person is not None and turn.person == before.person:
            others = set(range(people)) - {turn.person}
            assert all(any(a <= turn.on <= b for a, b in absent.get(key, [])) for key in others)


def test_what_was_carried_before_counts() -> None:
    turns = rotate(WEEKEND, FIRST, FIRST + timedelta(days=8), [1, 2], ZONE, carried={1: Load(weekends=3)})
    assert turns[0].person == 2


def test_nobody_is_put_where_they_stand_already() -> None:
    first = rotate(WEEKEND, FIRST, FIRST, [1], ZONE)[0]
    standing = Duty(1, 1, "police", FIRST, first.starts_at, first.ends_at)
    turns = rotate(WEEKEND, FIRST, FIRST + timedelta(days=1), [1, 2], ZONE, duties=[standing])
    assert [turn.person for turn in turns] == [2, 1]


def test_holidays_of_before_count() -> None:
    carried = {1: Load(holidays=2), 2: Load(shifts=9)}
    turns = rotate(DAY, FIRST, FIRST, [1, 2], ZONE, carried=carried, is_holiday=lambda _: True)
    assert turns[0].person == 2
