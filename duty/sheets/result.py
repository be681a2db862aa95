"""What a sheet says: who is on duty when, and what could not be taken over."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Entry:
    """One person on one post for one span of one day; ``ends`` at or before ``starts`` is on the next day.

    ``post`` is a code of duty.roster: of POST_NAMES or OTHER_POSTS, ``heading`` the words as written;
    both are None where the sheet is silent, as are ``starts`` and ``ends``. ``phone`` has its leading 0.
    """

    on: date
    starts: time | None
    ends: time | None
    heading: str | None
    post: str | None
    person: str
    title: str | None
    phone: str | None
    where: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something a person must look at: where it stands, what is wrong and what to do, in Vietnamese."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that was read, in the order of the paper."""

    entries: tuple[Entry, ...]
    doubts: tuple[Doubt, ...]
