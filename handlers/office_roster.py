"""The office's own changes of one shift: put somebody on, off, instead; other hours; nobody left untold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from duty.access import Right
from duty.errors import AlreadyDone, NotFound, Refused
from duty.messages import Priority
from duty.people import Person
from duty.proposals import Directory, Unclear
from duty.roster import Duty, busy, stand_ins
from duty.single_shift import parse_hours, parse_shift, span
from duty.swaps import check_word
from duty.wording import notices
from duty.wording import office_roster as word
from handlers.changes import Change
from handlers.desk import Desk
from handlers.roster import deciders, find, holders, parse_day
from handlers.roster_watch import vacancies

ADD, HOURS = "shift_add", "shift_hours"
DIALOGUES = (ADD, HOURS)
_BESIDE = timedelta(days=15)


async def of_day(desk: Desk, text: str) -> None:
    """/doica DATE [POST HOURS NAME]: the shifts of a day, to be changed; or one more. Raises Refused."""
    desk.require(Right.SEE)
    check_word(desk.person)
    zone = desk.policy.unit.zone
    words = text.split(maxsplit=1)
    on = parse_day(words[0], desk.now.astimezone(zone).date())
    if len(words) > 1:
        await _add(desk, on, words[1])
        return
    start = datetime.combine(on, time(), zone)
    listed = await desk.uow.roster.between(desk.unit_id, start, start + timedelta(days=1))
    duties = [
        one for one in listed if one.active and one.starts_at.astimezone(zone).date() == on and one.ends_at > desk.now
    ]
    empty = []
    for gap in await vacancies(desk, on):
        key = await desk.uow.roster.shift(desk.unit_id, gap.post, on, gap.starts_at, gap.ends_at)
        empty.append(Duty(key, 0, gap.post, on, gap.starts_at, gap.ends_at))
    people = await desk.uow.people.many({duty.person_id for duty in duties})
    await desk.reply_message(word.of_day(on, duties, empty, people, zone))


async def press_day(desk: Desk, ordinal: int, action: str) -> None:
    """Thêm ca: ask for one more shift on a day. Raises Refused."""
    check_word(desk.person)
    if action != "them" or not date.min.toordinal() <= ordinal <= date.max.toordinal():
        raise Refused(notices.STALE)
    on = date.fromordinal(ordinal)
    await desk.ask(ADD, {"day": on.isoformat()}, word.ask_shift(on))


async def typed(desk: Desk, dialogue: str, state: dict[str, int | str], text: str) -> None:
    """The line that was asked for. Raises Refused."""
    check_word(desk.person)
    if dialogue == ADD:
        await _add(desk, date.fromisoformat(str(state["day"])), text)
    else:
        await _retime(desk, await find(desk, int(state["duty"])), text)


async def _add(desk: Desk, on: date, text: str) -> None:
    line = parse_shift(text)
    starts_at, ends_at = span(on, line.hours, desk.policy.unit.zone)
    if ends_at <= desk.now:
        raise Refused("Giờ này đã qua.")
    staff = await desk.uow.people.all(desk.unit_id)
    try:
        person, _ = Directory(staff, {}).find(line.name, None)
    except Unclear as unclear:
        raise Refused(f"“{line.name}”: {unclear}.") from None
    if person is None:
        raise Refused(f"“{line.name}” chưa có trong máy trực. Gõ Người để xem danh sách.")
    shift_id = await desk.uow.roster.shift(desk.unit_id, line.post, on, starts_at, ends_at)
    opening = await _opening(desk, shift_id)
    await _check_free(desk, person, opening)
    await _put(desk, opening, person, Change(desk, "văn phòng xếp thêm ca"))


async def press_shift(desk: Desk, shift_id: int, action: str, argument: str) -> None:
    """A button about a shift, whoever is on it: who could fill it, everybody, this one. Raises Refused."""
    check_word(desk.person)
    opening = await _opening(desk, shift_id)
    if action == "chon":
        proposed = (await proposals(desk, opening))[:6]
        await desk.reply_message(word.by_whom(opening, proposed, desk.policy.unit.zone, everyone=False))
    elif action == "khac":
        duty = await find(desk, int(argument)) if argument.isdigit() else opening
        await desk.reply_message(word.by_whom(duty, await _everybody(desk, duty), desk.policy.unit.zone, everyone=True))
    elif action == "cu" and argument.isdigit():
        if any(one.active and one.ends_at > desk.now for one in await desk.uow.roster.of_shifts([shift_id])):
            raise AlreadyDone("Ca này đã có người trực.")
        person = await _member(desk, int(argument))
        await _check_free(desk, person, opening)
        await _put(desk, opening, person, Change(desk, "cử trực"))
    else:
        raise Refused(notices.STALE)


async def _opening(desk: Desk, shift_id: int) -> Duty:
    """A shift as a duty of nobody. Raises NotFound."""
    found = await desk.uow.roster.opening(shift_id)
    if found is None:
        raise NotFound("Không tìm thấy ca trực này.")
    if found.ends_at <= desk.now:
        raise Refused("Ca này đã kết thúc.")
    return found


async def _beside(desk: Desk, duty: Duty) -> list[Duty]:
    return await desk.uow.roster.between(desk.unit_id, duty.starts_at - _BESIDE, duty.ends_at + _BESIDE)


async def proposals(desk: Desk, duty: Duty) -> list[Person]:
    """Who could fill a shift or stand in for its person, those with the fewest shifts first."""
    staff = await desk.uow.people.all(desk.unit_id)
    return stand_ins(duty, staff, await _beside(desk, duty), await holders(desk, duty.post))


async def _everybody(desk: Desk, duty: Duty) -> list[Person]:
    """Everyone who is free then, by the office's word; those with the right role first."""
    duties, first = await _beside(desk, duty), await proposals(desk, duty)
    return first + [
        person
        for person in await desk.uow.people.all(desk.unit_id)
        if person.active
        and person.id != duty.person_id
        and person not in first
        and busy(duties, person.id, duty.starts_at, duty.ends_at) is None
    ]


async def edit(desk: Desk, duty: Duty) -> None:
    """What to do with somebody's shift. Raises Refused."""
    check_word(desk.person)
    people = await desk.uow.people.many([duty.person_id])
    await desk.reply_message(word.edit(duty, (await proposals(desk, duty))[:6], people, desk.policy.unit.zone))
    await desk.say("Chọn việc cần làm.")


async def appoint(desk: Desk, duty: Duty, person_id: int) -> None:
    """The office or a leader puts somebody on a shift instead. Raises Refused."""
    check_word(desk.person)
    if not duty.active or duty.ends_at <= desk.now:
        raise AlreadyDone("Ca này đã có người khác trực.")
    person = await _member(desk, person_id)
    if person.id == duty.person_id:
        raise Refused(notices.STALE)
    await _check_free(desk, person, duty)
    change = Change(desk, "cử trực thay")
    await change.free(duty)
    await _put(desk, duty, person, change)


async def _put(desk: Desk, duty: Duty, person: Person, change: Change) -> None:
    await change.put(duty.shift_id, person.id, running=duty.starts_at <= desk.now)
    await _finish(desk, change, f"✅ Đã cử {person.name}.")


async def _finish(desk: Desk, change: Change, said: str) -> None:
    await change.settle()
    await change.offer_undo()
    await desk.say(said)


async def _check_free(desk: Desk, person: Person, duty: Duty, besides: Sequence[int] = ()) -> None:
    """Whether a person has nothing else then. To be asked before anything is written. Raises Refused."""
    starts_at = max(duty.starts_at, desk.now)
    duties = await desk.uow.roster.between(desk.unit_id, starts_at, duty.ends_at)
    if clash := busy([one for one in duties if one.id not in besides], person.id, starts_at, duty.ends_at):
        raise Refused(f"{person.name} đã có ca khác trùng giờ ngày {clash.on_date:%d/%m}.")


async def absent(desk: Desk, duty: Duty) -> None:
    """The office writes down that somebody does not come, or had to leave; the leaders are asked for a stand-in.

    Raises Refused.
    """
    check_word(desk.person)
    if not duty.active or duty.ends_at <= desk.now:
        raise AlreadyDone("Ca này đã đổi rồi.")
    change = Change(desk, "văn phòng ghi vắng")
    await change.free(duty, "absent")
    await _finish(desk, change, "Đã ghi vắng. Ca này chưa có người thay.")
    opening, proposed = await _opening(desk, duty.shift_id), await proposals(desk, duty)
    reachable = await desk.reachable(proposed)
    people = await desk.uow.people.many([duty.person_id])
    person = people[duty.person_id].called if duty.person_id in people else ""
    proposed = [one for one in proposed if one.id in reachable]
    message = word.absent(duty, opening, person, proposed, desk.policy.unit.zone)
    await desk.tell(await deciders(desk, duty.person_id), message, Priority.ALERT)


async def remove(desk: Desk, duty: Duty) -> None:
    """A shift is no longer needed. Raises Refused."""
    check_word(desk.person)
    if not duty.active or duty.ends_at <= desk.now:
        raise AlreadyDone("Ca này đã đổi rồi.")
    change = Change(desk, "văn phòng bỏ ca")
    await change.free(duty, "removed")
    await _finish(desk, change, "Đã bỏ ca.")


async def ask_hours(desk: Desk, duty: Duty) -> None:
    """Đổi giờ: from when to when? Raises Refused."""
    check_word(desk.person)
    await desk.ask(HOURS, {"duty": duty.id}, word.ask_hours(duty, desk.policy.unit.zone))
    await desk.say("Gõ giờ mới trong tin riêng.")


async def _retime(desk: Desk, duty: Duty, text: str) -> None:
    if not duty.active or duty.ends_at <= desk.now:
        raise AlreadyDone("Ca này đã đổi rồi.")
    starts_at, ends_at = span(duty.on_date, parse_hours(text), desk.policy.unit.zone)
    if ends_at <= desk.now:
        raise Refused("Giờ này đã qua.")
    if (starts_at, ends_at) == (duty.starts_at, duty.ends_at):
        raise Refused("Giờ không có gì thay đổi.")
    person = await _member(desk, duty.person_id)
    shift_id = await desk.uow.roster.shift(desk.unit_id, duty.post, duty.on_date, starts_at, ends_at)
    opening = await _opening(desk, shift_id)
    await _check_free(desk, person, opening, [duty.id])
    change = Change(desk, "đổi giờ trực")
    await change.free(duty, "removed")
    await _put(desk, opening, person, change)


async def _member(desk: Desk, person_id: int) -> Person:
    person = await desk.uow.people.get(person_id)
    if person is None or not person.active or person.unit_id != desk.unit_id:
        raise Refused(notices.STALE)
    return person
