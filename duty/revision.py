"""What a sheet changes of the roster: whom to put on, whom to take off, and what it leaves alone.

A sheet answers only for itself. It takes off only shifts that an earlier version of the same sheet brought; a shift
that the last sheet to speak of it gave to the same people keeps whatever was changed since; what has begun stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from duty.proposals import Planned, fold
from duty.roster import Duty

# A shift by its post and beginning.
Key = tuple[str, datetime]


def starts(line: Planned) -> datetime:
    """When a line's shift begins."""
    return datetime.fromisoformat(line.starts_at)


def ends(line: Planned) -> datetime:
    """When a line's shift ends."""
    return datetime.fromisoformat(line.ends_at)


def who(line: Planned) -> int | str:
    """Whom a line means: a person by key, or by name while the desk does not know them."""
    return line.person_id if line.person_id is not None else fold(line.person)


@dataclass(frozen=True, slots=True)
class _Said:
    """What one sheet says of one shift: who, until when."""

    on: str
    ends_at: datetime
    who: frozenset[tuple[int | str, datetime]]


@dataclass(slots=True)
class Ledger:
    """What the confirmed sheets said, each shift by the last sheet that spoke of it."""

    _sheets: list[dict[Key, _Said]] = field(default_factory=list)

    def add(self, lines: Sequence[Planned]) -> None:
        """One more sheet was confirmed."""
        said, gone = _said(lines), self.stale(lines)
        for earlier in self._sheets:
            for key in [key for key in earlier if key in said or key in gone]:
                del earlier[key]
        self._sheets.append(said)

    def who(self, key: Key) -> frozenset[tuple[int | str, datetime]] | None:
        """Who has a shift by the last sheet that spoke of it."""
        return next((sheet[key].who for sheet in self._sheets if key in sheet), None)

    def stale(self, lines: Sequence[Planned]) -> set[Key]:
        """Shifts that an earlier version of this sheet brought and that it has no more.

        An earlier sheet is a version of this one when at least half of what it said of the same posts and days is met
        by shifts here; else it is another sheet (the nights beside the days), or this is an extract of it.
        """
        said = _said(lines)
        posts = {post for post, _ in said}
        days = [one.on for one in said.values()]
        found: set[Key] = set()
        for earlier in self._sheets:
            its = {key: one for key, one in earlier.items() if key[0] in posts and min(days) <= one.on <= max(days)}
            met = {key for key, one in its.items() if _meets(key, one, said)}
            if its and 2 * len(met) >= len(its):
                found |= its.keys() - said.keys()
        return found


def _meets(key: Key, one: _Said, said: Mapping[Key, _Said]) -> bool:
    post, starts_at = key
    return any(
        other_post == post and other_starts < one.ends_at and starts_at < other.ends_at
        for (other_post, other_starts), other in said.items()
    )


def _said(lines: Iterable[Planned]) -> dict[Key, _Said]:
    by_shift: dict[Key, list[Planned]] = defaultdict(list)
    for line in lines:
        by_shift[line.post, starts(line)].append(line)
    return {
        key: _Said(its[0].on, max(map(ends, its)), frozenset((who(line), ends(line)) for line in its))
        for key, its in by_shift.items()
    }


@dataclass(frozen=True, slots=True)
class Revision:
    """Lines to put on the roster, duties to take off it, and lines whose shift somebody else has already."""

    put: tuple[Planned, ...]
    free: tuple[Duty, ...] = ()
    held: tuple[Planned, ...] = ()

    def roster(self, duties: Iterable[Duty]) -> list[Duty]:
        """The roster as it would be; people who are new to the desk have keys below zero."""
        gone = {duty.id for duty in self.free}
        new: dict[str, int] = {}
        return [duty for duty in duties if duty.id not in gone] + [
            Duty(
                0, line.person_id or new.setdefault(fold(line.person), -1 - len(new)), line.post,
                date.fromisoformat(line.on), starts(line), ends(line), shift_starts_at=starts(line),
            )
            for line in self.put
        ]  # fmt: skip


def revise(lines: Sequence[Planned], ledger: Ledger, duties: Sequence[Duty], now: datetime) -> Revision:
    """What a sheet changes of the roster, which has ``duties`` about its days."""
    if not lines:
        return Revision(())
    standing: dict[Key, list[Duty]] = defaultdict(list)
    for duty in duties:
        standing[duty.post, duty.shift_starts_at].append(duty)
    wanted: dict[Key, list[Planned]] = defaultdict(list)
    for line in lines:
        wanted[line.post, starts(line)].append(line)
    said = _said(lines)
    put: list[Planned] = []
    free: list[Duty] = []
    for key, its in wanted.items():
        if key[1] <= now or (ledger.who(key) == said[key].who and standing[key]):
            continue
        meant = {(line.person_id, ends(line)) for line in its}
        held = {(duty.person_id, duty.ends_at) for duty in standing[key] if duty.active}
        free += [duty for duty in standing[key] if duty.active and (duty.person_id, duty.ends_at) not in meant]
        put += [line for line in its if (line.person_id, ends(line)) not in held]
    for key in ledger.stale(lines):
        free += [duty for duty in standing[key] if duty.active and key[1] > now]
    return Revision(tuple(put), tuple(sorted(free, key=lambda duty: (duty.starts_at, duty.id))))


def fill(lines: Sequence[Planned], duties: Sequence[Duty], now: datetime) -> Revision:
    """What a rotation adds: shifts that nobody has; it takes nobody off."""
    put: list[Planned] = []
    held: list[Planned] = []
    for line in lines:
        taken = any(
            duty.active and duty.post == line.post and duty.starts_at < ends(line) and starts(line) < duty.ends_at
            for duty in duties
        )
        if starts(line) > now:
            (held if taken else put).append(line)
    return Revision(tuple(put), held=tuple(held))
