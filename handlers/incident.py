"""Incidents in use: open, join, take, come, update, close, reopen, look at."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from duty import privacy
from duty.access import Right
from duty.errors import AlreadyDone, NotFound, Refused
from duty.incidents import Incident, Move, State, after, level_of
from duty.messages import EventKind, Message, Priority
from duty.people import Person
from duty.wording import cards as word
from duty.wording import facts as say
from handlers import cards, escalation, news, out_of_turn, upward
from handlers.desk import Desk
from storage.reports import Report

_RIGHTS = {Move.ACK: Right.ACK, Move.COME: Right.ACK, Move.CLOSE: Right.CLOSE, Move.REOPEN: Right.REOPEN}
UPDATE_DIALOGUE = "incident.update"
RESULT_DIALOGUE = "incident.result"
_MOST_FILES = 10


async def open_from(desk: Desk, report: Report, *, confirmed: bool) -> Incident:
    """A report becomes an incident: stored, announced, its timers set, all in this transaction."""
    uow, now = desk.uow, desk.now
    facts = replace(report.facts, unconfirmed=not confirmed)
    level = level_of(facts, desk.policy.levels)
    number = await uow.units.next_number(desk.unit_id, "incident")
    incident = await uow.incidents.add(desk.unit_id, number, level, facts, desk.policy.escalation[level], now)
    await uow.incidents.note(incident, "opened", now, person_id=report.reporter_id, text=report.text)
    await _take_in(desk, incident, report, confirmed=confirmed)
    reach = await escalation.announce(desk, incident)
    await desk.note_audit("incident.opened", incident.subject, report=report.id, level=level, confirmed=confirmed)
    await cards.show(desk, incident, reach)
    await upward.consider(desk, incident)
    await out_of_turn.consider(desk, incident)
    return incident


async def join(desk: Desk, report: Report, incident: Incident) -> Incident:
    """A report about an incident that is already open: it adds what it states, and its author follows from now on."""
    await _take_in(desk, incident, report, confirmed=True)
    await desk.uow.incidents.note(incident, "report", desk.now, person_id=report.reporter_id, text=report.text)
    await desk.note_audit("incident.joined", incident.subject, report=report.id)
    return await news.state_facts(desk, incident, incident.facts.updated(report.facts))


async def _take_in(desk: Desk, incident: Incident, report: Report, *, confirmed: bool) -> None:
    uow, now = desk.uow, desk.now
    await uow.reports.change(report.id, state="sent", incident_id=incident.id, sent_at=now, confirmed=confirmed)
    await uow.reports.give_to_incident(report.id, incident.id)
    for _, attachment in await uow.reports.attachments(report_id=report.id):
        await uow.incidents.note(incident, "file", now, person_id=report.reporter_id, text=attachment.kind)
    await uow.incidents.join(incident, report.reporter_id, "reporter", now)
    await uow.timers.cancel(report.subject, ("draft_send", "draft_remind"))


async def find(desk: Desk, *, incident_id: int | None = None, number: int | None = None) -> Incident:
    """The incident of this unit that a button or a number names. Raises NotFound."""
    if incident_id is not None:
        found = await desk.uow.incidents.get(incident_id)
    else:
        found = await desk.uow.incidents.numbered(desk.unit_id, number or 0)
    if found is None or found.unit_id != desk.unit_id:
        raise NotFound("Không tìm thấy sự việc này. Gõ SV để xem các sự việc đang mở.")
    return found


async def move(desk: Desk, incident: Incident, step: Move, text: str = "") -> None:
    """Take, come, close or reopen. The first press wins; a later one is told quietly. Raises Refused."""
    person = desk.require(_RIGHTS[step])
    uow, now = desk.uow, desk.now
    to = after(incident.state, step)
    if to is None:
        raise AlreadyDone(await _already(desk, incident, step))
    if step is Move.COME and not await uow.incidents.join(incident, person.id, "responder", now):
        raise AlreadyDone(f"{incident.code}: đồng chí đã báo đang đến rồi.")
    changed = replace(incident, state=to, touched_at=now)
    if step in (Move.ACK, Move.COME) and incident.state is State.OPEN:
        changed = replace(changed, acked_at=now, acked_by=person.id)
    if step is Move.CLOSE:
        changed = replace(changed, closed_at=now, closed_by=person.id, result=text)
    if step is Move.REOPEN:
        changed = replace(
            changed, fence=incident.fence + 1, acked_at=None, acked_by=None, closed_at=None, closed_by=None, result=""
        )
    await uow.incidents.save(changed)
    kind = {Move.ACK: "acked", Move.COME: "coming", Move.CLOSE: "closed", Move.REOPEN: "reopened"}[step]
    source = news.source(desk) if text else ""
    await uow.incidents.note(changed, kind, now, person_id=person.id, text=text, source=source)
    await desk.note_audit(f"incident.{kind}", changed.subject)
    reach = None
    if step is Move.CLOSE:
        await escalation.stop_all(desk, changed)
    elif step is Move.REOPEN:
        await uow.incidents.leave(changed.id, "responder")
        reach = await escalation.restart(desk, changed)
        await upward.resume(desk, changed)
    elif incident.state is State.OPEN:
        await escalation.stop(desk, changed)
    await cards.show(desk, changed, reach, repost=step is Move.REOPEN)
    await _tell_reporters(desk, changed, step, person, text)
    await desk.say(
        {
            Move.ACK: f"{changed.code}: đồng chí đã nhận.",
            Move.COME: f"{changed.code}: đã ghi đồng chí đang đến.",
            Move.CLOSE: f"{changed.code}: đã kết thúc.",
            Move.REOPEN: f"{changed.code}: đã mở lại.",
        }[step]
    )
    if step is Move.CLOSE and not text:
        await _ask(desk, changed, RESULT_DIALOGUE, "Kết quả thế nào? Trả lời một dòng, hoặc gõ Huỷ để bỏ qua.")


async def _already(desk: Desk, incident: Incident, step: Move) -> str:
    zone = desk.policy.unit.zone
    person_id, at = (incident.acked_by, incident.acked_at)
    if incident.state is State.CLOSED:
        person_id, at = incident.closed_by, incident.closed_at
    who = cards.called(await desk.uow.people.many({person_id} if person_id else ()), person_id)
    when = f" lúc {say.day_and_clock(at, zone, desk.now)}" if at else ""
    if incident.state is State.CLOSED:
        return f"{incident.code} đã kết thúc{when} ({who})."
    if step is Move.REOPEN:
        return f"{incident.code} đang mở."
    return f"{incident.code}: {who} đã nhận{when}."


async def _tell_reporters(desk: Desk, incident: Incident, step: Move, person: Person, text: str) -> None:
    reporters = [key for key, _ in await desk.uow.incidents.taking_part(incident.id, "reporter") if key != person.id]
    people = list((await desk.uow.people.many(reporters)).values())
    took = say.minutes((desk.now - await _asked_since(desk, incident)).total_seconds())
    told = "" if incident.facts.denunciation else privacy.mask(text)
    line = {
        Move.ACK: f"✅ {incident.code}: {person.called} đã nhận, sau {took}.",
        Move.COME: f"🚶 {incident.code}: {person.called} đang đến.",
        Move.CLOSE: f"🏁 {incident.code}: {person.called} báo kết thúc." + (f" {told}" if told else ""),
        Move.REOPEN: f"↩️ {incident.code}: {person.called} mở lại sự việc.",
    }[step]
    await desk.tell(people, Message(lines=(line,)), Priority.REPLY, incident_id=incident.id)


async def _asked_since(desk: Desk, incident: Incident) -> datetime:
    return cards.asked_since(incident, await desk.uow.incidents.timeline(incident.id))


async def _ask(desk: Desk, incident: Incident, dialogue: str, question: str) -> None:
    title = f"{incident.code} · {say.headline(incident.facts, desk.policy.unit)}"
    await desk.ask(dialogue, {"incident": incident.id}, Message(title=title, lines=(question,)))


async def ask_update(desk: Desk, incident: Incident) -> None:
    """The button Cập nhật: ask for the line. Raises Refused."""
    desk.require(Right.UPDATE)
    if not incident.is_open:
        raise Refused(f"{incident.code} đã kết thúc.")
    await _ask(desk, incident, UPDATE_DIALOGUE, "Viết một dòng cập nhật: đông thêm hay bớt, đang làm gì?")
    private = desk.happening.chat.private
    if desk.happening.kind is EventKind.PRESS:
        await desk.say(
            "Mời đồng chí viết cập nhật." if private else "Mời đồng chí viết cập nhật ở khung chat riêng với máy trực."
        )


async def show_list(desk: Desk) -> None:
    """Open incidents. Raises NotAllowed."""
    desk.require(Right.SEE)
    await desk.reply_message(
        word.incident_list(await desk.uow.incidents.open(desk.unit_id), desk.policy.unit, desk.now)
    )


async def show_one(desk: Desk, incident: Incident) -> None:
    """One incident with its timeline. Raises NotAllowed."""
    desk.require(Right.SEE)
    reports = await desk.uow.reports.of_incident(incident.id)
    entries = await desk.uow.incidents.timeline(incident.id)
    view = await cards.standing(desk, incident, reports, entries)
    card = word.incident_card(incident, view, desk.policy.unit, desk.now)
    people = await desk.uow.people.many({entry.person_id for entry in entries if entry.person_id is not None})
    told = [
        (entry.at, entry.kind, people[entry.person_id].called if entry.person_id in people else "", entry.text)
        for entry in entries
    ]
    lines = (*card.lines, "", "Diễn biến:", *word.timeline(incident, told, desk.policy.unit, desk.now))
    await desk.note_audit("incident.viewed", incident.subject)
    await desk.reply_message(replace(card, lines=lines))
    if desk.happening.chat.private and not incident.facts.denunciation:
        await _show_files(desk, incident)


async def _show_files(desk: Desk, incident: Incident) -> None:
    """The files of an incident, for the one who asked, in private; a group never gets them by itself."""
    event = desk.happening
    for _, attachment in (await desk.uow.reports.attachments(incident_id=incident.id))[:_MOST_FILES]:
        message = Message(lines=(f"📎 {incident.code}",), attachment=attachment)
        await desk.send(event.channel, event.chat.address, message, Priority.REPLY, incident_id=incident.id)


async def press(desk: Desk, incident_id: int, action: str) -> None:
    """A button of a card. Raises Refused."""
    incident = await find(desk, incident_id=incident_id)
    moves = {"ack": Move.ACK, "come": Move.COME, "close": Move.CLOSE, "reopen": Move.REOPEN}
    if action in moves:
        await move(desk, incident, moves[action])
    elif action == "update":
        await ask_update(desk, incident)
    elif action == "show":
        await show_one(desk, incident)
    else:
        raise NotFound("Nút này không còn dùng được.")
