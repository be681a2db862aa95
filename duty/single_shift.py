"""One shift as the office types it: "Công an 17:00-22:00 Phạm Văn Dũng"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from duty.errors import Refused
from duty.sheets.headings import post_of

_CLOCK = r"(\d{1,2})\s*(?:[:hg.]\s*(\d{2})?)?"
_HOURS = re.compile(rf"(?:từ\s+)?{_CLOCK}\s*(?:-|–|đến|den|tới)\s*{_CLOCK}(?![\d/])", re.IGNORECASE)
_LONGEST_POST = 32
HOW = "Gõ vị trí, giờ, họ tên. Ví dụ: Công an 17:00-22:00 Phạm Văn Dũng."
HOW_HOURS = "Gõ giờ từ – đến. Ví dụ: 7:30-17:00."


@dataclass(frozen=True, slots=True)
class TypedShift:
    """A post, hours and a name as typed."""

    post: str
    hours: tuple[time, time]
    name: str


def parse_shift(text: str) -> TypedShift:
    """A whole line. Raises Refused."""
    match = _HOURS.search(text)
    if match is None:
        raise Refused(f"Chưa thấy giờ. {HOW}")
    before, name = text[: match.start()].strip(" ,;:-–"), text[match.end() :].strip(" ,;:-–")
    if not before or not name:
        raise Refused(f"Chưa đủ vị trí và họ tên. {HOW}")
    return TypedShift(post_of(before) or before[:_LONGEST_POST], _hours(match), name)


def parse_hours(text: str) -> tuple[time, time]:
    """Hours alone. Raises Refused."""
    match = _HOURS.search(text)
    if match is None:
        raise Refused(f"Chưa hiểu giờ. {HOW_HOURS}")
    return _hours(match)


def _hours(match: re.Match[str]) -> tuple[time, time]:
    try:
        first = time(int(match[1]) % 24, int(match[2] or 0))
        last = time(int(match[3]) % 24, int(match[4] or 0))
    except ValueError:
        raise Refused(f"Giờ không có thật. {HOW_HOURS}") from None
    return first, last


def span(on: date, hours: tuple[time, time], zone: ZoneInfo) -> tuple[datetime, datetime]:
    """From when to when on a date; hours that end at or before their beginning end on the next day."""
    first, last = hours
    end_day = on if last > first else on + timedelta(days=1)
    return datetime.combine(on, first, zone), datetime.combine(end_day, last, zone)
