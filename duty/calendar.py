"""Days as the law counts them: Vietnamese working days, and terms in days or in working days.

The day on which a term begins is not counted (Bộ luật Dân sự 2015, Điều 147 khoản 2); a term in days whose last day is
a day off ends on the next working day (Điều 148 khoản 5).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from datetime import date, timedelta

from holidays import country_holidays

_CULTURE_DAY = "Ngày Văn hóa Việt Nam"


class WorkingCalendar:
    """Working days of Viet Nam (``holidays``, swapped days included), with what was decided locally laid on top.

    ``days_off`` and ``working_days`` win over the library; ``culture_day``: whether 24/11 is a day off, from 2026.
    Years are worked out when first asked for. Raises ValueError when one day stands in both lists.
    """

    def __init__(
        self, *, days_off: Iterable[date] = (), working_days: Iterable[date] = (), culture_day: bool = True
    ) -> None:
        self._off = frozenset(days_off)
        self._working = frozenset(working_days)
        if both := sorted(self._off & self._working):
            raise ValueError(f"both a day off and a working day: {', '.join(map(str, both))}")
        self._culture_day = culture_day
        self._book = country_holidays("VN", language="vi")
        self._years: dict[int, tuple[date, ...]] = {}

    def is_working_day(self, day: date) -> bool:
        """Whether the office works on this day."""
        days = self._year(day.year)
        place = bisect_left(days, day)
        return place < len(days) and days[place] == day

    def on_or_after(self, day: date) -> date:
        """The day itself when it is a working day, else the next one."""
        return day if self.is_working_day(day) else self.next_working_day(day)

    def on_or_before(self, day: date) -> date:
        """The day itself when it is a working day, else the one before."""
        return day if self.is_working_day(day) else self.working_day_before(day, 1)

    def next_working_day(self, day: date) -> date:
        """The first working day after this one."""
        return self.add_working_days(day, 1)

    def add_working_days(self, start: date, count: int) -> date:
        """The last day of a term of ``count`` working days, from 1; the day of the start is not counted."""
        _check_count(count, least=1)
        year, days = start.year, self._year(start.year)
        place = bisect_right(days, start) + count - 1
        while place >= len(days):
            place -= len(days)
            year += 1
            days = self._year(year)
        return days[place]

    def working_day_before(self, day: date, count: int) -> date:
        """The working day that lies ``count`` working days, from 1, before a day, which is not counted."""
        _check_count(count, least=1)
        year, days = day.year, self._year(day.year)
        place = bisect_left(days, day) - count
        while place < 0:
            year -= 1
            days = self._year(year)
            place += len(days)
        return days[place]

    def add_days(self, start: date, count: int) -> date:
        """The last day of a term of ``count`` days: the start not counted, a day off at the end rolled forward."""
        _check_count(count, least=0)
        return self.on_or_after(start + timedelta(days=count))

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days lie after ``start``, up to ``end`` and with it; negative when ``end`` comes first."""
        if end < start:
            return -self.working_days_between(end, start)
        whole_years = sum(len(self._year(year)) for year in range(start.year, end.year))
        return whole_years + bisect_right(self._year(end.year), end) - bisect_right(self._year(start.year), start)

    def _year(self, year: int) -> tuple[date, ...]:
        """The working days of a year, in order."""
        if year not in self._years:
            first, length = date(year, 1, 1), (date(year, 12, 31) - date(year, 1, 1)).days + 1
            every = (first + timedelta(days=number) for number in range(length))
            self._years[year] = tuple(day for day in every if self._works(day))
        return self._years[year]

    def _works(self, day: date) -> bool:
        if day in self._off or day in self._working:
            return day in self._working
        if day.weekday() >= 5:
            return day in self._book.weekend_workdays
        name = self._book.get(day)
        # Its own day and the day given for it when it falls on a weekend bear the same name.
        return name is None or (not self._culture_day and str(name).startswith(_CULTURE_DAY))


def _check_count(count: int, *, least: int) -> None:
    if count < least:
        raise ValueError(f"a term counts from {least}, not {count}")
