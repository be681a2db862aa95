"""From what a sheet says to what the roster would become: whom it means, and every doubt."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from itertools import combinations, pairwise
from typing import Any
from zoneinfo import ZoneInfo

from rapidfuzz import fuzz

from duty.people import Person
from duty.sheets import Doubt, Entry, Sheet

# From this likeness (0–100) on, a name that nobody bears is taken for the one that it is nearest to.
_NEAR = 88
_LONGEST_POST = 32
UNKNOWN = "chưa có trong máy trực: khi xác nhận sẽ thêm tên, cần mời vào kênh"


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
        return None, UNKNOWN


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
    passed: dict[tuple[str, str, str], Planned] = {}
    found: dict[str, Person | None] = {}
    unknown: dict[str, str] = {}
    unclear: dict[str, str] = {}
    silent: set[str] = set()
    for entry in sheet.entries:
        starts_at, ends_at = _span(entry, default, zone)
        if entry.starts is None:
            silent.add(entry.where)
        try:
            person, doubt = directory.find(entry.person, entry.phone)
        except Unclear as reason:
            unclear.setdefault(str(reason), entry.where)
            continue
        if doubt == UNKNOWN:
            unknown.setdefault(entry.person, entry.where)
        elif doubt and entry.person not in found:
            doubts.append(Doubt(entry.where, _sentence(doubt)))
        found.setdefault(entry.person, person)
        name = person.name if person else entry.person
        post = (entry.post or entry.heading or "Trực")[:_LONGEST_POST]
        (passed if ends_at <= now else lines).setdefault(
            (post, starts_at.isoformat(), fold(name) if person is None else str(person.id)),
            Planned(
                entry.on.isoformat(), starts_at.isoformat(), ends_at.isoformat(), post,
                person.id if person else None, name, entry.title or "", entry.phone or "",
            ),
        )  # fmt: skip
    doubts += [Doubt(where, _sentence(reason)) for reason, where in unclear.items()]
    if unknown:
        names = ", ".join(f"“{name}”" for name in unknown)
        doubts.append(Doubt(next(iter(unknown.values())), f"{names} {UNKNOWN}."))
    if silent and len(silent) == len({entry.where for entry in sheet.entries}):
        doubts.append(Doubt("cả bảng", f"Không ghi giờ trực: lấy {default[0]:%H:%M}–{default[1]:%H:%M}."))
    elif silent:
        doubts.append(Doubt(min(silent), f"Không ghi giờ trực: lấy {default[0]:%H:%M}–{default[1]:%H:%M}."))
    if passed:
        first = min(passed.values(), key=lambda line: line.starts_at)
        on = date.fromisoformat(first.on)
        doubts.append(Doubt("cả bảng", f"Có {len(passed)} ca đã qua (từ {on:%d/%m/%Y}): không nhập."))
    doubts += _two_spellings(sheet.entries, found)
    doubts += _clashes([*passed.values(), *lines.values()])
    return Proposal(tuple(lines.values()), tuple(doubts))


def _two_spellings(entries: Sequence[Entry], found: Mapping[str, Person | None]) -> list[Doubt]:
    """Names of one sheet that may be one person's: alike, or with one phone between them."""
    first: dict[str, Entry] = {}
    numbers: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        first.setdefault(_spelled(entry.person), entry)
        if entry.phone:
            numbers[_spelled(entry.person)].add(entry.phone)
    doubts = []
    for one, other in combinations(first, 2):
        if found.get(first[one].person) and found.get(first[other].person):
            continue  # two whom the desk knows, or one whom it already named
        shared = bool(numbers[one] & numbers[other])
        apart = bool(numbers[one] and numbers[other]) and not shared
        if shared or (not apart and len(one.split()) > 1 and fold(one) == fold(other)):
            why = "cùng số máy" if shared else "gần giống nhau"
            names = f"“{first[one].person}” và “{first[other].person}”"
            doubts.append(Doubt(first[other].where, f"{names} {why}: nếu là một người, đề nghị ghi một tên."))
    return doubts


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
        days = [second.on for first, second in pairwise(mine) if second.starts_at < first.ends_at]
        if days:
            said = ", ".join(f"{date.fromisoformat(on):%d/%m}" for on in dict.fromkeys(days))
            found.append(Doubt(f"ngày {said}", f"{mine[0].person} có hai ca trùng giờ."))
    return found
