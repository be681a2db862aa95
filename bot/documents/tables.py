"""Office files as neutral tables: .xlsx sheets and the tables and paragraphs of .docx, safely opened."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from zlib import error as ZlibError  # noqa: N812

from duty.errors import Refused
from duty.sheets.frame import is_signing
from duty.sheets.grid import Cell, Table
from duty.sheets.headings import is_footer, is_letterhead

LARGEST = 5_000_000  # bytes of the file
LARGEST_UNPACKED = 60_000_000  # bytes of all its parts
LARGEST_TEXT = 16_000_000  # bytes of its XML parts, which are held in memory many times over
MOST_PARTS = 2_000
MOST_ROWS = 2_000
MOST_COLUMNS = 200
MOST_CELLS = 60_000
MOST_CHARACTERS = 400_000  # of all cells and paragraphs
MOST_MERGED = 100_000  # cells that merges cover, which the library visits one by one

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MERGE = re.compile(rb"<(?:\w+:)?mergeCell\b[^>]*?\bref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_WIDE = re.compile(rb"<(?:\w+:)?(?:gridSpan|gridBefore|gridAfter)\b[^>]*?\bval=[\"'](\d+)[\"']")
_DEEP = 40  # nested elements of a table in a table in a table …


class UnreadableFile(Refused):
    """The file cannot be read; the sentence says why and what to send instead."""


_WRONG = "Tệp này không phải bảng Excel (.xlsx) hoặc văn bản Word (.docx). Đề nghị gửi tệp .xlsx hoặc .docx."
_DAMAGED = "Tệp bị hỏng, không mở được. Đề nghị mở lại bằng Excel hoặc Word, lưu thành tệp mới rồi gửi lại."
_EMPTY = "Tệp không có nội dung. Đề nghị kiểm tra lại tệp rồi gửi lại."
_LOCKED = "Tệp đang đặt mật khẩu nên không đọc được. Đề nghị bỏ mật khẩu rồi gửi lại."
_BIG = "Tệp quá lớn. Đề nghị chỉ giữ bảng lịch trực, lưu thành tệp mới (dưới 5 MB) rồi gửi lại."
_OLD = {
    "xls": "Tệp .xls là định dạng Excel cũ. Đề nghị mở bằng Excel, lưu thành .xlsx rồi gửi lại.",
    "doc": "Tệp .doc là định dạng Word cũ. Đề nghị mở bằng Word, lưu thành .docx rồi gửi lại.",
}


def tables_of(name: str, content: bytes) -> list[Table]:
    """The tables of a file in the order of the paper; the text of a .docx is one more table of one column.

    Hidden sheets are passed over. What the file holds decides, not what its name says. Raises UnreadableFile.
    """
    if not content.strip(b"\0 \r\n\t"):
        raise UnreadableFile(_EMPTY)
    if len(content) > LARGEST:
        raise UnreadableFile(_BIG)
    if content.startswith(_OLD_OFFICE):
        raise UnreadableFile(_old_office(name, content))
    if not content.startswith(b"PK"):
        raise UnreadableFile(_OLD.get(_ending(name), _WRONG) if content.startswith(b"\xdb\xa5") else _WRONG)
    try:
        kind = checked(content)
        with warnings.catch_warnings():
            # The libraries warn of drawings and styles that they drop, which matter to nobody here.
            warnings.simplefilter("ignore")
            tables = list(_sheets(content) if kind == "xlsx" else _paper(content))
    except UnreadableFile:
        raise
    except Exception as error:
        # A broken file fails anywhere inside two libraries and an XML parser; each failure means the same here.
        raise UnreadableFile(_DAMAGED) from error
    characters = sum(len(cell.text) for table in tables for row in table.rows for cell in row)
    if not characters:
        raise UnreadableFile(_EMPTY)
    if characters > MOST_CHARACTERS:
        raise UnreadableFile(_BIG)
    return tables


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _old_office(name: str, content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _LOCKED
    if "WordDocument".encode("utf-16-le") in content:
        return _OLD["doc"]
    if "Workbook".encode("utf-16-le") in content:
        return _OLD["xls"]
    return _OLD.get(_ending(name), _WRONG)


def checked(content: bytes) -> str:
    """ "xlsx" or "docx", once the file is known not to swell when it is opened. Raises UnreadableFile."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if any(part.flag_bits & 1 for part in parts):
                raise UnreadableFile(_LOCKED)
            texts = [part for part in parts if part.filename.lower().endswith((".xml", ".rels", ".vml"))]
            if (
                len(parts) > MOST_PARTS
                or sum(part.file_size for part in parts) > LARGEST_UNPACKED
                or sum(part.file_size for part in texts) > LARGEST_TEXT
            ):
                raise UnreadableFile(_BIG)
            for part in texts:
                _check_part(package.read(part))
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ZlibError, ValueError) as error:
        raise UnreadableFile(_DAMAGED) from error
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("xl/") and name.endswith(".xml") for name in names):
        return "xlsx"
    raise UnreadableFile(_WRONG)


def _check_part(data: bytes) -> None:
    """Refuse a part that declares entities or merges more than a sheet can hold."""
    if b"<!DOCTYPE" in data.replace(b"\0", b""):
        raise UnreadableFile(_DAMAGED)
    covered = 0
    for left, top, right, bottom in _MERGE.findall(data):
        covered += (_column(right) - _column(left) + 1) * (int(bottom) - int(top) + 1)
    if covered > MOST_MERGED or any(int(width) > MOST_COLUMNS for width in _WIDE.findall(data)):
        raise UnreadableFile(_BIG)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


# ── .xlsx ──


def _sheets(content: bytes) -> Iterator[Table]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        yield _sheet(sheet)


def _sheet(sheet: Any) -> Table:
    """One visible sheet, cut to the rows and columns that hold something."""
    held: dict[tuple[int, int], Cell] = {}
    for (row, column), raw in sorted(sheet._cells.items()):
        value = raw.value
        if value is None or (isinstance(value, str) and not value.strip()):
            continue
        if row > 1_000_000 or column > 16_000:
            raise UnreadableFile(_BIG)
        held[row, column] = Cell(*_shown(value, raw), f"{sheet.title}!{raw.coordinate}")
    if not held:
        return Table(sheet.title, (), "")
    for merged in sheet.merged_cells.ranges:
        first = held.get((merged.min_row, merged.min_col))
        if first is not None:
            for row in range(merged.min_row, merged.max_row + 1):
                for column in range(merged.min_col, merged.max_col + 1):
                    held[row, column] = first
    rows = sorted({row for row, _ in held})
    columns = range(min(column for _, column in held), max(column for _, column in held) + 1)
    if len(rows) > MOST_ROWS or len(columns) > MOST_COLUMNS or len(rows) * len(columns) > MOST_CELLS:
        raise UnreadableFile(_BIG)
    letter = {column: _letters(column) for column in columns}
    return Table(
        sheet.title,
        tuple(
            tuple(
                held.get((row, column)) or Cell("", None, f"{sheet.title}!{letter[column]}{row}") for column in columns
            )
            for row in rows
        ),
        "",
    )


def _letters(column: int) -> str:
    out = ""
    while column:
        column, rest = divmod(column - 1, 26)
        out = chr(65 + rest) + out
    return out


def _shown(value: object, raw: Any) -> tuple[str, date | datetime | time | float | None]:
    """A cell as it is seen, and the value behind it when that is no text."""
    if isinstance(value, bool):
        return ("x" if value else ""), None
    if isinstance(value, datetime):
        if (value.hour, value.minute, value.second) == (0, 0, 0):
            return f"{value.day:02d}/{value.month:02d}/{value.year}", value.date()
        return f"{value.day:02d}/{value.month:02d}/{value.year} {value:%H:%M}", value
    if isinstance(value, date):
        return f"{value.day:02d}/{value.month:02d}/{value.year}", value
    if isinstance(value, time):
        return f"{value:%H:%M}", value
    if isinstance(value, int | float):
        if value != value or value in (float("inf"), float("-inf")):
            return "", None
        whole = float(value)
        text = str(int(whole)) if whole == int(whole) else str(value)
        # A phone typed as a number under the format 0000000000 shows its leading 0.
        zeros = re.fullmatch(r"(0{9,11})(?:;.*)?", str(getattr(raw, "number_format", "")))
        return (text.zfill(len(zeros[1])) if zeros else text), whole
    if isinstance(value, str):
        return ("" if value in ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!") else value), None
    return str(value), None


# ── .docx ──


def _paper(content: bytes) -> Iterator[Table]:
    import docx

    body = docx.Document(io.BytesIO(content)).element.body
    blocks = [one for one in body.iter(f"{_WORD}p", f"{_WORD}tbl") if one.tag == f"{_WORD}tbl" or not _in_table(one)]
    lines: list[list[tuple[int, str]]] = [[]]
    tables: list[Any] = []
    number = 0
    for block in blocks:
        if block.tag == f"{_WORD}tbl":
            if sum(1 for _ in block.iterancestors()) > _DEEP:
                raise UnreadableFile(_BIG)
            tables.append(block)
            lines.append([])
            continue
        number += 1
        if text := _text(block).strip():
            lines[-1].append((number, text))
    grids = [_grid(table, n) for n, table in enumerate(tables, start=1)]
    # A table that only holds the page's head or its signatures still says when the paper was signed.
    heads = [[cell.text for row in grid for cell in dict.fromkeys(row)] if _is_frame(grid) else [] for grid in grids]
    texts = [[text for _, text in part] for part in lines]
    first = next((n for n, head in enumerate(heads) if not head), 0)
    title, opening = _title_of([text for part in texts[: first + 1] for text in part], texts[first + 1 : len(grids)])
    for n, grid in enumerate(grids):
        before = [*(heads[0] if n else []), *title]
        heading = opening if n <= first else texts[n]
        follows = n + 1 if n + 1 < len(grids) and heads[n + 1] else len(grids)
        after = [text for part in sorted({follows, len(grids)}) for text in texts[part]]
        after += heads[-1] if n < len(grids) - 1 else []
        yield Table(
            f"Bảng {n + 1}",
            grid,
            "\n".join(map(_one_line, before)) + "\n\n" + "\n".join(map(_one_line, after)),
            "\n".join(map(_one_line, heading)),
        )
    paragraphs = tuple((Cell(text, None, f"Đoạn {number}"),) for part in lines for number, text in part)
    if len(paragraphs) > MOST_ROWS * 2:
        raise UnreadableFile(_BIG)
    if paragraphs:
        yield Table("Văn bản", paragraphs, "\n".join(map(_one_line, heads[0] if heads else [])))


# A line that is the paper's, not one table's.
_OF_ALL = re.compile(r"(?i)\b(?:lịch|tháng|tuần|năm|kèm theo|thời gian|từ ngày|phân công|như sau)\b|\d/\d")
_SECTION = re.compile(r"^\s*(?:[IVX]{1,4}|[A-H]|\d{1,2})\s*[.)/-]\s*\D")


def _is_frame(grid: tuple[tuple[Cell, ...], ...]) -> bool:
    """Whether a small table is the head of the page or its end, by its words."""
    said = [line for row in grid for cell in row for line in cell.text.splitlines()]
    return len(grid) <= 4 and any(is_letterhead(line) or is_footer(line) or is_signing(line) for line in said)


def _title_of(lines: list[str], between: list[list[str]]) -> tuple[list[str], list[str]]:
    """The lines above the first table: what holds for all tables, and what heads the first where each has a heading."""
    at = next((n for n, line in enumerate(lines) if n and _SECTION.match(line)), None)
    if at is None and len(lines) > 1 and between and all(between) and not _OF_ALL.search(lines[-1]):
        at = len(lines) - 1
    return (lines, []) if at is None else (lines[:at], lines[at:])


def _one_line(text: str) -> str:
    """Lines of a cell kept, empty ones taken out: an empty line parts what stands before a table from what follows."""
    return "\n".join(line for line in text.splitlines() if line.strip())


def _in_table(element: Any) -> bool:
    return any(one.tag == f"{_WORD}tbl" for one in element.iterancestors())


def _text(element: Any) -> str:
    """What is seen of a paragraph: insertions that wait for approval are, deletions are not."""
    out = []
    for one in element.iter():
        if one.tag == f"{_WORD}t" and one.text:
            out.append(one.text)
        elif one.tag in (f"{_WORD}br", f"{_WORD}cr"):
            out.append("\n")
        elif one.tag == f"{_WORD}tab":
            out.append(" ")
    return "".join(out)


def _grid(table: Any, number: int) -> tuple[tuple[Cell, ...], ...]:
    """A table of a .docx by its grid; a merged cell stands at every place that it covers."""
    rows: list[tuple[Cell, ...]] = []
    above: list[Cell] = []
    for r, row in enumerate((one for one in table.iterchildren() if one.tag == f"{_WORD}tr"), start=1):
        cells: list[Cell] = [Cell("", None, _place(number, r, c + 1)) for c in range(_value(row, "trPr/gridBefore", 0))]
        for cell in row.iter(f"{_WORD}tc"):
            if cell.getparent() is not row and not _of_row(cell, row):
                continue
            at = len(cells)
            paragraphs = (p for p in cell.iter(f"{_WORD}p") if _own_table(p) is table)
            text = "\n".join(_text(paragraph) for paragraph in paragraphs).strip()
            one = Cell(text, None, _place(number, r, at + 1))
            merge = cell.find(f"{_WORD}tcPr/{_WORD}vMerge")
            if merge is not None and merge.get(f"{_WORD}val") != "restart" and at < len(above):
                one = above[at]
            cells += [one] * _value(cell, "tcPr/gridSpan", 1)
        rows.append(tuple(cells))
        above = cells
    width = max((len(row) for row in rows), default=0)
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS or len(rows) * width > MOST_CELLS:
        raise UnreadableFile(_BIG)
    return tuple(
        (*row, *(Cell("", None, _place(number, r, c + 1)) for c in range(len(row), width)))
        for r, row in enumerate(rows, start=1)
    )


def _of_row(cell: Any, row: Any) -> bool:
    """Whether a cell in a content control is still this row's own."""
    return next((one for one in cell.iterancestors() if one.tag == f"{_WORD}tr"), None) is row


def _own_table(paragraph: Any) -> Any:
    return next((one for one in paragraph.iterancestors() if one.tag == f"{_WORD}tbl"), None)


def _value(element: Any, path: str, default: int) -> int:
    found = element.find("/".join(_WORD + step for step in path.split("/")))
    number = found.get(f"{_WORD}val", "") if found is not None else ""
    return max(1 if default else 0, int(number)) if number.isdigit() else default


def _place(table: int, row: int, column: int) -> str:
    return f"Bảng {table}, hàng {row}, cột {column}"
