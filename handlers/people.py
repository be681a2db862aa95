"""Joining the desk: one-use invites, enrolment, and who is who."""

from __future__ import annotations

from duty.access import Right
from duty.errors import Refused
from duty.messages import Attachment, Message, Priority
from duty.people import Role
from duty.wording import notices
from duty.wording import people as word
from handlers.commands import plain
from handlers.desk import Desk


async def enrol(desk: Desk, code: str) -> None:
    """/start CODE: a stranger becomes a member, a member gains a role; the code is spent."""
    event = desk.happening
    if not event.chat.private or event.sender is None:
        return
    if not code:
        if desk.actor is not None:
            await desk.reply_message(notices.welcome(desk.actor))
        else:
            await desk.reply(notices.STRANGER)
        return
    uow = desk.uow
    invite = await uow.people.find_invite(code)
    if invite is None or invite.unit_id != desk.unit_id:
        await desk.reply(word.BAD_CODE)
        return
    if invite.used_at is not None:
        await desk.reply(word.USED_CODE if desk.actor is None else word.ALREADY_IN)
        return
    if invite.expires_at <= desk.now:
        await desk.reply(word.EXPIRED_CODE)
        return
    if desk.actor is None:
        name = invite.name or event.sender.name or "Cán bộ"
        person_id = await uow.people.add(desk.unit_id, name, [invite.role], desk.now, area=invite.area)
        await uow.people.link(desk.unit_id, person_id, event.channel, event.sender.address, desk.now)
    else:
        person_id = desk.actor.id
        await uow.people.give_role(desk.unit_id, person_id, invite.role, desk.now)
    if not await uow.people.use_invite(invite.id, person_id, desk.now):
        raise Refused(word.USED_CODE)
    person = await uow.people.get(person_id)
    assert person is not None
    desk.actor = person
    await desk.note_audit("people.enrolled", f"person:{person_id}", role=str(invite.role))
    await desk.reply_message(notices.welcome(person))
    office = await uow.people.with_role(desk.unit_id, Role.CLERK, Role.ADMIN)
    told = [one for one in office if one.id != person_id]
    await desk.tell(told, Message(lines=(word.joined(person),)), Priority.REMINDER)


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


async def show_people(desk: Desk) -> None:
    """Who is on the desk, with what rights, and who cannot be reached. Raises NotAllowed."""
    desk.require(Right.PEOPLE)
    people = await desk.uow.people.all(desk.unit_id)
    reachable = await desk.reachable(people)
    await desk.reply_message(word.staff_list([(person, person.id in reachable) for person in people]))
