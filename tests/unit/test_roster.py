"""Who is on duty at an instant, and who comes next: the one answer that everything else asks for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from duty.roster import Duty, next_on, on_duty

START = datetime(2024, 6, 5, 0, 0, tzinfo=UTC)
POSTS = ("command", "reception", "police", "military")
EXPECTED = ("planned", "confirmed")

instants = st.integers(0, 72 * 60).map(lambda minutes: START + timedelta(minutes=minutes))
posts = st.none() | st.sampled_from(POSTS)


@st.composite
def duties(draw: st.DrawFn, states: tuple[str, ...] = (*EXPECTED, "absent", "swapped")) -> Duty:
    """A duty of any length, none included."""
    starts_at = draw(instants)
    return Duty(
        shift_id=draw(st.integers(1, 5)),
        person_id=draw(st.integers(1, 5)),
        post=draw(st.sampled_from(POSTS)),
        on_date=starts_at.date(),
        starts_at=starts_at,
        ends_at=starts_at
        + draw(st.sampled_from([0, 1, 60, 8 * 60, 24 * 60]).map(lambda count: timedelta(minutes=count))),
        state=draw(st.sampled_from(states)),
    )


rosters = st.lists(duties(), max_size=6)


# ── on_duty ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(duties(EXPECTED))
def test_a_shift_begins_with_its_first_instant_and_ends_before_its_last(duty: Duty) -> None:
    tick = timedelta(microseconds=1)
    if duty.starts_at < duty.ends_at:
        assert on_duty([duty], duty.starts_at) == (duty,)
        assert on_duty([duty], duty.ends_at - tick) == (duty,)
    assert on_duty([duty], duty.starts_at - tick) == ()
    assert on_duty([duty], duty.ends_at) == ()


@given(st.lists(duties(EXPECTED), min_size=2, max_size=2), st.integers(1, 600))
def test_at_a_change_of_shift_the_next_is_on_and_the_last_is_off(pair: list[Duty], minutes: int) -> None:
    first, second = pair
    change = first.starts_at + timedelta(minutes=minutes)
    first = Duty(1, 1, first.post, first.on_date, first.starts_at, change)
    second = Duty(2, 2, first.post, first.on_date, change, change + timedelta(minutes=minutes))

    assert on_duty([first, second], change) == (second,)
    assert on_duty([first, second], change - timedelta(microseconds=1)) == (first,)


@given(rosters, instants, posts)
def test_whoever_is_absent_or_has_swapped_away_is_not_on_duty(
    roster: list[Duty], now: datetime, post: str | None
) -> None:
    assert {duty.state for duty in on_duty(roster, now, post)} <= set(EXPECTED)


@given(rosters, instants)
def test_all_posts_together_are_the_posts_one_by_one(roster: list[Duty], now: datetime) -> None:
    by_post = [duty for post in POSTS for duty in on_duty(roster, now, post)]
    assert sorted(by_post, key=id) == sorted(on_duty(roster, now), key=id)
    assert on_duty(roster, now, "no such post") == ()


@given(rosters, instants, posts)
def test_nobody_is_added_or_left_out(roster: list[Duty], now: datetime, post: str | None) -> None:
    found = on_duty(roster, now, post)
    for duty in roster:
        belongs = duty.state in EXPECTED and duty.starts_at <= now < duty.ends_at and post in (None, duty.post)
        assert (duty in found) == belongs
    assert len(found) <= len(roster)


@given(rosters, instants)
def test_the_order_of_the_roster_does_not_change_who_is_on(roster: list[Duty], now: datetime) -> None:
    assert set(on_duty(roster[::-1], now)) == set(on_duty(roster, now))


# ── next_on ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(rosters, instants, posts)
def test_the_next_one_comes_later_and_nobody_comes_before(roster: list[Duty], now: datetime, post: str | None) -> None:
    found = next_on(roster, now, post)
    coming = [
        duty
        for duty in roster
        if duty.state in EXPECTED
        and duty.starts_at < duty.ends_at
        and duty.starts_at > now
        and post in (None, duty.post)
    ]
    if found is None:
        assert not coming
    else:
        assert found in coming
        assert found.starts_at == min(duty.starts_at for duty in coming)


@given(rosters, instants, posts)
def test_whoever_is_next_is_on_duty_when_the_time_comes(roster: list[Duty], now: datetime, post: str | None) -> None:
    found = next_on(roster, now, post)
    assert found is None or found in on_duty(roster, found.starts_at, post)


@given(rosters, instants)
def test_the_order_of_the_roster_does_not_change_who_is_next(roster: list[Duty], now: datetime) -> None:
    ahead, back = next_on(roster, now), next_on(roster[::-1], now)
    assert (ahead is None) == (back is None)
    if ahead is not None and back is not None:
        assert (ahead.starts_at, ahead.shift_id, ahead.person_id) == (back.starts_at, back.shift_id, back.person_id)


@given(duties(EXPECTED))
def test_whoever_has_just_come_on_is_not_the_next(duty: Duty) -> None:
    assert next_on([duty], duty.starts_at) is None


def test_an_empty_roster_has_nobody_on_and_nobody_next() -> None:
    assert on_duty([], START) == ()
    assert next_on([], START) is None
