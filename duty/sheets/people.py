"""The people of one cell: names, titles, phones and the labels before them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from duty.sheets import phones
from duty.sheets.headings import post_of, post_of_label
from duty.sheets.letters import fold
from duty.sheets.names import (
    FAMILY,
    as_usual,
    is_name,
    is_office,
    is_short_form,
    split_name,
    split_office,
    strip_honour,
    strip_numbering,
)

_DITTO = re.compile(
    r'[-(. ]*(?:n\.?t\.?|nhu tren|nhu (?:hang |dong |ngay )tren)[-). ]*|["\' ,./-]*"["\' ,./-]*|\'\'|//'
)
_NOBODY = re.compile(
    r"[-_.,…*/\\\s]*|[x0Ø]|[-( ]*(?:nghi|khong|khong co|khong truc|khong tiep|trong|bo|ngay nghi"
    r"|(?:(?:di )?lam viec|di lam|truc)? ?(?:binh thuong|nhu ngay thuong)|(?:di )?lam viec|di lam"
    r"|nghi (?:le|tet|truc|bu)|k)[-). ]*"
)
# What stands between people, or between a person and the title; "đ/c" and "VP-TK" are shielded before.
_BREAK = re.compile(r"(\n|;|\+|&|/|,|:|\bvà\b|\bva\b| - |-)")
_SHIELDED = re.compile(
    r"(?i:\b(?:đ/c|d/c|k/t|t/m)\b)|(?<![^\W_])[A-ZĐƯÔĂÂƠÊ]{2,6}(?: ?[-&/] ?[A-ZĐƯÔĂÂƠÊ]{2,6})+(?![^\W_])"
)
_SLASH, _DASH, _AND = "\x01", "\x02", "\x03"
_PHONE_WORD = re.compile(
    r"(?i)[(\s,;:-]*(?:\b(?:sđt|sdt|số điện thoại|điện thoại|đt|dđ|đtdđ|tel|phone|số máy|mobile|lh|liên hệ)\b[\s.:]*)+$"
)
_ASIDE = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_SWAP = re.compile(r"\b(?:thay|doi|nghi|khong|hoan|bo|du phong)\b")


@dataclass(frozen=True, slots=True)
class Person:
    """One person as written; ``label`` is the heading before the name inside the cell ("Công an: …")."""

    name: str
    title: str | None = None
    phone: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class People:
    """A cell of people; ``odd`` holds the pieces not understood, ``phone_faults`` is told as it stands."""

    people: tuple[Person, ...] = ()
    odd: tuple[str, ...] = ()
    bad_phones: tuple[str, ...] = ()
    unpaired: tuple[int, int] | None = None
    more_phones: tuple[str, ...] = ()
    ditto: bool = False
    nobody: bool = False


@dataclass(slots=True)
class _Draft:
    name: str
    titles: list[str] = field(default_factory=list)
    label: str | None = None
    phones: list[str] = field(default_factory=list)


def is_ditto(text: str) -> bool:
    """Whether a clean cell says "the same as above"."""
    return bool(_DITTO.fullmatch(fold(text)))


def is_nobody(text: str) -> bool:
    """Whether a clean cell says that nobody is on duty."""
    return bool(_NOBODY.fullmatch(fold(text)))


@lru_cache(maxsize=2048)
def read(text: str) -> People:
    """People of a clean cell."""
    if is_ditto(text):
        return People(ditto=True)
    if is_nobody(text):
        return People(nobody=True)
    return _Reader(text).done()


class _Reader:
    """Goes through the pieces of one cell from left to right."""

    def __init__(self, text: str) -> None:
        self.drafts: list[_Draft] = []
        self.odd: list[str] = []
        self.bad: list[str] = []
        self.order: list[tuple[str, int]] = []  # ("name", draft) and ("phone", its number)
        self.numbers: list[str] = []
        self.pending: list[str] = []
        self.label: str | None = None
        text = self._without_phones(text)
        text = _SHIELDED.sub(lambda match: _shield(match.group()), text)
        asides: list[str] = []

        def keep(match: re.Match[str]) -> str:
            inside = match[1] if match[1] is not None else match[2]
            asides.append(inside)
            return f" \x04{len(asides) - 1}\x05 "

        text = _ASIDE.sub(keep, text).replace("(", " ").replace(")", " ")
        self.asides = asides
        pieces = _BREAK.split(text)
        for at in range(0, len(pieces), 2):
            before = pieces[at - 1] if at else "\n"
            after = pieces[at + 1] if at + 1 < len(pieces) else "\n"
            self._piece(pieces[at], before, after)

    def _without_phones(self, text: str) -> str:
        """The text with each phone replaced by a mark, "SĐT:" and its brackets gone."""
        out, at = "", 0
        for phone in phones.find(text):
            head = out + _PHONE_WORD.sub(" ", text[at : phone.start])
            if phone.number is None:
                self.bad.append(phone.written)
                out = head + " "
            else:
                self.numbers.append(phone.number)
                out = f"{head} \x06{len(self.numbers) - 1}\x07 "
            at = phone.end
        return out + text[at:]

    def _piece(self, piece: str, before: str, after: str) -> None:
        marks = [int(one) for one in re.findall(r"\x06(\d+)\x07", piece)]
        notes = [self.asides[int(one)] for one in re.findall(r"\x04(\d+)\x05", piece)]
        for note in notes:
            marks += [int(one) for one in re.findall(r"\x06(\d+)\x07", note)]
        words = _plain(re.sub(r"\x06\d+\x07|\x04\d+\x05", " ", piece))
        if words:
            self._words(words, before, after)
        for note in notes:
            self._note(_plain(re.sub(r"\x06\d+\x07", " ", note)))
        self.order += [("phone", mark) for mark in marks]

    def _words(self, words: str, before: str, after: str) -> None:
        bare = strip_numbering(words)
        if not bare:
            return
        rest, honoured = strip_honour(bare)
        if after == ":" and not honoured and not (is_name(rest) and post_of(rest) is None and not is_office(rest)):
            self._labelled(bare)
            return
        if not rest:
            return
        if is_office(rest):
            office, name = split_name(rest)
            if name:
                self._person(name, office)
            elif self.drafts:
                self._title(rest, before)
            else:
                self.pending.append(rest)
            return
        name, office = split_office(rest)
        if is_name(name) or (honoured and _could_be_name(name)):
            self._person(name, office)
            return
        self.odd.append(words)

    def _labelled(self, text: str) -> None:
        """Words before a colon: a heading for those who follow, or the next one's title."""
        if is_office(text) and post_of_label(text) is None:
            self.pending.append(text)
        else:
            self.label = text
            self.pending.clear()

    def _person(self, name: str, office: str = "") -> None:
        draft = _Draft(as_usual(name), [*self.pending, *([office] if office else [])], self.label)
        self.pending.clear()
        self.drafts.append(draft)
        self.order.append(("name", len(self.drafts) - 1))

    def _title(self, text: str, before: str) -> None:
        titles = self.drafts[-1].titles
        if titles and before in (" - ", "-", "/", "&"):
            joint = before if before != "&" else " & "
            titles[-1] += joint + text
        else:
            titles.append(text)

    def _note(self, text: str) -> None:
        if not text:
            return
        bare, honoured = strip_honour(text)
        if _SWAP.search(fold(text)) or (honoured and is_name(bare)):
            self.odd.append(text)
        elif self.drafts:
            self.drafts[-1].titles.append(text)
        else:
            self.pending.append(text)

    def done(self) -> People:
        unpaired: tuple[int, int] | None = None
        group: list[int] = []
        given: list[int] = []
        for kind, one in [*self.order, ("name", -1)]:
            if kind == "name" and given:
                unpaired = self._pair(group, given) or unpaired
                group, given = [], []
            (group if kind == "name" else given).append(one)
        odd = [*self.odd, *self.pending]
        if self.label and not any(draft.label == self.label for draft in self.drafts) and not odd:
            odd.append(self.label)
        more = tuple(draft.phones[0] for draft in self.drafts if len(draft.phones) > 1)
        people = tuple(
            Person(draft.name, ", ".join(draft.titles) or None, draft.phones[0] if draft.phones else None, draft.label)
            for draft in self.drafts
        )
        return People(people, tuple(odd), tuple(self.bad), unpaired, more)

    def _pair(self, group: list[int], given: list[int]) -> tuple[int, int] | None:
        """Give a run of phones to the run of names before it; what cannot be paired is told, not guessed."""
        if not group:
            self.odd += [self.numbers[one] for one in given]
        elif len(group) == len(given):
            for who, mark in zip(group, given, strict=True):
                self.drafts[who].phones.append(self.numbers[mark])
        elif len(group) == 1 or len(given) == 1:
            self.drafts[group[-1]].phones += [self.numbers[mark] for mark in given]
        else:
            return len(group), len(given)
        return None


def _shield(text: str) -> str:
    """ "VH - XH" and "đ/c" kept in one piece; "LAN - HÙNG" is two people."""
    if text.isupper() and not all(is_short_form(part.strip()) for part in re.split(r"[-&/]", text)):
        return text
    return text.replace("/", _SLASH).replace("-", _DASH).replace("&", _AND)


def _plain(text: str) -> str:
    text = text.replace(_SLASH, "/").replace(_DASH, "-").replace(_AND, "&")
    return " ".join(text.split()).strip(" .,;:-–_*\"'")


def _could_be_name(text: str) -> bool:
    """After "Đ/c" a single word in any case is a name; several small words are one only after a family name."""
    words = text.split()
    if len(words) > 1 and text == text.lower() and fold(words[0]) not in FAMILY:
        return False
    return (
        len(text.split()) <= 4 and all(word.isalpha() for word in text.split()) and not is_office(text) and bool(text)
    )
