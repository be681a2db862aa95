"""What was entered wrongly about a petition is put right: the old value is kept, a petition that was none leaves the
figures, and its last step can be taken back."""

from __future__ import annotations

from datetime import date
from typing import Any, cast, get_args

from duty.access import Right, may
from duty.errors import AlreadyDone, NotAllowed, Refused
from duty.incidents import code_in
from duty.law import Kind
from duty.messages import Message
from duty.petition_lines import parse_number
from duty.petitions import Petition, Step, check_kind, check_received, standing
from duty.reception import may_correct
from duty.wording import notices
from duty.wording import petition_corrections as word
from duty.wording import petitions as shown
from duty.wording.facts import TOPIC_NAMES
from handlers import cards, petition_book, petition_cards
from handlers import incident as use
from handlers.commands import plain
from handlers.desk import Desk
from handlers.petition_cards import changed, send, show, today
from handlers.roster import parse_day

DIALOGUE = "petition.fix"


async def press(desk: Desk, petition: Petition, argument: str) -> None:
    """The button Sửa and what it leads to. Raises Refused."""
    if not may_correct(desk.person, petition.owner_id):
        raise NotAllowed(word.NOT_YOURS)
    field, _, value = argument.partition(".")
    if not field:
        await send(desk, word.menu(petition, today(desk)))
    elif field in word.QUESTIONS and not value:
        await desk.ask(DIALOGUE, {"petition": petition.id, "field": field}, Message(lines=(word.QUESTIONS[field],)))
    elif field == "kind" and not value:
        await send(desk, word.ask_kind(petition, today(desk)))
    elif field == "topic" and not value and not petition.secret:
        await send(desk, word.ask_topic(petition, today(desk)))
    elif field == "kind" and value[:-1] in get_args(Kind) and value[-1:] in ("1", "2"):
        await _kind(desk, petition, cast(Kind, value[:-1]), 2 if value == "complaint2" else 1)
    elif field == "topic" and value in TOPIC_NAMES and not petition.secret:
        await _fix(desk, petition, "topic", petition.topic, topic=value)
    elif field == "undo":
        await _undo(desk, petition, value)
    elif field == "void" and value in ("", "sure"):
        await _void(desk, petition, sure=bool(value))
    else:
        raise Refused(notices.STALE)


async def answered(desk: Desk, petition: Petition, field: str, text: str) -> None:
    """The right value, as typed. Raises Refused."""
    if not may_correct(desk.person, petition.owner_id):
        raise NotAllowed(word.NOT_YOURS)
    if field == "number":
        number, year = parse_number(text)
        await _number(desk, petition, number, year or petition.book_year)
    elif field == "received_on":
        await _received(desk, petition, parse_day(text, today(desk)))
    else:
        await _incident(desk, petition, plain(text))


async def _fix(desk: Desk, petition: Petition, field: str, before: object, **values: Any) -> None:
    step = Step("fix", field, today(desk), desk.now, person_id=desk.person.id, before=str(before)[:32])
    if not await desk.uow.petitions.note(petition, step, **values):
        raise AlreadyDone(shown.MOVED_ON)
    await changed(desk, petition, "petition.corrected", "Đã sửa", field=field)


async def _number(desk: Desk, petition: Petition, number: str, year: int) -> None:
    if petition.received_on.year not in (year, year - 1):
        raise Refused(f"Đơn nhận ngày {petition.received_on:%d/%m/%Y} không thuộc sổ năm {year}.")
    if await desk.uow.petitions.numbered(desk.unit_id, number, year) is not None:
        raise Refused(shown.TAKEN)
    before = f"{petition.number}/{petition.book_year}"
    await _fix(desk, petition, "number", before, number=number, book_year=year)
    await petition_book.refresh_incident(desk, petition)


async def _received(desk: Desk, petition: Petition, on: date) -> None:
    check_received(petition, on, today(desk))
    # The book goes with the receipt, unless the petition stands in the book of the year after.
    year = petition.book_year if on.year in (petition.book_year, petition.book_year - 1) else on.year
    held = await desk.uow.petitions.numbered(desk.unit_id, petition.number, year)
    if held is not None and held.id != petition.id:
        raise Refused(shown.TAKEN)
    await _fix(desk, petition, "received_on", petition.received_on, received_on=on, book_year=year)


async def _kind(desk: Desk, petition: Petition, kind: Kind, instance: int) -> None:
    if (kind, instance) == (petition.kind, petition.instance):
        raise AlreadyDone("Đơn đã là loại này rồi.")
    if kind == "denunciation" and not may(desk.actor, Right.DENUNCIATIONS):
        raise NotAllowed(shown.SECRET)
    check_kind(petition, kind)
    values: dict[str, Any] = {"kind": kind, "instance": instance}
    if kind == "denunciation":
        # Nothing that was written about it may stay, as an old value neither.
        await desk.uow.petitions.forget_texts(petition)
        await petition_cards.withdraw(desk, petition)
        values |= {"topic": "other", "owner_unit": ""}
    await _fix(desk, petition, "kind", f"{petition.kind} {petition.instance}", **values)
    if petition.incident_id is not None:
        await cards.show(desk, await use.find(desk, incident_id=petition.incident_id))


async def _incident(desk: Desk, petition: Petition, said: str) -> None:
    number = code_in(said) or (int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else 0)
    found = await use.find(desk, number=number)
    before = await desk.uow.incidents.get(petition.incident_id) if petition.incident_id else None
    await _fix(desk, petition, "incident", before.code if before else "", incident_id=found.id)
    for incident in (found, before):
        if incident is not None:
            await cards.show(desk, incident)


async def _undo(desk: Desk, petition: Petition, step_id: str) -> None:
    """The last step is taken back, and the petition stands where it stood before it."""
    step = petition.undoable
    if step is None or step_id != str(step.id):
        raise AlreadyDone("Bước này không còn là bước cuối của đơn.")
    left = [one for one in petition.steps if one.id != step.id]
    if not await desk.uow.petitions.take_back(petition, step, **standing(left)):
        raise AlreadyDone(shown.MOVED_ON)
    await changed(desk, petition, "petition.taken_back", "Đã bỏ bước cuối", step=step.kind, value=step.value)


async def _void(desk: Desk, petition: Petition, *, sure: bool) -> None:
    """It should never have been in the book: it is kept, counts no more, and its number is free again."""
    if not sure:
        await send(desk, word.ask_void(petition, today(desk)))
        return
    step = Step("fix", "counts", today(desk), desk.now, person_id=desk.person.id)
    if not await desk.uow.petitions.note(petition, step, counts=False):
        raise AlreadyDone(shown.MOVED_ON)
    await desk.note_audit("petition.voided", petition.subject)
    await show(desk, petition.subject, word.voided(petition, today(desk)))
    await petition_book.refresh_incident(desk, petition)
    await desk.say("Đã bỏ đơn khỏi sổ.")
