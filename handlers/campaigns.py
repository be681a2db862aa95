"""Sessions and busy times edited in chat: their dates decide which posts must be filled."""

from __future__ import annotations

import re
from datetime import timedelta

from duty.access import Right
from duty.errors import NotFound, Refused
from duty.wording import campaigns as word
from duty.wording import notices
from duty.wording.roster import gap_lines
from handlers.desk import Desk
from handlers.roster import around, campaigns, parse_day
from handlers.roster_watch import unfilled

_SPAN = re.compile(r"([\d/.]+)\s*(?:-|–|đến|den)\s*([\d/.]+)\s*(.*)", re.DOTALL)
_LOOKED_AHEAD = timedelta(days=31)
_UNNAMED = "Kỳ họp Quốc hội"


async def handle(desk: Desk, text: str) -> None:
    """/kyhop FROM-TO [NAME]: when the session really runs; without dates, what holds now. Raises Refused."""
    desk.require(Right.ROSTER)
    match = _SPAN.match(text.strip())
    if match is None:
        if text.strip():
            raise Refused("Chưa hiểu ngày kỳ họp. Ví dụ: /kyhop 01/6-29/6 Kỳ họp thứ 7.")
        await desk.reply_message(word.held(await campaigns(desk)))
        return
    today = desk.now.astimezone(desk.policy.unit.zone).date()
    first, last = parse_day(match[1], today), parse_day(match[2], today)
    if last < first:
        raise Refused("Ngày kết thúc đứng trước ngày bắt đầu. Xin gõ lại.")
    name = match[3].strip()
    if not name:
        running = [one.name for one in await campaigns(desk) if one.to >= today]
        if len(running) > 1:
            raise Refused(f"Đang có {len(running)} đợt: {'; '.join(running)}. Xin gõ thêm tên sau ngày.")
        name = running[0] if running else _UNNAMED
    await _keep_configured(desk)
    await desk.uow.campaigns.set(desk.unit_id, name, first, last)
    await desk.note_audit("campaign.set", "", name=name, first=first.isoformat(), last=last.isoformat())
    await _show(desk)


async def press(desk: Desk, ordinal: int, action: str) -> None:
    """Bỏ: a campaign, named by the day on which it begins, does not hold any more. Raises Refused."""
    desk.require(Right.ROSTER)
    if action != "bo":
        raise Refused(notices.STALE)
    found = [one for one in await campaigns(desk) if one.from_.toordinal() == ordinal]
    if not found:
        raise NotFound("Đợt này không còn trong danh sách.")
    await _keep_configured(desk)
    for one in found:
        await desk.uow.campaigns.remove(desk.unit_id, one.name, desk.now)
        await desk.note_audit("campaign.removed", "", name=one.name)
    await desk.say("Đã bỏ.")
    await _show(desk)


async def _keep_configured(desk: Desk) -> None:
    """From the first edit on, what the configuration says is part of what is edited."""
    if await desk.uow.campaigns.all(desk.unit_id) is None:
        for one in desk.policy.campaigns:
            await desk.uow.campaigns.set(desk.unit_id, one.name, one.from_, one.to)


async def _show(desk: Desk) -> None:
    """What holds now, and what of the roster it leaves open."""
    zone = desk.policy.unit.zone
    first = desk.now.astimezone(zone).date()
    duties = await around(desk, timedelta(days=1), _LOOKED_AHEAD)
    empty = await unfilled(desk, duties, first, first + _LOOKED_AHEAD)
    await desk.reply_message(word.held(await campaigns(desk), gap_lines(empty, zone)))
