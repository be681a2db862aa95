"""Announcements: shown first with whom they reach, sent by one tap, and counted as they are read."""

from __future__ import annotations

from duty import privacy, reading
from duty.access import Right, may, who_may
from duty.errors import AlreadyDone, NotAllowed, NotFound, Refused
from duty.messages import Choice, Message, Priority, pack
from duty.people import Person, Role
from duty.wording import broadcast as word
from duty.wording import notices
from duty.wording.facts import day_and_clock
from handlers.desk import PRIORITY_ORDER, Desk
from storage.broadcasts import Broadcast
from storage.cards import CardSpec


async def start(desk: Desk, text: str) -> None:
    """/thongbao TEXT: a draft to all staff, for its sender to look at. Raises Refused."""
    person = desk.require(Right.BROADCAST)
    event = desk.happening
    if not event.chat.private:
        raise Refused(word.IN_PRIVATE)
    if not text:
        raise Refused(word.NEEDS_TEXT)
    draft = await desk.uow.broadcasts.add(
        desk.unit_id, person.id, text, word.STAFF, desk.now, channel=event.channel, address=event.chat.address
    )
    await _show(desk, draft, await _preview(desk, draft))


async def press(desk: Desk, number: int, action: str, argument: str) -> None:
    """A button of a draft or of a copy. Raises Refused."""
    found = await desk.uow.broadcasts.get(number)
    if found is None or found.unit_id != desk.unit_id:
        raise NotFound(notices.STALE)
    if action == "read":
        await _read(desk, found)
        return
    desk.require(Right.BROADCAST)
    if found.sender_id != desk.person.id:
        raise NotAllowed("Chỉ người soạn thông báo này mới bấm được.")
    if found.state != "draft":
        raise AlreadyDone("Thông báo này đã gửi rồi." if found.state == "sent" else "Thông báo này đã huỷ.")
    if action == "send":
        await _send(desk, found)
    elif action == "choose":
        choices = word.targets(found.id, desk.policy.unit, desk.office.group_names)
        await _show(desk, found, await _preview(desk, found, choices))
    elif action == "to":
        await _aim(desk, found, argument.replace("-", ":"))
    elif action == "cancel":
        await desk.uow.broadcasts.change(found.id, state="cancelled")
        await _show(desk, found, word.cancelled())
    else:
        raise NotFound(notices.STALE)


async def _aim(desk: Desk, found: Broadcast, target: str) -> None:
    offered = word.targets(found.id, desk.policy.unit, desk.office.group_names)
    if target not in {choice.token.split(":")[3].replace("-", ":") for row in offered for choice in row}:
        raise NotFound(notices.STALE)
    await desk.uow.broadcasts.change(found.id, target=target)
    aimed = await desk.uow.broadcasts.get(found.id)
    assert aimed is not None
    await _show(desk, aimed, await _preview(desk, aimed))


async def _people(desk: Desk, found: Broadcast) -> list[Person]:
    """Whom it is for, but for its sender; nobody by name when it goes to a group."""
    kind, _, name = found.target.partition(":")
    if kind == "group":
        return []
    if kind == "role":
        people = await desk.uow.people.with_role(desk.unit_id, Role(name))
    elif kind == "area":
        heads = await desk.uow.people.with_role(desk.unit_id, Role.AREA_HEAD)
        people = [person for person in heads if person.area == int(name)]
    else:
        people = await desk.uow.people.with_role(desk.unit_id, *who_may(Right.SEE))
    return [person for person in people if person.id != found.sender_id]


async def _preview(desk: Desk, found: Broadcast, choices: tuple[tuple[Choice, ...], ...] = ()) -> Message:
    people = await _people(desk, found)
    many = f"{len(people)} người" if people else ""
    return word.preview(found.id, found.text, _whom(desk, found), many, choices)


def _whom(desk: Desk, found: Broadcast) -> str:
    return word.target_name(found.target, desk.policy.unit, desk.office.group_names)


async def _send(desk: Desk, found: Broadcast) -> None:
    """Last of all that waits to be sent: an announcement never delays an alert."""
    kind, _, name = found.target.partition(":")
    copy = word.announcement(found.id, found.text, desk.person.called)
    if kind == "group":
        if reading.read(found.text, desk.now, desk.policy.unit.gazetteer).denunciation:
            raise Refused(word.OF_DENUNCIATION)
        groups = await desk.uow.groups.serving(desk.unit_id, name)
        copy = word.announcement(found.id, privacy.mask(found.text), desk.person.called)
        for group in groups:
            await desk.send(group.channel, group.address, copy, Priority.BULK, thread=group.thread)
        reached = bool(groups)
    else:
        people = await _people(desk, found)
        able = await desk.reachable(people)
        await desk.uow.broadcasts.expect(desk.unit_id, found.id, able)
        await desk.tell(people, copy, Priority.BULK, key=found.subject)
        reached = bool(able)
    if not reached:
        raise Refused(word.NOBODY)
    await desk.uow.broadcasts.change(found.id, state="sent", sent_at=desk.now)
    await desk.note_audit("broadcast.sent", found.subject, target=found.target)
    sent = await desk.uow.broadcasts.get(found.id)
    assert sent is not None
    await _refresh(desk, sent)
    await desk.say("Đã gửi thông báo.")


async def _read(desk: Desk, found: Broadcast) -> None:
    if not may(desk.actor, Right.SEE) or found.state != "sent":
        raise NotFound(notices.STALE)
    if found.sender_id == desk.person.id:
        raise AlreadyDone(word.READ_BEFORE)
    if not await desk.uow.broadcasts.read(desk.unit_id, found.id, desk.person.id, desk.now):
        raise AlreadyDone(word.READ_BEFORE)
    await _refresh(desk, found)
    await desk.say(word.READ)


async def _refresh(desk: Desk, found: Broadcast) -> None:
    """The sender's card says how many have read it by now."""
    read, expected = await desk.uow.broadcasts.counts(found.id)
    people = await _people(desk, found)
    able = await desk.reachable(people)
    lost = [person.called for person in people if person.id not in able]
    at = day_and_clock(found.sent_at or desk.now, desk.policy.unit.zone, desk.now)
    of = None if found.target.startswith("group:") else expected
    await _show(desk, found, word.sent(found.text, _whom(desk, found), at, read, of, lost))


async def _show(desk: Desk, found: Broadcast, message: Message) -> None:
    spec = CardSpec(
        f"{found.subject}@{found.channel}:{found.address}",
        found.channel,
        found.address,
        "sender",
        pack(message),
        PRIORITY_ORDER[Priority.REPLY],
        person_id=found.sender_id,
    )
    await desk.uow.cards.show(desk.unit_id, found.subject, [spec], desk.now)
