"""Texts put right: a draft written anew, a message edited in the chat."""

from __future__ import annotations

from dataclasses import replace

from duty.errors import NotFound
from duty.incidents import Facts
from duty.wording import notices
from handlers import drafts, news, report
from handlers import incident as use
from handlers.commands import parse
from handlers.desk import Desk
from storage.reports import Report


async def edited(desk: Desk, text: str) -> bool:
    """A message was edited in the chat; False when nothing is known of it and it is a command. Raises Refused."""
    event, command = desk.happening, parse(text)
    written = command.text if command is not None and command.name in ("bao", "capnhat", "xong") else text
    found = await desk.uow.reports.from_message(event.channel, event.chat.address, event.message_ref)
    if found is not None:
        if found.reporter_id == desk.person.id and written not in ("", found.text):
            await _report_edited(desk, found, written)
        return True
    if await news.edited(desk, written, command.number if command is not None else None):
        return True
    if command is not None:
        return False
    if event.chat.private and text:
        await _unknown(desk, text)
    return True


async def _report_edited(desk: Desk, found: Report, text: str) -> None:
    if found.state == "draft":
        await rewrite(desk, found, text)
    elif found.state == "sent":
        await _correct(desk, found, text)
    elif drafts.read(desk, text).kind != "chatter":
        # What was put aside as no report has become one.
        await drafts.revive(desk, await _with_text(desk, found, text))


async def _unknown(desk: Desk, text: str) -> None:
    """What was never taken for a report may have become one; anything else is answered, never passed over."""
    if drafts.read(desk, text).kind == "report":
        await report.receive(desk, text)
    else:
        await desk.reply(notices.EDIT_UNKNOWN)


async def typed_anew(desk: Desk, report_id: int, text: str) -> Report:
    """The line that Sửa asked for; a draft that went out while it was typed is put right. Raises Refused."""
    found = await desk.uow.reports.get(report_id)
    if found is None or found.reporter_id != desk.person.id:
        raise NotFound(notices.STALE)
    if found.state == "sent":
        await _correct(desk, found, text)
    elif found.state == "draft":
        await rewrite(desk, found, text)
    else:
        await report.receive(desk, text)
    return found


async def rewrite(desk: Desk, found: Report, text: str) -> None:
    """The draft gets a new text and its whole wait again."""
    changed = await _with_text(desk, found, text)
    await drafts.set_timers(desk, changed)
    await drafts.show(desk, changed)


async def _with_text(desk: Desk, found: Report, text: str) -> Report:
    reading = drafts.read(desk, text)
    facts, sure = Facts.of(reading), drafts.sure_of(reading)
    await desk.uow.reports.change(found.id, text=text, facts=facts, sure=sure, chosen={})
    return replace(found, text=text, facts=facts, sure=sure, chosen={})


async def _correct(desk: Desk, found: Report, text: str) -> None:
    """What was sent is put right on its incident. Raises Refused."""
    incident = await use.find(desk, incident_id=found.incident_id)
    await news.rewritten(desk, incident, text, found.text)
    await desk.uow.reports.change(found.id, facts=Facts.of(drafts.read(desk, text)), text=text)
