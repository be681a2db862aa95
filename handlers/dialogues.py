"""A line or a file that something waits for, and what is done with one that is clearly meant for something else.

News of another event than the one asked about is never taken for the answer: it becomes a report of its own, and the
question waits on or is asked again with it.
"""

from __future__ import annotations

from duty.incidents import DANGERS, Category, Facts, Incident, another_event, elsewhere
from duty.reading import Reading
from duty.wording import notices
from handlers import (
    attachments,
    chair_days,
    corrections,
    drafts,
    handover,
    incident,
    news,
    office_roster,
    petitions,
    tally,
    upward,
    weekly_words,
)
from handlers.desk import Desk
from storage.dialogues import Dialogue


async def take(desk: Desk, text: str) -> bool:
    """Give what was written to whatever waits for it; False when nothing does, or it is meant for something else."""
    event = desk.happening
    waiting = await desk.uow.dialogues.current(event.channel, event.chat.address, desk.person.id, desk.now)
    if waiting is None or not (text or attachments.accepted(desk)):
        return False
    if waiting.name == weekly_words.SIGNED:
        # A file is waited for; words are no answer to that.
        return False
    if waiting.name == drafts.EDIT_DIALOGUE:
        return await _new_text(desk, waiting, text)
    if waiting.name in (incident.UPDATE_DIALOGUE, incident.RESULT_DIALOGUE):
        about = await incident.find(desk, incident_id=waiting.state["incident"])
        return await (_news if waiting.name == incident.UPDATE_DIALOGUE else _result)(desk, about, text)
    if not text or event.attachments:
        return False
    found = drafts.read(desk, text)
    if _alarming(found):
        await _as_report(desk, text, found)
        return True
    await _end(desk)
    return await _answered(desk, waiting, text)


async def _end(desk: Desk) -> None:
    event = desk.happening
    await desk.uow.dialogues.end(event.channel, event.chat.address, desk.person.id)


async def _answered(desk: Desk, waiting: Dialogue, text: str) -> bool:
    if waiting.name == handover.DIALOGUE:
        await handover.set_note(desk, waiting.state["handover"], text)
        return True
    if waiting.name in office_roster.DIALOGUES:
        await office_roster.typed(desk, waiting.name, waiting.state, text)
        return True
    if waiting.name == chair_days.DIALOGUE:
        return await chair_days.move_typed(desk, waiting.state["day"], text)
    if waiting.name == tally.DIALOGUE:
        return await tally.typed(desk, waiting.state["number"], text)
    if waiting.name in petitions.DIALOGUES:
        return await petitions.typed(desk, waiting.name, waiting.state, text)
    if waiting.name in weekly_words.DIALOGUES:
        await weekly_words.typed(desk, waiting.name, waiting.state, text)
        return True
    await upward.set_text(desk, await incident.find(desk, incident_id=waiting.state["incident"]), text)
    return True


def _alarming(found: Reading) -> bool:
    """Whether a line asked for by an office's question is the report of a danger instead."""
    if found.kind != "report" or found.ended:
        return False
    return found.urgent or found.life_danger or (found.category in DANGERS and found.area is not None)


async def _as_report(desk: Desk, text: str, found: Reading) -> None:
    """A report of its own, while the question waits on."""
    await attachments.keep_loose(desk)
    await drafts.begin(desk, text, found)
    await desk.reply(notices.STILL_ASKED)


async def _new_text(desk: Desk, waiting: Dialogue, text: str) -> bool:
    """The text that Sửa asked for, with its files; a file alone joins the draft while the text is still waited for."""
    report_id = waiting.state["report"]
    if text:
        found, draft = drafts.read(desk, text), await desk.uow.reports.get(report_id)
        other = draft is not None and draft.facts.category not in (Category.OTHER, found.category)
        if other and found.category in DANGERS and _alarming(found) and not found.correction:
            await _as_report(desk, text, found)
            return True
        await _end(desk)
        await corrections.typed_anew(desk, report_id, text)
    await attachments.add_to_report(desk, report_id, quiet=bool(text))
    return True


async def _news(desk: Desk, about: Incident, text: str) -> bool:
    """The line that Cập nhật asked for, with its files; a file alone leaves the line still waited for."""
    found = drafts.read(desk, text) if text else None
    if found is not None and not found.correction and another_event(about.facts, Facts.of(found)):
        if not about.is_open or (found.kind == "report" and elsewhere(about.facts, Facts.of(found))):
            await _as_report(desk, text, found)
            return True
        await _end(desk)
        await attachments.keep_loose(desk)
        await drafts.ask_which(desk, text, found, [about])
        return True
    if text:
        await _end(desk)
    await attachments.join(desk, about, text)
    return True


async def _result(desk: Desk, about: Incident, text: str) -> bool:
    """How it ended; what is another event, or danger not over, is a report of its own."""
    if text:
        found = drafts.read(desk, text)
        facts = Facts.of(found)
        other = found.kind == "report" and elsewhere(about.facts, facts)
        if not found.ended:
            other = other or found.urgent or found.life_danger or another_event(about.facts, facts)
        if not found.correction and (other or drafts.is_new(desk, text)):
            await _as_report(desk, text, found)
            return True
        await _end(desk)
        await news.set_result(desk, about, text)
    await attachments.add_to_incident(desk, about, quiet=bool(text))
    return True
