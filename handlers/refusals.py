"""The written notice that a refusal to receive somebody may owe: reminded of each morning until somebody says."""

from __future__ import annotations

from duty.errors import AlreadyDone, NotAllowed, Refused
from duty.messages import Priority
from duty.people import Role
from duty.reception import Reception, may_correct
from duty.refusals import notice_of
from duty.wording import notices
from duty.wording import reception as tally
from duty.wording import refusals as word
from handlers.desk import Desk


async def morning(desk: Desk) -> None:
    """Who refused is reminded; the office too, when they cannot be reached and from the last day on."""
    today = desk.now.astimezone(desk.policy.unit.zone).date()
    law, calendar = desk.office.law, desk.office.calendar
    owed = [notice_of(one, law, calendar) for one in await desk.uow.receptions.refused(desk.unit_id)]
    for notice in owed:
        # On the day itself it was told when the refusal was entered.
        if notice is None or notice.reception.on_date >= today:
            continue
        receiver = notice.reception.entered_by
        people = {one.id: one for one in (await desk.uow.people.many([receiver] if receiver else [])).values()}
        reached = await desk.reachable(people.values())
        if not reached or notice.deadline.due_on <= today:
            people |= {one.id: one for one in await desk.uow.people.with_role(desk.unit_id, Role.CLERK)}
        key = f"notice:{notice.reception.id}:{today.isoformat()}"
        message = word.owed(notice, desk.policy.unit.zone, today)
        await desk.tell(list(people.values()), message, Priority.REMINDER, key=key)


async def answer(desk: Desk, one: Reception, argument: str) -> None:
    """A tap: it was given, or is not owed. Raises Refused."""
    if argument not in ("given", "spared"):
        raise Refused(notices.STALE)
    if not may_correct(desk.person, one.entered_by):
        raise NotAllowed(tally.MAY_NOT_CORRECT)
    today = desk.now.astimezone(desk.policy.unit.zone).date()
    if notice_of(one, desk.office.law, desk.office.calendar) is None or not await desk.uow.receptions.answer_notice(
        one.id, argument, today
    ):
        raise AlreadyDone(word.KNOWN)
    await desk.note_audit(f"reception.notice_{argument}", one.subject)
    await desk.say(word.ANSWERED[argument])
