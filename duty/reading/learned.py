"""A second opinion on what a message tells: weights of everyday words, learned from the labelled messages.

The rules know grammar, numbers and places. Which of thousands of everyday words go with an accident, or with a matter
of land, is a list that no hand completes. ``python -m bench.learn`` writes the weights; ``docs/reading.md`` tells how
well rules and weights read messages that neither has seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import repeat
from math import exp, hypot, log
from typing import NamedTuple

from duty.reading.lexicon import Hit
from duty.reading.people import Count
from duty.reading.tokens import Shape, Token

# The last: whether it is about one single person, asked where nobody was counted.
FIELDS = ("kind", "category", "topic", "ended", "urgent", "alone")
UNCOUNTED = "people=none"
# What the word of the rules counts beside the weights, in nats: always, and once more by how sure the rules are.
_TRUST = {
    "kind": (1.0, 0.5), "category": (0.5, 0.5), "topic": (0.5, 0.5),
    "ended": (1.0, 0.5), "urgent": (0.5, 1.0), "alone": (1.0, 0.5),
}  # fmt: skip
_SURE = 0.56
_DOUBT = 0.55  # below what anybody acts upon without a question
# An incident taken for talk is lost, so that against the rules the words must be surer of talk than of anything else.
_SURE_OF_TALK = 0.8
_SCALE = 100
_CROWD = 5
_UNKNOWN, _FEWEST = 0.5, 3  # shares of known words, and different words, below which the weights say nothing
_LONGEST = 400  # words of a message that are weighed; the rules see all of it


class Feature(NamedTuple):
    """A word, a pair of words, a concept or a mark of the whole message; the tokens where it stands (0, 0: nowhere)."""

    name: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules have found in a message before anybody judges it."""

    hits: Iterable[Hit]
    people: Count | None
    households: Count | None
    heading: str | None
    area: bool
    clock: bool


def features(tokens: Sequence[Token], told: Told) -> Iterator[Feature]:
    """Everything in a message that may carry a weight: words as meant, without marks, any number as "#"; pairs of them;
    the concepts of the lexicon; how many people and households, where they head, whether place and time are named.
    """
    tokens = tokens[:_LONGEST]
    before = "<"
    for at, token in enumerate(tokens):
        word = "#" if token.shape is Shape.NUMBER else "/" if token.shape is Shape.LINE else token.word
        yield Feature(word, at, at + 1)
        yield Feature(f"{before} {word}", max(0, at - 1), at + 1)
        before = word
    yield Feature(f"{before} >", max(0, len(tokens) - 1), len(tokens))
    for hit in told.hits:
        if hit.start >= len(tokens):
            continue
        yield Feature(f"{'no ' if hit.negated else ''}concept={hit.concept}", hit.start, hit.end)
    yield Feature("people=" + _size(told.people))
    yield Feature("households=" + _size(told.households))
    yield Feature(f"heading={told.heading or ''}")
    yield Feature(f"area={told.area}")
    yield Feature(f"clock={told.clock}")


def _size(count: Count | None) -> str:
    if count is None:
        return "none"
    return "one" if count.high == 1 else "few" if count.high < _CROWD else "many"


class Row(NamedTuple):
    """One feature of the table: how rare it is, and its weight for each column, rarity taken in; both in hundredths."""

    rarity: int
    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Weights:
    """The learned table. ``columns``: field and value of each weight; ``start``: what speaks for it without words."""

    columns: tuple[tuple[str, str], ...]
    start: tuple[int, ...]
    rows: Mapping[str, Row]

    def opinion(self, told: Collection[Feature]) -> Opinion:
        """What the words of one message speak for: rare ones more; a long message speaks no louder."""
        known = {one.name: self.rows[one.name] for one in told if one.name in self.rows}
        length = hypot(*(row.rarity / _SCALE for row in known.values())) or 1.0
        sums = map(sum, zip(*(row.weights for row in known.values()), strict=True)) if known else repeat(0)
        scores: dict[str, dict[str, float]] = {field: {} for field in FIELDS}
        for (field, value), start, total in zip(self.columns, self.start, sums, strict=False):
            scores[field][value] = (start + total / length) / _SCALE
        words = {one.name for one in told if one.end == one.start + 1 and " " not in one.name}
        share = len(words & known.keys()) / len(words) if len(words) >= _FEWEST else 0.0
        return Opinion({field: _normal(found) for field, found in scores.items()}, share, self, told)


def _normal(scores: Mapping[str, float]) -> dict[str, float]:
    top = max(scores.values())
    whole = top + log(sum(exp(score - top) for score in scores.values()))
    return {value: score - whole for value, score in scores.items()}


@dataclass(frozen=True, slots=True)
class Opinion:
    """By field, the logarithm of each value's probability by the words alone. Values as text, "" for none."""

    scores: Mapping[str, Mapping[str, float]]
    known: float  # the share of words that carry a weight
    _weights: Weights
    _told: Collection[Feature]

    def decide(self, field: str, ruled: str, sure: float, among: Collection[str] = ()) -> tuple[str, float]:
        """Words and rules together: the value, of ``among`` if given, and how sure it is (0 to 1).

        Where they agree the surer one speaks; where the words win against the rules nothing is certain. Of a message
        of a word or two, or whose words are mostly unknown, the weights say nothing.
        """
        if self.known < _UNKNOWN:
            return ruled, sure
        always, by_sure = _TRUST[field]
        scores = {value: score for value, score in self.scores[field].items() if not among or value in among}
        if ruled in scores:
            scores[ruled] += always + (by_sure * sure if sure > _SURE else 0.0)
        found = _normal(scores)
        best = max(found, key=lambda value: found[value])
        likely = exp(found[best])
        if best == "chatter" != ruled and likely < _SURE_OF_TALK:
            return ruled, exp(found[ruled])
        if best != ruled:
            return best, min(likely, _DOUBT)
        return best, max(sure, min(likely, 0.9)) if likely >= sure else likely

    def words(self, field: str, value: str) -> Feature | None:
        """The word or pair of words that speaks most for a value; None when nothing does."""
        column = self._weights.columns.index((field, value))
        placed = [one for one in self._told if one.end and one.name in self._weights.rows]
        strongest = max(placed, key=lambda one: self._weights.rows[one.name].weights[column], default=None)
        return strongest if strongest and self._weights.rows[strongest.name].weights[column] > 0 else None


def parsed(text: str) -> Weights:
    """The table from its text: a line on its source, a head of columns, start values, then a row for each feature."""
    _, head, start, *rows = [line.split("\t") for line in text.split("\n") if line]
    columns = tuple((field, value) for field, _, value in (name.partition("=") for name in head[2:]))
    return Weights(columns, _numbers(start[2:]), {row[0]: Row(int(row[1]), _numbers(row[2:])) for row in rows})


def _numbers(told: Sequence[str]) -> tuple[int, ...]:
    return tuple(int(number) if number else 0 for number in told)


@cache
def weights() -> Weights:
    """The table of this package."""
    return parsed(files("duty.reading").joinpath("weights.tsv").read_text(encoding="utf-8"))
