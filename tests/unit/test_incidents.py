"""Incidents: legal moves, what news changes, how grave it is, and what could be one event."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duty.incidents import (
    Category,
    Facts,
    Move,
    State,
    after,
    another_event,
    higher,
    level_of,
    passed_mark,
    same_event,
)
from duty.policy import LevelName, Levels

LEVELS = Levels()
ORDER: list[LevelName] = ["note", "alert", "high", "critical"]
GATHERINGS = [Category.CROWD, Category.PETITIONER, Category.UPWARD]

counts = st.none() | st.integers(min_value=0, max_value=500)
facts = st.builds(
    Facts,
    category=st.sampled_from(Category),
    people_min=counts,
    people_max=counts,
    people_approx=st.booleans(),
    households=counts,
    area=st.none() | st.integers(min_value=1, max_value=12),
    place=st.none() | st.sampled_from(["chợ", "ga"]),
    heading=st.none() | st.sampled_from(["district", "province", "central"]),
    topic=st.none() | st.sampled_from(["land", "environment"]),
    urgent=st.booleans(),
    unverified=st.booleans(),
    unconfirmed=st.booleans(),
    drill=st.booleans(),
    denunciation=st.booleans(),
    life_danger=st.booleans(),
)


# ── Moves ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("state", "move", "to"),
    [
        (State.OPEN, Move.ACK, State.ACKED),
        (State.ACKED, Move.ACK, None),
        (State.EN_ROUTE, Move.ACK, None),
        (State.CLOSED, Move.ACK, None),
        (State.OPEN, Move.COME, State.EN_ROUTE),
        (State.ACKED, Move.COME, State.EN_ROUTE),
        (State.EN_ROUTE, Move.COME, State.EN_ROUTE),
        (State.CLOSED, Move.COME, None),
        (State.OPEN, Move.CLOSE, State.CLOSED),
        (State.ACKED, Move.CLOSE, State.CLOSED),
        (State.EN_ROUTE, Move.CLOSE, State.CLOSED),
        (State.CLOSED, Move.CLOSE, None),
        (State.OPEN, Move.REOPEN, None),
        (State.ACKED, Move.REOPEN, None),
        (State.EN_ROUTE, Move.REOPEN, None),
        (State.CLOSED, Move.REOPEN, State.OPEN),
    ],
)
def test_each_state_allows_its_moves_and_no_other(state: State, move: Move, to: State | None) -> None:
    assert after(state, move) == to


@given(st.lists(st.sampled_from(Move)))
def test_whatever_is_pressed_only_a_reopening_brings_back_the_open_state(moves: list[Move]) -> None:
    state = State.OPEN
    for move in moves:
        to = after(state, move)
        assert (to is State.OPEN) == (state is State.CLOSED and move is Move.REOPEN)
        state = to or state


# ── How grave ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("people", "level"),
    [
        (None, "note"),
        (0, "note"),
        (1, "note"),
        (4, "note"),
        (5, "alert"),
        (10, "alert"),
        (11, "high"),
        (29, "high"),
        (30, "critical"),
        (500, "critical"),
    ],
)
def test_the_level_follows_the_number_of_people(people: int | None, level: LevelName) -> None:
    assert level_of(Facts(Category.PETITIONER, people_min=people, people_max=people), LEVELS) == level


@pytest.mark.parametrize(
    ("category", "level"),
    [
        (Category.CROWD, "alert"),
        (Category.PETITIONER, "note"),
        (Category.UPWARD, "high"),
        (Category.PUBLIC_ORDER, "alert"),
        (Category.ACCIDENT, "alert"),
        (Category.FIRE_DISASTER, "alert"),
        (Category.OTHER, "note"),
    ],
)
def test_the_kind_alone_has_a_least_level(category: Category, level: LevelName) -> None:
    assert level_of(Facts(category), LEVELS) == level


@given(facts)
def test_danger_is_always_critical(one: Facts) -> None:
    assert level_of(replace(one, life_danger=True), LEVELS) == "critical"
    assert level_of(replace(one, urgent=True), LEVELS) == "critical"


@given(facts, st.integers(min_value=0, max_value=500))
def test_households_are_not_people(one: Facts, households: int) -> None:
    assert level_of(replace(one, households=households), LEVELS) == level_of(replace(one, households=None), LEVELS)


@given(facts, st.integers(min_value=0, max_value=500), st.integers(min_value=0, max_value=500))
def test_more_people_are_never_a_lower_level(one: Facts, some: int, more: int) -> None:
    low, high = sorted((some, more))
    levels = [level_of(replace(one, people_max=people), LEVELS) for people in (low, high)]
    assert ORDER.index(levels[0]) <= ORDER.index(levels[1])


@given(st.sampled_from(ORDER), st.sampled_from(ORDER))
def test_the_graver_of_two_is_one_of_them_and_not_below_either(one: LevelName, other: LevelName) -> None:
    graver = higher(one, other)
    assert graver in (one, other)
    assert ORDER.index(graver) == max(ORDER.index(one), ORDER.index(other))


@pytest.mark.parametrize(
    ("before", "now", "passed"),
    [
        (20, 29, False),
        (20, 30, True),
        (29, 35, True),
        (30, 49, False),
        (35, 50, True),
        (None, 30, True),
        (20, 80, True),
        (60, 80, False),
        (60, 20, False),
        (20, None, False),
    ],
)
def test_a_mark_is_passed_once_and_upwards(before: int | None, now: int | None, passed: bool) -> None:
    assert passed_mark(Facts(people_max=before), Facts(people_max=now), LEVELS) == passed


# ── News ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(facts)
def test_what_news_does_not_state_stays(one: Facts) -> None:
    assert one.updated(Facts()) == one.recounted()


@given(facts, facts)
def test_a_stated_number_takes_the_place_of_the_old_one_whole(one: Facts, newer: Facts) -> None:
    result = one.updated(newer)
    source = one if newer.people_max is None else newer
    assert (result.people_min, result.people_max, result.people_approx) == (
        source.people_min,
        source.people_max,
        source.people_approx,
    )


@given(facts, facts)
def test_a_known_area_is_not_moved_by_later_news(one: Facts, newer: Facts) -> None:
    assert one.updated(newer).area == (one.area if one.area is not None else newer.area)


@given(facts, facts)
def test_danger_is_never_taken_back_by_silence(one: Facts, newer: Facts) -> None:
    result = one.updated(newer)
    assert result.urgent == (one.urgent or newer.urgent)
    assert result.life_danger == (one.life_danger or newer.life_danger)


@given(facts, facts)
def test_news_never_lifts_the_cover_of_a_denunciation_or_the_mark_of_a_drill(one: Facts, newer: Facts) -> None:
    result = one.updated(newer)
    assert result.denunciation >= one.denunciation
    assert result.drill == one.drill


@given(facts, facts)
def test_a_doubt_is_not_lifted_by_news(one: Facts, newer: Facts) -> None:
    result = one.updated(newer)
    assert result.unverified >= one.unverified
    assert result.unconfirmed == one.unconfirmed


@given(facts, facts)
def test_news_told_twice_changes_nothing_more(one: Facts, newer: Facts) -> None:
    once = one.updated(newer)
    assert once.updated(newer) == once


@pytest.mark.parametrize("people", [5, 6, 40])
def test_five_petitioners_are_a_crowd(people: int) -> None:
    one = Facts(Category.PETITIONER, people_min=2, people_max=2)
    assert one.updated(Facts(people_min=people, people_max=people)).category == Category.CROWD


def test_four_petitioners_are_not() -> None:
    one = Facts(Category.PETITIONER, people_min=2, people_max=2)
    assert one.updated(Facts(people_min=4, people_max=4)).category == Category.PETITIONER


@pytest.mark.parametrize("category", [Category.CROWD, Category.PETITIONER, Category.OTHER])
def test_a_gathering_that_turns_to_a_higher_office_is_on_its_way_up(category: Category) -> None:
    result = Facts(category, people_max=20).updated(Facts(Category.UPWARD, heading="district", unverified=True))
    assert (result.category, result.heading, result.unverified) == (Category.UPWARD, "district", True)


@pytest.mark.parametrize("category", [Category.FIRE_DISASTER, Category.ACCIDENT, Category.PUBLIC_ORDER])
def test_what_is_no_gathering_stays_what_it_is(category: Category) -> None:
    assert Facts(category).updated(Facts(Category.UPWARD, heading="district")).category == category


def test_what_is_on_its_way_up_stays_so_whatever_else_is_told() -> None:
    for category in Category:
        assert Facts(Category.UPWARD).updated(Facts(category, people_max=20)).category == Category.UPWARD


# ── Put right by its author ──────────────────────────────────────────────────────────────────────────────────────────


@given(facts, facts)
def test_a_correction_moves_the_place_and_changes_the_kind(one: Facts, told: Facts) -> None:
    result = one.corrected(told)
    assert result.area == (one.area if told.area is None else told.area)
    if told.category not in (Category.OTHER, Category.PETITIONER):
        assert result.category == told.category


def test_what_is_no_longer_on_its_way_up_has_no_heading() -> None:
    upward = Facts(Category.UPWARD, heading="district", area=3)
    assert upward.corrected(Facts(Category.CROWD)) == Facts(Category.CROWD, area=3)
    assert upward.corrected(Facts(area=5)) == Facts(Category.UPWARD, heading="district", area=5)


@given(facts, facts, facts)
def test_an_edit_touches_only_what_it_changes(known: Facts, before: Facts, now: Facts) -> None:
    changed = now.changed_since(before)
    result = known.corrected(changed)
    for name in ("area", "households", "place", "topic"):
        if getattr(now, name) == getattr(before, name):
            assert getattr(changed, name) is None
            assert getattr(result, name) == getattr(known, name)
    if all(getattr(now, name) == getattr(before, name) for name in ("people_min", "people_max", "people_approx")):
        assert changed.people_max is None
    assert before.changed_since(before).category == Category.OTHER


# ── One event ────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(facts)
def test_an_event_is_the_same_as_itself(one: Facts) -> None:
    assert same_event(one, one)


@given(facts, facts)
def test_being_the_same_does_not_depend_on_who_is_asked_first(one: Facts, other: Facts) -> None:
    assert same_event(one, other) == same_event(other, one)


@given(facts, facts)
def test_two_known_areas_decide(one: Facts, other: Facts) -> None:
    one, other = replace(one, area=3), replace(other, area=5)
    assert not same_event(one, other)


@pytest.mark.parametrize("one", GATHERINGS)
@pytest.mark.parametrize("other", GATHERINGS)
def test_a_gathering_may_be_called_by_three_names(one: Category, other: Category) -> None:
    assert same_event(Facts(one, area=3), Facts(other, area=3))


@given(facts, facts)
def test_a_drill_is_never_the_real_thing_and_a_denunciation_never_a_gathering(one: Facts, other: Facts) -> None:
    assert not same_event(replace(one, drill=True), replace(other, drill=False))
    assert not same_event(replace(one, denunciation=True), replace(other, denunciation=False))


def test_without_an_area_two_topics_are_two_events() -> None:
    land, smell = Facts(Category.CROWD, topic="land"), Facts(Category.CROWD, topic="environment")
    assert not same_event(land, smell)
    assert same_event(land, Facts(Category.CROWD))
    assert same_event(replace(land, area=3), replace(smell, area=3))


@pytest.mark.parametrize(
    ("told", "other"),
    [
        (Facts(Category.CROWD, area=3, people_max=15), False),
        (Facts(Category.PETITIONER, people_max=15), False),
        (Facts(Category.UPWARD, heading="district"), False),
        (Facts(Category.CROWD, urgent=True), False),
        (Facts(Category.OTHER, life_danger=True), False),
        (Facts(Category.CROWD, area=5), True),
        (Facts(Category.FIRE_DISASTER), True),
        (Facts(Category.PUBLIC_ORDER, life_danger=True, area=3), True),
    ],
)
def test_news_meant_for_a_crowd_that_tells_of_another_place_or_danger_is_of_another_event(
    told: Facts, other: bool
) -> None:
    assert another_event(Facts(Category.CROWD, area=3, people_max=20), told) == other


# ── Stored ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(facts)
def test_facts_come_back_from_the_store_as_they_were(one: Facts) -> None:
    assert Facts.from_record(one.record()) == one


@given(facts)
def test_facts_of_another_version_are_read_as_far_as_they_are_known(one: Facts) -> None:
    record = one.record() | {"of_next_year": 1}
    del record["topic"]
    assert Facts.from_record(record) == replace(one, topic=None)
