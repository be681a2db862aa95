"""A shift whose person says nothing: the leaders hear of it while there is time, with who could stand in.

Nobody is called silent before they were asked and had time to answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from duty.messages import Priority
from duty.roster import Duty, stand_ins
from duty.wording import roster as word
from handlers.desk import Desk
from handlers.roster import around, coming, deciders, find, holders
from storage.timers import Timer

TIMER = "shift_silent"
ANSWER_WITHIN = timedelta(minutes=20)
# Who was asked longer ago than this has to be asked again before they are called silent.
_LATELY = timedelta(hours=24)
_BEFORE = timedelta(hours=1)
_AT_LAST = timedelta(minutes=5)


def asked_lately(desk: Desk, duty: Duty) -> bool:
    """Whether the person was asked about the shift in the last day."""
    return duty.asked_at is not None and desk.now - duty.asked_at < _LATELY


def had_time(desk: Desk, duty: Duty) -> bool:
    """Whether the person was asked in the last day and could have answered since."""
    return duty.asked_at is not None and ANSWER_WITHIN <= desk.now - duty.asked_at < _LATELY


async def plan(desk: Desk, duty: Duty) -> None:
    """A look of its own at a shift which the morning's look at all shifts comes too late for, or has passed."""
    zone, slot = desk.policy.unit.zone, desk.policy.slots.get("roster_silent")
    if slot is not None:
        looked_at = datetime.combine(duty.starts_at.astimezone(zone).date(), slot.at, zone)
        if desk.now + ANSWER_WITHIN <= looked_at < duty.starts_at:
            return
    await _look_at(desk, duty, max(desk.now + ANSWER_WITHIN, duty.starts_at - _BEFORE))


async def _look_at(desk: Desk, duty: Duty, at: datetime) -> None:
    if at < duty.starts_at:
        key = f"{TIMER}:{duty.id}:{at.isoformat()}"
        await desk.uow.timers.put(desk.unit_id, key, TIMER, f"assignment:{duty.id}", at, desk.now)


async def morning(desk: Desk, timer: Timer) -> None:
    """The look at every shift of the day that nobody has answered for."""
    on = timer.due_at.astimezone(desk.policy.unit.zone).date()
    await _tell(desk, [duty for duty in await coming(desk, on) if duty.seen_at is None], on)


async def one(desk: Desk, timer: Timer) -> None:
    """The look at one shift."""
    duty = await find(desk, int(timer.subject.split(":")[1]))
    if duty.active and duty.seen_at is None and duty.starts_at > desk.now:
        await _tell(desk, [duty], duty.starts_at.astimezone(desk.policy.unit.zone).date())


async def _tell(desk: Desk, due: Sequence[Duty], on: date) -> None:
    if not due:
        return
    zone = desk.policy.unit.zone
    duties = await around(desk, timedelta(days=15), timedelta(days=15))
    staff = await desk.uow.people.all(desk.unit_id)
    reachable = await desk.reachable(staff)
    people = {person.id: person for person in staff}
    for duty in due:
        if duty.person_id in reachable and await _still_answering(desk, duty):
            continue
        held = await holders(desk, duty.post)
        proposed = [one for one in stand_ins(duty, staff, duties, held) if one.id in reachable]
        message = word.silent(
            duty, word.called(people, duty.person_id), proposed, zone, reachable=duty.person_id in reachable
        )
        told = await deciders(desk, duty.person_id)
        await desk.tell(told, message, Priority.REPLY, key=f"silent:{duty.id}:{on.isoformat()}")


async def _still_answering(desk: Desk, duty: Duty) -> bool:
    """Whether the person has yet to be asked, or has had no time to answer; they are looked at again.

    Whom neither the evening nor the morning asked is asked now.
    """
    asked_at = duty.asked_at if asked_lately(desk, duty) else None
    if asked_at is None:
        zone = desk.policy.unit.zone
        same_day = duty.starts_at.astimezone(zone).date() == desk.now.astimezone(zone).date()
        message = word.reminder(duty, zone, when="hôm nay" if same_day else "ngày mai", late=True)
        people = await desk.uow.people.many([duty.person_id])
        await desk.tell(list(people.values()), message, Priority.REMINDER, key=f"remind:{duty.id}:first")
        await desk.uow.roster.asked([duty.id], desk.now)
    again = min((asked_at or desk.now) + ANSWER_WITHIN, duty.starts_at - _AT_LAST)
    if again <= desk.now:
        return False
    await _look_at(desk, duty, again)
    return True
