"""The table of petitions as .xlsx: counted by kind, then listed by number with stage and next term.

Denunciations are counted and never listed: the file leaves the hands of those who may know of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.sheet import Sheet, saved
from duty.digest import Figures, Listed, Overdue
from duty.policy import UnitConfig
from duty.wording.petitions import RESULT_NAMES, STAGE_NAMES
from duty.wording.reception import MATTER_NAMES
from duty.wording.report_sections import LEFT
from duty.wording.reports import stretch

_WIDTHS = (18.0, 20.0, 14.0, 22.0, 26.0, 14.0, 34.0, 12.0, 14.0)
_COUNTED = (
    "Loại đơn", "Nhận trong kỳ", "Giải quyết xong", "Chuyển cơ quan có thẩm quyền", "Không thụ lý",
    "Rút đơn, đình chỉ, khác", "Đang giải quyết", "Chờ kết thúc", "Đơn quá hạn",
)  # fmt: skip
_LISTED = (
    "Số đơn", "Loại đơn", "Ngày nhận", "Bước hiện tại", "Thời hạn kế tiếp", "Đến ngày", "Căn cứ", "Quá hạn", "Ghi chú",
)  # fmt: skip
_FIRST = 5


def petition_table(book: Workbook, now: Figures, unit: UnitConfig, *, draft: bool = True) -> None:
    """A page of a book with the petitions of a span."""
    page = book.create_sheet()
    assert isinstance(page, Worksheet)
    sheet = Sheet(page, "Don thu", _WIDTHS)
    sheet.say(1, unit.name.upper(), bold=True)
    sheet.say(2, "TỔNG HỢP ĐƠN THƯ", bold=True)
    sheet.say(3, f"Số liệu {stretch(now)}{' (dự thảo)' if draft else ''}")
    told = now.petitions
    by_kind = {name: counts(now, kind) for kind, name in MATTER_NAMES.items()}
    rows = [*by_kind.items(), ("Tổng số", [sum(column) for column in zip(*by_kind.values(), strict=True)])]
    sheet.row(_FIRST, _COUNTED, bold=True)
    for at, (name, values) in enumerate(rows, start=_FIRST + 1):
        sheet.row(at, [name, *values], bold=at == _FIRST + len(rows))
    at = _FIRST + len(rows) + 2
    if now.booked_late.petitions:
        sheet.say(at - 1, f"Ngoài ra ghi bổ sung {now.booked_late.petitions} đơn nhận của các kỳ đã báo cáo.")
    secret = told.received.get("denunciation", 0) + told.open.get("denunciation", 0)
    sheet.say(
        at,
        "DANH SÁCH ĐƠN NHẬN, KẾT THÚC TRONG KỲ HOẶC ĐANG THEO DÕI" + (" (không liệt kê đơn tố cáo)" if secret else ""),
        bold=True,
    )
    sheet.row(at + 1, _LISTED, bold=True)
    late: dict[int, list[Overdue]] = {}
    for term in told.overdue:
        late.setdefault(term.petition_id, []).append(term)
    for row, one in enumerate(told.listed, start=at + 2):
        sheet.row(row, _line(one, late.get(one.petition_id, [])))
    if not told.listed:
        sheet.say(at + 2, "Không phát sinh.")


def counts(now: Figures, kind: str) -> list[int]:
    """The figures of one kind, in the order of the columns."""
    told = now.petitions
    done, stages = told.done.get(kind, {}), told.stages.get(kind, {})
    named = ("resolved", "forwarded", "refused")
    return [
        told.received.get(kind, 0),
        *(done.get(name, 0) for name in named),
        _rest(done, named),
        _rest(stages, LEFT),
        sum(stages.get(name, 0) for name in LEFT),
        told.late.get(kind, 0),
    ]


def _rest(found: Mapping[str, int], named: tuple[str, ...]) -> int:
    return sum(count for name, count in found.items() if name not in named)


def _line(one: Listed, late: list[Overdue]) -> list[str | int]:
    stage = next((name for key, name in STAGE_NAMES.items() if key == one.stage), one.stage)
    result = RESULT_NAMES.get(one.result, "") if one.stage in ("resolved", "closed") else ""
    return [
        one.number, MATTER_NAMES[one.kind], f"{one.received_on:%d/%m/%Y}", f"{stage}{f' ({result})' if result else ''}",
        one.label, f"{one.due_on:%d/%m/%Y}" if one.due_on else "", one.article,
        f"{len(late)} việc" if late else "", "",
    ]  # fmt: skip


def petitions_book(now: Figures, unit: UnitConfig) -> bytes:
    """The table alone, as a file."""
    book = Workbook()
    assert book.active is not None
    book.remove(book.active)
    petition_table(book, now, unit, draft=False)
    return saved(book)
