"""People on their way to a higher office: leaders are asked, one after the other, whether to inform the superior body.

Going to a higher office is no offence. The draft informs and offers to receive together; only a person sends it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from duty import privacy
from duty.access import Right
from duty.errors import AlreadyDone, NotFound, Refused
from duty.incidents import Category, Incident
from duty.messages import Message, Priority, pack
from duty.people import Person, Role
from duty.wording import facts as say
from duty.wording import upward as word
from duty.wording.quick_report import Done
from handlers.desk import PRIORITY_ORDER, Desk
from handlers.targets import people_on_duty
from storage.cards import CardSpec
from storage.people import Contact
from storage.timers import Timer

DIALOGUE = "upward.edit"
_ASK_NEXT_AFTER = timedelta(minutes=5)


async def consider(desk: Desk, incident: Incident) -> None:
    """An upward incident: lay a draft before the leader on duty, and set the timer that asks the next one."""
    if incident.facts.category != Category.UPWARD or incident.facts.denunciation or incident.upward.get("sent_at"):
        return
    await _ask_next(desk, _with_draft(desk, incident))


def _with_draft(desk: Desk, incident: Incident) -> Incident:
    draft = word.draft_text(incident, desk.policy.unit, desk.now)
    return replace(incident, upward={"text": draft, "asked": [], **incident.upward})


async def resume(desk: Desk, incident: Incident) -> None:
    """A reopened incident whose draft nobody sent: the next leader is asked."""
    if incident.upward and not incident.upward.get("sent_at"):
        await _ask_next(desk, incident)


async def _leaders(desk: Desk) -> list[Person]:
    on_post, _ = await people_on_duty(desk, "command")
    leaders = await desk.uow.people.with_role(desk.unit_id, Role.LEADER)
    return list({person.id: person for person in [*on_post, *leaders] if Role.LEADER in person.roles}.values())


async def _ask_next(desk: Desk, incident: Incident) -> None:
    asked: list[int] = list(incident.upward.get("asked", []))
    reachable = await desk.reachable(leaders := await _leaders(desk))
    waiting = [person for person in leaders if person.id in reachable and person.id not in asked]
    if not waiting:
        await desk.uow.incidents.save(incident)
        if not asked:
            await desk.alarm(
                f"{incident.code}: chưa có lãnh đạo nào nhận được dự thảo báo cáo cấp trên.", incident_id=incident.id
            )
        return
    person = waiting[0]
    await _lay_before(desk, incident, person, reachable[person.id])
    await desk.uow.timers.put(
        desk.unit_id,
        f"upward:{incident.id}:{incident.fence}:{len(asked) + 1}",
        "upward",
        incident.subject,
        desk.now + _ASK_NEXT_AFTER,
        desk.now,
    )


async def _lay_before(desk: Desk, incident: Incident, person: Person, contact: Contact) -> None:
    asked = list(dict.fromkeys([*incident.upward.get("asked", []), person.id]))
    changed = replace(incident, upward={**incident.upward, "asked": asked})
    await desk.uow.incidents.save(changed)
    spec = CardSpec(
        f"upward:{incident.id}@{contact.channel}:{contact.address}",
        contact.channel,
        contact.address,
        "upward",
        pack(word.draft_card(changed, desk.policy.unit)),
        PRIORITY_ORDER[Priority.ALERT],
        person_id=person.id,
    )
    await desk.uow.cards.show(desk.unit_id, _subject(incident), [spec], desk.now, incident_id=incident.id)


def _subject(incident: Incident) -> str:
    return f"upward:{incident.id}"


async def ask_next(desk: Desk, timer: Timer) -> None:
    """No leader has acted yet: ask the next one."""
    incident = await desk.uow.incidents.get(int(timer.subject.split(":")[1]))
    if incident is not None and incident.is_open and not incident.upward.get("sent_at"):
        await _ask_next(desk, incident)


async def press(desk: Desk, incident_id: int, action: str) -> None:
    """A button of the draft. Raises Refused."""
    desk.require(Right.REPORT_UP)
    incident = await desk.uow.incidents.get(incident_id)
    if incident is None or incident.unit_id != desk.unit_id or not incident.upward:
        raise NotFound("Không tìm thấy dự thảo này.")
    if action == "send":
        await report_up(desk, incident)
    elif action == "edit":
        await _ask_text(desk, incident)
    elif action == "paper":
        await _paper(desk, incident)
    else:
        raise NotFound("Nút này không còn dùng được.")


async def _ask_text(desk: Desk, incident: Incident) -> None:
    await desk.ask(DIALOGUE, {"incident": incident.id}, Message(lines=(word.ASK_TEXT,)))
    await desk.say("Mời đồng chí gửi nội dung mới.")


async def _paper(desk: Desk, incident: Incident) -> None:
    """The draft as a paper, for whoever pressed."""
    entries = await desk.uow.incidents.timeline(incident.id)
    people = await desk.uow.people.many({one.person_id for one in entries if one.person_id is not None})
    done = [
        Done(one.at, one.kind, people[one.person_id].post if one.person_id in people else "", one.text)
        for one in entries
    ]
    content = desk.office.documents.quick_report(incident, done, desk.policy.unit, desk.now)
    await desk.note_audit("upward.paper", incident.subject)
    name = f"bao-cao-nhanh-{incident.code}.docx"
    await desk.hand([desk.person], name, content, f"Dự thảo báo cáo nhanh {incident.code}")
    await desk.say("📎 Đã gửi tệp vào khung chat riêng.")


async def set_text(desk: Desk, incident: Incident, text: str) -> None:
    """The leader's own wording of the draft. Raises Refused."""
    desk.require(Right.REPORT_UP)
    if incident.upward.get("sent_at"):
        raise Refused(f"{incident.code}: đã báo cấp trên, không sửa được nữa.")
    changed = replace(
        incident, upward={**incident.upward, "text": privacy.mask(text), "edited_at": desk.now.isoformat()}
    )
    await desk.uow.incidents.save(changed)
    await desk.note_audit("upward.edited", incident.subject)
    await _refresh(desk, changed)
    await desk.reply(f"{incident.code}: đã sửa dự thảo. Bấm Báo cấp trên để gửi.", choices=word.choices(changed))


async def report_up(desk: Desk, incident: Incident) -> None:
    """A person sends the draft to the superior body's groups; once. Raises Refused.

    Where there is no draft yet, it is laid before that person first: nothing goes up that nobody has read.
    """
    person = desk.require(Right.REPORT_UP)
    if incident.upward.get("sent_at"):
        raise AlreadyDone(f"{incident.code}: đã báo cấp trên rồi.")
    if incident.facts.denunciation:
        raise Refused(f"{incident.code}: tố cáo không báo qua kênh này. Xin chuyển bộ phận tiếp công dân.")
    if not incident.upward:
        contact = (await desk.reachable([person])).get(person.id)
        if contact is None:
            raise Refused("Xin mở khung chat riêng với máy trực để xem dự thảo trước khi gửi.")
        await _lay_before(desk, _with_draft(desk, incident), person, contact)
        await desk.note_audit("upward.drafted", incident.subject)
        if not desk.happening.chat.private:
            await desk.say(f"{incident.code}: dự thảo ở khung chat riêng với máy trực.")
        return
    groups = await desk.uow.groups.serving(desk.unit_id, "superior")
    if not groups:
        raise Refused(
            "Chưa gắn nhóm cấp trên. Văn phòng gõ “Gắn nhóm” trong nhóm đó, hoặc chuyển nội dung này bằng cách khác."
        )
    for group in groups:
        await desk.send(
            group.channel,
            group.address,
            Message(title=f"📤 Báo cáo nhanh · {incident.code}", lines=tuple(incident.upward["text"].splitlines())),
            Priority.ALERT,
            thread=group.thread,
            incident_id=incident.id,
        )
    changed = replace(incident, upward={**incident.upward, "sent_at": desk.now.isoformat(), "sent_by": person.id})
    await desk.uow.incidents.save(changed)
    await desk.uow.timers.cancel(incident.subject, ("upward",))
    await desk.uow.incidents.note(
        changed, "reported_up", desk.now, person_id=person.id, text="; ".join(group.title for group in groups)
    )
    await desk.note_audit("upward.sent", incident.subject)
    await _refresh(desk, changed)
    await desk.say(f"{incident.code}: đã báo cấp trên.")


async def _refresh(desk: Desk, incident: Incident) -> None:
    sent_by, sent = incident.upward.get("sent_by"), ""
    if sent_by:
        people = await desk.uow.people.many({sent_by})
        who = people[sent_by].called if sent_by in people else ""
        sent = f"📤 Đã báo cấp trên lúc {say.clock(desk.now, desk.policy.unit.zone)}, {who}"
    body = pack(word.draft_card(incident, desk.policy.unit, sent=sent))
    specs = [
        CardSpec(
            card.key,
            card.channel,
            card.address,
            card.audience,
            body,
            PRIORITY_ORDER[Priority.REPLY],
            person_id=card.person_id,
        )
        for card in await desk.uow.cards.of(_subject(incident))
    ]
    await desk.uow.cards.show(desk.unit_id, _subject(incident), specs, desk.now, incident_id=incident.id)
