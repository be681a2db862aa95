"""The rows under a head, one after the other: days, hours, headings and people put together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from duty.sheets import days, doubts, people, phones
from duty.sheets.cells import with_phones
from duty.sheets.columns import Column, Rows, has_name, without_hours
from duty.sheets.day_cells import days_of
from duty.sheets.directory import is_title
from duty.sheets.gaps import Gaps
from duty.sheets.grid import Cell, filled
from duty.sheets.header import Segment
from duty.sheets.headings import Kind, is_footer, is_signer, kind_of, post_of
from duty.sheets.hours import Shift, clock_spans
from duty.sheets.legend import explains_signs
from duty.sheets.letters import clean, fold, words_of
from duty.sheets.marks import is_matrix, numbers_shifts, read_days_of_person, read_marks
from duty.sheets.moments import as_shift
from duty.sheets.names import names_in
from duty.sheets.places import Place, enter, give_beside, heading_of, people_at
from duty.sheets.record import Record
from duty.sheets.row_days import day_line, for_column, own_day, when_of

_CANCELS = re.compile(
    r"\b(?:vang(?: mat)?$|khong (?:truc|tiep|bo tri)|huy|hoan"
    r"|(?<!ngay )nghi(?! (?:bu|le|tet|hang tuan|cuoi tuan|tuan)\b))\b"
)
_CHANGES = re.compile(r"\b(?:thay|doi|hoan doi|nghi|du phong|bo sung|dieu chinh)\b")
# A date, number or title alone in its row: nobody is on duty there, but a ditto below may lean on it.
_LEANT_ON = (Kind.WHEN, Kind.WEEKDAY, Kind.IGNORED, Kind.PHONE, Kind.TITLE)
# The last row of a table of marks: how many there are.
_TOTAL = re.compile(r"(?:tong|cong)(?: (?:so|cong|chung|hop)\b.*)?")


def read_segment(segment: Segment, rows: Rows, record: Record) -> None:
    """Every row of a segment, into ``record``."""
    columns = segment.columns
    record.above, record.last, record.line_days = {}, {}, {}
    record.ended = False
    body = rows[segment.body : segment.end]
    matrix, numbered = is_matrix(columns, body), numbers_shifts(columns, body)
    listed = any(column.kind is Kind.DAYS for column in columns)
    gaps = Gaps()
    for row in body:
        cells = filled(row[column.at] for column in columns if column.at < len(row))
        if not cells:
            continue
        if _is_total(cells) or explains_signs(clean(cells[0].text)):
            record.passed_over |= {cell.where for cell in cells}
            continue
        if _is_note_row(row, columns, cells, record):
            continue
        if matrix:
            read_marks(row, columns, numbered, record)
        elif listed:
            read_days_of_person(row, columns, record)
        elif not day_line(row, columns, record):
            _row(row, columns, record, gaps)
    gaps.tell(record)


def _is_total(cells: Sequence[Cell]) -> bool:
    first = clean(cells[0].text)
    lead = first.lower().startswith(("tổng", "cộng", "tong", "cong"))
    return lead and bool(_TOTAL.fullmatch(words_of(first))) and not any(has_name(clean(one.text)) for one in cells[1:])


def _is_note_row(row: Sequence[Cell], columns: Sequence[Column], cells: list[Cell], record: Record) -> bool:
    """Section titles, notes and signatures: whether the row is one, once what it says was noted."""
    held = {column.at for column in columns if column.kind is Kind.PERSON}
    numbers = {
        row[one.at].where
        for one in columns
        if one.kind is Kind.IGNORED and one.at < len(row) and row[one.at].text.strip()
    }
    cells = [cell for cell in cells if cell.where not in numbers or len(cells) == 1] or cells
    first = cells[0]
    text = clean(first.text)
    covers = [n for n, cell in enumerate(row) if cell.where == first.where]
    dayless = not any(
        days_of(row[one.at], one.kind, one.tells_weekdays).items
        for one in columns
        if one.kind is Kind.WHEN and one.at < len(row)
    )
    noted = any(column.at in covers and column.kind is Kind.NOTE for column in columns) and len(covers) == 1
    named = any(has_name(clean(cell.text)) for cell in cells)
    signed = is_signer(text) and (len(cells) == 1 or (len(cells) == 2 and not named))
    if len(columns) > 1 and (is_footer(text) or signed) and not noted and (dayless or len(covers) > 1):
        record.ended = True
    if record.ended:
        body = len(cells) > 2 and named and (bool(numbers) or bool(post_of(text)))
        if (dayless and not body) or len(cells) == 1:
            record.passed_over |= {cell.where for cell in row}
            return True
        record.ended = False
    if len(cells) > 1 or len(columns) < 2:
        return False
    if len(clock_spans(fold(text))) > 1 and not named:
        record.passed_over.add(first.where)  # a legend of shifts
        return True
    here = [column for column in columns if column.at in covers]
    if len(covers) == 1 and here and here[0].kind is Kind.PERSON and not post_of(text):
        return False
    alone = len(covers) == 1 and here and here[0].kind in _LEANT_ON and not post_of(text)
    tells = days.find(text)
    if alone and (here[0].kind is Kind.WHEN or not tells.items) and not (here[0].kind is Kind.WHEN and tells.month):
        return False
    if is_title(text):
        record.is_directory = True
        record.passed_over.add(first.where)
        return True
    if has_name(text) and not people.is_nobody(text):
        told = record.size
        if record.loose is not None:
            record.loose(first, record)
        if told == record.size:
            record.doubt(first.where, doubts.no_day(), _names_of(text))
        return True
    if set(covers) <= held and len(covers) > 1 and people.is_nobody(text):
        return True
    _section(text, first.where, record)
    return True


def _names_of(text: str) -> list[str]:
    return [one.name for one in people.read(text).people] or names_in(text) or [text]


def _section(text: str, where: str, record: Record) -> None:
    """A line that stands over the rows that follow."""
    text = as_shift(text)
    written = days.find(text)
    if written.items or written.month:
        record.frame = record.frame.within([text])
    elif written.weekdays and (found := record.frame.of_weekdays(written.weekdays)):
        record.frame = replace(record.frame, on=found)
    shift = record.words.read(written.rest)
    bare = words_of(shift.rest)
    if post_of(text) and bare:
        record.passed_over.add(where)
        if record.heading and not shift.said and record.shift_of_post:
            record.shift = Shift()  # the hours of the section before
        record.shift_of_post = shift.said
        record.heading = (
            re.sub(r"^(?:[IVX]+|\d+|[A-Z])\s*[.)/-]\s*", "", without_hours(text)).rstrip(" :"),
            post_of(text),
        )
    if shift.said and shift.clear and len(text) < 80:
        record.shift = shift


def _row(row: Sequence[Cell], columns: Sequence[Column], record: Record, gaps: Gaps) -> None:
    when, frame = when_of(row, columns, record)
    heading = heading_of(row, columns, record)
    if _adds_to_above(row, columns, kind_of(heading[0] or "") if heading and not heading[1] else None, record):
        return
    if heading and not when.shift.said:
        when = replace(when, shift=_hours_of(heading[0] or "", record))
    places: list[Place] = []
    for column in columns:
        if column.kind is not Kind.PERSON or column.at >= len(row) or _is_repeat(row, columns, column):
            continue
        own, cell = own_day(row[column.at], column, when, frame, record)
        read = people_at(cell, column, heading, places, record)
        if read is not None:
            places.append(Place(column, row[column.at], read, own))
        if own is None:
            gaps.note(row[column.at], column, heading, for_column(column, when, frame, record)[0])
    give_beside(row, columns, places, record)
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
            enter(one, dates, place, heading, when.shift, record)
    for (where, problem), names in left.items():
        record.doubt(where, problem or doubts.note_cancels(clean(note.text) if note else ""), names)
    if note is not None and not cancelled and _CHANGES.search(fold(clean(note.text))) and places:
        record.doubt(note.where, doubts.note_changes(clean(note.text)))


def _hours_of(heading: str, record: Record) -> Shift:
    """The hours that the heading of a row tells: "Trực đêm", "Ca ngày", "Bảo vệ (18h - 6h)"."""
    if re.search(r"\btruc ngay$", words_of(heading)):
        heading = "ban ngày"
    shift = record.words.read(heading)
    return shift if shift.spans and shift.clear else Shift()


def _adds_to_above(row: Sequence[Cell], columns: Sequence[Column], kind: Kind | None, record: Record) -> bool:
    """A row of phones or titles belongs to the people of the row above: whether it is one."""
    under = [column for column in columns if column.kind is Kind.PERSON and column.at < len(row)]
    told = [clean(row[column.at].text) for column in under if row[column.at].text.strip()]
    only_phones = bool(told) and all(phones.find(text) and not re.search(r"[^\W\d_]", text) for text in told)
    of_head = kind in (Kind.PHONE, Kind.TITLE) and any(column.dated for column in under)
    if not of_head and not (only_phones and record.last):
        return False
    for column in under:
        cell = row[column.at]
        filled_above = record.last.get(column.at)
        if kind is Kind.TITLE or not cell.text.strip() or filled_above is None:
            continue
        given = with_phones(filled_above[0], cell)
        for doubt in given.doubts[len(filled_above[0].doubts) :]:
            record.doubt(doubt.where, doubt.what)
        for one in given.people:
            if one.person.phone:
                record.numbers.append((one.person.name, one.person.phone, cell.where))
    return True


def _is_repeat(row: Sequence[Cell], columns: Sequence[Column], column: Column) -> bool:
    """A cell merged over two columns of one heading is one cell."""
    where = row[column.at].where
    return any(
        one.at < column.at and one.kind is Kind.PERSON and one.at < len(row) and row[one.at].where == where
        and one.heading == column.heading and one.written == column.written and one.shift == column.shift
        for one in columns
    )  # fmt: skip


def _note(row: Sequence[Cell], columns: Sequence[Column]) -> Cell | None:
    for column in columns:
        if column.kind is Kind.NOTE and column.at < len(row) and row[column.at].text.strip():
            return row[column.at]
    return None
