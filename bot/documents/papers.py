"""The papers of the office, as the desk asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.documents.forms import forms
from bot.documents.petition_table import petitions_book
from bot.documents.quick_report import quick_report
from bot.documents.register import register
from bot.documents.weekly_report import weekly_report
from duty.digest import Figures
from duty.incidents import Incident
from duty.law import Form
from duty.policy import UnitConfig
from duty.reception import Reception
from duty.wording.quick_report import Done


class Papers:
    """Makes every paper in the forms of today."""

    def weekly_report(
        self,
        now: Figures,
        before: Figures,
        unit: UnitConfig,
        *,
        outlook: str = "",
        proposals: str = "",
        draft: bool = True,
    ) -> bytes:
        """The weekly report, .docx; ``outlook`` and ``proposals`` are sections that a person wrote."""
        return weekly_report(now, before, unit, outlook=outlook, proposals=proposals, draft=draft)

    def forms(self, now: Figures, unit: UnitConfig, form: Form | None, *, draft: bool = True) -> bytes:
        """The forms that go with it, .xlsx; ``form``: which one of which regime."""
        return forms(now, unit, form, draft=draft)

    def quick_report(self, incident: Incident, done: Sequence[Done], unit: UnitConfig, now: datetime) -> bytes:
        """The quick report on an incident that has an upward draft, .docx; ``done``: what was done about it."""
        return quick_report(incident, done, unit, now)

    def register(
        self, rows: Sequence[Reception], unit: UnitConfig, first: date, last: date, form: Form | None
    ) -> bytes:
        """Receptions in the columns of the register, without persons, .xlsx."""
        return register(rows, unit, first, last, form)

    def petitions(self, now: Figures, unit: UnitConfig) -> bytes:
        """The table of petitions alone, .xlsx."""
        return petitions_book(now, unit)
