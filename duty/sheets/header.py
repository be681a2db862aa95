"""Where the heads of columns stand, and what each column holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from duty.sheets import days, people
from duty.sheets.days import Written
from duty.sheets.grid import Cell, filled
from duty.sheets.headings import Kind, bound_of, kind_of, may_head, names_only_a_person, post_of
from duty.sheets.hours import Shift, Words
from duty.sheets.letters import clean, fold, words_of
from duty.sheets.names import names_in, strip_honour

Rows = Sequence[Sequence[Cell]]
_LEADS = ("tu", "den", "ngay", "va", "thu", "tuan", "het", "cac", "buoi", "ca")
_DEEPEST = 5  # rows of one head
_SAID = (Kind.IGNORED, Kind.WHEN, Kind.WEEKDAY, Kind.MONTH, Kind.SHIFT, Kind.PHONE, Kind.TITLE, Kind.NOTE, Kind.POST)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it holds and what its head says of every cell below."""

    at: int
    kind: Kind
    texts: tuple[str, ...] = ()
    top: str = ""  # where the first cell of its head stands: columns under one merged cell belong together
    where: str = ""
    heading: str | None = None
    post: str | None = None
    written: Written = field(default_factory=Written)
    shift: Shift = field(default_factory=Shift)
    bound: str = ""
    duty: bool = False  # whether the head says that people stand below
    of: tuple[int, ...] = ()  # the people's columns that a phone or title column belongs to

    @property
    def dated(self) -> bool:
        return not self.written.empty

    @property
    def tells_weekdays(self) -> bool:
        return self.kind is Kind.WEEKDAY or "thu" in words_of(" ".join(self.texts)).split()


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

    @property
    def heads(self) -> int:
        return self.kinds + self.posts + self.weekdays + self.dates + self.shifts


def is_day(text: str, words: Words) -> Written | None:
    """The days of a cell that tells days, perhaps with hours, and nothing else."""
    written = days.find(text)
    if written.empty:
        return None
    left = words_of(words.read(written.rest).rest)
    return written if all(word in _LEADS or word.isdigit() for word in left.split()) else None


def is_shift(text: str, words: Words) -> bool:
    """Whether a cell tells hours and nothing else."""
    shift = words.read(text)
    return shift.said and not set(words_of(shift.rest).split()) - {"ca", "buoi", "tu", "den", "truc", "gio", "ban"}


def has_name(text: str) -> bool:
    """Whether a cell surely names a person: a full name, or one after a form of address."""
    if names_in(text):
        return True
    return any(strip_honour(line)[1] and people.read(line).people for line in text.split("\n"))


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
    return Look(len(cells), kinds, posts, weekdays, dates, shifts, names, whens)


def starts_head(seen: Look, first: bool) -> bool:
    """Whether a row opens a head; posts alone do so only where there is none yet, later they are the body's."""
    if seen.names or seen.cells < 2:
        return False
    if first and seen.whens and not seen.weekdays + seen.dates:
        return True  # "Ngày | Tổ 1 | Tổ 2": heads of no known kind
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


def _is_numbering(row: Sequence[Cell]) -> bool:
    """ "(1) (2) (3)" under a head."""
    texts = [words_of(cell.text) for cell in filled(row)]
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
                or (_is_numbering(rows[body]) and not _weekdays(rows[body - 1], words))
            ):
                body += 1
            if found:
                found[-1] = replace(found[-1], end=at)
            columns = columns_of(rows, at, body, words)
            found.append(Segment(at, body, len(rows), columns))
            at = body
        else:
            at += 1
    return [replace(part, columns=settled(part, rows, words)) for one in found for part in _side_by_side(one)]


def _gives_day(row: Sequence[Cell], columns: Sequence[Column], words: Words) -> bool:
    """Whether a row gives its day where the open head has its days: then it is no head."""
    for column in columns:
        if column.kind in (Kind.WHEN, Kind.WEEKDAY) and column.at < len(row) and not _is_wide(row, column.at):
            written = is_day(clean(row[column.at].text), words)
            if written is not None and written.items:
                return True
    return False


def _side_by_side(segment: Segment) -> list[Segment]:
    """Lists that stand beside each other under heads that repeat, one segment each."""
    heads = [tuple(fold(text) for text in column.texts) for column in segment.columns]
    starts = [
        n for n, head in enumerate(heads) if head and head == heads[0] and segment.columns[n].kind is not Kind.PERSON
    ]
    width = starts[1] if len(starts) > 1 else len(heads)
    if width < 2 or starts != list(range(0, len(heads), width)) or heads != heads[:width] * len(starts):
        return [segment]
    return [replace(segment, columns=segment.columns[start : start + width]) for start in starts]


def columns_of(rows: Rows, first: int, body: int, words: Words) -> tuple[Column, ...]:
    """Each column by the words above it."""
    head = [
        row
        for n, row in enumerate(rows[first:body])
        if n == 0 or not _is_numbering(row) or _weekdays(rows[first + n - 1], words)
    ]
    width = max((len(row) for row in rows[first:]), default=0)
    columns = []
    for at in range(width):
        cells: dict[str, str] = {}
        for row in head:
            if at < len(row) and row[at].text.strip():
                cells.setdefault(row[at].where, clean(row[at].text))
        columns.append(_column(at, tuple(cells.values()), tuple(cells), words))
    return tuple(columns)


def _column(at: int, texts: tuple[str, ...], wheres: tuple[str, ...], words: Words) -> Column:
    if not texts:
        return Column(at, Kind.UNKNOWN)
    numbers = [text for text in texts[1:] if text.isdigit() and 1 <= int(text) <= 31]
    written = days.find("\n".join(text for text in texts if text not in numbers))
    if numbers and not written.items:
        day = days.find("ngày " + numbers[-1])
        written = days.with_weekdays(day, written.weekdays)
    rests = [(text, days.find(text).rest if text not in numbers else "") for text in texts]
    kind = next((one for text, _ in reversed(rests) if (one := kind_of(text)) and not _tells_day(text)), None)
    shift = next((told for _, rest in reversed(rests) if (told := words.read(rest)).said), Shift())
    named = [text for text, rest in rests if words_of(words.read(rest).rest) and not names_only_a_person(text)]
    named = [text for text in named if kind_of(text) in (None, Kind.PERSON) or post_of(text)]
    posted = [text for text in named if post_of(text)]
    if not written.empty:
        kind = kind if kind in (Kind.PHONE, Kind.TITLE, Kind.NOTE) else Kind.PERSON
    elif kind is None or (kind is Kind.WHEN and posted and kind_of(texts[-1]) is not Kind.WHEN):
        kind = Kind.PERSON if posted or shift.said else Kind.UNKNOWN
    heading = posted[-1] if posted else named[-1] if named else None
    return Column(
        at,
        kind,
        texts,
        wheres[0],
        wheres[-1],
        " ".join(heading.split()) if heading else None,
        post_of(heading) if heading else None,
        written if not written.empty else Written(),
        shift,
        bound_of(texts[-1]),
        kind is Kind.PERSON,
    )


def _tells_day(text: str) -> bool:
    return not days.find(text).empty


def settled(segment: Segment, rows: Rows, words: Words) -> tuple[Column, ...]:
    """The columns once their contents had a say, each phone and title column given to its people."""
    body = rows[segment.body : segment.end]
    dated = any(column.dated for column in segment.columns)
    columns = [_by_contents(column, body, words, dated) for column in segment.columns]
    for n, column in enumerate(columns):
        if column.kind in (Kind.PHONE, Kind.TITLE):
            columns[n] = replace(column, of=_owners(column, columns))
    return tuple(columns)


def _owners(column: Column, columns: Sequence[Column]) -> tuple[int, ...]:
    """Whose phones or titles these are: under one head, of the post named, or since the last such column."""
    holders = [one for one in columns if one.kind is Kind.PERSON]
    same = [one.at for one in holders if one.top and one.top == column.top]
    posted = [one.at for one in holders if one.post and one.post in {post_of(text) for text in column.texts}]
    if same or posted:
        return tuple(same or posted)
    before = [one.at for one in columns if one.kind is column.kind and one.at < column.at]
    left = [one.at for one in holders if (before[-1] if before else -1) < one.at < column.at]
    return tuple(left or [one.at for one in holders if one.at < column.at][-1:] or [one.at for one in holders][:1])


def sort_of(cell: Cell, words: Words) -> Kind | None:
    """What one cell of the body holds, by its look alone; None when it is empty or says nothing."""
    text = clean(cell.text)
    if not text or people.is_ditto(text) or people.is_nobody(text):
        return None
    if isinstance(cell.value, float):
        return Kind.PHONE if cell.value >= 1e8 else Kind.IGNORED
    if not isinstance(cell.value, float | type(None)):
        return Kind.WHEN
    if (written := is_day(text, words)) is not None:
        return Kind.WHEN if written.items else Kind.WEEKDAY
    if is_shift(text, words):
        return Kind.SHIFT
    if words_of(text).isdigit() and len(words_of(text)) <= 2:
        return Kind.IGNORED
    if has_name(text):
        return Kind.PERSON
    read = people.read(text)
    if read.people:
        return Kind.PERSON
    if all(piece.replace(" ", "").isdigit() for piece in read.odd) and read.odd:
        return Kind.PHONE
    if post_of(text):
        return Kind.POST
    return Kind.TITLE if read.odd and kind_of(text) is None else None


_TRUSTED = {
    Kind.WHEN: {Kind.WHEN, Kind.WEEKDAY, Kind.SHIFT, Kind.IGNORED},
    Kind.WEEKDAY: {Kind.WHEN, Kind.WEEKDAY, Kind.IGNORED, Kind.PERSON},
    Kind.SHIFT: {Kind.SHIFT, Kind.WHEN, Kind.PERSON, Kind.IGNORED},
    Kind.POST: {Kind.POST, Kind.TITLE},
}


def _by_contents(column: Column, body: Rows, words: Words, dated: bool) -> Column:
    """The column as its cells show it, where the head says nothing or says something else."""
    cells = filled(row[column.at] for row in body if column.at < len(row))
    sorts = [sort for cell in cells if (sort := sort_of(cell, words))]
    most = max(set(sorts), key=sorts.count) if sorts else None
    sure = most is not None and sorts.count(most) * 2 > len(sorts)
    kind = column.kind
    if column.dated or kind in (Kind.IGNORED, Kind.NOTE, Kind.PHONE, Kind.MONTH) or not sorts:
        return column
    if kind is Kind.UNKNOWN:
        new = most if sure and most else Kind.PERSON if Kind.PERSON in sorts else Kind.UNKNOWN
        if dated and new in (Kind.TITLE, Kind.POST):
            new = Kind.POST
        return replace(column, kind=new, heading=column.heading if new is Kind.PERSON else None)
    if kind is Kind.PERSON and sure and most is Kind.PHONE:
        return replace(column, kind=Kind.PHONE)
    if kind is Kind.PERSON and sure and most in (Kind.WHEN, Kind.WEEKDAY):
        return replace(column, kind=Kind.WHEN)
    if kind is Kind.PERSON and most is Kind.POST and dated:
        return replace(column, kind=Kind.POST)
    if kind is Kind.TITLE:
        return replace(column, kind=Kind.POST) if dated else column
    if kind is Kind.WHEN and column.tells_weekdays and not any(has_name(clean(cell.text)) for cell in cells):
        return column
    if sure and most and kind in _TRUSTED and most not in _TRUSTED[kind]:
        if most is Kind.PERSON and kind is Kind.WHEN and "ngay" in fold(" ".join(column.texts)):
            return replace(column, kind=Kind.PERSON, shift=words.read("ban ngày"))
        if most is Kind.TITLE and not dated:
            return column
        return replace(column, kind=Kind.POST if most is Kind.TITLE else most)
    if kind is Kind.SHIFT and sure and most is Kind.PERSON and any(has_name(clean(cell.text)) for cell in cells):
        return replace(column, kind=Kind.PERSON)
    return column
