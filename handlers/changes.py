"""A change of the roster, whatever its reason: who is freed and who is put on, told, posted, and open to be undone.

Every change goes through here, so that none goes untold: those whose shifts moved hear of it, so does the duty group,
requests about shifts that changed hands are void, who leaves a running shift hands over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from duty.errors import AlreadyDone, NotFound, Refused
from duty.messages import Message, Priority
from duty.people import Person, Role
from duty.roster import Duty, busy
from duty.swaps import OPEN, SwapState, check_word
from duty.wording import changes as word
from duty.wording import notices
from duty.wording.swaps import VOID
from handlers import handover, silence
from handlers.desk import Desk
from handlers.roster import find, plan_edges, post_to_group, tell_change
from storage.changes import StoredChange

SHEET = "sheet:"


@dataclass(slots=True)
class Change:
    """One change while it is made; ``given`` and ``freed`` are the duties as they begin and as they were."""

    desk: Desk
    why: str
    given: list[Duty] = field(default_factory=list)
    freed: list[Duty] = field(default_factory=list)
    id: int = 0

    async def free(self, duty: Duty, state: str = "swapped") -> None:
        """The duty is no longer this person's; of one that runs, the rest. The hours served stay theirs."""
        desk, roster = self.desk, self.desk.uow.roster
        if duty.starts_at <= desk.now:
            await roster.relieve(duty.id, desk.now)
            if state == "absent":
                await roster.put_on(desk.unit_id, duty.shift_id, duty.person_id, from_at=desk.now, state=state)
        else:
            await roster.mark(duty.id, state)
        self.freed.append(duty)

    async def put(self, shift_id: int, person_id: int, *, running: bool) -> Duty:
        """A person is on a shift, from now on when it runs already."""
        desk = self.desk
        key = await desk.uow.roster.put_on(desk.unit_id, shift_id, person_id, from_at=desk.now if running else None)
        duty = await find(desk, key)
        self.given.append(duty)
        return duty

    async def settle(self, subject: str = "", *, in_group: bool = True) -> list[Person]:
        """Tell everyone concerned and keep the change; returns those whom no message reaches."""
        desk = self.desk
        people = await desk.uow.people.many({duty.person_id for duty in [*self.given, *self.freed]})
        given, freed = _by_person(self.given), _by_person(self.freed)
        missed = []
        for person_id, person in sorted(people.items()):
            if not await tell_change(desk, person, given[person_id], freed[person_id], self.why, calling=in_group):
                missed.append(person)
        await desk.uow.roster.asked([duty.id for duty in self.given], desk.now)
        if in_group:
            await post_to_group(desk, word.posted(self.given, self.freed, people, desk.policy.unit.zone, self.why))
        await _void_requests(desk, self.freed)
        for duty in self.freed:
            if duty.starts_at <= desk.now and duty.person_id in people:
                await handover.begin(desk, duty, people[duty.person_id], desk.now)
        for duty in self.given:
            await silence.plan(desk, duty)
        for post in {duty.post for duty in self.given if duty.starts_at <= desk.now}:
            await handover.deliver(desk, post)
        await plan_edges(desk)
        await self._keep(subject)
        return missed

    async def _keep(self, subject: str) -> None:
        desk = self.desk
        touched = {duty.shift_id for duty in [*self.given, *self.freed]}
        change_id = await desk.uow.changes.add(
            desk.unit_id,
            subject,
            {duty.id for duty in self.given},
            {duty.id for duty in self.freed},
            touched,
            desk.now,
        )
        await desk.note_audit("roster.changed", f"change:{change_id}", shifts=len(touched), reason=subject)
        self.id = change_id

    async def offer_undo(self) -> None:
        """Show whoever has the office's word how to take it back."""
        desk = self.desk
        if desk.actor is not None and desk.actor.roles & {Role.CLERK, Role.ADMIN, Role.LEADER}:
            told = [desk.actor]
        else:
            told = await desk.uow.people.with_role(desk.unit_id, Role.CLERK, Role.ADMIN)
        people = await desk.uow.people.many({duty.person_id for duty in [*self.given, *self.freed]})
        message = word.undoable(self.id, self.given, self.freed, people, desk.policy.unit.zone, self.why)
        await desk.tell(told, message, Priority.REPLY)


def _by_person(duties: Iterable[Duty]) -> dict[int, list[Duty]]:
    found: dict[int, list[Duty]] = defaultdict(list)
    for duty in duties:
        found[duty.person_id].append(duty)
    return found


async def _void_requests(desk: Desk, freed: Sequence[Duty]) -> None:
    """Requests about shifts that have changed hands are void, and those concerned hear of it."""
    for swap in await desk.uow.swaps.open_for([duty.id for duty in freed]):
        if await desk.uow.swaps.move(swap.id, OPEN, SwapState.EXPIRED, desk.now):
            concerned = {swap.asked_by, swap.asked_of or swap.asked_by}
            people = await desk.uow.people.many(concerned)
            await desk.tell(list(people.values()), Message(lines=(VOID,)), Priority.REPLY)


async def undo(desk: Desk, change_id: int, action: str) -> None:
    """Hoàn lại: the shifts go back to who had them. Raises Refused."""
    check_word(desk.person)
    if action != "hoan":
        raise Refused(notices.STALE)
    made = await desk.uow.changes.get(change_id)
    if made is None or made.unit_id != desk.unit_id:
        raise NotFound("Không tìm thấy thay đổi này.")
    if made.undone_at is not None:
        raise AlreadyDone("Việc này đã hoàn lại rồi.")
    if any(later.shifts & made.shifts for later in await desk.uow.changes.after(made)):
        raise Refused("Lịch đã đổi tiếp sau đó, không hoàn lại được.")
    back = Change(desk, "hoàn lại")
    await _turn_back(desk, made, back)
    await desk.uow.changes.undo(change_id, desk.now)
    kind, _, number = made.subject.partition(":")
    if kind == "swap":
        await desk.uow.swaps.move(int(number), (SwapState.DONE,), SwapState.UNDONE, desk.now, by=desk.person.id)
    elif kind == "sheet":
        await desk.uow.sheets.revoke(int(number))
    missed = await back.settle(f"undo:{change_id}", in_group=kind != "sheet")
    await desk.say("↩️ Đã hoàn lại.")
    if missed and kind == "sheet":
        await desk.reply(f"☎️ Chưa nhắn được, xin gọi điện: {', '.join(person.called for person in missed)}.")


async def _turn_back(desk: Desk, made: StoredChange, back: Change) -> None:
    duties = await desk.uow.roster.many([*made.given, *made.freed])
    begins = {duty.shift_id: duty.shift_starts_at for duty in duties.values()}
    ends = await desk.uow.roster.ends_of(begins)
    # What was changed beforehand goes back before it begins; what was changed while it ran, while it runs.
    closed = {key for key, starts_at in begins.items() if made.at < starts_at <= desk.now or ends[key] <= desk.now}
    if closed and not (made.subject.startswith(SHEET) and closed != begins.keys()):
        raise Refused("Ca đã bắt đầu, không hoàn lại được.")
    away = [duties[key] for key in made.given if duties[key].active and duties[key].shift_id not in closed]
    home = [duties[key] for key in made.freed if duties[key].shift_id not in closed]
    for duty in home:
        starts_at, ends_at = max(begins[duty.shift_id], desk.now), ends[duty.shift_id]
        beside = await desk.uow.roster.between(desk.unit_id, starts_at, ends_at)
        if busy([one for one in beside if one not in away], duty.person_id, starts_at, ends_at):
            raise Refused("Người cũ nay đã có ca khác trùng giờ, không hoàn lại được.")
    for duty in away:
        await back.free(duty, "removed")
    for duty in home:
        for former in await desk.uow.roster.of_shifts([duty.shift_id]):
            # What was undone is counted neither as an absence nor as a swap.
            if former.person_id == duty.person_id and former.state in ("absent", "swapped"):
                await desk.uow.roster.mark(former.id, "removed")
        await back.put(duty.shift_id, duty.person_id, running=begins[duty.shift_id] <= desk.now)
