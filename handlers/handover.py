"""Handing over at the end of a shift: what is open, what waits too long, a note, a receipt by button.

A slip is for whoever comes on that post next, at once or after a while without anybody; until they take it, they are
asked, and then the leaders hear of it.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from duty.errors import AlreadyDone, NotAllowed, NotFound, Refused
from duty.incidents import Incident, State
from duty.messages import Priority
from duty.people import Person, Role
from duty.roster import Duty, on_duty
from duty.wording import handover as word
from duty.wording import notices
from handlers import chasing
from handlers.desk import Desk
from handlers.roster import around, deciders
from storage.handovers import Handover
from storage.timers import Timer

DIALOGUE = "handover_note"
TIMER = "handover_chase"
_HELD_FOR = timedelta(days=3)
_ASKED_AFTER = timedelta(minutes=30)


async def begin(desk: Desk, duty: Duty, leaving: Person, at: datetime) -> None:
    """Make the slip of a duty that ended at an instant, for who leaves."""
    handover_id = await desk.uow.handovers.begin(desk.unit_id, duty.id, at)
    if handover_id is not None:
        slip = word.slip(duty.post, leaving, at, await _matters(desk), desk.policy.unit.zone, desk.now)
        key = f"handover:{handover_id}:from"
        await desk.tell([leaving], word.for_leaving(slip, handover_id), Priority.REPLY, key=key)


async def deliver(desk: Desk, post: str) -> None:
    """Give the slips that wait on a post to who is on it now, once each."""
    takers = await _on(desk, post)
    for found in await desk.uow.handovers.waiting(desk.unit_id, post, desk.now - _HELD_FOR):
        leaving = await _leaving(desk, found)
        told = [person for person in takers if leaving is not None and person.id != leaving.id]
        if leaving is None or not told:
            continue
        slip = word.slip(post, leaving, found.at, await _matters(desk), desk.policy.unit.zone, desk.now, found.note)
        key = f"handover:{found.id}:to"
        await desk.tell(told, word.for_taker(slip, found.id), Priority.REPLY, key=key)
        await _ask_later(desk, found.id, 1)


async def _ask_later(desk: Desk, handover_id: int, number: int) -> None:
    due_at, key = desk.now + _ASKED_AFTER, f"{TIMER}:{handover_id}:{number}"
    subject, payload = f"handover:{handover_id}", {"number": number}
    await desk.uow.timers.put(desk.unit_id, key, TIMER, subject, due_at, desk.now, payload)


async def chase(desk: Desk, timer: Timer) -> None:
    """Nobody has taken a slip: who is on the post is asked again, and then the leaders hear of it."""
    found = await desk.uow.handovers.get(int(timer.subject.split(":")[1]))
    duty = await desk.uow.roster.get(found.assignment_id) if found else None
    if found is None or duty is None or found.received_by is not None:
        return
    takers = [person for person in await _on(desk, duty.post) if person.id != duty.person_id]
    if int(timer.payload["number"]) == 1:
        key = f"handover:{found.id}:again"
        await desk.tell(takers, word.for_taker(word.untaken(duty.post), found.id), Priority.REPLY, key=key)
        await _ask_later(desk, found.id, 2)
    elif takers:
        message = word.for_leaders(duty.post, takers[0].called)
        await desk.tell(await deciders(desk, takers[0].id), message, Priority.REPLY, key=f"handover:{found.id}:leaders")


async def _on(desk: Desk, post: str) -> list[Person]:
    current = on_duty(await around(desk, timedelta(days=2), timedelta(days=1)), desk.now, post)
    return list((await desk.uow.people.many(duty.person_id for duty in current)).values())


async def _leaving(desk: Desk, found: Handover) -> Person | None:
    duty = await desk.uow.roster.get(found.assignment_id)
    return await desk.uow.people.get(duty.person_id) if duty else None


async def _matters(desk: Desk) -> word.Matters:
    open_ones = await desk.uow.incidents.open(desk.unit_id)
    unit, today = desk.policy.unit, desk.now.astimezone(desk.policy.unit.zone).date()
    return word.Matters(
        lines=tuple(word.incident_line(incident, unit, desk.now) for incident in open_ones),
        unanswered=sum(incident.state is State.OPEN for incident in open_ones),
        silent=sum(_is_silent(incident, desk.now) for incident in open_ones),
        petitions=len({one.number for one in await chasing.overdue(desk, today)}),
    )


def _is_silent(incident: Incident, now: datetime) -> bool:
    """Whether somebody took it and has said nothing for longer than the policy allows."""
    allowed = incident.policy.nag_after
    taken = incident.state in (State.ACKED, State.EN_ROUTE)
    return taken and allowed is not None and incident.touched_at + allowed <= now


async def press(desk: Desk, handover_id: int, action: str) -> None:
    """A button of a slip. Raises Refused."""
    found = await desk.uow.handovers.get(handover_id)
    duty = await desk.uow.roster.get(found.assignment_id) if found else None
    if found is None or duty is None:
        raise NotFound("Không tìm thấy phiếu bàn giao này.")
    if action == "ghi":
        if duty.person_id != desk.person.id:
            raise NotAllowed("Phiếu này của người hết ca.")
        await desk.ask(DIALOGUE, {"handover": handover_id}, word.ASK_NOTE)
        return
    if action != "nhan":
        raise Refused(notices.STALE)
    if found.received_by is not None:
        raise AlreadyDone("Phiếu này đã có người nhận.")
    on_post = desk.person.id in {person.id for person in await _on(desk, duty.post)}
    if duty.person_id == desk.person.id or not (on_post or Role.LEADER in desk.person.roles):
        raise NotAllowed("Người nhận bàn giao phải là người vào ca, hoặc lãnh đạo.")
    if not await desk.uow.handovers.receive(handover_id, desk.person.id, desk.now):
        raise AlreadyDone("Phiếu này đã có người nhận.")
    await desk.note_audit("handover.received", f"handover:{handover_id}")
    await desk.say("✅ Đã nhận bàn giao.")
    leaving = await desk.uow.people.get(duty.person_id)
    if leaving is not None:
        await desk.tell([leaving], word.received(desk.person.called), Priority.REPLY)


async def set_note(desk: Desk, handover_id: int, text: str) -> None:
    """The line of who leaves: kept, and told to who is on the post now or comes on it next. Raises NotFound."""
    found = await desk.uow.handovers.get(handover_id)
    duty = await desk.uow.roster.get(found.assignment_id) if found else None
    if found is None or duty is None:
        raise NotFound("Không tìm thấy phiếu bàn giao này.")
    await desk.uow.handovers.set_note(handover_id, text[:1000])
    told = [person for person in await _on(desk, duty.post) if person.id != desk.person.id]
    await desk.tell(told, word.note(desk.person.called, text[:1000], handover_id), Priority.REPLY)
    await desk.reply("📋 Đã ghi vào phiếu bàn giao." + ("" if told else " Người vào ca kế tiếp sẽ thấy."))
