"""A duty cell with what belongs to it: people by shift, with the titles and phones of the columns beside them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from duty.sheets import doubts, people, phones
from duty.sheets.grid import Cell
from duty.sheets.hours import Shift, Words
from duty.sheets.letters import clean, words_of
from duty.sheets.people import Person
from duty.sheets.result import Doubt

_LEAD = re.compile(r"^([^:\n]{1,40}?)\s*:\s*(.*)$")
_LEAD_HOURS = re.compile(
    r"^(\(?(?:[Tt]ừ )?\d{1,2} ?(?:h|g|giờ|:)[^:a-zA-ZÀ-ỹ]*(?:\s*(?:đến|tới)\s*[\d:hg]+)?\)?)\s*[:,-]?\s*(.+)$"
)
_ASIDE = re.compile(r"\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class OnShift:
    """One person and the hours that the cell itself gives; no spans where it gives none."""

    person: Person
    shift: Shift


@dataclass(frozen=True, slots=True)
class Filled:
    """A duty cell read: who, and the doubts. ``ditto`` stands for whoever is above."""

    people: tuple[OnShift, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    ditto: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.person.name for one in self.people)


def by_shift(text: str, words: Words) -> list[tuple[Shift, str]]:
    """The lines of a cell under the hours that they name: "Sáng: A", "Chiều: B", "C (đêm)"."""
    groups: list[tuple[Shift, list[str]]] = [(Shift(), [])]
    for line in re.split(r"\n|;", text):
        line = line.strip()
        lead = _LEAD.match(line) or _LEAD_HOURS.match(line)
        shift = _only_hours(lead[1], words) if lead else _only_hours(line, words)
        if shift is not None:
            groups.append((shift, [lead[2]] if lead and lead[2] else []))
            continue
        whole = next((one for aside in _ASIDE.finditer(line) if (one := _only_hours(aside[1], words))), None)
        if whole is not None:
            bare = _ASIDE.sub(lambda aside: " " if _only_hours(aside[1], words) else aside.group(), line)
            kept = groups[-1][0]
            groups += [(whole, [bare]), (kept, [])]
            continue
        groups[-1][1].append(line)
    return [(shift, "\n".join(lines)) for shift, lines in groups if lines or shift.said]


def _only_hours(text: str, words: Words) -> Shift | None:
    shift = words.read(text)
    left = set(words_of(shift.rest).split()) - {"ca", "buoi", "truc", "tu", "den", "ban"}
    return shift if shift.said and not left else None


def read_people(cell: Cell, words: Words) -> Filled:
    """The people of a duty cell, without what stands in other columns."""
    text = clean(cell.text)
    found: list[OnShift] = []
    said: list[Doubt] = []
    if people.is_ditto(text):
        return Filled(ditto=True)
    if people.is_nobody(text):
        return Filled()
    for shift, part in by_shift(text, words):
        read = people.read(part)
        found += [OnShift(person, shift) for person in read.people]
        said += [Doubt(cell.where, doubts.unread_people(piece)) for piece in read.odd]
        said += [Doubt(cell.where, doubts.phone_unread(piece)) for piece in read.bad_phones]
        said += [Doubt(cell.where, doubts.more_phones(kept)) for kept in read.more_phones]
        if read.unpaired:
            said.append(Doubt(cell.where, doubts.phones_do_not_pair(*read.unpaired)))
        if shift.said and not shift.clear:
            said.append(Doubt(cell.where, doubts.hours_unread(text)))
    if not found and not said:
        said.append(Doubt(cell.where, doubts.unread_people(text)))
    return Filled(tuple(found), tuple(said))


def with_phones(filled: Filled, cell: Cell) -> Filled:
    """The people with the phones of the column beside them, in matching order."""
    numbers: list[str] = []
    said: list[Doubt] = []
    text = clean(cell.text)
    if isinstance(cell.value, float) and (number := phones.from_value(cell.value)):
        numbers = [number]
    elif not people.is_nobody(text):
        for phone in phones.find(text):
            if phone.number is None:
                said.append(Doubt(cell.where, doubts.phone_unread(phone.written)))
            else:
                numbers.append(phone.number)
        if not numbers and not said and text and not people.is_ditto(text):
            said.append(Doubt(cell.where, doubts.phone_unread(text)))
    silent = [n for n, one in enumerate(filled.people) if not one.person.phone]
    if not filled.people or not (numbers or said):
        return filled
    held = list(filled.people)
    if len(numbers) == len(held):
        silent = list(range(len(held)))
    if len(numbers) == len(silent) or (len(held) == 1 and numbers):
        for n, number in zip(silent or [0], numbers, strict=False):
            held[n] = replace(held[n], person=replace(held[n].person, phone=number))
        if len(held) == 1 and len(numbers) > 1:
            said.append(Doubt(cell.where, doubts.more_phones(numbers[0])))
    elif numbers:
        said.append(Doubt(cell.where, doubts.phones_do_not_pair(len(held), len(numbers))))
    return replace(filled, people=tuple(held), doubts=(*filled.doubts, *said))


def with_titles(filled: Filled, cell: Cell) -> Filled:
    """The people with the titles of the column beside them, in matching order; one title is everybody's."""
    text = clean(cell.text)
    if not filled.people or not text or people.is_nobody(text) or people.is_ditto(text):
        return filled
    titles = [_bare(one) for one in re.split(r"[\n;]", text) if _bare(one)]
    if len(titles) != len(filled.people) and len(filled.people) > 1:
        for mark in (",", "/", " - "):
            if len(text.split(mark)) == len(filled.people):
                titles = [_bare(one) for one in text.split(mark)]
    if len(filled.people) == 1:
        titles = [", ".join(titles)] if titles else []
    if len(titles) == 1:
        titles *= len(filled.people)
    if len(titles) != len(filled.people):
        said = Doubt(cell.where, doubts.titles_do_not_pair(len(filled.people), len(titles)))
        return replace(filled, doubts=(*filled.doubts, said)) if titles else filled
    held = [
        replace(one, person=replace(one.person, title=one.person.title or title))
        for one, title in zip(filled.people, titles, strict=True)
    ]
    return replace(filled, people=tuple(held))


def _bare(text: str) -> str:
    return re.sub(r"^\s*(?:\d{1,2}[.)]|[-+*•])\s*", "", text).strip()


def shared(
    cells: Sequence[Filled], beside: Cell, give: Callable[[Filled, Cell], Filled]
) -> tuple[list[Filled], tuple[Doubt, ...]]:
    """Several duty cells with the one cell of phones or titles that is theirs together, each name counted once."""
    once = {one.person.name: one for filled in cells for one in filled.people}
    given = give(Filled(tuple(once.values())), beside)
    person = {name: one.person for name, one in zip(once, given.people, strict=True)}
    done = [
        replace(
            filled,
            people=tuple(replace(one, person=_joined(one.person, person[one.person.name])) for one in filled.people),
        )
        for filled in cells
    ]
    return done, given.doubts


def _joined(one: Person, given: Person) -> Person:
    return replace(one, phone=given.phone or one.phone, title=one.title or given.title)
