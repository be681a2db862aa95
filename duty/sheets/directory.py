"""Phones that a file lists apart from the days: a directory's table or lines, given to the people on duty by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from duty.sheets import doubts, people, phones
from duty.sheets.columns import Column, Rows
from duty.sheets.grid import Cell, filled
from duty.sheets.headings import Kind
from duty.sheets.letters import clean, fold
from duty.sheets.names import names_in
from duty.sheets.places import Place, give_beside, people_at
from duty.sheets.record import Record
from duty.sheets.result import Doubt, Entry

_TITLE = re.compile(r"\b(?:danh ?ba|dien ?thoai|so (?:dt|di dong|may)|sdt|lien ?(?:he|lac))\b")


@dataclass(slots=True)
class Directory:
    """Numbers by name, and where each was found."""

    numbers: dict[str, set[str]] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)

    def note(self, name: str, number: str | None, where: str) -> None:
        """One person of the directory."""
        if number:
            self.numbers.setdefault(_key(name), set()).add(number)
            self.where[_key(name)] = where

    def add(self, other: Directory) -> None:
        """Everything that another part of the file lists."""
        for name, numbers in other.numbers.items():
            self.numbers.setdefault(name, set()).update(numbers)
        self.where |= other.where

    def given(self, entries: Iterable[Entry]) -> tuple[tuple[Entry, ...], tuple[Doubt, ...]]:
        """The entries with the phones that only the directory has."""
        done: dict[Entry, None] = {}
        said: dict[Doubt, None] = {}
        for entry in entries:
            numbers = self.numbers.get(_key(entry.person), set()) if entry.phone is None else set()
            if len(numbers) > 1:
                said[Doubt(self.where[_key(entry.person)], doubts.two_phones(entry.person))] = None
            done[replace(entry, phone=next(iter(numbers))) if len(numbers) == 1 else entry] = None
        return tuple(done), tuple(said)


def _key(name: str) -> str:
    return clean(name).casefold()


def is_title(line: str) -> bool:
    """Whether a line announces phone numbers and names nobody."""
    return bool(_TITLE.search(fold(clean(line)))) and not names_in(line) and not phones.find(clean(line))


def read_table(columns: Sequence[Column], rows: Rows, record: Record) -> tuple[Directory, list[str]]:
    """The numbers of a table without days, and everybody who stands in it."""
    found = Directory()
    names: dict[str, None] = {}
    for row in rows:
        places = []
        for column in columns:
            if not (column.kind is Kind.PERSON or column.duty) or column.at >= len(row):
                continue
            names |= dict.fromkeys(names_in(clean(row[column.at].text)))
            if read := people_at(row[column.at], column, None, (), record):
                places.append(Place(column, row[column.at], read, None))
        give_beside(row, columns, places, record)
        for place in places:
            for one in place.filled.people:
                names[one.person.name] = None
                found.note(one.person.name, one.person.phone, place.cell.where)
    return found, list(names)


def read_pairs(rows: Rows) -> tuple[Directory, tuple[str, ...]]:
    """Rows that hold one person and one number, under no head."""
    found = Directory()
    names: list[str] = []
    for row in rows:
        cells = filled(row)
        here = [(one.name, cell.where) for cell in cells if names_in(clean(cell.text)) for one in _people(cell)]
        numbers = [phone.number for cell in cells for phone in phones.find(clean(cell.text)) if phone.number]
        if len(here) == len(numbers) == 1:
            found.note(here[0][0], numbers[0], here[0][1])
            names.append(here[0][0])
    return found, tuple(names)


def _people(cell: Cell) -> tuple[people.Person, ...]:
    return people.read(clean(cell.text)).people


def read_line(line: str, where: str) -> Directory | None:
    """People with a number each in a line of text: "- Đ/c Trần Thị Mai (VP-TK): 0975.223.344"."""
    said = re.sub(r"\)\s*:", ") ", re.sub(r":\s*(?=[(+\d])", " ", clean(line)))
    read = people.read(re.sub(r"^[-+*•]\s*", "", said))
    if not read.people or read.odd or read.unpaired or any(one.phone is None for one in read.people):
        return None
    found = Directory()
    for one in read.people:
        found.note(one.name, one.phone, where)
    return found


def known(names: Sequence[str], entries: Mapping[Entry, None]) -> bool:
    """Whether most of the names are on duty elsewhere in the file."""
    on_duty = {_key(entry.person) for entry in entries}
    return sum(1 for name in names if _key(name) in on_duty) * 2 >= len(names)
