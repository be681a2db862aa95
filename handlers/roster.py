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
_SPAN = re.compile(r"([\d/.]+)\s*(?:-|–|đến|den)\s*([\d/.]+)\s*(.*)", re.DOTALL)
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


async def set_campaign(desk: Desk, text: str) -> None:
    """/kyhop FROM-TO [NAME]: when the session really runs; without dates, what holds now. Raises Refused."""
    desk.require(Right.ROSTER)
    match = _SPAN.match(text.strip())
    if match is None:
        if text.strip():
            raise Refused("Chưa hiểu ngày kỳ họp. Ví dụ: /kyhop 01/6-29/6 Kỳ họp thứ 7.")
        await desk.reply_message(word.campaigns(await campaigns(desk)))
        return
    today = desk.now.astimezone(desk.policy.unit.zone).date()
    first, last = parse_day(match[1], today), parse_day(match[2], today)
    if last < first:
        raise Refused("Ngày kết thúc đứng trước ngày bắt đầu. Xin gõ lại.")
    held = await campaigns(desk)
    name = match[3].strip() or (held[0].name if held else "Kỳ họp Quốc hội")
    for one in held:
        await desk.uow.campaigns.set(desk.unit_id, one.name, one.from_, one.to)
    await desk.uow.campaigns.set(desk.unit_id, name, first, last)
    await desk.note_audit("campaign.set", "", name=name, first=first.isoformat(), last=last.isoformat())
    await desk.reply_message(word.campaigns(await campaigns(desk)))


async def campaigns(desk: Desk) -> tuple[Campaign, ...]:
    """The campaigns that hold: those edited in chat, else those of the configuration."""
    return await desk.uow.campaigns.all(desk.unit_id) or desk.policy.campaigns


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


async def plan_edges(desk: Desk) -> None:
    """A timer for each coming instant at which someone comes on or goes off, once each."""
    duties = await around(desk, timedelta(days=2), _AHEAD)
    edges = {edge for duty in duties if duty.active for edge in (duty.starts_at, duty.ends_at)}
    for edge in sorted(edges):
        if desk.now < edge <= desk.now + _AHEAD:
            key = f"roster_change:{desk.unit_id}:{edge.isoformat()}"
            await desk.uow.timers.put(desk.unit_id, key, "roster_change", "roster", edge, desk.now)


async def tell_change(
    desk: Desk, person: Person | None, added: Sequence[Duty], removed: Sequence[Duty], why: str, *, calling: bool = True
) -> None:
    """Tell one person that their shifts changed; whom no message reaches, the office must call (``calling``)."""
    if person is None or not (added or removed):
        return
    message = word.changed(added, removed, desk.policy.unit.zone, why)
    if await desk.tell([person], message, Priority.REPLY) and calling:
        office = await desk.uow.people.with_role(desk.unit_id, Role.CLERK, Role.ADMIN)
        note = Message(
            title="☎️ Cần gọi điện",
            lines=(f"{person.called} chưa nhận được tin đổi lịch trực ({why}):", *message.lines),
        )
        await desk.tell(office, note, Priority.REPLY)


async def post_to_group(desk: Desk, message: Message, *, key: str = "") -> None:
    """Post in the group where the duty of the day is told."""
    for group in await desk.uow.groups.serving(desk.unit_id, desk.policy.roster.group):
        await desk.send(
            group.channel, group.address, message, Priority.REMINDER, thread=group.thread,
            key=f"{key}:{group.id}" if key else "",
        )  # fmt: skip
