"""Figures of a span of days: what the digest, the weekly report and the forms are made of. No personal data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Receptions:
    """One block of form 01/TCD. ``turns`` lượt, ``people`` người, cases by first and repeated visit, then the part of
    it that groups of five or more make (đoàn đông người)."""

    turns: int = 0
    people: int = 0
    first: int = 0
    repeated: int = 0
    crowds: int = 0
    crowd_people: int = 0
    crowd_first: int = 0
    crowd_repeated: int = 0


@dataclass(frozen=True, slots=True)
class ReceptionFigures:
    """Receptions by who received; sessions (kỳ) are distinct days. ``by_matter`` and ``by_topic`` count turns."""

    standing: Receptions = Receptions()
    head: Receptions = Receptions()
    head_sessions: int = 0
    delegate: Receptions = Receptions()
    delegate_sessions: int = 0
    by_matter: Mapping[str, int] = field(default_factory=dict)
    by_topic: Mapping[str, int] = field(default_factory=dict)
    by_result: Mapping[str, int] = field(default_factory=dict)
    head_planned: int = 0
    head_missed: int = 0

    @property
    def turns(self) -> int:
        """All turns: column 1 of form 01/TCD."""
        return self.standing.turns + self.head.turns + self.delegate.turns

    @property
    def people(self) -> int:
        """All people: column 2."""
        return self.standing.people + self.head.people + self.delegate.people

    @property
    def cases(self) -> int:
        """All cases: column 3."""
        blocks = (self.standing, self.head, self.delegate)
        return sum(block.first + block.repeated for block in blocks)

    @property
    def crowds(self) -> int:
        """Groups of five or more."""
        return self.standing.crowds + self.head.crowds + self.delegate.crowds


@dataclass(frozen=True, slots=True)
class Incidents:
    """Incidents opened in the span, drills left out. Times are medians in seconds; None when nothing was measured."""

    total: int = 0
    crowds: int = 0
    crowd_people: int = 0
    upward: int = 0
    by_category: Mapping[str, int] = field(default_factory=dict)
    by_topic: Mapping[str, int] = field(default_factory=dict)
    by_area: Mapping[str, int] = field(default_factory=dict)
    to_ack: float | None = None
    to_close: float | None = None
    never_acked: int = 0
    still_open: int = 0


@dataclass(frozen=True, slots=True)
class Notable:
    """One incident worth a line in the report: code, what, where, how many, how it ended. Denunciations are not."""

    code: str
    on: date
    category: str
    area: int | None
    people: int | None
    topic: str | None
    state: str


@dataclass(frozen=True, slots=True)
class Overdue:
    """One term of a petition that has passed: by number, never by person."""

    number: str
    kind: str
    label: str
    article: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Petitions:
    """Petitions: received and closed within the span, open at its end, by kind."""

    received: Mapping[str, int] = field(default_factory=dict)
    closed: Mapping[str, int] = field(default_factory=dict)
    open: Mapping[str, int] = field(default_factory=dict)
    overdue: tuple[Overdue, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterFigures:
    """Shifts that began within the span: all, confirmed by Đã rõ, swapped, absent without a stand-in."""

    shifts: int = 0
    confirmed: int = 0
    swapped: int = 0
    absent: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything of a span, both ends included."""

    first: date
    last: date
    receptions: ReceptionFigures = ReceptionFigures()
    incidents: Incidents = Incidents()
    notable: tuple[Notable, ...] = ()
    petitions: Petitions = Petitions()
    roster: RosterFigures = RosterFigures()

    @property
    def nothing(self) -> bool:
        """Nothing happened: the report says "không phát sinh"."""
        return not (self.receptions.turns or self.incidents.total or sum(self.petitions.received.values()))

    def record(self) -> dict[str, Any]:
        """As JSON: dates in ISO form."""
        return dict(_plain(asdict(self)))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
