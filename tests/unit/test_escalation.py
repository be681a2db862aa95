"""Plans of calls: in order, on time, slower after the policy's end; and nothing after an answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from duty.escalation import Call, call
from duty.policy import Escalation, Repeat, Step

START = datetime(2024, 6, 5, 1, 0, tzinfo=UTC)
TARGETS = ("duty", "duty:police", "group:alerts", "group:leaders", "role:leader")

targets = st.lists(st.sampled_from(TARGETS), min_size=1, max_size=3, unique=True).map(tuple)
minutes = st.integers(min_value=0, max_value=300).map(lambda count: timedelta(minutes=count))
repeats = st.builds(
    Repeat,
    every=st.integers(min_value=1, max_value=60).map(lambda count: timedelta(minutes=count)),
    until=minutes,
)


long_repeats = st.builds(
    Repeat,
    every=st.integers(min_value=1, max_value=60).map(lambda count: timedelta(minutes=count)),
    until=st.integers(min_value=400, max_value=600).map(lambda count: timedelta(minutes=count)),
)
some_or_none = st.just(()) | targets
may_repeat = st.none() | repeats


@st.composite
def policies(
    draw: st.DrawFn,
    announced: st.SearchStrategy[tuple[str, ...]] = some_or_none,
    repeated: st.SearchStrategy[Repeat | None] = may_repeat,
) -> Escalation:
    """Any policy that config.yaml may hold."""
    times = sorted(draw(st.lists(minutes, max_size=5)))
    return Escalation(
        announce=draw(announced),
        steps=tuple(Step(after=after, notify=draw(targets)) for after in times),
        repeat=draw(repeated),
    )


def run_of(policy: Escalation, started_at: datetime = START) -> list[Call]:
    """Every call of the policy itself, in a run that nobody answers."""
    calls: list[Call] = []
    while (following := call(policy, started_at, len(calls) + 1)) is not None and not following.last_resort:
        calls.append(following)
    return calls


@given(policies(targets))
def test_a_run_that_repeats_never_ends_and_asks_the_leaders_and_the_admins_in_the_end(policy: Escalation) -> None:
    quick = len(run_of(policy))
    slow = [call(policy, START, quick + count) for count in (1, 2, 300)]
    if policy.repeat is None:
        assert slow == [None, None, None]
        return
    assert all(one is not None and {"role:leader", "role:admin"} <= {*one.notify} for one in slow)
    dues = [one.due_at - START for one in slow if one is not None]
    assert dues[0] > policy.repeat.until
    assert [due - dues[0] for due in dues] == [policy.repeat.then * count for count in (0, 1, 299)]


@given(policies())
def test_calls_are_numbered_from_one_and_come_in_the_order_of_time(policy: Escalation) -> None:
    calls = run_of(policy)
    assert [one.number for one in calls] == list(range(1, len(calls) + 1))
    assert all(earlier.due_at <= later.due_at for earlier, later in pairwise(calls))
    assert all(one.due_at >= START for one in calls)


@given(policies())
def test_the_steps_come_first_each_at_its_own_time_to_its_own_targets(policy: Escalation) -> None:
    calls = run_of(policy)
    assert [(one.due_at - START, one.notify) for one in calls[: len(policy.steps)]] == [
        (step.after, step.notify) for step in policy.steps
    ]


@given(policies(targets, long_repeats))
def test_repeats_are_evenly_spaced_and_ask_whom_the_last_step_asked(policy: Escalation) -> None:
    repeated = run_of(policy)[len(policy.steps) :]
    assert repeated
    assert policy.repeat is not None
    last = policy.steps[-1].after if policy.steps else timedelta(0)
    whom = policy.steps[-1].notify if policy.steps else policy.announce
    assert [one.due_at - START for one in repeated] == [
        last + policy.repeat.every * count for count in range(1, len(repeated) + 1)
    ]
    assert {one.notify for one in repeated} == {whom}


@given(policies(targets, repeats))
def test_repeats_stop_at_until_and_not_before(policy: Escalation) -> None:
    assert policy.repeat is not None
    calls = run_of(policy)
    last = policy.steps[-1].after if policy.steps else timedelta(0)
    if len(calls) > len(policy.steps):
        last = calls[-1].due_at - START
        assert last <= policy.repeat.until
    assert last + policy.repeat.every > policy.repeat.until


@given(policies())
def test_without_repeat_only_the_steps_are_called(policy: Escalation) -> None:
    assert len(run_of(policy.model_copy(update={"repeat": None}))) == len(policy.steps)


@given(policies())
def test_nobody_is_never_called(policy: Escalation) -> None:
    assert all(one.notify for one in run_of(policy))


@given(policies(), st.integers(min_value=0, max_value=10**6))
def test_a_later_start_moves_the_whole_run_and_changes_nothing_else(policy: Escalation, seconds: int) -> None:
    shift = timedelta(seconds=seconds)
    moved = [(one.number, one.due_at - shift, one.notify) for one in run_of(policy, START + shift)]
    assert moved == [(one.number, one.due_at, one.notify) for one in run_of(policy)]


@given(policies(), minutes)
def test_whenever_somebody_answers_nothing_is_due_after_it(policy: Escalation, answered: timedelta) -> None:
    # The desk sets one timer at a time, from the call before it; an answer takes the one that is set away.
    made, planned = [], call(policy, START, 1)
    while planned is not None and planned.due_at <= START + answered:
        made.append(planned)
        planned = call(policy, START, planned.number + 1)
    assert [one for one in made if not one.last_resort] == [
        one for one in run_of(policy) if one.due_at <= START + answered
    ]
    assert planned is None or planned.due_at > START + answered


@given(policies(), minutes)
def test_after_any_downtime_what_was_missed_is_a_beginning_of_the_run_and_the_rest_is_still_to_come(
    policy: Escalation, down_for: timedelta
) -> None:
    calls, now = run_of(policy), START + down_for
    missed = [one for one in calls if one.due_at <= now]
    assert calls[: len(missed)] == missed
    following = call(policy, START, len(missed) + 1)
    if len(missed) < len(calls):
        assert following == calls[len(missed)]
    else:
        assert following is None or following.last_resort


def test_the_policy_of_the_plan_asks_at_its_minutes() -> None:
    policy = Escalation.model_validate(
        {
            "announce": ["group:alerts"],
            "steps": [{"after": "3m", "notify": ["duty"]}, {"after": "6m", "notify": ["role:leader"]}],
            "repeat": {"every": "5m", "until": "20m"},
        }
    )
    assert [(int((one.due_at - START).total_seconds() // 60), one.notify) for one in run_of(policy)] == [
        (3, ("duty",)),
        (6, ("role:leader",)),
        (11, ("role:leader",)),
        (16, ("role:leader",)),
    ]


def test_a_policy_without_steps_repeats_its_announcement() -> None:
    policy = Escalation.model_validate({"announce": ["group:duty"], "repeat": {"every": "10m", "until": "25m"}})
    assert [one.notify for one in run_of(policy)] == [("group:duty",), ("group:duty",)]


def test_an_empty_policy_calls_nobody() -> None:
    assert run_of(Escalation()) == []
    assert run_of(Escalation.model_validate({"repeat": {"every": "1m", "until": "2h"}})) == []
