"""What becomes known of an incident after it opened: news, corrections, how it ended."""

from __future__ import annotations

from dataclasses import replace

from duty import privacy, reading
from duty.access import Right
from duty.errors import Refused
from duty.incidents import Category, Facts, Incident, elsewhere, same_event
from duty.messages import EventKind, Message, Priority
from duty.people import Person
from duty.reading import Reading
from duty.wording import cards as word
from duty.wording import notices
from handlers import cards, escalation, out_of_turn, upward
from handlers.desk import Desk


async def state_facts(desk: Desk, incident: Incident, facts: Facts) -> Incident:
    """What is known changes: the level and whom that calls, and every card."""
    changed = replace(incident, facts=facts, touched_at=desk.now)
    changed, reach = await escalation.raise_level(desk, changed, incident.facts)
    if reach is None and (elsewhere(incident.facts, facts) or _another_kind(incident.facts, facts)):
        reach = await escalation.announced_to(desk, changed)
    await desk.uow.incidents.save(changed)
    # What has become graver, or is elsewhere, is posted anew: an edit alone makes no phone ring.
    await cards.show(desk, changed, reach, repost=reach is not None)
    if facts.category == Category.UPWARD and incident.facts.category != Category.UPWARD:
        await upward.consider(desk, changed)
    elif incident.facts.category == Category.UPWARD and facts.category != Category.UPWARD:
        await desk.uow.timers.cancel(changed.subject, ("upward",))
    await out_of_turn.consider(desk, changed)
    return changed


def _another_kind(before: Facts, now: Facts) -> bool:
    """Whether the kind was put right; petitioners who became a crowd are still what they were."""
    return before.category != now.category and not same_event(replace(before, area=None), replace(now, area=None))


async def update(desk: Desk, incident: Incident, text: str) -> None:
    """Add a line to an incident; numbers in it change the card. Raises Refused."""
    person = desk.require(Right.UPDATE)
    if not incident.is_open:
        raise Refused(notices.over(incident.code, incident.number))
    await add_update(desk, incident, text, person)
    await desk.reply(f"✏️ {incident.code}: đã ghi cập nhật.")


async def add_update(
    desk: Desk, incident: Incident, text: str, person: Person, found: Reading | None = None
) -> Incident:
    """Write an update down, change the facts it states, refresh every card.

    Who reported it or answers for it may put right where it is and what it is.
    """
    found = found or _read(desk, text)
    if found.correction and person.id in await _following(desk, incident):
        told = Facts.stated(found)
        return await tell(desk, incident, "correction", text, person, told, incident.facts.corrected(told))
    told = Facts.of(found)
    return await tell(desk, incident, "update", text, person, told, incident.facts.updated(told))


async def rewritten(desk: Desk, incident: Incident, text: str, before: str) -> None:
    """The author edited a message about an incident: what the new text changes is put right. Raises Refused."""
    if not incident.is_open:
        raise Refused(notices.over(incident.code, incident.number))
    found = _read(desk, text)
    told = Facts.stated(found).changed_since(Facts.stated(_read(desk, before)))
    await tell(desk, incident, "correction", text, desk.person, told, incident.facts.corrected(told))
    await desk.reply(notices.updated(incident.code, ended=found.ended))


async def edited(desk: Desk, text: str, number: int | None = None) -> bool:
    """A message that is a line of a timeline was edited; False when it is none, or names another incident by now.

    Raises Refused.
    """
    line = await desk.uow.incidents.written_in(desk.unit_id, source(desk))
    if line is None:
        return False
    incident = await desk.uow.incidents.get(line.incident_id)
    assert incident is not None
    if number not in (None, incident.number):
        return False
    if line.person_id != desk.person.id or line.text == text:
        return True
    if incident.closed_at is not None and line.at >= incident.closed_at:
        await set_result(desk, incident, text)
    else:
        await rewritten(desk, incident, text, line.text)
    return True


async def set_result(desk: Desk, incident: Incident, text: str) -> None:
    """How a closed incident ended, in one line."""
    if _read(desk, text).denunciation:
        text = notices.DENUNCIATION_LINE
    changed = replace(incident, result=text)
    await desk.uow.incidents.save(changed)
    await desk.uow.incidents.note(changed, "update", desk.now, person_id=desk.person.id, text=text, source=source(desk))
    await desk.note_audit("incident.result", changed.subject)
    await cards.show(desk, changed)
    await desk.reply(f"🏁 {changed.code}: đã ghi kết quả.")


async def tell(
    desk: Desk, incident: Incident, kind: str, text: str, person: Person, told: Facts, facts: Facts
) -> Incident:
    """A line for the timeline and for everyone who follows; the incident's facts are ``facts`` from now on."""
    if told.denunciation and not incident.facts.denunciation:
        # Neither the groups nor the timeline may show it; the raw line stays in the inbox for its short time.
        text = notices.DENUNCIATION_LINE
    await desk.uow.incidents.note(incident, kind, desk.now, person_id=person.id, text=text, source=source(desk))
    await desk.note_audit("incident.updated", incident.subject)
    changed = await state_facts(desk, incident, facts)
    following = (await _following(desk, incident)) - {person.id}
    people = [one for one in (await desk.uow.people.many(following)).values() if one.active]
    shown = privacy.mask(text) if kind == "update" else word.CORRECTED + privacy.mask(text)
    if changed.facts.denunciation:
        shown = "có cập nhật, xin liên hệ bộ phận tiếp công dân"
    await desk.tell(
        people,
        Message(lines=(f"✏️ {incident.code} · {person.called}: {cards.shortened(shown)}",)),
        Priority.REPLY,
        incident_id=incident.id,
    )
    return changed


async def _following(desk: Desk, incident: Incident) -> set[int]:
    following = {key for key, _ in await desk.uow.incidents.taking_part(incident.id, "reporter")}
    following |= {key for key, _ in await desk.uow.incidents.taking_part(incident.id, "responder")}
    return following | ({incident.acked_by} if incident.acked_by else set())


def source(desk: Desk) -> str:
    """The message that something is written in, as the timeline keeps it to know an edit again; "" for a press."""
    event = desk.happening
    return f"{event.channel}:{event.chat.address}:{event.message_ref}" if event.kind is not EventKind.PRESS else ""


def _read(desk: Desk, text: str) -> Reading:
    return reading.read(text, desk.now, desk.policy.unit.gazetteer)
