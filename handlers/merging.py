"""Two incidents that are one: a report that went out on its own may join the other afterwards."""

from __future__ import annotations

from dataclasses import replace

from duty.errors import AlreadyDone
from duty.incidents import Incident, State
from duty.messages import Priority
from duty.wording import drafts as word
from handlers import cards, escalation
from handlers import incident as use
from handlers.desk import Desk
from storage.reports import Report


async def offer(desk: Desk, report: Report, incident: Incident, other: Incident) -> None:
    """Ask the author of a report that went out as ``incident`` whether it is ``other`` after all."""
    message = word.merge_offer(report.id, incident, other, desk.policy.unit)
    await desk.tell([desk.person], message, Priority.REPLY, incident_id=incident.id)


async def merge(desk: Desk, report: Report, other_id: int) -> None:
    """The incident of a report ends and its reports join the other. Raises Refused.

    Only while nobody answers for it: whoever took it must not find it gone.
    """
    other = await use.find(desk, incident_id=other_id)
    mine = await use.find(desk, incident_id=report.incident_id)
    if mine.id == other.id:
        raise AlreadyDone(f"Đã ghép vào {other.code}.")
    if not other.is_open:
        raise AlreadyDone(f"{other.code} đã kết thúc, không ghép nữa.")
    if mine.state is not State.OPEN:
        raise AlreadyDone(f"{mine.code} đã có người nhận, không ghép nữa.")
    closed = replace(
        mine,
        state=State.CLOSED,
        touched_at=desk.now,
        closed_at=desk.now,
        closed_by=desk.person.id,
        result=f"Cùng vụ với {other.code}",
    )
    await desk.uow.incidents.save(closed)
    await desk.uow.incidents.note(closed, "closed", desk.now, person_id=desk.person.id, text=closed.result)
    await desk.note_audit("incident.merged", closed.subject, into=other.id)
    await escalation.stop_all(desk, closed)
    reports = await desk.uow.reports.of_incident(mine.id)
    await cards.show(desk, closed)
    for one in reports:
        other = await use.join(desk, one, other)
    await desk.say(f"Đã ghép vào {other.code}.")
