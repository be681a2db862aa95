"""The days and hours of one row: by its own cells, by the head of a column, by a line of dates, by the duty cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from duty.sheets import days, doubts, people
from duty.sheets.columns import Column, is_shift
from duty.sheets.day_cells import days_of
from duty.sheets.days import Day, Span, Written
from duty.sheets.frame import Frame, wrong_weekday
from duty.sheets.grid import Cell
from duty.sheets.headings import Kind
from duty.sheets.hours import Shift, one_clock
from duty.sheets.letters import clean, fold, words_of
from duty.sheets.moments import as_shift
from duty.sheets.record import Record

_CELL_DAY = re.compile(
    r"^(?:ngày )?(\d{1,2}(?:\s?[/.]\s?\d{1,2})?)\s*(?:\n|:|-(?=\D))\s*(.+)$", re.IGNORECASE | re.DOTALL
)


@dataclass(frozen=True, slots=True)
class When:
    """The days of one row: dates, or weekdays that wait for a week; ``problem`` says why there are none."""

    dates: tuple[date, ...] = ()
    weekdays: tuple[int, ...] = ()
    every: bool = False
    problem: str = ""
    where: str = ""
    shift: Shift = field(default_factory=Shift)


def above(row: Sequence[Cell], column: Column, record: Record) -> Cell:
    """The cell of a column, or the one that a ditto mark stands for."""
    cell = row[column.at]
    if people.is_ditto(clean(cell.text)) and column.at in record.above:
        return record.above[column.at]
    if cell.text.strip() or cell.value is not None:
        record.above[column.at] = cell
    return cell


def when_of(row: Sequence[Cell], columns: Sequence[Column], record: Record) -> tuple[When, Frame]:
    """Days and hours of a row by its own cells."""
    frame = record.frame
    said: list[tuple[Written, Cell, Column]] = []
    shifts: list[tuple[Shift, Cell]] = []
    joined = _two_moments(row, columns)
    for column in columns:
        if column.at >= len(row) or column.kind not in (Kind.WHEN, Kind.WEEKDAY, Kind.MONTH, Kind.SHIFT):
            continue
        cell = joined.get(column.at) or above(row, column, record)
        if column.kind is Kind.WHEN and not cell.text.strip():
            cell = _carried(row, columns, column, record) or cell
        text = as_shift(clean(cell.text))
        cell = replace(cell, text=text)
        if column.kind is Kind.MONTH and re.fullmatch(r"20\d\d", text):
            frame = replace(frame, year=int(text))
            continue
        if column.kind is Kind.MONTH:
            month = days.find(text if "th" in fold(text) or "/" in text else "tháng " + re.sub(r"^[Tt]", "", text))
            if month.month:
                frame = frame.with_month(month.month, month.year)
            continue
        written = days_of(cell, column.kind, column.tells_weekdays)
        if column.kind is Kind.SHIFT and is_shift(text, record.words):
            written = Written(rest=text)  # "24/24" is no date here
        if not written.empty or written.month:
            said.append((written, cell, column))
        if not isinstance(cell.value, date | float):
            shift = record.words.read(written.rest if not written.empty else text, column.kind is Kind.SHIFT)
            if shift.said:
                shifts.append((shift, cell))
            elif text and written.empty and not people.is_nobody(text) and words_of(text) and column.kind is Kind.WHEN:
                said.append((Written(rest=text), cell, column))
    shifts = _two_ends(shifts)
    shift = next((one for one, _ in shifts if one.spans), shifts[0][0] if shifts else Shift())
    for one, cell in shifts:
        if not one.clear and not shift.spans:
            record.doubt(cell.where, doubts.hours_unread(clean(cell.text)))
    return replace(_resolved(said, frame, record), shift=shift), frame


def _two_moments(row: Sequence[Cell], columns: Sequence[Column]) -> dict[int, Cell]:
    """Two cells with a date and a clock time each are the two ends of a shift; the second is left empty."""
    places = [one.at for one in columns if one.kind is Kind.WHEN and one.at < len(row) and row[one.at].text.strip()]
    texts = [clean(row[at].text) for at in places]
    if len(texts) != 2 or not all(any(mark in text for mark in ":hg") for text in texts):
        return {}
    whole = f"{texts[0]} đến {texts[1]}"
    if (said := as_shift(whole)) == whole:
        return {}
    return {at: Cell(text, None, row[at].where) for at, text in zip(places, (said, "-"), strict=True)}


def _carried(row: Sequence[Cell], columns: Sequence[Column], column: Column, record: Record) -> Cell | None:
    """The day of the row above, for a further shift or post of that day whose own cell was left empty."""
    before = record.above.get(column.at)
    others = [row[one.at] for one in columns if one.kind in (Kind.SHIFT, Kind.POST) and one.at < len(row)]
    days_left = [row[one.at] for one in columns if one.kind in (Kind.WHEN, Kind.WEEKDAY) and one.at < len(row)]
    numbers = [row[one.at] for one in columns if one.kind is Kind.IGNORED and one.at < len(row)]
    further = any(cell.text.strip() for cell in others) and not any(cell.text.strip() for cell in numbers)
    return before if further and not any(cell.text.strip() for cell in days_left) else None


def _two_ends(shifts: list[tuple[Shift, Cell]]) -> list[tuple[Shift, Cell]]:
    """Two cells of one clock time each are the two ends of a shift: "7h00 | 17h00"."""
    if len(shifts) != 2 or any(one.spans for one, _ in shifts):
        return shifts
    ends = [one_clock(clean(cell.text)) for _, cell in shifts]
    if ends[0] is None or ends[1] is None:
        return shifts
    return [(Shift(((ends[0], ends[1]),), True), shifts[0][1])]


def _narrowest(
    said: list[tuple[Written, Cell, Column]], frame: Frame
) -> tuple[tuple[Written, Cell, Column] | None, str]:
    """Of several cells with days the one that says it closest: the day, not its week; else why they disagree."""
    told = [(one, set(frame.dates_of(one[0])[0])) for one in said if one[0].items and not one[2].bound]
    told = [one for one in told if one[1]]
    if len(told) < 2:
        return None, ""
    least = min(told, key=lambda one: len(one[1]))
    for _, dates in told:
        if not least[1] <= dates:
            return None, doubts.days_disagree(min(least[1]), min(dates))
    return least[0], ""


def _resolved(said: list[tuple[Written, Cell, Column]], frame: Frame, record: Record) -> When:
    first = next((one for one in said if one[2].bound == "from" and one[0].items), None)
    last = next((one for one in said if one[2].bound == "to" and one[0].items), None)
    dated = next((one for one in said if one[0].items), None)
    if first and last and isinstance(first[0].items[0], Day) and isinstance(last[0].items[0], Day):
        dated = (replace(first[0], items=(Span(first[0].items[0], last[0].items[0]),), weekdays=()), first[1], first[2])
    closest, problem = _narrowest(said, frame)
    if problem:
        return When(problem=problem, where=said[0][1].where)
    dated = closest or dated
    weekdays = tuple(dict.fromkeys(day for written, _, _ in said for day in written.weekdays))
    if dated is None:
        unread = next((one for one in said if one[0].empty and not one[0].month), None)
        if weekdays:
            where = next(cell.where for written, cell, _ in said if written.weekdays)
            every = any(written.every for written, _, _ in said)
            return When(weekdays=weekdays, every=every, where=where)
        if unread:
            return When(problem=doubts.day_unread(unread[0].rest), where=unread[1].where)
        return When()
    written, cell, _ = dated
    if _could_be_span(written, frame, dated[2]):
        day = written.items[0]
        assert isinstance(day, Day)
        written = replace(written, items=(Span(Day(day.day), Day(day.month or 0)),))
    found, problem = frame.dates_of(written)
    if problem:
        return When(problem=problem, where=cell.where)
    others = tuple(day for one, _, _ in said if one is not dated[0] for day in one.weekdays)
    wrong = wrong_weekday(written, found)
    if (
        not wrong
        and len(set(others)) == 1
        and len(found) >= 1
        and not any(isinstance(item, Span) for item in written.items)
    ):
        wrong = wrong_weekday(replace(written, weekdays=others[:1]), found)
    if wrong:
        record.doubt(cell.where, wrong)
    return When(found, where=cell.where)


def _could_be_span(written: Written, frame: Frame, column: Column) -> bool:
    """ "3-9" in a column of weeks is a span of days."""
    if len(written.items) != 1 or not isinstance(written.items[0], Day) or not written.items[0].dash:
        return False
    return (
        "tuan" in words_of(" ".join(column.texts)).split()
        and bool(frame.month)
        and written.items[0].month != frame.month
    )


def for_column(column: Column, when: When, frame: Frame, record: Record) -> tuple[tuple[date, ...], str, str]:
    """The dates of a cell by its row and its column; else what is wrong and where."""
    written = record.line_days.get(column.at, column.written)
    if when.problem and not written.items:
        return (), when.problem, when.where
    if written.items:
        found, problem = frame.dates_of(written)
        if not problem and (wrong := wrong_weekday(written, found)):
            record.doubt(column.where, wrong)
        if not problem and when.dates and not set(found) & set(when.dates) and len(found) == 1:
            problem = doubts.day_unread(f"{doubts.on(found[0])} / {doubts.on(when.dates[0])}")
        return (found, "", "") if not problem else ((), problem, column.where)
    if written.weekdays:
        pool = tuple(one for one in when.dates if one.weekday() in written.weekdays)
        pool = pool or (() if when.dates else frame.of_weekdays(written.weekdays, written.every))
        return (pool, "", "") if pool else ((), doubts.weekday_without_date(), column.where)
    if when.dates:
        return when.dates, "", ""
    if when.weekdays:
        found = frame.of_weekdays(when.weekdays, when.every)
        return (found, "", "") if found else ((), doubts.weekday_without_date(), when.where)
    if frame.on:
        return frame.on, "", ""
    return (), doubts.no_day(), ""


def day_line(row: Sequence[Cell], columns: Sequence[Column], record: Record) -> bool:
    """A row of a calendar that gives the dates of the weekdays above it; the rows after it are of those days."""
    dated = [one for one in columns if one.dated and one.at < len(row)]
    cells = [(one, row[one.at]) for one in dated if row[one.at].text.strip() or row[one.at].value is not None]
    if not cells:
        return False
    found = {}
    for column, cell in cells:
        written = days_of(cell, Kind.WHEN, column.tells_weekdays)
        if not written.items or words_of(re.sub(r"(?i)ngày", "", written.rest)):
            return False
        found[column.at] = replace(written, weekdays=column.written.weekdays, items=tuple(
            replace(item, weekdays=column.written.weekdays) if isinstance(item, Day) else item for item in written.items
        ))  # fmt: skip
    record.line_days = found
    return True


def own_day(
    cell: Cell, column: Column, when: When, frame: Frame, record: Record
) -> tuple[tuple[tuple[date, ...], str, str] | None, Cell]:
    """A day that stands in the duty cell itself, as in a calendar: "03/6\\nNguyễn Văn A"."""
    if when.dates or column.written.items or column.at in record.line_days:
        return None, cell
    match = _CELL_DAY.match(clean(cell.text))
    if not match:
        return None, cell
    written = days.find("ngày " + match[1])
    if not written.items or not ("/" in match[1] or column.dated):
        return None, cell
    written = replace(written, weekdays=column.written.weekdays)
    found, problem = frame.dates_of(written)
    if not problem and (wrong := wrong_weekday(written, found)):
        record.doubt(cell.where, wrong)
    return (found, problem, cell.where), Cell(match[2], None, cell.where)
