"""Who is on the desk and what they may do: looked at, changed, taken away and given back, by the office."""

from __future__ import annotations

from collections.abc import Sequence

from duty.access import Right
from duty.errors import NotFound, Refused
from duty.messages import EventKind, Message, Priority, pack
from duty.people import Person, Role
from duty.wording import notices
from duty.wording import people as word
from handlers.commands import plain
from handlers.desk import PRIORITY_ORDER, Desk
from storage.cards import CardSpec


async def show_people(desk: Desk, text: str = "", page: int = 0) -> None:
    """/nguoi [NAME]: who is on the desk, with what rights, and who cannot be reached. Raises Refused."""
    desk.require(Right.PEOPLE)
    _only_in_private(desk)
    people = await desk.uow.people.everyone(desk.unit_id)
    if text:
        people = [person for person in people if plain(text) in plain(person.name)]
        if not people:
            raise NotFound(word.NOBODY_SO_CALLED)
    reachable = await desk.reachable(people)
    await desk.reply_message(word.staff_list([(person, person.id in reachable) for person in people], page))


async def press(desk: Desk, parts: Sequence[str]) -> None:
    """A button under the list or a person's card. Raises Refused."""
    desk.require(Right.PEOPLE)
    _only_in_private(desk)
    argument = parts[2] if len(parts) > 2 else ""
    if parts[0] == "trang":
        await show_people(desk, page=int(parts[1]) if _is_number(parts[1]) else 0)
        return
    person = await _find(desk, parts[0])
    if parts[1] == "xem":
        await _show(desk, person, await _card(desk, person), repost=True)
    elif parts[1] == "ve":
        await _show(desk, person, await _card(desk, person))
    elif parts[1] == "vai":
        await _switch_role(desk, person, argument)
    elif parts[1] == "tk":
        await _set_area(desk, person, argument)
    elif parts[1] in ("ngung", "molai"):
        await _set_active(desk, person, parts[1] == "molai")
    elif parts[1] == "la":
        await _are_one(desk, person, await _find(desk, argument))
    else:
        raise NotFound(notices.STALE)


def _only_in_private(desk: Desk) -> None:
    if not desk.happening.chat.private:
        raise Refused(word.PEOPLE_IN_PRIVATE)


def _is_number(part: str) -> bool:
    return part.isascii() and part.isdecimal() and len(part) < 16


async def _find(desk: Desk, part: str) -> Person:
    person = await desk.uow.people.get(int(part)) if _is_number(part) else None
    if person is None or person.unit_id != desk.unit_id:
        raise NotFound(word.NO_PERSON)
    return person


async def _switch_role(desk: Desk, person: Person, argument: str) -> None:
    if argument:
        if argument not in set(Role):
            raise NotFound(notices.STALE)
        role, held = Role(argument), Role(argument) in person.roles
        if role is Role.ADMIN:
            await _mind_admins(desk, person, leaves=held)
        if held:
            await desk.uow.people.take_role(person.id, role)
        else:
            await desk.uow.people.give_role(desk.unit_id, person.id, role, desk.now)
        person = await _changed(desk, person, "people.role_taken" if held else "people.role_given", role=str(role))
    await _show(desk, person, word.role_card(person))


async def _set_area(desk: Desk, person: Person, argument: str) -> None:
    areas = [one.number for one in desk.policy.unit.areas]
    if argument:
        area = int(argument) if _is_number(argument) else -1
        if area not in (0, *areas):
            raise NotFound(notices.STALE)
        await desk.uow.people.set_area(person.id, area or None)
        person = await _changed(desk, person, "people.area_set", area=area)
    await _show(desk, person, word.area_card(person, areas))


async def _set_active(desk: Desk, person: Person, active: bool) -> None:
    if Role.ADMIN in person.roles:
        await _mind_admins(desk, person, leaves=not active)
    if person.active != active:
        await desk.uow.people.set_active(person.id, active)
        person = await _changed(desk, person, "people.restored" if active else "people.stopped")
    await _show(desk, person, await _card(desk, person))


async def _mind_admins(desk: Desk, person: Person, *, leaves: bool) -> None:
    """Rights of admins are the admins' affair, and the last one stays. Raises Refused."""
    if Role.ADMIN not in desk.person.roles:
        raise Refused(word.ADMIN_BY_ADMIN)
    others = [one for one in await desk.uow.people.with_role(desk.unit_id, Role.ADMIN) if one.id != person.id]
    if leaves and not await desk.reachable(others):
        raise Refused(word.LAST_ADMIN)


async def _changed(desk: Desk, person: Person, action: str, **detail: object) -> Person:
    """Write a change down, tell the person, and return them as they are now."""
    await desk.note_audit(action, f"person:{person.id}", **detail)
    now = await desk.uow.people.get(person.id)
    assert now is not None
    await desk.tell([now], Message(lines=(word.rights_changed(now),)), Priority.REPLY)
    if desk.happening.kind is EventKind.PRESS:
        await desk.say("Đã đổi.")
    return now


async def _are_one(desk: Desk, newcomer: Person, entered: Person) -> None:
    """A newcomer is someone whom a roster had entered: one of the two rows goes on."""
    if not newcomer.active or not entered.active or await desk.uow.people.contacts_of([entered.id]):
        raise NotFound(notices.STALE)
    for role in newcomer.roles:
        if role is Role.ADMIN and Role.ADMIN not in desk.person.roles:
            raise Refused(word.ADMIN_BY_ADMIN)
        await desk.uow.people.give_role(desk.unit_id, entered.id, role, desk.now)
    if newcomer.area is not None:
        await desk.uow.people.set_area(entered.id, newcomer.area)
    await desk.uow.people.give_contacts(newcomer.id, entered.id, desk.now)
    await desk.uow.people.set_active(newcomer.id, False)
    await desk.note_audit("people.joined_rows", f"person:{entered.id}", other=newcomer.id)
    await desk.say("Đã ghép làm một người.")


async def _card(desk: Desk, person: Person) -> Message:
    return word.person_card(person, person.id in await desk.reachable([person]))


async def _show(desk: Desk, person: Person, message: Message, *, repost: bool = False) -> None:
    event = desk.happening
    subject = f"person:{person.id}"
    spec = CardSpec(
        f"{subject}@{event.channel}:{event.chat.address}", event.channel, event.chat.address, "office", pack(message),
        PRIORITY_ORDER[Priority.REPLY], person_id=desk.person.id, repost=repost,
    )  # fmt: skip
    await desk.uow.cards.show(desk.unit_id, subject, [spec], desk.now)
