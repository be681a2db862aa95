"""The reception tally: one entry as it is made, what it still lacks, and how a typed line is read. Never who came.

Kinds, first and repeated visits and groups follow form 01/TCD (Tổng hợp kết quả tiếp công dân).
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from duty.errors import Refused
from duty.incidents import Category, Facts, Incident, State, same_event
from duty.people import Person, Role
from duty.reading import Reading

MOST_PEOPLE = 999
MOST_CASE = 32
_NUMBER = re.compile(r"(\d{1,3})(?:\s*(?:người|nguoi|ng|công dân|cong dan))?[.\s]*", re.IGNORECASE)
_CASE = re.compile(r"[\w/.\-]+")
_LONG_NUMBER = re.compile(r"\d{7,}")
_ENTERED_WITHIN = timedelta(days=92)


class Kind(StrEnum):
    """Who received: the officer of every working day, the head in person, or somebody in the head's place."""

    STANDING = "standing"
    HEAD = "head"
    DELEGATE = "delegate"


class Matter(StrEnum):
    """What kind of petition it was about."""

    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"
    FEEDBACK = "feedback"


class Result(StrEnum):
    """What the citizen left with."""

    GUIDED = "guided"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    FORWARDED = "forwarded"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry while it is made; the commonest case stands there from the start.

    ``matter``, ``topic`` and ``result`` are "" until they are chosen. ``area`` only helps to find the incident. ``on``:
    an ISO date, "" for the day on which it is stored.
    """

    people: int = 1
    repeated: bool = False
    case_number: str = ""
    kind: str = Kind.STANDING
    adhoc: bool = False
    matter: str = ""
    topic: str = ""
    result: str = ""
    area: int | None = None
    incident_id: int | None = None
    replaces_id: int | None = None
    on: str = ""

    @property
    def day(self) -> date | None:
        """The day of ``on``."""
        return date.fromisoformat(self.on) if self.on else None

    @classmethod
    def from_record(cls, record: dict[str, Any]) -> Entry:
        """An entry from a stored record; keys of other versions are passed over."""
        known = {each.name for each in fields(cls)}
        return cls(**{key: value for key, value in record.items() if key in known})

    def record(self) -> dict[str, Any]:
        """The entry as a record to store."""
        return asdict(self)

    @property
    def lacks(self) -> str:
        """What must be chosen next: "matter", "topic", "result"; "" when it can be stored."""
        if not self.matter:
            return "matter"
        if not self.topic and self.matter != Matter.DENUNCIATION:
            return "topic"
        return "" if self.result else "result"

    def about(self, matter: str) -> Entry:
        """With this matter; of a denunciation no topic is kept."""
        return replace(self, matter=matter, topic="" if matter == Matter.DENUNCIATION else self.topic)

    def received_by(self, kind: str) -> Entry:
        """With this kind on, or off again when it was on."""
        to = Kind.STANDING if self.kind == kind else kind
        # Only the head receives out of turn (khoản 3 Điều 18), or somebody in the head's place.
        return replace(self, kind=to, adhoc=self.adhoc and to != Kind.STANDING)

    def out_of_turn(self) -> Entry:
        """Ad hoc, or no longer so."""
        kind = Kind.HEAD if not self.adhoc and self.kind == Kind.STANDING else self.kind
        return replace(self, adhoc=not self.adhoc, kind=kind)


@dataclass(frozen=True, slots=True)
class Reception:
    """One entry as stored. A correction names in ``replaces_id`` the entry that no longer counts."""

    id: int
    unit_id: int
    on_date: date
    at: datetime
    kind: str
    adhoc: bool
    people: int
    repeated: bool
    case_number: str
    matter: str
    topic: str
    result: str
    incident_id: int | None
    entered_by: int | None
    replaces_id: int | None
    counts: bool
    # Of a refusal: its written notice was "given", or is not owed ("spared"); "" while nobody has said.
    notice: str = ""
    notice_on: date | None = None

    @property
    def subject(self) -> str:
        """The name under which audit entries are kept."""
        return f"reception:{self.id}"

    def entry(self, *, replaces: bool = False) -> Entry:
        """What was entered; ``replaces``: as the start of its own correction."""
        return Entry(
            self.people, self.repeated, self.case_number, self.kind, self.adhoc, self.matter,
            "" if self.matter == Matter.DENUNCIATION else self.topic, self.result,
            incident_id=self.incident_id, replaces_id=self.id if replaces else None, on=self.on_date.isoformat(),
        )  # fmt: skip


def parse_people(text: str) -> int | None:
    """How many people a typed answer says: "7", "7 người"; None when it is no such number."""
    match = _NUMBER.fullmatch(text.strip())
    number = int(match[1]) if match else 0
    return number if 1 <= number <= MOST_PEOPLE else None


def check_day(on: date, today: date) -> None:
    """Whether a reception may be entered for this day. Raises Refused."""
    if on > today:
        raise Refused("Ngày tiếp không được sau hôm nay.")
    if on < today - _ENTERED_WITHIN:
        raise Refused(f"Chỉ ghi được các ngày từ {today - _ENTERED_WITHIN:%d/%m/%Y} đến nay.")


def parse_case(text: str) -> str:
    """The number of a case as the office writes it: "12", "05/2024", "12-KN". Raises Refused.

    A word without a digit may be a name, a long run of digits a phone or an identity card: neither is kept.
    """
    text = text.strip()
    right = _CASE.fullmatch(text) and any(char.isdigit() for char in text) and len(text) <= MOST_CASE
    if not right or _LONG_NUMBER.search(text):
        raise Refused(
            "Chỉ ghi số vụ việc, ví dụ 12 hoặc 05/2024. Không ghi tên, số điện thoại, số giấy tờ. Hoặc bấm Bỏ qua."
        )
    return text


_MATTERS = (
    (re.compile(r"\b(to cao|tc)\b"), Matter.DENUNCIATION),
    # "KN" alone stands for both: the officer says which.
    (re.compile(r"\b(kien nghi|phan anh|knpa|pakn|pa)\b"), Matter.FEEDBACK),
    (re.compile(r"\b(khieu nai)\b"), Matter.COMPLAINT),
)
_RESULTS = (
    (re.compile(r"\b(tu choi)\b"), Result.REFUSED),
    (re.compile(r"\b(nhan don)\b"), Result.ACCEPTED),
    (re.compile(r"\b(chuyen)\b"), Result.FORWARDED),
    (re.compile(r"\b(huong dan)\b"), Result.GUIDED),
    (re.compile(r"\b(tra loi|giai thich)\b"), Result.ANSWERED),
)
_DELEGATE = re.compile(r"\b(uy quyen|pho chu tich|pct) tiep\b")
_HEAD = re.compile(r"\b(chu tich|ct) tiep\b")
_AGAIN = re.compile(r"\b(nhieu lan|lan (thu )?([2-9]|\d\d|hai|ba|tu|nam))\b")
_CASE_SAID = re.compile(r"\bvu (?:viec )?(?:so )?(\d[\w/.-]*)")


def parse_line(line: str, found: Reading) -> Entry:
    """What one typed line says. ``line`` is without diacritics, ``found`` what the reader saw in the same line.

    Of several matters or results in a line none is taken: they are asked for.
    """
    matters = [matter for pattern, matter in _MATTERS if pattern.search(line)]
    results = [result for pattern, result in _RESULTS if pattern.search(line)]
    kind = Kind.DELEGATE if _DELEGATE.search(line) else Kind.HEAD if _HEAD.search(line) else Kind.STANDING
    case = _CASE_SAID.search(line)
    entry = Entry(
        people=min(max(found.people_max or 1, 1), MOST_PEOPLE),
        repeated=_AGAIN.search(line) is not None,
        case_number=_only_a_number(case[1]) if case else "",
        kind=kind,
        topic=found.topic or "",
        result=results[0] if len(results) == 1 else "",
        area=found.area,
    )
    if re.search(r"\bdot xuat\b", line):
        entry = entry.out_of_turn()
    matter = matters[0] if len(matters) == 1 else Matter.DENUNCIATION if Matter.DENUNCIATION in matters else ""
    return entry.about(matter) if matter else entry


def _only_a_number(text: str) -> str:
    try:
        return parse_case(text)
    except Refused:
        return ""


def may_correct(person: Person, entered_by: int | None) -> bool:
    """Whose entry it is, the office and the leaders may correct it."""
    return person.id == entered_by or bool(person.roles & {Role.CLERK, Role.LEADER})


def crowd_facts(one: Reception, area: int | None, time: str) -> Facts:
    """A group that was received, as the facts of an incident. ``time`` is local, "HH:MM"."""
    secret = one.matter == Matter.DENUNCIATION
    return Facts(
        category=Category.CROWD,
        people_min=one.people,
        people_max=one.people,
        area=area,
        place="nơi tiếp công dân",
        time=time,
        topic=None if secret or one.topic == "other" else one.topic,
        denunciation=secret,
    )


def could_be_of(facts: Facts, open_today: list[Incident]) -> list[Incident]:
    """The open incidents that a received group may belong to, newest first."""
    alike = [one for one in open_today if one.state is not State.CLOSED and same_event(one.facts, facts)]
    return sorted(alike, key=lambda one: one.opened_at, reverse=True)


def out_of_turn_fits(incident: Incident) -> bool:
    """Whether the head might receive out of turn (khoản 3 Điều 18 Luật Tiếp công dân): many people, or heated.

    Only a reason to think about it: a person decides.
    """
    gathering = incident.facts.category in (Category.CROWD, Category.PETITIONER, Category.UPWARD)
    grave = incident.level in ("high", "critical")
    return gathering and grave and incident.is_open and not incident.drill and not incident.facts.denunciation
