"""The weekly report as the office signs it: .docx after Nghị định 30/2020, with number and date blank."""

from __future__ import annotations

from bot.documents.decree30 import Paper
from duty.digest import Figures
from duty.policy import UnitConfig
from duty.wording import reports as word
from duty.wording.report_sections import reception_table


def weekly_report(
    now: Figures, before: Figures, unit: UnitConfig, *, outlook: str = "", proposals: str = "", draft: bool = True
) -> bytes:
    """The report of a week beside the week before; without ``draft`` it is the one to be signed."""
    paper = Paper()
    if draft:
        paper.banner("DỰ THẢO")
    paper.head(unit.superior.name, word.issuer(unit), "Số:       /BC-UBND", word.place_and_date(unit, now.to_at.year))
    paper.title("Báo cáo", word.about(now))
    sections = word.sections(now, before, unit, outlook=outlook, proposals=proposals, draft=draft)
    for number, (title, paragraphs) in enumerate(sections, start=1):
        paper.section(title)
        for text in paragraphs:
            # The last section stays with the signature, which must not stand on a page without text.
            paper.paragraph(text, with_next=number == len(sections))
        if title.startswith("II.") and now.receptions.turns:
            paper.table(reception_table(now))
    paper.paragraph(word.closing(unit), with_next=True)
    paper.end(word.recipients(unit), ("TM. Ủy ban nhân dân", "Chủ tịch"))
    return paper.save()
