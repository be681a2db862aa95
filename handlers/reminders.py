"""What the roster says by itself: reminders, posts, changes of person, and the evening's check.

A reminder is keyed by its assignment, so none is sent twice, and looks at the roster at the moment of sending, so none
reaches a person whose shift it no longer is. One that comes too late says so; for a shift that has begun it is dropped.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from duty.coverage import clashes, gaps, loads, required, unfair
from duty.messages import Priority
from duty.people import Role
from duty.roster import Duty, on_duty, stand_ins
from duty.wording import roster as word
from handlers import handover
from handlers.desk import Desk
from handlers.roster import around, campaigns, plan_edges, post_to_group
from storage.timers import Timer

_INSTANT = timedelta(microseconds=1)
_CHECKED_AHEAD = 7
_LOAD_OVER = timedelta(days=30)


async def evening(desk: Desk, timer: Timer) -> None:
    """Remind everyone of their shift of tomorrow."""
    await _remind(desk, timer, _day(desk, timer) + timedelta(days=1), "ngày mai", "evening")


async def chase(desk: Desk, timer: Timer) -> None:
    """Remind again whoever has not pressed Đã rõ for tomorrow."""
    await _remind(desk, timer, _day(desk, timer) + timedelta(days=1), "ngày mai", "chase", unseen=True)


async def morning(desk: Desk, timer: Timer) -> None:
    """Remind everyone of their shift of today."""
    await _remind(desk, timer, _day(desk, timer), "hôm nay", "morning")


async def _remind(desk: Desk, timer: Timer, on: date, when: str, kind: str, *, unseen: bool = False) -> None:
    due = [duty for duty in await _coming(desk, on) if not (unseen and duty.seen_at)]
    people = await desk.uow.people.many({duty.person_id for duty in due})
    for duty in due:
        if duty.person_id in people:
            message = word.reminder(duty, desk.policy.unit.zone, when=when, again=unseen, late=_late(desk, timer))
            await desk.tell(
                [people[duty.person_id]], message, Priority.REMINDER, key=f"remind:{duty.id}:{kind}:{on.isoformat()}"
            )
    if unseen:
        return
    await plan_edges(desk)


async def silent(desk: Desk, timer: Timer) -> None:
    """Tell the leaders who has a shift today and has said nothing, with people who could stand in."""
    on = _day(desk, timer)
    due = [duty for duty in await _coming(desk, on) if duty.seen_at is None]
    duties = await around(desk, timedelta(days=15), timedelta(days=15))
    staff = await desk.uow.people.all(desk.unit_id)
    reachable = await desk.reachable(staff)
    people = {person.id: person for person in staff}
    leaders = [person for person in staff if Role.LEADER in person.roles]
    for duty in due:
        proposed = [one for one in stand_ins(duty, staff, duties) if one.id in reachable]
        message = word.silent(
            duty, word.called(people, duty.person_id), proposed, desk.policy.unit.zone,
            reachable=duty.person_id in reachable,
        )  # fmt: skip
        told = [leader for leader in leaders if leader.id != duty.person_id]
        await desk.tell(told, message, Priority.REPLY, key=f"silent:{duty.id}:{on.isoformat()}")


async def post_today(desk: Desk, timer: Timer) -> None:
    """The morning post of the duty group: who is on today and until when."""
    zone, on = desk.policy.unit.zone, _day(desk, timer)
    start = datetime.combine(on, datetime.min.time(), zone)
    duties = [
        duty
        for duty in await desk.uow.roster.between(desk.unit_id, start, start + timedelta(days=1))
        if duty.active and duty.ends_at > desk.now and duty.starts_at.astimezone(zone).date() <= on
    ]
    people = await desk.uow.people.many({duty.person_id for duty in duties})
    message = word.today(duties, people, zone, on, late=_late(desk, timer))
    await post_to_group(desk, message, key=timer.key)
    await plan_edges(desk)


async def changed_over(desk: Desk, timer: Timer) -> None:
    """A shift begins or ends: the group hears who came, and who leaves hands over."""
    late = _late(desk, timer)
    at = desk.now if late else timer.due_at
    duties = await around(desk, timedelta(days=3), timedelta(days=3))
    before, after = on_duty(duties, timer.due_at - _INSTANT), on_duty(duties, at)
    standing = {(duty.post, duty.person_id) for duty in before}
    staying = {(duty.post, duty.person_id) for duty in after}
    came = [duty for duty in after if (duty.post, duty.person_id) not in standing]
    left = [duty for duty in before if (duty.post, duty.person_id) not in staying]
    empty = sorted({duty.post for duty in left} - {duty.post for duty in after})
    people = await desk.uow.people.many({duty.person_id for duty in [*came, *left]})
    if (came or empty) and not _is_morning_post(desk, timer):
        message = word.change(came, left, empty, people, desk.policy.unit.zone, at, late=late)
        await post_to_group(desk, message, key=timer.key)
    for duty in left:
        if duty.person_id in people:
            takers = [one.person_id for one in after if one.post == duty.post]
            await handover.begin(desk, duty, people[duty.person_id], takers)
    await plan_edges(desk)


async def watch(desk: Desk, timer: Timer) -> None:
    """The evening's check of the coming days, for the office; nothing wrong, nothing said."""
    lines = await findings(desk)
    if lines:
        office = await desk.uow.people.with_role(desk.unit_id, Role.CLERK)
        if not office:
            office = await desk.uow.people.with_role(desk.unit_id, Role.ADMIN)
        await desk.tell(office, word.faulty(lines), Priority.REMINDER, key=timer.key)
    await plan_edges(desk)


async def findings(desk: Desk, days: int = _CHECKED_AHEAD) -> list[str]:
    """What is wrong with the roster of the coming days, a sentence each."""
    zone = desk.policy.unit.zone
    duties = await around(desk, _LOAD_OVER, timedelta(days=days + 1))
    until = desk.now + timedelta(days=days)
    coming = [duty for duty in duties if duty.active and duty.ends_at > desk.now and duty.starts_at < until]
    wanted = await campaigns(desk)
    spans = []
    for offset in range(days):
        on = desk.now.astimezone(zone).date() + timedelta(days=offset)
        spans += required(desk.policy.roster.cover, wanted, on, zone)
    spans = [(post, max(start, desk.now), end) for post, start, end in spans if end > desk.now]
    people = await desk.uow.people.many({duty.person_id for duty in duties})
    reachable = await desk.reachable(people.values())
    lost = [people[key].name for key in sorted({duty.person_id for duty in coming}) if key not in reachable]
    burdened = [word.named(people, key) for key in unfair(loads(duties, zone, desk.office.is_holiday))]
    return word.faults(gaps(coming, spans), clashes(coming), lost, burdened, people, zone)


async def _coming(desk: Desk, on: date) -> list[Duty]:
    """The duties of a local day that have not begun."""
    zone = desk.policy.unit.zone
    start = datetime.combine(on, datetime.min.time(), zone)
    return [
        duty
        for duty in await desk.uow.roster.between(desk.unit_id, start, start + timedelta(days=1))
        if duty.active and duty.starts_at > desk.now and duty.starts_at.astimezone(zone).date() == on
    ]


def _day(desk: Desk, timer: Timer) -> date:
    return timer.due_at.astimezone(desk.policy.unit.zone).date()


def _late(desk: Desk, timer: Timer) -> bool:
    return desk.now - timer.due_at > desk.policy.roster.late_after


def _is_morning_post(desk: Desk, timer: Timer) -> bool:
    slot = desk.policy.slots.get("roster_post")
    return slot is not None and timer.due_at.astimezone(desk.policy.unit.zone).time() == slot.at
