"""Tables of concepts as one search tree: a single pass over the tokens finds every concept with its weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from duty.reading.normalise import agrees, only_tone_differs, plain, same_sound
from duty.reading.numbers import marked_share
from duty.reading.tokens import Shape, Token
from duty.reading.words_civic import CIVIC
from duty.reading.words_events import EVENTS
from duty.reading.words_neutral import NEUTRAL
from duty.reading.words_people import PEOPLE
from duty.reading.words_state import STATE
from duty.reading.words_things import THINGS
from duty.reading.words_topics import TOPICS


class Hit(NamedTuple):
    """A phrase of a concept at tokens ``start`` up to, without, ``end``."""

    concept: str
    start: int
    end: int
    weight: float
    negated: bool = False
    words: tuple[str, ...] = ()  # as meant, with marks


@dataclass(frozen=True, slots=True)
class _Entry:
    concept: str
    words: tuple[str, ...]  # with marks
    weight: float
    needs_marks: bool


_END = ""
Node = dict[str, Any]


def build(tables: Iterable[tuple[str, Mapping[str, str]]]) -> Node:
    """The search tree of some tables; a concept is called ``prefix + name``."""
    root: Node = {}
    for prefix, table in tables:
        for concept, phrases in table.items():
            for phrase in phrases.split("|"):
                _add(root, prefix + concept, phrase.strip())
    return root


def _add(root: Node, concept: str, phrase: str) -> None:
    if not phrase:
        return
    body, _, weight = phrase.partition("*")
    needs_marks = body.startswith("!")
    words = tuple(body.lstrip("!").strip().lower().split())
    node = root
    for word in words:
        node = node.setdefault(plain(word), {})
    entry = _Entry(concept, words, float(weight) if weight else 1.0, needs_marks)
    node.setdefault(_END, []).append(entry)


TREE = build((("", PEOPLE), ("", CIVIC), ("", EVENTS), ("", STATE), ("topic:", TOPICS), ("", NEUTRAL), ("", THINGS)))


_COUNTING = frozenset({"mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi", "may", "nhieu", "vai"})
# After a number a half-marked word can hardly be another one; elsewhere a lone word must be what is written.
_COUNTED = frozenset({"person", "household"})
# Of words as long as "người" and "huyện" hardly another one bears the same letters: a slipped mark changes nothing.
_PLAIN_ENOUGH = frozenset({"người", "huyện"})


class Found:
    """All hits of one message, by concept and by where they start."""

    __slots__ = ("by_concept", "by_start")

    def __init__(self, hits: Iterable[Hit]) -> None:
        self.by_concept: dict[str, list[Hit]] = {}
        self.by_start: dict[int, list[Hit]] = {}
        for hit in hits:
            self.by_concept.setdefault(hit.concept, []).append(hit)
            self.by_start.setdefault(hit.start, []).append(hit)

    def of(self, *concepts: str) -> list[Hit]:
        """The hits of some concepts, by concept."""
        return [hit for concept in concepts for hit in self.by_concept.get(concept, ())]

    def at(self, start: int, concept: str) -> Hit | None:
        """The longest hit of a concept that starts at a token."""
        hits = [hit for hit in self.by_start.get(start, ()) if hit.concept == concept]
        return max(hits, key=lambda hit: hit.end) if hits else None

    def score(self, *concepts: str) -> float:
        """The summed weight of the standing (not negated) hits; overlapping phrases count once, by the heaviest."""
        return sum(hit.weight for hit in self.best(*concepts))

    def best(self, *concepts: str) -> list[Hit]:
        """The standing hits without overlaps: the heaviest, then the longest, first."""
        hits = [hit for hit in self.of(*concepts) if not hit.negated and hit.weight > 0]
        hits.sort(key=lambda hit: (-hit.weight, hit.start - hit.end, hit.start))
        taken: set[int] = set()
        out: list[Hit] = []
        for hit in hits:
            span = range(hit.start, hit.end)
            if taken.isdisjoint(span):
                taken.update(span)
                out.append(hit)
        return out


def search(tokens: list[Token], tree: Node) -> list[Hit]:
    """Every phrase of the tree in the tokens; "#" in a phrase stands for any one number."""
    hits: list[Hit] = []
    size = len(tokens)
    for start in range(size):
        node = tree.get(tokens[start].word)
        if node is not None:
            _walk(tokens, size, node, start, start + 1, hits)
    share = marked_share(tokens)
    careful = share >= _CAREFUL and not any(token.decoded or _is_mended(token) for token in tokens)
    longest = _CAREFUL_PHRASE if careful else 1 if share > 0.5 else 0
    return [hit for hit in hits if not _is_bare_in_marked(tokens, hit, longest)] if longest else hits


_CAREFUL, _CAREFUL_PHRASE = 0.6, 3
_OFFICIAL_SHORT = frozenset({"tieu", "khu", "uy", "ban", "nhan", "dan"})  # "TK", "UBND": careful writers use them too


def _is_mended(token: Token) -> bool:
    return token.shape is Shape.WORD and not token.lower and token.word not in _OFFICIAL_SHORT


def _is_bare_in_marked(tokens: list[Token], hit: Hit, longest: int) -> bool:
    """In a message with marks a word without them is that very word: "xin" asks, and is nobody "xỉn".

    Where nearly everything is marked this holds inside short phrases too: "do nhà thầu" is no "đổ nhà".
    """
    if hit.concept in _COUNTED or len(hit.words) > longest:
        return False  # "ng" and "h" stand for words with marks
    return any(
        (written := tokens[at].lower)
        and tokens[at].shape is Shape.WORD
        and meant not in _PLAIN_ENOUGH
        and not same_sound(written, meant)
        for at, meant in zip(range(hit.start, hit.end), hit.words, strict=True)
    )


def _walk(tokens: list[Token], size: int, node: Node, start: int, at: int, hits: list[Hit]) -> None:
    while True:
        for entry in node.get(_END, ()):
            if _fits(entry, tokens, start):
                hits.append(Hit(entry.concept, start, at, entry.weight, False, entry.words))
        if at >= size:
            return
        token = tokens[at]
        if "#" in node and (token.shape is Shape.NUMBER or token.word in _COUNTING):
            _walk(tokens, size, node["#"], start, at + 1, hits)
        following = node.get(token.word)
        if following is None:
            return
        node, at = following, at + 1


def _fits(entry: _Entry, tokens: list[Token], start: int) -> bool:
    slips = 0
    alone = len(entry.words) == 1
    for offset, meant in enumerate(entry.words):
        token = tokens[start + offset]
        written = token.lower
        if entry.needs_marks and written.isascii():
            return False
        if meant == "#" or written == meant or token.shape is not Shape.WORD or not written:
            continue
        if meant in _PLAIN_ENOUGH and alone:
            continue
        if alone and not written.isascii() and entry.concept not in _COUNTED and not same_sound(written, meant):
            return False
        if not agrees(written, meant):
            slips += 1
            if len(entry.words) < 3 or slips > 1 or not only_tone_differs(written, meant):
                return False
    return True


def consistent(tokens: list[Token], hits: list[Hit]) -> list[Hit]:
    """Without the short phrases that take a word to mean something else than a longer phrase around it does.

    Without marks "gap" is "gấp" (urgent) or "gặp" (meet); in "doi gap lanh dao" the longer phrase decides.
    """
    meant: dict[int, tuple[int, set[str]]] = {}
    void = {at for hit in hits if hit.concept == "void" for at in range(hit.start, hit.end)}
    if void:
        hits = [hit for hit in hits if hit.concept == "void" or not void.issuperset(range(hit.start, hit.end))]
    counted = {hit.start for hit in hits if hit.concept == "household" and _follows_digits(tokens, hit.start)}
    # "31 ho het gao": after digits stand households, nobody who shouts ("hò hét").
    hits = [hit for hit in hits if hit.start not in counted or hit.concept in _COUNTED or hit.end - hit.start < 2]
    for hit in hits:
        size = hit.end - hit.start
        if size < 2:
            continue
        for at in range(hit.start, hit.end):
            known = meant.get(at)
            if known is None or known[0] < size:
                meant[at] = (size, {hit.words[at - hit.start]})
            elif known[0] == size:
                known[1].add(hit.words[at - hit.start])
    told = {
        at for hit in hits if hit.concept == "neutral" and hit.end - hit.start > 1 for at in range(hit.start, hit.end)
    }
    hits = [
        hit for hit in hits if not (hit.concept in _EVENTS and hit.end - hit.start == 1 and hit.start in told)
    ]  # "bê tông" collides with nothing
    one = {at for hit in hits if hit.concept == "single" and hit.words[0] != "có" for at in range(hit.start, hit.end)}
    return [
        hit
        for hit in hits
        if (not _contradicted(hit, meant) or (hit.concept in _COUNTED and _is_counted(tokens, hit.start)))
        and not (hit.concept == "group" and hit.start in one)  # "anh nông dân"
        and not (hit.concept in _WHO and _tells(tokens, hit.end))
    ]


def _is_counted(tokens: list[Token], at: int) -> bool:
    before = tokens[at - 1] if at else None
    return before is not None and not before.claim and (before.shape is Shape.NUMBER or before.word in _COUNTING)


def _follows_digits(tokens: list[Token], at: int) -> bool:
    return at > 0 and tokens[at - 1].shape is Shape.NUMBER and not tokens[at - 1].claim


_WHO = frozenset({"group", "single", "single_loose"})


def _tells(tokens: list[Token], at: int) -> bool:
    """ "người dân gọi báo", "bà Năm kể": whoever tells of a thing is not part of it."""
    said = [token.word for token in tokens[at : at + 2]]
    return said[:1] in (["bao"], ["ke"]) or said in (["goi", "bao"], ["goi", "dien"], ["cho", "biet"], ["cho", "hay"])


def _contradicted(hit: Hit, meant: dict[int, tuple[int, set[str]]]) -> bool:
    size = hit.end - hit.start
    for at, word in zip(range(hit.start, hit.end), hit.words, strict=True):
        known = meant.get(at)
        if known and known[0] > size and word not in known[1]:
            return True
    return False


_EVENTS = frozenset(EVENTS)
_NEGATORS = {"khong": "không", "chua": "chưa", "chang": "chẳng", "cha": "chả", "no": "nỏ"}
# Without marks "cha" is father and "no" is he or debt, unless such a word follows.
_AFTER_RARE = frozenset({"co", "ai", "biet", "thay", "chiu", "can", "bi", "phai"})
_BOUNDS = frozenset({",", ".", ";", "!", "?", "\n", "nhung", "ma", "con", "nen"})
_REACH = 4
# Concepts that "không ..." before them cancels. Demands and topics stay: "không nhận tiền" is still about money.
_CIVIC = frozenset({"gather", "demand", "petition"})
_CANCELLED = frozenset(
    {"public_order", "accident", "fire_disaster", "injury", "danger", "help", "ended", "departing", "fresh", "event"}
)


def with_negation(tokens: list[Token], hits: list[Hit]) -> list[Hit]:
    """The same hits, those that stand under a negation marked as such."""
    absent = _absent(tokens, hits)
    return [
        Hit(hit.concept, hit.start, hit.end, hit.weight, True, hit.words)
        if (hit.concept in _CANCELLED and is_negated(tokens, hit.start))
        or (hit.concept in _CIVIC and hit.start in absent)
        else hit
        for hit in hits
    ]


def _absent(tokens: list[Token], hits: list[Hit]) -> set[int]:
    """The tokens of clauses that say that nothing came: "không có ai đến phòng tiếp dân"."""
    absent: set[int] = set()
    for hit in hits:
        if hit.concept == "nil" and hit.weight >= 4 and hit.words[0] in ("không", "chưa", "nỏ", "chẳng", "0"):
            at = hit.start
            while at < len(tokens) and tokens[at].word not in _BOUNDS:
                absent.add(at)
                at += 1
    return absent


# After these the negation is over: "không biển số", "không rõ ai đánh", "không may ngã", "tránh không kịp".
_SPENT = frozenset(
    {"bien", "mu", "phep", "giay", "den", "bang", "ro", "biet", "hieu", "may", "kip", "ngo", "chi", "nhung"}
)


def is_negated(tokens: list[Token], start: int) -> bool:
    """Is a phrase under a negation shortly before it in the same clause?"""
    for at in range(start - 1, max(-1, start - 1 - _REACH), -1):
        token = tokens[at]
        if token.word in _BOUNDS:
            return False
        following = tokens[at + 1].word if at + 1 < len(tokens) else ""
        meant = _NEGATORS.get(token.word)
        if meant and agrees(token.lower, meant):
            if following in _SPENT and at + 1 < start:
                continue
            rare = token.word in ("cha", "no") and token.lower.isascii()
            if not rare or following in _AFTER_RARE:
                return True
        if token.word == "0" and following == "co":
            return True
    return False
