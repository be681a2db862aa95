"""What is wrong with the roster: gaps, double bookings, people whom no message reaches, unfair load."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from duty.coverage import Gap, clashes, gaps, loads, required, unfair
from duty.messages import Priority
from duty.people import Role
from duty.roster import Duty, can_fill
from duty.wording import roster as word
from handlers.desk import Desk
from handlers.roster import around, campaigns, holders, plan_edges
from storage.timers import Timer

_CHECKED_AHEAD = 7
_LOAD_OVER = timedelta(days=30)


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
    first = desk.now.astimezone(zone).date()
    empty = await unfilled(desk, coming, first, first + timedelta(days=days - 1))
    people = await desk.uow.people.many({duty.person_id for duty in duties})
    reachable = await desk.reachable(people.values())
    lost = [people[key].name for key in sorted({duty.person_id for duty in coming}) if key not in reachable]
    staff = await desk.uow.people.all(desk.unit_id)
    people |= {person.id: person for person in staff}
    posts = {duty.post for duty in duties}
    able = {}
    for post in sorted(posts):
        held = await holders(desk, post)
        able[post] = [person.id for person in staff if can_fill(person, post, held)]
    burdened = unfair(loads(duties, zone, desk.office.is_holiday), able)
    return word.faults(empty, clashes(coming), lost, burdened, people, zone)


async def unfilled(desk: Desk, duties: Sequence[Duty], first: date, last: date) -> list[Gap]:
    """Posts that must be filled from one day to another and that nobody fills, what has passed left out."""
    spans = await _required(desk, first, last)
    return gaps(duties, [(post, max(start, desk.now), end) for post, start, end in spans if end > desk.now])


async def _required(desk: Desk, first: date, last: date) -> list[tuple[str, datetime, datetime]]:
    wanted, cover, zone = await campaigns(desk), desk.policy.roster.cover, desk.policy.unit.zone
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]
    return [span for on in days for span in required(cover, wanted, on, zone)]


async def vacancies(desk: Desk, on: date) -> list[Gap]:
    """What is empty on a local day: posts that must be filled, and shifts whose person will not come."""
    zone = desk.policy.unit.zone
    start = datetime.combine(on, datetime.min.time(), zone)
    end = start + timedelta(days=1)
    duties = await desk.uow.roster.between(desk.unit_id, start - timedelta(days=1), end + timedelta(days=1))
    spans = {
        (duty.post, duty.starts_at, duty.ends_at)
        for duty in duties
        if duty.state == "absent" and start <= duty.starts_at < end
    }
    spans |= set(await _required(desk, on, on))
    found = {gap for gap in gaps(duties, sorted(spans)) if gap.ends_at > desk.now}
    return sorted(found, key=lambda gap: (gap.starts_at, gap.post))
