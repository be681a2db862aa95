"""Duty rosters as offices write them, read into who is on duty when.

The way of a file: neutral tables (``grid``) → the frame that titles give to dates (``frame``) → heads of columns
(``header``, ``columns``, ``blocks``) → rows (``rows``, ``marks``, ``places``) and running text (``prose``, ``duties``)
→ cells (``cells``, ``people``, ``phones``, ``days``, ``hours``). What a file explains beside its lists: ``legend``,
``groups``, ``directory``; what it seems to lack: ``gaps``.
"""

from __future__ import annotations

from duty.sheets.grid import Cell, Table
from duty.sheets.hours import DEFAULT_HOURS
from duty.sheets.reader import read
from duty.sheets.result import Doubt, Entry, Sheet

__all__ = ["DEFAULT_HOURS", "Cell", "Doubt", "Entry", "Sheet", "Table", "read"]
