"""The quick report: one line becomes a draft, and one tap sends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from duty import incidents, privacy, reading
from duty.access import Right
from duty.errors import AlreadyDone, NotAllowed, NotFound
from duty.incidents import Facts, Incident
from duty.messages import EventKind, Message, Priority
from duty.reading import Reading
from duty.wording import drafts as word
from duty.wording import notices
from handlers import cards
from handlers import incident as use
from handlers.desk import Desk
from storage.reports import Report
from storage.timers import Timer

EDIT_DIALOGUE = "report.edit"
_FOLLOWED_FOR = timedelta(hours=12)
_SURE_CHATTER = 0.6
_WAITS = ("draft_send", "draft_remind")


# From here on the reader does not doubt what kind of message it has.
_SURE = 0.6


def _read(desk: Desk, text: str) -> Reading:
    return reading.read(text, desk.now, desk.policy.unit.gazetteer)


def is_new(desk: Desk, text: str) -> bool:
    """Whether a line that was asked for something else is surely the report of something new."""
    found = _read(desk, text)
    counted = found.people_max is not None or found.households is not None
    return found.kind == "report" and not found.ended and counted and found.confidence.get("kind", 0.0) >= _SURE


def _sure(found: Reading) -> dict[str, float]:
    # Of what does not read like a report the reader names no kind at all: the author is asked.
    return {"category": 0.0} | {name: round(float(value), 3) for name, value in found.confidence.items()}


async def receive(desk: Desk, text: str) -> None:
    """A line from a reporter. Raises NotAllowed."""
    desk.require(Right.REPORT)
    if not any(char.isalnum() for char in text):
        await desk.reply(notices.UNREADABLE)
        return
    found = _read(desk, text)
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
    await _draft(desk, text, found)


async def _new(desk: Desk, text: str, found: Reading) -> Report:
    event = desk.happening
    report = await desk.uow.reports.add(
        desk.unit_id,
        desk.person.id,
        text,
        Facts.of(found),
        desk.now,
        channel=event.channel,
        address=event.chat.address,
        thread=event.chat.thread,
        message_ref=event.message_ref,
        inbox_id=desk.inbox_id,
        sure=_sure(found),
    )
    since = desk.now - desk.policy.drafts.join_attachments_within
    await desk.uow.reports.adopt_loose(desk.person.id, report.id, since)
    return report


async def _draft(desk: Desk, text: str, found: Reading) -> None:
    report = await _new(desk, text, found)
    await _set_timers(desk, report)
    await show_draft(desk, report)


async def _set_timers(desk: Desk, report: Report) -> None:
    """The wait for the author begins, or begins anew: an urgent draft goes out by itself, any other is reminded of."""
    drafts, timers = desk.policy.drafts, desk.uow.timers
    await timers.cancel(report.subject, _WAITS)
    urgent = _is_urgent(report)
    kind, wait = ("draft_send", drafts.send_urgent_after) if urgent else ("draft_remind", drafts.remind_after)
    key = f"draft:{report.id}:{kind}:{desk.key}"
    await timers.put(desk.unit_id, key, kind, report.subject, desk.now + wait, desk.now)


def _is_urgent(report: Report) -> bool:
    return report.facts.urgent or report.facts.life_danger


async def show_draft(desk: Desk, report: Report) -> None:
    """The draft card, new or brought up to date."""
    private = report.address in {contact.address for contact in (await desk.reachable([desk.person])).values()}
    # Masked before it is cut: half a phone number would pass for none.
    text = cards.shortened(report.text if private else privacy.mask(report.text))
    if not private and report.facts.denunciation:
        # What is denounced is repeated in no group, not even where it was written.
        text = ""
    files = len(await desk.uow.reports.attachments(report_id=report.id))
    drafts = desk.policy.drafts
    message = word.draft_card(
        report.id,
        report.facts,
        text,
        desk.policy.unit,
        desk.now,
        ask=word.missing(report.facts, report.sure, report.chosen),
        files=files,
        auto_send_after=notices.span(drafts.send_urgent_after) if _is_urgent(report) else "",
    )
    await cards.show_report(desk, report, message)


async def _as_chatter(desk: Desk, text: str, found: Reading) -> None:
    """Not a report: answered politely, kept as a cancelled draft in case it was one after all."""
    if found.nil:
        await desk.note_audit("report.nil")
        await desk.reply(notices.NIL)
        return
    report = await _new(desk, text, found)
    await desk.uow.reports.change(report.id, state="cancelled")
    await desk.reply_message(notices.chatter(report.id, question=found.question))


async def _as_update(desk: Desk, text: str, found: Reading) -> bool:
    """News of something known: of the open draft, or of an incident; False when there is nothing it could belong to."""
    facts = Facts.of(found)
    draft = await _open_draft(desk)
    if draft is not None:
        changed = replace(
            draft,
            facts=draft.facts.updated(facts),
            text=f"{draft.text}\n{text}",
            sure={**draft.sure, "people": 1.0} if facts.people_max is not None else draft.sure,
        )
        await desk.uow.reports.change(draft.id, facts=changed.facts, text=changed.text, sure=changed.sure)
        await _set_timers(desk, changed)
        await show_draft(desk, changed)
        return True
    since = desk.now - _FOLLOWED_FOR
    followed = [one for one in await desk.uow.incidents.of_person(desk.person.id, since) if one.is_open]
    own = _could_be_about(followed, facts)
    if len(own) == 1:
        await use.add_update(desk, own[0], text, desk.person, facts)
        await desk.reply(notices.updated(own[0].code, ended=found.ended))
        return True
    # Somebody else's incident, even the only one open, is never guessed: the author says which.
    candidates = own or _could_be_about(await desk.uow.incidents.open(desk.unit_id), facts)
    if not candidates:
        return False
    report = await _new(desk, text, found)
    await _set_timers(desk, report)
    await cards.show_report(desk, report, word.update_question(report.id, candidates, desk.policy.unit))
    return True


def _could_be_about(found: list[Incident], facts: Facts) -> list[Incident]:
    if facts.area is not None:
        found = [one for one in found if one.facts.area in (None, facts.area)]
    if facts.category != incidents.Category.OTHER:
        alike = [one for one in found if incidents.same_event(replace(one.facts, drill=facts.drill), facts)]
        found = alike or found
    return found


async def _own_draft(desk: Desk, report_id: int, *states: str) -> Report:
    report = await desk.uow.reports.get(report_id)
    if report is None or report.unit_id != desk.unit_id:
        raise NotFound("Không tìm thấy tin báo này.")
    if report.reporter_id != desk.person.id:
        raise NotAllowed("Chỉ người viết tin báo này mới bấm được.")
    if report.state not in states:
        raise AlreadyDone(
            {"sent": "Tin này đã gửi rồi.", "cancelled": "Tin này đã huỷ."}.get(report.state, "Tin này đang chờ gửi.")
        )
    return report


async def press(desk: Desk, report_id: int, action: str, argument: str) -> None:
    """A button of a draft. Raises Refused."""
    desk.require(Right.REPORT)
    if action == "revive":
        await _revive(desk, await _own_draft(desk, report_id, "cancelled"))
        return
    report = await _own_draft(desk, report_id, "draft")
    if action == "send":
        await send(desk, report, ask_same=True)
    elif action == "new":
        await send(desk, report, ask_same=False)
    elif action == "same":
        await _same(desk, report, argument)
    elif action == "cancel":
        await cancel(desk, report)
    elif action == "edit":
        await _ask_text(desk, report)
    elif action in ("area", "people", "category"):
        await _choose(desk, report, action, argument)
    else:
        raise NotFound(notices.STALE)


async def send(desk: Desk, report: Report, *, ask_same: bool, confirmed: bool = True) -> None:
    """The draft goes out: joins an incident, opens one, or asks once whether it is the same event."""
    if ask_same:
        similar = await _similar(desk, report)
        if similar is not None:
            question = word.same_event_question(report.id, similar, desk.policy.unit, desk.now)
            await cards.show_report(desk, report, question)
            return
    incident = await use.open_from(desk, report, confirmed=confirmed)
    if desk.event is not None:
        await desk.uow.dialogues.end(desk.event.channel, desk.event.chat.address, report.reporter_id)
        if desk.event.kind is EventKind.PRESS:
            await desk.say(f"Đã gửi, mã {incident.code}.")


async def _similar(desk: Desk, report: Report) -> Incident | None:
    recent = await desk.uow.incidents.since(desk.unit_id, desk.now - desk.policy.duplicates.within)
    alike = [one for one in recent if one.is_open and incidents.same_event(one.facts, report.facts)]
    return alike[-1] if alike else None


async def _open_draft(desk: Desk) -> Report | None:
    return await desk.uow.reports.latest_of(
        desk.person.id, ("draft",), desk.now - desk.policy.drafts.join_attachments_within
    )


async def send_typed(desk: Desk) -> None:
    """Typed "Gửi": as the button of the newest draft. Raises Refused."""
    desk.require(Right.REPORT)
    draft = await _open_draft(desk)
    if draft is None:
        raise NotFound("Không có tin báo nào đang chờ gửi. Viết một dòng để báo tin.")
    await send(desk, draft, ask_same=True)


async def cancel_typed(desk: Desk) -> bool:
    """Typed "Huỷ": as the button of the newest draft; False when there is none."""
    draft = await _open_draft(desk)
    if draft is not None:
        await cancel(desk, draft)
    return draft is not None


def _number(argument: str) -> int:
    """The number in a button's data; 0 for anything else, which a forger may send."""
    return int(argument) if argument.isdecimal() and len(argument) < 16 else 0


async def _same(desk: Desk, report: Report, argument: str) -> None:
    incident = await use.find(desk, incident_id=_number(argument))
    if not incident.is_open:
        raise AlreadyDone(f"{incident.code} đã kết thúc. Bấm Vụ mới để gửi.")
    await use.join(desk, report, incident)
    await desk.say(f"Đã ghép vào {incident.code}.")


async def cancel(desk: Desk, report: Report) -> None:
    """The author takes the draft back."""
    await desk.uow.reports.change(report.id, state="cancelled")
    await desk.uow.timers.cancel(report.subject, _WAITS)
    await desk.note_audit("report.cancelled", report.subject)
    await cards.show_report(desk, report, word.cancelled())


async def _revive(desk: Desk, report: Report) -> None:
    await desk.uow.reports.change(report.id, state="draft")
    revived = replace(report, state="draft", sure={**report.sure, "category": 0.0})
    await desk.uow.reports.change(report.id, sure=revived.sure)
    await _set_timers(desk, revived)
    await show_draft(desk, revived)


async def _ask_text(desk: Desk, report: Report) -> None:
    await desk.ask(EDIT_DIALOGUE, {"report": report.id}, Message(lines=(notices.ASK_TEXT,)))
    await desk.say("Mời đồng chí gửi lại nội dung.")


async def rewrite(desk: Desk, report_id: int, text: str) -> None:
    """The draft gets a new text. Raises Refused."""
    report = await _own_draft(desk, report_id, "draft")
    found = _read(desk, text)
    changed = replace(report, text=text, facts=Facts.of(found), sure=_sure(found), chosen={})
    await desk.uow.reports.change(report.id, text=text, facts=changed.facts, sure=changed.sure, chosen={})
    await _set_timers(desk, changed)
    await show_draft(desk, changed)


async def _choose(desk: Desk, report: Report, name: str, argument: str) -> None:
    facts = report.facts
    if name == "area":
        number = _number(argument)
        if argument != "0" and number not in {area.number for area in desk.policy.unit.areas}:
            raise NotFound(notices.STALE)
        facts = replace(facts, area=number or None)
    elif name == "category":
        if argument not in set(incidents.Category):
            raise NotFound(notices.STALE)
        facts = replace(facts, category=argument)
    else:
        offered = {f"{low}-{high}": (low, high) for _, low, high in word.PEOPLE_CHOICES}
        if argument in offered:
            low, high = offered[argument]
            facts = replace(facts, people_min=low, people_max=high, people_approx=True).recounted()
        elif argument != "0-0":
            raise NotFound(notices.STALE)
    changed = replace(report, facts=facts, chosen={**report.chosen, name: argument}, sure={**report.sure, name: 1.0})
    await desk.uow.reports.change(report.id, facts=facts, chosen=changed.chosen, sure=changed.sure)
    await show_draft(desk, changed)
    await desk.say("Đã ghi.")


async def corrected(desk: Desk, text: str) -> None:
    """A message that became a report was edited in the chat: the draft follows, a sent report gets a correction."""
    event = desk.happening
    report = await desk.uow.reports.from_message(event.channel, event.chat.address, event.message_ref)
    if report is None or report.reporter_id != desk.person.id or report.text == text:
        return
    if report.state == "draft":
        await rewrite(desk, report.id, text)
        return
    if report.state != "sent" or report.incident_id is None:
        return
    incident = await use.find(desk, incident_id=report.incident_id)
    found = _read(desk, text)
    if found.secret or not incident.is_open:
        return
    await desk.uow.reports.change(report.id, facts=Facts.of(found), text=text)
    await use.add_update(desk, incident, f"Đính chính: {text}", desk.person, Facts.of(found))


async def send_untouched(desk: Desk, timer: Timer) -> None:
    """An urgent draft that nobody touched goes out, marked as not confirmed."""
    report = await desk.uow.reports.get(int(timer.subject.split(":")[1]))
    if report is None or report.state != "draft":
        return
    desk.actor = await desk.uow.people.get(report.reporter_id)
    await send(desk, report, ask_same=False, confirmed=False)


async def remind(desk: Desk, timer: Timer) -> None:
    """A draft still waits for its author."""
    report = await desk.uow.reports.get(int(timer.subject.split(":")[1]))
    if report is None or report.state != "draft":
        return
    person = await desk.uow.people.get(report.reporter_id)
    if person is not None:
        await desk.tell([person], notices.draft_waits(report.id, cards.shortened(report.text, 80)), Priority.REMINDER)
