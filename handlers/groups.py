"""Groups: bound to a purpose in one step, lost and found again, moved to a new address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from duty.access import Right, may
from duty.errors import Refused
from duty.messages import EventKind, Message, Priority
from duty.wording import groups as word
from handlers import cards, drafts
from handlers.commands import plain
from handlers.desk import Desk, NeedsPermit
from handlers.targets import Reach
from storage.groups import Group

# Words that people use for a purpose, without diacritics.
_PURPOSES = {
    "alerts": "alerts", "canh bao": "alerts", "bao dong": "alerts",
    "duty": "duty", "truc": "duty", "truc ban": "duty",
    "leaders": "leaders", "lanh dao": "leaders",
    "superior": "superior", "cap tren": "superior",
}  # fmt: skip


_UNBIND = ("bo", "bo gan", "thoi")


async def bind(desk: Desk, text: str) -> None:
    """/ganhom [PURPOSE], in the group itself. Raises Refused."""
    desk.require(Right.BIND_GROUP)
    if desk.happening.chat.private:
        raise Refused(word.BIND_IN_GROUP)
    words = plain(text)
    if words in _UNBIND:
        await _unbind(desk)
        return
    purpose = _PURPOSES.get(words)
    bound = await _bound_to(desk)
    if purpose is None:
        await desk.reply_message(word.ask_purpose(desk.office.group_names, bound))
        return
    await _bind_or_ask(desk, purpose, bound)


async def press(desk: Desk, purpose: str, how: str = "") -> None:
    """A purpose button, or one of the question what becomes of the old purpose. Raises Refused."""
    desk.require(Right.BIND_GROUP)
    if purpose in _UNBIND and not desk.happening.chat.private:
        await _unbind(desk)
        return
    if purpose not in desk.office.group_names or desk.happening.chat.private:
        raise Refused("Nút này không còn dùng được.")
    bound = await _bound_to(desk)
    if not how:
        await _bind_or_ask(desk, purpose, bound)
    elif await _bind(desk, purpose) and how == "thay":
        for old in bound:
            if old != purpose:
                await _take_off(desk, old)
    if desk.happening.kind is EventKind.PRESS and not desk.toasts:
        await desk.say("Đã gắn nhóm." if purpose in await _bound_to(desk) else "Mời đồng chí chọn tiếp.")


async def _bound_to(desk: Desk) -> list[str]:
    event = desk.happening
    return [group.purpose for group in await desk.uow.groups.at(event.channel, event.chat.address)]


async def _bind_or_ask(desk: Desk, purpose: str, bound: Sequence[str]) -> None:
    if bound and purpose not in bound:
        names = desk.office.group_names
        old = ", ".join(names.get(one, one) for one in bound)
        await desk.reply_message(word.add_or_replace(old, names[purpose], purpose))
    else:
        await _bind(desk, purpose)


async def _unbind(desk: Desk) -> None:
    names = [await _take_off(desk, purpose) for purpose in await _bound_to(desk)]
    await desk.reply(word.unbound(", ".join(names)) if names else word.NOT_BOUND)


async def _take_off(desk: Desk, purpose: str) -> str:
    event = desk.happening
    await desk.uow.groups.unbind(event.channel, event.chat.address, purpose)
    await desk.note_audit("group.unbound", f"group:{event.chat.address}", purpose=purpose)
    return desk.office.group_names.get(purpose, purpose)


async def _bind(desk: Desk, purpose: str) -> bool:
    event = desk.happening
    if "cannot_write" not in event.extra:
        raise NeedsPermit
    cannot_write = str(event.extra["cannot_write"])
    if cannot_write:
        # The group cannot be answered, so the person is told in private what is missing.
        await desk.tell(
            [desk.person], Message(lines=(word.cannot_write(event.chat.title, cannot_write),)), Priority.REPLY
        )
        return False
    await desk.uow.groups.bind(
        desk.unit_id,
        event.channel,
        event.chat.address,
        purpose,
        desk.now,
        thread=event.chat.thread,
        title=event.chat.title or desk.office.group_names[purpose],
        bound_by=desk.person.id,
    )
    await desk.note_audit("group.bound", f"group:{event.chat.address}", purpose=purpose)
    await desk.reply(word.bound(desk.office.group_names[purpose]))
    return True


async def status_changed(desk: Desk) -> None:
    """The bot was let in, silenced or thrown out of a group; or a person blocked or unblocked it."""
    event = desk.happening
    if event.chat.private:
        reachable = event.status not in ("kicked", "left")
        person_id = await desk.uow.people.mark_contact(
            event.channel, event.chat.address, reachable=reachable, reason="" if reachable else "blocked", now=desk.now
        )
        if person_id is not None and not reachable:
            person = await desk.uow.people.get(person_id)
            if person is not None and person.active:
                await desk.alarm(word.person_lost(person))
        return
    writable = event.status in ("member", "administrator")
    state, reason = ("active", "") if writable else ("lost", event.status)
    changed = await desk.uow.groups.mark(event.channel, event.chat.address, state, reason)
    if changed and not writable:
        names = ", ".join(desk.office.group_names.get(group.purpose, group.purpose) for group in changed)
        await desk.alarm(word.group_lost(changed[0].title, names, event.status))
    elif changed:
        await _catch_up(desk, changed)
    elif (
        writable
        and may(desk.actor, Right.BIND_GROUP)
        and not await desk.uow.groups.at(event.channel, event.chat.address)
    ):
        await desk.reply_message(word.ask_purpose(desk.office.group_names))


async def _catch_up(desk: Desk, regained: Sequence[Group]) -> None:
    """What is still open, and was or would have been announced in these groups, is posted there as it stands now."""
    for incident in await desk.uow.incidents.open(desk.unit_id):
        groups = [group for group in regained if f"group:{group.purpose}" in incident.policy.announce]
        if groups:
            await cards.show(desk, incident, Reach(groups=groups), repost=True)


async def heard(desk: Desk) -> None:
    """Someone wrote in a group: one that counts as lost is looked at again, since a regained right is told by nobody.

    Raises NeedsPermit.
    """
    event = desk.happening
    if all(group.state != "lost" for group in await desk.uow.groups.at(event.channel, event.chat.address)):
        return
    if "cannot_write" not in event.extra:
        raise NeedsPermit
    if not event.extra["cannot_write"]:
        await regain(desk, [(event.channel, event.chat.address)])


async def regain(desk: Desk, places: Iterable[tuple[str, str]]) -> None:
    """These chats can be written to: groups that counted as lost are told what is open, and the admins that they are
    back."""
    regained = await desk.uow.groups.regained(places)
    if not regained:
        return
    await _catch_up(desk, regained)
    for address, title in {group.address: group.title for group in regained}.items():
        await desk.note_audit("group.regained", f"group:{address}")
        # Of a group that comes and goes it is said once an hour.
        await desk.alarm(word.group_regained(title), key=f"regained:{address}:{desk.now:%Y%m%d%H}")


async def leave_thread(desk: Desk, channel: str, address: str, thread: str) -> None:
    """A topic was deleted or closed: what was to go there goes to the group itself, and the admins hear of it."""
    for group in (await desk.uow.groups.leave_thread(channel, address, thread))[:1]:
        await desk.note_audit("group.thread_gone", f"group:{address}")
        await desk.alarm(word.thread_gone(group.title))


async def moved(desk: Desk) -> None:
    """A group became a supergroup: everything follows to the new address, and open cards are posted there."""
    event = desk.happening
    await follow(desk, event.channel, event.chat.address, event.moved_to)


async def follow(desk: Desk, channel: str, old: str, new: str) -> None:
    """Everything bound to an old address, or written there, follows to the new one."""
    if not await desk.uow.groups.move(channel, old, new):
        return
    await desk.note_audit("group.moved", f"group:{new}")
    for incident in await desk.uow.incidents.open(desk.unit_id):
        await cards.show(desk, incident)
    for draft in await desk.uow.reports.drafts_at(channel, new):
        author = await desk.uow.people.get(draft.reporter_id)
        if author is not None:
            await drafts.show(replace(desk, actor=author), draft)
