"""Buttons about one shift: understood, swap, give away, take over, change."""

from __future__ import annotations

from duty.access import Right
from duty.errors import NotAllowed, Refused
from duty.roster import Duty
from duty.wording import notices
from handlers import office_roster, swaps, take_over
from handlers.desk import Desk
from handlers.roster import find


async def press(desk: Desk, assignment_id: int, action: str, argument: str) -> None:
    """A button about a shift. Raises Refused."""
    desk.require(Right.SEE)
    duty = await find(desk, assignment_id)
    if action == "ro":
        await _understood(desk, duty)
    elif action == "doi":
        await swaps.options(desk, duty)
    elif action == "voi" and argument.isdigit():
        await swaps.ask(desk, duty, int(argument))
    elif action == "cho":
        await swaps.give(desk, duty)
    elif action == "nhan":
        await take_over.take(desk, duty)
    elif action == "thay":
        await office_roster.edit(desk, duty)
    elif action == "cu" and argument.isdigit():
        await office_roster.appoint(desk, duty, int(argument))
    elif action == "vang":
        await office_roster.absent(desk, duty)
    elif action == "gio":
        await office_roster.ask_hours(desk, duty)
    elif action == "bo":
        await office_roster.remove(desk, duty)
    else:
        raise Refused(notices.STALE)


async def _understood(desk: Desk, duty: Duty) -> None:
    if duty.person_id != desk.person.id:
        raise NotAllowed("Đây không phải ca của đồng chí.")
    if not duty.active:
        raise Refused("Ca này đã có người khác trực.")
    if await desk.uow.roster.seen(duty.id, desk.now):
        await desk.note_audit("roster.seen", f"assignment:{duty.id}")
        await desk.say("✅ Cảm ơn đồng chí.")
    else:
        await desk.say("Đồng chí đã bấm Đã rõ rồi.")
