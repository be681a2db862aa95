"""Joining the desk: one-use invites, enrolment, and who is who."""

from __future__ import annotations

from hashlib import sha256

from duty.access import Right
from duty.errors import Refused
from duty.messages import Attachment, Message, Priority, Sender
from duty.people import Person, Role
from duty.wording import notices
from duty.wording import people as word
from handlers.commands import plain
from handlers.desk import Desk
from storage.people import Invite


async def enrol(desk: Desk, code: str) -> None:
    """/start CODE: a stranger becomes a member, a member gains a role; the code is spent."""
    event = desk.happening
    if not event.chat.private or event.sender is None:
        return
    if not code:
        if desk.actor is not None and desk.actor.active:
            await desk.reply_message(notices.welcome(desk.actor))
        else:
            await turn_away(desk, notices.STRANGER)
        return
    uow = desk.uow
    invite = await uow.people.find_invite(code)
    if invite is None or invite.unit_id != desk.unit_id:
        await turn_away(desk, word.BAD_CODE)
        return
    if invite.used_at is not None:
        await turn_away(desk, word.USED_CODE if desk.actor is None else word.ALREADY_IN)
        return
    if invite.expires_at <= desk.now:
        await turn_away(desk, word.EXPIRED_CODE)
        return
    alike: list[Person] = []
    if desk.actor is None:
        person_id, alike = await _let_in(desk, invite, event.sender)
        await uow.people.link(desk.unit_id, person_id, event.channel, event.sender.address, desk.now)
    else:
        person_id = desk.actor.id
        if not desk.actor.active:
            # Whose rights were taken away comes back with those of the new invite alone.
            for role in desk.actor.roles:
                await uow.people.take_role(person_id, role)
    await uow.people.give_role(desk.unit_id, person_id, invite.role, desk.now)
    await uow.people.set_active(person_id, True)
    if invite.area is not None:
        await uow.people.set_area(person_id, invite.area)
    if not await uow.people.use_invite(invite.id, person_id, desk.now):
        raise Refused(word.USED_CODE)
    person = await uow.people.get(person_id)
    assert person is not None
    desk.actor = person
    await desk.note_audit("people.enrolled", f"person:{person_id}", role=str(invite.role))
    await desk.reply_message(notices.welcome(person))
    office = await uow.people.with_role(desk.unit_id, Role.CLERK, Role.ADMIN)
    told = [one for one in office if one.id != person_id]
    news = word.which_person(person, alike) if alike else Message(lines=(word.joined(person),))
    await desk.tell(told, news, Priority.REMINDER)


async def turn_away(desk: Desk, line: str) -> None:
    """Answer one who is not let in; each line once an hour, so that a stranger cannot fill the queue."""
    event = desk.happening
    what = sha256(line.encode()).hexdigest()[:8]
    key = f"stranger:{event.channel}:{event.chat.address}:{desk.now:%Y%m%d%H}:{what}"
    await desk.send(event.channel, event.chat.address, Message(lines=(line,)), Priority.BULK, key=key)


async def _let_in(desk: Desk, invite: Invite, sender: Sender) -> tuple[int, list[Person]]:
    """The person who comes by an invite: whom a roster has entered already, if that is certain, else someone new.

    Certain is the name that the office wrote into the invite. What people call themselves, and a name that several
    bear, is left to the office.
    """
    name = invite.name or sender.name or "Cán bộ"
    alike = [one for one in await desk.uow.people.unlinked(desk.unit_id) if plain(one.name) == plain(name)]
    if invite.name and len(alike) > 1:
        alike = [one for one in alike if invite.role in one.roles] or alike
    if invite.name and len(alike) == 1:
        return alike[0].id, []
    person_id = await desk.uow.people.add(desk.unit_id, name, [invite.role], desk.now, area=invite.area)
    return person_id, alike


async def invite(desk: Desk, text: str) -> None:
    """/moi ROLE [TKn] [NAME]: a one-use code with its link and QR picture. Raises Refused."""
    desk.require(Right.INVITE)
    if not desk.happening.chat.private:
        raise Refused(word.INVITE_IN_PRIVATE)
    if not text:
        await desk.reply_message(word.invite_roles())
        return
    parsed = word.parse_invite(plain(text), text)
    if parsed is None:
        await desk.reply_message(word.invite_roles())
        return
    role, area, name = parsed
    areas = [one.number for one in desk.policy.unit.areas]
    if area is not None and area not in areas:
        raise Refused(word.no_such_area(area, areas))
    if role is Role.ADMIN and Role.ADMIN not in desk.person.roles:
        raise Refused(word.ADMIN_BY_ADMIN)
    await make_invite(desk, role, name, area)


async def make_invite(desk: Desk, role: Role, name: str = "", area: int | None = None) -> str:
    """Store an invite and answer with its code; returns the code."""
    code = desk.office.new_code()
    expires_at = desk.now + desk.policy.invite_valid
    await desk.uow.people.invite(
        desk.unit_id,
        code,
        role,
        desk.now,
        expires_at,
        name=name,
        area=area,
        created_by=desk.actor.id if desk.actor else None,
    )
    await desk.note_audit("people.invited", "", role=str(role))
    link = desk.office.enrol_link(code)
    message = word.invitation(role, name, area, code, link, desk.policy.invite_valid)
    if link:
        message = Message(message.lines, message.title, message.choices, Attachment("qr", ref=link))
    await desk.reply_message(message)
    return code


async def press(desk: Desk, role_name: str) -> None:
    """A role button of /moi. Raises Refused."""
    desk.require(Right.INVITE)
    if role_name not in set(Role):
        raise Refused(notices.STALE)
    role = Role(role_name)
    if role is Role.ADMIN and Role.ADMIN not in desk.person.roles:
        raise Refused(word.ADMIN_BY_ADMIN)
    await make_invite(desk, role)
    await desk.say("Đã tạo lời mời.")
