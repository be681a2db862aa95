"""What must not be seen by a group: phones, identity numbers, plates, names of persons, addresses by house number."""

from __future__ import annotations

import re

from duty.private_names import find_names
from duty.reading.normalise import Flat, flatten
from duty.reading.traps import CITIZEN_ID, OLD_ID, PHONE, PLATE

MARK = "•••"

_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("phone", PHONE),
    ("citizen_id", CITIZEN_ID),
    ("old_id", OLD_ID),
    ("plate", PLATE),
    ("account", re.compile(r"(?<![\d.,])\d{9,19}(?!\d)")),
)
_EMAIL = re.compile(r"(?<![\w.])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{2,20}){1,3}")
_NUMBER = r"(\d{1,4}[a-z]?(?:/\d{1,4}[a-z]?){0,3})"
# "số nhà 12", "nhà số 5B/3", "số 15 ngõ 3", "nhà 12 đường …", "sn 7": with the number the home is known.
_HOUSE = re.compile(
    rf"\b(?:so nha|nha so|dia chi|d/c:?)[ :]{{1,2}}(?:so )?{_NUMBER}\b"
    rf"|\b(?:so|nha) {_NUMBER}(?=,? (?:ngo|ngach|hem|kiet|duong|pho|to dan pho)\b)"
    r"|\b(?:ngo|ngach|hem|kiet) (\d{1,4}(?:/\d{1,4}){1,3})\b"
    rf"|\bsn ?{_NUMBER}\b"
)
_NUMBER_BEFORE_NAME = re.compile(r"\bso (\d{1,4}[a-z]?(?:/\d{1,4}[a-z]?){0,3}) ([a-z]+)")  # "số 45 Trần Phú"


def find_private(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where personal data stands in a text: (start, end, kind), in order and without overlaps."""
    flat = flatten(text)
    spans: list[tuple[int, int, str]] = []
    if any(char.isdigit() for char in flat.plain):
        for kind, pattern in _NUMBERS:
            spans += [(match.start(), match.end(), kind) for match in pattern.finditer(flat.plain)]
        spans += [(*span, "address") for span in _houses(text, flat)]
    if "@" in flat.plain:
        spans += [(match.start(), match.end(), "email") for match in _EMAIL.finditer(flat.plain)]
    spans += [(*span, "name") for span in find_names(text, flat)]
    return tuple((flat.starts[a], flat.ends[b - 1], kind) for a, b, kind in _disjoint(spans))


def mask(text: str) -> str:
    """The text with personal data replaced by a neutral mark; titles stay, so that the sentence stays readable."""
    masked = _masked(text)
    while masked != text:
        # What stood between two names may itself be the title of one, once they are gone.
        text, masked = masked, _masked(masked)
    return masked


def _masked(text: str) -> str:
    out: list[str] = []
    at = 0
    for start, end, _ in find_private(text):
        out += [text[at:start], MARK]
        at = end
    out.append(text[at:])
    return "".join(out)


def _houses(text: str, flat: Flat) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in _HOUSE.finditer(flat.plain):
        found.append(next(match.span(group) for group in range(1, 5) if match[group] is not None))
    if not text.isupper():
        for match in _NUMBER_BEFORE_NAME.finditer(flat.plain):
            if text[flat.starts[match.start(2)]].isupper() and match[2] not in ("tk", "ubnd"):
                found.append(match.span(1))
    return found


def _disjoint(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda found: (found[0], -found[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
