"""Numbers that are no people: phones, plates, papers, dates, money, measures, roads. Found first, then left alone."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from duty.reading.normalise import Flat
from duty.reading.tokens import Shape, Token

# Words may be glued to these: "sdt0912345678", "0912345678nhé"; the thumb may type the letter o for the first zero.
PHONE = re.compile(r"(?<![\d.])(?:\+?84|0|(?<![a-z])o(?=[35789]))(?:[ .\-()]{0,2}\d){8,10}(?!\d)")
CITIZEN_ID = re.compile(r"(?<![\d.])\d{3} ?\d{3} ?\d{3} ?\d{3}(?!\d|\.\d)")
OLD_ID = re.compile(r"(?<![\d.])\d{3} ?\d{3} ?\d{3}(?!\d|\.\d)")
PLATE = re.compile(
    r"(?<![\w])[1-9]\d ?-?(?:[a-fi-z]|md|ld|[a-fi-z][a-z])\d?(?:[ .\-]{1,3}\d{3}\.?\d{2}"
    r"|\d{3}\.?\d{2}|[ .\-]{1,3}\d{4})(?![\w])"
    r"|(?<![\w])[1-9]\d[gh]\d?-\d{3}\.?\d{2}(?![\w])"
)

_TRAPS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("phone", PHONE),
    ("phone", re.compile(r"\b(?:goi|bao|dien|so|alo|cho|xe|nhan) ?11[2345]\b(?! ?(?:ng|nguoi|ho|dan)\b)")),
    ("citizen_id", CITIZEN_ID),
    ("old_id", OLD_ID),
    ("plate", PLATE),
    (
        "road",
        re.compile(
            r"\b(?:ql|tl|dt|quoc lo|tinh lo|duong tinh|cao toc|duong) ?\.?\d{1,4}[a-z]?(?: ?m\b)?"
            r"(?![\w/])(?! ?(?:ng|nguoi|ho|cong nhan|em|chau|ba|ong|chi|anh|dan)\b)"
        ),
    ),
    (
        "paper",
        re.compile(
            r"\b\d{1,5} ?/ ?(?:\d{4} ?/ ?)?"
            r"(?:qd|nd|tt|nq|kh|tb|bc|ct|cv|gm|tbkl|ubnd|hdnd|tttg|cd|bb)\b[\w\-]{0,12}"
        ),
    ),
    ("iso_date", re.compile(r"\b\d{1,2}[/.\-]\d{1,2}[/.\-](?:20)?\d{2}\b(?![.\d])")),
    (
        "date",
        re.compile(
            r"\b(?:ngay|sang|chieu|toi|trua|dem|hom) {1,2}\d{1,2} ?[/.\-] ?\d{1,2}\b(?!\s?(?:ng"
            r"|nguoi|ho)\b)"
        ),
    ),
    ("date", re.compile(r"\b(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])\b(?!\s?(?:ng|nguoi|ho)\b)")),
    ("date", re.compile(r"\b\d{1,2} thang \d{1,2}\b")),
    ("month", re.compile(r"\bthang {1,2}\d{1,2}(?:/\d{4})?\b")),
    ("day", re.compile(r"\b(?:ngay|mung|mong) {1,2}\d{1,2}\b(?! ?(?:cong|nay|qua|truoc|lien|roi))")),
    ("weekday", re.compile(r"\bthu {0,2}[2-7]\b|\bt[2-7]\b(?= ?(?:tuan|nay|sau|toi|này|ngay))")),
    (
        "year",
        re.compile(
            r"\b(?:nam|tu|truoc|khoa|nhiem ky|sn) {1,2}(?:19|20)\d{2}\b"
            r"|\b(?:19|20)\d{2} ?- ?(?:19|20)\d{2}\b"
        ),
    ),
    (
        "money",
        re.compile(
            r"\b\d{1,4}(?:[.,]\d{1,3})* ?(?:tr|trieu|ty|ti|k|vnd|dong(?! (?:loat|y|chi|long|bao"
            r"|hanh|ruong|nguoi))"
            r"|cu(?! (?:ba|ong|gia|len|ra|den|toi|di|dang|o|xuong|keo|nop|hoi|vao|ve|bi|ngoi|cho))"
            r"|cay|chai|trd|trieu dong)(?: ?\d{1,3})?\b(?! ?(?:ng|nguoi)\b)"
            r"|\b\d{1,4}(?:[.,]\d{3})* ?(?:nghin|ngan)\b(?! ?(?:ng|nguoi|ho|dan|cong nhan)\b)"
            r"|\b\d{1,3}(?:\.\d{3}){1,3} ?d\b"
        ),
    ),
    (
        "measure",
        re.compile(
            r"\b\d{1,6}(?:[.,]\d{1,3})? ?(?:m2|m3|m²|m|km|cm|mm|ha|hecta|hec ta|kg|tan|ta|yen|lit"
            r"|kv|kw|kva|phan(?! (?:doi|anh|ung|hoi|nan|cong|lon|lam))|sao|mau|met|thuoc|%|do c"
            r"|tuoi|t(?= )"
            r"|cho|tang|lan|trang|diem|buoi|thang(?! (?:di|dang|cam|lay|trom|pha|danh|o|ngoi|nghien|say|dap|doi"
            r"|ban|cuop|choi|chay|phong|nhau|gay|vac|hut|choang"
            r"|chui|la|len|vao|ra|keo|dua|tre|nhoc|thanh|con|bi|boc|rut|quay))|nam"
            r"(?!,? (?:\d{1,3} )?(?:thanh nien|nu\b))|tuan|ngay"
            r"(?! (?:mai|kia|hom))|dem|tieng|giay|thoa|mon"
            r"|cau(?! (?:sinh|hoc|thanh|trai|be|bi|em|nho|choai))|quyen|to|la|vong hoa"
            r"|bo|dan(?= [a-z]{2,6} chet)"
            r"|con(?! (?:bac|nghien|nguoi))|chiec|cai|xe|qua|cay|bao|thung|bich|can|khuc"
            r"|doan duong|cot|dan vit|o to|quay|ki ot|san pham|met khoi)\b"
            r"(?![a-z])"
        ),
    ),
    ("decimal", re.compile(r"\b\d{1,4},\d{1,3}(?!\d)")),
    (
        "house",
        re.compile(
            r"\b(?:so nha|nha so|(?<!so )so(?! so )|ngo|ngach|hem|kiet|to|to dan pho|doi|xom|thon|lo|thua"
            r"|to ban do|km|cap|hang|lop|khoi|phong|tang|quay|lan|dieu|khoan|khoa|nhom|loai|quy)"
            r" {1,2}(?:so )?\d{1,4}[a-f]?(?:/\d{1,4})*\b(?! ?(?:h|gio|g\d|ng|nguoi|ho|nha|thanh nien"
            r"|dt|doi tuong|ba|ong|chi|em|anh)\b)"
        ),
    ),
    ("twentyfour", re.compile(r"\b24 ?/ ?24h?\b|\b24/7\b")),
)


@dataclass(frozen=True, slots=True)
class Trap:
    """A trap in the plain letters of a message."""

    kind: str
    start: int
    end: int


def find(flat: Flat) -> list[Trap]:
    """Every trap, the first kind in the list winning where two overlap."""
    plain = flat.plain
    if not any(char.isdigit() for char in plain):
        return []
    taken: list[tuple[int, int]] = []
    traps: list[Trap] = []
    for kind, pattern in _TRAPS:
        for match in pattern.finditer(plain):
            begin, end = match.span()
            if _counts_people(kind, flat, begin, end):
                continue
            at = bisect_left(taken, (begin, end))
            if (at and taken[at - 1][1] > begin) or (at < len(taken) and taken[at][0] < end):
                continue
            taken.insert(at, (begin, end))
            traps.append(Trap(kind, begin, end))
    return traps


def _counts_people(kind: str, flat: Flat, begin: int, end: int) -> bool:
    """ "2 thằng" are no months, "4 cậu" no sentences and, in a text with marks, "1 nam" is no year; without marks
    "17 cu" are old people ("cụ"), not millions ("củ"), unless money was spoken of just before."""
    said = flat.lower[begin:end]
    if kind == "measure":
        return said.endswith(("thằng", "thàng", "cậu")) or (said.endswith("nam") and not flat.lower.isascii())
    if kind != "money":
        return False
    return said.endswith("cụ") or (said.endswith("cu") and not _PAID.search(flat.plain, max(0, begin - 20), begin))


_PAID = re.compile(r"\b(?:gia|het|mat|no|thu|vay|tien|nop|phat|den|tra|dong|lua|an|doi|chi|quy|lai|bac)\b")


def claim(flat: Flat, tokens: list[Token], traps: list[Trap]) -> None:
    """Mark the number tokens inside traps; words stay readable for the lexicons."""
    spans = sorted((flat.starts[trap.start], flat.ends[trap.end - 1], trap.kind) for trap in traps)
    at = 0
    for token in tokens:
        while at < len(spans) and spans[at][1] <= token.start:
            at += 1
        if at == len(spans):
            return
        begin, end, kind = spans[at]
        if begin <= token.start < end and token.shape is Shape.NUMBER:
            token.claim = kind
