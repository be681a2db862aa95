"""Groups that a file names once and puts on duty by their number: "Tổ 1: A, B, C", then "01/6 | Tổ 1"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from duty.sheets import people
from duty.sheets.grid import Table, filled
from duty.sheets.letters import clean, fold, words_of
from duty.sheets.names import names_in
from duty.sheets.people import Person

Groups = dict[str, tuple[Person, ...]]

_LABEL = r"(?:to|nhom|doi|kip|top|ca)(?: truc)?(?: so)? ?(?:\d{1,2}|i{1,3}|iv|v|[a-d])"
_NAME = re.compile(_LABEL)
_LINE = re.compile(
    rf"\W*(?P<label>{_LABEL})\s*(?:gom\s*)?(?::|-|gom\b)\s*(?:gom\s*)?(?:cac\s+(?:d/c|dong chi)\s*:?)?\s*"
)


def key_of(text: str) -> str | None:
    """The group that a cell names and nothing else: "Tổ 1", "Kíp trực số 2"."""
    words = re.sub(r"\b(?:truc|so) ", "", words_of(text))
    return words.replace(" ", "") if _NAME.fullmatch(words) else None


def groups_of(tables: Sequence[Table]) -> Groups:
    """Every group with its people, from lines of text and from rows that begin with its name."""
    found: dict[str, dict[Person, None]] = {}
    for table in tables:
        for line in _lines(table):
            match = _LINE.match(fold(line))
            read = people.read(line[match.end() :]) if match else None
            if match and read and read.people and not read.odd and (key := key_of(match["label"])):
                found.setdefault(key, {}).update(dict.fromkeys(read.people))
        for row in table.rows:
            cells = [clean(cell.text) for cell in filled(row)]
            at = next((n for n, text in enumerate(cells[:2]) if key_of(text)), None)
            if at is None or not (key := key_of(cells[at])):
                continue
            for text in cells[at + 1 :]:
                read = people.read(text) if names_in(text) else None
                if read and read.people and not read.odd:
                    found.setdefault(key, {}).update(dict.fromkeys(read.people))
    return {key: tuple(one) for key, one in found.items()}


def _lines(table: Table) -> Iterable[str]:
    texts = [table.context, table.heading, *(cell.text for row in table.rows for cell in filled(row))]
    return (line for text in texts for line in clean(text).split("\n"))
