"""One entry of the tally while it is made: one live message that changes as it is tapped, always in private.

A half-made entry is a row and survives a restart.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from duty.errors import AlreadyDone, NotFound, Refused
from duty.messages import Message, Priority, pack
from duty.reception import (
    Entry,
    Kind,
    Matter,
    Reception,
    Result,
    check_day,
    could_be_of,
    crowd_facts,
    parse_case,
    parse_people,
)
from duty.refusals import notice_of
from duty.wording import notices
from duty.wording import reception as word
from duty.wording.facts import TOPIC_NAMES, clock
from handlers import incident as use
from handlers import news
from handlers.desk import PRIORITY_ORDER, Desk
from handlers.drafts import is_new
from handlers.roster import parse_day
from storage.cards import CardSpec
from storage.people import Contact

DIALOGUE = "reception.answer"
_DRAFT = "reception.draft"
# A half-made entry is kept beside what the person is asked elsewhere, so that neither drops the other.
_BESIDE = "#tiepdan"
_KEPT_FOR = timedelta(hours=12)
_ANSWER_WITHIN = timedelta(minutes=30)
# What is typed and not tapped.
_TYPED = ("number", "case", "day")


@dataclass(frozen=True, slots=True)
class Draft:
    """A half-made entry: its number, which its buttons bear, and what its card asks now."""

    number: int
    entry: Entry
    view: str = "main"


async def begin(desk: Desk, entry: Entry) -> None:
    """A new card for an entry; one that lacks nothing is stored at once. Raises Refused."""
    contact = await private_chat(desk)
    draft = Draft(desk.inbox_id or 0, entry, _view(entry))
    if entry.day is not None and entry.replaces_id is None:
        check_day(entry.day, today(desk))
    if not desk.happening.chat.private:
        await desk.say(word.IN_PRIVATE)
    if entry.replaces_id is None and not entry.lacks:
        await _store(desk, contact, draft)
    else:
        await _go_on(desk, contact, draft)


def today(desk: Desk) -> date:
    """The day in the office."""
    return desk.now.astimezone(desk.policy.unit.zone).date()


def _view(entry: Entry) -> str:
    """What is asked first: on the main card stand the people and the visit beside the matter."""
    return "main" if entry.lacks in ("", "matter") else entry.lacks


async def private_chat(desk: Desk) -> Contact:
    contact = (await desk.reachable([desk.person])).get(desk.person.id)
    if contact is None:
        raise Refused(word.NO_PRIVATE)
    return contact


async def _kept(desk: Desk, contact: Contact) -> Draft | None:
    found = await desk.uow.dialogues.current(contact.channel, contact.address + _BESIDE, desk.person.id, desk.now)
    if found is None:
        return None
    return Draft(found.state["number"], Entry.from_record(found.state["entry"]), found.state["view"])


async def _go_on(desk: Desk, contact: Contact, draft: Draft, *, below: bool = False) -> None:
    """Keep the entry as it stands and show it; ``below``: posted anew, since something was typed under it."""
    held = await _kept(desk, contact)
    if held is not None and held.number != draft.number:
        await show(desk, contact, held.number, word.DROPPED)
    dialogues, person = desk.uow.dialogues, desk.person
    state = {"number": draft.number, "entry": draft.entry.record(), "view": draft.view}
    await dialogues.begin(
        desk.unit_id, contact.channel, contact.address + _BESIDE, person.id, _DRAFT, state, desk.now + _KEPT_FOR
    )
    await _await_typing(desk, contact, draft)
    await show(desk, contact, draft.number, word.card(draft.number, draft.entry, draft.view, today(desk)), below=below)


async def _await_typing(desk: Desk, contact: Contact, draft: Draft) -> None:
    dialogues, person = desk.uow.dialogues, desk.person
    if draft.view in _TYPED:
        await dialogues.begin(
            desk.unit_id, contact.channel, contact.address, person.id, DIALOGUE, {"number": draft.number},
            desk.now + _ANSWER_WITHIN,
        )  # fmt: skip
        return
    waiting = await dialogues.current(contact.channel, contact.address, person.id, desk.now)
    if waiting is not None and waiting.name == DIALOGUE:
        await dialogues.end(contact.channel, contact.address, person.id)


async def _drop(desk: Desk, contact: Contact) -> None:
    await desk.uow.dialogues.end(contact.channel, contact.address + _BESIDE, desk.person.id)
    await _await_typing(desk, contact, Draft(0, Entry()))


async def show(desk: Desk, contact: Contact, number: int, message: Message, *, below: bool = False) -> None:
    spec = CardSpec(
        f"tiepdan:{number}@{contact.channel}:{contact.address}",
        contact.channel,
        contact.address,
        "reception",
        pack(message),
        PRIORITY_ORDER[Priority.REPLY],
        person_id=desk.person.id,
        repost=below,
        farewell=pack(word.BELOW),
    )
    await desk.uow.cards.show(desk.unit_id, f"tiepdan:{number}", [spec], desk.now)


async def cancel_typed(desk: Desk) -> bool:
    """Typed "Huỷ": the half-made entry is dropped; False when there is none."""
    contact = (await desk.reachable([desk.person])).get(desk.person.id)
    draft = await _kept(desk, contact) if contact is not None else None
    if contact is None or draft is None:
        return False
    await _drop(desk, contact)
    await show(desk, contact, draft.number, word.DROPPED)
    return True


async def typed(desk: Desk, number: int, text: str) -> bool:
    """A line while a number is waited for; False when it is a report, which goes before. Raises Refused."""
    contact = await private_chat(desk)
    draft = await _kept(desk, contact)
    if draft is None or draft.number != number or draft.view not in _TYPED:
        return False
    # Routing has ended the dialogue: whatever is not the answer leaves it waiting.
    await _await_typing(desk, contact, draft)
    if draft.view == "number":
        people = parse_people(text)
        if people is None and is_new(desk, text):
            return False
        if people is None:
            raise Refused(word.NEED_NUMBER)
        entry = replace(draft.entry, people=people)
    elif is_new(desk, text):
        return False
    elif draft.view == "day":
        on = parse_day(text, today(desk))
        check_day(on, today(desk))
        entry = replace(draft.entry, on=on.isoformat())
    else:
        entry = replace(draft.entry, case_number=parse_case(text))
    await _go_on(desk, contact, Draft(number, entry, _view(entry)), below=True)
    return True


async def tap(desk: Desk, number: int, action: str, argument: str) -> None:
    contact = await private_chat(desk)
    draft = await _kept(desk, contact)
    if draft is None or draft.number != number:
        raise AlreadyDone(word.GONE)
    if action == "drop":
        await cancel_typed(desk)
    elif action == "void" and draft.entry.replaces_id is not None:
        await _store(desk, contact, draft, counts=False)
    elif action == "save" and not draft.entry.lacks:
        await _store(desk, contact, draft)
    else:
        changed = _changed(draft, action, argument, today(desk))
        if changed == draft:
            raise AlreadyDone("Đã chọn rồi.")
        if action == "result" and argument and changed.entry.replaces_id is None and not changed.entry.lacks:
            await _store(desk, contact, changed)
        else:
            await _go_on(desk, contact, changed)


def _changed(draft: Draft, action: str, argument: str, on: date) -> Draft:
    """The entry after one tap, and what is asked next. Raises NotFound for a button that was never shown."""
    entry = draft.entry
    if action in ("main", "more", "number", "day", "topic", "result") and not argument:
        return replace(draft, view=action)
    if action == "people" and parse_people(argument):
        entry = replace(entry, people=int(argument))
    elif action in ("today", "yesterday"):
        entry = replace(entry, on=(on if action == "today" else on - timedelta(days=1)).isoformat())
    elif action == "first":
        entry = replace(entry, repeated=False, case_number="")
    elif action == "again":
        return replace(draft, entry=replace(entry, repeated=True), view="case")
    elif action == "kind" and argument in (Kind.HEAD, Kind.DELEGATE):
        entry = entry.received_by(argument)
    elif action == "adhoc":
        entry = entry.out_of_turn()
    elif action == "matter" and argument in set(Matter):
        entry = entry.about(argument)
        return replace(draft, entry=entry, view=entry.lacks or "main")
    elif action == "topic" and argument in TOPIC_NAMES:
        entry = replace(entry, topic=argument)
        return replace(draft, entry=entry, view=entry.lacks or "main")
    elif action == "result" and argument in set(Result):
        entry = replace(entry, result=argument)
    else:
        raise NotFound(notices.STALE)
    return replace(draft, entry=entry, view="main")


async def _store(desk: Desk, contact: Contact, draft: Draft, *, counts: bool = True) -> None:
    """The entry is in the book; a group that belongs to no incident yet is asked about."""
    entry, book = draft.entry, desk.uow.receptions
    await _drop(desk, contact)
    if entry.replaces_id is None:
        one = await book.add(desk.unit_id, entry, entry.day or today(desk), desk.now, desk.person.id)
        await desk.note_audit("reception.entered", one.subject)
    else:
        old = await find(desk, entry.replaces_id)
        corrected = await book.replace(old, entry, desk.person.id, counts=counts)
        if corrected is None:
            await show(desk, contact, draft.number, word.DROPPED)
            raise AlreadyDone(word.CORRECTED)
        one = corrected
        await desk.note_audit("reception.corrected" if counts else "reception.voided", old.subject, by=one.id)
    if not counts:
        await show(desk, contact, draft.number, word.voided(one))
        return
    if entry.incident_id is not None and entry.replaces_id is None:
        await tell_incident(desk, one, entry.incident_id)
    await show(desk, contact, draft.number, await saved(desk, one, entry.area))


async def saved(desk: Desk, one: Reception, area: int | None = None) -> Message:
    """An entry that was stored, with what it brings with it: an incident to be opened or joined, a notice to give."""
    unit = desk.policy.unit
    notice = notice_of(one, desk.office.law, desk.office.calendar)
    if one.incident_id is not None:
        code = (await use.find(desk, incident_id=one.incident_id)).code
        return word.saved(one, unit, code=code, notice=notice)
    # Of a day that is over nobody is alerted any more.
    if one.people < desk.policy.levels.alert or one.on_date != today(desk):
        return word.saved(one, unit, notice=notice)
    start = datetime.combine(one.on_date, time(), unit.zone)
    of_today = [each for each in await desk.uow.incidents.open(desk.unit_id) if each.opened_at >= start]
    facts = crowd_facts(one, area, clock(one.at, unit.zone))
    return word.saved(one, unit, crowd=True, candidates=could_be_of(facts, of_today), area=area, notice=notice)


async def find(desk: Desk, reception_id: int) -> Reception:
    found = await desk.uow.receptions.get(reception_id)
    if found is None or found.unit_id != desk.unit_id:
        raise NotFound("Không tìm thấy mục tiếp công dân này.")
    return found


async def tell_incident(desk: Desk, one: Reception, incident_id: int) -> None:
    """The timeline says that they were received; how many came in is not how many gathered."""
    found = await use.find(desk, incident_id=incident_id)
    if found.is_open:
        await news.tell(desk, found, "update", word.told(one), desk.person, found.facts, found.facts)
