"""What each person of a running text does: "đ/c A trực chỉ huy, đ/c B trực tiếp công dân từ 7h00 đến 11h30"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from duty.sheets import days, people
from duty.sheets.headings import post_of
from duty.sheets.hours import Shift, Words
from duty.sheets.names import names_in

_STOP = r"(?!(?:và|cùng|với|từ|đến|vào|tại|ngày|hôm|đồng chí|ông|bà|anh|chị|thuộc|gồm|có|do|là)\b|đ/c|đ\.c)"
_WORD = rf"{_STOP}(?:[a-zà-ỹđ]+|[A-ZĐ]{{2,6}}(?![a-zà-ỹ]))"
# A duty that follows or leads its people; in "Thường trực", "trực thuộc" and a name "Trực" there is none.
_PHRASE = re.compile(
    rf"[,\s]*[-,]?\s*(?:\b(?:phụ trách|được phân công|làm nhiệm vụ|tham gia)\s+)?(?:^|(?<![\w/]))"
    rf"(?P<duty>(?<!hường )trực(?!\s+(?:thuộc|tuyến)\b)(?:\s+{_WORD})*|tiếp\s+(?:công\s+)?dân"
    rf"|(?:^|(?<=[-,(;] ))Trực(?:\s+{_WORD})+)"
    r"(?!\w)(?!(?:\s+[^\s,;.:()]+){0,6}\s*:)"
)
_BEHIND = re.compile(
    r"\s*(?:\([^()]*\)|(?:,\s*)?(?:từ|lúc|ca|buổi|sáng|chiều|tối|đêm|\d{1,2} ?[hg:])[^,;A-ZĐ]*(?=$|[,;]))"
)
_HONOURED = re.compile(r"(?i:đ/c|đồng chí|ông|bà|anh|chị|cô|chú)\.?\s+(?:[A-ZĐÀ-Ỹ][\w']*\s*)+")
_PARTED = re.compile(
    r";|(?<=[^\W\d])\.\s+(?=[A-ZĐÂÔƠƯ])|(?<=[\d)])\.\s+(?=[A-ZĐÂÔƠƯ][^.;:]{2,40}:)"
    r"|(?:,|\s-|/)\s*(?=[A-ZĐÂÔƠƯ][^,;:.\d]{2,30}:\s)"
)
_TITLES = re.compile(r"(?:^|[\s.])(?:BS|ThS|Ths|TS|KS|CN|Đ/c|đ/c|đc|Đc|TP|TT|P)$")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text with one duty: its words, the people, and the hours that it gives itself."""

    duty: str | None
    text: str
    shift: Shift


def cut(line: str) -> list[str]:
    """A line cut at ";", at the end of a sentence, and where a further heading with its colon begins."""
    parts: list[str] = []
    at = 0
    for match in _PARTED.finditer(line):
        mark = match.group().strip()
        before = line[at : match.start()]
        heads_on = post_of(line[match.end() :].partition(":")[0]) is not None
        if mark.startswith(".") and _TITLES.search(before):
            continue
        if mark in (",", "-", "/") and (not heads_on or not before.strip()):
            continue
        parts.append(before)
        at = match.end()
    joined: list[str] = []
    for part in (part for part in [*parts, line[at:]] if part.strip()):
        written = days.find(part)
        if joined and written.items and not re.search(r"[^\W\d_]", written.rest):
            joined[-1] += f", {part}"  # "Đ/c A: 02/6; 09/6": one more day, and nobody new
        else:
            joined.append(part)
    return joined


def hours_of(text: str, words: Words) -> tuple[Shift, str]:
    """Hours anywhere in a text of people, and the text without them; "Sáng" in a name is none."""
    masked = text
    for name in names_in(text):
        masked = masked.replace(name, "\x08" * len(name))
    masked = _HONOURED.sub(lambda match: "\x08" * len(match.group()), masked)
    masked = re.sub(r"\x06\d+\x07", lambda match: "\x08" * len(match.group()), masked)
    shift = words.read(masked)
    taken = "".join(old for old, new in zip(masked, shift.rest, strict=True) if old != new)
    if not shift.said or (not re.search(r"\d", taken) and taken != taken.lower()):
        return Shift(), text
    rest = "".join(own if old == new else " " for own, old, new in zip(text, masked, shift.rest, strict=True))
    return shift, re.sub(r"\(\s*\)", " ", rest)


def parts_of(text: str, words: Words) -> list[Part]:
    """The stretches of a clause, each with its duty."""
    found: list[tuple[str | None, str]] = []
    at = 0
    leads: str | None = None
    for match in _PHRASE.finditer(text):
        before = text[at : match.start()]
        held = bool(people.read(before.strip(" ,.-")).people)
        if text.count("(", 0, match.start()) > text.count(")", 0, match.start()):
            close = text.find(")", match.end()) + 1
            if close and held:
                found.append((match["duty"], text[at : match.start()] + text[match.end() : close]))
                at = close
            continue
        if match.start() < at:
            continue
        if not found and not held and leads is None:
            leads, at = match["duty"], match.end()
            continue
        behind = _BEHIND.match(text, match.end())
        end = behind.end() if behind else match.end()
        if leads is not None:
            found.append((leads, before))
            leads, at = match["duty"], match.end()
        else:
            found.append((match["duty"], before + " " + text[match.end() : end]))
            at = end
    rest = text[at:].strip(" ,.;")
    if leads is not None:
        found.append((leads, rest))
    elif rest or not found:
        if found and not people.read(rest).people:
            found[-1] = (found[-1][0], f"{found[-1][1]} {rest}")
        else:
            found.append((None, text[at:]))
    done = []
    for duty, piece in found:
        shift, left = hours_of(piece, words)
        done.append(Part(duty, left.strip(" ,.;-"), shift))
    return done
