"""What the office's .xlsx papers share: boxed cells in Times New Roman, lines above the table, a landscape A4 page."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_FONT = "Times New Roman"
_PLAIN, _BOLD = Font(name=_FONT, size=11), Font(name=_FONT, size=11, bold=True)
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_LINE = 15  # points of a line of text


class Sheet:
    """One page of a book."""

    def __init__(self, page: Worksheet, title: str, widths: Sequence[float]) -> None:
        self.page = page
        self._widths = widths
        self._styles: dict[bool, Any] = {}
        page.title = title
        for column, width in enumerate(widths, start=1):
            page.column_dimensions[get_column_letter(column)].width = width
        page.page_setup.orientation, page.page_setup.paperSize = "landscape", page.PAPERSIZE_A4
        page.page_setup.fitToHeight = 0
        page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        page.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.6)

    def say(self, row: int, text: str, *, bold: bool = False) -> None:
        """A line across the page."""
        self.page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(self._widths))
        cell = self.page.cell(row, 1, text)
        cell.font, cell.alignment = Font(name=_FONT, size=13, bold=bold), _MIDDLE

    def cell(self, row: int, column: int, value: str | int, *, bold: bool = False) -> None:
        """One boxed cell."""
        # The type stubs leave out the style of a cell, though the manual copies it so.
        cell: Any = self.page.cell(row, column, value)
        # A style is looked up by all that it holds, which takes longer than the rest of the cell.
        if bold in self._styles:
            cell._style = copy(self._styles[bold])
            return
        cell.font, cell.border, cell.alignment = _BOLD if bold else _PLAIN, _BOX, _MIDDLE
        self._styles[bold] = copy(cell._style)

    def row(self, row: int, values: Sequence[str | int], *, bold: bool = False) -> None:
        """A row of boxed cells, high enough for its longest text."""
        for column, value in enumerate(values, start=1):
            self.cell(row, column, value, bold=bold)
        lines = max(
            -(-len(str(value)) // max(1, int(width - 2))) for value, width in zip(values, self._widths, strict=False)
        )
        self.page.row_dimensions[row].height = _LINE * max(1, lines) + 4

    def merged(self, top: int, left: int, bottom: int, right: int, text: str) -> None:
        """A heading over several cells."""
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                self.page.cell(row, column).border = _BOX
        if (top, left) != (bottom, right):
            self.page.merge_cells(start_row=top, end_row=bottom, start_column=left, end_column=right)
        self.cell(top, left, text, bold=True)

    def repeat(self, first: int, last: int) -> None:
        """These rows stand at the top of every page."""
        self.page.print_title_rows = f"{first}:{last}"
        self.page.freeze_panes = f"A{last + 1}"


def first_sheet(book: Workbook, title: str, widths: Sequence[float]) -> Sheet:
    """The page that a new book has."""
    page = book.active
    assert isinstance(page, Worksheet)
    return Sheet(page, title, widths)


def saved(book: Workbook) -> bytes:
    """The .xlsx file."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
