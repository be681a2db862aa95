"""/kiemtra: the desk checks itself and says in plain words what is missing."""

from __future__ import annotations

from datetime import timedelta

from duty.access import Right
from duty.messages import Message
from duty.people import Role
from duty.roster import on_duty
from duty.wording.notices import span
from handlers.desk import Desk
from storage.timers import Timer
from storage.unit_of_work import UnitOfWork

_OLD = timedelta(minutes=2)


async def findings(desk: Desk) -> list[str]:
    """What is wrong now, a sentence each; empty when all is well."""
    uow, names = desk.uow, desk.office.group_names
    found = []
    bound = await uow.groups.all(desk.unit_id)
    for purpose, name in names.items():
        serving = [group for group in bound if group.purpose == purpose]
        if not serving:
            found.append(f"Chưa gắn nhóm “{name}”.")
        found += [f"Không gửi được vào nhóm “{group.title}” ({name})." for group in serving if group.state == "lost"]
    people = await uow.people.all(desk.unit_id)
    reachable = await desk.reachable(people)
    for role, words in ((Role.ADMIN, "quản trị"), (Role.LEADER, "lãnh đạo")):
        if not any(role in person.roles and person.id in reachable for person in people):
            found.append(f"Chưa có {words} nào nhận được tin.")
    duties = await uow.roster.between(desk.unit_id, desk.now - timedelta(days=1), desk.now + timedelta(days=1))
    current = on_duty(duties, desk.now)
    if not current:
        found.append("Lúc này chưa có người trực.")
    lost = [person.called for person in people if person.id not in reachable]
    if lost:
        found.append(f"Không nhắn được cho: {', '.join(lost)}.")
    found += await queue_findings(uow, desk)
    return found


async def queue_findings(uow: UnitOfWork, desk: Desk) -> list[str]:
    """What waits too long in the queues."""
    found = []
    oldest = await uow.inbox.oldest_open_at()
    if oldest is not None and desk.now - oldest > _OLD:
        found.append(f"Có tin nhận chưa xử lý, lâu nhất {span(desk.now - oldest)}.")
    waiting = await uow.outbox.oldest_waiting_at()
    if waiting is not None and desk.now - waiting > _OLD:
        found.append(f"Có tin chờ gửi, lâu nhất {span(desk.now - waiting)}.")
    parked = await uow.inbox.count("parked")
    if parked:
        found.append(f"Có {parked} tin chưa xử lý được (xem: trucban inbox list).")
    states = await uow.outbox.waiting()
    stuck = states.get("parked", 0) + states.get("failed", 0)
    if stuck:
        found.append(f"Có {stuck} tin không gửi được (xem: trucban outbox list).")
    return found


async def report_findings(desk: Desk, timer: Timer) -> None:
    """The daily self-check: told to the admins only when something is wrong."""
    found = await findings(desk)
    if found:
        await desk.alarm("\n".join(f"• {line}" for line in found), key=timer.key)


async def check(desk: Desk) -> None:
    """Answer with what is missing. Raises NotAllowed."""
    desk.require(Right.CHECK)
    found = await findings(desk)
    if found:
        await desk.reply_message(Message(title="🛠 Cần xử lý", lines=tuple(f"• {line}" for line in found)))
    else:
        await desk.reply("✅ Máy trực hoạt động tốt: đủ nhóm, đủ người, không có tin tồn.")
