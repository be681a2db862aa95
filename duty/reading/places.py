"""Where: the tiểu khu by number or name, and the place in the words of the report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from duty.reading.facts import Gazetteer
from duty.reading.lexicon import Node, build, search
from duty.reading.normalise import word_set
from duty.reading.numbers import Numbers
from duty.reading.tokens import Shape, Token

# Traps that a number after "tiểu khu" only seems to stand in: "TK 4 đồng loạt", "TK 11 báo".
_LOOSE_CLAIMS = frozenset({"", "house", "measure", "money", "decimal"})
_HIGHEST = 40  # no town has more; above it the number belongs to what follows


@dataclass(frozen=True, slots=True)
class AreaHit:
    """An area named at tokens ``start`` up to, without, ``end``; ``rank`` says how much it looks like the scene."""

    number: int
    start: int
    end: int
    rank: float
    sure: float


_SCENE = word_set(
    """
    o tai truoc dau cuoi giua qua gan ngang sau trong vao doan canh vien nha cong cho duong ngo tram truong ben
    mat dia ban
    """
)
_HOME = word_set("nguoi dan con ho doan nhom nong ba ong chi anh cong thanh cua")
_UNITS_AFTER = word_set("nguoi ho cong thanh doi chuc tram nha gia phu ba ong chi anh chau hoc")
_NOT_AREA_AFTER = word_set("ha m m2 nguoi tang")


def _word(tokens: list[Token], at: int) -> str:
    return tokens[at].word if 0 <= at < len(tokens) else ""


def find_areas(tokens: list[Token], numbers: Numbers, gazetteer: Gazetteer) -> list[AreaHit]:
    """Every area named; the tokens of their numbers are claimed."""
    known = {area.number for area in gazetteer.areas}
    hits: list[AreaHit] = []
    at = 0
    while at < len(tokens):
        if tokens[at].word not in ("tieu", "khu", "t"):
            at += 1
            continue
        hit = _numbered(tokens, numbers, at, known)
        if hit is None:
            at += 1
            continue
        for token in tokens[hit.start : hit.end]:
            token.claim = token.claim or "area"
        hits.append(hit)
        at = hit.end
    hits += _named(tokens, gazetteer)
    return hits


def _numbered(tokens: list[Token], numbers: Numbers, at: int, known: set[int]) -> AreaHit | None:
    word, begin, sure = tokens[at].word, at + 1, 0.97
    if word == "tieu" and _word(tokens, at + 1) == "khu":
        begin = at + 2
    elif word == "t" and _word(tokens, at + 1) == "." and _word(tokens, at + 2) == "k":
        begin = at + 3
    elif word == "khu" and _word(tokens, at - 1) != "tieu":
        sure = 0.9
        if _word(tokens, begin) == "pho":
            begin, sure = begin + 1, 0.7
    else:
        return None
    while _word(tokens, begin) in ("so", ":", ".", "-", "la"):
        begin += 1
    if begin >= len(tokens) or tokens[begin].claim not in _LOOSE_CLAIMS:
        return None
    old, tokens[begin].claim = tokens[begin].claim, ""
    number = _area_number(tokens, numbers, begin, known)
    tokens[begin].claim = old
    if number is None:
        return None
    value, end = number
    if sure < 0.95 and (_word(tokens, end) in _NOT_AREA_AFTER):
        return None
    if known and value not in known:
        sure = 0.4
    return AreaHit(value, at, end, _rank(tokens, at), sure)


def _area_number(tokens: list[Token], numbers: Numbers, begin: int, known: set[int]) -> tuple[int, int] | None:
    """The area's number; a spoken number too big for an area is cut: "tiểu khu ba | mười lăm người"."""
    number = numbers.at(begin, ranges=False)
    if number is None:
        return None
    too_big = number.high > _HIGHEST or (bool(known) and number.high not in known)
    if number.spelled and too_big and number.end - begin > 1:
        first = {"mot": 1, "hai": 2, "ba": 3, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9}
        if (value := first.get(tokens[begin].word)) is not None:
            return value, begin + 1
    if not 1 <= number.high <= 99:
        return None
    return number.high, number.end


def _rank(tokens: list[Token], at: int) -> float:
    """The scene outranks the people's home, which outranks the sender of the message."""
    before, before2 = _word(tokens, at - 1), _word(tokens, at - 2)
    if before == "phai" and before2 == "khong":
        return 0.0  # "không phải TK3 mà là TK7"
    if before in ("hoa",) and before2 == "van":
        return 3.5
    if before in ("o", "tai") and before2 not in ("nguoi", "dan", "con"):
        return 3.0
    if before in ("dau", "cuoi", "giua", "qua", "ngang", "bo", "cho", "cong", "truong", "duong", "dong", "song", "mat"):
        return 3.0
    if before in _HOME:
        return 2.5
    if before in _SCENE:
        return 2.8
    if before in ("truong", "front", "bi", "thu") or at <= 1:
        return 1.5
    return 2.0


@lru_cache(maxsize=16)
def _tree(gazetteer: Gazetteer) -> Node:
    areas = {f"area:{area.number}": "|".join(_names(area.name, area.aliases)) for area in gazetteer.areas}
    landmarks = {
        f"landmark:{number}": "|".join(_names(mark.name, mark.aliases))
        for number, mark in enumerate(gazetteer.landmarks)
    }
    return build((("", areas), ("", landmarks)))


def _names(name: str, aliases: tuple[str, ...]) -> list[str]:
    """Names that words can match; "TK3" and its like are read by rule."""
    return [text for text in (name, *aliases) if len(text) > 2 and not any(char.isdigit() for char in text)]


def _named(tokens: list[Token], gazetteer: Gazetteer) -> list[AreaHit]:
    hits: list[AreaHit] = []
    if not gazetteer.areas and not gazetteer.landmarks:
        return hits
    for hit in search(tokens, _tree(gazetteer)):
        kind, _, number = hit.concept.partition(":")
        if kind == "area":
            hits.append(AreaHit(int(number), hit.start, hit.end, _rank(tokens, hit.start), 0.9))
        elif (area := gazetteer.landmarks[int(number)].area) is not None:
            hits.append(AreaHit(area, hit.start, hit.end, 1.0, 0.75))
    return hits


def best_area(hits: list[AreaHit], *, travelling: bool) -> AreaHit | None:
    """The area of the report: where it happens, or the home of people who travel or stand at an office."""
    if not hits:
        return None
    if travelling:
        home = [hit for hit in hits if hit.rank >= 1.5]
        return (home or hits)[0]
    return max(hits, key=lambda hit: (hit.rank, -hit.start))


# What a place is called by its first word or two.
_PLACE_HEADS: dict[str, int] = {
    **dict.fromkeys(
        word_set(
            """
    cong cau cho ga truong quan bai nga tru nha hoi tram benh duong cum khu phong song de ben cay san vuon ao
    dong san den chua kho xuong mo ngo xom bo doc mat truoc ngoai quoc phu karaoke cua hanh sanh
    """
        ),
        1,
    )
}
_LOCATORS = frozenset(
    {
        "o",
        "tai",
        "truoc",
        "gan",
        "ngoai",
        "canh",
        "sau",
        "cho",
        "giua",
        "dau",
        "cuoi",
        "trong",
        "tren",
        "den",
        "ra",
        "vao",
        "toi",
        "len",
    }
)
_STOPS = word_set(
    """
    co dang de doi vi ve va voi luc hoi khoang chung noi yeu phan khieu keu bi da roi la thi ma nen duoc dong
    lam khong chua hien nguoi mot cac ngay luon den hoi xin gap gay tu cung chan cho
    """
)
_MAX_PLACE = 6


def find_place(tokens: list[Token], gazetteer: Gazetteer) -> tuple[int, int, str] | None:
    """The tokens that name the place: a landmark with its proper name, or what follows "ở, tại, trước …" ("")."""
    if gazetteer.landmarks:
        marks = [hit for hit in search(tokens, _tree(gazetteer)) if hit.concept.startswith("landmark:")]
        if marks:
            number = int(marks[0].concept.partition(":")[2])
            return marks[0].start, marks[0].end, gazetteer.landmarks[number].name
    for at, token in enumerate(tokens[:-1]):
        if token.word not in _LOCATORS or token.shape is not Shape.WORD:
            continue
        if _word(tokens, at + 1) not in _PLACE_HEADS:
            continue
        end = at + 2
        while end < len(tokens) and end - at <= _MAX_PLACE:
            following = tokens[end]
            if following.shape in (Shape.SIGN, Shape.LINE) or following.word in _STOPS:
                break
            end += 1
        return at + 1, end, ""
    return None
