"""Showing an incident: every live copy of its card, in groups, with people on duty and with its reporters."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from duty import privacy
from duty.incidents import Incident
from duty.messages import Message, Priority, pack
from duty.people import Person
from duty.wording import cards as word
from duty.wording.cards import Standing
from handlers.desk import PRIORITY_ORDER, Desk
from handlers.targets import Reach, in_words
from storage.cards import Card, CardSpec
from storage.incidents import Entry
from storage.reports import Report

_UPDATES = ("update", "correction")


async def show(desk: Desk, incident: Incident, reach: Reach | None = None, *, repost: bool = False) -> None:
    """Bring every copy of the card up to date; ``reach`` adds new copies, and ``repost`` posts those anew below."""
    uow = desk.uow
    reports = await uow.reports.of_incident(incident.id)
    entries = await uow.incidents.timeline(incident.id)
    view = await standing(desk, incident, reports, entries)
    card = word.incident_card(incident, view, desk.policy.unit, desk.now)
    urgent = PRIORITY_ORDER[Priority.REPLY if incident.level == "note" else Priority.ALERT]
    body, farewell = pack(card), pack(word.farewell(incident))
    specs: dict[str, CardSpec] = {}
    held_cards = await uow.cards.of(incident.subject)
    lost = await _lost(desk, held_cards, reports)
    for held in held_cards:
        if (held.channel, held.address) in lost:
            continue
        specs[held.key] = CardSpec(
            held.key,
            held.channel,
            held.address,
            held.audience,
            body,
            urgent,
            thread=held.thread,
            person_id=held.person_id,
        )
    for group in reach.groups if reach else ():
        key = f"{incident.subject}@{group.channel}:{group.address}"
        specs[key] = CardSpec(
            key, group.channel, group.address, "group", body, urgent,
            thread=group.thread, repost=repost, farewell=farewell,
        )  # fmt: skip
    for person, contact in reach.people if reach else ():
        key = f"{incident.subject}@{contact.channel}:{contact.address}"
        specs[key] = CardSpec(
            key, contact.channel, contact.address, "duty", body, urgent,
            person_id=person.id, repost=repost, farewell=farewell,
        )  # fmt: skip
    await uow.cards.show(desk.unit_id, incident.subject, list(specs.values()), desk.now, incident_id=incident.id)
    told = list(
        dict.fromkeys(name for entry in entries if entry.kind == "told" for name in entry.text.split("; ") if name)
    )
    for report in reports:
        if (report.channel, report.address) in lost:
            continue
        message = word.reporter_card(incident, view, desk.policy.unit, desk.now, told, joined=report is not reports[0])
        await show_report(desk, report, message, incident_id=incident.id)


async def _lost(desk: Desk, held: Sequence[Card], reports: Sequence[Report]) -> set[tuple[str, str]]:
    """Chats of these cards that cannot be written to now: what is posted there anew would only fail again."""
    if not held:
        return set()
    groups = await desk.uow.groups.all(desk.unit_id)
    people = {one.person_id for one in held if one.person_id is not None} | {one.reporter_id for one in reports}
    contacts = [one for own in (await desk.uow.people.contacts_of(people)).values() for one in own]
    lost = {(one.channel, one.address) for one in groups if one.state == "lost"}
    lost |= {(one.channel, one.address) for one in contacts if not one.reachable}
    # Of a group that serves no purpose any more, or never did, only what became of the last message is known.
    elsewhere = {(one.channel, one.address) for one in held} | {(one.channel, one.address) for one in reports}
    elsewhere -= {(one.channel, one.address) for one in groups} | {(one.channel, one.address) for one in contacts}
    return lost | await desk.uow.outbox.refused(elsewhere)


async def show_report(desk: Desk, report: Report, message: Message, *, incident_id: int | None = None) -> None:
    """What the author of a report sees, as one live message."""
    spec = CardSpec(
        report.card,
        report.channel,
        report.address,
        "reporter",
        pack(message),
        PRIORITY_ORDER[Priority.REPLY],
        thread=report.thread,
        person_id=report.reporter_id,
    )
    await desk.uow.cards.show(desk.unit_id, report.subject, [spec], desk.now, incident_id=incident_id)


async def standing(desk: Desk, incident: Incident, reports: Sequence[Report], entries: Sequence[Entry]) -> Standing:
    """Who has done what so far."""
    uow = desk.uow
    responders = await uow.incidents.taking_part(incident.id, "responder") if incident.is_open else []
    updates = [entry for entry in entries if entry.kind in _UPDATES]
    last = updates[-1] if updates and not incident.facts.denunciation else None
    ids = {report.reporter_id for report in reports} | {person_id for person_id, _ in responders}
    ids |= {key for key in (incident.acked_by, incident.closed_by, last.person_id if last else None) if key is not None}
    people = await uow.people.many(ids)
    return Standing(
        reporters=tuple(people[report.reporter_id].post for report in reports if report.reporter_id in people),
        asked_since=asked_since(incident, entries),
        reported_at=(reports[0].sent_at if reports else None) or incident.opened_at,
        acked=(called(people, incident.acked_by), incident.acked_at) if incident.acked_at else None,
        coming=tuple((called(people, person_id), since) for person_id, since in responders),
        closed=(called(people, incident.closed_by), incident.closed_at) if incident.closed_at else None,
        last_update=(called(people, last.person_id), last.at, _news(last)) if last else None,
        next_call=await _next_call(desk, incident),
        # Masked before it is cut: half a phone number would pass for none.
        quote=shortened(privacy.mask(reports[0].text)) if reports else "",
        files=sum(entry.kind == "file" for entry in entries),
        petitions=await _petitions(desk, incident),
        receptions=await uow.receptions.of_incident(incident.id),
    )


async def _petitions(desk: Desk, incident: Incident) -> tuple[str, ...]:
    """The petitions that belong to it, by number; a denunciation is not told, nor anything beside one."""
    if incident.facts.denunciation:
        return ()
    year = desk.now.astimezone(desk.policy.unit.zone).year
    return tuple(one.called(year) for one in await desk.uow.petitions.of_incident(incident.id) if not one.secret)


def asked_since(incident: Incident, entries: Sequence[Entry]) -> datetime:
    """Since when someone is asked for: since it opened, or was opened again."""
    return max((entry.at for entry in entries if entry.kind == "reopened"), default=incident.opened_at)


def _news(entry: Entry) -> str:
    return word.CORRECTED + entry.text if entry.kind == "correction" else entry.text


def called(people: dict[int, Person], person_id: int | None) -> str:
    """How a member of staff is named in a card."""
    person = people.get(person_id) if person_id is not None else None
    return person.called if person else "Máy trực"


def shortened(text: str, limit: int = 300) -> str:
    """A text on one line, cut for a card."""
    flat = " ".join(text.split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


async def _next_call(desk: Desk, incident: Incident) -> tuple[datetime, str] | None:
    for timer in await desk.uow.timers.pending(incident.subject):
        if timer.kind == "escalate":
            return timer.due_at, in_words(desk, timer.payload["notify"])
    return None
