"""Are the people on their way to a higher office, or mean to be: district, province, central."""

from __future__ import annotations

from duty.reading.lexicon import Found, Hit
from duty.reading.normalise import agrees
from duty.reading.tokens import Token

LEVELS = ("district", "province", "central")
_REACH = 7
_TRAVEL_STRONG = frozenset(
    {
        "len",
        "ra",
        "di",
        "den",
        "toi",
        "vao",
        "xuong",
        "gui",
        "goi",
        "nop",
        "keo",
        "gap",
        "kien",
        "tren",
        "tai",
        "o",
        "sang",
        "ngoi",
        "dung",
        "truoc",
        "vay",
        "thang",
        "huong",
        "don",
        "cung",
        "ve",
        "duoi",
    }
)
_PROVINCE_BEFORE = frozenset(
    {
        "len",
        "ra",
        "o",
        "tren",
        "tai",
        "ban",
        "dan",
        "tich",
        "cap",
        "vao",
        "gap",
        "den",
        "di",
        "ve",
        "toi",
        "xuong",
        "uy",
        "so",
        "thang",
        "tra",
        "cua",
        "tiep",
        "thu",
        "phong",
        "doc",
        "trung",
        "thi",
        "dao",
        "doan",
        "duoi",
        "nhan",
    }
)
# "bất tỉnh", "đã tỉnh": awake, no province.
_AWAKE = frozenset({"bat", "hoi", "da", "chua", "vua", "dan", "van", "con", "lai", "tinh"})
_NO_PROVINCE_AFTER = frozenset({"hinh", "trang", "cam", "nguyen", "lo", "tao"})
_NO_MINISTRY = frozenset({"can", "noi", "chi", "toan", "dang", "tien", "di"})  # "cán bộ xây dựng", "chi bộ"
_ELSEWHERE = frozenset({"ben", "khac", "ban", "lan"})  # "huyện bên", "tỉnh bạn"
_WOULD_GO = frozenset({"doi", "len", "ra", "di", "keo", "muon", "dinh", "can", "phai", "nua", "den", "gui", "vuot"})
_CLAUSE_END = frozenset({".", ";", "!", "?", "\n"})


def find_heading(tokens: list[Token], found: Found) -> tuple[str, Hit] | None:
    """The highest level that people head for, with the words that say so."""
    best: tuple[str, Hit] | None = None
    errands = found.of("not_travel")
    blocked = {at for hit in errands for at in range(hit.start, hit.end)}
    papers = {at for hit in errands if hit.words != ("họp",) for at in range(hit.start, hit.end)}
    for level in LEVELS:
        for hit in found.of(level):
            if _is_goal(tokens, found, hit, level, blocked, papers):
                best = (level, hit)
                break
    return best


def _word(tokens: list[Token], at: int) -> str:
    return tokens[at].word if 0 <= at < len(tokens) else ""


def _is_goal(tokens: list[Token], found: Found, hit: Hit, level: str, blocked: set[int], papers: set[int]) -> bool:
    before = _word(tokens, hit.start - 1)
    if hit.end - hit.start == 1 and tokens[hit.start].word == "tinh":
        # Without marks this is also "tình hình", "tính": it must stand where a place can stand.
        told = tokens[hit.start].lower == "tỉnh" and before not in _AWAKE
        if not (told or before in _PROVINCE_BEFORE) or _word(tokens, hit.end) in _NO_PROVINCE_AFTER:
            return False
        if not agrees(tokens[hit.start].lower, "tỉnh"):
            return False
    if _word(tokens, hit.end) in _ELSEWHERE:
        return False
    if _is_agency(tokens, found, hit.start) or (tokens[hit.start].word == "bo" and before in _NO_MINISTRY):
        return False
    for at in range(hit.start, max(-1, hit.start - 1 - _REACH), -1):
        word = _word(tokens, at)
        if word in _CLAUSE_END:
            break
        if at in blocked:
            return False
        if word in _TRAVEL_STRONG and at < hit.end:
            return not _is_papers(papers, at) and not _is_renounced(tokens, at)
    return False


def _is_papers(papers: set[int], at: int) -> bool:
    return any(back in papers for back in range(at - 3, at))


def _is_renounced(tokens: list[Token], at: int) -> bool:
    """ "chứ không đòi lên huyện", "thôi không đi tỉnh": said not to go; "không giải quyết thì lên tỉnh" goes."""
    for back in range(at - 1, max(-1, at - 4), -1):
        token = tokens[back]
        if token.word == "khong" and agrees(token.lower, "không"):
            return _word(tokens, back + 1) in _WOULD_GO
        if token.word not in _WOULD_GO:
            return False
    return False


def _is_agency(tokens: list[Token], found: Found, start: int) -> bool:
    """An office that acts is no goal, unless people want to meet it: "đi gặp lãnh đạo tỉnh"."""
    if any(_word(tokens, start - back) == "gap" for back in (2, 3)):
        return False
    return any(
        hit.end == start
        for back in range(1, 6)
        for hit in found.by_start.get(start - back, ())
        if hit.concept == "agency"
    )
