"""Who is on duty, asked in chat."""

from __future__ import annotations

from datetime import timedelta

from duty.access import Right
from duty.roster import on_duty
from duty.wording import roster as word
from handlers.desk import Desk


async def show_now(desk: Desk) -> None:
    """/ca: who is on now and my next shifts. Raises NotAllowed."""
    desk.require(Right.SEE)
    duties = await desk.uow.roster.between(desk.unit_id, desk.now - timedelta(days=1), desk.now + timedelta(days=14))
    people = await desk.uow.people.many({duty.person_id for duty in duties})
    current = on_duty(duties, desk.now)
    mine = [duty for duty in duties if duty.person_id == desk.person.id and duty.ends_at > desk.now]
    await desk.reply_message(word.now_and_mine(current, mine[:5], people, desk.policy.unit.zone, desk.now))
