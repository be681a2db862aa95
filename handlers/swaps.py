"""Swapping a shift, giving it away, taking over, and the office's own changes. Nobody's change goes untold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from duty.access import Right
from duty.errors import AlreadyDone, NotAllowed, NotFound, Refused
from duty.messages import Message, Priority
from duty.people import Person, Role
from duty.roster import Duty, busy, can_fill, on_duty, stand_ins
from duty.swaps import OPEN, Swap, SwapState, check_answer, check_ask, check_exchange, check_open, check_word
from duty.wording import notices
from duty.wording import swaps as word
from handlers.desk import Desk
from handlers.roster import around, find, parse_day, plan_edges, post_to_group, tell_change
from storage.timers import Timer

_LOOK_AHEAD = timedelta(days=21)
_OFFICE = (Role.CLERK, Role.ADMIN)


async def mine(desk: Desk, text: str) -> None:
    """/doica: my coming shifts to swap; with a date, the office's choice of shifts to change. Raises Refused."""
    desk.require(Right.SEE)
    zone = desk.policy.unit.zone
    duties = [duty for duty in await around(desk, timedelta(days=1), _LOOK_AHEAD) if duty.active]
    if text:
        check_word(desk.person)
        on = parse_day(text, desk.now.astimezone(zone).date())
        its = [duty for duty in duties if duty.starts_at.astimezone(zone).date() == on and duty.ends_at > desk.now]
        people = await desk.uow.people.many({duty.person_id for duty in its})
        await desk.reply_message(word.of_day(on, its, people, zone))
        return
    own = [duty for duty in duties if duty.person_id == desk.person.id and duty.starts_at > desk.now]
    await desk.reply_message(word.my_shifts(own, zone))


async def options(desk: Desk, duty: Duty) -> None:
    """Xin đổi: with whom, or give it away. Raises Refused."""
    check_ask(duty, desk.person, desk.now)
    duties = await around(desk, timedelta(days=1), _LOOK_AHEAD)
    others = [
        other
        for other in duties
        if other.post == duty.post and other.active and other.starts_at > desk.now and other.person_id != desk.person.id
        and _possible(duty, other, duties)
    ]  # fmt: skip
    people = await desk.uow.people.many({other.person_id for other in others})
    await desk.tell([desk.person], word.choose(duty, others[:6], people, desk.policy.unit.zone), Priority.REPLY)
    await desk.say("Chọn người đổi trong tin riêng.")


def _possible(duty: Duty, other: Duty, duties: Sequence[Duty]) -> bool:
    try:
        check_exchange(duty, other, other.person_id, duties)
    except Refused:
        return False
    return True


async def _beside(desk: Desk, *duties: Duty | None) -> list[Duty]:
    """Everything on the roster about the hours of some duties, however far ahead."""
    spans = [(duty.starts_at, duty.ends_at) for duty in duties if duty is not None]
    return await desk.uow.roster.between(desk.unit_id, min(a for a, _ in spans), max(b for _, b in spans))


async def ask(desk: Desk, duty: Duty, other_id: int) -> None:
    """Ask one colleague to exchange shifts. Raises Refused."""
    check_ask(duty, desk.person, desk.now)
    other = await find(desk, other_id)
    if not other.active or other.starts_at <= desk.now or other.post != duty.post:
        raise Refused("Ca kia không đổi được nữa.")
    if other.person_id == desk.person.id:
        raise Refused("Cả hai ca đều là của đồng chí.")
    check_exchange(duty, other, other.person_id, await _beside(desk, duty, other))
    swap_id = await desk.uow.swaps.ask(
        desk.unit_id, "swap", duty.id, desk.person.id, desk.now, other_id=other.id, asked_of=other.person_id
    )
    colleague = await _person(desk, other.person_id)
    zone = desk.policy.unit.zone
    missed = await desk.tell([colleague], word.wanted(swap_id, desk.person, duty, other, zone), Priority.REPLY)
    if missed:
        await desk.uow.swaps.move(swap_id, OPEN, SwapState.WITHDRAWN, desk.now)
        raise Refused(f"Máy trực không nhắn được cho {colleague.name}. Xin gọi điện hoặc chọn người khác.")
    await _waits(desk, swap_id, duty, f"Đã gửi đề nghị tới {colleague.name}.", other)


async def give(desk: Desk, duty: Duty) -> None:
    """Offer a shift to everyone who can take it. Raises Refused."""
    check_ask(duty, desk.person, desk.now)
    free = stand_ins(duty, await desk.uow.people.all(desk.unit_id), await around(desk, timedelta(days=15), _LOOK_AHEAD))
    reachable = await desk.reachable(free)
    free = [person for person in free if person.id in reachable]
    if not free:
        raise Refused("Chưa có ai cùng nhiệm vụ đang rảnh giờ đó. Xin gọi văn phòng.")
    swap_id = await desk.uow.swaps.ask(desk.unit_id, "give", duty.id, desk.person.id, desk.now)
    await desk.tell(free, word.offered(swap_id, desk.person, duty, desk.policy.unit.zone), Priority.REPLY)
    await _waits(desk, swap_id, duty, f"Đã hỏi {len(free)} người có thể trực thay.", None)


async def _waits(desk: Desk, swap_id: int, duty: Duty, said: str, other: Duty | None) -> None:
    first = min(one.starts_at for one in (duty, other) if one is not None)
    await desk.uow.timers.put(desk.unit_id, f"swap_expire:{swap_id}", "swap_expire", f"swap:{swap_id}", first, desk.now)
    await desk.note_audit("roster.swap_asked", f"swap:{swap_id}", assignment=duty.id)
    await desk.tell([desk.person], word.waiting(swap_id, said), Priority.REPLY)
    await desk.say("Đã gửi đề nghị.")


async def press(desk: Desk, swap_id: int, action: str) -> None:
    """A button of a request. Raises Refused."""
    swap = await desk.uow.swaps.get(swap_id)
    if swap is None:
        raise NotFound("Không tìm thấy đề nghị này.")
    actions = {
        "co": _accept, "khong": _decline, "rut": _withdraw, "duyet": _approve, "bac": _reject, "hoan": _undo,
    }  # fmt: skip
    if action not in actions:
        raise Refused(notices.STALE)
    await actions[action](desk, swap)


async def _pair(desk: Desk, swap: Swap) -> tuple[Duty, Duty | None]:
    found = await desk.uow.roster.many([key for key in (swap.assignment_id, swap.other_id) if key is not None])
    return found[swap.assignment_id], found.get(swap.other_id or 0)


async def _accept(desk: Desk, swap: Swap) -> None:
    duty, other = await _pair(desk, swap)
    check_open(swap, duty, other, desk.now)
    if swap.state is not SwapState.ASKED:
        raise AlreadyDone("Đề nghị này đã có người nhận, đang chờ văn phòng duyệt.")
    check_answer(swap, desk.person)
    if swap.asked_of is None and not can_fill(desk.person, duty.post):
        raise NotAllowed("Ca này cần người cùng nhiệm vụ.")
    check_exchange(duty, other, desk.person.id, await _beside(desk, duty, other))
    to = SwapState.AGREED if desk.policy.roster.approve_swaps else SwapState.DONE
    if not await desk.uow.swaps.move(
        swap.id, (SwapState.ASKED,), to, desk.now, by=desk.person.id, asked_of=desk.person.id
    ):
        raise AlreadyDone("Đã có người nhận ca này trước.")
    await desk.note_audit("roster.swap_agreed", f"swap:{swap.id}")
    asker = await _person(desk, swap.asked_by)
    if to is SwapState.DONE:
        await _perform(desk, swap, duty, other, desk.person)
        await desk.say("✅ Đã đổi ca.")
        return
    office = await desk.uow.people.with_role(desk.unit_id, *_OFFICE)
    judges = [person for person in office if person.id not in (asker.id, desk.person.id)]
    judges = judges or await desk.uow.people.with_role(desk.unit_id, Role.LEADER)
    zone = desk.policy.unit.zone
    await desk.tell(judges, word.to_approve(swap.id, asker, desk.person, duty, other, zone), Priority.REPLY)
    await desk.tell([asker], Message(lines=(f"👍 {desk.person.called} đồng ý. Chờ văn phòng duyệt.",)), Priority.REPLY)
    await desk.say("Đã ghi. Chờ văn phòng duyệt, có kết quả máy trực sẽ báo.")


async def _decline(desk: Desk, swap: Swap) -> None:
    check_answer(swap, desk.person)
    if swap.asked_of is None:
        await desk.say("Đã ghi. Cảm ơn đồng chí.")
        return
    if not await desk.uow.swaps.move(swap.id, (SwapState.ASKED,), SwapState.REFUSED, desk.now, by=desk.person.id):
        raise AlreadyDone("Đề nghị này đã xong.")
    asker = await _person(desk, swap.asked_by)
    duty, _ = await _pair(desk, swap)
    await desk.tell([asker], word.refused(desk.person, duty, desk.policy.unit.zone), Priority.REPLY)
    await desk.say("Đã trả lời là không đổi được.")


async def _withdraw(desk: Desk, swap: Swap) -> None:
    if swap.asked_by != desk.person.id:
        raise NotAllowed("Chỉ người xin đổi mới rút được.")
    if not await desk.uow.swaps.move(swap.id, OPEN, SwapState.WITHDRAWN, desk.now, by=desk.person.id):
        raise AlreadyDone("Đề nghị này đã xong.")
    if swap.asked_of is not None:
        asked = await _person(desk, swap.asked_of)
        await desk.tell([asked], Message(lines=(f"{desk.person.called} đã rút đề nghị đổi ca.",)), Priority.REPLY)
    await desk.say("Đã rút đề nghị. Ca vẫn là của đồng chí.")


async def _approve(desk: Desk, swap: Swap) -> None:
    check_word(desk.person)
    duty, other = await _pair(desk, swap)
    check_open(swap, duty, other, desk.now)
    if swap.state is not SwapState.AGREED or swap.asked_of is None:
        raise Refused("Người kia chưa đồng ý.")
    if desk.person.id in (swap.asked_by, swap.asked_of):
        raise NotAllowed("Người đổi ca không tự duyệt.")
    check_exchange(duty, other, swap.asked_of, await _beside(desk, duty, other))
    if not await desk.uow.swaps.move(swap.id, (SwapState.AGREED,), SwapState.DONE, desk.now, by=desk.person.id):
        raise AlreadyDone("Đề nghị này đã xong.")
    await _perform(desk, swap, duty, other, await _person(desk, swap.asked_of))
    await desk.say("✅ Đã duyệt, lịch đã đổi.")
    await desk.tell([desk.person], word.undoable(swap.id, duty, other, desk.policy.unit.zone), Priority.REPLY)


async def _reject(desk: Desk, swap: Swap) -> None:
    check_word(desk.person)
    if not await desk.uow.swaps.move(swap.id, (SwapState.AGREED,), SwapState.REFUSED, desk.now, by=desk.person.id):
        raise AlreadyDone("Đề nghị này đã xong.")
    duty, _ = await _pair(desk, swap)
    both = [await _person(desk, key) for key in (swap.asked_by, swap.asked_of) if key is not None]
    await desk.tell(both, word.rejected(desk.person, duty, desk.policy.unit.zone), Priority.REPLY)
    await desk.say("Đã trả lời là không duyệt.")


async def _undo(desk: Desk, swap: Swap) -> None:
    check_word(desk.person)
    duty, other = await _pair(desk, swap)
    taker = await _person(desk, swap.asked_of or 0)
    if any(one is not None and one.starts_at <= desk.now for one in (duty, other)):
        raise Refused("Ca đã bắt đầu, không hoàn lại được.")
    asker = await _person(desk, swap.asked_by)
    shifts = {duty.shift_id, other.shift_id if other else 0}
    now_held = {
        (one.shift_id, one.person_id): one
        for one in await _beside(desk, duty, other)
        if one.active and one.shift_id in shifts
    }
    given = now_held.get((duty.shift_id, taker.id))
    taken = now_held.get((other.shift_id, asker.id)) if other else None
    if given is None or (other is not None and taken is None):
        raise Refused("Lịch đã đổi tiếp sau đó, không hoàn lại được.")
    if not await desk.uow.swaps.move(swap.id, (SwapState.DONE,), SwapState.UNDONE, desk.now, by=desk.person.id):
        raise AlreadyDone("Việc đổi này không còn để hoàn lại.")
    await _move(desk, given, asker, "hoàn lại ca đã đổi", back=taken, taker=taker)
    await desk.say("↩️ Đã hoàn lại.")


async def _perform(desk: Desk, swap: Swap, duty: Duty, other: Duty | None, taker: Person) -> None:
    asker = await _person(desk, swap.asked_by)
    await desk.uow.timers.cancel(f"swap:{swap.id}", ["swap_expire"])
    await _move(desk, duty, taker, "đổi ca", back=other, taker=asker)


async def _move(desk: Desk, duty: Duty, to: Person, why: str, *, back: Duty | None, taker: Person) -> None:
    """``duty`` goes to ``to``; ``back``, if any, goes to ``taker``, who had ``duty``."""
    roster = desk.uow.roster
    await roster.mark(duty.id, "swapped")
    got = await find(desk, await roster.put_on(desk.unit_id, duty.shift_id, to.id))
    got_back: Duty | None = None
    if back is not None:
        await roster.mark(back.id, "swapped")
        got_back = await find(desk, await roster.put_on(desk.unit_id, back.shift_id, taker.id))
    await desk.note_audit("roster.moved", f"shift:{duty.shift_id}", to=to.id, back=back.shift_id if back else None)
    await tell_change(desk, to, [got], [back] if back else [], why)
    await tell_change(desk, taker, [got_back] if got_back else [], [duty], why)
    await post_to_group(desk, word.posted([(got, to, taker)], desk.policy.unit.zone, why))
    if got_back is not None:
        await post_to_group(desk, word.posted([(got_back, taker, to)], desk.policy.unit.zone, why))
    await _withdraw_others(desk, [duty, back])
    await plan_edges(desk)


async def _withdraw_others(desk: Desk, duties: Sequence[Duty | None]) -> None:
    """Requests about shifts that have changed hands are void, and their askers hear of it."""
    for swap in await desk.uow.swaps.open_for([duty.id for duty in duties if duty is not None]):
        if await desk.uow.swaps.move(swap.id, OPEN, SwapState.EXPIRED, desk.now):
            asker = await _person(desk, swap.asked_by)
            await desk.tell([asker], Message(lines=(word.VOID,)), Priority.REPLY)


async def expire(desk: Desk, timer: Timer) -> None:
    """A request that nobody settled before the shift began."""
    swap_id = int(timer.subject.split(":")[1])
    if not await desk.uow.swaps.move(swap_id, OPEN, SwapState.EXPIRED, desk.now):
        return
    swap = await desk.uow.swaps.get(swap_id)
    if swap is not None:
        duty, _ = await _pair(desk, swap)
        asker = await _person(desk, swap.asked_by)
        await desk.tell([asker], word.expired(duty, desk.policy.unit.zone), Priority.REPLY)


async def running(desk: Desk) -> None:
    """/nhanca: shifts that run now and that I could take over. Raises NotAllowed."""
    desk.require(Right.SEE)
    current = on_duty(await around(desk, timedelta(days=2), timedelta(days=1)), desk.now)
    takeable = [duty for duty in current if duty.person_id != desk.person.id and _may_take(desk.person, duty)]
    people = await desk.uow.people.many({duty.person_id for duty in takeable})
    await desk.reply_message(word.takeable(takeable, people, desk.policy.unit.zone, desk.now))


def _may_take(person: Person, duty: Duty) -> bool:
    return can_fill(person, duty.post) or bool(person.roles & {Role.CLERK, Role.ADMIN, Role.LEADER})


async def take_over(desk: Desk, duty: Duty) -> None:
    """The rest of a running shift becomes mine. Raises Refused."""
    if not duty.active or not duty.starts_at <= desk.now < duty.ends_at:
        raise Refused("Ca này không chạy lúc này.")
    if duty.person_id == desk.person.id:
        raise AlreadyDone("Đồng chí đang trực ca này.")
    if not _may_take(desk.person, duty):
        raise NotAllowed("Ca này cần người cùng nhiệm vụ.")
    if clash := busy(await around(desk, timedelta(days=2), timedelta(days=2)), desk.person.id, desk.now, duty.ends_at):
        raise Refused(f"Đồng chí đã có ca khác lúc này ({clash.on_date:%d/%m}).")
    relieved = await _person(desk, duty.person_id)
    await desk.uow.roster.relieve(duty.id, desk.now)
    key = await desk.uow.roster.put_on(desk.unit_id, duty.shift_id, desk.person.id, from_at=desk.now)
    got = await find(desk, key)
    await desk.uow.roster.seen(got.id, desk.now)
    await desk.note_audit("roster.taken_over", f"shift:{duty.shift_id}", from_=relieved.id)
    zone = desk.policy.unit.zone
    await desk.tell([relieved], word.relieved(desk.person, duty, zone), Priority.REPLY)
    await post_to_group(desk, word.posted([(got, desk.person, relieved)], zone, "nhận thay ca đang trực"))
    await _withdraw_others(desk, [duty])
    await plan_edges(desk)
    await desk.say("✅ Đồng chí đang trực ca này.")


async def replacements(desk: Desk, duty: Duty) -> None:
    """For the office: who could take a shift. Raises Refused."""
    check_word(desk.person)
    staff = await desk.uow.people.all(desk.unit_id)
    duties = await around(desk, timedelta(days=15), _LOOK_AHEAD)
    proposed = stand_ins(duty, staff, duties)
    people = {person.id: person for person in staff}
    await desk.reply_message(word.replace_with(duty, proposed[:6], people, desk.policy.unit.zone))
    await desk.say("Chọn người thay.")


async def appoint(desk: Desk, duty: Duty, person_id: int) -> None:
    """The office or a leader puts somebody on a shift instead. Raises Refused."""
    check_word(desk.person)
    if not duty.active or duty.ends_at <= desk.now:
        raise AlreadyDone("Ca này đã có người khác trực.")
    person = await _person(desk, person_id)
    if not person.active or person.unit_id != desk.unit_id or person.id == duty.person_id:
        raise Refused(notices.STALE)
    if clash := busy(await _beside(desk, duty), person_id, duty.starts_at, duty.ends_at):
        raise Refused(f"{person.name} đã có ca khác trùng giờ ngày {clash.on_date:%d/%m}.")
    if duty.starts_at <= desk.now:
        relieved = await _person(desk, duty.person_id)
        await desk.uow.roster.relieve(duty.id, desk.now)
        got = await find(desk, await desk.uow.roster.put_on(desk.unit_id, duty.shift_id, person.id, from_at=desk.now))
        await tell_change(desk, person, [got], [], "cử trực thay")
        await tell_change(desk, relieved, [], [duty], "có người trực thay")
        await post_to_group(desk, word.posted([(got, person, relieved)], desk.policy.unit.zone, "cử trực thay"))
        await _withdraw_others(desk, [duty])
        await plan_edges(desk)
    else:
        await _move(desk, duty, person, "cử trực thay", back=None, taker=await _person(desk, duty.person_id))
    await desk.say(f"✅ Đã cử {person.name}.")


async def absent(desk: Desk, duty: Duty) -> None:
    """The office writes down that somebody will not come; nobody stands in yet. Raises Refused."""
    check_word(desk.person)
    if duty.ends_at <= desk.now or not await desk.uow.roster.mark(duty.id, "absent"):
        raise AlreadyDone("Ca này đã đổi rồi.")
    await desk.note_audit("roster.absent", f"assignment:{duty.id}")
    person = await desk.uow.people.get(duty.person_id)
    await tell_change(desk, person, [], [duty], "văn phòng ghi vắng")
    await _withdraw_others(desk, [duty])
    await plan_edges(desk)
    await desk.say("Đã ghi vắng. Ca này chưa có người thay.")


async def _person(desk: Desk, person_id: int) -> Person:
    person = await desk.uow.people.get(person_id)
    if person is None:
        raise NotFound("Không tìm thấy người này.")
    return person
