"""What sections of the configuration are made of: spans of time, times of day, days, as a person writes them."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainSerializer


class Section(BaseModel):
    """A part of the configuration: frozen, and a key it does not know is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_DURATION = re.compile(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?")


def parse_duration(value: Any) -> timedelta:
    """``90s``, ``5m``, ``2h``, ``1h30m`` as a timedelta. Raises ValueError for anything else."""
    if isinstance(value, timedelta):
        return value
    match = _DURATION.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None or not any(match.groups()) or len(value) > 12:
        raise ValueError("cần một khoảng thời gian, viết như 90s, 5m, 2h hoặc 1h30m")
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def show_duration(value: timedelta) -> str:
    """A duration as config.yaml writes it."""
    seconds = int(value.total_seconds())
    parts = ((seconds // 3600, "h"), (seconds % 3600 // 60, "m"), (seconds % 60, "s"))
    return "".join(f"{count}{unit}" for count, unit in parts if count) or "0s"


def check_positive(value: timedelta) -> timedelta:
    """A span that must not be nothing."""
    if not value:
        raise ValueError("phải dài hơn 0s")
    return value


Duration = Annotated[timedelta, BeforeValidator(parse_duration), PlainSerializer(show_duration, return_type=str)]
Span = Annotated[Duration, AfterValidator(check_positive)]


def parse_clock(value: Any) -> time:
    """``07:30`` as a time of day. Raises ValueError for anything else: a bare number would pass for seconds."""
    if isinstance(value, time):
        return value
    match = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
    if match is None:
        raise ValueError("cần một giờ trong ngày, viết như 07:30")
    return time(int(match[1]), int(match[2]))


ClockTime = Annotated[time, BeforeValidator(parse_clock)]

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def check_days(value: str) -> str:
    """``*`` for every day, or days and spans of days with commas between: ``mon-fri,sun``."""
    for part in value.split(",") if value != "*" else ():
        ends = part.split("-")
        if len(ends) > 2 or any(end not in _DAYS for end in ends) or _DAYS.index(ends[0]) > _DAYS.index(ends[-1]):
            raise ValueError(f'cần "*" (mọi ngày) hoặc các ngày {", ".join(_DAYS)}, viết như mon-fri hoặc sat,sun')
    return value


def covers_day(days: str, day: date) -> bool:
    """Whether a date is among the days that ``check_days`` let through."""
    for part in days.split(","):
        first, _, last = part.partition("-")
        if part == "*" or _DAYS.index(first) <= day.weekday() <= _DAYS.index(last or first):
            return True
    return False


_MOST_OF_MONTH = 28


def parse_reception_day(value: Any) -> Any:
    """``thu``, a day of the month up to 28, or a date as ``2024-06-13``. Raises ValueError for anything else."""
    if isinstance(value, date) or (isinstance(value, str) and value in _DAYS):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= _MOST_OF_MONTH:
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(
            f"cần một thứ ({', '.join(_DAYS)}), một ngày trong tháng (1 đến 28) hoặc một ngày viết như 2024-06-13"
        ) from None


ReceptionDay = Annotated[date | int | str, BeforeValidator(parse_reception_day)]
