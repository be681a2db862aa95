"""The papers of the office, as the desk asks for them."""

from __future__ import annotations

from bot.documents.forms import forms
from bot.documents.weekly_report import weekly_report
from duty.digest import Figures
from duty.policy import UnitConfig


class Papers:
    """Makes every paper in the forms of today."""

    def weekly_report(self, now: Figures, before: Figures, unit: UnitConfig, comment: str = "") -> bytes:
        """The weekly report, .docx."""
        return weekly_report(now, before, unit, comment)

    def forms(self, now: Figures, unit: UnitConfig) -> bytes:
        """The forms that go with it, .xlsx."""
        return forms(now, unit)
