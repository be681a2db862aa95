"""How many people and households a message counts, and who is not to be counted."""

from __future__ import annotations

from dataclasses import dataclass

from duty.reading.lexicon import Found
from duty.reading.normalise import word_set
from duty.reading.numbers import FIRST, Numbers, Quantity, is_accented
from duty.reading.tokens import Shape, Token


@dataclass(frozen=True, slots=True)
class Count:
    """A counted number at tokens ``start`` up to, without, ``end``."""

    role: str  # person household official delegate bare
    low: int
    high: int
    approx: bool
    start: int
    end: int
    sure: float
    tags: frozenset[str] = frozenset()


_LATEST = frozenset({"len", "con", "gio", "nay", "thanh", "la"})
_PART = frozenset({"gom", "do"})
_FATES = frozenset({"chet", "thuong", "vong", "nang"})
_LINKS = frozenset({"va", "voi", "cung", "+", ",", "&", ";"})
_BARE_BEFORE = frozenset(
    {
        "con",
        "len",
        "doan",
        "nhom",
        "dong",
        "khoang",
        "chung",
        "tam",
        "nham",
        "la",
        "co",
        "duoc",
        "dem",
        "thanh",
        "~",
        "tren",
        "hon",
        "gan",
    }
)
_UNITS_BEFORE = frozenset({"tieu", "khu", "luc", "hoi", "ngay", "so", "to"})
_MOVED_OFF = frozenset({"bot", "ve"})
_SENTENCE_START = frozenset({"", "\n", ".", ",", ":", ";", "!"})


def _word(tokens: list[Token], at: int) -> str:
    return tokens[at].word if 0 <= at < len(tokens) else ""


def find_counts(tokens: list[Token], numbers: Numbers, found: Found) -> list[Count]:
    """Every number with what it counts, in order."""
    counts: list[Count] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.shape is Shape.WORD and token.word not in FIRST:
            at += 1
            continue
        quantity = None if token.claim or token.shape in (Shape.SIGN, Shape.LINE) else numbers.at(at)
        if quantity is None or (quantity.spelled and not numbers.accented and _is_noun(found, tokens, quantity)):
            at += 1
            continue
        count = _count(tokens, found, quantity)
        if count:
            counts.append(count)
            at = count.end
        else:
            at = quantity.end if not quantity.spelled else at + 1
    return counts


def _is_noun(found: Found, tokens: list[Token], quantity: Quantity) -> bool:
    """Without marks "ba con" is "bà con", "nam thanh nien" is "nam thanh niên", "bon tre" is "bọn trẻ"."""
    if quantity.end - quantity.start > 1:
        return False
    before = [hit for back in (1, 2) for hit in found.by_start.get(quantity.start - back, ())]
    if any(hit.concept == "neutral" and hit.end > quantity.start for hit in before):
        return True  # "thiet hai nguoi", "trung tam nguoi"
    if any(hit.concept == "neutral" and hit.end > quantity.end for hit in found.by_start.get(quantity.start, ())):
        return True  # "tạm cư" are no eight old people
    word = tokens[quantity.start].word
    if word == "ba" and _word(tokens, quantity.end) == "chu":
        return True  # "bà chủ quán"
    if word == "bon" and _word(tokens, quantity.end) in ("tre", "chung", "no"):
        return True
    if word == "bon" and _word(tokens, quantity.end) == "em" and _word(tokens, quantity.start - 1) in _SENTENCE_START:
        return _word(tokens, quantity.end + 1) not in ("hoc", "nho", "be", "sinh")  # "bọn em": the writers themselves
    if word == "dam" and _word(tokens, quantity.end) == "thanh" and _word(tokens, quantity.start - 1) in ("co", "mot"):
        return True
    if word == "bay" and _word(tokens, quantity.end) == "mai":
        return True
    if word == "sau" and _word(tokens, quantity.end) == "nha":
        return True
    if word not in ("ba", "nam", "co") or (word == "ba" and _is_children(tokens, quantity.start)):
        return False
    if word == "ba" and _word(tokens, quantity.start - 1) in ("cac", "may", "ong", "nhieu", "mot", "nhung", "minh"):
        return _word(tokens, quantity.end) not in ("nguoi", "ho")
    hit, after = found.at(quantity.start, "person"), found.at(quantity.start + 1, "person")
    return hit is not None and hit.end - hit.start > 1 and not (after and after.end > hit.end)


def _is_children(tokens: list[Token], at: int) -> bool:
    """ "ba chau tray dau goi" are three children; "hai ba chau" is a grandmother with hers."""
    return _word(tokens, at + 1) == "chau" and tokens[at].lower == "ba" and _word(tokens, at - 1) not in FIRST


def _count(tokens: list[Token], found: Found, quantity: Quantity) -> Count | None:
    quantity = _without_noun(tokens, found, quantity)
    end = quantity.end
    approx = quantity.vague or _is_approx(tokens, found, quantity.start)
    if _word(tokens, end) == "+":
        approx, end = True, end + 1
    if _word(tokens, end) in ("luot", "cai") and found.at(end + 1, "person"):
        end += 1
    role, stop = _role(tokens, found, end, many=quantity.high > 1)
    if not role and quantity.spelled and quantity.vague and end == quantity.start + 2:
        # "hai ba hoi" is no range without a unit: "hai bà hỏi".
        role, stop = _role(tokens, found, end - 1, many=True)
        if role and quantity.high == 3:
            quantity = Quantity(quantity.start, end - 1, quantity.low, quantity.low, spelled=True)
        else:
            role = ""
    if not role:
        if not (_is_rest(tokens, found, quantity) if quantity.spelled else _stands_bare(tokens, quantity)):
            return None
        role, stop = "bare", quantity.end
    return Count(
        role,
        quantity.low,
        quantity.high,
        approx,
        quantity.start,
        stop,
        0.5 if role == "bare" else 0.75 if quantity.vague else 0.96,
        _tags(tokens, quantity, stop),
    )


def _without_noun(tokens: list[Token], found: Found, quantity: Quantity) -> Quantity:
    """ "hai ba cu" is "hai bà cụ", no two to three of something."""
    last = quantity.end - 1
    if not (quantity.spelled and quantity.vague and last == quantity.start + 1 and tokens[last].word == "ba"):
        return quantity
    noun = found.at(last, "person")
    if noun is None or noun.end - noun.start < 2 or not tokens[last].lower.isascii() or is_accented(tokens):
        return quantity
    return Quantity(quantity.start, last, quantity.low, quantity.low, spelled=True)


# Without marks these count people only before such words: "hai thằng đánh nhau", but "hai tháng chưa có lương".
_PROVEN_BY = {
    "thang": word_set(
        """
        di dang cam lay trom pha danh o ngoi nghien say dap doi ban cuop choi chay phong nhau gay vac hut choang chui
        vao ra keo dua tre nhoc thanh boc rut quay nem chui nguoi lam choai
        """
    ),
    "cau": word_set("hs sinh hoc thanh trai be bi nho em con choai nguoi"),
    "co": word_set("giao gai ban nuoi chu cau tho y lao cong nhan bac con em nu ket bi tre len den keo"),
    "ga": word_set("cam say dan thanh nghien trom la mat di lai"),
    "di": word_set("ghe nuoi bay ba"),
    "ngoi": word_set("dan tap keo len den ra doi dang tu keu"),
    "nam": word_set("thanh nu gioi sinh cong nhan lai"),
    "o": word_set("ban giao gai chu"),
}


_PHONES = frozenset({"di", "dong", "thoai", "ban", "lien", "so"})


def _is_proven(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if token.word == "dt":
        return _word(tokens, at + 1) not in _PHONES  # "2 dt trộm" are "đối tượng", "11 dt di dong" phones
    wanted = _PROVEN_BY.get(token.word)
    if wanted is None or not token.lower.isascii() or _word(tokens, at + 1) in wanted or is_accented(tokens):
        return True
    if token.word in ("co", "cau") and _word(tokens, at - 1) in ("mot", "1"):
        return True
    if token.word == "nam" and any(not one.lower.isascii() for one in tokens):
        return True
    return token.word == "thang" and at + 1 == len(tokens) and _word(tokens, at - 2) in ("tam", "khoang", "chung")


def _role(tokens: list[Token], found: Found, at: int, *, many: bool) -> tuple[str, int]:
    """What is counted by the words at a position: the longest phrase decides."""
    best: tuple[int, int, str] = (at, 0, "")
    for rank, concept in enumerate(("person", "household", "official", "delegate"), start=1):
        if (hit := found.at(at, concept)) and (hit.end > at + 1 or _is_proven(tokens, at)):
            best = max(best, (hit.end, rank, concept))
    if best[2] == "person" and (hit := found.at(at, "vehicle")) and hit.end > best[0]:
        return "", at  # "1 ô tô" counts no "ông"
    if best[2] == "person" and (hit := found.at(best[0], "delegate")):
        return "delegate", hit.end
    if not best[2] and many and found.at(at, "house") and not found.at(at, "not_house"):
        return "household", at + 1
    return best[2], best[0]


def _is_approx(tokens: list[Token], found: Found, start: int) -> bool:
    for back in (1, 2, 3):
        if any(hit.end == start for hit in found.by_start.get(start - back, ()) if hit.concept == "approx"):
            return True
    return _word(tokens, start - 1) in ("~", ">", "<", "≈")


def _stands_bare(tokens: list[Token], quantity: Quantity) -> bool:
    after = _word(tokens, quantity.end)
    before = _word(tokens, quantity.start - 1)
    if after == "chu" and _word(tokens, quantity.end + 1) in ("khong", "k"):
        return before not in _UNITS_BEFORE  # "34 chứ không phải 43"
    if any(_word(tokens, quantity.start - back) == "dem" for back in (2, 3, 4)):
        before = "dem"  # "đếm sơ sơ 35", "đếm được 35"
    if before not in _BARE_BEFORE or quantity.high > 5000 or tokens[quantity.start].word.startswith("0"):
        return False
    return after in (
        "",
        ".",
        ",",
        "\n",
        "!",
        ";",
        "roi",
        "chu",
        "khong",
        "thoi",
        "dang",
        "ke",
        "den",
        "nhe",
        "a",
        "o",
        "doi",
        "la",
        "ra",
        "keo",
    )


def _is_rest(tokens: list[Token], found: Found, quantity: Quantity) -> bool:
    """ "giờ chỉ còn hai chục" of a group: so many of them."""
    return (
        quantity.high >= 10
        and _word(tokens, quantity.start - 1) in ("con", "len", "thanh")
        and _word(tokens, quantity.end) in ("", ",", ".", ";", "\n", "!", "roi", "thoi")
        and bool(found.of("group"))
    )


def _tags(tokens: list[Token], quantity: Quantity, stop: int) -> frozenset[str]:
    before = [_word(tokens, quantity.start - back) for back in range(1, 5)]
    tags: set[str] = set()
    if before[0] == "tong" or before[1:2] == ["tong"]:
        tags.update(("latest", "total"))
    if before[:2] in (["phai", "khong"], ["con", "khong"]) or before[1:3] == ["phai", "khong"]:
        tags.add("denied")
    if before[0] in _LATEST or (before[0] in ("khoang", "chung", "tam", "co", "duoc") and before[1] in _LATEST):
        tags.add("latest")
    if before[0] == "them" or (before[0] == "khoang" and before[1] == "them"):
        tags.add("added")
    if before[0] in _PART or "gom" in before[:2] or ("trong" in before and "do" in before):
        tags.add("part")
    if before[0] == "bot" or tokens[quantity.start - 1].lower == "cũ":
        tags.add("off")
    if before[0] in ("nha", "tai", "o", "vao") and quantity.high == 1:
        tags.add("place")  # "tại nhà 1 hộ": where it happens, nobody who came
    if "moi" in before[:2]:
        tags.add("each")
    after = [_word(tokens, stop + ahead) for ahead in range(3)]
    if after[0] in _MOVED_OFF or after[:2] == ["da", "ve"] or after[:2] == ["bo", "ve"]:
        tags.add("off")
    return frozenset(tags)


def people_of(counts: list[Count], tokens: list[Token]) -> Count | None:
    """The number of people of the case, out of all numbers of the message."""
    people = [count for count in counts if count.role == "person" and "denied" not in count.tags]
    if not people:
        speakers = [count for count in counts if count.role == "delegate" and _word(tokens, count.end) == "cho"]
        if speakers:
            return speakers[0]  # "năm người đại diện cho 30 hộ" are all who came
        people = [count for count in counts if count.role == "bare" and "denied" not in count.tags]
        whole = [count for count in people if not count.tags & {"part", "off"}]
        return _latest(whole)
    whole = [count for count in people if not count.tags & {"part", "off", "added"}]
    totals = [count for count in counts if "total" in count.tags and count.role in ("person", "bare")]
    if totals:
        return totals[-1]
    if not whole:
        return people[0]
    bare = [count for count in counts if count.role == "bare" and "latest" in count.tags]
    if bare and bare[-1].start > whole[-1].start and "denied" not in bare[-1].tags:
        return bare[-1]
    return _summed(whole, tokens)


def _latest(counts: list[Count]) -> Count | None:
    if not counts:
        return None
    latest = [count for count in counts if "latest" in count.tags]
    return latest[-1] if latest else counts[0]


def _summed(counts: list[Count], tokens: list[Token]) -> Count:
    """Numbers joined by "và", or told side by side as dead and hurt, men and women, belong together."""
    latest = _latest(counts)
    if latest is not None and "latest" in latest.tags and len(counts) > 1:
        return latest
    total = counts[0]
    if len(counts) > 1 and sum(count.high for count in counts[1:]) == total.high:
        return total  # "21 người, 13 bà 8 ông"
    for count in counts[1:]:
        between = tokens[total.end : count.start]
        words = [token.word for token in between if not token.claim and token.word not in ("tieu", "khu", "so")]
        if "thoi" in words:
            break  # "2 người thôi, 1 người đứng nhờ"
        linked = bool(words) and len(words) <= 4 and any(word in _LINKS for word in words)
        same = {tokens[at].word for at in range(total.start, total.end)} & {"nam", "nu", "chet", "nguoi"}
        fates = any(word in _FATES for word in words) or _word(tokens, count.end) in (
            "bi",
            "chet",
        )
        side_by_side = fates and len(between) <= 4 and any(word in _FATES for word in words)
        if not (side_by_side or (linked and (same or fates))) or total.high + count.high > 5000:
            break
        total = Count(
            "person",
            total.low + count.low,
            total.high + count.high,
            total.approx or count.approx,
            total.start,
            count.end,
            0.7,
        )
    return total


def households_of(counts: list[Count]) -> Count | None:
    """The number of households of the case."""
    homes = [count for count in counts if count.role == "household" and not count.tags & {"denied", "place"}]
    return _latest(homes)


_INTRODUCES = frozenset({"", "\n", ".", ",", ":", "co", "mot", "luc", "voi", "noi", "tin"})
_ADDRESSED = frozenset({"oi", "khong", "a", "em", "cho", "nhe", "chi"})


def implied(found: Found, tokens: list[Token], *, loose: bool, anybody: bool) -> Count | None:
    """A couple or a single person that no number counts; "có người" is one only where ``anybody`` counts."""
    for hit in found.best("pair"):
        return Count("person", 2, 2, False, hit.start, hit.end, 0.75)
    for hit in found.best("single"):
        if "mình" in hit.words:
            return Count("person", 1, 1, False, hit.start, hit.end, 0.95)
        if not anybody and tokens[hit.start].word == "co" and tokens[hit.end - 1].word == "nguoi":
            continue
        return Count("person", 1, 1, False, hit.start, hit.end, 0.7)
    for hit in found.of("single_loose") if loose else ():
        if tokens[hit.start].lower == "co" and hit.end == hit.start + 1:
            continue  # "có", hardly ever "cô"
        before = _word(tokens, hit.start - 1)
        if before in _INTRODUCES and _word(tokens, hit.end) not in _ADDRESSED:
            return Count("person", 1, 1, False, hit.start, hit.end, 0.6)
    return None
