"""Empty cells of a post that has somebody on nearly every other day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from duty.sheets import doubts
from duty.sheets.columns import Column
from duty.sheets.grid import Cell
from duty.sheets.headings import is_reserve
from duty.sheets.record import Heading, Record

_FEWEST = 5  # filled cells that show a habit; of as many only one may be empty


@dataclass(slots=True)
class _Line:
    """The cells of one post: those that are filled, and those that are not."""

    heading: str
    filled: list[date] = field(default_factory=list)
    empty: list[tuple[str, date]] = field(default_factory=list)


@dataclass(slots=True)
class Gaps:
    """Notes the cells of every column, and of every row of posts under days."""

    lines: dict[object, _Line] = field(default_factory=dict)

    def note(self, cell: Cell, column: Column, row_heading: Heading | None, dates: Sequence[date]) -> None:
        """One duty cell and its dates."""
        heading = column.heading or (row_heading[0] if row_heading else None)
        if not dates or not heading or is_reserve(heading):
            return
        key: object = column.at
        if column.dated:
            key, heading = row_heading, (row_heading[0] if row_heading else None) or heading
        line = self.lines.setdefault(key, _Line(heading))
        if cell.text.strip() or cell.value is not None:
            line.filled += dates
        else:
            line.empty += [(cell.where, on) for on in dates]

    def tell(self, record: Record) -> None:
        """A doubt for each post that seems to lack somebody."""
        for line in self.lines.values():
            if not line.empty or len(line.filled) < _FEWEST * len(line.empty):
                continue
            days = [on for _, on in line.empty]
            if all(on.weekday() > 4 for on in days) and not any(on.weekday() > 4 for on in line.filled):
                continue  # a post of working days
            record.doubt(line.empty[0][0], doubts.gap(line.heading, days))
