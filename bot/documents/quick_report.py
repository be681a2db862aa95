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
    sections = word.sections(incident, done, unit, now)
    for number, (title, paragraphs) in enumerate(sections, start=1):
        paper.heading(title)
        for text in paragraphs:
            # The last section stays with the signature, which must not stand on a page without text.
            paper.paragraph(text, with_next=number == len(sections))
    paper.paragraph(word.closing(unit), with_next=True)
    paper.end(recipients(unit, addressed=True), ("TM. Ủy ban nhân dân", "Chủ tịch"))
    return paper.save()
