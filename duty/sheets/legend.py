"""What lines of a sheet say of hours: for every row, for a post, for a shift by its name, for the letters of marks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from duty.sheets import days
from duty.sheets.headings import posts_in
from duty.sheets.hours import Hours, Words, clock_spans, folded_hours
from duty.sheets.letters import clean, fold
from duty.sheets.names import names_in

_ABOUT = re.compile(r"\b(?:thoi gian|gio|truc|tiep (?:cong )?dan|ca|cx|buoi|sang|chieu|toi|dem|kip)\b")
_OF_ALL = re.compile(r"\b(?:thoi gian|gio|truc|tiep (?:cong )?dan)\b")
_NUMBERED = re.compile(r"\b(?:ca|kip) (?:\d|i{1,3}\b)")
_VARIES = re.compile(
    r"\b(?:ngay (?:thuong|nghi|le|tet|lam viec)|thu [2-7]|t[2-7]|chu nhat|cn|mua (?:he|dong)|cuoi tuan"
    r"|ngay trong tuan)\b"
)
_ROUND = re.compile(
    r"\b(?:truc|thoi gian)(?: truc)?(?: ban)?[\s:(]*(?:24 ?/ ?24|24 ?/ ?7|24 ?h\b|ca ngay,?(?: va| lan)? dem|ngay dem)"
)
_NIGHTS = re.compile(r"\b(?:lich|bang|phan cong|danh sach)\b.*\btruc (?:ban )?dem\b(?! (?:va|-)|,)")
_LEAD = re.compile(r"(?i)^\W*(?:ký hiệu|chú thích|ghi chú|quy ước|chú giải|viết tắt|trong đó)\W*")
_SIGN = re.compile(r"""^\W*?["'(]?([A-Za-zĐđ]{1,3}\d?|[+*✓√vx])["')]?\s*(?:[:=]|\s-\s|\slà\s)\s*(.{2,80})$""")
_NEXT_SIGN = re.compile(r"""[;\n]|[,.](?=\s*["'(]?[A-Za-zĐđ+*]{1,3}\d?["')]?\s*(?:[:=]|\s-\s|\slà\s))""")
_OFF = re.compile(r"\b(?:nghi|phep|khong truc|hoc|cong tac|om|thai san|bu)\b")


def within(words: Words, lines: Iterable[str]) -> Words:
    """The words with what the lines define: "Ca 1: từ 6h đến 14h", "Thời gian trực: 7h30 - 17h00", "N: trực ngày"."""
    meaning = dict(words.meaning)
    usual: list[tuple[Hours, ...]] = []
    posts: dict[str, tuple[Hours, ...]] = {}
    signs = dict(words.signs)
    varies = False
    for line in dict.fromkeys(one for text in lines for one in re.split(r"\.\s+(?=[^\W\d])", text)):
        signs |= _signs(line, words)
        folded = folded_hours(clean(line))
        spans = clock_spans(folded)
        if not spans:
            word = "24/24" if _ROUND.search(folded) else "dem" if _NIGHTS.search(folded) else ""
            if word in meaning and not names_in(line):
                usual.append((meaning[word],))
            continue
        bare = not re.search(r"[^\W\d_]", "".join(_between(folded, spans))) and len(spans) == 1
        if not bare and not _ABOUT.search(folded):
            continue
        at = 0
        for start, end, span in spans:
            label = [word for _, _, word in words.named(folded[at:start], False)]
            if label:
                meaning[label[-1]] = span
            elif re.search(r"\btruc ngay\W*(?:tu )?$", folded[at:start]):
                meaning["ban ngay"] = span
            at = end
        own = names_in(line) or _of_one_day(line) or _NUMBERED.search(folded) or _SIGN.match(_LEAD.sub("", line))
        if not own and (bare or _OF_ALL.search(folded)):
            told = tuple(span for _, _, span in spans)
            about = posts_in(line[: spans[0][0]])
            if len(about) == 1 and not _VARIES.search(folded):
                posts[next(iter(about))] = told
            else:
                usual.append(told)
            varies = varies or (bool(_VARIES.search(folded)) and len(spans) > 1)
    if len(set(usual)) > 1 or varies:
        return replace(words, meaning=meaning, usual=(), varies=True, signs=signs, posts={**words.posts, **posts})
    return Words(
        meaning,
        usual[0] if usual else () if posts else words.usual,
        words.varies and not usual,
        posts if usual or posts else words.posts,
        signs,
        words.groups,
    )


def _of_one_day(line: str) -> bool:
    """Whether a line opens with its day: the hours behind it are that day's."""
    written = days.find(re.sub(r"^\W*(?:\d{1,2}[.)]\s+)?", "", clean(line)))
    return bool(written.items) and written.start <= 12


def explains_signs(text: str) -> bool:
    """Whether a text is the legend of a table's marks."""
    return bool(re.match(r"(?i)^\W*(?:ký hiệu|chú thích|quy ước|chú giải|viết tắt)\b", text))


def _between(folded: str, spans: Iterable[tuple[int, int, Hours]]) -> list[str]:
    at, out = 0, []
    for start, end, _ in spans:
        out.append(folded[at:start])
        at = end
    return [*out, folded[at:]]


def _signs(line: str, words: Words) -> dict[str, tuple[Hours, ...] | None]:
    """Letters that a line explains: "Ký hiệu: N: trực ngày (7h00 - 17h00); P: nghỉ phép"."""
    found: dict[str, tuple[Hours, ...] | None] = {}
    for part in _NEXT_SIGN.split(_LEAD.sub("", line)):
        match = _SIGN.match(part.strip(" ."))
        if not match:
            continue
        said = words.read(match[2], letters=True)
        folded = fold(match[2])
        if said.spans and said.clear:
            found[match[1].lower()] = said.spans
        elif _OFF.search(folded):
            found[match[1].lower()] = None
        elif "truc" in folded or folded.startswith("co mat"):
            found[match[1].lower()] = ()
    return found
