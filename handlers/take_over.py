"""Taking over a shift that runs: at once, without a request."""

from __future__ import annotations

from datetime import timedelta

from duty.access import Right
from duty.errors import AlreadyDone, NotAllowed, Refused
from duty.people import Person, Role
from duty.roster import Duty, busy, can_fill, on_duty
from duty.wording import swaps as word
from handlers.changes import Change
from handlers.desk import Desk
from handlers.roster import around, holders


async def offer(desk: Desk) -> None:
    """/nhanca: shifts that run now and that I could take over. Raises NotAllowed."""
    desk.require(Right.SEE)
    current = on_duty(await around(desk, timedelta(days=2), timedelta(days=1)), desk.now)
    takeable = [one for one in current if one.person_id != desk.person.id and await _may_take(desk, desk.person, one)]
    people = await desk.uow.people.many({duty.person_id for duty in takeable})
    await desk.reply_message(word.takeable(takeable, people, desk.policy.unit.zone, desk.now))


async def _may_take(desk: Desk, person: Person, duty: Duty) -> bool:
    if person.roles & {Role.CLERK, Role.ADMIN, Role.LEADER}:
        return True
    return can_fill(person, duty.post, await holders(desk, duty.post))


async def take(desk: Desk, duty: Duty) -> None:
    """The rest of a running shift becomes mine. Raises Refused."""
    if not duty.active or not duty.starts_at <= desk.now < duty.ends_at:
        raise Refused("Ca này không chạy lúc này.")
    if duty.person_id == desk.person.id:
        raise AlreadyDone("Đồng chí đang trực ca này.")
    if not await _may_take(desk, desk.person, duty):
        raise NotAllowed("Ca này cần người cùng nhiệm vụ.")
    if clash := busy(await around(desk, timedelta(days=2), timedelta(days=2)), desk.person.id, desk.now, duty.ends_at):
        raise Refused(f"Đồng chí đã có ca khác lúc này ({clash.on_date:%d/%m}).")
    change = Change(desk, f"{desk.person.name} nhận thay ca đang trực")
    await change.free(duty)
    got = await change.put(duty.shift_id, desk.person.id, running=True)
    await desk.uow.roster.seen(got.id, desk.now)
    await change.settle()
    await change.offer_undo()
    await desk.say("✅ Đồng chí đang trực ca này.")
