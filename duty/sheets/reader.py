"""From tables to who is on duty: the frame of each table, its heads, its rows, its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile

from duty.sheets import days, doubts, people
from duty.sheets.columns import Column, Rows, columns_of, settled
from duty.sheets.day_cells import days_of
from duty.sheets.days import Day, Span
from duty.sheets.directory import Directory, is_title, known, read_pairs, read_table
from duty.sheets.frame import Frame, is_signing
from duty.sheets.grid import Cell, Table, filled
from duty.sheets.groups import Groups, groups_of
from duty.sheets.header import Segment, segments
from duty.sheets.headings import Kind, is_footer, is_letterhead, is_signer, posts_in
from duty.sheets.hours import DEFAULT_HOURS, Hours, Words
from duty.sheets.legend import within
from duty.sheets.letters import clean, words_of
from duty.sheets.names import names_in
from duty.sheets.prose import read_lines
from duty.sheets.record import Record
from duty.sheets.result import Doubt, Entry, Sheet
from duty.sheets.rows import read_segment

_NUMBERED = re.compile(r"(?:[IVX]{1,4}|\d{1,2}|[a-h])[.)]\s")
LONGEST_TEXT = 4000  # characters of a cell or paragraph; a longer one is no roster's, and is told
# Columns in which a name is nobody's duty.
_NAMELESS = (Kind.IGNORED, Kind.NOTE, Kind.PHONE, Kind.TITLE, Kind.MONTH)


def read(tables: Sequence[Table], today: date, hours: Mapping[str, Hours] = DEFAULT_HOURS) -> Sheet:
    """Everyone on duty that the tables tell, and a doubt for whatever was not taken over. Never raises.

    ``hours`` says what words such as "sáng", "chiều", "tối", "đêm", "ban ngày", "hành chính", "cả ngày", "24/24" mean
    where the sheet gives no clock times of its own; an end at or before the start is on the next day. ``today`` only
    chooses the nearest year for dates without one.
    """
    entries: dict[Entry, None] = {}
    said: dict[Doubt, None] = {}
    phones = Directory()
    records = []
    groups = groups_of(tables)
    words = replace(Words.of(hours), groups=frozenset(groups))
    for table in tables:
        record = _read_table(table, today, words, groups, phones)
        record.settle()
        for name, number, where in record.numbers:
            phones.note(name, number, where)
        entries |= record.entries
        records.append((table, record))
    for table, record in records:
        only_phones = entries and (record.is_directory or known(record.listed, entries))
        if record.listed and not only_phones:
            record.doubt(table.name, doubts.table_without_days(), record.listed)
        said |= dict.fromkeys(record.doubts)
    found, disagreeing = phones.given(entries)
    said |= dict.fromkeys(disagreeing)
    if not entries and not said:
        said[Doubt(tables[0].name if tables else "", doubts.nothing_found())] = None
    return Sheet(found, tuple(said))


def _read_table(table: Table, today: date, words: Words, groups: Groups, phones: Directory) -> Record:
    rows = _without_essays(table.rows)
    found = segments(rows, words)
    above = rows[: found[0].first] if found else rows
    record = _record(table, rows, above if found else (), words, today)
    record.groups = groups
    if found and record.words != words:
        found = segments(rows, record.words)  # letters and shifts that the sheet explains stand in heads too
    _say_essays(table, record)
    if _is_text(rows):
        _read_text(table, rows, record, phones)
        return record
    found = found or _without_head(rows, words)
    if not found:
        pairs, record.listed = read_pairs(rows)
        phones.add(pairs)
        if not record.listed:
            read_lines((cell for row in rows for cell in filled(row)), record, phones)
            _say_unread(table, record)
        return record
    _say_names_above(above if found[0].first else (), record)
    _anchor(table, _written(found, rows), record)
    if not _has_days(found, rows, record):
        for segment in found:
            numbers, names = read_table(segment.columns, rows[segment.body : segment.end], _scratch(record))
            phones.add(numbers)
            record.listed = tuple(dict.fromkeys((*record.listed, *names)))
        return record
    for segment in found:
        if record.is_directory and _only_phones(segment):
            phones.add(read_table(segment.columns, rows[segment.body : segment.end], _scratch(record))[0])
            continue
        read_segment(segment, rows, record)
        _balance(segment, rows, record)
    if record.size == (0, 0) and not any(one.kind is Kind.PERSON for segment in found for one in segment.columns):
        _say_nobody(table, found, rows, record)
    return record


def _record(table: Table, rows: Rows, above: Rows, words: Words, today: date) -> Record:
    """An empty record in the frame that the title, the lines around the table and those inside it give."""
    before, _, after = table.context.partition("\n\n")
    heading = _lines(table.heading.split("\n"))
    lines = _lines([table.name, *before.split("\n"), *(cell.text for row in above for cell in filled(row))])
    inside = _lines(cell.text for row in rows if len(filled(row)) == 1 for cell in filled(row))
    below = _lines(after.split("\n"))
    words = within(words, [*lines, *(line for line in inside if line not in lines), *below])
    words = within(words, heading)
    lines += heading
    frame = Frame(today).within(line for line in lines if is_signing(line) or not is_footer(line))
    if not frame.anchored:
        signed = Frame(today).within(line for line in [*below, *inside] if is_signing(line))
        frame = replace(frame, near=signed.near, anchored=signed.anchored)
    return Record(
        frame,
        words,
        _title_post(heading, short=True) or _title_post(lines),
        is_directory=any(is_title(line) for line in lines[-4:]),
        loose=lambda cell, record: read_lines([cell], record, Directory()),
    )


def _lines(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in clean(text).split("\n") if line]


def _read_text(table: Table, rows: Rows, record: Record, phones: Directory) -> None:
    """Running text, whose own first lines are its title."""
    cells = [cell for row in rows for cell in filled(row)]
    probe = record.frame.within(line for line in _lines(cell.text for cell in cells) if not names_in(line))
    if probe.year is None:
        record.frame = replace(record.frame, near=probe.near, anchored=probe.anchored)
        _anchor(table, [days.find(clean(cell.text)) for cell in cells], record)
    lines = _lines(cell.text for cell in cells)
    titles = list(takewhile(lambda line: not names_in(line) and not _NUMBERED.match(line), lines))
    record.title_post = _title_post(titles[:8]) or record.title_post
    read_lines(cells, record, phones)


def _say_essays(table: Table, record: Record) -> None:
    for cell in (cell for row in table.rows for cell in row if len(cell.text) > LONGEST_TEXT):
        if not _is_text(table.rows) or days.find(clean(cell.text[:LONGEST_TEXT])).items:
            record.doubt(cell.where, doubts.too_long(len(cell.text)))


def _say_names_above(above: Rows, record: Record) -> None:
    """Names beside each other above the first head: a list that was not seen as one."""
    for row in above:
        for cell in filled(row) if len(filled(row)) > 1 else ():
            names = [name for line in _lines([cell.text]) if not is_signing(line) for name in names_in(line)]
            if names and not any(is_letterhead(line) or is_footer(line) for line in _lines([cell.text])):
                record.doubt(cell.where, doubts.no_day(), names)


def _balance(segment: Segment, rows: Rows, record: Record) -> None:
    """No name is lost without a word: each is on duty or in a doubt, also one that stands where a day should."""
    entered = {entry.where for entry in record.entries} | record.passed_over
    for row in rows[segment.body : segment.end]:
        for column in segment.columns:
            if (
                (column.kind in _NAMELESS and not column.duty)
                or column.at >= len(row)
                or row[column.at].where in entered
            ):
                continue
            names = _people_of(row[column.at]) if column.kind is Kind.PERSON else names_in(clean(row[column.at].text))
            said = " ".join(doubt.what for doubt in record.doubts)
            if lost := [name for name in names if name not in said]:
                record.doubt(row[column.at].where, doubts.no_day(), lost)


def _title_post(lines: Sequence[str], short: bool = False) -> str | None:
    """The one post that the title names; a ``short`` heading over its own table need not speak of duty."""
    for line in reversed(lines):
        words = words_of(line).split()
        if (
            (short or "lich" in words or "truc" in words or "tiep" in words)
            and len(words) <= 30
            and (posts := posts_in(line))
        ):
            return next(iter(posts)) if len(posts) == 1 else None
    return None


def _without_essays(rows: Rows) -> Rows:
    """The rows with cells that are too long for a roster left empty."""
    return tuple(
        tuple(replace(cell, text="", value=None) if len(cell.text) > LONGEST_TEXT else cell for cell in row)
        for row in rows
    )


def _is_text(rows: Rows) -> bool:
    """Whether a table is running text: never two filled cells in a row."""
    return all(len(filled(row)) <= 1 for row in rows)


def _without_head(rows: Rows, words: Words) -> list[Segment]:
    """A table without a head, when its contents alone show a column of days and one of people."""
    start = next((n for n, row in enumerate(rows) if len(filled(row)) >= 2), len(rows))
    segment = Segment(start, start, len(rows))
    columns = settled(columns_of((), rows[start:], words), rows[start:], words)
    kinds = {column.kind for column in columns}
    if Kind.PERSON in kinds and kinds & {Kind.WHEN, Kind.WEEKDAY}:
        return [replace(segment, columns=columns)]
    return []


def _written(found: Sequence[Segment], rows: Rows) -> list[days.Written]:
    """Everything that heads and day columns say of days."""
    said = []
    for segment in found:
        said += [column.written for column in segment.columns if column.dated]
        for row in rows[segment.body : segment.end]:
            held = [(row[one.at], one) for one in _day_columns(segment) if one.at < len(row)]
            kinds = {Kind.DAYS: Kind.WHEN}
            cells = [days_of(cell, kinds.get(one.kind, one.kind), one.tells_weekdays) for cell, one in held]
            items = tuple(item for one in cells for item in one.items)
            weekdays = tuple(dict.fromkeys(day for one in cells for day in one.weekdays))
            said.append(days.Written(items, weekdays))
    return said


def _day_columns(segment: Segment) -> list[Column]:
    return [one for one in segment.columns if one.kind in (Kind.WHEN, Kind.WEEKDAY, Kind.DAYS)]


def _anchor(table: Table, said: Sequence[days.Written], record: Record) -> None:
    """Settle the year of a table: by a year written anywhere in it, else by its weekdays, else the nearest."""
    frame = record.frame
    flat = [(day, one.weekdays if len(one.items) == 1 else ()) for one in said for item in one.items
            for day in ((item.first, item.last) if isinstance(item, Span) else (item,))]  # fmt: skip
    if frame.year or frame.first or not flat:
        return
    whole = next((found for day, _ in flat if day.year and (found := frame.date_of(day)[0])), None)
    if whole:
        record.frame = replace(frame, near=whole, anchored=True)
        return
    pairs = [(day, weekdays[0]) for day, weekdays in flat if (day.month or frame.month) and len(weekdays) == 1]
    nearest = [found for day, _ in flat if (found := frame.date_of(day)[0])]
    if not nearest or frame.anchored:
        return
    fits = [
        year for year in (frame.near.year, frame.near.year - 1, frame.near.year + 1) if _all_fit(pairs, frame, year)
    ]
    as_nearest = [found.weekday() == weekday for day, weekday in pairs if (found := frame.date_of(day)[0])]
    if len(pairs) >= 2 and not any(as_nearest) and len(fits) == 1:
        record.frame = replace(frame, near=date(fits[0], pairs[0][0].month or frame.month or 6, 15), anchored=True)
        record.doubt(table.name, doubts.year_by_weekdays(fits[0]))
    elif not (len(as_nearest) >= 2 and all(as_nearest)):
        for day, _ in flat:
            found = frame.date_of(day)[0]
            if found and not frame.is_plain(day, found):
                record.doubt(table.name, doubts.year_assumed(found.year))
                return


def _all_fit(pairs: Sequence[tuple[Day, int]], frame: Frame, year: int) -> bool:
    found = [(frame.date_of(replace(day, year=year))[0], weekday) for day, weekday in pairs]
    return all(one is not None and one.weekday() == weekday for one, weekday in found)


def _scratch(record: Record) -> Record:
    """For cells that are read without being a roster's: what is doubtful about them is of no use."""
    return Record(record.frame, record.words, None)


def _only_phones(segment: Segment) -> bool:
    kinds = {column.kind for column in segment.columns}
    return (
        Kind.PHONE in kinds
        and not kinds & {Kind.WHEN, Kind.WEEKDAY, Kind.DAYS}
        and not any(column.dated for column in segment.columns)
    )


def _has_days(found: Sequence[Segment], rows: Rows, record: Record) -> bool:
    if record.is_directory and all(map(_only_phones, found)):
        return False
    if record.frame.on or any(column.dated for segment in found for column in segment.columns):
        return True
    if any(_day_columns(segment) for segment in found):
        return True
    lone = [filled(row)[0] for row in rows if len(filled(row)) == 1]
    return any(not days.find(clean(cell.text)).empty for cell in lone)


def _names(rows: Rows) -> list[str]:
    found: dict[str, None] = {}
    for row in rows:
        for cell in filled(row):
            for name in names_in(clean(cell.text)):
                found[name] = None
    return list(found)


def _people_of(cell: Cell) -> list[str]:
    text = clean(cell.text)
    return [one.name for one in people.read(text).people] or names_in(text)


def _say_nobody(table: Table, found: Sequence[Segment], rows: Rows, record: Record) -> None:
    """Days, and beside them words in which nobody was seen."""
    days_told = any(one.tells_days for segment in found for one in segment.columns)
    if days_told and any(len(filled(row)) > 1 for segment in found for row in rows[segment.body : segment.end]):
        record.doubt(table.name, doubts.table_unread())


def _say_unread(table: Table, record: Record) -> None:
    """A table with several names that gave nothing; a page's head and its signatures are no such table."""
    lines = [line for row in table.rows for cell in filled(row) for line in clean(cell.text).split("\n")]
    if (
        record.entries
        or record.doubts
        or any(is_footer(line) or is_signer(line) or is_letterhead(line) for line in lines)
    ):
        return
    if len(table.rows) >= 2 and (names := _names(table.rows)):
        record.doubt(table.name, doubts.table_unread(), names)
