"""Which words are a person's name and which are an office, by their look."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from duty.reading.normalise import word_set
from duty.sheets.letters import fold

# Family names, for those typed in small letters: "nguyễn văn a".
FAMILY = word_set(
    """
    nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh mai trinh luu cao doan truong ta
    vi lo bach chau giap han khuat khuc lieu nong ninh phi sam sung thach than tieu tiet ton trieu ung ngan
    ha lai luong to tong dao quach hua chu vuong thai lam kieu cu mac luc tang phung nghiem dam la quan giang
    """
)
# The usual second words of a name: "Lưu Thị Mai" is nobody's "Lưu: VT".
_MIDDLE = word_set("van thi duc xuan ngoc minh quang thanh huu dinh hong kim thu bich viet trong quoc manh tien")
_HONOUR = re.compile(
    r"(?:(?i:các )?(?:(?i:đ/c|đ\.c|đ\.chí|đồng chí|dong chi|d/c|ông|bà|anh|chị|cô|chú|thầy|bác(?! s[ĩỹ]))\b"
    r"|(?:Đc|đc|BS|B\.S|Bs|ThS|Ths|TS|KS|CN)\b"
    r"|(?:ong|ba|chi|co)\b|(?:Ong|Ba|Chi|Co)\b(?=[ .:]+\S+ +\S))(?:\s*[.:]+\s*|\s+|$))+"
)
_NUMBERING = re.compile(
    r"^\s*(?:[IVX]{1,4}[.)]\s+|\(?\d{1,2}\s*[.)/](?!\d)\s*|[-*•+·▪●○]+\s*|\d{1,2}\s*-\s+|[a-hA-H]\)\s*)"
)

# Written in full, in any case; the first words of an office or a rank.
_OFFICES = re.compile(
    r"(?:(?:pho |p\.? ?|nguyen |quyen )?(?:chu tich|bi thu|truong|giam doc|chanh|chi huy|ban|doi|to truong)\b"
    r"(?! thi\b| van\b)"
    r"|pho (?:chu|bi|truong|giam|chanh|ban|chi|doi|to|phong|tram|khoi|hoi)|thuong truc|cong chuc|can bo|vien chuc"
    r"|chuyen vien|nhan vien|van phong|van thu|thong ke|dia chinh|tu phap|ho tich|ke toan|tai chinh|van hoa|lao dong"
    r"|thuong binh|chinh sach|cong an\b|an ninh|dan quan|quan su|bo doi|chi huy (?:truong|pho)|mat tran"
    r"|doan (?:thanh nien|vien|the|tn)\b|hoi (?:phu nu|nong dan|cuu|nguoi|lien|chu|dong)|bao ve\b|lai xe|y te|bac si"
    r"|y si|dieu duong|duoc si|tram truong|tieu khu|to (?:truong|pho|dan pho|bao)|thanh tra|xay dung|nong nghiep"
    r"|(?:thieu|trung|thuong|dai) (?:ta|uy)\b|thi doi|xa doi|tap vu|ky thuat|tong hop|thu quy|thu ky|uy vien|thanh vien"
    r"|dang uy|uy ban|hoi dong|luc luong|bo phan|mot cua|giao vien|hieu truong|nghia vu|xung kich|lanh dao|phu trach)"
)
# Short forms stand in capitals; a name never looks so beside its own small letters.
_SHORT = word_set(
    """
    ct pct bt pbt ptt tt ttr ub ubnd hdnd du tvdu ubmt ubmttq mttq mt mtdt ca cat cax catt cav cht chp bchqs chqs qs
    dq dqtv vp vptk vptktk tk vptkh dc dcxd dcnn tpht tp ht ptp tckt kt vhxh vhtt vx ldtbxh cc cb cbcc cv nv vt tn
    dtn hpn lhpn hnd ccb hccb tkt tdp bs ys dd gd pgd tgd ks xd nn tnmt tnxp btcd tcd bcd bch btv uv uvbtv btt pcvp cvp
    tc ldtb gv nvbv bv lx ldld bhxh pbtt pbttdu cthdnd pcthdnd ctub pctub pctubnd ctubnd ctmttq bttdu attp antt
    pcct pccc
    """
)
_RANK = re.compile(r"\b(?:ta|uy|si)$")
_NUMERALS = word_set("hai ba tư năm sáu bảy")  # given names too, when they stand alone
_PLACES = re.compile(r"(?:xã|huyện|tỉnh|phường|trấn|thôn)$")
_TWO_WORDS = re.compile(r"(?:doan|chu|to|hoi) |truong (?:cong an|ban|phong|tram|tieu khu|thon|van phong)\b")
# These open an office, never a name; with their marks, for "Tô", "Đoàn", "Hồ" open names.
_NOT_NAMES = re.compile(
    r"(?:chủ nhật|chu nhat|vắng|bận|ốm|trống|danh sách|danh bạ|thông báo|kế hoạch|bảng|"
    r"tổ|đội|ban|bộ phận|phòng|khối|toàn|các|theo|cả|nhóm|lực lượng|cơ quan|trạm|hội đồng|chi bộ|chi hội|trực|"
    r"người|"
    r"nhân viên|không|chưa|mời|xem|liên hệ|và|hoặc|do|tại|từ|đến|ngày|thứ|tuần|tháng|nghỉ|lịch|giờ|ca|buổi|tiếp|họp|"
    r"đi|phó|công tác|phân công|giao|đơn vị|đại diện|trường|xã|thị trấn|huyện|tỉnh|thôn|xóm|khu|uỷ ban|ủy ban|hết|sáng|"
    r"chiều|đêm|tối|lễ|tết|dự|về|tất|mọi|một|hai|bốn|năm|sáu|bảy|luân|phiên|số|sđt|đt|tel|ghi|lưu|bố trí|được|sẽ|đã|"
    r"đang|thay|đổi)\b"
)


_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|tr|th|ph|kh|gh|gi|qu|[bcdghklmnpqrstvxfjwz])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?"
)


def is_short_form(word: str) -> bool:
    """Whether a word in capitals cannot be a syllable of a name: "VH-XH", "LĐTBXH", "TP.HT"."""
    parts = [part for part in re.split(r"[-.,/&_]", word) if part]
    if not parts or not all(part.isalnum() and part.isupper() for part in parts) or sum(map(len, parts)) < 2:
        return False
    if any(_TONES & set(unicodedata.normalize("NFD", part)) for part in parts):
        return False
    return any(fold(part) in _SHORT for part in parts) or is_no_syllable(word)


def is_no_syllable(word: str) -> bool:
    """Whether a word in capitals cannot be spoken as one: "VH-XH", "LĐTBXH"."""
    parts = [part for part in re.split(r"[-.,/&_]", word) if part]
    return all(part.isupper() for part in parts) and any(
        len(part) > 1 and not _SYLLABLE.fullmatch(fold(part)) for part in parts
    )


@lru_cache(maxsize=4096)
def is_office(text: str) -> bool:
    """Whether a piece opens with an office, a rank or a title: "PCT UBND", "Công an viên"."""
    words = text.split()
    if not words:
        return False
    if _OFFICES.match(fold(text)) and not is_full_name(text):
        return True
    first = re.sub(r"[^\w]", "", words[0])
    return is_short_form(words[0].strip(".,")) or (first.isupper() and fold(first) in _SHORT)


def is_full_name(text: str) -> bool:
    """Two to five capitalised words that open with a family name."""
    words = text.split()
    if not 2 <= len(words) <= 5 or fold(words[0]) not in FAMILY:
        return False
    usual = len(words) > 2 and fold(words[1]) in _MIDDLE and all(_capital(word) for word in words)
    usual = usual and words[0].lower() not in ("lễ", "tổ")
    if _NOT_NAMES.match(text.lower()) and not usual and not (text.isascii() and len(words) > 2):
        return False
    # "Trưởng Công an", "Đoàn Thanh Niên", but "Truong Van Ban" and "Trương Ban" may be people.
    office = _OFFICES.match(fold(text)) and words[0].lower() != "trương"
    if office and ("ưở" in words[0].lower() or len(words) < 3 or _TWO_WORDS.match(fold(text))):
        return False
    return all(_capital(word) for word in words) and not any(is_no_syllable(word) for word in words)


def _capital(word: str) -> bool:
    letters = word.replace("'", "").replace("-", "").rstrip(".")
    return letters.isalpha() and letters[0].isupper()


@lru_cache(maxsize=4096)
def is_name(text: str) -> bool:
    """Whether a piece of a duty cell is a name and nothing else."""
    words = text.split()
    if is_full_name(text):
        return True
    if len(words) == 1 and _capital(words[0]) and words[0].lower() in _NUMERALS:
        return True
    if not words or len(words) > 6 or _NOT_NAMES.match(text.lower()) or "TRỰC" in words[:-1]:
        return False
    if is_office(text) or any(is_no_syllable(word) for word in words):
        return False
    if all(_capital(word) for word in words):
        # A single letter is a mark, except in "Ý".
        lone = words[0].rstrip(".")
        return len(words) > 1 or (len(lone) <= 7 and (len(lone) > 1 or (not lone.isascii() and lone not in "Đđ")))
    small = all(word.isalpha() for word in words)
    return small and 2 <= len(words) <= 5 and fold(words[0]) in FAMILY and text == text.lower()


@lru_cache(maxsize=4096)
def split_office(text: str) -> tuple[str, str]:
    """A name with its office behind it: "Nguyễn Văn A PCT UBND"; the office is "" when there is none."""
    words = text.split()
    for at in range(1, len(words)):
        name, rest = " ".join(words[:at]), " ".join(words[at:])
        if not is_office(rest) or not is_name(name):
            continue
        if at == 1 and fold(words[0]) in FAMILY and _capital(words[1]) and not words[1].isupper():
            continue
        spoken = not text.isupper() or is_no_syllable(words[at])
        spelled = len(words) > at + 1 and not _capital(words[at + 1])
        short = words[at].isupper() and spoken and is_short_form(words[at])
        sure = fold(re.sub(r"\W.*", "", words[at])) in (
            "pct",
            "ubnd",
            "hdnd",
            "mttq",
            "bchqs",
            "chqs",
            "vptk",
            "cht",
            "chp",
        )
        if spelled or short or sure or words[at].islower():
            return name, rest
    return text, ""


def split_name(text: str) -> tuple[str, str]:
    """An office with a name behind it: "Phó Chủ tịch Nguyễn Văn A"; the name is "" when there is none."""
    words = text.split()
    office = _OFFICES.match(fold(text))
    for at in range(len(office.group().split()) if office else 1, len(words)):
        rest = " ".join(words[at:])
        bare, honoured = strip_honour(rest)
        ranked = office and _RANK.search(office.group()) and at == len(office.group().split()) and len(words) > at + 1
        if (honoured and is_name(bare)) or is_full_name(rest) or (ranked and is_name(rest)):
            return " ".join(words[:at]), bare
    return text, ""


def strip_honour(text: str) -> tuple[str, bool]:
    """A piece without "Đ/c", "Ông", "Bà"…, and whether one stood there. Unmarked "Ba" counts before a full name."""
    text = text.strip()
    match = _HONOUR.match(text)
    if match is None:
        return text, False
    rest = text[match.end() :].strip()
    first, _, others = text.partition(" ")
    if (not rest or is_office(rest)) and others and _HONOUR.fullmatch(first + " ") and is_name(others.split()[0]):
        return others.strip(), True  # "Đ/c Anh QS" is called Anh
    return rest, True


def as_usual(name: str) -> str:
    """A name in capitals as it is usually written: "MAI XUÂN TRƯỜNG" → "Mai Xuân Trường"."""
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda match: match.group().capitalize(), name)


def strip_numbering(text: str) -> str:
    """A piece without "1.", "-", "a)" before it."""
    before = None
    while before != text:
        before, text = text, _NUMBERING.sub("", text)
    return text.strip()


def names_in(text: str) -> list[str]:
    """Full names inside running words, by their family names."""
    found = []
    for match in re.finditer(r"[^\W\d_]+(?:'[^\W\d_]+)?(?:[ ]+[^\W\d_]+)*", text):
        words = match.group().split()
        at = 0
        while at < len(words):
            if _PLACES.match(words[at].lower()) and (at == 0 or not is_full_name(" ".join(words[at - 1 : at + 1]))):
                at += 3 if at + 1 < len(words) and _capital(words[at + 1]) else 1  # "thị trấn Hà Trung"
                continue
            longest = range(min(len(words), at + 5), at + 1, -1)
            name = next((end for end in longest if is_full_name(" ".join(words[at:end]))), None)
            office = _OFFICES.match(fold(" ".join(words[at:])))
            if name is not None:
                found.append(" ".join(words[at:name]))
            # "LÃNH ĐẠO TRỰC": the words of an office are no name either.
            at = name or at + (len(office.group().split()) if office else 1)
    return found
