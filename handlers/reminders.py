"""What the roster says by itself: reminders, posts, and changes of person.

A reminder is keyed by its assignment, so none is sent twice, and looks at the roster at the moment of sending, so none
reaches a person whose shift it no longer is. One that comes too late says so; for a shift that has begun it is dropped.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from duty.messages import Priority
from duty.policy import Slot
from duty.roster import Duty, on_duty
from duty.sections import covers_day
from duty.wording import roster as word
from handlers import handover, silence
from handlers.desk import Desk
from handlers.roster import around, coming, plan_edges, post_to_group
from handlers.roster_watch import unfilled
from storage.timers import Timer

_INSTANT = timedelta(microseconds=1)
_LOOK_BACK = timedelta(days=3)


async def evening(desk: Desk, timer: Timer) -> None:
    """Remind everyone of their shift of tomorrow."""
    due = await coming(desk, _day(desk, timer) + timedelta(days=1))
    await _remind(desk, timer, due, "ngày mai", "evening")
    for duty in due:
        await silence.plan(desk, duty)
    await plan_edges(desk)


async def chase(desk: Desk, timer: Timer) -> None:
    """Remind again whoever was asked about tomorrow a while ago and has not pressed Đã rõ; ask whom nobody asked."""
    due = [duty for duty in await coming(desk, _day(desk, timer) + timedelta(days=1)) if duty.seen_at is None]
    unasked = [duty for duty in due if not silence.asked_lately(desk, duty)]
    asked = [duty for duty in due if silence.had_time(desk, duty)]
    await _remind(desk, timer, unasked, "ngày mai", "evening")
    await _remind(desk, timer, asked, "ngày mai", "chase", again=True)


async def morning(desk: Desk, timer: Timer) -> None:
    """Remind everyone of their shift of today."""
    await _remind(desk, timer, await coming(desk, _day(desk, timer)), "hôm nay", "morning")
    await plan_edges(desk)


async def _remind(desk: Desk, timer: Timer, due: Sequence[Duty], when: str, kind: str, *, again: bool = False) -> None:
    people = await desk.uow.people.many({duty.person_id for duty in due})
    asked = []
    for duty in due:
        message = word.reminder(duty, desk.policy.unit.zone, when=when, again=again, late=_late(desk, timer))
        key = f"remind:{duty.id}:{kind}:{_day(desk, timer).isoformat()}"
        person = people.get(duty.person_id)
        if person is not None and not await desk.tell([person], message, Priority.REMINDER, key=key):
            asked.append(duty.id)
    await desk.uow.roster.asked(asked, desk.now)


async def post_today(desk: Desk, timer: Timer) -> None:
    """The morning post of the duty group: who is on today and until when, instead of whom, and what is empty."""
    zone, on = desk.policy.unit.zone, _day(desk, timer)
    start = datetime.combine(on, datetime.min.time(), zone)
    end = start + timedelta(days=1)
    listed = await desk.uow.roster.between(desk.unit_id, start - timedelta(days=1), end)
    duties = [duty for duty in listed if duty.active and duty.ends_at > desk.now and duty.starts_at < end]
    came, left = _edge(listed, timer.due_at, timer.due_at)
    empty = sorted(
        {gap.post for gap in await unfilled(desk, listed, on, on)}
        | {duty.post for duty in left} - {duty.post for duty in duties}
    )
    people = await desk.uow.people.many({duty.person_id for duty in [*duties, *left]})
    message = word.today(duties, _instead(came, left), empty, people, zone, on, late=_late(desk, timer))
    await post_to_group(desk, message, key=timer.key)
    await plan_edges(desk)


async def changed_over(desk: Desk, timer: Timer) -> None:
    """A shift begins or ends: the group hears who came, and who leaves hands over.

    After a while of silence one post says who is on now, however many edges were missed.
    """
    late = _late(desk, timer)
    if late and await _more_to_come(desk, timer):
        return
    at = desk.now if late else timer.due_at
    duties = await around(desk, _LOOK_BACK, _LOOK_BACK)
    came, left = _edge(duties, timer.due_at, at)
    now_on = on_duty(duties, at)
    empty = sorted({duty.post for duty in left} - {duty.post for duty in now_on})
    people = await desk.uow.people.many({duty.person_id for duty in duties})
    zone = desk.policy.unit.zone
    if late:
        await post_to_group(desk, word.now_on(now_on, people, zone, at), key=timer.key)
    elif (came or empty) and not _is_morning_post(desk, timer):
        message = word.change(came, _instead(came, left), empty, people, zone, at)
        await post_to_group(desk, message, key=timer.key)
    for duty in _ended(duties, at) if late else left:
        if duty.person_id in people:
            await handover.begin(desk, duty, people[duty.person_id], duty.ends_at)
    for post in sorted({duty.post for duty in now_on}):
        await handover.deliver(desk, post)
    await plan_edges(desk)


def _edge(duties: Sequence[Duty], edge: datetime, at: datetime) -> tuple[list[Duty], list[Duty]]:
    """Who came and who left from just before an edge to an instant."""
    before, after = on_duty(duties, edge - _INSTANT), on_duty(duties, at)
    standing = {(duty.post, duty.person_id) for duty in before}
    staying = {(duty.post, duty.person_id) for duty in after}
    came = [duty for duty in after if (duty.post, duty.person_id) not in standing]
    left = [duty for duty in before if (duty.post, duty.person_id) not in staying]
    return came, left


def _instead(came: Sequence[Duty], left: Sequence[Duty]) -> dict[int, int]:
    """Whom each one who came relieves, by the keys of their duties and persons."""
    gone = {duty.post: duty.person_id for duty in left}
    return {duty.id: gone[duty.post] for duty in came if duty.post in gone}


def _ended(duties: Sequence[Duty], at: datetime) -> list[Duty]:
    """The last duty of each post that ended while nobody looked, unless its person is still there."""
    still = {(duty.post, duty.person_id) for duty in on_duty(duties, at)}
    last: dict[str, Duty] = {}
    for duty in sorted(duties, key=lambda one: one.ends_at):
        if duty.active and duty.ends_at <= at:
            last[duty.post] = duty
    return [duty for duty in last.values() if (duty.post, duty.person_id) not in still]


async def _more_to_come(desk: Desk, timer: Timer) -> bool:
    """Whether a later edge has been missed too, which will tell."""
    pending = await desk.uow.timers.pending(timer.subject)
    return any(timer.due_at < other.due_at <= desk.now for other in pending if other.kind == timer.kind)


def _day(desk: Desk, timer: Timer) -> date:
    return timer.due_at.astimezone(desk.policy.unit.zone).date()


def _late(desk: Desk, timer: Timer) -> bool:
    return desk.now - timer.due_at > desk.policy.roster.late_after


def _is_morning_post(desk: Desk, timer: Timer) -> bool:
    """Whether the morning post comes at this very instant, and tells."""
    slot: Slot | None = desk.policy.slots.get("roster_post")
    local = timer.due_at.astimezone(desk.policy.unit.zone)
    return slot is not None and local.time() == slot.at and covers_day(slot.days, local.date())
