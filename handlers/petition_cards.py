"""A petition as it is found and shown: in private, as one live card, only to who may know of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from duty.access import Right, may
from duty.errors import NotFound
from duty.messages import EventKind, Message, Priority, pack
from duty.people import Person
from duty.petition_lines import parse_number
from duty.petition_terms import Term, citizen_rights, events_of, terms
from duty.petitions import Petition
from duty.wording import petitions as word
from handlers.desk import PRIORITY_ORDER, Desk
from handlers.tally import private_chat
from storage.cards import CardSpec


def today(desk: Desk) -> date:
    """The day in the office."""
    return desk.now.astimezone(desk.policy.unit.zone).date()


def may_see(desk: Desk, petition: Petition) -> bool:
    """Whether the actor may know of a petition."""
    return not petition.secret or may(desk.actor, Right.DENUNCIATIONS) or petition.owner_id == desk.person.id


async def find(desk: Desk, petition_id: int) -> Petition:
    """A petition that the actor may see. Raises NotFound."""
    found = await desk.uow.petitions.get(petition_id)
    if found is None or found.unit_id != desk.unit_id or not may_see(desk, found):
        raise NotFound(word.NOT_FOUND)
    return found


async def numbered(desk: Desk, said: str) -> Petition | None:
    """The petition of a typed number, of this year's book unless it names another; None when the actor sees none.

    Raises Refused.
    """
    number, year = parse_number(said)
    found = await desk.uow.petitions.numbered(desk.unit_id, number, year or today(desk).year)
    return found if found is not None and may_see(desk, found) else None


async def in_older_book(desk: Desk, said: str) -> Petition | None:
    """The newest petition of this number in another year's book that the actor may see. Raises Refused."""
    number, year = parse_number(said)
    for other in await desk.uow.petitions.years(desk.unit_id, number):
        found = await desk.uow.petitions.numbered(desk.unit_id, number, other)
        if found is not None and other != (year or today(desk).year) and may_see(desk, found):
            return found
    return None


def terms_of(desk: Desk, petition: Petition) -> list[Term]:
    """Every term of a petition."""
    return terms(petition, desk.office.law, desk.office.calendar, remote=desk.policy.petitions.remote)


async def send(desk: Desk, message: Message) -> None:
    """To the actor, in private."""
    contact = await private_chat(desk)
    await desk.send(contact.channel, contact.address, message, Priority.REPLY, person_id=desk.person.id)


async def point_to_private(desk: Desk) -> None:
    """Whoever asks in a group is told where to look."""
    if not desk.happening.chat.private:
        await desk.say(word.IN_PRIVATE)


async def card(desk: Desk, petition: Petition) -> Message:
    """One petition with all that can be done about it."""
    people: dict[int, Person] = await desk.uow.people.many({petition.owner_id} - {None})  # type: ignore[arg-type]
    incident = await desk.uow.incidents.get(petition.incident_id) if petition.incident_id else None
    law, calendar, on = desk.office.law, desk.office.calendar, today(desk)
    return word.card(
        petition,
        terms_of(desk, petition),
        people.get(petition.owner_id or 0),
        on,
        rights=citizen_rights(petition, law, calendar, on, remote=desk.policy.petitions.remote),
        events=events_of(petition, law, on),
        incident=incident.code if incident is not None else "",
    )


async def show(desk: Desk, subject: str, message: Message) -> None:
    """The live card of a petition in the actor's private chat, at the bottom."""
    contact = await private_chat(desk)
    spec = CardSpec(
        f"{subject}@{contact.channel}:{contact.address}", contact.channel, contact.address, "petition", pack(message),
        PRIORITY_ORDER[Priority.REPLY], person_id=desk.person.id, repost=True, farewell=pack(word.BELOW),
    )  # fmt: skip
    await desk.uow.cards.show(desk.unit_id, subject, [spec], desk.now)


async def withdraw(desk: Desk, petition: Petition) -> None:
    """Every copy of its card that anybody has tells nothing any more."""
    body, order = pack(word.WITHDRAWN), PRIORITY_ORDER[Priority.REPLY]
    specs = [
        CardSpec(
            one.key, one.channel, one.address, one.audience, body, order, thread=one.thread, person_id=one.person_id
        )
        for one in await desk.uow.cards.of(petition.subject)
    ]
    await desk.uow.cards.show(desk.unit_id, petition.subject, specs, desk.now)


async def changed(desk: Desk, petition: Petition, action: str, told: str, **detail: Any) -> None:
    """Written down, said, and shown."""
    await desk.note_audit(action, petition.subject, **detail)
    fresh = await desk.uow.petitions.get(petition.id)
    assert fresh is not None
    await show(desk, petition.subject, await card(desk, fresh))
    if desk.happening.kind is EventKind.PRESS or not desk.happening.chat.private:
        await desk.say(f"Đơn {fresh.called(today(desk).year)}: {told}.")
