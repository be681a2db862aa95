"""A hint to the leaders that the head might receive out of turn (khoản 3 Điều 18). Only a person decides."""

from __future__ import annotations

from duty.incidents import Incident
from duty.messages import Priority
from duty.people import Role
from duty.reception import out_of_turn_fits
from duty.wording import reception as word
from handlers.desk import Desk


async def consider(desk: Desk, incident: Incident) -> None:
    """Tell the leaders in private, once an incident."""
    if out_of_turn_fits(incident):
        leaders = await desk.uow.people.with_role(desk.unit_id, Role.LEADER)
        message = word.out_of_turn_hint(incident, desk.policy.unit)
        await desk.tell(
            leaders, message, Priority.REPLY, incident_id=incident.id, key=f"{incident.subject}:out_of_turn"
        )
