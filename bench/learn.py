"""Learn the weights of words from the labelled messages: ``python -m bench.learn``.

Writes ``duty/reading/weights.tsv``: multinomial logistic regression (scikit-learn) over the features of
``duty/reading/learned.py`` that stand in at least two messages, rare ones counting more (tf-idf), every message
being as long as any other.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from math import log
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from duty.reading import learned
from duty.reading.facts import Gazetteer
from duty.reading.learned import FIELDS, UNCOUNTED, Weights
from duty.reading.reader import CIVIC, found_in

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
TABLE = Path(learned.__file__).with_name("weights.tsv")
NOW = datetime(2024, 6, 5, 3, 0, tzinfo=UTC)
_LEAST = 2  # messages in which a feature must stand
# Chosen on sets that were held out: the inverse strength of regularisation, and the length of every message's vector.
_C, _LENGTH = 3.0, 8.0
_SCALE = 100
_SLIGHT = 40  # hundredths below which a weight is left out: spread over a whole message it moves nothing

Labelled = dict[str, Any]


def rows() -> list[Labelled]:
    """Every labelled message of the tests."""
    return [
        json.loads(line)
        for path in sorted(DATA.glob("*-reports.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]


def label_of(row: Labelled, field: str) -> str:
    """The label of a message as a value of the table."""
    label = row["people"] == 1 if field == "alone" else row[field]
    return "" if label is None else str(label).lower() if isinstance(label, bool) else str(label)


def fingerprint(labelled: Iterable[Labelled]) -> str:
    """What the table was learned from, so that a test can tell when it is out of date."""
    told = sorted([str(row["text"]), *(label_of(row, field) for field in FIELDS)] for row in labelled)
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()[:16]


def train(labelled: Sequence[Labelled]) -> Weights:
    """The weights that some messages teach."""
    told = [{one.name for one in found_in(str(row["text"]), NOW, Gazetteer())} for row in labelled]
    counted = Counter(name for names in told for name in names)
    rarity = {name: log(1 + len(told) / times) for name, times in counted.items() if times >= _LEAST}
    vectors = DictVectorizer(sort=True)
    matrix = vectors.fit_transform([{name: rarity[name] for name in names if name in rarity} for names in told])
    matrix = normalize(matrix) * _LENGTH
    names = vectors.feature_names_
    columns: list[tuple[str, str]] = []
    start: list[int] = []
    table: list[list[int]] = [[] for _ in names]
    for field in FIELDS:
        model = LogisticRegression(C=_C, max_iter=3000)
        taught = [at for at, row in enumerate(labelled) if _is_asked(field, row, told[at])]
        model.fit(matrix[taught], [label_of(labelled[at], field) for at in taught])
        values = [str(value) for value in model.classes_]
        # With two values the library keeps one row, the second value's; the first stands at nought.
        two = len(values) == 2
        for at, value in enumerate(values):
            columns.append((field, value))
            place = 0 if two else at
            counts = not (two and at == 0)
            start.append(round(float(model.intercept_[place]) * _SCALE) if counts else 0)
            for name, numbers, weight in zip(names, table, model.coef_[place], strict=True):
                exact = float(weight) * rarity[name] * _LENGTH * _SCALE if counts else 0.0
                numbers.append(round(exact) if abs(exact) >= _SLIGHT else 0)
    rows = {
        name: learned.Row(round(rarity[name] * _SCALE), tuple(numbers))
        for name, numbers in zip(names, table, strict=True)
    }
    return Weights(tuple(columns), tuple(start), rows)


def _is_asked(field: str, row: Labelled, told: Collection[str]) -> bool:
    """A reason is asked for only where people came with a matter, one single person only where none was counted."""
    if field == "topic":
        return row["category"] in CIVIC
    return field != "alone" or UNCOUNTED in told


def written(weights: Weights, source: str) -> str:
    """The table as text; nought is left out."""
    head = "\t".join(["", "rarity", *(f"{field}={value}" for field, value in weights.columns)])
    lines = [_line("", 0, weights.start), *(_line(name, *row) for name, row in weights.rows.items())]
    return "\n".join([f"# Learned by bench/learn.py from the labelled messages {source}.", head, *lines, ""])


def _line(name: str, rarity: int, numbers: Iterable[int]) -> str:
    return "\t".join([name, str(rarity), *(str(number) if number else "" for number in numbers)])


def folds(labelled: Sequence[Labelled], count: int = 5) -> Iterator[tuple[list[Labelled], Weights]]:
    """Every message once among the first of a pair, with weights that were learned without it."""
    order = list(labelled)
    random.Random(2026).shuffle(order)
    for fold in range(count):
        held = order[fold::count]
        yield held, train([row for at, row in enumerate(order) if at % count != fold])


def main() -> None:
    """Learn from everything that is labelled and write the table."""
    labelled = rows()
    weights = train(labelled)
    TABLE.write_text(written(weights, fingerprint(labelled)), encoding="utf-8")
    print(f"{len(labelled)} messages, {len(weights.rows)} features, {TABLE.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
