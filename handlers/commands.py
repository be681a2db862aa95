"""The command grammar: with or without the slash, with or without diacritics, in any case."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Commands by the letters that are left without diacritics and spaces.
NAMES = (
    "start", "bao", "sv", "nhan", "den", "capnhat", "xong", "molai", "ca", "lichtruc", "moi", "ganhom", "nguoi",
    "kiemtra", "trogiup", "huy", "gui", "help", "baocaptren", "doica", "nhanca", "kyhop", "tiepdan",
    "tonghop", "baocaotuan", "don", "dientap", "thongbao",
)  # fmt: skip
# Names of several words, and the words on the buttons, as people type them.
_PHRASES = {
    ("cap", "nhat"): "capnhat", ("mo", "lai"): "molai", ("lich", "truc"): "lichtruc", ("gan", "nhom"): "ganhom",
    ("kiem", "tra"): "kiemtra", ("tro", "giup"): "trogiup", ("doi", "ca"): "doica", ("nhan", "ca"): "nhanca",
    ("tiep", "dan"): "tiepdan", ("tong", "hop"): "tonghop", ("don", "thu"): "don", ("da", "nhan"): "nhan",
    ("dang", "den"): "den", ("ket", "thuc"): "xong", ("bao", "cap", "tren"): "baocaptren",
    ("dien", "tap"): "dientap", ("ky", "hop"): "kyhop", ("thong", "bao"): "thongbao",
}  # fmt: skip
_NUMBERED = {"sv", "nhan", "den", "capnhat", "xong", "molai", "baocaptren"}
_WITH_TEXT = {"capnhat", "xong"}
_ALONE = {
    "sv",
    "ca",
    "lichtruc",
    "trogiup",
    "help",
    "huy",
    "gui",
    "kiemtra",
    "ganhom",
    "nguoi",
    "moi",
    "doica",
    "kyhop",
    "nhanca",
    "tiepdan",
    "don",
    "tonghop",
    "baocaotuan",
    "dientap",
    "thongbao",
}
_ALIASES = {"help": "trogiup"}
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xAD])
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?")
# The tally takes its own words and days; a group of five or more is read as a report first, since it alerts.
_TALLY = re.compile(
    r"lich|so(?: thang)?(?: \d{1,2}(?:/\d{4})?)?|(?:hom nay|hom qua|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)"
    r"|(?:(?:hom qua|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?) )?[1-4] ?(?:nguoi|ng|cong dan)\b.*",
    re.DOTALL,
)
# What these may carry without the slash.
_TAILS = {
    "kyhop": re.compile(rf"{_DAY.pattern}\s*(?:-|–|den)\s*{_DAY.pattern}(?:\s.*)?", re.DOTALL),
    "lichtruc": _DAY, "doica": _DAY, "tiepdan": _TALLY, "don": re.compile(r"\S*\d\S*"),
    "ganhom": re.compile(r"\S+|canh bao|bao dong|truc ban|lanh dao|cap tren"),
    "tonghop": re.compile(r"tuan|hom nay"),
}  # fmt: skip
_WEEKLY = re.compile(r"bao cao tuan( (?:nay|truoc|da gui))?|bao cao( da gui)")
_LEADING_CODE = re.compile(r"(sv\s*-?\s*)?0*(\d{1,9})(?P<mark>[.,:;!?…]*)(?=\s|$)", re.IGNORECASE)
# A number written onto its name: "NHAN1", "/sv1", "cập nhật-1".
_GLUED = re.compile(r"(/?(?:[^\W\d_]+\s+){0,2}[^\W\d_]+)-?(?=[0-9])")
_MARKS = " .,:;!?…"
_POLITE = frozenset({"nhe", "a", "nha"})
_DONE = _POLITE | {"roi", "luon"}
# After one of these a number counts something and names no incident: "xong 1 việc", "cập nhật 1 người bị thương".
_COUNTED = frozenset(
    {"nguoi", "ng", "ho", "viec", "vu", "doan", "nhom", "xe", "nha", "cong", "chau", "em", "diem", "truong", "lan",
     "gio", "phut", "ngay", "tin", "don", "can", "dong"}
)  # fmt: skip
_CODE = re.compile(r"(?:sv\s*-?\s*)?0*(\d{1,9})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name without diacritics, an incident number if one was given, and the rest of the line."""

    name: str
    number: int | None = None
    text: str = ""


def plain(text: str) -> str:
    """Lower case without diacritics: "NHẬN" and "nhận" are "nhan"."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def cleaned(text: str) -> str:
    """A text without invisible characters and outer space."""
    return unicodedata.normalize("NFC", text).translate(_INVISIBLE).strip()


def is_for_another(text: str, own_name: str) -> bool:
    """Whether a command names another bot ("/help@otherbot"); nobody knows as long as the own name is not known."""
    first = cleaned(text).split(maxsplit=1)[:1]
    _, at, name = first[0].partition("@") if first and first[0].startswith("/") else ("", "", "")
    return bool(at and own_name) and name.casefold() != own_name.casefold()


def parse(text: str) -> Command | None:
    """The command that a message is, or None for plain text.

    Without the slash only what can hardly be anything else counts: a lone word ("CA", "huỷ"), a word and a number
    ("nhận 17"), and those that carry text after a number ("xong 17 đã về hết").
    """
    line = _unglued(cleaned(text))
    if line.startswith("/"):
        return _slashed(line[1:])
    if (code := _CODE.fullmatch(line)) and plain(line).startswith("sv"):
        return Command("sv", int(code.group(1)))
    if weekly := _WEEKLY.fullmatch(plain(line)):
        return Command("baocaotuan", text=(weekly[1] or weekly[2] or "").strip())
    return _bare(line) or _bare(_trimmed(line, _POLITE))


def _unglued(line: str) -> str:
    match = _GLUED.match(line)
    if match is None:
        return line
    words = tuple(plain(match[1].removeprefix("/")).split())
    name = _PHRASES.get(words, words[0] if len(words) == 1 else "")
    return f"{match[1]} {line[match.end() :]}" if name in _NUMBERED else line


def _trimmed(text: str, particles: frozenset[str]) -> str:
    """A text without the marks and the small words at its end that say nothing: "nhé", "ạ"."""
    words = text.rstrip(_MARKS).split()
    while words and plain(words[-1].rstrip(_MARKS)) in particles:
        words.pop()
    return " ".join(words).rstrip(_MARKS)


def _number(rest: str) -> tuple[int | None, str]:
    match = _LEADING_CODE.match(rest)
    return (int(match.group(2)), rest[match.end() :].strip()) if match else (None, rest)


def _counts(rest: str) -> bool:
    """Whether the number at the start counts what follows it."""
    match = _LEADING_CODE.match(rest)
    if match is None or match[1] or match["mark"]:
        return False
    following = plain(rest[match.end() :]).split(maxsplit=1)
    return bool(following) and following[0].strip(_MARKS) in _COUNTED


def _slashed(body: str) -> Command | None:
    words = body.split(maxsplit=1)
    if not words:
        return None
    name = plain(words[0].split("@", 1)[0])
    name, rest = _ALIASES.get(name, name), words[1].strip() if len(words) > 1 else ""
    if name in _NUMBERED:
        number, text = _number(rest)
        return Command(name, number, text)
    return Command(name, text=rest)


def _named(line: str) -> tuple[str, str]:
    """The name at the start of a line, of one word or several, and the rest."""
    words = line.split(maxsplit=3)
    for length in (3, 2):
        phrase = _PHRASES.get(tuple(plain(word) for word in words[:length]))
        if phrase is not None and len(words) >= length:
            return phrase, "".join(line.split(maxsplit=length)[length:]).strip()
    name = plain(words[0]) if words else ""
    return _ALIASES.get(name, name), "".join(line.split(maxsplit=1)[1:]).strip()


def _bare(line: str) -> Command | None:
    name, rest = _named(line)
    if name not in NAMES:
        return None
    if not rest:
        return Command(name) if name in _ALONE else None
    if name in _TAILS and _TAILS[name].fullmatch(plain(rest)):
        return Command(name, text=rest)
    if name not in _NUMBERED or _counts(rest):
        return None
    number, text = _number(rest)
    if not _trimmed(text, _DONE):
        text = ""
    if number is None or (text and name not in _WITH_TEXT):
        return None
    return Command(name, number, text)
