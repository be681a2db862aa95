"""A table drawn as a picture that can be read on a phone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import matplotlib
from PIL import Image, ImageDraw, ImageFont

# DejaVu has every Vietnamese letter, and comes with matplotlib.
_FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
_SIZE = 26
_PAD = 16
_LINE = 36
_INK, _RULE, _HEAD, _STRIPE, _PAPER = "#1f2933", "#cbd2d9", "#0b6e4f", "#f5f7fa", "#ffffff"
_WIDEST = 400


@dataclass(frozen=True, slots=True)
class _Cell:
    lines: list[str]
    width: int


@cache
def _font(*, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")), _SIZE)


def draw_table(described: str, path: Path) -> None:
    """Draw ``{"title", "columns", "rows"}`` (JSON, cells with line breaks) as a PNG file."""
    table = json.loads(described)
    rows = [[_cell(text, bold=column == 0) for column, text in enumerate(row)] for row in table["rows"]]
    head = [_cell(text, bold=True) for text in table["columns"]]
    widths = [max(cell.width for cell in column) + 2 * _PAD for column in zip(head, *rows, strict=True)]
    heights = [max(len(cell.lines) for cell in row) * _LINE + _PAD for row in [head, *rows]]
    top = _LINE + 2 * _PAD
    picture = Image.new("RGB", (sum(widths) + 2 * _PAD, top + sum(heights) + _PAD), _PAPER)
    pen = ImageDraw.Draw(picture)
    pen.text((_PAD, _PAD), table["title"], font=_font(bold=True), fill=_INK)
    for number, row in enumerate([head, *rows]):
        fill = _HEAD if number == 0 else _STRIPE if number % 2 == 0 else _PAPER
        pen.rectangle((_PAD, top, _PAD + sum(widths), top + heights[number]), fill=fill, outline=_RULE)
        left = _PAD
        for column, cell in enumerate(row):
            ink = _PAPER if number == 0 else _INK
            for line, text in enumerate(cell.lines):
                at = (left + _PAD, top + _PAD // 2 + line * _LINE)
                pen.text(at, text, font=_font(bold=number == 0 or column == 0), fill=ink)
            pen.line((left, top, left, top + heights[number]), fill=_RULE)
            left += widths[column]
        top += heights[number]
    picture.save(path)


def _cell(text: str, *, bold: bool) -> _Cell:
    font = _font(bold=bold)
    lines: list[str] = []
    for paragraph in text.split("\n") or [""]:
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and font.getlength(longer) > _WIDEST:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return _Cell(lines, int(max(font.getlength(line) for line in lines)))
