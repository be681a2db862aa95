"""The rows under a head, one after the other: days, hours, headings and people put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from duty.sheets import days, doubts, people, phones
from duty.sheets.cells import Filled, OnShift, read_people, shared, with_phones, with_titles
from duty.sheets.grid import Cell, filled
from duty.sheets.header import Column, Rows, Segment, has_name
from duty.sheets.headings import Kind, is_footer, post_of
from duty.sheets.hours import Shift
from duty.sheets.letters import clean, fold, words_of
from duty.sheets.names import names_in
from duty.sheets.record import Heading, Record
from duty.sheets.result import Doubt
from duty.sheets.row_days import above, day_line, days_of, for_column, own_day, when_of

_CANCELS = re.compile(
    r"\b(?:khong (?:truc|tiep|bo tri)|huy|hoan|(?<!ngay )nghi(?! (?:bu|le|tet|hang tuan|cuoi tuan|tuan)\b))\b"
)
_CHANGES = re.compile(r"\b(?:thay|doi|hoan doi|nghi|du phong|bo sung|dieu chinh)\b")
# A date, number or title alone in its row: nobody is on duty there, but a ditto below may lean on it.
_LEANT_ON = (Kind.WHEN, Kind.WEEKDAY, Kind.IGNORED, Kind.PHONE, Kind.TITLE)
_OFF = re.compile(r"(?i)[-./]+|k|p|o|0|nb|np|nghỉ|phép")
_MARK = re.compile(r"(?i)[x✓✔√v+1]|trực|tr|t")


def read_segment(segment: Segment, rows: Rows, record: Record) -> None:
    """Every row of a segment, into ``record``."""
    columns = segment.columns
    record.above, record.last, record.line_days = {}, {}, {}
    record.ended = False
    matrix = is_matrix(columns, rows[segment.body : segment.end])
    for row in rows[segment.body : segment.end]:
        cells = filled(row)
        if not cells or _is_note_row(row, columns, cells, record):
            continue
        if matrix:
            _matrix_row(row, columns, record)
        elif not day_line(row, columns, record):
            _row(row, columns, record)


def is_matrix(columns: Sequence[Column], body: Rows) -> bool:
    """Whether people stand at the left and marks under the days."""
    holders = [one for one in columns if one.kind is Kind.PERSON and not one.dated]
    if len(holders) != 1 or holders[0].shift.said:
        return False
    dated = [one.at for one in columns if one.dated]
    texts = [clean(cell.text) for row in body for cell in filled(row[at] for at in dated if at < len(row))]
    marks = sum(1 for text in texts if len(text) <= 2 or _MARK.fullmatch(text))
    return any(not _OFF.fullmatch(text) for text in texts) and marks * 3 >= len(texts) * 2


def _is_note_row(row: Sequence[Cell], columns: Sequence[Column], cells: list[Cell], record: Record) -> bool:
    """Section titles, notes and signatures: whether the row is one, once what it says was noted."""
    held = {column.at for column in columns if column.kind is Kind.PERSON}
    numbers = {row[one.at].where for one in columns if one.kind is Kind.IGNORED and one.at < len(row)}
    cells = [cell for cell in cells if cell.where not in numbers or len(cells) == 1] or cells
    first = cells[0]
    text = clean(first.text)
    covers = [n for n, cell in enumerate(row) if cell.where == first.where]
    dayless = not any(days_of(row[one.at], one).items for one in columns if one.kind is Kind.WHEN and one.at < len(row))
    noted = any(column.at in covers and column.kind is Kind.NOTE for column in columns) and len(covers) == 1
    if len(columns) > 1 and is_footer(text) and not noted and (dayless or len(covers) > 1):
        record.ended = True
    if record.ended:
        if dayless or len(cells) == 1:
            record.passed_over |= {cell.where for cell in row}
            return True
        record.ended = False
    if len(cells) > 1 or len(columns) < 2:
        return False
    here = [column for column in columns if column.at in covers]
    if len(covers) == 1 and here and here[0].kind is Kind.PERSON and not post_of(text):
        return False
    alone = len(covers) == 1 and here and here[0].kind in _LEANT_ON and not post_of(text)
    if alone and (here[0].kind is not Kind.WHEN or not days.find(text).month):
        return False
    if has_name(text) and not people.is_nobody(text):
        told = len(record.entries), len(record.doubts)
        if record.loose is not None:
            record.loose(first, record)
        if told == (len(record.entries), len(record.doubts)):
            record.doubt(first.where, doubts.row_left(doubts.no_day(), _names_of(text)))
        return True
    if set(covers) <= held and len(covers) > 1 and people.is_nobody(text):
        return True
    _section(text, record)
    return True


def _names_of(text: str) -> list[str]:
    return [one.name for one in people.read(text).people] or names_in(text) or [text]


def _section(text: str, record: Record) -> None:
    """A line that stands over the rows that follow."""
    written = days.find(text)
    if written.items or written.month:
        record.frame = record.frame.within([text])
    elif written.weekdays and (found := record.frame.of_weekdays(written.weekdays)):
        record.frame = replace(record.frame, on=found)
    bare = words_of(record.words.read(written.rest).rest)
    if post_of(text) and bare:
        record.heading = (
            re.sub(r"^(?:[IVX]+|\d+|[A-Z])\s*[.)/-]\s*", "", " ".join(text.split())).rstrip(" :"),
            post_of(text),
        )
    shift = record.words.read(written.rest)
    if shift.said and shift.clear and len(text) < 80:
        record.shift = shift


@dataclass(slots=True)
class _Place:
    """One duty cell of a row: who stands there, and the day that the cell itself gives."""

    column: Column
    cell: Cell
    filled: Filled
    own: tuple[tuple[date, ...], str, str] | None


def _row(row: Sequence[Cell], columns: Sequence[Column], record: Record) -> None:
    when, frame = when_of(row, columns, record)
    heading = _row_heading(row, columns, record)
    places: list[_Place] = []
    for column in columns:
        if column.kind is not Kind.PERSON or column.at >= len(row) or _is_repeat(row, columns, column):
            continue
        own, cell = own_day(row[column.at], column, when, frame, record)
        if (read := _people(cell, column, heading, places, record)) is not None:
            places.append(_Place(column, row[column.at], read, own))
    _beside(row, columns, places, record)
    note = _note(row, columns)
    cancelled = note is not None and bool(_CANCELS.search(fold(clean(note.text))))
    left: dict[tuple[str, str], list[str]] = {}
    for place in places:
        if place.filled.people:
            record.last[place.column.at] = (place.filled, heading)
        if not cancelled or not place.filled.people:
            for doubt in place.filled.doubts:
                record.doubt(doubt.where, doubt.what)
        if not place.filled.people:
            continue
        dates, problem, where = place.own or for_column(place.column, when, frame, record)
        if cancelled or problem:
            key = (note.where if cancelled and note else where or places[0].cell.where, "" if cancelled else problem)
            left.setdefault(key, []).extend(place.filled.names)
            continue
        for one in place.filled.people:
            _enter(one, dates, place, heading, when.shift, record)
    for (where, problem), names in left.items():
        names = list(dict.fromkeys(names))
        if problem:
            record.doubt(where, doubts.row_left(problem, names))
        elif note is not None:
            record.doubt(where, doubts.note_cancels(clean(note.text), names))
    if note is not None and not cancelled and _CHANGES.search(fold(clean(note.text))) and places:
        record.doubt(note.where, doubts.note_changes(clean(note.text)))


def _people(
    cell: Cell, column: Column, heading: Heading | None, places: Sequence[_Place], record: Record
) -> Filled | None:
    """The people of a duty cell; None when nobody stands there. "nt" is whoever stands above, in the same post."""
    if not cell.text.strip():
        return None
    read = read_people(cell, record.words)
    if read.ditto:
        last = record.last.get(column.at)
        if last and (last[1] == heading or not column.dated):
            return replace(last[0], doubts=())
        if column.dated and places and places[-1].filled.people:
            # The row above is another post: what is meant is the day before.
            return replace(places[-1].filled, doubts=(Doubt(cell.where, doubts.as_left()),))
        return Filled(doubts=(Doubt(cell.where, doubts.nothing_above()),))
    return read if read.people or read.doubts else None


def _beside(row: Sequence[Cell], columns: Sequence[Column], places: Sequence[_Place], record: Record) -> None:
    """Give the titles and phones of the other columns to the people of the row."""
    for column in columns:
        if column.kind not in (Kind.PHONE, Kind.TITLE) or column.at >= len(row):
            continue
        mine = [place for place in places if place.column.at in column.of and place.cell.where != row[column.at].where]
        if not mine:
            above(row, column, record)
            continue
        if column.kind is Kind.PHONE and len(mine) > 1:
            mine = _nearest(mine, clean(row[column.at].text))
        ditto = people.is_ditto(clean(row[column.at].text)) and mine[0].column.at in record.last
        cell = above(row, column, record)
        if ditto and column.kind is Kind.PHONE and record.last[mine[0].column.at][0].names != mine[0].filled.names:
            continue  # another person cannot have the phone above
        done, said = shared(
            [place.filled for place in mine], cell, with_phones if column.kind is Kind.PHONE else with_titles
        )
        for place, read in zip(mine, done, strict=True):
            place.filled = read
        mine[0].filled = replace(mine[0].filled, doubts=(*mine[0].filled.doubts, *said))


def _nearest(places: list[_Place], text: str) -> list[_Place]:
    """Fewer numbers than people are those of the column right beside, when they are as many as stand there."""
    numbers, beside = len(phones.find(text)), len(places[-1].filled.people)
    everyone = len({name for place in places for name in place.filled.names})
    return places[-1:] if numbers == beside < everyone else places


def _is_repeat(row: Sequence[Cell], columns: Sequence[Column], column: Column) -> bool:
    """A cell merged over two columns of one heading is one cell."""
    where = row[column.at].where
    return any(
        one.at < column.at and one.kind is Kind.PERSON and one.at < len(row) and row[one.at].where == where
        and one.heading == column.heading and one.written == column.written and one.shift == column.shift
        for one in columns
    )  # fmt: skip


def _row_heading(row: Sequence[Cell], columns: Sequence[Column], record: Record) -> Heading | None:
    """What a row says of its post."""
    texts = []
    for column in columns:
        if column.kind is Kind.POST and column.at < len(row):
            text = " ".join(clean(above(row, column, record).text).split())
            if text and not people.is_nobody(text) and text not in texts:
                texts.append(text)
    if not texts:
        return None
    named = [text for text in texts if post_of(text)] or texts
    return named[-1], post_of(named[-1])


def _note(row: Sequence[Cell], columns: Sequence[Column]) -> Cell | None:
    for column in columns:
        if column.kind is Kind.NOTE and column.at < len(row) and row[column.at].text.strip():
            return row[column.at]
    return None


def _enter(
    one: OnShift, dates: Sequence[date], place: _Place, row_heading: Heading | None, row_shift: Shift, record: Record
) -> None:
    """Put one person of a cell on duty: the nearest words that name a post, the nearest hours."""
    label = (one.person.label, post_of(one.person.label)) if one.person.label else None
    own = (place.column.heading, place.column.post) if place.column.heading else None
    named = [found for found in (label, own, row_heading, record.heading) if found]
    heading = next((found for found in named if found[1]), named[0] if named else None)
    told = (one.shift, row_shift, place.column.shift, record.shift)
    shift = next((shift for shift in told if shift.said), Shift())
    record.enter(one.person, dates, shift, heading, place.cell.where)


def _matrix_row(row: Sequence[Cell], columns: Sequence[Column], record: Record) -> None:
    """One person with marks under the days."""
    when, frame = when_of(row, columns, record)
    holder = next(one for one in columns if one.kind is Kind.PERSON and not one.dated)
    if holder.at >= len(row) or (read := _people(row[holder.at], holder, None, (), record)) is None:
        return
    person = _Place(holder, row[holder.at], read, None)
    _beside(row, columns, [person], record)
    record.last[holder.at] = (person.filled, None)
    marks = [clean(row[one.at].text) for one in columns if one.dated and one.at < len(row)]
    if holder.post is None or any(text and not _OFF.fullmatch(text) for text in marks):
        record.passed_over.add(person.cell.where)  # who has marks, or a post and none, is told below
    for doubt in person.filled.doubts:
        record.doubt(doubt.where, doubt.what)
    heading = _row_heading(row, columns, record)
    told = len(record.entries), len(record.doubts)
    for column in columns:
        if not column.dated or column.at >= len(row):
            continue
        text, where = clean(row[column.at].text), row[column.at].where
        if not text or _OFF.fullmatch(text):
            continue
        shift = record.words.read(text, letters=True)
        marked = bool(_MARK.fullmatch(text))
        if not marked and not (shift.said and shift.clear):
            for name in person.filled.names:
                record.doubt(where, doubts.mark_unread(text, name))
            continue
        dates, problem, problem_at = for_column(column, when, frame, record)
        if problem:
            record.doubt(problem_at or where, doubts.row_left(problem, person.filled.names))
            continue
        place = _Place(replace(column, heading=None, post=None), row[column.at], person.filled, None)
        for one in person.filled.people:
            _enter(replace(one, shift=Shift() if marked else shift), dates, place, heading, when.shift, record)
    if told == (len(record.entries), len(record.doubts)):
        for name in person.filled.names:
            record.doubt(person.cell.where, doubts.no_mark(name))
