"""How well the reader reads labelled messages, and how fast.

Run as ``python -m bench.reading [FILE …] [--wrong] [--folds]``; without files, every ``tests/data/*.jsonl``. Each file
holds one labelled message a line. ``--wrong`` lists the messages not read as labelled. The rules were written by
hand by people who had these files, and the weights were learned from them, so the shares say how well the reader still
knows them. ``--folds`` reads every message with weights learned from the other four fifths, which is honest for
the weights and not for the rules; how sets were read at first sight stands in ``docs/reading.md``.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.learn import folds
from bench.learn import rows as learned_from
from duty.reading import Gazetteer, as_record, read
from duty.reading.learned import Weights

FIELDS = ("kind", "category", "people", "households", "area", "heading", "topic", "time", "ended", "urgent")
_NOW = datetime(2024, 6, 5, 3, 0, tzinfo=UTC)
_DATA = Path(__file__).resolve().parent.parent / "tests" / "data"


def load(path: Path) -> list[dict[str, Any]]:
    """The labelled messages of one file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def wrong_fields(row: dict[str, Any], weights: Weights | None = None) -> dict[str, tuple[Any, Any]]:
    """The fields read otherwise than labelled: (labelled, read)."""
    record = as_record(read(row["text"], _NOW, Gazetteer(), weights))
    return {name: (row[name], record[name]) for name in FIELDS if record[name] != row[name]}


def report(name: str, rows: list[dict[str, Any]], *, show_wrong: bool) -> None:
    """Print shares, confusions and, if asked, the misread messages of one file."""
    wrongs = [wrong_fields(row) for row in rows]
    _shares(name, rows, wrongs)
    for field in ("kind", "category"):
        _confusion(field, rows, wrongs)
    if show_wrong:
        for row, wrong in zip(rows, wrongs, strict=True):
            if wrong:
                said = ", ".join(f"{key}: {a} -> {b}" for key, (a, b) in wrong.items())
                print(f"  {row['id']} [{said}]\n      {row['text']!r}")


def five_fold(rows: list[dict[str, Any]]) -> None:
    """Print the shares and confusions of messages that the weights had not seen."""
    every: list[dict[str, Any]] = []
    wrongs: list[dict[str, tuple[Any, Any]]] = []
    for held, weights in folds(rows):
        every += held
        wrongs += [wrong_fields(row, weights) for row in held]
    _shares("five folds, weights learned without the fold", every, wrongs)
    for field in ("kind", "category"):
        _confusion(field, every, wrongs)


def _shares(name: str, rows: list[dict[str, Any]], wrongs: list[dict[str, tuple[Any, Any]]]) -> None:
    print(f"\n{name}: {len(rows)} messages")
    for field in FIELDS:
        right = sum(field not in wrong for wrong in wrongs)
        print(f"  {field:<11}{right:>4}/{len(rows)}  {100 * right / len(rows):5.1f} %")
    whole = sum(not wrong for wrong in wrongs)
    print(f"  {'all fields':<11}{whole:>4}/{len(rows)}  {100 * whole / len(rows):5.1f} %")


def _confusion(field: str, rows: list[dict[str, Any]], wrongs: list[dict[str, tuple[Any, Any]]]) -> None:
    pairs = Counter(
        (str(row[field]), str(wrong[field][1] if field in wrong else row[field]))
        for row, wrong in zip(rows, wrongs, strict=True)
    )
    names = sorted({name for pair in pairs for name in pair})
    print(f"  {field}: labelled (rows) against read (columns)")
    print("    " + " " * 14 + "".join(f"{name[:9]:>10}" for name in names))
    for labelled in names:
        print(f"    {labelled:<14}" + "".join(f"{pairs[labelled, got] or '.':>10}" for got in names))


def timings(rows: list[dict[str, Any]]) -> None:
    """Print the median processor time of an ordinary message and of 10,000 characters."""
    texts = [row["text"] for row in rows]
    ordinary = [_milliseconds(text) for _ in range(5) for text in texts]
    long_text = (" ".join(texts) * 20)[:10_000]
    long_times = [_milliseconds(long_text) for _ in range(7)]
    slowest = max(ordinary[len(texts) :])
    print(
        f"\nordinary message: median {statistics.median(ordinary):.2f} ms of processor time, slowest {slowest:.2f} ms"
    )
    print(f"10,000 characters: median {statistics.median(long_times):.1f} ms of processor time")


def _milliseconds(text: str) -> float:
    begin = time.process_time()  # other programs on the machine do not count
    read(text, _NOW, Gazetteer())
    return (time.process_time() - begin) * 1000


def main(arguments: list[str]) -> None:
    """Measure the files named, or all labelled messages of the tests."""
    paths = [Path(argument) for argument in arguments if not argument.startswith("--")] or sorted(_DATA.glob("*.jsonl"))
    every: list[dict[str, Any]] = []
    for path in paths:
        rows = load(path)
        every += rows
        report(path.name, rows, show_wrong="--wrong" in arguments)
    timings(every)
    if "--folds" in arguments:
        five_fold(learned_from())
    print("\nThe rules know all of these messages: docs/reading.md has the shares at first sight.")


if __name__ == "__main__":
    main(sys.argv[1:])
