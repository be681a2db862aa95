"""Lists that stand beside each other in one table, told apart by their heads or by their columns of days."""

from __future__ import annotations

from collections.abc import Sequence

from duty.sheets.columns import Column
from duty.sheets.headings import Kind
from duty.sheets.letters import fold

_LEADS_IN = (Kind.IGNORED, Kind.WEEKDAY, Kind.UNKNOWN)
_SHARED = (Kind.MONTH, Kind.POST, Kind.SHIFT)


def blocks(columns: Sequence[Column]) -> list[tuple[Column, ...]]:
    """The columns of each list; one block where there is only one."""
    starts = _repeats(columns) or _days_again(columns)
    if len(starts) < 2:
        return [tuple(columns)]
    parts = [tuple(columns[a:b]) for a, b in zip([0, *starts[1:]], [*starts[1:], len(columns)], strict=True)]
    shared = [one for one in parts[0][: _first_days(parts[0])] if one.kind in _SHARED]
    return [
        part if n == 0 else (*(one for one in shared if all(one.kind is not own.kind for own in part)), *part)
        for n, part in enumerate(parts)
    ]


def _first_days(part: Sequence[Column]) -> int:
    return next((n for n, one in enumerate(part) if one.tells_days), 0)


def _repeats(columns: Sequence[Column]) -> list[int]:
    """Where the same heads begin anew: "Ngày | Trực | SĐT | (blank) | Ngày | Trực | SĐT"."""
    held = [n for n, one in enumerate(columns) if one.texts]
    heads = [fold(columns[n].texts[-1]) for n in held]
    for width in range(2, len(held) // 2 + 1):
        if len(held) % width or heads != heads[:width] * (len(held) // width):
            continue
        first = [columns[n] for n in held[:width]]
        if any(one.kind in (Kind.WHEN, Kind.WEEKDAY) for one in first) or first[0].kind is not Kind.PERSON:
            return [held[n] for n in range(0, len(held), width)]
    return []


def _days_again(columns: Sequence[Column]) -> list[int]:
    """Where a further column of days begins a further list: people stand between and behind."""
    starts: list[int] = []
    for n, one in enumerate(columns):
        if not one.tells_days or one.kind is not Kind.WHEN or one.bound:
            continue
        between = columns[starts[-1] : n] if starts else ()
        if starts and not any(column.kind is Kind.PERSON and not column.dated for column in between):
            continue
        start = n
        while start and columns[start - 1].kind in _LEADS_IN and (not starts or start - 1 > starts[-1]):
            start -= 1
        starts.append(start)
    behind = columns[starts[-1] :] if starts else ()
    if len(starts) > 1 and any(column.kind is Kind.PERSON for column in columns[: starts[0]]):
        return []
    return starts if any(column.kind is Kind.PERSON for column in behind) else starts[:-1]
