"""Days as written: dates, lists and spans of dates, weekdays, and what of the text is left over.

Nothing is decided here: a day may lack its month or year, which the frame of the sheet supplies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from duty.reading.normalise import same_sound
from duty.sheets.letters import fold

WEEKDAYS = ("Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6", "Thứ 7", "Chủ nhật")
_WEEKDAY_WORDS = {
    **{str(number): number - 2 for number in range(2, 8)},
    **dict(zip(("hai", "ba", "tu", "nam", "sau", "bay"), range(6), strict=True)),
}
_MONTH_WORDS = {
    word: number
    for number, word in enumerate(
        ("gieng", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai"), start=1
    )
} | {"mot": 1, "chap": 12}
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_YEAR = r"(?:20\d\d|\d\d)(?!\d)"
_LUNAR_YEAR = r"(?:\ (?:nam\ )?(?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy)\ [a-z]+)?"
# A day of the moon's calendar stands beside the real one: "(tức 29/7 âm lịch)", "27 tháng Chạp", "mùng 1 Tết".
_LUNAR_DAY = (
    r"(?<!\d)\d{1,2}(?:\ ?[/.\-]\ ?\d{1,2}(?:\ ?[/.\-]\ ?\d{2,4})?|\ thang\ (?:\d{1,2}|[a-z]+(?:\ (?:mot|hai))?))?"
    r"(?:\ nam\ [a-z]+\ [a-z]+)?(?!\d)"
)

# Each alternative is one token. Order matters: the longer reading of the same digits comes first.
_TOKEN = re.compile(
    rf"""
    (?P<lunar>[(,]?\ ?(?:\b(?:tuc|nham)\ (?:la\ )?)?(?:\b(?:ngay|mung)\ )*
        (?:{_LUNAR_DAY}\ ?,?\ ?\(?(?:ngay\ )?(?:am\ lich\b|a\.?l\b\.?)(?!\ ?:|\ ?\d)
          |\b(?:am\ lich|al\b)[\ :]*(?:la\ |ngay\ |mung\ )*{_LUNAR_DAY}
          |(?<=mung\ )(?:\d{{1,2}}|[a-z]+)(?:\ (?:tet\b|thang\ (?:gieng|chap|\d{{1,2}})\b))?{_LUNAR_YEAR}
          |\d{{1,2}}\ (?:tet|thang\ (?:gieng|chap)|chap)\b(?!\ (?:nam\ )?20\d\d){_LUNAR_YEAR})\ ?\)?)
  | (?P<aside>\btuan\ (?:thu\ )?\d{{1,2}}(?![\d/.\-])
      |(?:ky\ hop|lan|dai\ hoi|phien|hoi\ nghi|khoa|vong)\ (?:lan\ )?thu\ \S+)
  | (?P<dawn>\brang\ (?:sang\ )?(?:ngay\ )?\d{{1,2}}(?:\ ?[/.\-]\ ?\d{{1,2}}(?:\ ?[/.\-]\ ?(?:20)?\d\d)?)?(?!\d))
  | (?P<clock>(?<!\d)\d{{1,2}}\ ?(?:gio|h|g|:)(?![a-z])\ ?(?:\d\d(?!\d))?(?:\ ?(?:phut|p)\b|')?)
  | (?P<iso>(?<!\d)(?P<iy>20\d\d)[-/.](?P<im>\d{{1,2}})[-/.](?P<id>\d{{1,2}})(?!\d)(?:[t ]+\d\d:\d\d(?::\d\d)?)?)
  | (?P<shared>(?<![\d/.])(?P<s1>\d{{1,2}})\ ?-\ ?(?P<s2>\d{{1,2}})\ ?[/.]\ ?(?P<sm>{_MONTH})
      (?:\ ?[/.]\ ?(?P<sy>{_YEAR}))?)
  | (?P<full>(?<!\d)(?P<fd>\d{{1,2}})\ ?(?P<sep>[/.\-])\ ?(?P<fm>\d{{1,2}})
      (?:\ ?(?P=sep)\ ?\d\d(?!\d)|\ ?[/.\-]\ ?20\d\d(?!\d)))
  | (?P<named>(?<!\d)(?P<nd>\d{{1,2}})[ -]?\ ?thang\ ?
      (?P<nm>\d{{1,2}}(?!\d)|(?:muoi\ (?:mot|hai)|{"|".join(_MONTH_WORDS)})\b)
      (?:(?:\ nam\ |\ ?[/.,\-]\ ?|\ )(?P<ny>20\d\d)(?!\d))?)
  | (?P<short>(?<![\d.])(?!24\ ?/\ ?24)(?P<d>\d{{1,2}})(?P<ssep>\ ?/\ ?|\.|-)(?P<m>\d{{1,2}})(?!\d|[/.]\d))
  | (?P<month>(?:thang\ ?(?P<mm>{_MONTH})|(?<![\d/.\-])(?P<mo>{_MONTH})\ ?[/.\-]\ ?(?=20\d\d))
      (?:(?:\ nam\ |\ ?[/.,\-]\ ?|\ )?(?P<my>20\d\d)(?!\d))?)
  | (?P<weekday>\bthu\ ?(?P<w>[2-7](?![\d/])|hai\b|ba\b|tu\b|nam\b|sau\b|bay\b)
      |\bt\.?\ ?(?P<t>[2-7])(?!\d|\ ?[/.]\ ?\d{{4}}|\w)
      |\b(?P<cn>chu\ ?nhat|chua\ nhat|c\.?\ ?nhat|c\.?n|cnhat)\b)
  | (?P<every>\bhang\ (?:tuan|thang)\b|\btrong\ thang\b|\bmoi\ tuan\b)
  | (?P<number>(?<![\d/.\-\w])\d{{1,2}}(?![\d/]|\.\d|\w|\ ?%))
    """,
    re.VERBOSE,
)
_BAYS = re.compile(r"\bbẩy\b")
_TO = re.compile(r"[\s(]*(?:den|toi|-+>?|~)[\s(]*(?:het|ngay|\s)*[\s(]*")
_LIST = re.compile(r"[\s()]*(?:,|;|\+|&|va|\n|/)?[\s()]*(?:va)?\s*(?:cac |ngay|\s)*")
_LEAD = re.compile(r"(?:\b(?:tu|cac|ngay|ngay truc|trong|thu)\s*[:.]?\s*)+$")
_LEAD_REACH = 40


@dataclass(frozen=True, slots=True)
class Day:
    """One written day. ``dash`` marks "1-6", which may also be a span; ``weekdays`` stand beside it (Monday 0)."""

    day: int
    month: int | None = None
    year: int | None = None
    dash: bool = False
    weekdays: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """From one written day to another, both included."""

    first: Day
    last: Day


@dataclass(frozen=True, slots=True)
class Written:
    """What a text says of days: ``start`` and ``end`` bound it in the text, ``rest`` is the text without it."""

    items: tuple[Day | Span, ...] = ()
    weekdays: tuple[int, ...] = ()
    month: int | None = None
    year: int | None = None
    every: bool = False
    start: int = 0
    end: int = 0
    rest: str = ""

    @property
    def empty(self) -> bool:
        return not (self.items or self.weekdays)


@dataclass(slots=True)
class _Token:
    name: str
    start: int
    end: int
    days: tuple[Day, ...] = ()
    weekday: int = -1
    month: int | None = None
    year: int | None = None


def _full_year(text: str | None) -> int | None:
    return None if text is None else int(text) if len(text) == 4 else 2000 + int(text)


def _weekday(text: str, match: re.Match[str]) -> int:
    """Monday 0; -1 for a name such as "Thu Ba" that is written with marks elsewhere but not here."""
    if match["cn"]:
        return 6
    word = match["w"] or match["t"]
    if match["w"] and not word.isdigit():
        here = text[match.start() : match.end()].lower()
        if "ứ" not in here and not text.isascii():
            return -1
        if word == "tu" and "ừ" in here:
            return -1
    return _WEEKDAY_WORDS[word]


def _token(text: str, match: re.Match[str], numbers: bool) -> _Token | None:
    kind = next(
        one
        for one in (
            "lunar",
            "aside",
            "dawn",
            "clock",
            "iso",
            "shared",
            "full",
            "named",
            "short",
            "month",
            "weekday",
            "every",
            "number",
        )
        if match[one] is not None
    )
    token = _Token(kind, match.start(), match.end())
    if kind == "iso":
        token.days = (Day(int(match["id"]), int(match["im"]), int(match["iy"])),)
    elif kind == "shared":
        month, year = int(match["sm"]), _full_year(match["sy"])
        token.days = (Day(int(match["s1"]), month, year), Day(int(match["s2"]), month, year))
    elif kind == "full":
        year = _full_year(re.sub(r"\D", " ", match["full"]).split()[-1])
        token.days = (Day(int(match["fd"]), int(match["fm"]), year),)
    elif kind == "named":
        month = int(match["nm"]) if match["nm"].isdigit() else _MONTH_WORDS[match["nm"]]
        token.days = (Day(int(match["nd"]), month, _full_year(match["ny"])),)
    elif kind == "short":
        token.days = (Day(int(match["d"]), int(match["m"]), None, dash=match["ssep"] == "-"),)
    elif kind == "month":
        word = re.match(r"[^\W\d]+", text[match.start() :].lower())
        if word and not word.group().isascii() and not same_sound(word.group(), "tháng"):
            return None
        token.month, token.year = int(match["mm"] or match["mo"]), _full_year(match["my"])
    elif kind == "weekday":
        token.weekday = _weekday(text, match)
        if token.weekday < 0:
            return None
    elif kind == "number":
        before = fold(text[max(0, match.start() - 12) : match.start()])
        if not numbers and not re.search(r"\bngay\s*$", before):
            return None
        token.days = (Day(int(match.group())),)
    return token


def _tokens(text: str, numbers: bool) -> list[_Token]:
    folded = fold(_BAYS.sub("bảy", text))
    found: list[_Token] = []
    for match in _TOKEN.finditer(folded):
        token = _token(text, match, numbers)
        if token is None and match["number"] and found and found[-1].days:
            # "Ngày 03; 10; 17": a bare number goes on with a list of days.
            if _LIST.fullmatch(folded[found[-1].end : match.start()]) or _TO.fullmatch(
                folded[found[-1].end : match.start()]
            ):
                token = _Token("number", match.start(), match.end(), (Day(int(match.group())),))
        elif token is None and match["number"]:
            # "03, 10, 17/6": numbers that lead up to a date are days as well.
            token = _Token("maybe", match.start(), match.end(), (Day(int(match.group())),))
        if token is not None:
            found.append(token)
    return _settle(folded, found)


def _settle(folded: str, tokens: list[_Token]) -> list[_Token]:
    """Keep a number that may be a day only where a list or a span runs on from it to a day."""
    for at in range(len(tokens) - 1, -1, -1):
        if tokens[at].name == "maybe":
            after = tokens[at + 1] if at + 1 < len(tokens) else None
            between = folded[tokens[at].end : after.start] if after else ""
            joined = after is not None and (after.days or after.month) and after.name != "maybe"
            if joined and between.strip(" ()\n") and (_LIST.fullmatch(between) or _TO.fullmatch(between)):
                tokens[at].name = "number"
    return [token for token in tokens if token.name not in ("maybe", "clock", "aside")]


@lru_cache(maxsize=4096)
def find(text: str, numbers: bool = False) -> Written:
    """The days that a clean text tells; ``numbers`` takes every bare number for a day of the month."""
    tokens = _tokens(text, numbers)
    if not tokens:
        return Written(rest=text)
    folded = fold(text)
    items: list[Day | Span] = []
    pending: list[int] = []
    weekdays: list[int] = []
    month = year = None
    every = False
    last: _Token | None = None
    last_weekday: _Token | None = None
    since: list[_Token] = []  # weekdays since the last day
    for token in tokens:
        if token.name == "weekday":
            since.append(token)
            joined = last_weekday and _TO.fullmatch(re.sub(r"\bthu\b", "", folded[last_weekday.end : token.start]))
            if joined and weekdays and not items and weekdays[-1] < token.weekday:
                weekdays += range(weekdays[-1] + 1, token.weekday + 1)
            else:
                weekdays.append(token.weekday)
            pending.append(token.weekday)
            last_weekday = token
        elif token.name == "month":
            month, year = token.month, token.year
        elif token.name == "every":
            every = True
        elif token.name in ("dawn", "lunar"):
            continue
        elif len(token.days) == 2:
            items.append(Span(*token.days))
            last, since = token, []
        else:
            day = replace(token.days[0], weekdays=tuple(pending))
            between = _between(folded, since, last, token)
            if last and items and isinstance(items[-1], Day) and _TO.fullmatch(between):
                items[-1] = Span(items[-1], day)
            else:
                items.append(day)
            pending = []
            last, since = token, []
    if pending and items:
        items[-1] = _beside(items[-1], tuple(pending))
    return Written(
        tuple(_shared(items, month, year)),
        tuple(weekdays),
        month,
        year,
        every,
        *_bounds(folded, tokens),
        _rest(text, tokens),
    )


def with_weekdays(written: Written, weekdays: tuple[int, ...]) -> Written:
    """Single days under the weekdays of a head."""
    items = tuple(replace(one, weekdays=weekdays) if isinstance(one, Day) else one for one in written.items)
    return replace(written, items=items, weekdays=weekdays)


def _between(folded: str, tokens: list[_Token], before: _Token | None, after: _Token) -> str:
    """What stands between two days, without the ``tokens`` of weekdays there."""
    if before is None:
        return ""
    text = folded[before.end : after.start]
    for token in reversed(tokens):
        if token.name == "weekday":
            text = text[: token.start - before.end] + text[token.end - before.end :]
    return re.sub(r"[,()]", " ", text) if re.search(r"\w|-", text) else text


def _beside(item: Day | Span, weekdays: tuple[int, ...]) -> Day | Span:
    """A weekday that follows its day: "08/6 (Thứ 7)"."""
    if isinstance(item, Span):
        return Span(item.first, replace(item.last, weekdays=item.last.weekdays + weekdays))
    return replace(item, weekdays=item.weekdays + weekdays)


def _shared(items: list[Day | Span], month: int | None, year: int | None) -> list[Day | Span]:
    """Months and years that are written once for several days: "03, 10, 17/6/2024", "từ 28/12 đến 03/01/2025"."""
    flat = [day for item in items for day in ((item.first, item.last) if isinstance(item, Span) else (item,))]
    if month:
        flat = [day if day.month else replace(day, month=month, year=day.year or year) for day in flat]
    elif year:
        flat = [replace(day, year=day.year or year) for day in flat]
    for at in range(len(flat) - 2, -1, -1):
        after = flat[at + 1]
        if flat[at].month is None and after.month:
            flat[at] = replace(flat[at], month=after.month, year=flat[at].year or after.year)
        elif flat[at].year is None and after.year:
            rolled = after.year - 1 if (flat[at].month or 0) > (after.month or 12) else after.year
            flat[at] = replace(flat[at], year=rolled)
    for at in range(1, len(flat)):
        before = flat[at - 1]
        if flat[at].month is None and before.month:
            flat[at] = replace(flat[at], month=before.month, year=flat[at].year or before.year)
        elif flat[at].year is None and before.year:
            rolled = before.year + 1 if (flat[at].month or 12) < (before.month or 0) else before.year
            flat[at] = replace(flat[at], year=rolled)
    done = iter(flat)
    return [Span(next(done), next(done)) if isinstance(item, Span) else next(done) for item in items]


def _bounds(folded: str, tokens: list[_Token]) -> tuple[int, int]:
    start = tokens[0].start
    return _lead(folded[:start]), tokens[-1].end


def _lead(folded: str) -> int:
    """Where the small words before a day begin: "các ngày", "từ ngày"."""
    near = max(0, len(folded) - _LEAD_REACH)
    found = _LEAD.search(folded, near)
    return found.start() if found else len(folded)


def _rest(text: str, tokens: list[_Token]) -> str:
    """The text with every token of days cut out, and the small words that led to it."""
    out, at = "", 0
    for token in tokens:
        piece = text[at : token.start]
        out += piece[: _lead(fold(piece))] + " "
        at = token.end
    return out + text[at:]
