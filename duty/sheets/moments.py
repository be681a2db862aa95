"""Shifts written from one moment to another: "từ 17h00 ngày 08/6 đến 7h00 ngày 09/6" is the night of 08/6."""

from __future__ import annotations

import re
from functools import lru_cache

from duty.sheets.letters import fold

_CLOCK = r"\d{1,2} ?(?:gio|h|g|:)(?![a-z]) ?(?:\d\d(?!\d))?(?: ?phut)?"
_DATE = r"\d{1,2} ?[/.\-] ?\d{1,2}(?: ?[/.\-] ?(?:20)?\d\d)?(?![\d/])"
_WORDS = r"[\s,()]*(?:(?:hom|ngay|thu|hai|ba|tu|nam|sau|bay|t ?[2-8]|chu nhat|cn)\b[\s,()]*)*"
_TO = r"[\s,()]*(?:den|toi|-+>?|~)[\s,()]*(?:het\s*)?"
_CLOCK_FIRST = re.compile(
    rf"(?:\btu\s*)?(?P<c1>{_CLOCK}){_WORDS}(?P<d1>{_DATE}){_TO}(?P<c2>{_CLOCK}){_WORDS}(?P<d2>{_DATE})\)?"
)
_DATE_FIRST = re.compile(
    rf"(?:\btu\s*)?(?:ngay\s*)?(?P<d1>{_DATE})[\s,(]*(?:luc\s*)?(?P<c1>{_CLOCK})\)?{_TO}"
    rf"{_WORDS}(?P<d2>{_DATE})[\s,(]*(?:luc\s*)?(?P<c2>{_CLOCK})\)?"
)


@lru_cache(maxsize=2048)
def as_shift(text: str) -> str:
    """A clean text with such a span put as a day and its hours, where it is one shift or a row of whole days."""
    folded = fold(text)
    match = _CLOCK_FIRST.search(folded) or _DATE_FIRST.search(folded)
    if match is None:
        return text
    first, last = (_day_and_month(match[one]) for one in ("d1", "d2"))
    begins, ends = (text[match.start(one) : match.end(one)] for one in ("c1", "c2"))
    day = text[match.start("d1") : match.end("d1")]
    hours = f"(từ {begins.strip()} đến {ends.strip()})"
    if first == last or _follows(first, last):
        said = f"ngày {day} {hours}"
    elif first[1] == last[1] and last[0] > first[0] and _digits(begins) == _digits(ends):
        year = re.search(r"(?<=\d)[/.\- ]+20\d\d$", text[match.start("d2") : match.end("d2")])
        said = f"từ ngày {day} đến ngày {last[0] - 1}/{last[1]}{year.group() if year else ''} {hours}"
    else:
        return text
    return f"{text[: match.start()]} {said} {text[match.end() :]}".strip()


def _day_and_month(written: str) -> tuple[int, int]:
    day, month, *_ = (int(one) for one in re.findall(r"\d+", written))
    return day, month


def _follows(first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether one day comes right after another, as far as day and month tell."""
    if first[1] == last[1]:
        return last[0] == first[0] + 1
    return last == (1, first[1] % 12 + 1) and first[0] >= 28


def _digits(clock: str) -> tuple[int, int]:
    numbers = [int(one) for one in re.findall(r"\d+", clock)]
    return numbers[0], numbers[1] if len(numbers) > 1 else 0
