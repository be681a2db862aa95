"""The weekly report as the office signs it: .docx after Nghị định 30/2020, a draft with number and date blank."""

from __future__ import annotations

from bot.documents.decree30 import Paper
from duty.digest import Figures
from duty.policy import UnitConfig
from duty.wording import reports as word


def weekly_report(now: Figures, before: Figures, unit: UnitConfig, comment: str = "") -> bytes:
    """The report of a week beside the week before; ``comment`` is what the leader asked for."""
    paper = Paper()
    paper.banner("DỰ THẢO")
    paper.head(unit.superior.name, unit.name, "Số:       /BC-UBND", word.place_and_date(unit, now.last))
    paper.title("Báo cáo", word.about(now))
    for title, paragraphs in word.sections(now, before, unit, comment):
        paper.section(title)
        for text in paragraphs:
            paper.paragraph(text)
        if title.startswith("II.") and now.receptions.turns:
            paper.table(word.reception_table(now))
    paper.paragraph(word.closing(unit))
    paper.end(word.recipients(unit), ("TM. Ủy ban nhân dân", "Chủ tịch"))
    return paper.save()
