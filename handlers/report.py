"""The quick report: one line becomes a draft, or news of what is known, or is answered when it is neither."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from duty import incidents
from duty.access import Right, may
from duty.incidents import Facts, Incident
from duty.reading import Reading
from duty.wording import notices
from duty.wording.broadcast import NOT_SENT
from handlers import broadcast, drafts, news
from handlers.commands import plain
from handlers.desk import Desk

_FOLLOWED_FOR = timedelta(hours=12)
_SURE_CHATTER = 0.6
_ANNOUNCES = "thong bao "


async def receive(desk: Desk, text: str) -> None:
    """A line from a reporter. Raises NotAllowed."""
    desk.require(Right.REPORT)
    if not any(char.isalnum() for char in text):
        await desk.reply(notices.UNREADABLE)
        return
    found = drafts.read(desk, text)
    if found.secret:
        desk.forget_body = True
        await desk.note_audit("report.secret_refused")
        await desk.reply(notices.SECRET)
        return
    if found.kind == "update" or found.correction:
        if await _as_update(desk, text, found):
            return
    elif found.kind == "chatter" and found.confidence.get("kind", 1.0) >= _SURE_CHATTER:
        await _as_chatter(desk, text, found)
        return
    await drafts.begin(desk, text, found)


async def _as_chatter(desk: Desk, text: str, found: Reading) -> None:
    """Not a report: answered politely, kept as a cancelled draft in case it was one after all."""
    if plain(text).startswith(_ANNOUNCES):
        # Answered like other talk, it would seem to have gone out.
        if may(desk.actor, Right.BROADCAST):
            await broadcast.start(desk, text[len(_ANNOUNCES) :].lstrip(" :"))
        else:
            await desk.reply(NOT_SENT)
        return
    if found.nil:
        await desk.note_audit("report.nil")
        await desk.reply(notices.NIL)
        return
    report = await drafts.new(desk, text, found)
    await desk.uow.reports.change(report.id, state="cancelled")
    await desk.reply_message(notices.chatter(report.id, question=found.question))


async def _as_update(desk: Desk, text: str, found: Reading) -> bool:
    """News of something known: of the open draft, or of an incident; False when there is nothing it could belong to."""
    facts = Facts.of(found)
    draft = await desk.uow.reports.latest_of(
        desk.person.id, ("draft",), desk.now - desk.policy.drafts.join_attachments_within
    )
    if draft is not None:
        told = Facts.stated(found)
        changed = replace(
            draft,
            facts=draft.facts.corrected(told) if found.correction else draft.facts.updated(facts),
            text=f"{draft.text}\n{text}",
            sure={**draft.sure, "people": 1.0} if facts.people_max is not None else draft.sure,
        )
        await desk.uow.reports.change(draft.id, facts=changed.facts, text=changed.text, sure=changed.sure)
        await drafts.set_timers(desk, changed)
        await drafts.show(desk, changed)
        return True
    since = desk.now - _FOLLOWED_FOR
    followed = [one for one in await desk.uow.incidents.of_person(desk.person.id, since) if one.is_open]
    # Who puts right where it is names another place than the one that is known.
    own = followed if found.correction and len(followed) == 1 else _could_be_about(followed, facts)
    if len(own) == 1:
        await news.add_update(desk, own[0], text, desk.person, found)
        await desk.reply(notices.updated(own[0].code, ended=found.ended))
        return True
    # Somebody else's incident, even the only one open, is never guessed: the author says which.
    candidates = own or _could_be_about(await desk.uow.incidents.open(desk.unit_id), facts)
    if not candidates:
        return False
    await drafts.ask_which(desk, text, found, candidates)
    return True


def _could_be_about(found: list[Incident], facts: Facts) -> list[Incident]:
    if facts.area is not None:
        found = [one for one in found if one.facts.area in (None, facts.area)]
    if facts.category != incidents.Category.OTHER:
        alike = [one for one in found if incidents.same_event(replace(one.facts, drill=facts.drill), facts)]
        found = alike or found
    return found
