"""The chairman's days: which they are on the working calendar, when they are posted, whether they are enough."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pydantic import ValidationError

from bot.lawfile import beside, load
from bot.settings import default_config
from duty.chair_days import (
    Answer,
    ChairDay,
    check_answer,
    check_move,
    period,
    planned,
    post_by,
    settled,
    shortfall,
)
from duty.errors import AlreadyDone, Refused
from duty.policy import ChairConfig
from duty.wording import chair_days as word

LAW = load(beside(default_config()))
CALENDAR = LAW.working_calendar
P2024 = LAW.profile_on(date(2024, 6, 5))
P2026 = LAW.profile_on(date(2026, 11, 23))


def june(number: int) -> date:
    return date(2024, 6, number)


def row(on: date, state: str = "planned", moved_to: date | None = None) -> ChairDay:
    return ChairDay(1, 1, on, state, moved_to, None, "head", None)


def days(*rule: object) -> ChairConfig:
    return ChairConfig.model_validate({"days": rule})


@pytest.mark.parametrize(
    ("rule", "wanted"),
    [
        (["thu"], [6, 13, 20, 27]),
        ([5, 20], [5, 20]),
        (["2024-06-11"], [11]),
        (["mon", 4], [3, 4, 10, 17, 24]),
        ([8], [10]),  # a Saturday
        ([8, 9, 10], [10]),  # three that come to one Monday
        ([], []),
    ],
)
def test_the_days_of_a_rule(rule: list[object], wanted: list[int]) -> None:
    assert planned(days(*rule).days, june(1), june(30), CALENDAR) == [june(one) for one in wanted]


def test_a_day_in_a_row_of_days_off_goes_to_the_first_working_day_after_all_of_them() -> None:
    tet = planned(days("2024-02-08").days, date(2024, 2, 1), date(2024, 2, 29), CALENDAR)
    assert tet == [date(2024, 2, 15)]
    assert planned(days("2024-02-08").days, date(2024, 2, 15), date(2024, 2, 15), CALENDAR) == tet


@pytest.mark.parametrize("wrong", ["thursday", 0, 29, True, "2024-02-30", 1.5, None])
def test_a_rule_that_means_no_day_is_refused(wrong: object) -> None:
    with pytest.raises(ValidationError):
        days(wrong)


def test_a_schedule_is_posted_five_working_days_before() -> None:
    assert post_by(june(13), P2024.deadline("L1"), CALENDAR) == june(6)
    assert post_by(date(2024, 5, 6), P2024.deadline("L1"), CALENDAR) == date(2024, 4, 25)


def test_what_was_postponed_no_longer_holds_and_its_new_day_does() -> None:
    rows = [row(june(6), "postponed", june(10)), row(june(10)), row(june(12), "missed")]
    assert settled([june(6), june(13)], rows) == [june(10), june(12), june(13)]


def test_periods_are_weeks_from_monday_or_months() -> None:
    assert period(june(9), P2024.chair) == (june(3), june(9))
    assert period(date(2026, 12, 31), P2026.chair) == (date(2026, 12, 1), date(2026, 12, 31))


def test_one_day_a_week_until_mid_2026_and_two_a_month_after() -> None:
    assert shortfall(june(5), P2024.chair, [june(6)], CALENDAR) is None
    found = shortfall(june(5), P2024.chair, [june(10)], CALENDAR)
    assert found is not None
    assert (found.first, found.days) == (june(3), 0)

    november = [date(2026, 11, 5), date(2026, 11, 20)]
    assert shortfall(date(2026, 11, 23), P2026.chair, november, CALENDAR) is None
    fewer = shortfall(date(2026, 11, 23), P2026.chair, november[:1], CALENDAR)
    assert fewer is not None
    assert fewer.days == 1
    assert "ít nhất 02 ngày một tháng" in word.too_few(fewer)


def test_a_week_without_a_working_day_asks_for_none() -> None:
    assert shortfall(date(2024, 2, 12), P2024.chair, [], CALENDAR) is not None  # Thursday and Friday are worked
    off = {date(2024, 2, 15), date(2024, 2, 16)}
    closed = type(CALENDAR)(days_off=off)
    assert shortfall(date(2024, 2, 12), P2024.chair, [], closed) is None


@pytest.mark.parametrize("answer", list(Answer))
def test_the_first_answer_holds(answer: Answer) -> None:
    for state in ("held", "postponed"):
        with pytest.raises(AlreadyDone):
            check_answer(row(june(6), state), answer, june(6))
    check_answer(row(june(6)), answer, june(6))


def test_before_its_day_a_day_can_only_be_moved() -> None:
    check_answer(row(june(6)), Answer.MOVED, june(5))
    for answer in (Answer.HELD, Answer.DELEGATE, Answer.MISSED):
        with pytest.raises(Refused):
            check_answer(row(june(6)), answer, june(5))


def test_a_day_that_passed_without_an_answer_may_still_get_one() -> None:
    for answer in (Answer.HELD, Answer.DELEGATE, Answer.MOVED):
        check_answer(row(june(6), "missed"), answer, june(7))
    with pytest.raises(AlreadyDone):
        check_answer(row(june(6), "missed"), Answer.MISSED, june(7))


@pytest.mark.parametrize(
    "to",
    [june(5), june(4), june(8), june(13), june(5) + timedelta(days=91)],
    ids=["today", "past", "off", "taken", "far"],
)
def test_a_day_is_moved_to_a_free_working_day_that_comes(to: date) -> None:
    check_move(june(14), june(5), [june(13)], CALENDAR)
    with pytest.raises(Refused):
        check_move(to, june(5), [june(13)], CALENDAR)


def test_a_button_names_its_day_and_a_forged_one_names_none() -> None:
    message = word.question(june(6), 0)
    tokens = [choice.token for line in message.choices for choice in line]
    assert all(word.on_token(int(token.split(":")[1])) == june(6) for token in tokens)
    assert [word.on_token(number) for number in (0, 20240631, 99999999, 10**15)] == [None] * 4
