"""The papers of the office, as the desk asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.documents.forms import forms
from bot.documents.quick_report import quick_report
from bot.documents.register import register
from bot.documents.weekly_report import weekly_report
from duty.digest import Figures
from duty.incidents import Incident
from duty.policy import UnitConfig
from duty.reception import Reception


class Papers:
    """Makes every paper in the forms of today."""

    def weekly_report(self, now: Figures, before: Figures, unit: UnitConfig, comment: str = "") -> bytes:
        """The weekly report, .docx."""
        return weekly_report(now, before, unit, comment)

    def forms(self, now: Figures, unit: UnitConfig) -> bytes:
        """The forms that go with it, .xlsx."""
        return forms(now, unit)

    def quick_report(self, incident: Incident, posts: dict[int, str], unit: UnitConfig, now: datetime) -> bytes:
        """The quick report on an incident that has an upward draft, .docx."""
        return quick_report(incident, posts, unit, now)

    def register(self, rows: Sequence[Reception], unit: UnitConfig, first: date, last: date) -> bytes:
        """Receptions in the columns of the register, without persons, .xlsx."""
        return register(rows, unit, first, last)
