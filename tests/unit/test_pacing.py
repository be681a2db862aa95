"""The chat's limits: nothing goes too soon, nothing waits longer than it must, and room is kept for alerts."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pacing import Limits, Pacer, Place

START = datetime(2024, 6, 5, 1, 0, tzinfo=UTC)
GROUP: Place = ("telegram", "-100")
OTHER_GROUP: Place = ("telegram", "-200")
PERSON: Place = ("telegram", "100")
places = st.sampled_from([GROUP, OTHER_GROUP, PERSON])


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def drained(pacer: Pacer, place: Place, count: int, *, alerts: bool = False) -> list[float]:
    """When each of ``count`` messages to one chat goes, in seconds, by a sender that sleeps until something changes."""
    now, gone = START, list[float]()
    while len(gone) < count:
        blocked, alerts_only, changes_at = pacer.standing(now)
        if pacer.room(now) and place not in blocked and (alerts or place not in alerts_only):
            pacer.note(place, now)
            gone.append((now - START).total_seconds())
        else:
            assert changes_at is not None
            assert changes_at > now
            now = changes_at
    return gone


def test_without_limits_nothing_ever_waits() -> None:
    pacer = Pacer(Limits(0, 0, 0))
    for _ in range(5000):
        pacer.note(GROUP, START)
        pacer.note(PERSON, START)

    assert pacer.room(START) == 1000
    assert pacer.standing(START) == ([], [], None)


def test_a_group_takes_twenty_in_any_sixty_seconds() -> None:
    times = drained(Pacer(Limits()), GROUP, 41, alerts=True)

    assert times == [0.0] * 20 + [60.0] * 20 + [120.0]


def test_chatter_leaves_a_quarter_of_a_groups_room_to_alerts() -> None:
    pacer = Pacer(Limits())

    assert drained(pacer, GROUP, 15) == [0.0] * 15
    assert pacer.standing(START) == ([], [GROUP], at(60))
    assert drained(pacer, GROUP, 5, alerts=True) == [0.0] * 5
    assert pacer.standing(START)[0] == [GROUP]


def test_one_full_group_holds_up_no_other_chat() -> None:
    pacer = Pacer(Limits())
    drained(pacer, GROUP, 20, alerts=True)

    blocked, alerts_only, _ = pacer.standing(START)
    assert blocked == [GROUP]
    assert alerts_only == []


def test_a_person_gets_three_at_once_and_then_one_a_second_on_average() -> None:
    times = drained(Pacer(Limits()), PERSON, 9)

    assert times == [0.0] * 3 + [3.0] * 3 + [6.0] * 3


def test_all_chats_together_get_thirty_a_second() -> None:
    pacer = Pacer(Limits())
    for number in range(30):
        assert pacer.room(START) == 30 - number
        pacer.note(("telegram", str(number)), START)

    assert pacer.room(START) == 0
    assert pacer.standing(START)[2] == at(1)
    assert pacer.room(at(0.999)) == 0
    assert pacer.room(at(1)) == 30


@given(st.floats(min_value=0.001, max_value=10_000))
def test_a_pause_holds_one_chat_until_its_very_end_and_no_longer(seconds: float) -> None:
    pacer, until = Pacer(Limits(0, 0, 0)), at(seconds)
    pacer.pause(GROUP, until)

    assert pacer.standing(START) == ([GROUP], [], until)
    assert pacer.standing(until - timedelta(microseconds=1))[0] == [GROUP]
    assert pacer.standing(until) == ([], [], None)


def test_a_second_shorter_pause_does_not_end_the_first() -> None:
    pacer = Pacer(Limits())
    pacer.pause(GROUP, at(30))
    pacer.pause(GROUP, at(5))

    assert pacer.standing(at(29))[0] == [GROUP]
    assert pacer.standing(at(30))[0] == []


@given(st.lists(st.tuples(places, st.integers(0, 90)), max_size=150))
def test_no_window_ever_holds_more_than_the_chat_allows(wishes: list[tuple[Place, int]]) -> None:
    pacer, gone = Pacer(Limits()), list[tuple[Place, datetime]]()
    for place, second in sorted(wishes, key=lambda wish: wish[1]):
        now = at(second)
        if pacer.room(now) and place not in pacer.standing(now)[0]:
            pacer.note(place, now)
            gone.append((place, now))

    for place, now in gone:
        of_it = [then for other, then in gone if other == place]
        if place is PERSON:
            assert sum(now <= then < now + timedelta(seconds=3) for then in of_it) <= 3
        else:
            assert sum(now <= then < now + timedelta(seconds=60) for then in of_it) <= 20
        assert sum(now <= then < now + timedelta(seconds=1) for _, then in gone) <= 30


@given(st.lists(st.tuples(places, st.integers(0, 90)), max_size=80), st.integers(0, 100))
def test_the_next_change_is_never_in_the_past(sent: list[tuple[Place, int]], look: int) -> None:
    pacer = Pacer(Limits())
    for place, second in sorted(sent, key=lambda one: one[1]):
        if second <= look:
            pacer.note(place, at(second))

    blocked, alerts_only, changes_at = pacer.standing(at(look))
    assert changes_at is None or changes_at > at(look)
    assert changes_at is not None or not (blocked or alerts_only)


@pytest.mark.parametrize(
    ("limits", "place", "times"),
    [
        (Limits(0, 0.5, 0), PERSON, [0, 0, 0, 6, 6, 6, 12]),
        (Limits(0, 0, 0.5), GROUP, [0, 120, 240]),
        (Limits(0, 0, 1), GROUP, [0, 60, 120]),
        (Limits(0.25, 0, 0), PERSON, [0, 4, 8]),
        (Limits(1, 0, 0), PERSON, [0, 1, 2]),
    ],
)
def test_a_limit_of_one_or_less_is_kept_too(limits: Limits, place: Place, times: list[float]) -> None:
    assert drained(Pacer(limits), place, len(times)) == times
