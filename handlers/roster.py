"""The roster in chat: who is on duty, my shifts, the week; and what every change of it brings with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from duty.access import Right
from duty.errors import NotFound, Refused
from duty.messages import Message, Priority
from duty.people import Person, Role
from duty.policy import Campaign
from duty.roster import Duty, on_duty
from duty.wording import roster as word
from handlers.desk import Desk

# Edges of shifts get their timers this long ahead; the daily slots go on from there.
_AHEAD = timedelta(days=3)
_USED_TO = timedelta(days=120)
_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?")


async def show_now(desk: Desk) -> None:
    """/ca: who is on now and my next shifts; phone numbers in private only. Raises NotAllowed."""
    desk.require(Right.SEE)
    duties = await around(desk, timedelta(days=2), timedelta(days=14))
    people = await desk.uow.people.many({duty.person_id for duty in duties})
    current = on_duty(duties, desk.now)
    mine = [duty for duty in duties if duty.person_id == desk.person.id and duty.active and duty.ends_at > desk.now]
    private = desk.happening.chat.private
    phones = await desk.uow.people.phones(duty.person_id for duty in current) if private else {}
    message = word.now_and_mine(current, mine[:5], people, desk.policy.unit.zone, desk.now, phones)
    if not private:
        message = Message(message.lines, message.title)
    await desk.reply_message(message)


async def show_week(desk: Desk, text: str) -> None:
    """/lichtruc [date]: the week as text and as a picture. Raises NotAllowed and Refused."""
    desk.require(Right.SEE)
    zone = desk.policy.unit.zone
    on = parse_day(text, desk.now.astimezone(zone).date()) if text else desk.now.astimezone(zone).date()
    monday = on - timedelta(days=on.weekday())
    start = datetime.combine(monday, datetime.min.time(), zone)
    duties = [
        duty
        for duty in await desk.uow.roster.between(desk.unit_id, start, start + timedelta(days=7))
        if duty.active and monday <= duty.starts_at.astimezone(zone).date() < monday + timedelta(days=7)
    ]
    people = await desk.uow.people.many({duty.person_id for duty in duties})
    await desk.reply_message(word.week(duties, people, zone, monday))
    if duties:
        await desk.reply_message(word.week_picture(duties, people, zone, monday))


async def campaigns(desk: Desk) -> tuple[Campaign, ...]:
    """The campaigns that hold: those edited in chat, else those of the configuration."""
    edited = await desk.uow.campaigns.all(desk.unit_id)
    return desk.policy.campaigns if edited is None else edited


def parse_day(text: str, today: date) -> date:
    """A date as people type it: "8/6", "08-06-2024"; without a year the nearest one. Raises Refused."""
    match = _DATE.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError
        number, month = int(match[1]), int(match[2])
        if match[3]:
            return date(int(match[3]), month, number)
        found = [
            date(today.year + shift, month, number)
            for shift in (-1, 0, 1)
            if _exists(today.year + shift, month, number)
        ]
        return min(found, key=lambda one: abs(one - today))
    except ValueError:
        raise Refused(f"Không hiểu ngày “{text[:30]}”. Ví dụ: Lịch trực 8/6.") from None


def _exists(year: int, month: int, number: int) -> bool:
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True


async def find(desk: Desk, assignment_id: int) -> Duty:
    """One duty. Raises NotFound."""
    duty = await desk.uow.roster.get(assignment_id)
    if duty is None:
        raise NotFound("Không tìm thấy ca trực này.")
    return duty


async def around(desk: Desk, before: timedelta, after: timedelta) -> list[Duty]:
    """Everything on the roster about now."""
    return await desk.uow.roster.between(desk.unit_id, desk.now - before, desk.now + after)


async def coming(desk: Desk, on: date) -> list[Duty]:
    """The duties of a local day that have not begun."""
    zone = desk.policy.unit.zone
    start = datetime.combine(on, datetime.min.time(), zone)
    return [
        duty
        for duty in await desk.uow.roster.between(desk.unit_id, start, start + timedelta(days=1))
        if duty.active and duty.starts_at > desk.now and duty.starts_at.astimezone(zone).date() == on
    ]


async def holders(desk: Desk, post: str) -> set[int]:
    """Who is used to a post: whoever stood on it in the last months, or will."""
    return await desk.uow.roster.holders(desk.unit_id, post, desk.now - _USED_TO)


async def deciders(desk: Desk, besides: int) -> list[Person]:
    """Who decides on a shift in doubt: the leaders, else the office, else the admins; never the one it is about."""
    for role in (Role.LEADER, Role.CLERK, Role.ADMIN):
        people = [one for one in await desk.uow.people.with_role(desk.unit_id, role) if one.id != besides]
        reached = await desk.reachable(people)
        if reached:
            return [person for person in people if person.id in reached]
    return []


async def plan_edges(desk: Desk) -> None:
    """A timer for each coming instant at which someone comes on or goes off, once each."""
    duties = await around(desk, timedelta(days=2), _AHEAD)
    edges = {edge for duty in duties if duty.active for edge in (duty.starts_at, duty.ends_at)}
    for edge in sorted(edges):
        if desk.now < edge <= desk.now + _AHEAD:
            key = f"roster_change:{desk.unit_id}:{edge.isoformat()}"
            await desk.uow.timers.put(desk.unit_id, key, "roster_change", "roster", edge, desk.now)


async def tell_change(
    desk: Desk, person: Person, added: Sequence[Duty], removed: Sequence[Duty], why: str, *, calling: bool = True
) -> bool:
    """Tell one person that their shifts changed; whom no message reaches, the office must call (``calling``).

    False when no message reaches them.
    """
    if not (added or removed):
        return True
    message = word.changed(added, removed, desk.policy.unit.zone, why)
    if not await desk.tell([person], message, Priority.REPLY):
        return True
    if calling:
        office = await desk.uow.people.with_role(desk.unit_id, Role.CLERK, Role.ADMIN)
        note = Message(
            title="☎️ Cần gọi điện",
            lines=(f"{person.called} chưa nhận được tin đổi lịch trực ({why}):", *message.lines),
        )
        await desk.tell(office, note, Priority.REPLY)
    return False


async def post_to_group(desk: Desk, message: Message, *, key: str = "") -> None:
    """Post in the group where the duty of the day is told."""
    for group in await desk.uow.groups.serving(desk.unit_id, desk.policy.roster.group):
        await desk.send(
            group.channel, group.address, message, Priority.REMINDER, thread=group.thread,
            key=f"{key}:{group.id}" if key else "",
        )  # fmt: skip
