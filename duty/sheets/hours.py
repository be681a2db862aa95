"""Hours of duty: clock times and the words that stand for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import time

from duty.sheets.letters import clean, fold

Hours = tuple[time, time]

# What the words mean where the sheet gives no clock times. An end at or before the start is on the next day.
DEFAULT_HOURS: dict[str, Hours] = {
    "sáng": (time(7, 0), time(11, 30)),
    "chiều": (time(13, 30), time(17, 0)),
    "tối": (time(17, 0), time(22, 0)),
    "đêm": (time(17, 0), time(7, 0)),
    "ban ngày": (time(7, 0), time(17, 0)),
    "hành chính": (time(7, 0), time(17, 0)),
    "cả ngày": (time(7, 0), time(7, 0)),
    "24/24": (time(7, 0), time(7, 0)),
}
_CLOCK = r"(\d{1,2}) ?(?:gio|h|g|:)(?![a-z]) ?(\d\d(?!\d))?(?: ?(?:phut|p)\b|')?"
_BARE = r"(\d{1,2})(?:[.,](\d\d))?"
_SPAN = re.compile(
    rf"(?:\btu )?(?<![\d/.])(?:{_CLOCK}|{_BARE}) ?\(?"
    rf"(?:sang|chieu|toi|dem|(?:hom|ngay) (?:truoc|nay)|ngay hom nay)?\)? ?(?:-+>?|~|den|toi|to) ?(?:het )?{_CLOCK}"
    r"(?: ?,? ?\(?(?:cua )?(?:sang )?(?:ngay )?(?:hom sau|ngay sau|sau|hom)\b(?: sau)?\)?)?"
)
_ONE = re.compile(rf"(?<![\d/.]){_CLOCK}")
_NUMBERED = re.compile(r"\b(?:ca|kip|buoi)(?: truc)? ?(?:so )?(\d|i{1,3}|iv)\b")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (word, re.compile(pattern))
    for word, pattern in (
        ("24/24", r"24 ?/ ?24(?: ?(?:h|gio)\b)?|24 ?/ ?7|\b24 ?(?:h|gio|tieng)\b(?! ?\d| ?-)"),
        (
            "ca ngay",
            r"\bca ngay(?: va| lan|,)? ?dem\b|\bca ngay\b|\bngay (?:va|lan) dem\b|\bngay dem\b|\bnguyen ngay\b",
        ),
        ("ban ngay", r"\bban ngay\b|\bca ngay\b|\bcx ngay\b"),
        ("hanh chinh", r"\b(?:gio )?hanh chinh\b"),
        ("sang", r"\bsang\b"),
        ("chieu", r"\bchieu\b"),
        ("toi", r"\btoi\b"),
        ("dem", r"\b(?:ban )?dem\b"),
    )
)
_KNOWN = frozenset(word for word, _ in _WORDS)
_BARE_DAY = ("ban ngay", re.compile(r"\bngay\b"))
_LETTERS = {"s": "sang", "c": "chieu", "t": "toi", "d": "dem", "n": "ban ngay", "cn": "ca ngay", "hc": "hanh chinh"}
# "Ca ngày" is a shift, "cả ngày" the whole day; without marks they look the same.
_DAY_SHIFT = re.compile(r"\bca ngay\b(?! (?:va |lan )?dem)")


@dataclass(frozen=True, slots=True)
class Shift:
    """What a text says of hours: ``spans`` in order; ``said`` if it says anything, ``clear`` if it is all known."""

    spans: tuple[Hours, ...] = ()
    said: bool = False
    clear: bool = True
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What words of hours mean in one sheet; ``usual`` holds where nothing else is said, ``varies`` forbids it.

    ``posts`` are the usual hours of single posts. ``signs`` are the letters that the sheet explains: their hours, ()
    for a duty of the usual hours, None for a day off. ``groups`` are people who have one name together: "tổ 1".
    """

    meaning: Mapping[str, Hours]
    usual: tuple[Hours, ...] = ()
    varies: bool = False
    posts: Mapping[str, tuple[Hours, ...]] = field(default_factory=dict)
    signs: Mapping[str, tuple[Hours, ...] | None] = field(default_factory=dict)
    groups: frozenset[str] = frozenset()

    @classmethod
    def of(cls, hours: Mapping[str, Hours]) -> Words:
        """The words that the caller gives meaning to, however they are typed."""
        return cls({fold(clean(word)): span for word, span in hours.items()})

    def read(self, text: str, letters: bool = False) -> Shift:
        """Hours of a clean text; ``letters`` takes "S", "C", "Đ" and a bare "Ngày" for shifts too."""
        if letters and (own := self.signs.get(text.strip(" .()").lower())):
            return Shift(own, True, True, "")
        folded = folded_hours(text)
        taken: list[tuple[int, int]] = []
        spans: list[tuple[int, Hours]] = []
        for start, end, clock in clock_spans(folded):
            spans.append((start, clock))
            taken.append((start, end))
        named = list(self.named(folded, letters))
        taken += [(start, end) for start, end, _ in named]
        clear = True
        if not spans:
            spans = [(start, self.meaning[word]) for start, _, word in named if word in self.meaning]
            clear = bool(spans) or not named
            left = _cut(folded, taken)
            clear = clear and not _ONE.search(left)
            taken += [match.span() for match in _ONE.finditer(folded)]
        spans.sort(key=lambda one: one[0])
        said = bool(taken)
        return Shift(tuple(dict.fromkeys(span for _, span in spans)) if clear else (), said, clear, _cut(text, taken))

    def named(self, folded: str, letters: bool) -> Iterable[tuple[int, int, str]]:
        whole = folded.strip(" .()")
        if letters and whole in _LETTERS and _LETTERS[whole] in self.meaning:
            yield 0, len(folded), _LETTERS[whole]
            return
        free = list(folded)
        own = [(word, re.compile(rf"\b{re.escape(word)}\b")) for word in self.meaning if word not in _KNOWN]
        numbered = [
            (match.start(), match.end(), "ca " + _ROMAN.get(match[1], match[1])) for match in _NUMBERED.finditer(folded)
        ]
        for start, end, word in numbered:
            yield start, end, word
            free[start:end] = " " * (end - start)
        for word, pattern in (*_WORDS, *sorted(own, key=lambda one: -len(one[0])), *((_BARE_DAY,) if letters else ())):
            for match in pattern.finditer("".join(free)):
                yield match.start(), match.end(), word
                free[match.start() : match.end()] = " " * (match.end() - match.start())


def clock_spans(folded: str) -> list[tuple[int, int, Hours]]:
    """Spans of clock times with their places in a folded text."""
    return [(match.start(), match.end(), span) for match in _SPAN.finditer(folded) if (span := _span(match))]


def one_clock(text: str) -> time | None:
    """The clock time of a text that tells one and nothing else."""
    match = _ONE.fullmatch(fold(text).strip(" .()")) or re.fullmatch(r"(\d{1,2}):(\d\d)(?::00)?", text)
    return _clock(match[1], match[2]) if match else None


def folded_hours(text: str) -> str:
    """A text folded, "ca ngày" told apart from "cả ngày"."""
    return _DAY_SHIFT.sub(lambda match: _marked(text, match), fold(text))


def _marked(text: str, match: re.Match[str]) -> str:
    here = text[match.start() : match.end()].lower()
    return match.group() if here.isascii() or here.startswith("cả") else "cx ngay"


def _clock(hour: str | None, minute: str | None) -> time | None:
    if hour is None:
        return None
    h, m = int(hour), int(minute or 0)
    if h == 24 and m == 0:
        h = 0
    return time(h, m) if h < 24 and m < 60 else None


def _span(match: re.Match[str]) -> Hours | None:
    first = _clock(match[1] or match[3], match[2] or match[4])
    last = _clock(match[5], match[6])
    return None if first is None or last is None else (first, last)


def _cut(text: str, taken: Iterable[tuple[int, int]]) -> str:
    out = list(text)
    for start, end in taken:
        out[start:end] = " " * (end - start)
    return "".join(out)
