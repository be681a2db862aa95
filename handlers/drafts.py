"""The draft of a report: shown with what was understood, asked about, changed, sent by one tap or by its wait."""

from __future__ import annotations

from dataclasses import replace

from duty import incidents, privacy, reading
from duty.access import Right
from duty.errors import AlreadyDone, NotAllowed, NotFound
from duty.incidents import Facts, Incident
from duty.messages import EventKind, Message, Priority
from duty.reading import Reading
from duty.wording import drafts as word
from duty.wording import notices
from handlers import cards, merging
from handlers import incident as use
from handlers.desk import Desk
from storage.reports import Report
from storage.timers import Timer

EDIT_DIALOGUE = "report.edit"
# From here on the reader does not doubt what kind of message it has.
_SURE = 0.6
_WAITS = ("draft_send", "draft_remind")


def read(desk: Desk, text: str) -> Reading:
    """What a line says, in the places of this unit."""
    return reading.read(text, desk.now, desk.policy.unit.gazetteer)


def is_new(desk: Desk, text: str) -> bool:
    """Whether a line that was asked for something else is surely the report of something new."""
    found = read(desk, text)
    counted = found.people_max is not None or found.households is not None
    return found.kind == "report" and not found.ended and counted and found.confidence.get("kind", 0.0) >= _SURE


def sure_of(found: Reading) -> dict[str, float]:
    """How sure the reader is by field. Of what does not read like a report it names no kind: the author is asked."""
    return {"category": 0.0} | {name: round(float(value), 3) for name, value in found.confidence.items()}


async def new(desk: Desk, text: str, found: Reading) -> Report:
    """A new draft with what its author sent before any words came; nothing is shown yet."""
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
        sure=sure_of(found),
    )
    since = desk.now - desk.policy.drafts.join_attachments_within
    await desk.uow.reports.adopt_loose(desk.person.id, report.id, since)
    return report


async def begin(desk: Desk, text: str, found: Reading) -> None:
    """A line becomes a draft before its author."""
    report = await new(desk, text, found)
    await set_timers(desk, report)
    await show(desk, report)


async def ask_which(desk: Desk, text: str, found: Reading, candidates: list[Incident]) -> None:
    """A draft whose author says first which open incident it is news of, if any."""
    report = await new(desk, text, found)
    await set_timers(desk, report)
    wait = _waits_words(desk) if _is_urgent(report) else ""
    question = word.update_question(report.id, report.facts, candidates, desk.policy.unit, auto_send_after=wait)
    await cards.show_report(desk, report, question)


async def set_timers(desk: Desk, report: Report, *, pressed: bool = False) -> None:
    """The wait for the author begins, or begins anew.

    An urgent draft goes out by itself, and so does one whose author ``pressed`` Gửi and then left a question open; any
    other is reminded of.
    """
    drafts, timers = desk.policy.drafts, desk.uow.timers
    await timers.cancel(report.subject, _WAITS)
    goes_out = pressed or _is_urgent(report)
    kind, wait = ("draft_send", drafts.send_urgent_after) if goes_out else ("draft_remind", drafts.remind_after)
    key = f"draft:{report.id}:{kind}:{desk.key}"
    payload = {"pressed": pressed}
    await timers.put(desk.unit_id, key, kind, report.subject, desk.now + wait, desk.now, payload)


def _is_urgent(report: Report) -> bool:
    return report.facts.urgent or report.facts.life_danger


def _waits_words(desk: Desk) -> str:
    return notices.span(desk.policy.drafts.send_urgent_after)


async def show(desk: Desk, report: Report) -> None:
    """The draft card, new or brought up to date."""
    private = report.address in {contact.address for contact in (await desk.reachable([desk.person])).values()}
    # Masked before it is cut: half a phone number would pass for none.
    text = cards.shortened(report.text if private else privacy.mask(report.text))
    if not private and report.facts.denunciation:
        # What is denounced is repeated in no group, not even where it was written.
        text = ""
    files = len(await desk.uow.reports.attachments(report_id=report.id))
    message = word.draft_card(
        report.id,
        report.facts,
        text,
        desk.policy.unit,
        desk.now,
        ask=word.missing(report.facts, report.sure, report.chosen),
        files=files,
        auto_send_after=_waits_words(desk) if _is_urgent(report) else "",
    )
    await cards.show_report(desk, report, message)


async def _own(desk: Desk, report_id: int, *states: str) -> Report:
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
    """A button of a draft, or of what became of it. Raises Refused."""
    desk.require(Right.REPORT)
    if action == "revive":
        await revive(desk, await _own(desk, report_id, "cancelled"))
        return
    if action == "merge":
        await merging.merge(desk, await _own(desk, report_id, "sent"), _number(argument))
        return
    report = await _own(desk, report_id, "draft")
    if action == "send":
        await send(desk, report)
    elif action == "new":
        await _open(desk, report)
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


async def send(desk: Desk, report: Report) -> None:
    """The author sends it: an incident opens, or it is asked whether this is one that is open already.

    What was sent goes out even when the question stays open, as an incident of its own.
    """
    similar = await _similar(desk, report)
    if similar is None:
        await _open(desk, report)
        return
    await set_timers(desk, report, pressed=True)
    question = word.same_event_question(report.id, similar, desk.policy.unit, desk.now, _waits_words(desk))
    await cards.show_report(desk, report, question)


async def _open(desk: Desk, report: Report) -> None:
    incident = await use.open_from(desk, report, confirmed=True)
    event = desk.happening
    await desk.uow.dialogues.end(event.channel, event.chat.address, report.reporter_id, EDIT_DIALOGUE)
    if event.kind is EventKind.PRESS:
        await desk.say(f"Đã gửi, mã {incident.code}.")


async def _similar(desk: Desk, report: Report) -> Incident | None:
    recent = await desk.uow.incidents.since(desk.unit_id, desk.now - desk.policy.duplicates.within)
    alike = [one for one in recent if one.is_open and incidents.same_event(one.facts, report.facts)]
    return alike[-1] if alike else None


async def send_typed(desk: Desk) -> None:
    """Typed "Gửi": as the button of the newest draft, however long it has waited. Raises Refused."""
    desk.require(Right.REPORT)
    draft = await desk.uow.reports.latest_of(desk.person.id, ("draft",))
    if draft is None:
        raise NotFound("Không có tin báo nào đang chờ gửi. Viết một dòng để báo tin.")
    await send(desk, draft)


async def cancel_typed(desk: Desk) -> bool:
    """Typed "Huỷ": as the button of the newest draft; False when there is none."""
    draft = await desk.uow.reports.latest_of(desk.person.id, ("draft",))
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


async def revive(desk: Desk, report: Report) -> None:
    """What was put aside is a draft after all; its kind is asked when the reader was not sure of it."""
    revived = replace(report, state="draft", sure={**report.sure, "category": 0.0})
    await desk.uow.reports.change(report.id, state="draft", sure=revived.sure)
    await set_timers(desk, revived)
    await show(desk, revived)


async def _ask_text(desk: Desk, report: Report) -> None:
    await set_timers(desk, report)
    await desk.ask(EDIT_DIALOGUE, {"report": report.id}, Message(lines=(notices.ASK_TEXT,)))
    await desk.say("Mời đồng chí gửi lại nội dung.")


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
    await show(desk, changed)
    await desk.say("Đã ghi.")


async def go_out(desk: Desk, timer: Timer) -> None:
    """The wait is over: an urgent draft that nobody touched goes out marked as not confirmed, one whose author pressed
    Gửi as what it is; of the latter it is asked afterwards whether to join the two."""
    report = await desk.uow.reports.get(int(timer.subject.split(":")[1]))
    if report is None or report.state != "draft":
        return
    desk.actor = await desk.uow.people.get(report.reporter_id)
    pressed = bool(timer.payload.get("pressed"))
    similar = await _similar(desk, report) if pressed else None
    incident = await use.open_from(desk, report, confirmed=pressed)
    if similar is not None:
        await merging.offer(desk, report, incident, similar)


async def remind(desk: Desk, timer: Timer) -> None:
    """A draft still waits for its author."""
    report = await desk.uow.reports.get(int(timer.subject.split(":")[1]))
    if report is None or report.state != "draft":
        return
    person = await desk.uow.people.get(report.reporter_id)
    if person is not None:
        await desk.tell([person], notices.draft_waits(report.id, cards.shortened(report.text, 80)), Priority.REMINDER)
