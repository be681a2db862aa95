"""One shift as the office types it."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from duty.errors import Refused
from duty.single_shift import parse_hours, parse_shift, span

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("text", "post", "hours", "name"),
    [
        ("Công an 17:00-22:00 Phạm Văn Dũng", "police", (17, 22), "Phạm Văn Dũng"),
        ("cong an, 17h - 22h, Pham Van Dung", "police", (17, 22), "Pham Van Dung"),
        ("Lãnh đạo trực từ 7h đến 17h Vũ Đức Minh", "command", (7, 17), "Vũ Đức Minh"),
        ("Trực PCCC 19h–7h Đặng Văn Tú", "Trực PCCC", (19, 7), "Đặng Văn Tú"),
    ],
)
def test_a_line_is_read_as_post_hours_and_name(text: str, post: str, hours: tuple[int, int], name: str) -> None:
    found = parse_shift(text)
    assert (found.post, found.name) == (post, name)
    assert found.hours == (time(hours[0]), time(hours[1]))


@pytest.mark.parametrize("text", ["", "Công an Phạm Văn Dũng", "17h-22h", "Công an 17h-22h", "Công an 7:75-9:00 An"])
def test_a_line_that_lacks_something_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Refused, match="Ví dụ"):
        parse_shift(text)


def test_hours_that_end_before_they_begin_end_on_the_next_day() -> None:
    starts_at, ends_at = span(date(2024, 6, 8), parse_hours("19:30 - 7:00"), ZONE)
    assert (starts_at, ends_at) == (datetime(2024, 6, 8, 19, 30, tzinfo=ZONE), datetime(2024, 6, 9, 7, tzinfo=ZONE))
