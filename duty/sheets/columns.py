"""What each column of a table holds: by the words above it, and by its cells where those say more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from duty.sheets import days, people
from duty.sheets.day_cells import days_of
from duty.sheets.days import Written
from duty.sheets.grid import Cell, filled
from duty.sheets.groups import key_of
from duty.sheets.headings import Kind, bound_of, kind_of, names_only_a_person, one_post, post_of
from duty.sheets.hours import Shift, Words
from duty.sheets.letters import clean, fold, words_of
from duty.sheets.moments import as_shift
from duty.sheets.names import names_in, strip_honour

Rows = Sequence[Sequence[Cell]]
_LEADS = ("tu", "den", "ngay", "va", "thu", "tuan", "het", "cac", "buoi", "ca")


_WEEK = re.compile(r"tuan(?: thu| so)?")


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
    tells_days: bool = False  # whether its cells tell days
    of: tuple[int, ...] = ()  # the people's columns that a phone or title column belongs to

    @property
    def dated(self) -> bool:
        return not self.written.empty

    @property
    def tells_weekdays(self) -> bool:
        return self.kind is Kind.WEEKDAY or "thu" in words_of(" ".join(self.texts)).split()


def is_day(text: str, words: Words) -> Written | None:
    """The days of a cell that tells days, perhaps with hours, and nothing else."""
    written = days.find(text)
    if written.empty:
        return None
    left = words_of(words.read(written.rest).rest)
    return written if all(word in _LEADS or word.isdigit() for word in left.split()) else None


def is_month(text: str) -> bool:
    """Whether a cell tells a month and nothing else: "Tháng 6/2024"."""
    written = days.find(text)
    return written.month is not None and written.empty and not words_of(written.rest)


def is_shift(text: str, words: Words) -> bool:
    """Whether a cell tells hours and nothing else."""
    shift = words.read(text)
    return shift.said and not set(words_of(shift.rest).split()) - {"ca", "buoi", "tu", "den", "truc", "gio", "ban"}


def has_name(text: str) -> bool:
    """Whether a cell surely names a person: a full name, or one after a form of address."""
    if names_in(text):
        return True
    return any(strip_honour(line)[1] and people.read(line).people for line in text.split("\n"))


def day_numbers(row: Sequence[Cell]) -> frozenset[int]:
    """The places of a row whose bare numbers go up like the days of a month, with other words to their left."""
    texts = [clean(cell.text) for cell in row]
    found = [c for c, text in enumerate(texts) if re.fullmatch(r"\d{1,2}", text) and 1 <= int(text) <= 31]
    numbers = [int(texts[c]) for c in found]
    if len(found) < 3 or found[0] == 0 or any(b <= a for a, b in pairwise(numbers)):
        return frozenset()
    return frozenset(found)


def columns_of(head: Rows, rows: Rows, words: Words) -> tuple[Column, ...]:
    """Each column of ``rows`` by the words above it."""
    width = max((len(row) for row in rows), default=0)
    numbered = frozenset(c for row in head for c in day_numbers(row))
    columns = []
    for at in range(width):
        cells: dict[str, str] = {}
        for row in head:
            if at < len(row) and row[at].text.strip():
                cells.setdefault(row[at].where, as_shift(clean(row[at].text)))
        columns.append(_column(at, tuple(cells.values()), tuple(cells), at in numbered, words))
    return tuple(columns)


def _column(at: int, texts: tuple[str, ...], wheres: tuple[str, ...], numbered: bool, words: Words) -> Column:
    if not texts:
        return Column(at, Kind.UNKNOWN)
    numbers = [text for text in texts[0 if numbered else 1 :] if text.isdigit() and 1 <= int(text) <= 31]
    written = days.find("\n".join(text for text in texts if text not in numbers))
    if numbers and not written.items:
        day = days.find("ngày " + numbers[-1])
        written = days.with_weekdays(day, written.weekdays)
    rests = [(text, days.find(text).rest if text not in numbers else "") for text in texts]
    kind = next((one for text, _ in reversed(rests) if (one := kind_of(text)) and not _tells_day(text)), None)
    letters = len(texts) > 1  # "N" and "Đ" under a day
    shifts = [words.read(rest, letters and len(text) <= 2) for text, rest in rests if rest]
    shift = next((told for told in reversed(shifts) if told.said), Shift())
    named = [text for text, rest in rests if words_of(words.read(rest).rest) and not names_only_a_person(text)]
    named = [text for text in named if kind_of(text) in (None, Kind.PERSON) or post_of(text)]
    posted = [text for text in named if post_of(text)]
    if written.month and written.empty and kind is None:
        kind = Kind.WHEN  # "Tháng 6" over days
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
        without_hours(heading) if heading else None,
        one_post(heading) if heading else None,
        written,
        shift,
        bound_of(texts[-1]),
        kind is Kind.PERSON,
    )


def without_hours(heading: str) -> str:
    """A heading on one line, without hours in brackets."""
    bare = " ".join(re.sub(r"\([^()]*\d ?(?:h|g|giờ|:)[^()]*\)", " ", heading).split())
    return bare or " ".join(heading.split())


def _tells_day(text: str) -> bool:
    return not days.find(text).empty


def settled(found: Sequence[Column], body: Rows, words: Words) -> tuple[Column, ...]:
    """The columns once their contents had a say, each phone and title column given to its people."""
    dated = any(column.dated for column in found)
    held = any(column.duty and not column.dated for column in found)
    columns = [_with_days(_by_contents(column, body, words, dated, held), body) for column in found]
    columns = _groups_beside_people(columns, body, words)
    columns = _day_lists(_days_beside_nights(columns, words), body, words)
    for n, column in enumerate(columns):
        if column.kind in (Kind.PHONE, Kind.TITLE):
            columns[n] = replace(column, of=_owners(column, columns))
    return tuple(columns)


def _days_beside_nights(columns: Sequence[Column], words: Words) -> list[Column]:
    """ "Trực ngày" beside "Trực đêm" is the duty by day, not that of the date."""
    if not any(column.shift.said and "dem" in words_of(column.texts[-1]).split() for column in columns if column.texts):
        return list(columns)
    return [
        replace(column, shift=words.read("ban ngày"))
        if column.texts
        and not column.shift.said
        and column.duty
        and words_of(column.texts[-1]).split()[-1:] == ["ngay"]
        else column
        for column in columns
    ]


def _groups_beside_people(columns: list[Column], body: Rows, words: Words) -> list[Column]:
    """ "Tổ 1" beside the names of its people is their heading, and nobody's name."""
    if not words.groups:
        return columns
    cells = {one.at: [row[one.at] for row in body if one.at < len(row) and row[one.at].text.strip()] for one in columns}
    grouped = [
        one.at for one in columns
        if one.kind is Kind.PERSON and cells[one.at] and all(key_of(cell.text) for cell in cells[one.at])
    ]  # fmt: skip
    if not any(one.kind is Kind.PERSON and not one.dated and one.at not in grouped for one in columns):
        return columns
    return [replace(one, kind=Kind.POST) if one.at in grouped and not one.dated else one for one in columns]


def _day_lists(columns: list[Column], body: Rows, words: Words) -> list[Column]:
    """People with their days beside them: each such column is a duty of its own, with the hours of its head."""
    holders = [one.at for one in columns if one.kind is Kind.PERSON and one.duty and not one.dated]
    found = [
        n for n, one in enumerate(columns)
        if one.tells_days and not one.bound and not one.written.items and holders and one.at > max(holders)
    ]  # fmt: skip
    if any(one.tells_days and n not in found for n, one in enumerate(columns)) or len(holders) != 1:
        return columns
    said = any(columns[n].shift.said or columns[n].post or columns[n].written.month for n in found)
    told = [row[columns[n].at].text for n in found for row in body if columns[n].at < len(row)]
    mixed = any(len(day_parts(clean(text), words)) > 1 for text in told)
    if len(found) < 2 and not said and not mixed:
        return columns
    return [replace(one, kind=Kind.DAYS) if n in found else one for n, one in enumerate(columns)]


def day_parts(text: str, words: Words) -> list[str]:
    """A list of days cut where the hours change: "01/6 (sáng), 05/6 (đêm)"."""
    parts = [part for part in re.split(r"[;\n]|,(?![^(]*\))", text) if part.strip()]
    hours = [words.read(days.find(part, numbers=True).rest) for part in parts]
    dated = all(days.find(part, numbers=True).items for part in parts)
    return parts if dated and any(one.spans for one in hours) and len(parts) > 1 else [text]


def _owners(column: Column, columns: Sequence[Column]) -> tuple[int, ...]:
    """Whose phones or titles these are: under one head, of the post named, or since the last such column."""
    holders = [one for one in columns if one.kind is Kind.PERSON]
    same = [one.at for one in holders if one.top and one.top == column.top]
    posted = [one.at for one in holders if one.post and one.post in {post_of(text) for text in column.texts}]
    if same or posted:
        return tuple(same or posted)
    said = f" {words_of(' '.join(column.texts))} "
    named = [one.at for one in holders if one.heading and f" {words_of(one.heading)} " in said]
    if len(named) == 1:
        return tuple(named)
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
    if (group := key_of(text)) and group in words.groups:
        return Kind.PERSON
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


def _all_numbers(cells: Sequence[Cell]) -> bool:
    return all(words_of(cell.text).isdigit() for cell in cells)


def _with_days(column: Column, body: Rows) -> Column:
    """The column, and whether most of its cells tell days."""
    if column.kind is not Kind.WHEN and not (column.dated and not column.written.items):
        return column
    cells = filled(row[column.at] for row in body if column.at < len(row))
    cells = [cell for cell in cells if not people.is_nobody(clean(cell.text)) and not people.is_ditto(clean(cell.text))]
    told = sum(1 for cell in cells if days_of(cell, Kind.WHEN, column.tells_weekdays).items and not has_name(cell.text))
    return replace(column, tells_days=told * 2 > len(cells))


_TRUSTED = {
    Kind.WHEN: {Kind.WHEN, Kind.WEEKDAY, Kind.SHIFT, Kind.IGNORED},
    Kind.WEEKDAY: {Kind.WHEN, Kind.WEEKDAY, Kind.IGNORED, Kind.PERSON},
    Kind.SHIFT: {Kind.SHIFT, Kind.WHEN, Kind.PERSON, Kind.IGNORED},
    Kind.POST: {Kind.POST, Kind.TITLE},
}


def _by_contents(column: Column, body: Rows, words: Words, dated: bool, held: bool) -> Column:
    """The column as its cells show it, where the head says nothing or says something else."""
    cells = filled(row[column.at] for row in body if column.at < len(row))
    sorts = [sort for cell in cells if (sort := sort_of(cell, words))]
    most = max(set(sorts), key=sorts.count) if sorts else None
    sure = most is not None and sorts.count(most) * 2 > len(sorts)
    kind = column.kind
    if kind is Kind.WHEN and _WEEK.fullmatch(words_of(" ".join(column.texts))) and _all_numbers(cells):
        return replace(column, kind=Kind.IGNORED)
    if kind is Kind.WHEN and column.written.month:
        return column
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
        return replace(column, kind=Kind.POST) if dated and not held else column
    if kind is Kind.WHEN and column.tells_weekdays and not any(has_name(clean(cell.text)) for cell in cells):
        return column
    if sure and most and kind in _TRUSTED and most not in _TRUSTED[kind]:
        if most is Kind.PERSON and kind is Kind.WHEN and "ngay" in fold(" ".join(column.texts)):
            return replace(column, kind=Kind.PERSON, shift=words.read("ban ngày"))
        if most is Kind.TITLE and not dated:
            return column
        return replace(column, kind=Kind.POST if most is Kind.TITLE else most)
    named = any(has_name(clean(cell.text)) or key_of(cell.text) in words.groups for cell in cells)
    if kind is Kind.SHIFT and sure and most is Kind.PERSON and named:
        return replace(column, kind=Kind.PERSON)
    return column
