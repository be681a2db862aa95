"""Tables with a person in each row: marks under the days of a month, or lists of days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from duty.sheets import days, doubts, people
from duty.sheets.columns import Column, Rows, day_parts
from duty.sheets.day_cells import days_of
from duty.sheets.frame import Frame, wrong_weekday
from duty.sheets.grid import Cell, filled
from duty.sheets.headings import Kind
from duty.sheets.hours import Hours, Shift, Words
from duty.sheets.letters import clean
from duty.sheets.places import Place, enter, give_beside, heading_of, people_at
from duty.sheets.record import Record
from duty.sheets.row_days import above, for_column, when_of

_OFF = re.compile(r"(?i)[-./]+|k|p|o|0|nb|np|off|nghỉ|phép")
_MARK = re.compile(r"(?i)[x✓✔√v+1]|trực|tr|t")


def is_matrix(columns: Sequence[Column], body: Rows) -> bool:
    """Whether people stand at the left and marks under the days."""
    holders = [one for one in columns if one.kind is Kind.PERSON and not one.dated]
    if len(holders) != 1 or holders[0].shift.said:
        return False
    dated = [one.at for one in columns if one.dated]
    at_left = holders[0].at
    held = [row for row in body if at_left < len(row) and row[at_left].text.strip()]
    texts = [
        clean(cell.text)
        for row in held
        for cell in filled(row[at] for at in dated if at < len(row))
        if cell.where != row[at_left].where
    ]
    marks = sum(1 for text in texts if len(text) <= 2 or _MARK.fullmatch(text))
    return any(not _OFF.fullmatch(text) for text in texts) and marks * 3 >= len(texts) * 2


def read_marks(row: Sequence[Cell], columns: Sequence[Column], numbered: bool, record: Record) -> None:
    """One person with marks under the days; with ``numbered`` marks "1" is the first shift and no mere mark."""
    when, frame = when_of(row, columns, record)
    if (person := _holder(row, columns, record)) is None:
        return
    marks = [clean(row[one.at].text) for one in columns if one.dated and one.at < len(row)]
    if person.column.post is None or any(text and not _OFF.fullmatch(text) for text in marks):
        record.passed_over.add(person.cell.where)  # who has marks, or a post and none, is told below
    heading = heading_of(row, columns, record)
    told = record.size
    for column in columns:
        if not column.dated or column.at >= len(row):
            continue
        text, where = clean(row[column.at].text), row[column.at].where
        shift = _mark(text, numbered, record.words)
        if shift is None:
            record.doubt(where, doubts.mark_unread(text), person.filled.names)
            continue
        if not shift:
            record.passed_over.add(where)
            continue
        dates, problem, problem_at = for_column(column, when, frame, record)
        if problem:
            record.doubt(problem_at or where, problem, person.filled.names)
            continue
        place = Place(replace(column, heading=None, post=None), row[column.at], person.filled, None)
        for one in person.filled.people:
            enter(replace(one, shift=shift[0]), dates, place, heading, when.shift, record)
    if told == record.size:
        record.doubt(person.cell.where, doubts.no_mark(), person.filled.names)


def numbers_shifts(columns: Sequence[Column], body: Rows) -> bool:
    """Whether marks are the numbers of shifts: 1, 2, 3."""
    dated = [one.at for one in columns if one.dated]
    return any(clean(row[at].text) in ("2", "3") for row in body for at in dated if at < len(row))


def _mark(text: str, numbered: bool, words: Words) -> tuple[Shift, ...] | None:
    """The shift that a mark stands for; () for nobody on duty, None for a mark that is not known."""
    if not text:
        return ()
    spans: list[Hours] = []
    for sign in _signs(text, words):
        if sign in words.signs:
            if (own := words.signs[sign]) is None:
                return ()
            spans += own
        elif sign.isdigit() and f"ca {sign}" in words.meaning:
            spans.append(words.meaning[f"ca {sign}"])
        elif _OFF.fullmatch(sign):
            return ()
        elif (shift := words.read(sign, letters=True)).spans and shift.clear:
            spans += shift.spans
        elif not _MARK.fullmatch(sign) or (numbered and sign == "1"):
            return None
    return (Shift(tuple(dict.fromkeys(spans)), bool(spans)),)


def _signs(text: str, words: Words) -> list[str]:
    """ "N/Đ" and "NĐ" are two signs, unless the sheet explains them as one."""
    whole = text.lower()
    if whole in words.signs or len(whole) < 2 or words.read(text, letters=True).spans or _OFF.fullmatch(whole):
        return [whole]
    parts = [part for part in re.split(r"[/+,;&\s-]+", whole) if part]
    if len(parts) == 1 and all(letter in words.signs for letter in whole):
        return list(whole)
    return parts or [whole]


def read_days_of_person(row: Sequence[Cell], columns: Sequence[Column], record: Record) -> None:
    """One person with lists of days, each under its own head."""
    _, frame = when_of(row, columns, record)
    if (person := _holder(row, columns, record)) is None:
        return
    heading = heading_of(row, columns, record)
    hours = _hours_beside(row, columns, record)
    record.passed_over.add(person.cell.where)  # who has no days is told below
    told = record.size
    for column in columns:
        if column.kind is not Kind.DAYS or column.at >= len(row):
            continue
        cell = row[column.at]
        text = clean(cell.text)
        if not text or people.is_nobody(text):
            continue
        parts = day_parts(text, record.words)
        for part in parts:
            one = cell if len(parts) == 1 else Cell(part, None, cell.where)
            shift = _days_cell(one, column, person, frame, record)
            if shift is None:
                continue
            dates, own = shift
            place = Place(replace(column, shift=own if own.said else column.shift), cell, person.filled, None)
            for somebody in person.filled.people:
                enter(somebody, dates, place, heading, hours.get(column.at, Shift()), record)
    if told == record.size:
        record.doubt(person.cell.where, doubts.no_mark(), person.filled.names)


def _holder(row: Sequence[Cell], columns: Sequence[Column], record: Record) -> Place | None:
    """The person of the row with the titles and phones beside; None where nobody stands."""
    holder = next(one for one in columns if one.kind is Kind.PERSON and not one.dated)
    if holder.at >= len(row) or (read := people_at(row[holder.at], holder, None, (), record)) is None:
        return None
    person = Place(holder, row[holder.at], read, None)
    give_beside(row, columns, [person], record)
    record.last[holder.at] = (person.filled, None)
    for doubt in person.filled.doubts:
        record.doubt(doubt.where, doubt.what)
    return person


def _days_cell(
    cell: Cell, column: Column, person: Place, frame: Frame, record: Record
) -> tuple[tuple[date, ...], Shift] | None:
    """The dates of a cell, and the hours that it gives itself; None when it cannot be read, which is told."""
    if column.written.month and not column.written.items:
        frame = frame.with_month(column.written.month, column.written.year)
    written = days_of(cell, Kind.WHEN, column.tells_weekdays)
    shift = record.words.read(written.rest) if not written.empty else Shift()
    if column.written.weekdays and not written.weekdays:
        written = days.with_weekdays(written, column.written.weekdays)
    problem = ""
    if written.items:
        dates, problem = frame.dates_of(written)
        if not problem and (wrong := wrong_weekday(written, dates)):
            record.doubt(cell.where, wrong)
    elif written.weekdays:
        dates = frame.of_weekdays(written.weekdays, written.every)
        problem = "" if dates else doubts.weekday_without_date()
    else:
        dates, problem = (), doubts.day_unread(clean(cell.text))
    if problem:
        record.doubt(cell.where, problem, person.filled.names)
        return None
    return dates, shift


def _hours_beside(row: Sequence[Cell], columns: Sequence[Column], record: Record) -> dict[int, Shift]:
    """Columns of hours that stand behind each list of days; one for all lists is the row's own."""
    told = [one for one in columns if one.kind is Kind.SHIFT and one.at < len(row)]
    lists = [one.at for one in columns if one.kind is Kind.DAYS]
    shifts = [record.words.read(clean(above(row, one, record).text), letters=True) for one in told]
    if len(told) == len(lists):
        return dict(zip(lists, shifts, strict=True))
    return dict.fromkeys(lists, shifts[0]) if len(shifts) == 1 else {}
