"""Form 01/TCD of a span as .xlsx: 29 numbered columns, totals counted here and not by the spreadsheet; then the table
of petitions. The regime and the code of the form stand on it, since one code names different forms in two regimes."""

from __future__ import annotations

from openpyxl import Workbook

from bot.documents.petition_table import petition_table
from bot.documents.sheet import Sheet, first_sheet, saved
from duty.digest import Figures, ReceptionFigures, Receptions
from duty.law import Form
from duty.policy import UnitConfig
from duty.wording.reports import stretch

_FIRST, _HEAD = 6, 10  # rows: where the headings begin, where the figures stand
_WIDTHS = (16.0, *([10.5] * 3), *([7.0] * 26))


def forms(now: Figures, unit: UnitConfig, form: Form | None, *, draft: bool = True) -> bytes:
    """The form of a span, ready to be checked and copied."""
    book = Workbook()
    sheet = first_sheet(book, "01-TCD", _WIDTHS)
    sheet.say(1, unit.name.upper(), bold=True)
    sheet.say(2, "Biểu số: 01/TCD – TỔNG HỢP KẾT QUẢ TIẾP CÔNG DÂN THƯỜNG XUYÊN, ĐỊNH KỲ VÀ ĐỘT XUẤT", bold=True)
    sheet.say(3, regime(form))
    sheet.say(4, f"Số liệu {stretch(now)}{' (dự thảo)' if draft else ''}")
    _headings(sheet)
    values: list[str | int] = [unit.name, *columns(now.receptions)]
    for column, value in enumerate(values, start=1):
        sheet.cell(_HEAD, column, value)
    if late := now.booked_late.turns:
        sheet.say(_HEAD + 2, f"Ngoài ra ghi bổ sung {late} lượt, {now.booked_late.people} người của các kỳ đã báo cáo.")
    for row, height in ((_FIRST, 20), (_FIRST + 1, 34), (_FIRST + 2, 50), (_FIRST + 3, 50), (_HEAD, 34)):
        sheet.page.row_dimensions[row].height = height
    petition_table(book, now, unit, draft=draft)
    return saved(book)


def regime(form: Form | None) -> str:
    """Under which text a form is used."""
    return f"(Mẫu {form.code} theo {form.regime})" if form else "(Chưa rõ văn bản ban hành biểu mẫu: xem law.yaml)"


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


def _headings(sheet: Sheet) -> None:
    """Three rows of merged headings, then the numbers of the columns."""
    sheet.merged(_FIRST, 1, _FIRST + 2, 1, "Đơn vị")
    for column, text in ((2, "Tổng số lượt tiếp"), (3, "Tổng số người được tiếp"), (4, "Tổng số vụ việc")):
        sheet.merged(_FIRST, column, _FIRST + 2, column, text)
    for first, text, sessions in (
        (5, "Tiếp thường xuyên", False),
        (13, "Tiếp định kỳ và đột xuất của Thủ trưởng", True),
        (22, "Ủy quyền tiếp", True),
    ):
        start = first
        if sessions:
            sheet.merged(_FIRST + 1, first, _FIRST + 2, first, "Số kỳ tiếp")
            start += 1
        sheet.merged(_FIRST, first, _FIRST, start + 7, text)
        for offset, said in enumerate(("Số lượt tiếp", "Số người được tiếp", "Vụ tiếp lần đầu", "Vụ tiếp nhiều lần")):
            sheet.merged(_FIRST + 1, start + offset, _FIRST + 2, start + offset, said)
        sheet.merged(_FIRST + 1, start + 4, _FIRST + 1, start + 7, "Trong đó đoàn đông người")
        for offset, said in enumerate(("Số đoàn", "Số người", "Vụ lần đầu", "Vụ nhiều lần")):
            sheet.cell(_FIRST + 2, start + 4 + offset, said)
    sums = {1: "1=4+13+22", 2: "2=5+14+23", 3: "3=6+7+15+16+24+25"}
    sheet.cell(_FIRST + 3, 1, "")
    for number in range(1, 30):
        sheet.cell(_FIRST + 3, number + 1, sums.get(number, str(number)))
