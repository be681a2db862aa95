"""From what a sheet says to what the roster would become: whom it means, and every doubt."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz

from duty.people import Person
from duty.sheets import Doubt, Entry, Sheet

# From this likeness (0–100) on, a name that nobody bears is taken for the one that it is nearest to.
_NEAR = 88
_LONGEST_POST = 32


@dataclass(frozen=True, slots=True)
class Planned:
    """One line of the roster to be; ``person_id`` is None for somebody whom the desk does not know yet."""

    on: str
    starts_at: str
    ends_at: str
    post: str
    person_id: int | None
    person: str
    title: str
    phone: str

    def record(self) -> dict[str, Any]:
        """As a record to store."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a sheet would bring, and what is doubtful about it."""

    lines: tuple[Planned, ...]
    doubts: tuple[Doubt, ...]


class Unclear(Exception):
    """A name may mean several people; nothing can be stored before somebody says which. Its text is the doubt."""


@dataclass(frozen=True, slots=True)
class Directory:
    """Whom the desk knows, by name and by phone."""

    people: Sequence[Person]
    phones: Mapping[int, str]

    def find(self, name: str, phone: str | None) -> tuple[Person | None, str]:
        """Whom a name means, and what is doubtful about it ("" when nothing is). Raises Unclear."""
        folded = fold(name)
        same = [person for person in self.people if fold(person.name) == folded]
        by_phone = [person for person in self.people if phone and self.phones.get(person.id) == phone]
        exact = [person for person in same if _spelled(person.name) == _spelled(name)]
        if len(exact) == 1 or (len(same) == 1 and name.isascii()):
            return (exact or same)[0], ""
        if len(same) == 1:
            return same[0], f"“{name}” gần giống {same[0].name}: hiểu là {same[0].name}"
        if len(same) > 1:
            both = [person for person in same if person in by_phone]
            if len(both) == 1:
                return both[0], ""
            raise Unclear(f"có {len(same)} người tên {name}: chưa nhập, ghi thêm số điện thoại để phân biệt")
        if len(by_phone) == 1:
            return by_phone[0], f"“{name}” có số máy của {by_phone[0].name}: hiểu là {by_phone[0].name}"
        near = [person for person in self.people if fuzz.ratio(fold(person.name), folded) >= _NEAR]
        if len(near) == 1:
            return near[0], f"“{name}” gần giống {near[0].name}: hiểu là {near[0].name}"
        if len(near) > 1:
            names = ", ".join(person.name for person in near)
            raise Unclear(f"“{name}” gần giống nhiều người: {names}: chưa nhập, xin ghi rõ tên")
        return None, f"“{name}” chưa có trong máy trực: khi xác nhận sẽ thêm tên, cần mời vào kênh"


def fold(name: str) -> str:
    """A name without diacritics, case and double spaces."""
    plain = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def _spelled(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def propose(sheet: Sheet, directory: Directory, default: tuple[time, time], zone: ZoneInfo, now: datetime) -> Proposal:
    """Match names, fill in hours, and look for what cannot be: clashes, the past, the same line twice."""
    doubts = list(sheet.doubts)
    lines: dict[tuple[str, str, str], Planned] = {}
    named: set[str] = set()
    silent: set[str] = set()
    passed: list[Entry] = []
    for entry in sheet.entries:
        starts_at, ends_at = _span(entry, default, zone)
        if entry.starts is None:
            silent.add(entry.where)
        if ends_at <= now:
            passed.append(entry)
            continue
        try:
            person, doubt = directory.find(entry.person, entry.phone)
        except Unclear as unclear:
            doubts.append(Doubt(entry.where, _sentence(str(unclear))))
            continue
        if doubt and entry.person not in named:
            doubts.append(Doubt(entry.where, _sentence(doubt)))
            named.add(entry.person)
        name = person.name if person else entry.person
        post = (entry.post or entry.heading or "Trực")[:_LONGEST_POST]
        lines.setdefault(
            (post, starts_at.isoformat(), fold(name) if person is None else str(person.id)),
            Planned(
                entry.on.isoformat(), starts_at.isoformat(), ends_at.isoformat(), post,
                person.id if person else None, name, entry.title or "", entry.phone or "",
            ),
        )  # fmt: skip
    if silent and len(silent) == len({entry.where for entry in sheet.entries}):
        doubts.append(Doubt("cả bảng", f"Không ghi giờ trực: lấy {default[0]:%H:%M}–{default[1]:%H:%M}."))
    elif silent:
        doubts.append(Doubt(min(silent), f"Không ghi giờ trực: lấy {default[0]:%H:%M}–{default[1]:%H:%M}."))
    if passed:
        first = passed[0]
        doubts.append(Doubt(first.where, f"Có {len(passed)} ca đã qua (từ {first.on:%d/%m/%Y}): không nhập."))
    doubts += _clashes(lines.values())
    return Proposal(tuple(lines.values()), tuple(doubts))


def _sentence(doubt: str) -> str:
    return f"{doubt[0].upper()}{doubt[1:]}."


def _span(entry: Entry, default: tuple[time, time], zone: ZoneInfo) -> tuple[datetime, datetime]:
    starts = entry.starts if entry.starts is not None else default[0]
    ends = entry.ends if entry.ends is not None else default[1]
    last: date = entry.on if ends > starts else entry.on + timedelta(days=1)
    return datetime.combine(entry.on, starts, zone), datetime.combine(last, ends, zone)


def _clashes(lines: Iterable[Planned]) -> list[Doubt]:
    by_person: dict[str | int, list[Planned]] = defaultdict(list)
    for line in lines:
        by_person[line.person_id or fold(line.person)].append(line)
    found = []
    for mine in by_person.values():
        mine.sort(key=lambda line: line.starts_at)
        for first, second in pairwise(mine):
            if second.starts_at < first.ends_at:
                on = date.fromisoformat(second.on)
                found.append(Doubt(f"ngày {on:%d/%m}", f"{second.person} có hai ca trùng giờ."))
    return found
