"""What a message is: report, update or chatter; over or not; urgent or not; sure or rumour."""

from __future__ import annotations

from duty.reading.lexicon import Found, Hit
from duty.reading.normalise import agrees
from duty.reading.tokens import Shape, Token

_QUESTION_ENDS = frozenset({"vay", "a", "nhi", "khong", "chua", "the", "nao", "dau", "gi", "may", "ha", "he"})


# Before "xong": a condition, another sentence, or a mere safeguard while the thing itself goes on.
_ONGOING = frozenset({"chua", "neu", "khi", "\n", ".", "rao", "chan", "cang", "cam", "che"})


def _word(tokens: list[Token], at: int) -> str:
    return tokens[at].word if 0 <= at < len(tokens) else ""


def is_ended(tokens: list[Token], found: Found) -> tuple[bool, float]:
    """Is it over? What is said to go on, or to be over only for some, is not."""
    over = [hit for hit in found.best("ended") if not _is_part(tokens, hit)]
    if not found.of("fire_disaster"):
        over = [hit for hit in over if "tắt" not in hit.words]  # a lamp that goes out ends nothing
    score = sum(hit.weight for hit in over)
    if score < 3 and _is_done(tokens):
        score = 4
    holding = {at for hit in found.of("going_on") for at in range(hit.start, hit.end)}
    if holding:
        score -= 4
    return score >= 3, 0.9 if score >= 4 or score <= 1 else 0.6


def _is_done(tokens: list[Token]) -> bool:
    """ "đã … xong" around whatever was done, or "xong" as the last word."""
    last = [token.word for token in tokens if token.shape is Shape.WORD][-1:]
    if last == ["xong"] and len(tokens) > 3 and _word(tokens, len(tokens) - 2) in (",", ".", "viec"):
        return True
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
        or (before[0] == "cho" and tokens[hit.start - 1].lower != "chợ")
        or "can" in before[:2]
        or "de" in before[:1]
    )


# Before "nhầm": the writer's own slip. After any other verb it is somebody else's mistake ("đo nhầm", "cấp nhầm").
_OWN_SLIP = frozenset(
    {"", "\n", ".", ",", ":", ";", "!", "em", "toi", "tui", "minh", "anh", "xin", "loi", "da", "bi", "vua", "a", "tin"}
)


def is_correction(tokens: list[Token], found: Found) -> bool:
    """Does the writer take back what they said?"""
    if found.of("misdirected"):
        return False
    if found.score("correction") >= 3:
        return True
    return any(
        token.word == "nham" and agrees(token.lower, "nhầm") and _word(tokens, at - 1) in _OWN_SLIP
        for at, token in enumerate(tokens)
    )


def is_urgent(tokens: list[Token], found: Found, *, ended: bool, category: str | None) -> tuple[bool, float]:
    """Is help demanded or somebody in real danger? Negated and minor matters are not."""
    if ended:
        return False, 0.9
    help_score = found.score("help")
    harm = sum(hit.weight for hit in found.best("injury") if not _is_animal(tokens, hit))
    danger = found.score("danger")
    minor = found.score("minor")
    score = help_score + danger * 0.8
    if category in ("accident", "public_order", "fire_disaster"):
        score += harm
    if category in ("crowd", "petitioner", "upward"):
        score = help_score * 0.8 + danger * 0.6
    score -= minor * 1.2
    return score >= 2.4, 0.9 if score >= 4 or score < 1 else 0.6


_ANIMALS = frozenset({"trau", "lon", "heo", "vit", "ga", "bo", "de", "ngan", "ngong", "cho", "meo", "ca"})


def _is_animal(tokens: list[Token], hit: Hit) -> bool:
    """ "chết 2 con trâu", "đàn vịt chết": no person is hurt."""
    near = range(max(1, hit.start - 4), min(len(tokens), hit.end + 4))
    return any(tokens[at].word in _ANIMALS and _word(tokens, at - 1) in ("con", "dan", "bay") for at in near)


def in_danger(tokens: list[Token], found: Found, category: str | None, *, ended: bool) -> bool:
    """Is a life or body in danger now?"""
    if ended or category is None or found.score("minor") >= 3:
        return False
    harm = sum(hit.weight for hit in found.best("injury") if not _is_animal(tokens, hit))
    return harm >= 2 or found.score("danger") >= 3


def is_question(tokens: list[Token], text: str) -> bool:
    """Does the writer ask something?"""
    if "?" in text:
        return True
    words = [token.word for token in tokens if token.shape is Shape.WORD]
    if words[-1:] and words[-1] in ("nao", "gi", "dau", "may") and {"khong", "chua", "chang"} & set(words[-7:-1]):
        return False  # "không phát được tin nào" denies
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
        elif any(
            found.at(hit.end, kind)
            for hit in found.of("case")
            if tokens[hit.start].word == "vu" and _word(tokens, hit.start - 1) not in ("co", "mot", "cac", "may", "ra")
            for kind in ("accident", "fire_disaster", "public_order")
        ):
            score += 1.5  # "… vụ lật thuyền"
    if ended:
        score += 3
    elif _word(tokens, 0) == "da" and agrees(tokens[0].lower, "đã"):
        score += 2
    if (
        not ended
        and _word(tokens, 0) in ("mot", "vua", "co")
        and not found.of("definite")
        and found.score("update") < 6
    ):
        score -= 2.5  # "một công nhân ngất, đã tỉnh" is told for the first time
    score -= found.score("fresh") * 0.9
    return score


def chatter_score(tokens: list[Token], found: Found, *, question: bool, incident: float) -> float:
    """How much a message looks like talk among colleagues.

    What officials organise ("tiêm phòng", "họp") is half as telling when something happened and nobody is invited.
    """
    events = found.score("event")
    if incident >= 3 and not found.of("invite"):
        events *= 0.5
    asked = found.score("ask_desk")
    if _word(tokens, 0) == "ai" and _word(tokens, 1) not in ("cung", "nay", "ve"):
        asked += 3  # "ai đi qua …", "ai còn giữ …": asks the room
    score = found.score("thanks", "ack", "leisure") + asked + events
    if asked >= 3 and (found.of("old_case") or any(token.claim == "year" for token in tokens)):
        score += 7  # asks for the papers of a case long over
    if found.of("misdirected"):
        score += 4
    return score + (1.5 if question else 0.0)
