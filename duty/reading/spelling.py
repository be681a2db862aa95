"""One spelling for a word: short forms spelled out, Telex decoded, glued words cut apart, slips mended."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from duty.reading.syllables import SYLLABLES, from_telex
from duty.reading.words_short import FOREIGN, KEPT, MARKED_SHORT, SHORT
from duty.reading.words_vocabulary import VOCABULARY

_BY_LENGTH: dict[int, tuple[str, ...]] = {
    size: tuple(word for word in VOCABULARY if len(word) == size) for size in range(1, 9)
}
_RANK = {word: rank for rank, word in enumerate(VOCABULARY)}
_MAX_GLUED = 40


class Budget:
    """How many unknown words of one message may still be mended: mending is slow and noise is endless."""

    __slots__ = ("left",)

    def __init__(self, left: int = 60) -> None:
        self.left = left


def resolve(raw: str, lower: str, budget: Budget) -> tuple[tuple[str, ...], str]:
    """The plain word or words that ``raw`` stands for, and the marks known of a single word ("" if none are).

    ``lower`` is the word with the marks as typed.
    """
    if known := _known(raw, lower):
        return known
    if budget.left <= 0 or len(raw) > _MAX_GLUED:
        return (raw,), lower
    budget.left -= 1
    return _mend(raw), ""


@lru_cache(maxsize=8192)
def _known(raw: str, lower: str) -> tuple[tuple[str, ...], str] | None:
    """The reading of a word that needs no mending."""
    if lower in MARKED_SHORT:
        return MARKED_SHORT[lower], ""
    if raw in SHORT:
        return SHORT[raw], ""
    if raw in SYLLABLES or raw in KEPT or raw in FOREIGN or len(raw) == 1:
        return (raw,), lower
    if decoded := from_telex(raw):
        return decoded[:1], decoded[1] if lower.isascii() else ""
    if (other := _respelt(raw)) in SYLLABLES:
        return (other,), ""
    return None


_INITIALS = (("dz", "d"), ("f", "ph"), ("z", "d"), ("w", "qu"), ("j", "gi"))


def _respelt(raw: str) -> str:
    """Spelling of the young and slips of the thumb: "fải", "zậy"; an ending that lost its n ("khôg", "thàh")."""
    for short, full in _INITIALS:
        if raw.startswith(short):
            raw = full + raw[len(short) :]
            break
    if raw[-1] in "gh" and len(raw) > 2 and raw[-2] in "aeiouy":
        raw = raw[:-1] + "n" + raw[-1]
    return raw


@lru_cache(maxsize=8192)
def _mend(raw: str) -> tuple[str, ...]:
    if len(raw) > 7 or raw not in SYLLABLES:
        parts = _cut(raw)
        if parts and all(part in _RANK for part in parts):
            return parts
        if near := _nearest(raw):
            return (near,)
        if parts:
            return parts
    return (raw,)


def _nearest(raw: str) -> str | None:
    """The commonest known word one slip away (a missing, extra, wrong or swapped letter)."""
    if not 3 <= len(raw) <= 8:
        return None
    best: tuple[int, int, str] | None = None
    for size in (len(raw), len(raw) + 1, len(raw) - 1):
        for word in _BY_LENGTH.get(size, ()):
            if OSA.distance(raw, word, score_cutoff=1) > 1:
                continue
            swapped = 0 if sorted(word) == sorted(raw) else 1
            key = (swapped, _RANK[word], word)
            if best is None or key < best:
                best = key
    return best[2] if best else None


def _cut(raw: str) -> tuple[str, ...] | None:
    """Words typed without spaces: the cut with the fewest and best known syllables, or None."""
    size = len(raw)
    costs: list[tuple[float, tuple[str, ...]] | None] = [None] * (size + 1)
    costs[0] = (0.0, ())
    for begin in range(size):
        so_far = costs[begin]
        if so_far is None:
            continue
        for end in range(begin + 2, min(size, begin + 7) + 1):
            word = raw[begin:end]
            known = word in _RANK
            if not known and word not in SYLLABLES:
                continue
            cost = so_far[0] + (1.0 if known else 2.6)
            old = costs[end]
            if old is None or cost < old[0]:
                costs[end] = (cost, (*so_far[1], word))
    last = costs[size]
    return last[1] if last and len(last[1]) > 1 else None
