"""A file of rosters as neutral tables: what stands in each cell, and where a person finds it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what is seen, the value behind it if it is no text, and where it stands ("Sheet1!B7").

    A merged cell stands at every place that it covers, with the ``where`` of its first place.
    """

    text: str
    value: date | datetime | time | float | None
    where: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; ``context`` is the title and the lines around them, one a line, in the order of the paper.

    ``heading`` are the lines right above that are of this table alone, where a paper has several. A table of one
    column is read as running text, a line a row.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    context: str
    heading: str = ""


def filled(cells: Iterable[Cell]) -> list[Cell]:
    """The cells that hold something, a merged one once."""
    found: dict[str, Cell] = {}
    for cell in cells:
        if cell.text.strip() or cell.value is not None:
            found.setdefault(cell.where, cell)
    return list(found.values())
