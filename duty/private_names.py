"""Names of persons in a text: after a title, as a full name, joined to another name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from duty.reading.normalise import Flat, agrees, plain, word_set
from duty.reading.syllables import SYLLABLES

_TITLE = re.compile(
    r"(?<![\w])(?:ong|ba|anh|chi|co giao|thay giao|co|chu|bac|cau|di|mo|mu|thim|cu|chau|em|thay|thang|dc|d/c|dong chi"
    r"|doi tuong|nan nhan la|nan nhan|ten la|ho ten|ho va ten|ten|mr|mrs|ms)[ :.]{1,2}(?=[a-z])"
)
_MEANT = {plain(word): word for word in word_set("ông bà anh chị cô chú bác cậu dì mợ mụ thím cụ cháu em thầy thằng")}
# One letter stands for a title only before a name with a capital: "a. Hùng", "c Lan".
_LETTER_TITLE = re.compile(r"(?<![\w/.])[aceob]\.? ?(?=[a-z])")
_WORD = re.compile(r"[a-z]+")
_JOINT = re.compile(r"(?: va |, ?| & | voi )(?=[a-z])")
# No name although a capital may follow a title: "ông Chủ tịch", "bà Phó".
_NEVER_NAMES = word_set(
    """
    chu pho bi truong giam can lanh uy vien ke ub ubnd ct pct bt ca tk tkt nguyen thuong con em chi anh
    """
)
_OFFICES = frozenset(
    """
    cong an|cong chuc|cong nhan|cong ty|cong dan|tu phap|thanh vien|thanh tra|thanh nien|van phong|van thu|quan su
    |quan nhan|hoi truong|hoi vien|hoi phu|hoi nong|hoi cuu|hoi pho|dai dien|dai bieu|to truong|to pho|to dan
    |nong dan|tieu khu|tieu thuong|mat tran|y te|y si|y ta|giao vien|hieu truong|hieu pho|khu truong|khu pho
    |dan quan|dan phong|dan tk|thuong binh|dia chinh|tong bi|thu ky|bac si|ban quan|ban giam|phong vien|phong tai
    |doi truong|bo doi|nguyen chu|nguyen pho|nguyen bi|nguyen truong|bao ve|lao cong|lai xe|phu huynh|hoc sinh
    """.replace("\n", "")
    .replace("    ", "")
    .split("|")
)
# Words that follow a title in small letters without being a name.
_COMMON = word_set(
    """
    nay kia ay do o bi da dang di den len ra vao ve noi hoi lai moi tung khac oi thi co khong nha ngoi dung xin cho tai
    may cac nhung va la xuong keu phan de doi con em cu gia trong ngoai noi hang cuu thu
    """
)
# Family names that mark a full name.
_FAMILY = word_set(
    """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh mai trinh luu cao doan truong ta
    ha lai luong to tong dao quach hua chu vuong thai lam kieu
    """
)
# Those that are no everyday word when typed small and without marks.
_CLEAR_FAMILY = word_set("nguyen tran pham hoang huynh phan vu bui trinh luu")
_MIDDLE = word_set(
    """
    van thi duc ngoc huu dinh quang xuan minh thanh hong kim cong viet trong tien manh quoc ba the dang
    """
)
# Given names that people also type small: "anh hung tk3".
_GIVEN = word_set(
    """
    hung lan tuan dung hanh thuy hien nga phuong linh trang thao hoa cuong duc thang long son quang minh hieu kien
    tung trung phuc loi thinh khanh ngoc yen oanh nhung tham luc binh hai nam hoan toan manh huy dat tu tam quy que
    """
)
_SMALL_TITLES = frozenset({"ong", "ba", "anh", "chi"})
_AFTER_SMALL = word_set("tk o nha den len goi bao nop hoi xin noi keu va voi tieu khu dang vua muon")
_NO_NAME = frozenset({("anh", "hung", "dung"), ("ba", "hoa", "len"), ("chi", "thang", "vao")})
# A title that belongs to the name of a place: "đền Bà Triệu", "ngã tư Bà Triệu".
_PLACES = word_set(
    """
    den tu duong pho truong cho xom cau ben lang tho mieu phu dinh chua ngo ga quan hang nga huyen tinh tnhh ty hieu
    tiem
    """
)
_PLACE_NAMES = frozenset(
    {"ba trieu", "ba dinh", "bac ninh", "bac giang", "ba lang", "ba do", "ba ria", "bac son", "ba don"}
)
_SHORT_CAPITALS = frozenset({"UBND", "CA", "TK", "CSGT", "PCCC", "QL", "HĐND", "MTTQ", "VP"})
_MAX_NAME = 5


@dataclass(frozen=True, slots=True)
class _Word:
    begin: int
    end: int
    plain: str
    lower: str
    capital: bool


def find_names(text: str, flat: Flat) -> list[tuple[int, int]]:
    """Where names stand, in places of the flat text."""
    names: list[tuple[int, int]] = []
    for match in _TITLE.finditer(flat.plain):
        if _is_place(text, flat, match) or not _is_title(flat, match):
            continue
        title = _WORD.match(match[0])
        names += _name_and_joined(text, flat, match.end(), title[0] if title else "")
    for match in _LETTER_TITLE.finditer(flat.plain):
        # Glued to it, the title is small: "aHùng" is a person, "OR" and "CA" are not.
        glued = len(match[0]) == 1 and text[flat.starts[match.start()]].isupper()
        if not glued and flat.lower[match.start()] in "aceobô" and _is_capital(text, flat, match.end()):
            names += _name_and_joined(text, flat, match.end(), "")
    for match in _WORD.finditer(flat.plain):
        if match[0] in _FAMILY and (end := _full_name(text, flat, match.start())):
            names.append((match.start(), end))
    return names


def _name_and_joined(text: str, flat: Flat, begin: int, title: str) -> list[tuple[int, int]]:
    """The name at a place, and those that "và" or a comma add to it: "ông Hùng, Dũng và Lan"."""
    names: list[tuple[int, int]] = []
    end = _name_end(text, flat, begin, title)
    while end > begin:
        names.append((begin, end))
        joint = _JOINT.match(flat.plain, end)
        if not joint or not _is_capital(text, flat, joint.end()) or flat.plain.startswith(("tk", "ub"), joint.end()):
            break
        begin = joint.end()
        end = begin + _capital_run(_words(text, flat, begin))
    return names


def _words_before(flat: Flat, at: int) -> list[str]:
    """The last word before a place, if any; no word is longer than the look back."""
    return flat.plain[max(0, at - 20) : at].split()[-1:]


def _is_capital(text: str, flat: Flat, at: int) -> bool:
    return text[flat.starts[at]].isupper() and not text.isupper()


def _is_title(flat: Flat, match: re.Match[str]) -> bool:
    """ "cậu Lèn" may be a person, "cầu Lèn" is a bridge."""
    word = flat.lower[match.start() : match.end()].rstrip(" :.")
    meant = _MEANT.get(match[0].rstrip(" :."))
    return meant is None or agrees(word, meant)


def _is_place(text: str, flat: Flat, match: re.Match[str]) -> bool:
    """ "đền Bà Triệu" is a place, and in "anh em" the second word is no title."""
    if any(flat.plain.startswith(name, match.start()) for name in _PLACE_NAMES):
        return True
    before = _words_before(flat, match.start())
    if match[0].startswith("em") and before in (["anh"], ["chi"]):
        return True
    return before != [] and before[0] in _PLACES and _is_capital(text, flat, match.start())


def _words(text: str, flat: Flat, begin: int) -> list[_Word]:
    words: list[_Word] = []
    at = begin
    while len(words) < _MAX_NAME:
        match = _WORD.match(flat.plain, at)
        if not match:
            break
        written = text[flat.starts[match.start()] : flat.ends[match.end() - 1]]
        capital = written[:1].isupper() and not _shouts(text, written)
        words.append(_Word(match.start(), match.end(), match[0], flat.lower[match.start() : match.end()], capital))
        at = match.end()
        if at >= len(flat.plain) or flat.plain[at] != " ":
            break
        at += 1
    return words


def _shouts(text: str, word: str) -> bool:
    """Capitals say nothing where everything is in capitals, and an all-capital short form is no name."""
    return len(word) > 1 and word.isupper() and (text.isupper() or word.upper() in _SHORT_CAPITALS)


def _name_end(text: str, flat: Flat, begin: int, title: str) -> int:
    """Where a name after a title ends, or ``begin`` if none stands there."""
    words = _words(text, flat, begin)
    if capital := _capital_run(words):
        return begin + capital
    if plain := _plain_run(words):
        return words[plain - 1].end
    return words[0].end if _is_small_name(words, flat, title) else begin


def _capital_run(words: list[_Word]) -> int:
    """How many letters from the start are a capitalised name."""
    if not words or not words[0].capital or _is_office(words):
        return 0
    end = 0
    for word in words:
        if not word.capital or (word.plain not in SYLLABLES and len(word.plain) > 1 and end):
            break
        end = word.end
    return end - words[0].begin


def _is_office(words: list[_Word]) -> bool:
    if len(words) > 1 and words[0].plain in _FAMILY and words[1].capital and words[1].plain in _MIDDLE:
        return False  # "ông Nguyễn Văn An"
    pair = " ".join(word.plain for word in words[:2])
    return pair in _OFFICES or words[0].plain in _NEVER_NAMES


def _plain_run(words: list[_Word]) -> int:
    """A name without capitals: only when a family name and a middle name give it away."""
    if len(words) < 3 or words[0].plain not in _FAMILY or words[1].plain not in _MIDDLE:
        return 0
    if f"{words[1].plain} {words[2].plain}" in _OFFICES:
        return 0  # "ông trưởng công an"
    fourth = words[3].plain if len(words) > 3 else ""
    return 4 if words[2].plain in _MIDDLE and fourth in SYLLABLES and fourth not in _COMMON else 3


def _is_small_name(words: list[_Word], flat: Flat, title: str) -> bool:
    """ "anh hung tk3 den hoi": a given name between a title and what that person does."""
    if not words or title not in _SMALL_TITLES or words[0].plain not in _GIVEN or words[0].capital:
        return False
    after = words[1].plain if len(words) > 1 else ""
    if (title, words[0].plain, after) in _NO_NAME:
        return False
    closed = len(words) == 1 and flat.plain[words[0].end : words[0].end + 1] in ("", ",", ".", ";", "\n")
    return after in _AFTER_SMALL or closed


def _full_name(text: str, flat: Flat, begin: int) -> int:
    """Where a full name without a title ends, or 0: "Nguyễn Văn Bình", "nguyen van binh", no street and no school."""
    words = _words(text, flat, begin)
    if len(words) < 3 or words[1].lower not in ("văn", "thị", "van", "thi"):
        return 0
    before = _words_before(flat, begin)
    if before and before[0] in _PLACES:
        return 0
    capital = all(word.capital for word in words[:3])
    if not capital and words[0].plain not in _CLEAR_FAMILY:
        return 0
    if capital:
        return begin + _capital_run(words)
    return words[_plain_run(words) - 1].end
