"""What was read of a table so far, and what carries over from one row or line to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from duty.sheets import doubts
from duty.sheets.cells import Filled
from duty.sheets.days import Written
from duty.sheets.frame import Frame
from duty.sheets.grid import Cell
from duty.sheets.headings import is_general, is_reserve, is_weak, post_of
from duty.sheets.hours import Hours, Shift, Words
from duty.sheets.people import Person
from duty.sheets.result import Doubt, Entry

Heading = tuple[str | None, str | None]  # the words as written, the post that they name


@dataclass(slots=True)
class Told:
    """A doubt with every place where it arose and everybody who was left out for it."""

    wheres: dict[str, None] = field(default_factory=dict)
    names: dict[str, None] = field(default_factory=dict)


@dataclass(slots=True)
class Record:
    """Entries and doubts of one table, with the frame, section and cells that later rows lean on."""

    frame: Frame
    words: Words
    title_post: str | None
    entries: dict[Entry, None] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)
    silent: set[Entry] = field(default_factory=set)  # entries whose cells and heads say nothing of hours
    heading: Heading | None = None
    shift: Shift = field(default_factory=Shift)
    shift_of_post: bool = False  # whether the section of the shift also named a post
    above: dict[int, Cell] = field(default_factory=dict)
    last: dict[int, tuple[Filled, Heading | None]] = field(default_factory=dict)
    line_days: dict[int, Written] = field(default_factory=dict)
    ended: bool = False
    passed_over: set[str] = field(default_factory=set)  # cells of notes and signatures
    groups: Mapping[str, tuple[Person, ...]] = field(default_factory=dict)
    numbers: list[tuple[str, str, str]] = field(default_factory=list)  # name, phone and place, under the days
    listed: tuple[str, ...] = ()  # people of a table without days
    is_directory: bool = False  # whether its title says that it only lists phones
    loose: Callable[[Cell, Record], None] | None = None  # reads a line of text that stands among the rows

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """One doubt a cause, with all its places and names."""
        return tuple(
            Doubt(doubts.places(list(one.wheres)), doubts.row_left(what, list(one.names)))
            for what, one in self.told.items()
        )

    @property
    def size(self) -> tuple[int, int]:
        """Grows with everything that is noted."""
        return len(self.entries), sum(len(one.wheres) for one in self.told.values())

    def doubt(self, where: str, what: str, names: Sequence[str] = ()) -> None:
        """Note a doubt, once for each place and person."""
        one = self.told.setdefault(what, Told())
        one.wheres[where] = None
        one.names |= dict.fromkeys(names)

    def enter(self, person: Person, dates: Sequence[date], shift: Shift, heading: Heading | None, where: str) -> None:
        """Put a person on duty on each date, for each span of the shift; what is silent of hours waits for the end."""
        words, post = heading or (None, None)
        if words and is_reserve(words):
            self.doubt(where, doubts.reserve(words), [person.name])
            return
        for on in dates:
            for starts, ends in shift.spans or ((None, None),):
                entry = Entry(on, starts, ends, words, post, person.name, person.title, person.phone, where)
                self.entries[entry] = None
                if not shift.said:
                    self.silent.add(entry)

    def settle(self) -> None:
        """Once all is read: the post of the title where the heads name none, the usual hours where nothing is said."""
        strong = {one.post for one in self.entries if one.post and not is_weak(one.heading or "")}
        done: dict[Entry, None] = {}
        posts = {self._posted(one, strong).post for one in self.entries}
        for entry in self.entries:
            posted = self._posted(entry, strong)
            spans = self._usual(posted, posts) if entry in self.silent else ()
            if not spans and entry in self.silent and self.words.varies:
                self.doubt(entry.where, doubts.hours_vary())
            done |= {replace(posted, starts=starts, ends=ends): None for starts, ends in spans} or {posted: None}
        self.entries = done

    def _posted(self, entry: Entry, strong: set[str]) -> Entry:
        weak = not entry.post or (is_weak(entry.heading or "") and self.title_post not in strong)
        several = entry.heading and not entry.post and post_of(entry.heading)
        if not self.title_post or not weak or several:
            return entry
        general = entry.heading and (entry.post or is_general(entry.heading))
        return replace(entry, post=self.title_post, heading=None if general else entry.heading)

    def _usual(self, entry: Entry, posts: set[str | None]) -> tuple[Hours, ...]:
        own = {post: spans for post, spans in self.words.posts.items() if post in posts}
        if entry.post in own:
            return own[entry.post or ""]
        others = set(self.words.posts.values())
        return self.words.usual or (next(iter(others)) if len(others) == 1 and not own else ())
