"""Handing over at the end of a shift: what is open, what waits too long, a note, a receipt by button."""

from __future__ import annotations

from collections.abc import Sequence

from duty.errors import AlreadyDone, NotAllowed, NotFound, Refused
from duty.incidents import Incident, State
from duty.messages import Priority
from duty.people import Person
from duty.roster import Duty
from duty.wording import handover as word
from duty.wording import notices
from handlers.desk import Desk

DIALOGUE = "handover_note"


async def begin(desk: Desk, duty: Duty, leaving: Person, takers: Sequence[int]) -> None:
    """Make the slip of a duty that ends, for who leaves and for who takes over."""
    handover_id = await desk.uow.handovers.begin(desk.unit_id, duty.id, desk.now)
    if handover_id is None:
        return
    open_ones = await desk.uow.incidents.open(desk.unit_id)
    waiting = [incident for incident in open_ones if incident.state is State.OPEN]
    zone = desk.policy.unit.zone
    slip = word.slip(duty, leaving, _lines(desk, open_ones), len(waiting), zone, desk.now)
    await desk.tell([leaving], word.for_leaving(slip, handover_id), Priority.REPLY, key=f"handover:{handover_id}:from")
    people = await desk.uow.people.many(one for one in takers if one != leaving.id)
    await desk.tell(
        list(people.values()), word.for_taker(slip, handover_id), Priority.REPLY, key=f"handover:{handover_id}:to"
    )


def _lines(desk: Desk, incidents: Sequence[Incident]) -> list[str]:
    return [word.incident_line(incident, desk.policy.unit, desk.now) for incident in incidents]


async def press(desk: Desk, handover_id: int, action: str) -> None:
    """A button of a slip. Raises Refused."""
    found = await desk.uow.handovers.get(handover_id)
    if found is None:
        raise NotFound("Không tìm thấy phiếu bàn giao này.")
    duty = await desk.uow.roster.get(found.assignment_id)
    if action == "ghi":
        if duty is None or duty.person_id != desk.person.id:
            raise NotAllowed("Phiếu này của người hết ca.")
        await desk.ask(DIALOGUE, {"handover": handover_id}, word.ASK_NOTE)
        return
    if action != "nhan":
        raise Refused(notices.STALE)
    if duty is not None and duty.person_id == desk.person.id:
        raise NotAllowed("Người nhận bàn giao phải là người vào ca.")
    if not await desk.uow.handovers.receive(handover_id, desk.person.id, desk.now):
        raise AlreadyDone("Phiếu này đã có người nhận.")
    await desk.note_audit("handover.received", f"handover:{handover_id}")
    await desk.say("✅ Đã nhận bàn giao.")
    leaving = await desk.uow.people.get(duty.person_id) if duty else None
    if leaving is not None:
        await desk.tell([leaving], word.received(desk.person.called), Priority.REPLY)


async def set_note(desk: Desk, handover_id: int, text: str) -> None:
    """The line of who leaves: kept, and told to who is on the post now. Raises NotFound."""
    found = await desk.uow.handovers.get(handover_id)
    duty = await desk.uow.roster.get(found.assignment_id) if found else None
    if found is None or duty is None:
        raise NotFound("Không tìm thấy phiếu bàn giao này.")
    await desk.uow.handovers.set_note(handover_id, text[:1000])
    from handlers.targets import people_on_duty

    takers, why = await people_on_duty(desk, duty.post)
    told = [person for person in takers if person.id != desk.person.id]
    if told and not why:
        await desk.tell(told, word.note(desk.person.called, text[:1000], handover_id), Priority.REPLY)
    await desk.reply("📋 Đã ghi vào phiếu bàn giao.")
