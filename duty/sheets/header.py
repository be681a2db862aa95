"""Where the heads of columns stand in a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from duty.sheets.blocks import blocks
from duty.sheets.columns import Column, Rows, columns_of, day_numbers, has_name, is_day, is_month, is_shift, settled
from duty.sheets.grid import Cell, filled
from duty.sheets.headings import Kind, kind_of, may_head, post_of
from duty.sheets.hours import Words
from duty.sheets.letters import clean, words_of

_DEEPEST = 5  # rows of one head
_SAID = (Kind.IGNORED, Kind.WHEN, Kind.WEEKDAY, Kind.MONTH, Kind.SHIFT, Kind.PHONE, Kind.TITLE, Kind.NOTE, Kind.POST)


@dataclass(frozen=True, slots=True)
class Segment:
    """A head and the rows under it, by index; ``first == body`` where there is no head."""

    first: int
    body: int
    end: int
    columns: tuple[Column, ...] = ()


@dataclass(frozen=True, slots=True)
class Look:
    """What a row looks like: how many cells of each sort."""

    cells: int
    kinds: int
    posts: int
    weekdays: int
    dates: int
    shifts: int
    names: int
    whens: int  # of the kinds, those of days
    numbers: int  # bare numbers that go up like the days of a month

    @property
    def heads(self) -> int:
        return self.kinds + self.posts + self.weekdays + self.dates + self.shifts


def look(row: Sequence[Cell], words: Words, marked: bool = False) -> Look:
    """What a row looks like, in a sheet that is written with marks or without."""
    kinds = posts = weekdays = dates = shifts = names = whens = 0
    cells = filled(row)
    for cell in cells:
        text = clean(cell.text)
        heads = may_head(text, marked)
        if heads and kind_of(text) and not text.isdigit():
            kinds += 1
            whens += kind_of(text) in (Kind.WHEN, Kind.WEEKDAY)
        elif is_month(text):
            dates += 1
        elif (written := is_day(text, words)) is not None:
            if written.weekdays:
                weekdays += 1
            else:
                dates += 1
        elif heads and is_shift(text, words):
            shifts += 1
        elif has_name(text):
            names += 1
        elif len(text) <= 80 and post_of(text):
            posts += 1
    return Look(len(cells), kinds, posts, weekdays, dates, shifts, names, whens, len(day_numbers(row)))


def starts_head(seen: Look, first: bool) -> bool:
    """Whether a row opens a head; posts alone do so only where there is none yet, later they are the body's."""
    if seen.names or seen.cells < 2:
        return False
    if first and seen.whens and not seen.weekdays + seen.dates:
        return True  # "Ngày | Tổ 1 | Tổ 2": heads of no known kind
    if seen.numbers and (seen.kinds >= 2 or (seen.kinds and seen.numbers >= 5) or first):
        return True  # "TT | Họ và tên | 1 | 2 | 3": the days of a month
    if seen.heads * 2 < seen.cells:
        return False
    if seen.kinds >= 2 and seen.weekdays + seen.dates <= 7:
        return True
    if (seen.whens or (first and seen.kinds)) and (seen.posts or seen.shifts):
        return True
    if seen.kinds and seen.weekdays + seen.dates >= 2:
        return True
    if first and 0 < seen.weekdays + seen.dates < seen.heads == seen.cells:
        return True
    if seen.weekdays >= 2 or seen.dates >= 3:
        return True
    return first and seen.posts >= 2 and seen.posts + seen.kinds >= seen.cells - 1


def _is_numbering(row: Sequence[Cell], over: Sequence[Cell]) -> bool:
    """ "(1) (2) (3)" under a head, from its first column on; under one of its heads such numbers are days."""
    own = [c for c, cell in enumerate(row) if cell.text.strip() and not (c < len(over) and over[c].where == cell.where)]
    if not own or any(cell.text.strip() for cell in over[: own[0]]):
        return False
    texts = [words_of(cell.text) for cell in filled(row[c] for c in own)]
    numbers = [int(text) for text in texts if text.isdigit()]
    if len(numbers) < 3 or len(numbers) < len(texts) - 2 or numbers[0] > 2:
        return False
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _goes_on(rows: Rows, first: int, at: int, words: Words, marked: bool) -> bool:
    """Whether row ``at`` is one more row of the head that begins at ``first``."""
    row, above = rows[at], rows[at - 1]
    seen = look(row, words, marked)
    if seen.names or not seen.cells:
        return False
    settled = {
        c for c in range(len(row)) for r in range(first, at)
        if c < len(rows[r]) and kind_of(rows[r][c].text) in _SAID and not _is_wide(rows[r], c)
    }  # fmt: skip
    fresh = [(c, cell) for c, cell in enumerate(row) if cell.text.strip() and c not in settled]
    merged = any(cell.where == above[c].where for c, cell in enumerate(row) if c < len(above) and cell.text.strip())
    wide = any(_is_wide(above, c) for c, _ in fresh if c < len(above))
    if merged and (seen.kinds or wide or not fresh):
        return True
    inside = {cell.where: clean(cell.text) for _, cell in fresh}
    if not inside or (len(inside) < 2 and not wide):
        return False
    told = sum(1 for text in inside.values() if may_head(text, marked) and _heads(text, words))
    numbers = sum(1 for text in inside.values() if text.isdigit() and int(text) <= 31)
    if any(c in settled and cell.text.strip() and cell.where != above[c].where and kind_of(cell.text) not in _SAID
           for c, cell in enumerate(row) if c < len(above)):  # fmt: skip
        return False  # a value stands under "Ngày", "TT": the body has begun
    return told * 3 >= len(inside) * 2 or (
        numbers >= 2 and numbers * 3 >= len(inside) * 2 and (wide or _weekdays(above, words))
    )


def _weekdays(row: Sequence[Cell], words: Words) -> bool:
    return sum(1 for cell in filled(row) if (one := is_day(clean(cell.text), words)) and one.weekdays) >= 2


def _heads(text: str, words: Words) -> bool:
    return bool(kind_of(text) or is_day(text, words) or is_shift(text, words) or post_of(text))


def _is_wide(row: Sequence[Cell], at: int) -> bool:
    """Whether a cell covers more than one column."""
    where = row[at].where
    return any(0 <= c < len(row) and row[c].where == where for c in (at - 1, at + 1))


def segments(rows: Rows, words: Words) -> list[Segment]:
    """The heads of a table with their rows; rows above the first head are in no segment."""
    found: list[Segment] = []
    at = 0
    marked = any(not cell.text.isascii() for row in rows for cell in row)
    while at < len(rows):
        open_ = found[-1].columns if found else ()
        if not _gives_day(rows[at], open_, words) and starts_head(look(rows[at], words, marked), not found):
            body = at + 1
            while body < min(len(rows), at + _DEEPEST) and (
                _goes_on(rows, at, body, words, marked)
                or (_is_numbering(rows[body], rows[body - 1]) and not _weekdays(rows[body - 1], words))
            ):
                body += 1
            if found:
                found[-1] = replace(found[-1], end=at)
            columns = columns_of(_without_numbering(rows[at:body], words), rows[at:], words)
            found.append(Segment(at, body, len(rows), columns))
            at = body
        else:
            at += 1
    return [
        replace(one, columns=columns)
        for one in found
        for columns in blocks(settled(one.columns, rows[one.body : one.end], words))
    ]


def _without_numbering(head: Rows, words: Words) -> Rows:
    return [
        row
        for n, row in enumerate(head)
        if n == 0 or not _is_numbering(row, head[n - 1]) or _weekdays(head[n - 1], words)
    ]


def _gives_day(row: Sequence[Cell], columns: Sequence[Column], words: Words) -> bool:
    """Whether a row gives its day where the open head has its days: then it is no head."""
    for column in columns:
        if column.kind in (Kind.WHEN, Kind.WEEKDAY) and column.at < len(row) and not _is_wide(row, column.at):
            written = is_day(clean(row[column.at].text), words)
            if written is not None and written.items:
                return True
    return False
