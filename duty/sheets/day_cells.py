"""A cell of a column of days, its value first: what a spreadsheet took for a date or a number."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from duty.sheets import days
from duty.sheets.days import Day, Written
from duty.sheets.grid import Cell
from duty.sheets.headings import Kind
from duty.sheets.letters import clean, fold

_EPOCH = date(1899, 12, 30)


def days_of(cell: Cell, kind: Kind, tells_weekdays: bool = False) -> Written:
    """What a cell of a day column says; in a column of weekdays "Hai" and "2" are Mondays."""
    text = clean(cell.text)
    if isinstance(cell.value, datetime | date):
        return Written((Day(cell.value.day, cell.value.month, cell.value.year),))
    if isinstance(cell.value, float) and kind is Kind.WHEN:
        if 20_000 < cell.value < 80_000:
            on = _EPOCH + timedelta(days=int(cell.value))
            return Written((Day(on.day, on.month, on.year),))
        if 1 <= cell.value <= 31 and cell.value == int(cell.value):
            return Written((Day(int(cell.value)),))
    bare_weekday = r"hai|ba|tư|tu|năm|nam|sáu|sau|bảy|bẩy|bay" + ("|[2-7]" if kind is Kind.WEEKDAY else "")
    if tells_weekdays and re.fullmatch(bare_weekday, text.lower()):
        return days.find("thứ " + text.lower())
    bare = re.fullmatch(
        r"[\d\s,;+&.va-]+|ngày .*|các ngày .*", fold(text).replace("ngay", "ngày").replace("cac", "các")
    )
    return days.find(text, numbers=bool(bare) and kind is Kind.WHEN)
