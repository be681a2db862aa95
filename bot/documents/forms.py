"""Form 01/TCD of a span as .xlsx: 29 numbered columns, totals counted here and not by the spreadsheet; then petitions
by kind and the terms that were missed. Of denunciations only their number is told."""

from __future__ import annotations

from collections import Counter
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from duty.digest import Figures, ReceptionFigures, Receptions
from duty.policy import UnitConfig
from duty.reception import Matter
from duty.wording.reception import MATTER_NAMES

_FONT = "Times New Roman"
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_FIRST, _HEAD = 5, 9  # rows: where the headings begin, where the figures stand


def forms(now: Figures, unit: UnitConfig) -> bytes:
    """The form of a span, ready to be checked and copied."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = "01-TCD"
    _say(page, 1, f"{unit.name.upper()}", bold=True)
    _say(page, 2, "Biểu số: 01/TCD – TỔNG HỢP KẾT QUẢ TIẾP CÔNG DÂN THƯỜNG XUYÊN, ĐỊNH KỲ VÀ ĐỘT XUẤT", bold=True)
    _say(page, 3, f"Từ ngày {now.first:%d/%m/%Y} đến ngày {now.last:%d/%m/%Y} (dự thảo, số liệu của máy trực)")
    _headings(page)
    values: list[str | int] = [unit.name, *columns(now.receptions)]
    for column, value in enumerate(values, start=1):
        _cell(page, _HEAD, column, value)
    for column in range(1, 31):
        page.column_dimensions[get_column_letter(column)].width = 16 if column == 1 else 7.5
    for row, height in ((_FIRST, 20), (_FIRST + 1, 34), (_FIRST + 2, 50), (_FIRST + 3, 50), (_HEAD, 34)):
        page.row_dimensions[row].height = height
    _landscape(page)
    _petitions(book.create_sheet("Don thu"), now, unit)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _landscape(page: Worksheet) -> None:
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6)


def _petitions(page: Worksheet, now: Figures, unit: UnitConfig) -> None:
    """The petition table: by kind, then the missed terms by number."""
    _say(page, 1, unit.name.upper(), bold=True, width=5)
    _say(page, 2, "TỔNG HỢP ĐƠN THƯ", bold=True, width=5)
    _say(page, 3, f"Từ ngày {now.first:%d/%m/%Y} đến ngày {now.last:%d/%m/%Y} (dự thảo)", width=5)
    told = now.petitions
    late = Counter(one.kind for one in told.overdue)
    table: list[list[str | int]] = [
        ["Loại đơn", "Nhận trong kỳ", "Xong trong kỳ", "Đang giải quyết", "Thời hạn quá hạn"]
    ]
    for key, name in MATTER_NAMES.items():
        table.append([name, *(counts.get(key, 0) for counts in (told.received, told.closed, told.open, late))])
    table.append(["Tổng số", *(sum(int(row[at]) for row in table[1:]) for at in range(1, 5))])
    terms: list[list[str | int]] = [
        [f"Đơn {one.number}", MATTER_NAMES[one.kind], one.label, f"{one.due_on:%d/%m/%Y}", one.article]
        for one in told.overdue
        if one.kind != Matter.DENUNCIATION
    ]
    if terms:
        table += [["Số đơn", "Loại đơn", "Việc quá hạn", "Hạn", "Căn cứ"], *terms]
    for row, values in enumerate(table, start=_FIRST):
        for column, value in enumerate(values, start=1):
            _cell(page, row, column, value)
        page.row_dimensions[row].height = 15 * max(-(-len(str(value)) // 22) for value in values) + 4
    for column in range(1, 6):
        page.column_dimensions[get_column_letter(column)].width = 26
    _landscape(page)


def columns(figures: ReceptionFigures) -> list[int]:
    """The values of columns 1 to 29, in order."""
    standing, head, delegate = _block(figures.standing), _block(figures.head), _block(figures.delegate)
    return [
        figures.turns, figures.people, figures.cases,
        *standing, figures.head_sessions, *head, figures.delegate_sessions, *delegate,
    ]  # fmt: skip


def _block(block: Receptions) -> list[int]:
    return [
        block.turns, block.people, block.first, block.repeated,
        block.crowds, block.crowd_people, block.crowd_first, block.crowd_repeated,
    ]  # fmt: skip


def _headings(page: Worksheet) -> None:
    """Three rows of merged headings, then the numbers of the columns."""
    _merged(page, _FIRST, 1, _FIRST + 2, 1, "Đơn vị")
    for column, text in ((2, "Tổng số lượt tiếp"), (3, "Tổng số người được tiếp"), (4, "Tổng số vụ việc")):
        _merged(page, _FIRST, column, _FIRST + 2, column, text)
    for first, text, sessions in (
        (5, "Tiếp thường xuyên", False),
        (13, "Tiếp định kỳ và đột xuất của Thủ trưởng", True),
        (22, "Ủy quyền tiếp", True),
    ):
        start = first
        if sessions:
            _merged(page, _FIRST + 1, first, _FIRST + 2, first, "Số kỳ tiếp")
            start += 1
        _merged(page, _FIRST, first, _FIRST, start + 7, text)
        for offset, said in enumerate(("Số lượt tiếp", "Số người được tiếp", "Vụ tiếp lần đầu", "Vụ tiếp nhiều lần")):
            _merged(page, _FIRST + 1, start + offset, _FIRST + 2, start + offset, said)
        _merged(page, _FIRST + 1, start + 4, _FIRST + 1, start + 7, "Trong đó đoàn đông người")
        for offset, said in enumerate(("Số đoàn", "Số người", "Vụ lần đầu", "Vụ nhiều lần")):
            _cell(page, _FIRST + 2, start + 4 + offset, said)
    for column in range(2, 31):
        number = column - 1
        sums = {1: "1=4+13+22", 2: "2=5+14+23", 3: "3=6+7+15+16+24+25"}
        _cell(page, _FIRST + 3, column, sums.get(number, str(number)))
    _cell(page, _FIRST + 3, 1, "")


def _merged(page: Worksheet, top: int, left: int, bottom: int, right: int, text: str) -> None:
    for row in range(top, bottom + 1):
        for column in range(left, right + 1):
            page.cell(row, column).border = _BOX
    if (top, left) != (bottom, right):
        page.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
    _cell(page, top, left, text)


def _cell(page: Worksheet, row: int, column: int, value: str | int) -> None:
    cell = page.cell(row, column, value)
    cell.font, cell.border, cell.alignment = Font(name=_FONT, size=11), _BOX, _MIDDLE


def _say(page: Worksheet, row: int, text: str, *, bold: bool = False, width: int = 30) -> None:
    page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    cell = page.cell(row, 1, text)
    cell.font, cell.alignment = Font(name=_FONT, size=13, bold=bold), _MIDDLE
