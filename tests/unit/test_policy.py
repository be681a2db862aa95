"""What a town may decide, and what is refused."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from duty.people import Role
from duty.policy import Campaign, Escalation, Hours, Levels, Policy, Slot, UnitConfig, check_target
from duty.roster import POST_NAMES
from duty.sections import parse_duration, show_duration

UNIT: dict[str, Any] = {
    "code": "x",
    "name": "UBND thị trấn X",
    "short": "X",
    "superior": {"code": "y", "name": "UBND huyện Y", "desk": "Ban Tiếp công dân huyện Y"},
    "areas": [{"number": 1, "name": "Tiểu khu 1"}, {"number": 3, "name": "Tiểu khu 3", "aliases": ["xóm Đình"]}],
}


@given(st.integers(min_value=0, max_value=10**7))
def test_a_duration_is_read_back_as_it_was_written(seconds: int) -> None:
    span = timedelta(seconds=seconds)
    assert parse_duration(show_duration(span)) == span


@pytest.mark.parametrize(
    ("text", "seconds"), [("90s", 90), ("5m", 300), ("2h", 7200), ("1h30m", 5400), (" 5m ", 300), ("0s", 0)]
)
def test_durations_are_written_plainly(text: str, seconds: int) -> None:
    assert parse_duration(text) == timedelta(seconds=seconds)


@pytest.mark.parametrize("wrong", ["", "5", "5 phút", "-5m", "m", "30m1h", 5, None, "99999999999999h"])
def test_anything_else_is_no_duration(wrong: Any) -> None:
    with pytest.raises(ValueError, match="90s, 5m, 2h"):
        parse_duration(wrong)


@pytest.mark.parametrize(
    "target",
    ["duty", "group:alerts", *(f"role:{role}" for role in Role), *(f"duty:{post}" for post in POST_NAMES)],
)
def test_everyone_who_can_be_told_is_a_target(target: str) -> None:
    assert check_target(target) == target


@pytest.mark.parametrize("wrong", ["duty:polise", "role:boss", "group:all", "leader", "", None, 3, "group:alerts "])
def test_a_target_that_nobody_answers_to_is_refused(wrong: Any) -> None:
    with pytest.raises(ValueError, match="nơi nhận"):
        check_target(wrong)


def test_levels_rise() -> None:
    assert Levels().alert == 5
    assert Levels().high == 11
    with pytest.raises(ValidationError, match="tăng dần"):
        Levels(alert=5, high=5, critical=30)


def test_a_campaign_ends_after_it_begins() -> None:
    whole = Campaign.model_validate({"name": "Kỳ họp", "from": "2024-06-01", "to": "2024-06-01"})
    assert whole.from_ == date(2024, 6, 1)
    with pytest.raises(ValidationError, match="trước ngày bắt đầu"):
        Campaign.model_validate({"name": "Kỳ họp", "from": "2024-06-02", "to": "2024-06-01"})


def test_steps_stand_in_the_order_of_time() -> None:
    def steps(*after: str) -> dict[str, Any]:
        return {"steps": [{"after": one, "notify": ["duty"]} for one in after]}

    assert len(Escalation.model_validate(steps("5m", "10m")).steps) == 2
    with pytest.raises(ValidationError, match="tăng dần"):
        Escalation.model_validate(steps("10m", "5m"))


def test_a_call_is_never_repeated_without_a_pause() -> None:
    with pytest.raises(ValidationError, match="dài hơn 0s"):
        Escalation.model_validate({"repeat": {"every": "0s", "until": "2h"}})


def test_a_frozen_policy_is_read_back_from_its_record() -> None:
    policy = Escalation.model_validate(
        {
            "announce": ["group:alerts"],
            "steps": [{"after": "90s", "notify": ["duty:police"]}],
            "repeat": {"every": "10m", "until": "2h"},
            "nag_after": "30m",
        }
    )
    assert Escalation.model_validate_json(policy.model_dump_json()) == policy


def test_a_tieu_khu_stands_once_and_landmarks_lie_in_one_that_exists() -> None:
    unit = UnitConfig.model_validate(UNIT | {"landmarks": [{"name": "chợ", "area": 3}]})
    assert unit.area_name(3) == "Tiểu khu 3"
    assert unit.area_name(9) == "Tiểu khu 9"
    assert unit.area_name(None) == ""
    assert unit.gazetteer.areas[1].aliases == ("xóm Đình",)
    with pytest.raises(ValidationError, match="số tiểu khu 1 có hai lần"):
        UnitConfig.model_validate(UNIT | {"areas": [{"number": 1, "name": "a"}, {"number": 1, "name": "b"}]})
    with pytest.raises(ValidationError, match="địa điểm chợ"):
        UnitConfig.model_validate(UNIT | {"landmarks": [{"name": "chợ", "area": 9}]})


@pytest.mark.parametrize("wrong", ["Asia/Hanoi", "", "../etc", "/etc/passwd"])
def test_a_time_zone_exists(wrong: str) -> None:
    assert UnitConfig.model_validate(UNIT).zone.key == "Asia/Ho_Chi_Minh"
    with pytest.raises(ValidationError, match="múi giờ"):
        UnitConfig.model_validate(UNIT | {"timezone": wrong})


def test_hours_are_times_of_day_and_never_bare_numbers() -> None:
    assert Hours.model_validate({"work": [["7:00", "11:30"]]}).work == ((time(7), time(11, 30)),)
    for wrong in (7, "24:00", "7h", 810):
        with pytest.raises(ValidationError, match="giờ trong ngày"):
            Hours.model_validate({"work": [[wrong, "11:30"]]})


@pytest.mark.parametrize("days", ["*", "mon", "mon-fri", "sat,sun", "mon-wed,fri"])
def test_a_slot_names_its_days(days: str) -> None:
    assert Slot.model_validate({"at": "06:45", "days": days}).days == days


@pytest.mark.parametrize("days", ["", "fri-mon", "mon-wed-fri", "T2", "mon,", "mon - fri"])
def test_days_that_no_calendar_knows_are_refused(days: str) -> None:
    with pytest.raises(ValidationError, match="viết như mon-fri"):
        Slot.model_validate({"at": "06:45", "days": days})


def test_every_level_has_its_escalation() -> None:
    levels: dict[str, Any] = {name: {} for name in ("note", "alert", "high", "critical")}
    assert Policy.model_validate({"unit": UNIT, "escalation": levels}).invite_valid == timedelta(hours=72)
    del levels["high"]
    with pytest.raises(ValidationError, match="thiếu mức high"):
        Policy.model_validate({"unit": UNIT, "escalation": levels})
