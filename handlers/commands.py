"""The command grammar: with or without the slash, with or without diacritics, in any case."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Commands by the letters that are left without diacritics and spaces.
NAMES = (
    "start", "bao", "sv", "nhan", "den", "capnhat", "xong", "molai", "ca", "lichtruc", "moi", "ganhom", "nguoi",
    "kiemtra", "trogiup", "huy", "gui", "help", "baocaptren", "doica", "nhanca", "kyhop", "tiepdan",
    "tonghop", "baocaotuan", "don",
)  # fmt: skip
_TWO_WORDS = {
    ("cap", "nhat"): "capnhat", ("mo", "lai"): "molai", ("lich", "truc"): "lichtruc", ("gan", "nhom"): "ganhom",
    ("kiem", "tra"): "kiemtra", ("tro", "giup"): "trogiup", ("doi", "ca"): "doica", ("nhan", "ca"): "nhanca",
    ("tiep", "dan"): "tiepdan", ("tong", "hop"): "tonghop", ("don", "thu"): "don",
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
    "nhanca",
    "tiepdan",
    "don",
    "tonghop",
    "baocaotuan",
}
_ALIASES = {"help": "trogiup"}
_INVISIBLE = dict.fromkeys([*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x206A), 0xFEFF, 0xAD])
_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?")
# The tally takes its own words and days; a group of five or more is read as a report first, since it alerts.
_TALLY = re.compile(
    r"hom nay|lich|so(?: thang)?(?: \d{1,2}(?:/\d{4})?)?|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
    r"|[1-4] ?(?:nguoi|ng|cong dan)\b.*",
    re.DOTALL,
)
# What these may carry without the slash.
_TAILS = {
    "lichtruc": _DAY, "doica": _DAY, "tiepdan": _TALLY, "ganhom": re.compile(r"\S+"), "don": re.compile(r"\S*\d\S*"),
    "tonghop": re.compile(r"tuan|hom nay"),
}  # fmt: skip
_WEEKLY = re.compile(r"bao cao tuan( (?:nay|truoc|da gui))?|bao cao( da gui)")
_LEADING_CODE = re.compile(r"(?:sv\s*-?\s*)?0*(\d{1,9})(?=\s|$)", re.IGNORECASE)
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


def parse(text: str) -> Command | None:
    """The command that a message is, or None for plain text.

    Without the slash only what can hardly be anything else counts: a lone word ("CA", "huỷ"), a word and a number
    ("nhận 17"), and the two that carry text after a number ("xong 17 đã về hết").
    """
    line = cleaned(text)
    slashed = line.startswith("/")
    body = line[1:] if slashed else line
    words = body.split(maxsplit=1)
    if not words:
        return None
    name = plain(words[0].split("@", 1)[0])
    rest = words[1].strip() if len(words) > 1 else ""
    following = rest.split(maxsplit=1)
    joined = _TWO_WORDS.get((name, plain(following[0]))) if following and not slashed else None
    if joined is not None:
        name, rest = joined, following[1].strip() if len(following) > 1 else ""
    if not slashed and (code := _CODE.fullmatch(line)) and plain(line).startswith("sv"):
        return Command("sv", int(code.group(1)))
    if not slashed and (weekly := _WEEKLY.fullmatch(plain(line))):
        return Command("baocaotuan", text=(weekly[1] or weekly[2] or "").strip())
    if name not in NAMES:
        return Command(name, text=rest) if slashed else None
    name = _ALIASES.get(name, name)
    return _slashed(name, rest) if slashed else _bare(name, rest)


def _number(rest: str) -> tuple[int | None, str]:
    match = _LEADING_CODE.match(rest)
    return (int(match.group(1)), rest[match.end() :].strip()) if match else (None, rest)


def _slashed(name: str, rest: str) -> Command:
    if name in _NUMBERED:
        number, text = _number(rest)
        return Command(name, number, text)
    return Command(name, text=rest)


def _bare(name: str, rest: str) -> Command | None:
    if not rest:
        return Command(name) if name in _ALONE else None
    if name in _TAILS and _TAILS[name].fullmatch(plain(rest)):
        return Command(name, text=rest)
    if name not in _NUMBERED:
        return None
    number, text = _number(rest)
    if number is None or (text and name not in _WITH_TEXT):
        return None
    return Command(name, number, text)
