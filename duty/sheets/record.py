"""What was read of a table so far, and what carries over from one row or line to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from duty.sheets import doubts
from duty.sheets.cells import Filled
from duty.sheets.days import Written
from duty.sheets.frame import Frame
from duty.sheets.grid import Cell
from duty.sheets.hours import Shift, Words
from duty.sheets.people import Person
from duty.sheets.result import Doubt, Entry

Heading = tuple[str | None, str | None]  # the words as written, the post that they name


@dataclass(slots=True)
class Record:
    """Entries and doubts of one table, with the frame, section and cells that later rows lean on."""

    frame: Frame
    words: Words
    title_post: str | None
    entries: dict[Entry, None] = field(default_factory=dict)
    doubts: dict[Doubt, None] = field(default_factory=dict)
    heading: Heading | None = None
    shift: Shift = field(default_factory=Shift)
    above: dict[int, Cell] = field(default_factory=dict)
    last: dict[int, tuple[Filled, Heading | None]] = field(default_factory=dict)
    line_days: dict[int, Written] = field(default_factory=dict)
    ended: bool = False
    passed_over: set[str] = field(default_factory=set)  # cells of notes and signatures
    loose: Callable[[Cell, Record], None] | None = None  # reads a line of text that stands among the rows

    def doubt(self, where: str, what: str) -> None:
        """Note a doubt, each once."""
        self.doubts[Doubt(where, what)] = None

    def enter(self, person: Person, dates: Sequence[date], shift: Shift, heading: Heading | None, where: str) -> None:
        """Put a person on duty on each date, for each span of the shift, else of the sheet's usual hours."""
        if not shift.said and self.words.varies:
            self.doubt(where, doubts.hours_vary())
        spans = shift.spans if shift.said else self.words.usual
        words, post = heading or (None, None)
        for on in dates:
            for starts, ends in spans or ((None, None),):
                entry = Entry(
                    on, starts, ends, words, post or self.title_post, person.name, person.title, person.phone, where
                )
                self.entries[entry] = None
