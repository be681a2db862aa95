"""The quick report on one incident as .docx after Nghị định 30/2020: a draft with number, date and signature blank."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.documents.decree30 import Paper
from duty.incidents import Incident
from duty.policy import UnitConfig
from duty.wording import quick_report as word
from duty.wording.reports import issuer, place_and_date, recipients


def quick_report(incident: Incident, done: Sequence[word.Done], unit: UnitConfig, now: datetime) -> bytes:
    """The paper of an incident that has an upward draft; ``done``: what was done about it, oldest first."""
    paper = Paper()
    paper.banner("DỰ THẢO")
    paper.head(
        unit.superior.name, issuer(unit), "Số:       /BC-UBND", place_and_date(unit, now.astimezone(unit.zone).year)
    )
    paper.title("Báo cáo nhanh", word.about(incident, unit))
    paper.address(word.addressed(unit))
    for title, paragraphs in word.sections(incident, done, unit, now):
        paper.heading(title)
        for text in paragraphs:
            paper.paragraph(text)
    paper.paragraph(word.closing(unit), with_next=True)
    paper.end(recipients(unit, addressed=True), ("TM. Ủy ban nhân dân", "Chủ tịch"))
    return paper.save()
