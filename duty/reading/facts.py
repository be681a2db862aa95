"""The facts that a quick report gives, and the names of places that a unit knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Area:
    """A tiểu khu: its number, its official name, and other ways people write it."""

    number: int
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that everybody knows by name, and the tiểu khu it lies in, if in one."""

    name: str
    aliases: tuple[str, ...] = ()
    area: int | None = None


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """The areas and landmarks of one unit."""

    areas: tuple[Area, ...] = ()
    landmarks: tuple[Landmark, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one message says. ``None`` means "not said"; ``confidence`` says per field how sure the reader is (0..1)."""

    text: str
    kind: str  # report | update | chatter
    category: str | None = None  # crowd petitioner upward public_order accident fire_disaster other
    people_min: int | None = None
    people_max: int | None = None
    people_approx: bool = False
    households: int | None = None
    area: int | None = None
    place: str | None = None
    time: str | None = None  # "HH:MM", local
    on: date | None = None
    heading: str | None = None  # district province central
    topic: str | None = None  # land compensation environment policy finance works conduct other
    ended: bool = False
    urgent: bool = False
    unverified: bool = False
    correction: bool = False
    nil: bool = False
    drill: bool = False
    question: bool = False
    denunciation: bool = False
    secret: bool = False
    life_danger: bool = False
    confidence: Mapping[str, float] = field(default_factory=dict)
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def as_record(reading: Reading) -> dict[str, Any]:
    """A reading as plain data, ready for JSON: the keys of the labelled data, the range of people, the confidences."""
    return {
        "text": reading.text,
        "kind": reading.kind,
        "category": reading.category,
        "people": reading.people_max,
        "people_min": reading.people_min,
        "people_max": reading.people_max,
        "households": reading.households,
        "area": reading.area,
        "heading": reading.heading,
        "topic": reading.topic,
        "time": reading.time,
        "ended": reading.ended,
        "urgent": reading.urgent,
        "confidence": dict(reading.confidence),
    }
