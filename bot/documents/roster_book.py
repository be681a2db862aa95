"""The roster of a month as .xlsx in the office's layout, with the duty days of each person for the allowance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from duty.coverage import loads
from duty.people import Person
from duty.roster import POST_NAMES, Duty, post_name
from duty.wording.roster import DAYS

_FONT = "Times New Roman"
_THIN = Side(style="thin", color="808080")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LEFT = Alignment(vertical="center", wrap_text=True)
_WEEKEND = PatternFill("solid", fgColor="F2F2F2")


def roster_book(
    duties: Sequence[Duty],
    people: Mapping[int, Person],
    phones: Mapping[int, str],
    month: date,
    *,
    unit: str,
    zone: ZoneInfo,
    is_holiday: Callable[[date], bool],
) -> bytes:
    """Two sheets: the month, a row a day and shift; and totals a person. For the office: with phone numbers."""
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    active = [duty for duty in duties if duty.active]
    _month(page, active, people, phones, month, unit, zone)
    totals = book.create_sheet("Tổng hợp ngày trực")
    _totals(totals, active, people, month, zone, is_holiday)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _month(
    page: Worksheet,
    duties: Sequence[Duty],
    people: Mapping[int, Person],
    phones: Mapping[int, str],
    month: date,
    unit: str,
    zone: ZoneInfo,
) -> None:
    page.title = f"Tháng {month.month}"
    known = list(POST_NAMES)
    posts = sorted({duty.post for duty in duties}, key=lambda post: (known.index(post) if post in known else 99, post))
    head = ["TT", "Thứ", "Ngày", "Ca trực", *(post_name(post) for post in posts), "Ghi chú"]
    _title(page, unit.upper(), 1, len(head), size=12)
    _title(page, f"LỊCH TRỰC THÁNG {month.month} NĂM {month.year}", 2, len(head), size=14)
    _row(page, 4, head, bold=True)
    by_span: dict[tuple[date, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for duty in duties:
        starts, ends = duty.starts_at.astimezone(zone), duty.ends_at.astimezone(zone)
        person = people.get(duty.person_id)
        phone = phones.get(duty.person_id, "")
        shown = (person.name if person else "?") + (f" ({phone})" if phone else "")
        by_span[starts.date(), f"{starts:%H:%M}–{ends:%H:%M}"][duty.post].append(shown)
    at = 5
    for number, ((on, span), its) in enumerate(sorted(by_span.items()), start=1):
        cells: list[str | int] = [
            number,
            DAYS[on.weekday()],
            f"{on:%d/%m/%Y}",
            span,
            *("\n".join(its[post]) for post in posts),
            "",
        ]
        _row(page, at, cells, fill=_WEEKEND if on.weekday() >= 5 else None)
        at += 1
    for column, width in enumerate([5, 10, 12, 14, *([26] * len(posts)), 16], start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = "A5"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "4:4"


def _totals(
    page: Worksheet,
    duties: Sequence[Duty],
    people: Mapping[int, Person],
    month: date,
    zone: ZoneInfo,
    is_holiday: Callable[[date], bool],
) -> None:
    head = ["TT", "Họ và tên", "Chức vụ", "Số ngày trực", "Số ca", "Thứ 7, CN", "Ngày lễ", "Ca đêm", "Ghi chú"]
    _title(page, f"TỔNG HỢP NGÀY TRỰC THÁNG {month.month} NĂM {month.year}", 1, len(head), size=14)
    _row(page, 3, head, bold=True)
    days: dict[int, set[date]] = defaultdict(set)
    for duty in duties:
        days[duty.person_id].add(duty.starts_at.astimezone(zone).date())
    carried = loads(duties, zone, is_holiday)
    order = sorted(carried, key=lambda key: (-len(days[key]), people[key].name if key in people else ""))
    for number, key in enumerate(order, start=1):
        load, person = carried[key], people.get(key)
        cells: list[str | int] = [
            number, person.name if person else "?", person.post if person else "", len(days[key]), load.shifts,
            load.weekends, load.holidays, load.nights, "",
        ]  # fmt: skip
        _row(page, 3 + number, cells)
    for column, width in enumerate([5, 26, 24, 13, 9, 11, 10, 9, 16], start=1):
        page.column_dimensions[get_column_letter(column)].width = width


def _title(page: Worksheet, text: str, row: int, columns: int, *, size: int) -> None:
    page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)
    cell = page.cell(row, 1, text)
    cell.font, cell.alignment = Font(name=_FONT, size=size, bold=True), _MIDDLE


def _row(
    page: Worksheet, row: int, values: Sequence[str | int], *, bold: bool = False, fill: PatternFill | None = None
) -> None:
    for column, value in enumerate(values, start=1):
        cell = page.cell(row, column, value)
        cell.font, cell.border = Font(name=_FONT, size=12, bold=bold), _BOX
        cell.alignment = _LEFT if isinstance(value, str) and column > 4 else _MIDDLE
        if fill is not None:
            cell.fill = fill


def month_span(month: date) -> tuple[date, date]:
    """The first day of a month and of the next."""
    first = month.replace(day=1)
    return first, (first + timedelta(days=32)).replace(day=1)
