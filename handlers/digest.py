"""Figures on request and at the end of the day."""

from __future__ import annotations

from datetime import datetime, timedelta

from duty.access import Right
from duty.messages import Message, Priority
from duty.people import Role
from duty.sections import covers_day
from duty.spans import Span, days, week_at, week_before
from duty.wording import digest as word
from handlers.commands import plain
from handlers.desk import Desk
from handlers.figures import of_span
from storage.timers import Timer

_DAY = timedelta(days=1)
# Longer than any digest was late: what is older is in the weekly report.
_REACHES_BACK = timedelta(days=8)


async def show(desk: Desk, text: str) -> None:
    """/tonghop [ngày, tuần]: figures with a picture. Raises NotAllowed."""
    desk.require(Right.FIGURES)
    zone = desk.policy.unit.zone
    if plain(text).startswith("tuan"):
        span = week_at(desk.now, desk.policy.slots["weekly_report"], zone).until(desk.now)
        messages = await _messages(desk, span, week_before(span))
    else:
        today = desk.now.astimezone(zone).date()
        span = days(today, today, zone).until(desk.now)
        messages = await _messages(desk, span, span.earlier(_DAY))
    for message in messages:
        await desk.reply_message(message)


async def _messages(desk: Desk, span: Span, earlier: Span) -> list[Message]:
    """The figures in words and as a picture; none when nothing happened."""
    now, before = await of_span(desk, span), await of_span(desk, earlier, to_compare=True)
    told = word.summary(now, before, desk.policy.unit)
    return [told] if now.nothing else [told, word.chart(now, before)]


async def evening(desk: Desk, timer: Timer) -> None:
    """The digest since the one before, for leaders and the office; nothing happened, nothing said.

    What came after yesterday's digest is in today's, and so is what a digest that was passed over would have told.
    """
    if desk.now - timer.due_at > desk.policy.slots["digest"].window:
        return
    span = await _since_last(desk, timer.due_at)
    await desk.uow.beats.beat(desk.unit_id, _beat(desk), timer.due_at)
    messages = await _messages(desk, span, span.earlier(span.end - span.start))
    if len(messages) == 1:
        return
    people = await desk.uow.people.with_role(desk.unit_id, Role.LEADER, Role.CLERK)
    for number, message in enumerate(messages):
        await desk.tell(people, message, Priority.BULK, key=f"{timer.key}:{number}")


def _beat(desk: Desk) -> str:
    return f"digest:{desk.unit_id}"


async def _since_last(desk: Desk, due_at: datetime) -> Span:
    zone, slot = desk.policy.unit.zone, desk.policy.slots["digest"]
    end = due_at.astimezone(zone)
    start = end - _DAY
    while not covers_day(slot.days, start.date()):
        start -= _DAY
    last = await desk.uow.beats.get(_beat(desk))
    if last is not None and end - _REACHES_BACK < last[0] < end:
        start = last[0].astimezone(zone)
    return Span(start, end)
