"""Numbers in digits and words, ranges and approximations: where they stand and how big they are."""

from __future__ import annotations

from dataclasses import dataclass

from duty.reading.normalise import agrees, same_sound
from duty.reading.tokens import Shape, Token

_DIGIT_WORDS: dict[str, tuple[int, str]] = {
    "mot": (1, "một"),
    "hai": (2, "hai"),
    "ba": (3, "ba"),
    "bon": (4, "bốn"),
    "nam": (5, "năm"),
    "sau": (6, "sáu"),
    "bay": (7, "bảy"),
    "tam": (8, "tám"),
    "chin": (9, "chín"),
}
# After "mươi" the digits have other names as well.
_AFTER_TEN: dict[str, tuple[int, str]] = {**_DIGIT_WORDS, "lam": (5, "lăm"), "nham": (5, "nhăm"), "tu": (4, "tư")}
_ALSO = {"bảy": "bẩy", "nghìn": "ngàn", "một": "mốt", "bốn": "tư"}
# Without marks these are everyday words; in a text that is written with marks they are nothing else.
_EVERYDAY = frozenset(
    {"nam", "sau", "tam", "bay", "tu", "lam", "doi", "dam", "vai", "chuc", "tram", "muoi", "bon", "chin"}
)


# Every word that a number can begin with.
FIRST = frozenset({*_DIGIT_WORDS, "muoi", "ham", "bam", "chuc", "tram", "vai", "dam", "doi", "may", "nua"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range at tokens ``start`` up to, without, ``end``."""

    start: int
    end: int
    low: int
    high: int
    vague: bool = False
    spelled: bool = False


class Numbers:
    """Reads numbers at token positions of one message."""

    __slots__ = ("_tokens", "accented")

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self.accented = is_accented(tokens)

    def at(self, start: int, *, ranges: bool = True) -> Quantity | None:
        """The number that starts at a token, or None. ``ranges=False`` reads one plain number (areas, clock times)."""
        first = self._single(start, ranges)
        if first is None or not ranges:
            return first
        return self._joined(first) or first

    def _is(self, at: int, word: str, meant: str) -> bool:
        if at >= len(self._tokens):
            return False
        token = self._tokens[at]
        if token.word != word or token.claim or token.shape is not Shape.WORD:
            return False
        if self.accented and token.lower == word and word in _EVERYDAY and word != meant:
            return False
        return agrees(token.lower, meant) or (meant in _ALSO and agrees(token.lower, _ALSO[meant]))

    def _digit(self, at: int, table: dict[str, tuple[int, str]]) -> int | None:
        if at >= len(self._tokens):
            return None
        word = self._tokens[at].word
        if word == "ba" and table is _AFTER_TEN and not self.accented and self._next_is(at, "con"):
            return None  # "nam muoi ba con" is fifty "bà con"
        if word == "tam" and not self.accented and self._tokens[at].lower == word and self._is_hedge(at):
            return None
        entry = table.get(word)
        return entry[0] if entry and self._is(at, word, entry[1]) else None

    def _is_hedge(self, at: int) -> bool:
        """Unmarked "tam" before another number is "tầm" (about), unless a hedge stands before it already."""
        before = self._tokens[at - 1].word if at else ""
        if before in ("gan", "hon", "tren", "khoang", "chung", "do", "duoi"):
            return False
        follows = [token.word for token in self._tokens[at + 1 : at + 3]]
        return follows[:1] == ["chuc"] or (follows[:1] != ["muoi"] and follows[1:] in (["muoi"], ["chuc"], ["tram"]))

    def _next_is(self, at: int, word: str) -> bool:
        return at + 1 < len(self._tokens) and self._tokens[at + 1].word == word

    def _single(self, start: int, ranges: bool) -> Quantity | None:
        if start >= len(self._tokens):
            return None
        token = self._tokens[start]
        if token.claim:
            return None
        if token.shape is Shape.NUMBER:
            return self._digits(start)
        if token.word not in FIRST or token.shape is not Shape.WORD:
            return None
        return self._words(start, ranges)

    def _digits(self, start: int) -> Quantity | None:
        tokens = self._tokens
        value, end = tokens[start].value, start + 1
        if value < 0:
            return None
        if end + 1 < len(tokens) and tokens[end].word == "." and tokens[end].glued and tokens[end + 1].glued:
            after = tokens[end + 1]
            if after.shape is Shape.NUMBER and len(after.word) == 3 and value < 1000:
                value, end = value * 1000 + after.value, end + 2
        return self._multiplied(Quantity(start, end, value, value))

    def _multiplied(self, number: Quantity) -> Quantity:
        low, high, end = number.low, number.high, number.end
        for word, meant, factor in (
            ("chuc", "chục", 10),
            ("tram", "trăm", 100),
            ("nghin", "nghìn", 1000),
            ("ngan", "nghìn", 1000),
        ):
            if self._is(end, word, meant):
                low, high, end = low * factor, high * factor, end + 1
                if self._is(end, "ruoi", "rưỡi"):
                    low, high, end = low + factor // 2, high + factor // 2, end + 1
                break
        return Quantity(number.start, end, low, high, number.vague, number.spelled)

    def _words(self, start: int, ranges: bool) -> Quantity | None:
        """A number in words; vague ones ("dăm bảy", "vài chục") only where ranges are allowed."""
        word = self._tokens[start].word
        if ranges and (vague := self._vague(start, word)):
            return vague
        if word == "muoi" and (self._is(start, "muoi", "mười") or self._is(start, "muoi", "mươi")):
            unit = self._digit(start + 1, _AFTER_TEN)
            if unit is not None and not self._is(start + 2, "muoi", "mươi"):
                return Quantity(start, start + 2, 10 + unit, 10 + unit, spelled=True)
            return self._multiplied(Quantity(start, start + 1, 10, 10, spelled=True))
        if word in ("ham", "bam") and (unit := self._digit(start + 1, _AFTER_TEN)) is not None:
            tens = 20 if word == "ham" else 30
            return Quantity(start, start + 2, tens + unit, tens + unit, spelled=True)
        if word == "chuc" and self._is(start, "chuc", "chục"):
            return self._round(start, 10)
        if word == "tram" and self._is(start, "tram", "trăm"):
            return self._round(start, 100)
        digit = self._digit(start, _DIGIT_WORDS)
        return None if digit is None else self._from_digit(start, digit)

    def _round(self, start: int, value: int) -> Quantity:
        if self._is(start + 1, "ruoi", "rưỡi"):
            return Quantity(start, start + 2, value * 3 // 2, value * 3 // 2, spelled=True)
        return Quantity(start, start + 1, value, value, spelled=True)

    def _from_digit(self, start: int, digit: int) -> Quantity:
        if self._is(start + 1, "muoi", "mươi"):
            value, end = digit * 10, start + 2
            unit = self._digit(end, _AFTER_TEN)
            if unit is not None:
                value, end = value + unit, end + 1
            return Quantity(start, end, value, value, spelled=True)
        if self._is(start + 1, "tram", "trăm"):
            return self._hundreds(start, digit)
        if self._is_five_after(start + 1):
            return Quantity(start, start + 2, digit * 10 + 5, digit * 10 + 5, spelled=True)  # "bốn lăm"
        return self._multiplied(Quantity(start, start + 1, digit, digit, spelled=True))

    def _is_five_after(self, at: int) -> bool:
        """Without marks "lam" is "làm" unless the number before it is an estimate: "chung bon lam ba con"."""
        if at >= len(self._tokens):
            return False
        hedged = at > 1 and self._tokens[at - 2].word in ("chung", "khoang", "hon", "gan", "tren", "do")
        return self._tokens[at].lower in ("lăm", "nhăm") or (hedged and self._tokens[at].lower == "lam")

    def _hundreds(self, start: int, digit: int) -> Quantity:
        value, end = digit * 100, start + 2
        if self._is(end, "ruoi", "rưỡi"):
            return Quantity(start, end + 1, value + 50, value + 50, spelled=True)
        if self._is(end, "linh", "linh") or self._is(end, "le", "lẻ"):
            unit = self._digit(end + 1, _AFTER_TEN)
            if unit is not None:
                return Quantity(start, end + 2, value + unit, value + unit, spelled=True)
        rest = self._words(end, False) if end < len(self._tokens) and self._tokens[end].shape is Shape.WORD else None
        if rest and 10 <= rest.high < 100:
            value, end = value + rest.high, rest.end
        return Quantity(start, end, value, value, spelled=True)

    def _vague(self, start: int, word: str) -> Quantity | None:
        found: Quantity | None = None
        if word == "vai" and self._is(start, "vai", "vài"):
            end = start + 1
            if self._is(end, "ba", "ba"):
                end += 1
            found = Quantity(start, end, 2, 3, True, True)
        elif word == "dam" and self._is(start, "dam", "dăm"):
            second = self._digit(start + 1, _DIGIT_WORDS)
            found = Quantity(start, start + 1, 5, 5, True, True)
            if second in (3, 6, 7, 10):
                found = Quantity(start, start + 2, min(5, second), max(5, second), True, True)
            elif self._is(start + 1, "muoi", "mươi"):
                return Quantity(start, start + 2, 5, 10, True, True)
        elif word == "doi" and self._is(start, "doi", "đôi") and self._is(start + 1, "ba", "ba"):
            found = Quantity(start, start + 2, 2, 3, True, True)
        elif word == "may" and self._is(start, "may", "mấy"):
            if self._is(start + 1, "chuc", "chục") or self._is(start + 1, "tram", "trăm"):
                found = Quantity(start, start + 1, 2, 3, True, True)
        elif word == "nua" and self._is(start + 1, "chuc", "chục"):
            return Quantity(start, start + 2, 5, 5, True, True)
        return self._multiplied(found) if found else self._neighbours(start)

    def _neighbours(self, start: int) -> Quantity | None:
        """Two digits side by side: "ba bốn", "năm bảy", "hai ba chục", "mươi mười lăm"."""
        first, second = self._digit(start, _DIGIT_WORDS), self._digit(start + 1, _DIGIT_WORDS)
        if first is not None and second is not None and (second == first + 1 or (first, second) in ((3, 5), (5, 7))):
            if self._is(start + 2, "muoi", "mươi") or self._is(start + 2, "chuc", "chục"):
                return Quantity(start, start + 3, first * 10, second * 10, True, True)
            return self._multiplied(Quantity(start, start + 2, first, second, True, True))
        is_ten = start + 1 < len(self._tokens) and same_sound(self._tokens[start + 1].lower, "mười")
        if first == 9 and is_ten and self._digit(start + 2, _AFTER_TEN) is None:
            return Quantity(start, start + 2, 9, 10, True, True)
        if self._is(start, "muoi", "mươi") and self._is(start + 1, "muoi", "mười"):
            second = self._digit(start + 2, _AFTER_TEN)
            if second is not None:
                return Quantity(start, start + 3, 10, 10 + second, True, True)
        return None

    def _joined(self, first: Quantity) -> Quantity | None:
        """A range with a dash or a word between its ends: "15-20", "15 đến 18"."""
        tokens, at = self._tokens, first.end
        if at >= len(tokens):
            return None
        joint = tokens[at].word
        if joint not in ("-", "–", "—", "~", "den", "toi", "hoac", "hay", "−"):
            return None
        second = self._single(at + 1, False)
        if second is None or not first.low < second.high <= max(first.high * 10, 10):
            return None
        low = first.low
        if second.high >= 20 and second.high % 10 == 0 and low < 10 and second.spelled and first.spelled:
            low *= 10  # "hai đến ba chục"
        return Quantity(first.start, second.end, low, second.high, first.vague or second.vague, second.spelled)


def is_accented(tokens: list[Token]) -> bool:
    """Is the message written with marks, on the whole?"""
    return marked_share(tokens) > 0.5


def marked_share(tokens: list[Token]) -> float:
    """How much of the words carries marks; in careful writing two words of three do."""
    words = [token for token in tokens if token.shape is Shape.WORD and len(token.word) > 1]
    return sum(1 for token in words if token.lower and not token.lower.isascii()) / len(words) if words else 0.0
