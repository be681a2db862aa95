"""A petition while it is put into the book, and how its line and its number are read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from duty.errors import Refused
from duty.incidents import code_in

_NUMBER = re.compile(r"(?=\S*\d)[0-9A-ZĐa-zđ./-]{1,16}")
_OF_YEAR = re.compile(r"(\S*\d\S*)/(20\d\d)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A petition while it is put into the book; "" is what is still to be chosen.

    ``year``: the year of the book, when it is not that of the receipt; ``incident``: the number of its incident.
    """

    number: str
    received_on: date
    kind: str = ""
    topic: str = ""
    instance: int = 1
    year: int | None = None
    incident: int | None = None

    @property
    def book_year(self) -> int:
        """The year of the book in which it stands."""
        return self.year or self.received_on.year

    @property
    def lacks(self) -> str:
        """What must be chosen next: "kind", "topic"; "" when it can be stored."""
        if not self.kind:
            return "kind"
        return "topic" if not self.topic and self.kind != "denunciation" else ""

    def chosen(self, kind: str) -> Entry:
        """With this kind; a denunciation keeps no topic, and only complaints have a second instance."""
        topic = "" if kind == "denunciation" else self.topic
        return replace(self, kind=kind, topic=topic, instance=self.instance if kind == "complaint" else 1)


_KINDS = (
    (re.compile(r"\b(?:to cao|tc)\b"), "denunciation"),
    # "KN" alone stands for both: the officer says which.
    (re.compile(r"\b(?:kien nghi|phan anh|knpa|kn[ ,.-]?pa|pakn)\b"), "feedback"),
    (re.compile(r"\bkhieu nai\b"), "complaint"),
)
_DAY = re.compile(r"(?<![\w/.-])\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?(?![\w/.-])")
_SECOND = re.compile(r"\blan (?:2|hai)\b")


def parse_number(word: str) -> tuple[str, int | None]:
    """A book number as it is kept, and the year of its book if it names one: "45/tcd/2024" is "45/TCD" of 2024.

    Raises Refused.
    """
    word = word.strip().rstrip(".,;:")
    of_year = _OF_YEAR.fullmatch(word)
    number, year = (of_year[1], int(of_year[2])) if of_year else (word, None)
    if not _NUMBER.fullmatch(number):
        raise Refused("Chưa hiểu số đơn. Số đơn viết liền, có chữ số, không quá 16 ký tự. Ví dụ: 45 hoặc 45/TCD.")
    return number.upper(), year


def parse_line(line: str, topic: str, today: date) -> tuple[Entry, str]:
    """An entry from a typed line without diacritics ("45 khieu nai dat dai 3/6"), and the day as typed ("" for today).

    ``topic``: what the reader found. A day without a year is of the year of the book that is named. Raises Refused.
    """
    word, _, rest = line.strip().partition(" ")
    number, year = parse_number(word)
    kind = next((name for pattern, name in _KINDS if pattern.search(rest)), "")
    found = _DAY.search(rest)
    day = found.group() if found else ""
    if day and year and not re.search(r"\d{4}", day):
        day = f"{day}/{year}"
    second = 2 if _SECOND.search(rest) else 1
    entry = Entry(number, today, "", topic, second, year, code_in(rest))
    return entry.chosen(kind) if kind else entry, day


def check_book(entry: Entry) -> None:
    """Whether what came on this day may stand in the book of this year. Raises Refused."""
    if entry.received_on.year not in (entry.book_year, entry.book_year - 1):
        raise Refused(
            f"Sổ năm {entry.book_year} không có đơn nhận ngày {entry.received_on:%d/%m/%Y}. Xin ghi cả ngày nhận, ví"
            f" dụ: {entry.number}/{entry.book_year} khiếu nại đất đai 3/6."
        )
