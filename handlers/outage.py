"""After a time without contact: presses of that time are gone, so live cards are laid before everyone again."""

from __future__ import annotations

from datetime import datetime

from duty.incidents import Incident, State
from duty.messages import Message, Priority
from duty.wording import health as word
from duty.wording.facts import clock
from handlers import cards, escalation
from handlers.desk import Desk
from handlers.targets import Reach


async def over(desk: Desk, since: datetime) -> None:
    """The channel can be reached again. Who holds a live card hears of it; what nobody has taken is posted anew."""
    groups = {
        (one.channel, one.address): one for one in await desk.uow.groups.all(desk.unit_id) if one.state == "active"
    }
    codes: dict[tuple[str, str, str], list[str]] = {}
    for incident in await desk.uow.incidents.open(desk.unit_id):
        held = [one for one in await desk.uow.cards.of(incident.subject) if one.audience in ("group", "duty")]
        for card in held:
            codes.setdefault((card.channel, card.address, card.thread), []).append(incident.code)
        if incident.state is State.OPEN and not await _is_called(desk, incident, since):
            places = {(card.channel, card.address) for card in held}
            reach = Reach(groups=[group for place, group in groups.items() if place in places])
            await cards.show(desk, incident, reach, repost=True)
    zone = desk.policy.unit.zone
    for (channel, address, thread), open_ones in codes.items():
        line = word.reconnected(", ".join(open_ones), clock(since, zone), clock(desk.now, zone))
        key = f"outage:{since.isoformat()}:{channel}:{address}"
        await desk.send(channel, address, Message(lines=(line,)), Priority.REPLY, thread=thread, key=key)


async def _is_called(desk: Desk, incident: Incident, since: datetime) -> bool:
    """Whether a call that fell due meanwhile posts the card anew, or has done so."""
    pending = await desk.uow.timers.pending(incident.subject)
    if any(timer.kind in escalation.CALLS and timer.due_at <= desk.now for timer in pending):
        return True
    entries = await desk.uow.incidents.timeline(incident.id)
    return any(entry.kind == "call" and entry.at >= since for entry in entries)
