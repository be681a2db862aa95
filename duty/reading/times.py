"""Clock times as people say them, and the day they mean."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from duty.reading.normalise import agrees, same_sound
from duty.reading.numbers import FIRST, Numbers
from duty.reading.tokens import Shape, Token

_HOUR = frozenset({"h", "gio", "g", "giò"})
_PARTS = {"sang": "sáng", "trua": "trưa", "chieu": "chiều", "toi": "tối", "dem": "đêm", "khuya": "khuya"}
_LEAD = frozenset({"luc", "hoi", "vao", "tu", "khoang", "la", "den", "truoc"})
_DURATION_BEFORE = frozenset({"trong", "suot", "cho", "them", "gan", "mat"})
_DURATION_AFTER = frozenset({"dong", "lien", "truoc", "nay", "roi"})
# After "22 giờ 5" one of these says that the 5 counts nothing.
_GOES_ON = frozenset(
    {"di", "len", "sang", "trua", "chieu", "toi", "dem", "khuya", "tai", "o", ",", ".", "phut", "p", "\n"}
)
_AFTER_MINUTES = frozenset(
    {
        "nguoi",
        "ho",
        "doi",
        "cong",
        "thanh",
        "ba",
        "ong",
        "chi",
        "anh",
        "em",
        "dan",
        "chau",
        "nha",
        "gia",
        "phu",
        "chuc",
        "tram",
        "tieu",
        "lao",
        "hoc",
        "-",
        "–",
        "den",
    }
)


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time at tokens ``start`` up to, without, ``end``; ``part`` is the part of the day that was said."""

    hour: int
    minute: int
    start: int
    end: int
    part: str
    sure: float


def _word(tokens: list[Token], at: int) -> str:
    return tokens[at].word if 0 <= at < len(tokens) else ""


def _part_at(tokens: list[Token], at: int) -> str:
    """The part of the day named at a token: "chiều" but neither "chiếu" nor "tôi"."""
    meant = _PARTS.get(_word(tokens, at))
    if meant is None or not agrees(tokens[at].lower, meant):
        return ""
    return _word(tokens, at)


def find_clocks(tokens: list[Token], numbers: Numbers) -> list[Clock]:
    """Every clock time; the tokens of each are claimed."""
    clocks: list[Clock] = []
    at = 0
    while at < len(tokens):
        if tokens[at].shape is Shape.WORD and tokens[at].word not in FIRST:
            at += 1
            continue
        clock = _clock_at(tokens, numbers, at)
        if clock is None:
            at += 1
            continue
        for token in tokens[clock.start : clock.end]:
            token.claim = token.claim or "time"
        if clock.sure > 0:
            clocks.append(clock)
        at = clock.end
    return clocks


def _clock_at(tokens: list[Token], numbers: Numbers, at: int) -> Clock | None:
    token = tokens[at]
    if token.claim or token.shape not in (Shape.NUMBER, Shape.WORD):
        return None
    if token.word == "bay" and _is_now(tokens, at):
        return None
    number = numbers.at(at, ranges=False)
    if number is None or not 0 <= number.high <= 24:
        return None
    sign = _word(tokens, number.end)
    if sign in _HOUR and not (sign == "g" and not tokens[number.end].glued):
        return _with_hour_word(tokens, numbers, at, number.high, number.end + 1)
    if token.shape is Shape.NUMBER and sign in (":", ".") and _is_minutes(tokens, number.end + 1, glued=True):
        if sign == "." and _word(tokens, at - 1) not in _LEAD:
            return None
        return _finish(tokens, at, number.high, tokens[number.end + 1].value, number.end + 2, 0.95)
    return _half_past(tokens, at, number.high, number.end)


def _is_now(tokens: list[Token], at: int) -> bool:
    """ "bây giờ" (now), not seven o'clock: unless the mark says seven, or a part of the day or an offset follows."""
    if _word(tokens, at + 1) != "gio" or same_sound(tokens[at].lower, "bảy") or same_sound(tokens[at].lower, "bẩy"):
        return False
    return not (
        _part_at(tokens, at + 2) or _word(tokens, at + 2) in ("kem", "ruoi") or _word(tokens, at - 1) in ("luc", "hoi")
    )


def _half_past(tokens: list[Token], at: int, hour: int, end: int) -> Clock | None:
    """ "7 rưỡi tối", "lúc 8 rưỡi", "9 kém 15": the word for hour left out."""
    lead = _word(tokens, at - 1) in ("luc", "hoi", "vao")
    if _word(tokens, end) == "ruoi" and (lead or _part_at(tokens, end + 1)):
        return _finish(tokens, at, hour, 30, end + 1, 0.9)
    if lead and _word(tokens, end) not in _AFTER_MINUTES and _part_at(tokens, end):
        return _finish(tokens, at, hour, 0, end, 0.8)
    return None


def _with_hour_word(tokens: list[Token], numbers: Numbers, at: int, hour: int, end: int) -> Clock | None:
    before, after = _word(tokens, at - 1), _word(tokens, end)
    if after == "dong" and _word(tokens, end + 1) == "ho":
        return Clock(0, 0, at, end + 1, "", 0.0)
    if (before in _DURATION_BEFORE and after in ("roi", "nay", "lien", "ma", "dong", "")) or after == "lien":
        return Clock(0, 0, at, end, "", 0.0)
    if after == "truoc":
        return Clock(-hour, 0, at, end + 1, "ago", 0.6)
    minute, sure = 0, 0.97
    if after == "ruoi":
        minute, end = 30, end + 1
    elif after == "kem" and (number := numbers.at(end + 1, ranges=False)) and 1 <= number.high <= 59:
        hour, minute, end = (hour - 1) % 24, 60 - number.high, number.end
        end += _word(tokens, end) in ("p", "phut")
    else:
        minute, end = _minutes(tokens, numbers, end)
    return _finish(tokens, at, hour, minute, end, sure)


def _minutes(tokens: list[Token], numbers: Numbers, end: int) -> tuple[int, int]:
    """Minutes after the word for hour: glued digits always, loose ones unless they count something else."""
    if end >= len(tokens) or tokens[end].claim not in ("", "measure"):
        return 0, end
    token = tokens[end]
    if token.shape is Shape.NUMBER:
        is_loose = not token.glued
        if not 0 <= token.value <= 59 or (is_loose and _counts(tokens, end + 1)):
            return 0, end
        if is_loose and len(token.word) < 2 and _word(tokens, end + 1) not in _GOES_ON:
            return 0, end
        if token.claim == "measure" and _word(tokens, end + 1) != "phut":
            return 0, end
        after = end + 1
        return token.value, after + (_word(tokens, after) in ("p", "phut", "'"))
    number = numbers.at(end, ranges=False)
    if number is None or not 1 <= number.high <= 59 or _counts(tokens, number.end):
        return 0, end
    if number.high < 10 and _word(tokens, number.end) != "phut":
        return 0, end
    return number.high, number.end + (_word(tokens, number.end) in ("p", "phut"))


def _counts(tokens: list[Token], at: int) -> bool:
    return _word(tokens, at) in _AFTER_MINUTES


def _is_minutes(tokens: list[Token], at: int, *, glued: bool) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    return token.shape is Shape.NUMBER and token.glued == glued and len(token.word) == 2 and 0 <= token.value <= 59


def _finish(tokens: list[Token], at: int, hour: int, minute: int, end: int, sure: float) -> Clock | None:
    if hour == 24:
        hour = 0
    start = at
    part = _part_at(tokens, end)
    if part:
        end += 1
    else:
        part, start = _part_before(tokens, at)
    if minute > 59:
        return None
    return Clock(_in_part(hour, part), minute, start, end, part, sure)


def _part_before(tokens: list[Token], at: int) -> tuple[str, int]:
    """The part of the day said before the hour: "chiều nay lúc 2h", "tối mai, 8 giờ", "đêm 21h"."""
    for back in range(1, 5):
        where = at - back
        word = _word(tokens, where)
        part = _part_at(tokens, where)
        if part and (part != "toi" or back == 1 or _word(tokens, where + 1) in ("nay", "mai", "qua", "hom")):
            return part, at
        if word not in (
            "nay",
            "mai",
            "qua",
            "luc",
            "hoi",
            "khoang",
            "vao",
            ",",
            "hom",
            "tam",
            "do",
            "chung",
            "kia",
            "ni",
        ):
            break
    return "", at


def _in_part(hour: int, part: str) -> int:
    if part in ("chieu", "toi") and 1 <= hour <= 11:
        return hour + 12
    if part == "trua" and 1 <= hour <= 3:
        return hour + 12
    if part in ("dem", "khuya"):
        return 0 if hour == 12 else hour + 12 if 6 <= hour <= 11 else hour
    if part == "sang" and hour == 12:
        return 0
    return hour


def ago(tokens: list[Token], numbers: Numbers) -> tuple[int, int, int] | None:
    """ "30p trước", "cách đây 2 tiếng", "nửa tiếng trước": (minutes, start, end)."""
    for at, token in enumerate(tokens):
        if token.word not in ("p", "phut", "tieng"):
            continue
        after, minutes, start = _word(tokens, at + 1), -1, at - 1
        if token.word == "tieng" and _word(tokens, at - 1) == "nua":
            minutes = 30
        elif at and tokens[at - 1].shape is Shape.NUMBER:
            minutes = tokens[at - 1].value * (60 if token.word == "tieng" else 1)
        elif at and (number := numbers.at(at - 1, ranges=False)) and number.end == at:
            minutes = number.high * (60 if token.word == "tieng" else 1)
        said = after == "truoc" or "day" in (_word(tokens, start - 1), _word(tokens, start - 2))
        if said and 0 < minutes <= 24 * 60:
            return minutes, start, at + 2
    return None


def best_clock(clocks: list[Clock]) -> Clock | None:
    """The time that the message is about: the first one said."""
    return clocks[0] if clocks else None


_DAYS: tuple[tuple[tuple[str, ...], int], ...] = (
    (("hom", "kia"), -2),
    (("ngay", "kia"), 2),
    (("hom", "qua"), -1),
    (("toi", "qua"), -1),
    (("dem", "qua"), -1),
    (("chieu", "qua"), -1),
    (("trua", "qua"), -1),
    (("sang", "qua"), -1),
    (("ngay", "mai"), 1),
    (("sang", "mai"), 1),
    (("chieu", "mai"), 1),
    (("toi", "mai"), 1),
    (("dem", "mai"), 1),
    (("trua", "mai"), 1),
    (("sang", "som", "mai"), 1),
    (("hom", "nay"), 0),
    (("sang", "nay"), 0),
    (("chieu", "nay"), 0),
    (("toi", "nay"), 0),
    (("dem", "nay"), 0),
    (("trua", "nay"), 0),
    (("bua", "ni"), 0),
    (("hom", "ni"), 0),
    (("sang", "ni"), 0),
    (("chieu", "ni"), 0),
    (("toi", "ni"), 0),
)
_WEEKDAYS = {"hai": 0, "2": 0, "ba": 1, "3": 1, "tu": 2, "4": 2, "nam": 3, "5": 3, "sau": 4, "6": 4, "bay": 5, "7": 5}


def find_day(tokens: list[Token], now: datetime) -> tuple[date, int, int] | None:
    """The day that the message states or implies: (day, first token, end token)."""
    today = now.date()
    words = [token.word for token in tokens]
    for at, token in enumerate(tokens):
        dated = token.claim in ("date", "iso_date") and token.shape is Shape.NUMBER
        if dated and (found := _calendar_day(tokens, at, today)) is not None:
            return found, at, at + 1
        for phrase, shift in _DAYS:
            if token.word == phrase[0] and tuple(words[at : at + len(phrase)]) == phrase:
                return today + timedelta(days=shift), at, at + len(phrase)
        if token.word == "mai" and _is_tomorrow(tokens, at):
            return today + timedelta(days=1), at, at + 1
        if (
            token.word == "thu"
            and (weekday := _WEEKDAYS.get(_word(tokens, at + 1))) is not None
            and _is_weekday(tokens, at)
        ):
            return _coming(today, weekday, _word(tokens, at + 2) + _word(tokens, at + 3)), at, at + 2
        if token.word == "chu" and _word(tokens, at + 1) == "nhat":
            return _coming(today, 6, _word(tokens, at + 2) + _word(tokens, at + 3)), at, at + 2
    return None


def _is_tomorrow(tokens: list[Token], at: int) -> bool:
    """ "mai" alone: tomorrow unless it is part of a name or of "mai táng"."""
    return (
        agrees(tokens[at].lower, "mai")
        and _word(tokens, at + 1) not in ("tang", "phuc", "mot", "moi")
        and _word(tokens, at - 1) not in ("co", "chi", "ba", "khuong", "hoa", "em", "xa", "mia")
    )


def _is_weekday(tokens: list[Token], at: int) -> bool:
    token = tokens[at + 1]
    return token.claim == "weekday" or (agrees(tokens[at].lower, "thứ") and not agrees(token.lower or "x", "thu"))


def _coming(today: date, weekday: int, after: str) -> date:
    ahead = (weekday - today.weekday()) % 7
    day = today + timedelta(days=ahead)
    if after.startswith("tuansau"):
        day = today + timedelta(days=7 - today.weekday() + weekday)
    elif after.startswith("tuantruoc"):
        day = today - timedelta(days=today.weekday() + 7 - weekday)
    return day


def _calendar_day(tokens: list[Token], at: int, today: date) -> date | None:
    """ "5/6", "05.6.2024", "5 tháng 6": the nearest such day when no year is said."""
    numbers: list[int] = []
    for token in tokens[at : at + 6]:
        if token.shape is Shape.NUMBER and token.claim in ("date", "iso_date"):
            numbers.append(token.value)
        elif token.word not in ("/", ".", "-", "thang", "nam", "ngay"):
            break
    if len(numbers) < 2:
        return None
    year = today.year if len(numbers) < 3 else numbers[2] + 2000 if numbers[2] < 100 else numbers[2]
    try:
        return date(year, numbers[1], numbers[0])
    except ValueError:
        return None
