"""Words at the head of columns and rows: what a column holds, and which post a heading names."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from duty.reading.normalise import same_sound, word_set
from duty.sheets.letters import clean, fold, words_of


class Kind(StrEnum):
    """What a column holds."""

    IGNORED = "ignored"
    WHEN = "when"  # days, hours or both
    WEEKDAY = "weekday"
    MONTH = "month"
    SHIFT = "shift"
    DAYS = "days"  # on which the row's person is on duty
    PERSON = "person"
    PHONE = "phone"
    TITLE = "title"
    NOTE = "note"
    POST = "post"  # the row's own heading
    UNKNOWN = "unknown"


# The first pattern found in the bare words decides: "Ban chỉ huy quân sự" is military, not command.
_POSTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (post, re.compile(rf"\b(?:{words})\b"))
    for post, words in (
        ("military", "quan su|bchqs|b chqs|ban chqs|chqs|qs|dan quan|dqtv|dq|chi huy quan su"),
        ("command", r"ld(?! ?(?:tb|xh))|lanh dao|chi huy|chu tri|thuong truc (?:dang uy|ubnd|hdnd|du|ub)|tt ubnd"
                    r"|ban thuong vu"),
        ("reception", "tiep cong dan|tiep dan|tcd"),
        ("police", "cong an|cax|catt"),
        ("front", "mat tran|mttq|ubmttq|doan the|hoi (?:phu nu|nong dan|ccb|cuu chien binh)|doan thanh nien|doan tn"),
        ("guard", "bao ve|an ninh co so"),
        ("medical", "y te|tram y te|bac si|y si|dieu duong|kham benh"),
        ("driver", "lai xe"),
        ("area", "tieu khu|to dan pho|tdp"),
        ("office", "van phong|vp|vptk|vp tk|van thu|hanh chinh|mot cua|tiep nhan va tra ket qua"),
        ("reception", "can bo|cong chuc|cbcc|cb cc|chuyen vien|cb"),
    )
)  # fmt: skip
# "CA" is the police only where it cannot be a shift.
_POLICE_SHORT = re.compile(r"(?<!\w)CA(?!\w)")

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:{words})"))
    for kind, words in (
        (Kind.IGNORED, r"(?:ngay )?(?:am lich|al|am)|tt|stt|so tt|so thu tu|no|s tt|t t|ngay sinh|nam sinh"
                       r"|ky (?:nhan|ten)"
                       r"|chu ky|so (?:ngay|ca|cong|tien|gio).*|tong(?: so| cong)?|dia diem.*|noi (?:truc|tiep).*"
                       r"|phong truc|phong tiep.*|email|gioi tinh|cccd|cmnd"),
        (Kind.NOTE, r"trang thai|tinh trang|ket qua|ghi chu.*|chu thich|luu y"),
        (Kind.PHONE, r"(?:so )?(?:sdt|dien thoai|dt|dthoai|di dong|dtdd|phone|mobile|lien lac|lien he|may)(?: .*)?"
                     r"|so may|so lien (?:he|lac)|thong tin lien (?:he|lac)|hotline"),
        (Kind.TITLE, r"chuc (?:vu|danh)(?: .*)?|cap bac.*|don vi(?: cong tac)?|co quan(?: don vi)?|cv"),
        (Kind.MONTH, r"thang(?: nam)?|nam"),
        (Kind.WEEKDAY, r"thu(?: trong tuan)?|thu tuan"),
        (Kind.WHEN, r"ngay(?: (?:thang|truc|tiep|thu|gio|nam|lam|phan cong|thuc hien|trong).*)?|thu ngay.*|cac ngay.*"
                    r"|thoi gian.*|lich|lich (?:truc|tiep).*|tuan(?: .*)?|(?:tu|den) ngay.*|tu|den|thoi diem|date"
                    r"|(?:ngay )?(?:duong lich|dl|duong)|(?:gio )?(?:bat dau|ket thuc)"),
        (Kind.SHIFT, r"ca|buoi|ca (?:truc|buoi|kip)|buoi (?:truc|tiep|ca)|(?:khung )?gio(?: truc| tiep.*)?"
                     r"|kip(?: truc)?"),
        (Kind.PERSON, r"(?:full )?name|(?:ho )?(?:va )?ten(?:,? .*)?|ho ten.*|ho va ten.*"
                      r"|nguoi (?:truc|tiep|phu trach|thuc hien|duoc).*"
                      r"|nguoi|nhan su(?: truc)?|phan cong|thanh phan tham gia|danh sach.*|dong chi|thanh vien.*"
                      r"|truc (?:chinh|phu|ban|dem|sang|chieu|toi|ngay|co quan|le|tet|1|2|so 1|so 2)"
                      r"|truc|nguoi thay.*|du phong|truc thay|phan cong truc|nguoi dung dau|phu trach|thuong truc"),
        (Kind.POST, r"noi dung(?: .*)?|nhiem vu.*|bo phan.*|vi tri.*|luc luong.*|thanh phan(?: truc)?|to|nhom"
                    r"|cong viec.*|doi tuong.*|phan viec|khoi|hang muc|don vi truc|bo phan truc|loai hinh.*"),
    )
)  # fmt: skip
# Words that only say "here stands a name"; they head no post of their own.
_BARE_PERSON = re.compile(
    r"(?:full )?name|(?:ho )?(?:va )?ten(?: .*)?|ho ten.*|ho va ten.*|dong chi|danh sach.*|nhan su|nguoi"
)
_GENERAL = re.compile(
    r"(?:ho )?(?:va )?ten.*|ho (?:va )?ten.*|(?:nguoi|nhan su|dong chi|thanh phan|danh sach)(?: truc| duoc phan cong)?"
    r"|truc|phan cong(?: truc)?|nguoi phu trach"
)
_RESERVE = re.compile(r"\b(?:du phong|du bi(?! dong vien)|truc thay|nguoi thay|thay the)\b")
# How the first word of a head is marked: "Tháng" is a head, "Thắng" a person.
_MARKED = {
    "thang": "tháng", "tuan": "tuần", "thu": "thứ", "ca": "ca", "to": "tổ", "tu": "từ", "den": "đến", "khoi": "khối",
    "buoi": "buổi", "truc": "trực", "tong": "tổng", "ten": "tên", "lich": "lịch", "gio": "giờ", "nhom": "nhóm",
    "nguoi": "người", "kip": "kíp", "may": "máy", "ngay": "ngày", "ho": "họ", "noi": "nội", "vi": "vị", "luc": "lực",
    "thanh": "thành", "cong": "công", "phan": "phân", "hang": "hạng", "sang": "sáng", "chieu": "chiều", "toi": "tối",
    "dem": "đêm", "doi": "đối",
}  # fmt: skip
_OTHER_WORDS = word_set("nơi hồ thanh cộng phần hằng thư")
_ASIDE = re.compile(r"\([^()]*\)")


@lru_cache(maxsize=2048)
def post_of(text: str) -> str | None:
    """The post that a heading names; None when it names none."""
    words = words_of(text)
    for post, pattern in _POSTS:
        if pattern.search(words):
            if post == "office" and words == "hanh chinh":
                return None
            return post
    short = clean(text)
    if _POLICE_SHORT.search(short) and not words.startswith(("ca truc", "ca 1", "ca 2", "ca 3")) and words != "ca":
        return "police"
    return None


@lru_cache(maxsize=2048)
def one_post(text: str) -> str | None:
    """The post that a heading names; None for a list of several: "Công an, Quân sự"."""
    parts = {post for part in re.split(r"[,;/+&(]|\bvà\b", clean(text)) if (post := post_of(part))}
    return post_of(text) if len(parts) < 2 else None


def post_of_label(text: str) -> str | None:
    """The post of words before a colon, where a bare "CA" is no shift."""
    return "police" if clean(text) == "CA" else post_of(text)


@lru_cache(maxsize=2048)
def is_weak(text: str) -> bool:
    """Whether a heading names its post by "cán bộ" alone, which any unit's people are."""
    return post_of(text) == _POSTS[-1][0] and _POSTS[-1][0] not in posts_in_full(text)


def posts_in_full(text: str) -> frozenset[str]:
    """Every post that a text names by more than "cán bộ"."""
    words = words_of(text)
    return frozenset(post for post, pattern in _POSTS[:-1] if pattern.search(words))


def is_general(text: str) -> bool:
    """Whether a heading says no more than that somebody on duty stands below."""
    return bool(_GENERAL.fullmatch(words_of(_ASIDE.sub(" ", clean(text)))))


def is_reserve(text: str) -> bool:
    """Whether a heading is of people who only stand by: "Dự phòng", "Trực thay"."""
    return bool(_RESERVE.search(words_of(text)))


@lru_cache(maxsize=2048)
def posts_in(text: str) -> frozenset[str]:
    """Every post that a title names; "cán bộ" beside another post names none of its own."""
    words = words_of(text)
    found = set(posts_in_full(text))
    if not found and _POSTS[-1][1].search(words):
        found = {_POSTS[-1][0]}
    return frozenset(found)


def may_head(text: str, marked: bool) -> bool:
    """Whether the first word can be a head's by its marks; in a ``marked`` sheet a bare "Thu" or "Sang" is a name."""
    first = re.match(r"[^\W\d_]+", clean(text).lower())
    meant = _MARKED.get(fold(first.group())) if first else None
    if first is None or meant is None:
        return True
    if marked and first.end() == len(clean(text)) and first.group().isascii():
        return meant.isascii()
    word = first.group()
    return word.isascii() or same_sound(word, meant) or word in _OTHER_WORDS


@lru_cache(maxsize=2048)
def kind_of(text: str) -> Kind | None:
    """What a column under these words holds; None when the words say nothing of it."""
    written = clean(text)
    if not may_head(written, False):
        return None
    if re.fullmatch(r"ngay.* (?:al|am lich)", words_of(written)) and "duong" not in words_of(written):
        return Kind.IGNORED
    for form in (words_of(_ASIDE.sub(" ", written)), words_of(written)):
        for kind, pattern in _KINDS:
            if form and pattern.fullmatch(form):
                return kind
    return None


def names_only_a_person(text: str) -> bool:
    """Whether a heading such as "Họ và tên" says no more than that a name stands below."""
    return bool(_BARE_PERSON.fullmatch(words_of(text)))


def bound_of(text: str) -> str:
    """ "from" or "to" for the two columns of a span of days, else ""."""
    words = words_of(text)
    if re.fullmatch(r"tu(?: ngay)?(?: thang)?(?: nam)?", words):
        return "from"
    if re.fullmatch(r"den(?: het)?(?: ngay)?(?: thang)?(?: nam)?", words):
        return "to"
    return ""


_FOOTER = re.compile(
    r"(?:noi nhan|nguoi (?:lap|tong hop|duyet)|tm\b|kt\b|tl\b|tuq\b|t/m\b|k/t\b|thu truong|ky thay|xac nhan|da ky"
    r"|[*(\s]*(?:ghi chu|luu y)\s*[:.]|\*\s*(?:khong|rieng)\b"
    r"|-?\s*luu\s*[:;]|-?\s*nhu tren\s*;"
    r"|dai dien (?:ubnd|lanh dao))"
)
# Who signs; in a table of posts the same words may head a row.
_SIGNER = re.compile(
    r"(?:(?:pho )?chu tich(?: ubnd)?|(?:pho )?truong (?:cong an|ban|phong|tram|doi|thon|khoa)|chanh van phong"
    r"|(?:pho )?bi thu|(?:pho )?giam doc|chi huy (?:truong|pho)|chinh tri vien|hieu truong|nguoi (?:viet|ky))"
    r"(?: .{0,30})?\s*$"
)
_LETTERHEAD = re.compile(r"(?:ubnd|uy ban nhan dan|cong hoa xa hoi|doc lap)\b")


def is_footer(text: str) -> bool:
    """Whether a line opens what follows a roster: notes, addressees, signatures."""
    return bool(_FOOTER.match(fold(clean(text))))


def is_signer(text: str) -> bool:
    """Whether a line is no more than the office of one who signs: "CHỦ TỊCH", "CHỈ HUY TRƯỞNG"."""
    return bool(_SIGNER.match(fold(clean(text)))) and len(text.split()) <= 6


def is_letterhead(text: str) -> bool:
    """Whether a line belongs to the head of an official paper."""
    return bool(_LETTERHEAD.match(fold(clean(text))))
