"""A new petition goes into the book: a line becomes a form, what it lacks is tapped, one more tap stores it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import get_args

from duty import reading
from duty.access import Right, may
from duty.errors import AlreadyDone, NotAllowed, Refused
from duty.law import Kind
from duty.messages import Message, Priority, pack
from duty.petition_lines import Entry, check_book, parse_line, parse_number
from duty.petitions import Petition
from duty.wording import notices
from duty.wording import petitions as word
from duty.wording.facts import TOPIC_NAMES
from handlers import cards, petition_cards
from handlers import incident as use
from handlers.commands import plain
from handlers.desk import PRIORITY_ORDER, Desk
from handlers.petition_cards import today
from handlers.roster import parse_day
from storage.cards import CardSpec

DIALOGUE = "petition.entry"
_KINDS = {name[0]: name for name in get_args(Kind)}


async def ask(desk: Desk) -> None:
    """Ask for the line of a new petition."""
    await desk.ask(DIALOGUE, {}, word.ASK_ENTRY)


async def begin(desk: Desk, text: str) -> None:
    """A line of a new petition becomes a form. Raises Refused."""
    on = today(desk)
    found = reading.read(text, desk.now, desk.policy.unit.gazetteer)
    entry, day = parse_line(plain(text), found.topic or "", on)
    if day:
        entry = replace(entry, received_on=parse_day(day, on))
    await _check(desk, entry)
    await petition_cards.point_to_private(desk)
    await petition_cards.show(desk, f"don:form:{desk.inbox_id or 0}", word.form(entry, on))


async def _check(desk: Desk, entry: Entry) -> None:
    if entry.received_on > today(desk):
        raise Refused("Ngày nhận đơn không được sau hôm nay.")
    check_book(entry)
    if entry.kind == "denunciation" and not may(desk.actor, Right.DENUNCIATIONS):
        raise NotAllowed(word.SECRET)
    if await desk.uow.petitions.numbered(desk.unit_id, entry.number, entry.book_year) is not None:
        raise Refused(word.TAKEN)
    if entry.incident is not None:
        await use.find(desk, number=entry.incident)


async def choose(desk: Desk, parts: list[str]) -> None:
    """A button of the form. What it holds is checked as if it were typed: anyone may forge it. Raises Refused."""
    entry, action, argument = _entry_of(parts[:5]), parts[5], parts[6]
    if action == "k" and argument in _KINDS:
        entry = entry.chosen(_KINDS[argument])
    elif action == "t" and argument in TOPIC_NAMES:
        entry = replace(entry, topic=argument)
    elif action == "x":
        await _redraw(desk, word.DROPPED)
        return
    elif action != "v" or entry.lacks:
        raise Refused(notices.STALE)
    await _check(desk, entry)
    if action != "v":
        await _redraw(desk, word.form(entry, today(desk)))
        return
    incident = await use.find(desk, number=entry.incident) if entry.incident is not None else None
    made = await desk.uow.petitions.add(
        desk.unit_id, entry, desk.person.id, desk.now, incident.id if incident is not None else None
    )
    if made is None:
        raise AlreadyDone(word.TAKEN)
    await desk.note_audit("petition.registered", made.subject)
    await _redraw(desk, await petition_cards.card(desk, made))
    await refresh_incident(desk, made)
    await desk.say(f"Đã vào sổ đơn {made.called(today(desk).year)}.")


async def refresh_incident(desk: Desk, petition: Petition) -> None:
    """The card of the incident of a petition names it by number; of a denunciation it names nothing."""
    if petition.incident_id is not None and not petition.secret:
        await cards.show(desk, await use.find(desk, incident_id=petition.incident_id))


def _entry_of(parts: list[str]) -> Entry:
    number, marks, topic, day, incident = parts
    kind, instance, later = marks[:1], marks[1:2], marks[2:]
    try:
        received_on = datetime.strptime(day, "%y%m%d").date()  # noqa: DTZ007
    except ValueError:
        raise Refused(notices.STALE) from None
    named = int(incident) if incident.isascii() and incident.isdecimal() and len(incident) <= 6 else None
    entry = Entry(
        parse_number(number)[0], received_on, "", topic if topic in TOPIC_NAMES else "", 2 if instance == "2" else 1,
        received_on.year + 1 if later == "1" else None, named,
    )  # fmt: skip
    return entry.chosen(_KINDS[kind]) if kind in _KINDS else entry


async def _redraw(desk: Desk, message: Message) -> None:
    """The pressed form shows this from now on."""
    event = desk.happening
    card = await desk.uow.cards.at(event.channel, event.chat.address, event.message_ref)
    if card is None or not card.subject.startswith("don:form:"):
        raise Refused(notices.STALE)
    spec = CardSpec(
        card.key, card.channel, card.address, card.audience, pack(message), PRIORITY_ORDER[Priority.REPLY],
        person_id=desk.person.id,
    )  # fmt: skip
    await desk.uow.cards.show(desk.unit_id, card.subject, [spec], desk.now)
