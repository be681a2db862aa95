"""Figures of a span of days: what the digest, the weekly report and the forms are made of. No personal data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter

# The states of a weekly report in which it may still be changed.
WAITING = ("draft", "commented")


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
    """Receptions by who received. ``by_matter``, ``by_topic`` and ``by_result`` count turns.

    Sessions (kỳ) are the distinct days of the periodic reception that were held; what is received out of turn (đột
    xuất) is among the turns and makes no session. A day that was postponed is not planned any more.
    """

    standing: Receptions = Receptions()
    head: Receptions = Receptions()
    head_sessions: int = 0
    delegate: Receptions = Receptions()
    delegate_sessions: int = 0
    out_of_turn: int = 0
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

    @property
    def crowd_people(self) -> int:
        """The people of those groups."""
        return self.standing.crowd_people + self.head.crowd_people + self.delegate.crowd_people


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
    """One term of a petition that has passed: by number, never by person. ``petition_id`` tells two books' apart."""

    number: str
    kind: str
    label: str
    article: str
    due_on: date
    petition_id: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """One petition as the table lists it: where it stands and its next term; denunciations are only counted."""

    number: str
    kind: str
    received_on: date
    stage: str
    result: str = ""
    petition_id: int = 0
    label: str = ""
    article: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Petitions:
    """Petitions by kind.

    ``received``, ``closed``: within the span; ``done``: how they left the hands of the office within it (resolved,
    forwarded, refused, withdrawn, stopped); ``results``: what the resolved ones ended in; ``open``: not closed at its
    end, and of these ``stages``; ``late``: petitions with a missed term; ``overdue``: those terms.
    """

    received: Mapping[str, int] = field(default_factory=dict)
    done: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    results: Mapping[str, int] = field(default_factory=dict)
    closed: Mapping[str, int] = field(default_factory=dict)
    open: Mapping[str, int] = field(default_factory=dict)
    stages: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    late: Mapping[str, int] = field(default_factory=dict)
    overdue: tuple[Overdue, ...] = ()
    listed: tuple[Listed, ...] = ()

    def outcomes(self) -> dict[str, int]:
        """``done`` of all kinds together."""
        return _summed(self.done)

    def standing(self) -> dict[str, int]:
        """``stages`` of all kinds together."""
        return _summed(self.stages)


def _summed(by_kind: Mapping[str, Mapping[str, int]]) -> dict[str, int]:
    found: dict[str, int] = {}
    for counts in by_kind.values():
        for name, count in counts.items():
            found[name] = found.get(name, 0) + count
    return found


@dataclass(frozen=True, slots=True)
class RosterFigures:
    """Shifts that began within the span: all, confirmed by Đã rõ, swapped, absent without a stand-in."""

    shifts: int = 0
    confirmed: int = 0
    swapped: int = 0
    absent: int = 0


@dataclass(frozen=True, slots=True)
class BookedLate:
    """What was booked within the span for weeks whose report had been made before: in no report, and in none of the
    other figures. ``turns`` and ``people`` of the reception, ``petitions`` received."""

    turns: int = 0
    people: int = 0
    petitions: int = 0


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything of a span: from an instant, included, to another, not included. ``notable_more``: incidents worth a
    line that found no room in ``notable``."""

    first: date
    last: date
    from_at: datetime
    to_at: datetime
    receptions: ReceptionFigures = ReceptionFigures()
    incidents: Incidents = Incidents()
    notable: tuple[Notable, ...] = ()
    notable_more: int = 0
    petitions: Petitions = Petitions()
    roster: RosterFigures = RosterFigures()
    booked_late: BookedLate = BookedLate()

    @property
    def nothing(self) -> bool:
        """Nothing happened, and nothing that was owed was missed: the report says "không phát sinh"."""
        happened = self.receptions.turns or self.incidents.total or self.petitions.received or self.petitions.done
        return not (happened or self.petitions.late or self.receptions.head_missed or self.roster.absent)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Figures:
        """Figures as they were stored. Raises pydantic.ValidationError."""
        return _reader().validate_python(record)

    def record(self) -> dict[str, Any]:
        """As JSON: dates in ISO form."""
        return dict(_plain(asdict(self)))


@cache
def _reader() -> TypeAdapter[Figures]:
    # Slow to make, and wanted only where a report is read again.
    return TypeAdapter(Figures)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value
