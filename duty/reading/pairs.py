"""Events told by two words that stand together, whichever two of their classes they are."""

from __future__ import annotations

from collections.abc import Iterator

from duty.reading.lexicon import Hit
from duty.reading.tokens import Shape, Token
from duty.reading.words_things import PAIRS

_REACH = 5  # words between the two
_CLOSE = 1


def paired(tokens: list[Token], hits: list[Hit]) -> list[Hit]:
    """The hits, and one more for every pair of words that tells an event in one clause."""
    by_concept: dict[str, list[Hit]] = {}
    for hit in hits:
        by_concept.setdefault(hit.concept, []).append(hit)
    found = list(hits)
    for event, weight, first, second in PAIRS:
        seconds = by_concept.get(second)
        if not seconds:
            continue
        for hit in by_concept.get(first, ()):
            found += (Hit(event, *span, weight, False, hit.words) for span in _spans(tokens, hit, seconds, event))
    return found


def _spans(tokens: list[Token], first: Hit, seconds: list[Hit], event: str) -> Iterator[tuple[int, int]]:
    """Where the second word follows soon, or stands right before: "cột điện ở ngõ gãy", "gãy cột điện".

    People come to an authority; "chủ tịch đến" is the other way round.
    """
    for second in seconds:
        if first.end <= second.start <= first.end + _REACH and not _parted(tokens, first.end, second.start):
            yield first.start, second.end
        elif (
            event != "gather"
            and second.end <= first.start <= second.end + _CLOSE
            and not _parted(tokens, second.end, first.start)
        ):
            yield second.start, first.end


def _parted(tokens: list[Token], start: int, end: int) -> bool:
    return any(token.shape in (Shape.SIGN, Shape.LINE) for token in tokens[start:end])
