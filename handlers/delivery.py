"""What follows when a message cannot be delivered: mark the target, and tell someone on another route."""

from __future__ import annotations

from duty.messages import unpack
from duty.wording import groups as word
from handlers.desk import ALARM, Desk
from storage.outbox import Outgoing


async def unreachable(desk: Desk, row: Outgoing, reason: str) -> None:
    """The target cannot be written to: blocked, thrown out, gone."""
    what = await _what(desk, row)
    groups = await desk.uow.groups.mark(row.channel, row.address, "lost", reason)
    person_id = await desk.uow.people.mark_contact(
        row.channel, row.address, reachable=False, reason=reason, now=desk.now
    )
    await desk.uow.cards.drop_edits(row.card)
    if groups:
        names = ", ".join(desk.office.group_names.get(group.purpose, group.purpose) for group in groups)
        await desk.alarm(word.group_lost(groups[0].title, names, reason), incident_id=row.incident_id)
    elif person_id is not None:
        person = await desk.uow.people.get(person_id)
        if person is not None and person.active:
            await desk.alarm(word.person_lost(person), incident_id=row.incident_id, besides=row.address)
    if row.key.startswith(ALARM):
        await _pass_on(desk, row)
    elif row.incident_id is not None and row.priority == 0:
        where = groups[0].title if groups else await _who(desk, row)
        await _undelivered(desk, row, word.undelivered(where, what, "không nhận được tin"))
        await desk.note_audit("alert.undelivered", f"incident:{row.incident_id}", outbox=row.id)


async def failed(desk: Desk, row: Outgoing, reason: str) -> None:
    """This message will never be accepted, or was tried too often."""
    await desk.uow.cards.drop_edits(row.card)
    await desk.note_audit("message.failed", f"outbox:{row.id}", reason=reason)
    if row.key.startswith(ALARM):
        await _pass_on(desk, row)
    else:
        await _undelivered(desk, row, word.undelivered(await _who(desk, row), await _what(desk, row), reason))


async def _undelivered(desk: Desk, row: Outgoing, text: str) -> None:
    """Told once an incident and an address: every change of a card that cannot be shown would tell it again."""
    about = f"incident:{row.incident_id}" if row.incident_id is not None else f"outbox:{row.id}"
    key = f"undelivered:{about}@{row.channel}:{row.address}"
    await desk.alarm(text, key=key, incident_id=row.incident_id, besides=row.address)


async def _pass_on(desk: Desk, row: Outgoing) -> None:
    """An alarm that reached nobody there goes to the next ones, under its own key: nobody gets it twice."""
    key = row.key.removeprefix(ALARM).rpartition(":")[0]
    text = "\n".join(unpack(row.body).lines)
    await desk.alarm(text, key=key, incident_id=row.incident_id, besides=row.address)


async def _what(desk: Desk, row: Outgoing) -> str:
    incident = await desk.uow.incidents.get(row.incident_id) if row.incident_id is not None else None
    return f"tin về {incident.code}" if incident else "một tin"


async def _who(desk: Desk, row: Outgoing) -> str:
    person = await desk.uow.people.by_address(row.channel, row.address)
    if person is not None:
        return person.called
    for group in await desk.uow.groups.at(row.channel, row.address):
        return f"nhóm “{group.title}”"
    return "một khung chat"
