"""The chairman's own reception days: planned, posted in time, asked about when they are over, told when missed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from duty.access import Right
from duty.chair_days import (
    Answer,
    ChairDay,
    ChairState,
    check_answer,
    check_move,
    planned,
    post_by,
    settled,
    shortfall,
)
from duty.errors import AlreadyDone, NotFound, Refused
from duty.law import ReceptionDuty
from duty.messages import Message, Priority
from duty.people import Role
from duty.wording import chair_days as word
from duty.wording import notices
from duty.wording.roster import day as day_name
from handlers.desk import Desk
from handlers.roster import parse_day, post_to_group
from storage.timers import Timer

DIALOGUE = "chair.move"
ACTIONS = ("held", "delegate", "missed", "move", "to")
# The deadline of law.yaml that says how long before a day its schedule is posted.
_POSTING = "L1"
_AHEAD = timedelta(days=35)
_SHOWN_BACK = timedelta(days=7)
_OFFICE = (Role.CLERK, Role.LEADER)


def _today(desk: Desk) -> date:
    return desk.now.astimezone(desk.policy.unit.zone).date()


def _duty(desk: Desk, on: date) -> ReceptionDuty:
    """How often the chairman must receive, under the law in force on a day."""
    return desk.office.law.profile_on(on).chair


async def _holding(desk: Desk, first: date, last: date) -> list[date]:
    rows = await desk.uow.chair_days.between(desk.unit_id, first, last)
    return settled(planned(desk.policy.reception.chair.days, first, last, desk.office.calendar), rows)


async def daily(desk: Desk, timer: Timer) -> None:
    """The morning's round: days that passed unanswered, days to be posted now, weeks and months with too few."""
    today = _today(desk)
    for day in await desk.uow.chair_days.unanswered(desk.unit_id, today):
        await desk.uow.chair_days.answer(day, ChairState.MISSED)
        await desk.note_audit("chair.missed", day.subject)
        await _tell_missed(desk, day.on_date, said=False)
    for on in await _holding(desk, today, today + _AHEAD):
        rule = desk.office.law.profile_on(on).deadline(_POSTING)
        if post_by(on, rule, desk.office.calendar) <= today:
            await _post(desk, await desk.uow.chair_days.put(desk.unit_id, on))
    for warning_on in (today, today + timedelta(days=7)):
        await _warn_too_few(desk, warning_on)


async def _post(desk: Desk, day: ChairDay, moved_from: date | None = None) -> None:
    """The schedule of a day in the duty group, once; and the question for when it is over."""
    await _plan_question(desk, day)
    if day.posted_at is not None or day.state != ChairState.PLANNED:
        return
    policy, calendar, today = desk.policy, desk.office.calendar, _today(desk)
    if not await desk.uow.groups.serving(desk.unit_id, policy.roster.group):
        office = await desk.uow.people.with_role(desk.unit_id, Role.CLERK)
        await desk.tell(
            office, word.no_group(day.on_date), Priority.REMINDER, key=f"{day.subject}:no_group:{desk.unit_id}"
        )
        return
    rule = desk.office.law.profile_on(day.on_date).deadline(_POSTING)
    late = post_by(day.on_date, rule, calendar) < today and moved_from is None
    message = word.posted(
        day.on_date,
        word.hours(policy.hours.work),
        rule.article,
        short_of=calendar.working_days_between(today, day.on_date) if late else None,
        moved_from=moved_from,
    )
    await post_to_group(desk, message, key=f"{day.subject}:posted:{desk.unit_id}")
    await desk.uow.chair_days.posted(day, desk.now)
    await desk.note_audit("chair.posted", day.subject)


async def _plan_question(desk: Desk, day: ChairDay) -> None:
    policy = desk.policy
    over_at = datetime.combine(day.on_date, policy.hours.work[-1][1], policy.unit.zone)
    key = f"chair_ask:{desk.unit_id}:{day.on_date.isoformat()}"
    await desk.uow.timers.put(desk.unit_id, key, "chair_ask", day.subject, over_at, desk.now)


async def ask(desk: Desk, timer: Timer) -> None:
    """The hours are over: the office and the leaders are asked whether the chairman received."""
    on = date.fromisoformat(timer.subject.partition(":")[2])
    day = await desk.uow.chair_days.on(desk.unit_id, on)
    if day is None or day.state != ChairState.PLANNED:
        return
    asked = await desk.uow.people.with_role(desk.unit_id, *_OFFICE)
    turns = await desk.uow.receptions.turns(desk.unit_id, on, "head")
    await desk.tell(asked, word.question(on, turns), Priority.REMINDER, key=timer.key)


async def _tell_missed(desk: Desk, on: date, *, said: bool) -> None:
    leaders = await desk.uow.people.with_role(desk.unit_id, Role.LEADER)
    message = word.missed(on, _duty(desk, on), said=said)
    await desk.tell(leaders, message, Priority.REPLY, key=f"chair_missed:{desk.unit_id}:{on.isoformat()}")


async def _warn_too_few(desk: Desk, on: date) -> None:
    """A week or month with fewer days than the law asks is told to the office once; nothing is blocked."""
    duty = _duty(desk, on)
    found = shortfall(on, duty, await _holding(desk, on - _AHEAD, on + _AHEAD), desk.office.calendar)
    if found is not None:
        office = await desk.uow.people.with_role(desk.unit_id, *_OFFICE)
        key = f"chair_few:{desk.unit_id}:{duty.per}:{found.first.isoformat()}"
        await desk.tell(office, word.too_few_notice(found), Priority.REMINDER, key=key)


async def show(desk: Desk) -> None:
    """/tiepdan lich: the planned days and what became of the last ones."""
    today = _today(desk)
    first, last = today - _SHOWN_BACK, today + _AHEAD
    rows = {row.on_date: row for row in await desk.uow.chair_days.between(desk.unit_id, first, last)}
    ruled = planned(desk.policy.reception.chair.days, today, last, desk.office.calendar)
    days = sorted({*rows} | {*ruled})
    holding = await _holding(desk, today - _AHEAD, last)
    found = [shortfall(on, _duty(desk, on), holding, desk.office.calendar) for on in (today, today + timedelta(days=7))]
    warnings = list(dict.fromkeys(word.too_few(one) for one in found if one is not None))
    may_move = desk.happening.chat.private and bool(desk.person.roles & {*_OFFICE})
    movable = [on for on in days if on >= today and (on not in rows or rows[on].state == ChairState.PLANNED)]
    shown = [(on, rows.get(on)) for on in days]
    await desk.reply_message(word.schedule(shown, warnings, movable if may_move else (), _duty(desk, today)))


async def press(desk: Desk, number: int, action: str, argument: str) -> None:
    """A button about one day. Raises Refused."""
    desk.require(Right.CHAIR_DAYS)
    day = await _find(desk, number)
    if action == "move":
        check_answer(day, Answer.MOVED, _today(desk))
        await _ask_day(desk, day)
    elif action == "to":
        to = word.on_token(int(argument)) if argument.isdecimal() and len(argument) == 8 else None
        if to is None:
            raise NotFound(notices.STALE)
        await _move(desk, day, to)
        await desk.say("Đã ghi.")
        event = desk.happening
        await desk.uow.dialogues.end(event.channel, event.chat.address, desk.person.id)
    else:
        await _answer(desk, day, Answer(action))


async def _find(desk: Desk, number: int) -> ChairDay:
    """The day that a button names: a stored one, or one that the rule gives. Raises NotFound."""
    on = word.on_token(number)
    known = await desk.uow.chair_days.on(desk.unit_id, on) if on is not None else None
    if known is None and on is not None and on in await _holding(desk, on, on) and on >= _today(desk):
        known = await desk.uow.chair_days.put(desk.unit_id, on)
    if known is None:
        raise NotFound("Không có ngày tiếp này trong lịch.")
    return known


async def _answer(desk: Desk, day: ChairDay, answer: Answer) -> None:
    check_answer(day, answer, _today(desk))
    missed = answer is Answer.MISSED
    state = ChairState.MISSED if missed else ChairState.HELD
    held_by = "delegate" if answer is Answer.DELEGATE else "head"
    if not await desk.uow.chair_days.answer(day, state, by=desk.person.id, held_by=held_by):
        raise AlreadyDone("Ngày tiếp này đã có trả lời rồi.")
    await desk.note_audit("chair.answered", day.subject, answer=str(answer))
    if missed:
        await _tell_missed(desk, day.on_date, said=True)
    await desk.say("Đã ghi.")
    await desk.reply(word.answered(day.on_date, answer, _duty(desk, day.on_date)))


async def _ask_day(desk: Desk, day: ChairDay) -> None:
    today, calendar = _today(desk), desk.office.calendar
    taken = {*await _holding(desk, today, today + _AHEAD)}
    free: list[date] = []
    one = max(today, day.on_date)
    while len(free) < word.MOST_CHOICES:
        one = calendar.next_working_day(one)
        free += [one] if one not in taken else []
    state = {"day": int(f"{day.on_date:%Y%m%d}")}
    if not await desk.ask(DIALOGUE, state, word.ask_day(day.on_date, free)):
        raise Refused("Máy trực chưa nhắn riêng được cho đồng chí.")
    await desk.say("Chọn ngày trong tin riêng.")


async def move_typed(desk: Desk, number: int, text: str) -> bool:
    """A typed day for one that is postponed; False when the line is no day. Raises Refused."""
    desk.require(Right.CHAIR_DAYS)
    try:
        to = parse_day(text, _today(desk))
    except Refused:
        return False
    await _move(desk, await _find(desk, number), to)
    return True


async def _move(desk: Desk, day: ChairDay, to: date) -> None:
    """The day is postponed, and the new one is announced at once (Điều 24 khoản 4)."""
    today = _today(desk)
    check_answer(day, Answer.MOVED, today)
    taken = {*await _holding(desk, to, to)} | {
        row.on_date for row in await desk.uow.chair_days.between(desk.unit_id, to, to)
    }
    check_move(to, today, taken, desk.office.calendar)
    if not await desk.uow.chair_days.answer(day, ChairState.POSTPONED, by=desk.person.id, moved_to=to):
        raise AlreadyDone("Ngày tiếp này đã có trả lời rồi.")
    await desk.note_audit("chair.moved", day.subject, to=to.isoformat())
    await _post(desk, await desk.uow.chair_days.put(desk.unit_id, to), moved_from=day.on_date)
    lines = [f"Đã hoãn {day_name(day.on_date)} sang {day_name(to)}."]
    found = shortfall(
        day.on_date,
        _duty(desk, day.on_date),
        await _holding(desk, day.on_date - _AHEAD, day.on_date + _AHEAD),
        desk.office.calendar,
    )
    lines += [word.too_few(found)] if found is not None else []
    await desk.reply_message(Message(lines=tuple(lines)))
