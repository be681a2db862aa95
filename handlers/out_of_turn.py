"""A hint to the leaders that the head might receive out of turn (khoản 3 Điều 18). Only a person decides.

It comes a while after the alert, when whoever is nearest has looked: two messages at once would hide each other.
"""

from __future__ import annotations

from duty.incidents import Incident
from duty.messages import Priority
from duty.people import Role
from duty.reception import out_of_turn_fits
from duty.wording import reception as word
from handlers.desk import Desk
from storage.timers import Timer

TIMER = "out_of_turn"


async def consider(desk: Desk, incident: Incident) -> None:
    """Plan the hint, once an incident."""
    if out_of_turn_fits(incident):
        due_at = desk.now + desk.policy.reception.out_of_turn_after
        key = f"{incident.subject}:{TIMER}"
        await desk.uow.timers.put(
            desk.unit_id, key, TIMER, incident.subject, due_at, desk.now, {"incident": incident.id}
        )


async def hint(desk: Desk, timer: Timer) -> None:
    """Tell the leaders in private; an incident that no longer fits is passed over."""
    incident = await desk.uow.incidents.get(timer.payload["incident"])
    if incident is not None and out_of_turn_fits(incident):
        leaders = await desk.uow.people.with_role(desk.unit_id, Role.LEADER)
        message = word.out_of_turn_hint(incident, desk.policy.unit)
        await desk.tell(leaders, message, Priority.REPLY, incident_id=incident.id, key=timer.key)
