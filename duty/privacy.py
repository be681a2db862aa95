"""What must not be seen by a group: phones, identity numbers, plates, names of persons, addresses by house number."""

from __future__ import annotations

import re
import unicodedata

from duty.reading.normalise import Flat, flatten, word_set
from duty.reading.syllables import SYLLABLES
from duty.reading.traps import CITIZEN_ID, OLD_ID, PHONE, PLATE

MARK = "•••"

_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("phone", PHONE),
    ("citizen_id", CITIZEN_ID),
    ("old_id", OLD_ID),
    ("plate", PLATE),
)
_EMAIL = re.compile(r"(?<![\w.])[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{2,20}){1,3}")
# "số nhà 12", "nhà số 5B/3", "số 15 ngõ 3", "12/4 đường …": with the number the home is known.
_HOUSE = re.compile(
    r"\b(?:so nha|nha so|dia chi|d/c:?)[ :]{1,2}(?:so )?(\d{1,4}[a-z]?(?:/\d{1,4}[a-z]?){0,3})\b"
    r"|\bso (\d{1,4}[a-z]?(?:/\d{1,4}[a-z]?){0,3})(?=,? (?:ngo|ngach|hem|kiet|duong|pho|to dan pho)\b)"
    r"|\b(?:ngo|ngach|hem|kiet) (\d{1,4}(?:/\d{1,4}){1,3})\b"
)
_TITLE = re.compile(
    r"(?<![\w])(?:ong|ba|anh|chi|co|chu|bac|cau|di|mo|thim|cu|chau|em|dc|d/c|dong chi"
    r"|ten la|ho ten|ho va ten|ten)[ :]{1,2}(?=[a-z])"
)
_WORD = re.compile(r"[^\W\d_]+")
# Official words that follow a title without being a name: "ông Chủ tịch", "chị Phó".
_OFFICES = word_set(
    """
    chu pho bi truong giam cong can lanh dao dai tieu to hoi uy ban phong vien thanh quan mat ke van tu dia nong
    cuu ngoai noi tong thu nguyen thuong binh y bac giao hieu khu chi toan hai ba bon mot nam sau bay tam chin
    muoi tk tkt ub ubnd ct pct bt ca hang dan con em cu gia trong nay kia ay do o bi da dang di den len ra vao
    ve noi hoi lai moi tung khac oi thi co khong nha ngoi dung xin cho tai may cac nhung va la xuong keu phan de
    doi
    """
)
# Family names that mark a name typed without capitals or marks: "ong nguyen van an".
_FAMILY = word_set(
    """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh mai trinh luu cao doan truong ta
    ha lai luong to tong dao quach hua chu vuong thai lam kieu
    """
)
_MIDDLE = frozenset(
    {
        "van",
        "thi",
        "duc",
        "ngoc",
        "huu",
        "dinh",
        "quang",
        "xuan",
        "minh",
        "thanh",
        "hong",
        "kim",
        "cong",
        "viet",
        "trong",
        "tien",
        "manh",
        "quoc",
        "ba",
        "the",
        "dang",
    }
)
_MAX_NAME = 5


def find_private(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where personal data stands in a text: (start, end, kind), in order and without overlaps."""
    flat = flatten(text)
    spans: list[tuple[int, int, str]] = []
    if any(char.isdigit() for char in flat.plain):
        for kind, pattern in _NUMBERS:
            spans += [(match.start(), match.end(), kind) for match in pattern.finditer(flat.plain)]
        for match in _HOUSE.finditer(flat.plain):
            group = next(number for number in (1, 2, 3) if match[number] is not None)
            spans.append((match.start(group), match.end(group), "address"))
    if "@" in flat.plain:
        spans += [(match.start(), match.end(), "email") for match in _EMAIL.finditer(flat.plain)]
    for match in _TITLE.finditer(flat.plain):
        end = _name_end(text, flat, match.end())
        if end > match.end():
            spans.append((match.end(), end, "name"))
    return tuple((flat.starts[a], flat.ends[b - 1], kind) for a, b, kind in _disjoint(spans))


def mask(text: str) -> str:
    """The text with personal data replaced by a neutral mark; titles stay, so that the sentence stays readable."""
    out: list[str] = []
    at = 0
    for start, end, _ in find_private(text):
        out += [text[at:start], MARK]
        at = end
    out.append(text[at:])
    return "".join(out)


def _disjoint(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    kept: list[tuple[int, int, str]] = []
    for span in sorted(spans, key=lambda found: (found[0], -found[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _name_end(text: str, flat: Flat, begin: int) -> int:
    """Where a name that begins at a letter ends, or ``begin`` if it is no name."""
    words: list[tuple[int, int, str, bool]] = []
    at = begin
    while len(words) < _MAX_NAME:
        match = _WORD.match(flat.plain, at)
        if not match:
            break
        written = unicodedata.normalize("NFC", text[flat.starts[match.start()] : flat.ends[match.end() - 1]])
        words.append((match.start(), match.end(), match[0], written[:1].isupper() and not _shouts(text, written)))
        at = match.end()
        if at >= len(flat.plain) or flat.plain[at] != " ":
            break
        at += 1
    capital = _capital_run(words)
    if capital:
        return words[capital - 1][1]
    plain = _plain_run([word[2] for word in words])
    return words[plain - 1][1] if plain else begin


def _shouts(text: str, word: str) -> bool:
    """Capitals say nothing where everything is in capitals, and an all-capital short form is no name."""
    return len(word) > 1 and word.isupper() and (text.isupper() or word.upper() in ("UBND", "CA", "TK", "CSGT", "PCCC"))


def _capital_run(words: list[tuple[int, int, str, bool]]) -> int:
    """How many words from the start are a capitalised name."""
    if not words or not words[0][3] or (words[0][2] in _OFFICES and not _is_full_name(words)):
        return 0
    count = 0
    for _, _, plain, capital in words:
        if not capital or (plain not in SYLLABLES and len(plain) > 1 and count):
            break
        count += 1
    return count


def _is_full_name(words: list[tuple[int, int, str, bool]]) -> bool:
    return len(words) > 1 and words[1][3] and words[0][2] in _FAMILY


def _plain_run(words: list[str]) -> int:
    """A name without capitals: only when a family name and a middle name give it away."""
    if len(words) < 3 or words[0] not in _FAMILY or words[1] not in _MIDDLE:
        return 0
    return 4 if len(words) > 3 and words[2] in _MIDDLE and words[3] in SYLLABLES and words[3] not in _OFFICES else 3
