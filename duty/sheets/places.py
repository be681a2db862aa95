"""One duty cell of a row: who stands there, what the columns beside it add, and under which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from duty.sheets import doubts, people, phones
from duty.sheets.cells import Filled, OnShift, read_people, shared, with_phones, with_titles
from duty.sheets.columns import Column
from duty.sheets.grid import Cell
from duty.sheets.groups import key_of
from duty.sheets.headings import Kind, is_reserve, is_weak, one_post, post_of, post_of_label
from duty.sheets.hours import Shift
from duty.sheets.letters import clean
from duty.sheets.record import Heading, Record
from duty.sheets.result import Doubt
from duty.sheets.row_days import above


@dataclass(slots=True)
class Place:
    """One duty cell of a row: who stands there, and the day that the cell itself gives."""

    column: Column
    cell: Cell
    filled: Filled
    own: tuple[tuple[date, ...], str, str] | None


def people_at(
    cell: Cell, column: Column, heading: Heading | None, places: Sequence[Place], record: Record
) -> Filled | None:
    """The people of a duty cell; None when nobody stands there. "nt" is whoever stands above, in the same post."""
    if not cell.text.strip():
        return None
    if (key := key_of(cell.text)) and (column.kind is Kind.PERSON) and key in record.groups:
        return Filled(tuple(OnShift(person, Shift()) for person in record.groups[key]))
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


def give_beside(row: Sequence[Cell], columns: Sequence[Column], places: Sequence[Place], record: Record) -> None:
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


def _nearest(places: list[Place], text: str) -> list[Place]:
    """Fewer numbers than people are those of the column right beside, when they are as many as stand there."""
    numbers, beside = len(phones.find(text)), len(places[-1].filled.people)
    everyone = len({name for place in places for name in place.filled.names})
    return places[-1:] if numbers == beside < everyone else places


def heading_of(row: Sequence[Cell], columns: Sequence[Column], record: Record) -> Heading | None:
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
    return named[-1], one_post(named[-1])


def enter(
    one: OnShift, dates: Sequence[date], place: Place, row_heading: Heading | None, row_shift: Shift, record: Record
) -> None:
    """Put one person of a cell on duty: the nearest words that name a post, the nearest hours."""
    label = (one.person.label, post_of_label(one.person.label)) if one.person.label else None
    own = (place.column.heading, place.column.post) if place.column.heading else None
    named = [found for found in (label, own, row_heading, record.heading) if found]
    strong = next((found for found in named if found[1] and not is_weak(found[0] or "")), None)
    heading = strong or next((found for found in named if found[1]), named[0] if named else None)
    if heading and heading[0] and not heading[1] and post_of(heading[0]):
        heading = heading[0], post_of_label(one.person.title or "")  # of several posts the one of the title
    reserve = next((found for found in named if is_reserve(found[0] or "")), None)
    told = (one.shift, row_shift, place.column.shift, record.shift)
    shift = next((shift for shift in told if shift.said), Shift())
    record.enter(one.person, dates, shift, reserve or heading, place.cell.where)
