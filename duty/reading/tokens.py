"""A text as tokens: whole words in one spelling, numbers, signs; each knows where it stands in the original."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from duty.reading import spelling
from duty.reading.normalise import Flat, flatten
from duty.reading.syllables import SYLLABLES, from_vni, is_clear_vni
from duty.reading.words_short import MARKED_SHORT, SHORT


class Shape(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    SIGN = "sign"
    LINE = "line"


@dataclass(slots=True)
class Token:
    """One token. ``word`` is plain; ``lower`` keeps the marks as typed ("" when the word was repaired or spelled out).

    ``decoded`` words got their marks from unconverted keystrokes. ``claim`` names the trap that a number stands in (a
    date, money, a plate …), so that nobody counts it as people.
    """

    word: str
    lower: str
    start: int
    end: int
    shape: Shape
    value: int = -1
    glued: bool = False
    decoded: bool = False
    claim: str = ""


_PIECE = re.compile(r"[a-z0-9]+|\n|[^\sa-z0-9]")
_MIXED = re.compile(r"(?<![a-z0-9])[a-z]{1,8}[1-9][a-z1-9]{1,11}(?![a-z0-9])")
_RUN = re.compile(r"[a-z]+|[0-9]+")
_SLASHED = {
    "d/c": "dong chi",
    "b/c": "bao cao",
    "t/h": "truong hop",
    "k/n": "khieu nai",
    "v/v": "ve viec",
    "p/d": "phan doi",
    "p/anh": "phan anh",
    "p/a": "phan anh",
    "k/nghi": "kien nghi",
    "k/nai": "khieu nai",
    "t/c": "to cao",
    "h/s": "ho so",
    "g/q": "giai quyet",
    "n/d": "nhan dan",
}
_SLASH = re.compile(r"\b(?:" + "|".join(_SLASHED) + r")(?![a-z0-9])|\btr\.hop\b")
_MAX_VALUE_DIGITS = 9


def tokenise(text: str) -> tuple[Flat, list[Token]]:
    """The tokens of a text, in order."""
    flat = flatten(text)
    plain = flat.plain
    vni = any(is_clear_vni(match[0]) for match in _MIXED.finditer(plain))
    slashed = {m.start(): m for m in _SLASH.finditer(plain)} if "/" in plain or "tr.hop" in plain else {}
    tokens: list[Token] = []
    budget = spelling.Budget()
    skip_to = previous_end = 0
    starts, ends = flat.starts, flat.ends
    for match in _PIECE.finditer(plain):
        begin, end = match.span()
        if begin < skip_to:
            continue
        piece = match[0]
        if piece in SYLLABLES and (lower := flat.lower[begin:end]) not in MARKED_SHORT and piece not in SHORT:
            glued = begin == previous_end and begin > 0
            tokens.append(Token(piece, lower, starts[begin], ends[end - 1], Shape.WORD, glued=glued))
            previous_end = end
            continue
        if begin in slashed:
            short = slashed[begin]
            words = _SLASHED.get(short[0], "truong hop").split()
            tokens += [_word(flat, word, "", begin, short.end(), False) for word in words]
            skip_to = previous_end = short.end()
            continue
        _piece(tokens, flat, piece, begin, end, begin == previous_end and begin > 0, vni, budget)
        previous_end = end
    return flat, tokens


def _piece(
    tokens: list[Token], flat: Flat, piece: str, begin: int, end: int, glued: bool, vni: bool, budget: spelling.Budget
) -> None:
    first = piece[0]
    if piece == "\n":
        tokens.append(Token("\n", "", flat.starts[begin], flat.ends[begin], Shape.LINE))
    elif not (first.isascii() and first.isalnum()):
        # Signs matter one by one; a run of anything else (emoji, other scripts) is one token.
        last = tokens[-1] if tokens else None
        if glued and last and last.shape is Shape.SIGN and not last.word.isascii() and not piece.isascii():
            last.end = flat.ends[end - 1]
            return
        tokens.append(Token(piece, piece, flat.starts[begin], flat.ends[end - 1], Shape.SIGN, glued=glued))
    elif piece.isalpha():
        _letters(tokens, flat, begin, end, glued, budget)
    elif vni and (decoded := from_vni(piece)):
        tokens.append(_word(flat, decoded[0], decoded[1], begin, end, glued))
    else:
        for run in _RUN.finditer(piece):
            here = begin + run.start()
            if run[0].isdigit():
                tokens.append(_number(flat, run[0], here, glued))
            else:
                _letters(tokens, flat, here, begin + run.end(), glued, budget)
            glued = True


def _number(flat: Flat, digits: str, begin: int, glued: bool) -> Token:
    end = begin + len(digits)
    value = int(digits) if len(digits) <= _MAX_VALUE_DIGITS else -1
    return Token(digits, digits, flat.starts[begin], flat.ends[end - 1], Shape.NUMBER, value, glued)


def _word(flat: Flat, word: str, lower: str, begin: int, end: int, glued: bool) -> Token:
    return Token(word, lower, flat.starts[begin], flat.ends[end - 1], Shape.WORD, glued=glued)


def _letters(tokens: list[Token], flat: Flat, begin: int, end: int, glued: bool, budget: spelling.Budget) -> None:
    raw, lower = flat.plain[begin:end], flat.lower[begin:end]
    words, known = spelling.resolve(raw, lower, budget)
    decoded = lower.isascii() and not known.isascii()
    for number, word in enumerate(words):
        token = _word(flat, word, known, begin, end, glued and number == 0)
        token.decoded = decoded
        tokens.append(token)
