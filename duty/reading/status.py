"""What a message is: report, update or chatter; over or not; urgent or not; sure or rumour."""

from __future__ import annotations

from dataclasses import dataclass

from duty.reading.lexicon import Found, Hit
from duty.reading.tokens import Shape, Token

_QUESTION_ENDS = frozenset({"vay", "a", "nhi", "khong", "chua", "the", "nao", "dau", "gi", "may", "ha", "he"})


# Before "xong": a condition, another sentence, or a mere safeguard while the thing itself goes on.
_ONGOING = frozenset({"chua", "neu", "khi", "\n", ".", "rao", "chan", "cang", "cam", "che"})


@dataclass(frozen=True, slots=True)
class Signs:
    """The small facts about a message's standing."""

    ended: bool
    urgent: bool
    unverified: bool
    correction: bool
    nil: bool
    drill: bool
    question: bool
    life_danger: bool
    urgent_sure: float
    ended_sure: float


def _word(tokens: list[Token], at: int) -> str:
    return tokens[at].word if 0 <= at < len(tokens) else ""


def is_ended(tokens: list[Token], found: Found) -> tuple[bool, float]:
    """Is it over? What is said to go on, or to be over only for some, is not."""
    over = [hit for hit in found.best("ended") if not _is_part(tokens, hit)]
    score = sum(hit.weight for hit in over)
    if score < 3 and _is_done(tokens):
        score = 4
    holding = {at for hit in found.of("going_on") for at in range(hit.start, hit.end)}
    if holding:
        score -= 4
    return score >= 3, 0.9 if score >= 4 or score <= 1 else 0.6


def _is_done(tokens: list[Token]) -> bool:
    """ "đã … xong" around whatever was done."""
    for at, token in enumerate(tokens):
        if token.word == "xong":
            before = [_word(tokens, at - back) for back in range(1, 6)]
            if "da" in before and not _ONGOING & set(before):
                return True
    return False


def _is_part(tokens: list[Token], hit: Hit) -> bool:
    """Only some went home ("số kia về rồi"), or it is a condition ("nếu … xong")."""
    before = [_word(tokens, hit.start - back) for back in range(1, 6)]
    return (
        "kia" in before
        or "neu" in before
        or "khi" in before[:2]
        or "cho" in before[:1]
        or "can" in before[:2]
        or "de" in before[:1]
    )


def is_urgent(found: Found, *, ended: bool, category: str | None) -> tuple[bool, float]:
    """Is help demanded or somebody in real danger? Negated and minor matters are not."""
    if ended:
        return False, 0.9
    help_score = found.score("help")
    harm = found.score("injury")
    danger = found.score("danger")
    minor = found.score("minor")
    score = help_score + danger * 0.8
    if category in ("accident", "public_order", "fire_disaster"):
        score += harm
    if category in ("crowd", "petitioner", "upward"):
        score = help_score * 0.8 + danger * 0.6
    score -= minor * 1.2
    return score >= 2.4, 0.9 if score >= 4 or score < 1 else 0.6


def in_danger(found: Found, category: str | None, *, ended: bool) -> bool:
    """Is a life or body in danger now?"""
    if ended or category is None or found.score("minor") >= 3:
        return False
    return found.score("injury") >= 2 or found.score("danger") >= 3


def is_question(tokens: list[Token], text: str) -> bool:
    """Does the writer ask something?"""
    if "?" in text:
        return True
    words = [token.word for token in tokens if token.shape is Shape.WORD]
    return bool(words) and words[-1] in _QUESTION_ENDS and len(words) < 25 and words[-1:] != ["a"]


def update_score(tokens: list[Token], found: Found, *, ended: bool) -> float:
    """How much a message looks like news of a known case."""
    score = found.score("update") + found.score("definite") * 0.8
    if found.of("case"):
        first = min(hit.start for hit in found.of("case"))
        if _word(tokens, 0) == "vu":
            score += 3
        elif first <= 2 and _word(tokens, first - 1) not in ("co", "mot", "cac", "may"):
            score += 1.5
    if ended:
        score += 3
    score -= found.score("fresh") * 0.9
    return score


def chatter_score(found: Found, *, question: bool, incident: float) -> float:
    """How much a message looks like talk among colleagues.

    What officials organise ("tiêm phòng", "họp") is half as telling when something happened and nobody is invited.
    """
    events = found.score("event")
    if incident >= 3 and not found.of("invite"):
        events *= 0.5
    score = found.score("thanks", "ack", "ask_desk", "leisure") + events
    if found.of("misdirected"):
        score += 4
    return score + (1.5 if question else 0.0)
