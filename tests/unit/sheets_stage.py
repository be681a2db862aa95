"""Tables for the tests of rosters, typed as they look on paper, and entries typed as a person would say them."""

from __future__ import annotations

from datetime import date, datetime, time

from duty.sheets import Cell, Entry, Sheet, Table, read

TODAY = date(2024, 6, 5)
Raw = str | float | date | datetime | time


def table(*rows: str | list[Raw], context: str = "", name: str = "Bảng") -> Table:
    """Rows of cells parted by "|"; "^" goes on with the cell above, "<" with the one before, "¶" breaks the line."""
    grid: list[list[Cell]] = []
    for r, row in enumerate(rows, start=1):
        cells: list[Cell] = []
        for c, raw in enumerate(row.split("|") if isinstance(row, str) else row, start=1):
            text = str(raw).strip().replace("¶", "\n")
            if text == "^":
                cells.append(grid[-1][c - 1])
            elif text == "<":
                cells.append(cells[-1])
            else:
                value = raw if isinstance(raw, date | time | float) else None
                shown = f"{raw:%d/%m/%Y}" if isinstance(raw, date) else f"{raw:.0f}" if isinstance(raw, float) else text
                cells.append(Cell(shown, value, f"{name}!{chr(64 + c)}{r}"))
        grid.append(cells)
    width = max(len(row) for row in grid)
    for r, row in enumerate(grid, start=1):
        row += [Cell("", None, f"{name}!{chr(64 + c)}{r}") for c in range(len(row) + 1, width + 1)]
    return Table(name, tuple(map(tuple, grid)), context)


def said(entry: Entry) -> str:
    """An entry in one line: day, hours, post, name, title, phone; what is not known is left out."""
    hours = f"{entry.starts:%H:%M}-{entry.ends:%H:%M}" if entry.starts and entry.ends else ""
    parts = [f"{entry.on:%d/%m/%y}", hours, entry.post or "?", entry.person, entry.title or "", entry.phone or ""]
    return " | ".join(part for part in parts if part)


def told(sheet: Sheet) -> list[str]:
    """All entries, in order of their lines."""
    return sorted(said(entry) for entry in sheet.entries)


def lines(text: str) -> list[str]:
    """Expected entries, typed one a line."""
    return sorted(line.strip() for line in text.strip().splitlines())


def read_one(*rows: str | list[Raw], context: str = "", name: str = "Bảng", today: date = TODAY) -> Sheet:
    """One table, read on 5 June 2024."""
    return read([table(*rows, context=context, name=name)], today)
