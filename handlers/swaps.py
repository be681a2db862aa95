"""Swapping a shift with a colleague, or giving it away: asked, consented to, and where the office wants, approved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from duty.access import Right
from duty.errors import AlreadyDone, NotAllowed, NotFound, Refused
from duty.messages import Message, Priority
from duty.people import Person, Role
from duty.roster import Duty, can_fill, stand_ins
from duty.swaps import OPEN, Swap, SwapState, check_answer, check_ask, check_exchange, check_open, check_word
from duty.wording import notices
from duty.wording import swaps as word
from handlers.changes import Change
from handlers.desk import Desk
from handlers.roster import around, find, holders
from storage.timers import Timer

LOOK_AHEAD = timedelta(days=21)
_OFFICE = (Role.CLERK, Role.ADMIN)
_WORD_BY = time(18)


async def mine(desk: Desk) -> None:
    """/doica: my coming shifts to swap. Raises NotAllowed."""
    desk.require(Right.SEE)
    duties = await around(desk, timedelta(days=1), LOOK_AHEAD)
    own = [one for one in duties if one.active and one.person_id == desk.person.id and one.starts_at > desk.now]
    await desk.reply_message(word.my_shifts(own, desk.policy.unit.zone))


async def options(desk: Desk, duty: Duty) -> None:
    """Xin đổi: with whom, or give it away. Raises Refused."""
    check_ask(duty, desk.person, desk.now)
    duties = await around(desk, timedelta(days=1), LOOK_AHEAD)
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
    await _give_up_earlier(desk, duty)
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
    staff, duties = await desk.uow.people.all(desk.unit_id), await around(desk, timedelta(days=15), LOOK_AHEAD)
    duties += await _beside(desk, duty)
    free = stand_ins(duty, staff, duties, await holders(desk, duty.post))
    reachable = await desk.reachable(free)
    free = [person for person in free if person.id in reachable]
    if not free:
        raise Refused("Chưa có ai cùng nhiệm vụ đang rảnh giờ đó. Xin gọi văn phòng.")
    await _give_up_earlier(desk, duty)
    swap_id = await desk.uow.swaps.ask(desk.unit_id, "give", duty.id, desk.person.id, desk.now)
    await desk.tell(free, word.offered(swap_id, desk.person, duty, desk.policy.unit.zone), Priority.REPLY)
    await _waits(desk, swap_id, duty, f"Đã hỏi {len(free)} người có thể trực thay.", None)


async def _give_up_earlier(desk: Desk, duty: Duty) -> None:
    """A new request takes the place of one that is open for the same shift; whoever waits on that one hears of it."""
    for earlier in await desk.uow.swaps.open_for([duty.id], own=True):
        if await desk.uow.swaps.move(earlier.id, OPEN, SwapState.WITHDRAWN, desk.now, by=desk.person.id):
            await _tell_withdrawn(desk, earlier)


async def _tell_withdrawn(desk: Desk, swap: Swap) -> None:
    duty, _ = await _pair(desk, swap)
    told = [await _person(desk, swap.asked_of)] if swap.asked_of is not None else []
    if swap.state is SwapState.AGREED:
        told += await _judges(desk, swap)
    await desk.tell(told, word.withdrawn(desk.person, duty, desk.policy.unit.zone), Priority.REPLY)


async def _judges(desk: Desk, swap: Swap) -> list[Person]:
    """Who has the word on a request: the office, else the leaders; never those who swap."""
    office = await desk.uow.people.with_role(desk.unit_id, *_OFFICE)
    judges = [person for person in office if person.id not in (swap.asked_by, swap.asked_of)]
    return judges or await desk.uow.people.with_role(desk.unit_id, Role.LEADER)


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
        "co": _accept, "khong": _decline, "rut": _withdraw, "duyet": _approve, "bac": _reject,
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
    if swap.asked_of is None and not can_fill(desk.person, duty.post, await holders(desk, duty.post)):
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
    await _ask_for_word(desk, replace(swap, asked_of=desk.person.id), duty, other)
    await desk.tell([asker], Message(lines=(f"👍 {desk.person.called} đồng ý. Chờ văn phòng duyệt.",)), Priority.REPLY)
    await desk.say("Đã ghi. Chờ văn phòng duyệt, có kết quả máy trực sẽ báo.")
    if (remind_at := _evening_before(desk, duty, other)) > desk.now:
        key, subject = f"swap_word:{swap.id}", f"swap:{swap.id}"
        await desk.uow.timers.put(desk.unit_id, key, "swap_word", subject, remind_at, desk.now)


def _evening_before(desk: Desk, duty: Duty, other: Duty | None) -> datetime:
    """When the office is reminded that a swap still waits for it: the evening before, ahead of the reminders."""
    zone = desk.policy.unit.zone
    first = min(one.starts_at for one in (duty, other) if one is not None).astimezone(zone).date()
    return datetime.combine(first - timedelta(days=1), _WORD_BY, zone)


async def _ask_for_word(desk: Desk, swap: Swap, duty: Duty, other: Duty | None) -> None:
    asker, taker = await _person(desk, swap.asked_by), await _person(desk, swap.asked_of or 0)
    message = word.to_approve(swap.id, asker, taker, duty, other, desk.policy.unit.zone)
    await desk.tell(await _judges(desk, swap), message, Priority.REPLY)


async def remind_word(desk: Desk, timer: Timer) -> None:
    """Both have agreed and the office has not said a word: it is asked again in time."""
    swap = await desk.uow.swaps.get(int(timer.subject.split(":")[1]))
    if swap is not None and swap.state is SwapState.AGREED:
        await _ask_for_word(desk, swap, *await _pair(desk, swap))


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
    await _tell_withdrawn(desk, swap)
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


async def _reject(desk: Desk, swap: Swap) -> None:
    check_word(desk.person)
    if not await desk.uow.swaps.move(swap.id, (SwapState.AGREED,), SwapState.REFUSED, desk.now, by=desk.person.id):
        raise AlreadyDone("Đề nghị này đã xong.")
    duty, _ = await _pair(desk, swap)
    both = [await _person(desk, key) for key in (swap.asked_by, swap.asked_of) if key is not None]
    await desk.tell(both, word.rejected(desk.person, duty, desk.policy.unit.zone), Priority.REPLY)
    await desk.say("Đã trả lời là không duyệt.")


async def _perform(desk: Desk, swap: Swap, duty: Duty, other: Duty | None, taker: Person) -> None:
    await desk.uow.timers.cancel(f"swap:{swap.id}", ["swap_expire", "swap_word"])
    change = Change(desk, "đổi ca")
    await change.free(duty)
    if other is not None:
        await change.free(other)
    await change.put(duty.shift_id, taker.id, running=False)
    if other is not None:
        await change.put(other.shift_id, swap.asked_by, running=False)
    await change.settle(f"swap:{swap.id}")
    await change.offer_undo()


async def expire(desk: Desk, timer: Timer) -> None:
    """A request that nobody settled before the shift began; everyone who waits on it hears of it."""
    swap = await desk.uow.swaps.get(int(timer.subject.split(":")[1]))
    if swap is None or not await desk.uow.swaps.move(swap.id, OPEN, SwapState.EXPIRED, desk.now):
        return
    duty, _ = await _pair(desk, swap)
    asker, zone = await _person(desk, swap.asked_by), desk.policy.unit.zone
    if swap.state is SwapState.AGREED and swap.asked_of is not None:
        told = [await _person(desk, swap.asked_of), *await _judges(desk, swap)]
        await desk.tell([asker], word.unapproved(duty, zone), Priority.REPLY)
        await desk.tell(told, word.lapsed(asker, duty, zone), Priority.REPLY)
    else:
        await desk.tell([asker], word.expired(duty, zone), Priority.REPLY)


async def _person(desk: Desk, person_id: int) -> Person:
    person = await desk.uow.people.get(person_id)
    if person is None:
        raise NotFound("Không tìm thấy người này.")
    return person
