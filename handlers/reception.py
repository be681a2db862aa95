"""The reception tally in chat: the command, the day's list, corrections, and what a group becomes.

What is stored is never changed: a correction is a new entry, and the old one, kept, no longer counts.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, timedelta

from duty import reading
from duty.access import Right
from duty.errors import AlreadyDone, NotAllowed, Refused
from duty.incidents import code_in
from duty.messages import Message, Priority
from duty.reception import Entry, Kind, Reception, crowd_facts, may_correct, out_of_turn_fits, parse_line
from duty.wording import chair_days as chair_day
from duty.wording import reception as word
from duty.wording.facts import clock
from handlers import chair_days, refusals, tally
from handlers import incident as use
from handlers.commands import plain
from handlers.desk import Desk
from handlers.figures import form_on
from handlers.roster import parse_day

_MONTH = re.compile(r"so(?: thang)?(?: (\d{1,2})(?:/(\d{4}))?)?")
_DAY = re.compile(r"(hom qua|hom nay|nay|\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)(?:\s+(.*))?", re.DOTALL)


async def start(desk: Desk, text: str) -> None:
    """/tiepdan: a new entry, by taps or from one line; with a day, its list. Raises Refused."""
    desk.require(Right.RECEPTION)
    line = plain(text)
    day = _DAY.fullmatch(line)
    on = _said(day[1], tally.today(desk)) if day is not None else None
    if line.split()[:1] == ["so"]:
        await _register(desk, line)
    elif line == "lich":
        await chair_days.show(desk)
    elif on is not None and day is not None and not day[2]:
        await show_day(desk, on)
    else:
        # The day goes before the line; what the reader sees in the line itself are no days of receptions.
        said = text.split(maxsplit=len(day[1].split()))[-1] if day is not None else text
        await tally.begin(desk, await _entry(desk, said, on))


def _said(word_: str, today: date) -> date:
    """A day as it is typed before a line. Raises Refused."""
    if word_ == "hom qua":
        return today - timedelta(days=1)
    return today if word_ in ("hom nay", "nay") else parse_day(word_, today)


async def _entry(desk: Desk, text: str, on: date | None) -> Entry:
    """What a line says, of that day, with the incident that it names. Raises NotFound."""
    line = plain(text)
    entry = parse_line(line, reading.read(text, desk.now, desk.policy.unit.gazetteer)) if line else Entry()
    number = code_in(line)
    incident = await use.find(desk, number=number) if number is not None else None
    return replace(
        entry,
        on=on.isoformat() if on is not None and on != tally.today(desk) else "",
        incident_id=incident.id if incident is not None else None,
    )


async def _register(desk: Desk, line: str) -> None:
    """ "Tiếp dân sổ", "tiếp dân sổ 5/2024": a month in the columns of the register, as a file. Raises Refused."""
    desk.require(Right.FIGURES)
    today = desk.now.astimezone(desk.policy.unit.zone).date()
    match = _MONTH.fullmatch(line)
    if match is None or not 1 <= int(match[1] or today.month) <= 12:
        raise Refused("Chưa hiểu tháng nào. Ví dụ: Tiếp dân sổ, Tiếp dân sổ 5/2024.")
    first = date(int(match[2] or today.year), int(match[1] or today.month), 1)
    last = first + timedelta(days=monthrange(first.year, first.month)[1] - 1)
    rows = await desk.uow.receptions.between(desk.unit_id, first, last)
    content = desk.office.documents.register(
        rows, desk.policy.unit, first, last, form_on(desk, "03/TCD", last, "reception")
    )
    await desk.note_audit("reception.exported", "", month=f"{first:%Y-%m}", entries=len(rows))
    await desk.hand([desk.person], f"so-tiep-cong-dan-{first:%Y-%m}.xlsx", content, word.register(first, len(rows)))
    if not desk.happening.chat.private:
        await desk.say(word.IN_PRIVATE)


async def press(desk: Desk, number: int, action: str, argument: str) -> None:
    """A button of the tally, of the chairman's days, or of a reception out of turn. Raises Refused."""
    if action in chair_days.ACTIONS:
        await chair_days.press(desk, number, action, argument)
        return
    desk.require(Right.RECEPTION)
    if action in _OF_STORED:
        await _OF_STORED[action](desk, await tally.find(desk, number), argument)
    elif action in ("consider", "receive", "decline"):
        await _out_of_turn(desk, number, action)
    elif action == "next":
        day = chair_day.on_token(int(argument)) if argument.isdecimal() and len(argument) == 8 else None
        await tally.begin(desk, Entry(on=day.isoformat() if day is not None and day != tally.today(desk) else ""))
    else:
        await tally.tap(desk, number, action, argument)


async def _correct(desk: Desk, one: Reception, _: str) -> None:
    if not one.counts:
        raise AlreadyDone(word.CORRECTED)
    if not may_correct(desk.person, one.entered_by):
        raise NotAllowed(word.MAY_NOT_CORRECT)
    await tally.begin(desk, one.entry(replaces=True))


async def _open(desk: Desk, one: Reception, argument: str) -> None:
    """The group becomes an incident, announced as any other."""
    _unlinked(one)
    event, unit = desk.happening, desk.policy.unit
    area = int(argument) if argument in {str(area.number) for area in unit.areas} else None
    report = await desk.uow.reports.add(
        desk.unit_id,
        desk.person.id,
        word.reported(one),
        crowd_facts(one, area, clock(one.at, unit.zone)),
        desk.now,
        channel=event.channel,
        address=event.chat.address,
        inbox_id=desk.inbox_id,
    )
    opened = await use.open_from(desk, report, confirmed=True)
    await _link(desk, one, opened.id)
    await desk.say(f"Đã mở {opened.code} và báo ngay.")


async def _join(desk: Desk, one: Reception, argument: str) -> None:
    _unlinked(one)
    number = int(argument) if argument.isdecimal() and len(argument) < 16 else 0
    found = await use.find(desk, incident_id=number)
    if not found.is_open:
        raise AlreadyDone(f"{found.code} đã kết thúc. Bấm Mở sự việc nếu cần báo ngay.")
    await _link(desk, one, found.id)
    await tally.tell_incident(desk, one, found.id)
    await desk.say(f"Đã gắn với {found.code}.")


async def _link(desk: Desk, one: Reception, incident_id: int) -> None:
    await desk.uow.receptions.link(one.id, incident_id)
    await desk.note_audit("reception.linked", one.subject, incident=incident_id)
    await _redraw(desk, await tally.saved(desk, replace(one, incident_id=incident_id)))


async def _calm(desk: Desk, one: Reception, _: str) -> None:
    _unlinked(one)
    await desk.note_audit("reception.calm", one.subject, people=one.people)
    await _redraw(desk, word.saved(one, desk.policy.unit))
    await desk.say(word.JUST_BOOKED)


async def _notice(desk: Desk, one: Reception, argument: str) -> None:
    """The notice of a refusal was given, or is not owed."""
    await refusals.answer(desk, one, argument)
    await _redraw(desk, await tally.saved(desk, await tally.find(desk, one.id)))


def _unlinked(one: Reception) -> None:
    if not one.counts:
        raise AlreadyDone(word.CORRECTED)
    if one.incident_id is not None:
        raise AlreadyDone(word.LINKED)


async def _redraw(desk: Desk, message: Message) -> None:
    """The pressed card of the tally shows this from now on."""
    event = desk.happening
    card = await desk.uow.cards.at(event.channel, event.chat.address, event.message_ref)
    if card is not None and card.subject.startswith("tiepdan:"):
        await tally.show(desk, await tally.private_chat(desk), int(card.subject[8:]), message)


async def show_day(desk: Desk, on: date) -> None:
    """The tally of a day, in private. Raises Refused."""
    contact = await tally.private_chat(desk)
    found = await desk.uow.receptions.of_day(desk.unit_id, on)
    people = await desk.uow.people.many({one.entered_by for one in found if one.entered_by is not None})
    codes = {}
    for incident_id in {one.incident_id for one in found if one.incident_id is not None}:
        codes[incident_id] = (await use.find(desk, incident_id=incident_id)).code
    if not desk.happening.chat.private:
        await desk.say(word.IN_PRIVATE)
    message = word.of_day(on, found, people, codes, desk.policy.unit.zone, tally.today(desk))
    await desk.send(contact.channel, contact.address, message, Priority.REPLY, person_id=desk.person.id)


async def _out_of_turn(desk: Desk, incident_id: int, action: str) -> None:
    """A leader thinks about receiving out of turn, and decides."""
    desk.require(Right.OUT_OF_TURN)
    incident = await use.find(desk, incident_id=incident_id)
    if not out_of_turn_fits(incident):
        raise AlreadyDone(f"{incident.code} đã kết thúc hoặc đã thay đổi.")
    if action == "consider":
        await desk.reply_message(word.out_of_turn_choice(incident, desk.policy.unit))
        return
    await desk.note_audit(f"reception.out_of_turn_{action}", incident.subject)
    if action == "decline":
        await desk.say(word.DECLINED)
        return
    await tally.begin(desk, Entry(kind=Kind.HEAD, adhoc=True, incident_id=incident.id))


_OF_STORED: dict[str, Callable[[Desk, Reception, str], Awaitable[None]]] = {
    "correct": _correct,
    "open": _open,
    "join": _join,
    "calm": _calm,
    "notice": _notice,
}
