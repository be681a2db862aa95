"""Incidents: what is known, how grave it is, the states and the legal moves between them."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from duty.policy import Escalation, LevelName, Levels
from duty.reading import Reading

_CODE = re.compile(r"\bsv ?-? ?(\d{1,6})\b")


class State(StrEnum):
    """Where an incident stands."""

    OPEN = "open"
    ACKED = "acked"
    EN_ROUTE = "en_route"
    CLOSED = "closed"


class Move(StrEnum):
    """What a person can do to an incident."""

    ACK = "ack"
    COME = "come"
    CLOSE = "close"
    REOPEN = "reopen"


class Category(StrEnum):
    """What an incident is about; the values are the reader's."""

    CROWD = "crowd"
    PETITIONER = "petitioner"
    UPWARD = "upward"
    PUBLIC_ORDER = "public_order"
    ACCIDENT = "accident"
    FIRE_DISASTER = "fire_disaster"
    OTHER = "other"


# From which states a move is legal, and where it leads.
MOVES: dict[Move, tuple[frozenset[State], State]] = {
    Move.ACK: (frozenset({State.OPEN}), State.ACKED),
    Move.COME: (frozenset({State.OPEN, State.ACKED, State.EN_ROUTE}), State.EN_ROUTE),
    Move.CLOSE: (frozenset({State.OPEN, State.ACKED, State.EN_ROUTE}), State.CLOSED),
    Move.REOPEN: (frozenset({State.CLOSED}), State.OPEN),
}


def after(state: State, move: Move) -> State | None:
    """The state that a move leads to; None when the move is not legal from here."""
    allowed, to = MOVES[move]
    return to if state in allowed else None


# Kinds that put people or things at risk: news of one is never taken for news of something else.
DANGERS = frozenset({Category.PUBLIC_ORDER, Category.ACCIDENT, Category.FIRE_DISASTER})
# One kind, however it is called.
_GATHERINGS = frozenset({Category.CROWD, Category.PETITIONER, Category.UPWARD})
# From where on the reader's word for the kind is taken without asking.
SURE_OF_KIND = 0.7
# What may turn out, by later news, to be on its way to a higher office.
_MAY_GO_UP = frozenset({Category.CROWD, Category.PETITIONER, Category.OTHER})


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an event: where, when, how many, about what. Never who.

    ``time`` is "HH:MM" and ``on`` an ISO date, both local, as the reporter stated them.
    """

    category: str = Category.OTHER
    people_min: int | None = None
    people_max: int | None = None
    people_approx: bool = False
    households: int | None = None
    area: int | None = None
    place: str | None = None
    time: str | None = None
    on: str | None = None
    heading: str | None = None
    topic: str | None = None
    urgent: bool = False
    unverified: bool = False
    unconfirmed: bool = False
    drill: bool = False
    denunciation: bool = False
    life_danger: bool = False

    @classmethod
    def of(cls, reading: Reading) -> Facts:
        """The facts of a reading; a report without a category is 'other'."""
        return cls(
            category=reading.category or Category.OTHER,
            people_min=reading.people_min,
            people_max=reading.people_max,
            people_approx=reading.people_approx,
            households=reading.households,
            area=reading.area,
            place=reading.place,
            time=reading.time,
            on=reading.on.isoformat() if reading.on else None,
            heading=reading.heading,
            topic=reading.topic,
            urgent=reading.urgent,
            unverified=reading.unverified,
            drill=reading.drill,
            denunciation=reading.denunciation,
            life_danger=reading.life_danger,
        )

    @classmethod
    def stated(cls, reading: Reading) -> Facts:
        """The facts of a reading without a kind that the reader itself doubts."""
        facts = cls.of(reading)
        return (
            facts
            if reading.confidence.get("category", 1.0) >= SURE_OF_KIND
            else replace(facts, category=Category.OTHER)
        )

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Facts:
        """Facts from a stored record; keys of other versions are passed over."""
        known = {each.name for each in fields(cls)}
        return cls(**{key: value for key, value in record.items() if key in known})

    def record(self) -> dict[str, Any]:
        """Facts as a record to store."""
        return asdict(self)

    def updated(self, newer: Facts) -> Facts:
        """These facts with what a newer message states; what it does not state stays."""
        changes: dict[str, Any] = {}
        if newer.people_max is not None:
            changes |= {
                "people_min": newer.people_min,
                "people_max": newer.people_max,
                "people_approx": newer.people_approx,
            }
        for name in ("households", "place", "heading", "topic"):
            value = getattr(newer, name)
            if value is not None:
                changes[name] = value
        if newer.area is not None and self.area is None:
            changes["area"] = newer.area
        if newer.category == Category.UPWARD and self.category in _MAY_GO_UP:
            # A rumour stays one: what turns up the road unverified is shown as unverified.
            changes |= {"category": Category.UPWARD, "unverified": self.unverified or newer.unverified}
        if newer.urgent or newer.life_danger:
            changes |= {"urgent": self.urgent or newer.urgent, "life_danger": self.life_danger or newer.life_danger}
        merged = replace(self, **changes)
        return merged.recounted()

    def corrected(self, newer: Facts) -> Facts:
        """These facts as their own author puts them right: the place and the kind are replaced too."""
        merged = self.updated(newer)
        changes: dict[str, Any] = {}
        if newer.area is not None:
            changes["area"] = newer.area
        if newer.category != Category.OTHER:
            changes["category"] = newer.category
            if newer.category != Category.UPWARD:
                changes["heading"] = newer.heading
        return replace(merged, **changes).recounted()

    def changed_since(self, before: Facts) -> Facts:
        """What these facts of a text state that an earlier version of it did not; the rest counts as not stated."""
        counts = ("people_min", "people_max", "people_approx")
        same: dict[str, Any] = {}
        if all(getattr(self, name) == getattr(before, name) for name in counts):
            same |= {"people_min": None, "people_max": None, "people_approx": False}
        for name in ("households", "area", "place", "heading", "topic"):
            if getattr(self, name) == getattr(before, name):
                same[name] = None
        if self.category == before.category:
            same["category"] = Category.OTHER
        return replace(self, **same)

    def recounted(self) -> Facts:
        """The category after a new number: five or more petitioners are a crowd (Luật Tiếp công dân, Điều 29)."""
        if self.category == Category.PETITIONER and (self.people_max or 0) >= 5:
            return replace(self, category=Category.CROWD)
        return self


_LEVEL_ORDER: tuple[LevelName, ...] = ("note", "alert", "high", "critical")


def level_of(facts: Facts, levels: Levels) -> LevelName:
    """How grave: by people (5 alert, more than 10 high; policy above), by kind, by danger.

    Households are not people: they make an alert of a gathering, never a higher level by their number.
    """
    people = facts.people_max or 0
    if facts.life_danger or facts.urgent or people >= levels.critical:
        return "critical"
    if people >= levels.high or facts.category == Category.UPWARD:
        return "high"
    if people >= levels.alert or facts.category in (
        Category.CROWD,
        Category.PUBLIC_ORDER,
        Category.ACCIDENT,
        Category.FIRE_DISASTER,
    ):
        return "alert"
    return "note"


def passed_mark(before: Facts, now: Facts, levels: Levels) -> bool:
    """Whether a crowd has grown to or past one of the town's own marks."""
    old, new = before.people_max or 0, now.people_max or 0
    return any(old < mark <= new for mark in levels.steps)


def higher(one: LevelName, other: LevelName) -> LevelName:
    """The graver of two levels."""
    return max(one, other, key=_LEVEL_ORDER.index)


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident as stored.

    ``policy`` is the escalation frozen when it opened; ``fence`` counts its restarts; ``upward`` holds the draft to
    the superior body and, once a person sent it, when and by whom.
    """

    id: int
    unit_id: int
    number: int
    state: State
    level: LevelName
    facts: Facts
    policy: Escalation
    drill: bool
    fence: int
    opened_at: datetime
    touched_at: datetime
    acked_at: datetime | None = None
    acked_by: int | None = None
    closed_at: datetime | None = None
    closed_by: int | None = None
    result: str = ""
    upward: dict[str, Any] = field(default_factory=dict)

    @property
    def code(self) -> str:
        return f"SV-{self.number}"

    @property
    def subject(self) -> str:
        """The name under which cards, timers and audit entries are kept."""
        return f"incident:{self.id}"

    @property
    def is_open(self) -> bool:
        return self.state is not State.CLOSED


def _alike(one: Facts, other: Facts) -> bool:
    """Of one kind: a gathering may be told as a crowd, as petitioners or as a group on its way up."""
    return one.category == other.category or (one.category in _GATHERINGS and other.category in _GATHERINGS)


def same_event(one: Facts, other: Facts) -> bool:
    """Whether two reports near in time could be of one event: one kind, and no two different places."""
    if not _alike(one, other) or one.denunciation != other.denunciation or one.drill != other.drill:
        return False
    if one.area is not None and other.area is not None:
        return one.area == other.area
    return one.topic is None or other.topic is None or one.topic == other.topic


def code_in(line: str) -> int | None:
    """The number of the incident that a line without diacritics names: "sv-17", "SV 17"; None when it names none."""
    found = _CODE.search(line.casefold())
    return int(found[1]) if found else None


def elsewhere(one: Facts, other: Facts) -> bool:
    """Whether both name a place, and not the same one."""
    return one.area is not None and other.area is not None and one.area != other.area


def endangers(told: Facts) -> bool:
    """Whether a line tells of danger."""
    return told.urgent or told.life_danger or told.category in DANGERS


def another_event(known: Facts, told: Facts) -> bool:
    """Whether a line meant as news of one event tells of another: elsewhere, or a danger of another kind."""
    if elsewhere(known, told):
        return True
    return endangers(told) and told.category != Category.OTHER and not _alike(known, told)
