"""Characters: one form for every way of writing Vietnamese letters, with the way back to the original positions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

TONES = {"̀": "f", "́": "s", "̉": "r", "̃": "r", "̣": "j"}  # hỏi and ngã are one: people confuse them
_D_FORMS = {"đ": "d", "ð": "d"}  # the second is the Icelandic letter that some keyboards send
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")


def word_set(words: str) -> frozenset[str]:
    """A set of words from a text of words."""
    return frozenset(words.split())


@dataclass(frozen=True, slots=True)
class Flat:
    """A text letter by letter: ``plain`` has no marks, ``lower`` keeps them; both have the same length.

    ``starts[i]`` and ``ends[i]`` tell which original characters letter ``i`` came from.
    """

    plain: str
    lower: str
    starts: Sequence[int]
    ends: Sequence[int]


@lru_cache(maxsize=4096)
def _letter(cluster: str) -> tuple[tuple[str, str], ...]:
    """(plain, lower) for every letter that a base character with its combining marks stands for."""
    out: list[tuple[str, str]] = []
    for char in unicodedata.normalize("NFKC", cluster).lower():
        base = unicodedata.normalize("NFD", char)[0]
        base = _D_FORMS.get(base, base)
        if unicodedata.combining(base):
            continue
        out.append((base, "đ" if char == "ð" else char))
    return tuple(out)


class _Table(dict[int, str]):
    """What every single character stands for, found once: without marks (0) or with them (1)."""

    def __init__(self, form: int) -> None:
        super().__init__()
        self._form = form

    def __missing__(self, code: int) -> str:
        self[code] = "".join(pair[self._form] for pair in _letter(chr(code)))
        return self[code]


_PLAIN, _LOWER = _Table(0), _Table(1)
_COMPOSED = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")  # letters of several characters, or of none
_CLUSTER = re.compile(r"[\x00-\x7f]+(?![\u0300-\u036f])|.[\u0300-\u036f]{0,7}", re.DOTALL)


def flatten(text: str) -> Flat:
    """Any Unicode form, any case → plain and lower letters with their positions."""
    if not _COMPOSED.search(text):
        letters = text.translate(_PLAIN)
        if len(letters) == len(text):
            return Flat(letters, text.translate(_LOWER), range(len(text)), range(1, len(text) + 1))
    plain: list[str] = []
    lower: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _CLUSTER.finditer(text):
        cluster = match[0]
        begin, end = match.span()
        if cluster.isascii():
            low = cluster.lower()
            plain.append(low)
            lower.append(low)
            starts += range(begin, end)
            ends += range(begin + 1, end + 1)
        elif cluster not in _INVISIBLE:
            for base, low in _letter(cluster):
                plain.append(base)
                lower.append(low)
                starts.append(begin)
                ends.append(end)
    return Flat("".join(plain), "".join(lower), starts, ends)


@lru_cache(maxsize=8192)
def marks(word: str) -> tuple[str, str]:
    """(letters with their quality marks, tone) of a lower-case word; where the tone stands does not matter."""
    quality: list[str] = []
    tone = ""
    for char in word:
        if char < "\x80":
            quality.append(char)
            continue
        rest = ""
        for part in unicodedata.normalize("NFD", char):
            if part in TONES:
                tone = TONES[part]
            else:
                rest += part
        quality.append(unicodedata.normalize("NFC", rest))
    return "".join(quality).replace("uơ", "ươ").replace("ưo", "ươ"), tone  # "nuớc", "nưóc"


@lru_cache(maxsize=8192)
def plain(word: str) -> str:
    """A word without any marks, lower case."""
    return flatten(word).plain


def agrees(written: str, meant: str) -> bool:
    """May ``written`` be ``meant`` with some or all marks left out? Both are lower case, equal without marks."""
    if written == meant or written.isascii():
        return True
    return _agrees(written, meant)


@lru_cache(maxsize=8192)
def _agrees(written: str, meant: str) -> bool:
    quality_w, tone_w = marks(written)
    quality_m, tone_m = marks(meant)
    if tone_w and tone_w != tone_m:
        return False
    if len(quality_w) != len(quality_m):
        return True  # expanded or repaired spelling: the marks tell nothing
    return all(w == m or w < "\x80" for w, m in zip(quality_w, quality_m, strict=True))


@lru_cache(maxsize=8192)
def same_sound(written: str, meant: str) -> bool:
    """The same word wherever the tone mark stands, hỏi and ngã being one."""
    return written == meant or marks(written) == marks(meant)


@lru_cache(maxsize=8192)
def only_tone_differs(written: str, meant: str) -> bool:
    """The same letters under another tone: a slip of the finger, bearable inside a longer phrase."""
    if len(written) != len(meant) or (written[0] == "đ") != (meant[0] == "đ"):
        return False
    return agrees(marks(written)[0], marks(meant)[0])
