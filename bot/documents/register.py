"""Receptions of a span in the 13 columns of the register (Mẫu 03/TCD, Nghị định 154/2026), to be retyped into the
national database: .xlsx with the columns of persons left empty, since the desk does not know them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from duty.policy import UnitConfig
from duty.reception import Matter, Reception, Result
from duty.wording.facts import TOPIC_NAMES
from duty.wording.reception import MATTER_NAMES

_FONT = "Times New Roman"
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_HEAD = 4  # the row of the headings; their numbers stand below
COLUMNS: tuple[tuple[str, float], ...] = (
    ("STT", 5), ("Ngày tiếp", 11), ("Họ tên, địa chỉ", 18), ("CCCD/hộ chiếu", 14), ("Nội dung vụ việc", 24),
    ("Loại đơn/vụ việc", 14), ("Số người cùng nội dung", 9), ("Cơ quan đã giải quyết", 14), ("Thuộc thẩm quyền", 8),
    ("Hướng dẫn đến cơ quan", 14), ("Cơ quan thụ lý, số văn bản chuyển", 16), ("Theo dõi kết quả", 14), ("Ghi chú", 16),
)  # fmt: skip


def register(rows: Sequence[Reception], unit: UnitConfig, first: date, last: date) -> bytes:
    """The entries that count, in the order given."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = "So tiep cong dan"
    _say(page, 1, unit.name.upper(), bold=True)
    _say(
        page,
        2,
        f"SỔ TIẾP CÔNG DÂN (từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}) – bản để nhập vào cơ sở dữ liệu",
        bold=True,
    )
    _say(page, 3, "Cột 3, 4 để trống: máy trực không giữ họ tên, địa chỉ, giấy tờ của công dân.")
    for column, (name, width) in enumerate(COLUMNS, start=1):
        _cell(page, _HEAD, column, name, bold=True)
        _cell(page, _HEAD + 1, column, column)
        page.column_dimensions[get_column_letter(column)].width = width
    page.row_dimensions[_HEAD].height = 52
    for number, one in enumerate(rows, start=1):
        values = cells(number, one)
        for column, value in enumerate(values, start=1):
            _cell(page, _HEAD + 1 + number, column, value)
        lines = max(-(-len(str(value)) // int(width - 2)) for value, (_, width) in zip(values, COLUMNS, strict=True))
        page.row_dimensions[_HEAD + 1 + number].height = 15 * lines + 4
    page.freeze_panes = f"A{_HEAD + 2}"
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.print_title_rows = f"{_HEAD}:{_HEAD + 1}"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def cells(number: int, one: Reception) -> list[str | int]:
    """Columns 1 to 13 of one entry. Of a denunciation no content is told."""
    secret = one.matter == Matter.DENUNCIATION
    notes = [f"vụ việc số {one.case_number}" if one.case_number else "", "tiếp nhiều lần" if one.repeated else ""]
    return [
        number, f"{one.on_date:%d/%m/%Y}", "", "", "" if secret else TOPIC_NAMES.get(one.topic, one.topic),
        MATTER_NAMES[one.matter], one.people, "", "x" if one.result == Result.ACCEPTED else "",
        "x" if one.result == Result.GUIDED else "", "x" if one.result == Result.FORWARDED else "",
        "đã trả lời" if one.result == Result.ANSWERED else "từ chối tiếp" if one.result == Result.REFUSED else "",
        "; ".join(note for note in notes if note),
    ]  # fmt: skip


def _cell(page: Worksheet, row: int, column: int, value: str | int, *, bold: bool = False) -> None:
    cell = page.cell(row, column, value)
    cell.font, cell.border, cell.alignment = Font(name=_FONT, size=11, bold=bold), _BOX, _MIDDLE


def _say(page: Worksheet, row: int, text: str, *, bold: bool = False) -> None:
    page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(COLUMNS))
    cell = page.cell(row, 1, text)
    cell.font, cell.alignment = Font(name=_FONT, size=13, bold=bold), _MIDDLE
