"""This span against the span before as bars, readable on a phone."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from duty.wording.facts import CATEGORY_NAMES

_NOW, _BEFORE, _INK = "#0b6e4f", "#b8c4ce", "#1f2933"


def draw_chart(described: str, path: Path) -> None:
    """Draw ``{"now": …, "before": …}`` (JSON, two records of figures) as a PNG file."""
    told = json.loads(described)
    names, now, before = _bars(told["now"], told["before"])
    figure = Figure(figsize=(6.4, 0.62 * len(names) + 1.6), dpi=160, layout="constrained")
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    places = list(range(len(names)))
    late = axes.barh([at + 0.2 for at in places], now, 0.38, color=_NOW, label="Kỳ này")
    early = axes.barh([at - 0.2 for at in places], before, 0.38, color=_BEFORE, label="Kỳ trước")
    axes.bar_label(late, padding=3, fontsize=12, color=_INK)
    axes.bar_label(early, padding=3, fontsize=11, color="#52606d")
    axes.set_yticks(places, names, fontsize=12)
    axes.set_xlim(0, max([1, *now, *before]) * 1.15)
    axes.xaxis.set_visible(False)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)
    axes.legend(loc="lower right", fontsize=11, frameon=False)
    axes.set_title(f"{_moment(told['now']['from_at'])} – {_moment(told['now']['to_at'])}", fontsize=14, color=_INK)
    figure.savefig(path)


def _moment(iso: str) -> str:
    return f"{datetime.fromisoformat(iso):%H:%M %d/%m/%Y}"


def _bars(now: dict[str, object], before: dict[str, object]) -> tuple[list[str], list[int], list[int]]:
    rows = []
    ours, theirs = _told(now), _told(before)
    for name in ours | theirs:
        rows.append((name, ours.get(name, 0), theirs.get(name, 0)))
    rows.reverse()  # bars are drawn from below
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def _told(record: dict[str, object]) -> dict[str, int]:
    receptions, incidents, petitions = (record[name] for name in ("receptions", "incidents", "petitions"))
    assert isinstance(receptions, dict)
    assert isinstance(incidents, dict)
    assert isinstance(petitions, dict)
    blocks = [receptions[name] for name in ("standing", "head", "delegate")]
    told = {
        "Lượt tiếp dân": sum(block["turns"] for block in blocks),
        "Người được tiếp": sum(block["people"] for block in blocks),
        "Sự việc": incidents["total"],
    }
    for key, count in sorted(incidents["by_category"].items(), key=lambda pair: -pair[1]):
        told[CATEGORY_NAMES.get(key, key).replace("Công dân đến phản ánh, kiến nghị", "Phản ánh, kiến nghị")] = count
    told["Đơn nhận"] = sum(petitions["received"].values())
    told["Đơn quá hạn"] = sum(petitions["late"].values())
    return told
