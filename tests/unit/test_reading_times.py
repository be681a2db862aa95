"""Clock times and days."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from duty.reading import Gazetteer, Reading, read

NOW = datetime(2024, 6, 5, 3, 0, tzinfo=UTC)  # a Wednesday, 10:00 in Hà Trung


def _read(text: str) -> Reading:
    return read(text, NOW, Gazetteer())


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("lúc 8h30", "08:30"),
        ("8g30", "08:30"),
        ("8:30", "08:30"),
        ("8 giờ 30", "08:30"),
        ("lúc 8 rưỡi", "08:30"),
        ("8h kém 15", "07:45"),
        ("9 giờ kém 15", "08:45"),
        ("chín giờ kém mười", "08:50"),
        ("hồi 14h", "14:00"),
        ("lúc 14 giờ", "14:00"),
        ("2h chiều", "14:00"),
        ("chiều nay 2 giờ", "14:00"),
        ("7 rưỡi tối", "19:30"),
        ("2h sáng", "02:00"),
        ("12 giờ đêm", "00:00"),
        ("mười hai giờ trưa", "12:00"),
        ("từ 6h đến giờ", "06:00"),
        ("tám giờ mười", "08:10"),
        ("10h05", "10:05"),
    ],
)
def test_clock_times_are_read_as_people_say_them(said: str, time: str) -> None:
    assert _read(f"Có 12 người kéo đến uỷ ban {said}, đòi trả đất").time == time


@pytest.mark.parametrize("said", ["30p trước", "cách đây 30 phút", "nửa tiếng trước"])
def test_a_time_ago_is_counted_back_from_now(said: str) -> None:
    assert _read(f"{said} có 12 người kéo đến uỷ ban đòi đất").time == "09:30"


@pytest.mark.parametrize("said", ["bây giờ", "bay gio", "chờ 3 tiếng rồi", "hơn 2 giờ đồng hồ", "mất điện 5 tiếng"])
def test_now_and_durations_are_no_clock_times(said: str) -> None:
    assert _read(f"Có 12 người ở cổng uỷ ban {said}").time is None


def test_minutes_do_not_swallow_the_count_after_them() -> None:
    reading = _read("8 gio 30 nguoi keo den uy ban doi dat")
    assert (reading.time, reading.people_max) == ("08:00", 30)


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("hôm qua", date(2024, 6, 4)),
        ("tối qua", date(2024, 6, 4)),
        ("sáng mai", date(2024, 6, 6)),
        ("mai", date(2024, 6, 6)),
        ("ngày 5/6", date(2024, 6, 5)),
        ("ngày 7 tháng 6", date(2024, 6, 7)),
        ("hôm nay", date(2024, 6, 5)),
        ("chiều ni", date(2024, 6, 5)),
        ("thứ Sáu", date(2024, 6, 7)),
    ],
)
def test_the_day_said_is_kept(said: str, on: date) -> None:
    assert _read(f"{said} có 12 người TK3 lên huyện đòi đất").on == on


def test_funeral_money_is_no_tomorrow() -> None:
    assert _read("Có 1 người hỏi chế độ mai táng phí").on is None
