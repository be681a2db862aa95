"""The frame of a sheet: which year, month or week its days belong to, by its title and the lines around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from duty.sheets import days, doubts
from duty.sheets.days import Day, Span, Written
from duty.sheets.letters import clean, fold

LONGEST = 62  # days of one span; a session of the National Assembly has fewer
_PLAIN = 120  # days from today within which the nearest year needs no word
_REFERENCE = re.compile(
    r"\b(?:can cu|thuc hien|kem theo|ban hanh|theo (?:ke hoach|quyet dinh|cong van|luat)|luat|nghi dinh|ke hoach so"
    r"|quyet dinh so|so)\b.*"
)
_SIGNED = re.compile(
    r"^(?!thu |t[2-7]\b|chu nhat|cn\b|sang|chieu|toi|dem)[^\d:]{0,60}, ?ngay\W*(\d{0,2})\W* ?thang\W*(\d{1,2})"
    r"\W* ?nam\W*(20\d\d)\W*$"
)
_SHEET_MONTH = re.compile(r"^t(?:hang)? ?0?(\d{1,2})$")
_YEAR = re.compile(r"\bnam\b\D{0,12}(20\d\d)|[/.\- ](20\d\d)\b")
_ONE_DAY = re.compile(r"\b(?:ngay|thu [2-7]|thu (?:hai|ba|tu|nam|sau|bay)|chu nhat|cn)\b")


@dataclass(frozen=True, slots=True)
class Frame:
    """What supplies the parts of a date that a cell leaves out."""

    near: date
    anchored: bool = False
    year: int | None = None
    month: int | None = None
    first: date | None = None
    last: date | None = None
    on: tuple[date, ...] = ()

    def within(self, lines: Iterable[str]) -> Frame:
        """This frame, narrowed by lines in the order of the paper: a later line says more of what follows it."""
        frame = self
        for line in lines:
            frame = frame._after(clean(line))
        return frame

    def _after(self, line: str) -> Frame:
        folded = fold(line)
        if signed := _SIGNED.match(folded):
            return self._signed(int(signed[1] or 15), int(signed[2]), int(signed[3]))
        line = line[: len(_REFERENCE.sub("", folded))]
        folded = fold(line)
        written = days.find(line)
        frame = self
        if year := _YEAR.search(folded):
            frame = replace(frame, year=int(year[1] or year[2]))
        month = written.month
        if not month and (short := _SHEET_MONTH.match(folded)) and int(short[1]) <= 12:
            month = int(short[1])
        if month and len(re.findall(r"\bthang \d", folded)) < 2:
            frame = replace(frame, month=month, first=None, last=None, on=())
        spans = [item for item in written.items if isinstance(item, Span)]
        if spans:
            found, _ = frame.dates_of(replace(written, items=(spans[-1],), weekdays=()))
            if found:
                frame = replace(frame, first=found[0], last=found[-1], month=None, on=())
        elif written.items and _ONE_DAY.search(folded) and not month:
            found, _ = frame.dates_of(replace(written, weekdays=()))
            frame = replace(frame, on=found)
        return frame

    def _signed(self, day: int, month: int, year: int) -> Frame:
        try:
            return replace(self, near=date(year, month, day), anchored=True)
        except ValueError:
            return self

    def with_month(self, month: int, year: int | None) -> Frame:
        """The frame of a row that names its month."""
        return replace(self, month=month, year=year or self.year, first=None, last=None, on=())

    def is_plain(self, day: Day, found: date) -> bool:
        """Whether the year of a date needs no word: it is written, or no other is near."""
        known = day.year or self.year or self.first or self.anchored
        return bool(known) or abs((found - self.near).days) <= _PLAIN

    def date_of(self, day: Day) -> tuple[date | None, str]:
        """The date of a written day, or why there is none."""
        if day.dash and day.month and (day.month > 12 or (self.month and day.month != self.month)):
            return None, doubts.day_or_span(day.day, day.month)
        month = day.month or self.month
        if self.first and self.last and (day.month is None or day.year is None):
            inside = self._inside(day)
            if inside:
                return inside, ""
        if month is None:
            return None, doubts.no_month(day.day)
        if day.year or self.year:
            year = day.year or self.year or 0
            if (found := _date(year, month, day.day)) is None:
                return None, doubts.no_such_day(day.day, month, year)
            return found, ""
        anchor = self.first or self.near
        around = [_date(year, month, day.day) for year in range(anchor.year - 1, anchor.year + 2)]
        real = [one for one in around if one]
        if not real:
            return None, doubts.no_such_day(day.day, month, None)
        return min(real, key=lambda one: abs(one - anchor)), ""

    def _inside(self, day: Day) -> date | None:
        """The one date of the frame's span that a day without month or year can be."""
        assert self.first
        assert self.last
        whole = ((self.first + timedelta(days=n)) for n in range((self.last - self.first).days + 1))
        fits = [one for one in whole if one.day == day.day and day.month in (None, one.month)]
        return fits[0] if len(fits) == 1 and day.year in (None, fits[0].year) else None

    def dates_of(self, written: Written) -> tuple[tuple[date, ...], str]:
        """Every date of what is written, or why there is none; weekdays are not looked at."""
        found: list[date] = []
        for item in written.items:
            if isinstance(item, Day):
                one, problem = self.date_of(item)
                if one is None:
                    return (), problem
                found.append(one)
                continue
            first, problem = self.date_of(item.first)
            last, problem_last = self.date_of(item.last)
            if first is None or last is None:
                return (), problem or problem_last
            if last < first and not item.first.year and first.month > last.month:
                first = _date(first.year - 1, first.month, first.day) or first
            if last < first:
                return (), doubts.span_backwards(first, last)
            if (last - first).days >= LONGEST:
                return (), doubts.span_too_long(first, last)
            found += [first + timedelta(days=n) for n in range((last - first).days + 1)]
        return tuple(dict.fromkeys(found)), ""

    def week(self) -> tuple[date, ...]:
        """The days of the frame when it is a week or less, else none."""
        if self.first and self.last and (self.last - self.first).days < 7:
            return tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))
        return ()

    def of_weekdays(self, weekdays: Iterable[int], every: bool = False) -> tuple[date, ...]:
        """The dates of weekdays in the frame's week, or of each week in its month when ``every``; () if unknown."""
        wanted = set(weekdays)
        whole = self.week()
        if not whole and every and self.first and self.last:
            whole = tuple(self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))
        elif not whole and every and self.month:
            start, _ = self.date_of(Day(1, self.month))
            whole = tuple(start + timedelta(days=n) for n in range(31)) if start else ()
            whole = tuple(one for one in whole if one.month == self.month)
        return tuple(one for one in whole if one.weekday() in wanted)


def is_signing(line: str) -> bool:
    """Whether a clean line is the place and date of a paper: "Hà Trung, ngày 30 tháng 5 năm 2024"."""
    return bool(_SIGNED.match(fold(line))) or bool(re.match(r"^[^\d:]{0,40}, ?ngay[ .…_]*thang\b", fold(line)))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def wrong_weekday(written: Written, found: tuple[date, ...]) -> str:
    """What to say when a weekday that stands beside its date is not the date's; "" when all agree."""
    flat = [day for item in written.items for day in ((item.first, item.last) if isinstance(item, Span) else (item,))]
    if len(set(written.weekdays)) == 1 and not any(isinstance(item, Span) for item in written.items):
        for one in found:
            if one.weekday() != written.weekdays[0]:
                return doubts.weekday_differs(written.weekdays[:1], one)
        return ""
    if len(flat) == len(found):
        pairs = list(zip(flat, found, strict=True))
    elif len(flat) == 2 and found:
        pairs = [(flat[0], found[0]), (flat[1], found[-1])]
    else:
        pairs = []
    for day, one in pairs:
        if len(day.weekdays) == 1 and day.weekdays[0] != one.weekday():
            return doubts.weekday_differs(day.weekdays, one)
    return ""
