"""Receptions of a span in the 13 columns of the register (Mẫu 03/TCD, Nghị định 154/2026), to be retyped into the
national database: .xlsx with the columns of persons left empty, since the desk does not know them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from openpyxl import Workbook

from bot.documents.forms import regime
from bot.documents.sheet import first_sheet, saved
from duty.law import Form
from duty.policy import UnitConfig
from duty.reception import Matter, Reception, Result
from duty.wording.facts import TOPIC_NAMES
from duty.wording.reception import MATTER_NAMES

_HEAD = 6  # the row of the headings; their numbers stand below
COLUMNS: tuple[tuple[str, float], ...] = (
    ("STT", 5), ("Ngày tiếp", 11), ("Họ tên, địa chỉ", 18), ("CCCD/hộ chiếu", 14), ("Nội dung vụ việc", 24),
    ("Loại đơn/vụ việc", 14), ("Số người cùng nội dung", 9), ("Cơ quan đã giải quyết", 14), ("Thuộc thẩm quyền", 8),
    ("Hướng dẫn đến cơ quan", 14), ("Cơ quan thụ lý, số văn bản chuyển", 16), ("Theo dõi kết quả", 16), ("Ghi chú", 18),
)  # fmt: skip
# What column 12 says; to which office, by which document, only the office's own papers know.
_FOLLOWED = {
    Result.GUIDED: "đã hướng dẫn", Result.ANSWERED: "đã trả lời", Result.ACCEPTED: "đã nhận đơn",
    Result.FORWARDED: "đã chuyển", Result.REFUSED: "từ chối tiếp",
}  # fmt: skip


def register(rows: Sequence[Reception], unit: UnitConfig, first: date, last: date, form: Form | None) -> bytes:
    """The entries that count, in the order given."""
    book = Workbook()
    sheet = first_sheet(book, "So tiep cong dan", [width for _, width in COLUMNS])
    sheet.say(1, unit.name.upper(), bold=True)
    sheet.say(
        2, f"SỔ TIẾP CÔNG DÂN (từ {first:%d/%m/%Y} đến {last:%d/%m/%Y}) – bản để nhập vào cơ sở dữ liệu", bold=True
    )
    sheet.say(3, regime(form) if form else "(13 cột theo Mẫu 03/TCD, Nghị định 154/2026/NĐ-CP, áp dụng từ 01/7/2026)")
    sheet.say(4, "Cột 3, 4, 8, 10, 11 để trống: máy trực không giữ họ tên, giấy tờ, cơ quan và số văn bản.")
    sheet.row(_HEAD, [name for name, _ in COLUMNS], bold=True)
    sheet.row(_HEAD + 1, [*range(1, len(COLUMNS) + 1)])
    for number, one in enumerate(rows, start=1):
        sheet.row(_HEAD + 1 + number, cells(number, one))
    sheet.repeat(_HEAD, _HEAD + 1)
    return saved(book)


def cells(number: int, one: Reception) -> list[str | int]:
    """Columns 1 to 13 of one entry. Of a denunciation no content is told."""
    secret = one.matter == Matter.DENUNCIATION
    result = Result(one.result)
    notes = [
        f"vụ việc số {one.case_number}" if one.case_number else "",
        "tiếp nhiều lần" if one.repeated else "",
        "ghi cơ quan, số văn bản ở cột 11" if result is Result.FORWARDED else "",
    ]
    return [
        number, f"{one.on_date:%d/%m/%Y}", "", "", "" if secret else TOPIC_NAMES.get(one.topic, one.topic),
        MATTER_NAMES[one.matter], one.people, "", "x" if result is Result.ACCEPTED else "", "", "", _FOLLOWED[result],
        "; ".join(note for note in notes if note),
    ]  # fmt: skip
