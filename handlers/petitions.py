"""Petitions in chat: into the book, one petition with its terms, stages, extensions, who is in charge. In private."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import Any, cast, get_args

from duty import reading
from duty.access import Right, may
from duty.errors import AlreadyDone, NotAllowed, NotFound, Refused
from duty.law import Kind, Stage
from duty.messages import EventKind, Message, Priority, pack
from duty.people import Person
from duty.petitions import (
    ENDINGS,
    RESULTS,
    Entry,
    Petition,
    Step,
    Term,
    check_day,
    check_stage,
    open_term,
    parse_line,
    parse_number,
    terms,
)
from duty.privacy import mask
from duty.wording import notices
from duty.wording import petitions as word
from duty.wording.facts import TOPIC_NAMES
from handlers import chasing
from handlers.commands import plain
from handlers.desk import PRIORITY_ORDER, Desk
from handlers.roster import parse_day
from handlers.tally import private_chat
from storage.cards import CardSpec

ENTRY, FORWARD, EXTEND = "petition.entry", "petition.forward", "petition.extend"
DIALOGUES = (ENTRY, FORWARD, EXTEND)
_MOST_REASON = 300
# Stages as people type them after a number.
_TYPED: dict[str, Stage] = {
    "thu ly": "accepted", "xac minh": "verifying", "chuyen": "forwarded", "khong thu ly": "refused",
    "giai quyet": "resolved", "ket thuc": "closed",
}  # fmt: skip
_TYPED_STAGE = re.compile(rf"({'|'.join(_TYPED)})(?:\s+(?:ngay\s+)?(\d\S*))?")


async def start(desk: Desk, text: str) -> None:
    """/don: what is due; with a number that petition; with "mới" or a whole line, into the book. Raises Refused."""
    desk.require(Right.PETITIONS)
    line = plain(text).strip()
    if not line:
        await _show_list(desk)
    elif line == "moi":
        await desk.ask(ENTRY, {}, word.ASK_ENTRY)
    else:
        rest = line.partition(" ")[2]
        found = await desk.uow.petitions.numbered(desk.unit_id, parse_number(text.split()[0]))
        if found is not None and _may_see(desk, found):
            await _typed_step(desk, found, rest.strip())
        elif rest:
            await _begin(desk, text)
        else:
            raise NotFound(word.NOT_FOUND)


async def typed(desk: Desk, dialogue: str, state: dict[str, Any], text: str) -> bool:
    """The line that was asked for. Raises Refused."""
    desk.require(Right.PETITIONS)
    if dialogue == ENTRY:
        await _begin(desk, text)
        return True
    petition = await find(desk, state["petition"])
    if dialogue == FORWARD:
        await _reach(desk, petition, "forwarded", _today(desk), reason=mask(text)[:_MOST_REASON])
    else:
        await _extend(desk, petition, state["term"], text)
    return True


async def press(desk: Desk, parts: list[str]) -> None:
    """A button: "moi", "n:…" of a new entry, "s:…" of a stored petition. Raises Refused."""
    desk.require(Right.PETITIONS)
    if parts == ["moi"]:
        await desk.ask(ENTRY, {}, word.ASK_ENTRY)
    elif parts[0] == "n" and len(parts) == 8:
        await _choose(desk, parts[1:])
    elif parts[0] == "s" and len(parts) == 4 and parts[1].isascii() and parts[1].isdecimal() and len(parts[1]) < 16:
        await _of_stored(desk, await find(desk, int(parts[1])), parts[2], parts[3])
    else:
        raise Refused(notices.STALE)


async def find(desk: Desk, petition_id: int) -> Petition:
    """A petition that the actor may see. Raises NotFound."""
    found = await desk.uow.petitions.get(petition_id)
    if found is None or found.unit_id != desk.unit_id or not _may_see(desk, found):
        raise NotFound(word.NOT_FOUND)
    return found


def _may_see(desk: Desk, petition: Petition) -> bool:
    return not petition.secret or may(desk.actor, Right.DENUNCIATIONS) or petition.owner_id == desk.person.id


def _today(desk: Desk) -> date:
    return desk.now.astimezone(desk.policy.unit.zone).date()


def _terms(desk: Desk, petition: Petition) -> list[Term]:
    return terms(petition, desk.office.law, desk.office.calendar, remote=desk.policy.petitions.remote)


async def _show_list(desk: Desk) -> None:
    today = _today(desk)
    found = [one for one in await desk.uow.petitions.open_on(desk.unit_id, today) if _may_see(desk, one)]
    contact = await private_chat(desk)
    await _point_to_private(desk)
    message = word.listed(chasing.concerns_of(desk, found, today), len(found))
    await desk.send(contact.channel, contact.address, message, Priority.REPLY, person_id=desk.person.id)


async def _point_to_private(desk: Desk) -> None:
    if not desk.happening.chat.private:
        await desk.say(word.IN_PRIVATE)


# ── Into the book ──


async def _begin(desk: Desk, text: str) -> None:
    """A line of a new petition becomes a form. Raises Refused."""
    today = _today(desk)
    found = reading.read(text, desk.now, desk.policy.unit.gazetteer)
    entry, day = parse_line(plain(text), found.topic or "", today)
    if day:
        entry = replace(entry, received_on=parse_day(day, today))
    await _check_entry(desk, entry)
    await _point_to_private(desk)
    await _show(desk, f"don:form:{desk.inbox_id or 0}", word.form(entry))


async def _check_entry(desk: Desk, entry: Entry) -> None:
    if entry.received_on > _today(desk):
        raise Refused("Ngày nhận đơn không được sau hôm nay.")
    if entry.kind == "denunciation" and not may(desk.actor, Right.DENUNCIATIONS):
        raise NotAllowed(word.SECRET)
    if await desk.uow.petitions.numbered(desk.unit_id, entry.number) is not None:
        raise Refused(word.TAKEN)


async def _choose(desk: Desk, parts: list[str]) -> None:
    """A button of the form. What it holds is checked as if it were typed: anyone may forge it."""
    entry, action, argument = _entry_of(parts[:5]), parts[5], parts[6]
    kinds = {name[0]: name for name in get_args(Kind)}
    if action == "k" and argument in kinds:
        entry = entry.chosen(kinds[argument])
    elif action == "t" and argument in TOPIC_NAMES:
        entry = replace(entry, topic=argument)
    elif action == "x":
        await _redraw(desk, word.DROPPED)
        return
    elif action != "v" or entry.lacks:
        raise Refused(notices.STALE)
    await _check_entry(desk, entry)
    if action != "v":
        await _redraw(desk, word.form(entry))
        return
    made = await desk.uow.petitions.add(desk.unit_id, entry, desk.person.id, desk.now)
    if made is None:
        raise AlreadyDone(word.TAKEN)
    await desk.note_audit("petition.registered", made.subject)
    await _redraw(desk, await _card(desk, made))
    await desk.say(f"Đã vào sổ đơn {made.number}.")


def _entry_of(parts: list[str]) -> Entry:
    number, kind, topic, day, instance = parts
    kinds = {name[0]: name for name in get_args(Kind)}
    try:
        received_on = datetime.strptime(day, "%y%m%d").date()  # noqa: DTZ007
    except ValueError:
        raise Refused(notices.STALE) from None
    entry = Entry(parse_number(number), received_on, "", topic if topic in TOPIC_NAMES else "")
    entry = replace(entry, instance=2 if instance == "2" else 1)
    return entry.chosen(kinds[kind]) if kind in kinds else entry


# ── One petition ──


async def _typed_step(desk: Desk, petition: Petition, line: str) -> None:
    """ "/don 45" shows it; "/don 45 thụ lý 3/6" takes it a step. Raises Refused."""
    if not line:
        await _point_to_private(desk)
        await _show(desk, petition.subject, await _card(desk, petition))
        return
    match = _TYPED_STAGE.fullmatch(line)
    if match is None:
        raise Refused(
            f"Đơn {petition.number} đã có trong sổ. Gõ /don {petition.number} để xem, hoặc thêm bước: thụ lý, xác minh,"
            " không thụ lý, giải quyết, kết thúc; có thể kèm ngày, ví dụ thụ lý 3/6."
        )
    on = parse_day(match[2], _today(desk)) if match[2] else _today(desk)
    await _go(desk, petition, _TYPED[match[1]], on)


async def _of_stored(desk: Desk, petition: Petition, action: str, argument: str) -> None:
    today = _today(desk)
    if action == "xem":
        await _show(desk, petition.subject, await _card(desk, petition))
    elif action == "st" and argument in get_args(Stage):
        await _go(desk, petition, cast(Stage, argument), today)
    elif action == "rs":
        to, _, result = argument.partition(".")
        if to not in ("resolved", "closed") or result not in (RESULTS[petition.kind] if to == "resolved" else ENDINGS):
            raise Refused(notices.STALE)
        await _reach(desk, petition, cast(Stage, to), today, result=result)
    elif action == "me":
        await _met(desk, petition, argument)
    elif action == "gh":
        term = open_term(_terms(desk, petition), argument)
        if not term.extensible:
            raise Refused("Thời hạn này không được gia hạn nữa.")
        await desk.ask(EXTEND, {"petition": petition.id, "term": term.deadline.id}, word.ASK_EXTENSION)
    elif action == "ow":
        await _assign(desk, petition, argument)
    else:
        raise Refused(notices.STALE)


async def _go(desk: Desk, petition: Petition, to: Stage, on: date) -> None:
    """To a stage; what must be known first is asked."""
    check_stage(petition, to, on, _today(desk))
    if to == "forwarded":
        await desk.ask(FORWARD, {"petition": petition.id}, word.ASK_FORWARD)
    elif to == "resolved" or (to == "closed" and petition.stage in ("received", "accepted", "verifying")):
        contact = await private_chat(desk)
        message = word.ask_result(petition, to)
        await desk.send(contact.channel, contact.address, message, Priority.REPLY, person_id=desk.person.id)
    else:
        await _reach(desk, petition, to, on)


async def _reach(desk: Desk, petition: Petition, to: Stage, on: date, *, result: str = "", reason: str = "") -> None:
    check_stage(petition, to, on, _today(desk))
    values: dict[str, Any] = {"stage": to}
    values |= {"result": result} if result else {}
    values |= {"owner_unit": reason} if to == "forwarded" else {}
    values |= {"closed_on": on} if to == "closed" else {}
    step = Step("stage", to, on, desk.now, reason, person_id=desk.person.id)
    if not await desk.uow.petitions.note(petition, step, **values):
        raise AlreadyDone(word.MOVED_ON)
    await _changed(desk, petition, f"petition.{to}", word.STAGE_NAMES[to])


async def _met(desk: Desk, petition: Petition, deadline_id: str) -> None:
    """A term that no stage keeps was kept today."""
    term = open_term(_terms(desk, petition), deadline_id)
    if not term.by_hand:
        raise Refused(notices.STALE)
    step = Step("met", deadline_id, _today(desk), desk.now, person_id=desk.person.id)
    await desk.uow.petitions.note(petition, step)
    await _changed(desk, petition, "petition.met", "Đã ghi", term=deadline_id)


async def _extend(desk: Desk, petition: Petition, deadline_id: str, text: str) -> None:
    """One extension, by a document and with its reason. Raises Refused."""
    document, _, reason = mask(text).strip().partition(" ")
    term = open_term(_terms(desk, petition), deadline_id)
    if not term.extensible:
        raise Refused("Thời hạn này không được gia hạn nữa.")
    if not any(char.isdigit() for char in document) or not reason.strip():
        await desk.ask(EXTEND, {"petition": petition.id, "term": deadline_id}, Message(lines=(word.NEED_DOCUMENT,)))
        return
    check_day(petition, _today(desk), _today(desk))
    step = Step(
        "extend", deadline_id, _today(desk), desk.now, reason.strip()[:_MOST_REASON], document[:64], desk.person.id
    )
    await desk.uow.petitions.note(petition, step)
    await _changed(desk, petition, "petition.extended", "Đã gia hạn", term=deadline_id)


async def _assign(desk: Desk, petition: Petition, argument: str) -> None:
    """Another person answers for it; without an argument, who may is shown."""
    right = Right.DENUNCIATIONS if petition.secret else Right.PETITIONS
    staff = [one for one in await desk.uow.people.all(desk.unit_id) if may(one, right) and one.id != petition.owner_id]
    if not argument:
        contact = await private_chat(desk)
        message = word.ask_owner(petition, staff)
        await desk.send(contact.channel, contact.address, message, Priority.REPLY, person_id=desk.person.id)
        return
    owner = next((one for one in staff if str(one.id) == argument), None)
    if owner is None:
        raise AlreadyDone("Đơn đã giao cho người này, hoặc người này không nhận đơn được.")
    step = Step("owner", str(owner.id), _today(desk), desk.now, person_id=desk.person.id)
    await desk.uow.petitions.note(petition, step, owner_id=owner.id)
    if owner.id != desk.person.id:
        await desk.tell([owner], word.assigned(petition, desk.person), Priority.REPLY)
    await _changed(desk, petition, "petition.assigned", f"Đã giao {owner.called}", owner=owner.id)


async def _changed(desk: Desk, petition: Petition, action: str, told: str, **detail: object) -> None:
    """Written down, said, and shown."""
    await desk.note_audit(action, petition.subject, **detail)
    fresh = await desk.uow.petitions.get(petition.id)
    assert fresh is not None
    await _show(desk, petition.subject, await _card(desk, fresh))
    if desk.happening.kind is EventKind.PRESS or not desk.happening.chat.private:
        await desk.say(f"Đơn {petition.number}: {told}.")


async def _card(desk: Desk, petition: Petition) -> Message:
    people: dict[int, Person] = await desk.uow.people.many({petition.owner_id} - {None})  # type: ignore[arg-type]
    return word.card(petition, _terms(desk, petition), people.get(petition.owner_id or 0), _today(desk))


async def _show(desk: Desk, subject: str, message: Message) -> None:
    """The live card of a petition in the actor's private chat, at the bottom."""
    contact = await private_chat(desk)
    spec = CardSpec(
        f"{subject}@{contact.channel}:{contact.address}", contact.channel, contact.address, "petition", pack(message),
        PRIORITY_ORDER[Priority.REPLY], person_id=desk.person.id, repost=True, farewell=pack(word.BELOW),
    )  # fmt: skip
    await desk.uow.cards.show(desk.unit_id, subject, [spec], desk.now)


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
