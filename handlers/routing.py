"""From an event to the one use case that handles it."""

from __future__ import annotations

from duty import reading
from duty.errors import AlreadyDone, NotAllowed, Refused
from duty.incidents import Move
from duty.messages import Event, EventKind
from duty.secrecy import is_name_marked
from duty.wording import notices
from handlers import (
    attachments,
    broadcast,
    campaigns,
    changes,
    corrections,
    dialogues,
    digest,
    drafts,
    drill,
    feeds,
    groups,
    handover,
    health,
    incident,
    office_roster,
    people,
    petitions,
    reception,
    report,
    rights,
    roster,
    sheets,
    shifts,
    swaps,
    take_over,
    tally,
    upward,
    weekly,
)
from handlers.commands import Command, cleaned, is_for_another, parse
from handlers.desk import Desk

_MOVES = {"nhan": Move.ACK, "den": Move.COME, "molai": Move.REOPEN}
_ROSTER_PRESSES = ("ca", "cs", "cn", "doi", "bg", "lt", "hl", "kh")

# Buttons about a day, a request, a slip, a sheet, a change and a campaign of the roster.
_ROSTER_NOUNS = {
    "cn": office_roster.press_day,
    "doi": swaps.press,
    "bg": handover.press,
    "lt": sheets.press,
    "hl": changes.undo,
    "kh": campaigns.press,
}


async def handle(desk: Desk) -> None:
    """Handle one event in the desk's transaction; what is refused is answered politely."""
    event = desk.happening
    if event.kind is EventKind.IGNORED:
        return
    if event.kind is EventKind.MOVED:
        await groups.moved(desk)
        return
    if event.sender is not None and event.sender.address:
        desk.actor = await desk.uow.people.by_address(event.channel, event.sender.address)
    if event.kind is EventKind.BOT_STATUS:
        await groups.status_changed(desk)
        return
    if event.sender is None or (event.sender.is_bot and not event.sender.anonymous):
        return
    try:
        if event.kind is EventKind.PRESS:
            await _press(desk)
        elif _is_secret(desk, event.text) or _has_secret_file(event):
            await _refuse_secret(desk)
        elif event.kind is EventKind.EDITED:
            await _edited(desk)
        else:
            await _message(desk)
    except AlreadyDone as refusal:
        await desk.say(refusal.sentence)
    except Refused as refusal:
        await desk.say(refusal.sentence, alert=isinstance(refusal, NotAllowed))


def _is_secret(desk: Desk, text: str) -> bool:
    text = cleaned(text)
    # What is not marked at all need not be read twice.
    return "MẬT" in text and reading.read(text, desk.now, desk.policy.unit.gazetteer).secret


def _has_secret_file(event: Event) -> bool:
    return bool(event.extra.get("marked")) or any(is_name_marked(one.name) for one in event.attachments)


async def _refuse_secret(desk: Desk) -> None:
    """Nothing of a text or a file marked as a state secret is kept, whatever it was meant for and whoever wrote it."""
    desk.forget_body = True
    event = desk.happening
    if desk.actor is None or not desk.actor.active:
        if event.kind is EventKind.MESSAGE:
            await _message(desk)
        return
    await desk.note_audit("report.secret_refused")
    if event.chat.private or event.reply_to or parse(event.text) is not None:
        await desk.reply(notices.SECRET)


async def _press(desk: Desk) -> None:
    event = desk.happening
    if desk.actor is None or not desk.actor.active:
        await desk.say(notices.STRANGER, alert=True)
        return
    parts = event.token.split(":")
    if parts[0] in ("inc", "rep", "up") and len(parts) >= 3 and _is_key(parts[1]):
        number = int(parts[1])
        if parts[0] == "inc":
            await incident.press(desk, number, parts[2])
        elif parts[0] == "up":
            await upward.press(desk, number, parts[2])
        else:
            await drafts.press(desk, number, parts[2], parts[3] if len(parts) > 3 else "")
    elif parts[0] in _ROSTER_PRESSES and len(parts) >= 3 and _is_key(parts[1]):
        number, argument = int(parts[1]), parts[3] if len(parts) > 3 else ""
        if parts[0] == "ca":
            await shifts.press(desk, number, parts[2], argument if _is_key(argument) else "")
        elif parts[0] == "cs":
            await office_roster.press_shift(desk, number, parts[2], argument if _is_key(argument) else "")
        else:
            await _ROSTER_NOUNS[parts[0]](desk, number, parts[2])
    elif parts[0] == "tiep" and len(parts) >= 3 and _is_key(parts[1]):
        await reception.press(desk, int(parts[1]), parts[2], parts[3] if len(parts) > 3 else "")
    elif parts[0] == "tb" and len(parts) >= 3 and _is_key(parts[1]):
        await broadcast.press(desk, int(parts[1]), parts[2], parts[3] if len(parts) > 3 else "")
    elif parts[0] == "don":
        await petitions.press(desk, parts[1:])
    elif parts[0] == "bc" and len(parts) == 3 and _is_key(parts[1]):
        await weekly.press(desk, int(parts[1]), parts[2])
    elif parts[0] == "moi" and len(parts) == 2:
        await people.press(desk, parts[1])
    elif parts[0] == "nhom" and len(parts) in (2, 3):
        await groups.press(desk, *parts[1:])
    elif parts[0] == "dt" and len(parts) == 3 and _is_key(parts[1]):
        await drill.press(desk, int(parts[1]))
    elif parts[0] == "nguoi" and len(parts) >= 3:
        await rights.press(desk, parts[1:])
    else:
        await desk.say(notices.STALE)


def _is_key(part: str) -> bool:
    """Whether a part of a button's data, which anyone may forge, is a number that the store can look for."""
    return part.isascii() and part.isdecimal() and len(part) < 16


async def _message(desk: Desk) -> None:
    event = desk.happening
    text = cleaned(event.text)
    command = parse(text)
    if not event.chat.private and is_for_another(text, desk.office.own_name()):
        return
    if event.sender is not None and event.sender.anonymous:
        if command is not None:
            await desk.reply(notices.ANONYMOUS)
        return
    if command is not None and command.name == "start":
        await people.enrol(desk, command.text)
        return
    if desk.actor is None or not desk.actor.active:
        await _stranger(desk, command)
        return
    if not event.chat.private:
        await groups.heard(desk)
    else:
        # Whoever writes can be written to again: an unblocking may have gone unseen.
        await desk.uow.people.mark_contact(event.channel, event.chat.address, reachable=True, reason="", now=desk.now)
    if command is not None:
        await _command(desk, command)
    elif not await dialogues.take(desk, text):
        await _plain(desk, text)


async def _edited(desk: Desk) -> None:
    """A message was edited: what it had become follows, a command that it has become is done."""
    if desk.actor is None or not desk.actor.active:
        return
    text = cleaned(desk.happening.text)
    if not await corrections.edited(desk, text) and (command := parse(text)) is not None:
        await _command(desk, command)


async def _stranger(desk: Desk, command: Command | None) -> None:
    event = desk.happening
    if not event.chat.private and command is None:
        return
    await people.turn_away(desk, notices.STRANGER)


async def _command(desk: Desk, command: Command) -> None:
    name, number = command.name, command.number
    if name in _MOVES or name in ("xong", "capnhat", "baocaptren"):
        if number is None:
            await desk.reply(notices.NO_NUMBER)
            return
        found = await incident.find(desk, number=number)
        if name in _MOVES:
            await incident.move(desk, found, _MOVES[name])
        elif name == "xong":
            await incident.move(desk, found, Move.CLOSE, command.text)
        elif name == "baocaptren":
            await upward.report_up(desk, found)
        elif command.text:
            await attachments.join(desk, found, command.text)
        else:
            await incident.ask_update(desk, found)
    elif name == "sv":
        if number is None:
            await incident.show_list(desk)
        else:
            await incident.show_one(desk, await incident.find(desk, number=number))
    elif name == "bao":
        await _report(desk, command.text)
    elif name == "ca":
        await roster.show_now(desk)
    elif name == "lichtruc":
        if command.text.split()[:1] == [feeds.WORD]:
            await feeds.handle(desk, command.text)
        else:
            await roster.show_week(desk, command.text)
    elif name == "kyhop":
        await campaigns.handle(desk, command.text)
    elif name == "don":
        await petitions.start(desk, command.text)
    elif name == "tonghop":
        await digest.show(desk, command.text)
    elif name == "thongbao":
        await broadcast.start(desk, command.text)
    elif name == "baocaotuan":
        await weekly.request(desk, command.text)
    elif name == "tiepdan":
        await reception.start(desk, command.text)
    elif name == "doica":
        if command.text:
            await office_roster.of_day(desk, command.text)
        else:
            await swaps.mine(desk)
    elif name == "nhanca":
        await take_over.offer(desk)
    elif name == "moi":
        await people.invite(desk, command.text)
    elif name == "ganhom":
        await groups.bind(desk, command.text)
    elif name == "nguoi":
        await rights.show_people(desk, command.text)
    elif name == "dientap":
        await drill.start(desk, command.text)
    elif name == "kiemtra":
        await health.check(desk)
    elif name == "trogiup":
        await desk.reply_message(notices.help_for(desk.person))
    elif name == "gui":
        await drafts.send_typed(desk)
    elif name == "huy":
        await _cancel(desk)
    elif desk.happening.chat.private:
        # In a group it may be meant for another bot.
        await desk.reply(notices.UNKNOWN_COMMAND)


async def _report(desk: Desk, text: str) -> None:
    if desk.happening.attachments:
        await attachments.receive(desk, text)
    elif text:
        await report.receive(desk, text)
    else:
        await desk.reply(notices.UNREADABLE)


async def _cancel(desk: Desk) -> None:
    event = desk.happening
    where = (event.channel, event.chat.address, desk.person.id)
    ended = await desk.uow.dialogues.current(*where, desk.now) is not None
    await desk.uow.dialogues.end(*where)
    # A half-made entry of the tally shows by itself that it was dropped.
    if await tally.cancel_typed(desk):
        return
    if not ended and not await drafts.cancel_typed(desk):
        await desk.reply(notices.NOTHING_TO_CANCEL)
    elif ended:
        await desk.reply(notices.CANCELLED)


async def _plain(desk: Desk, text: str) -> None:
    event = desk.happening
    card = await desk.uow.cards.at(event.channel, event.chat.address, event.reply_to) if event.reply_to else None
    if card is not None and card.subject.startswith("incident:") and (text or event.attachments):
        await attachments.join(desk, await incident.find(desk, incident_id=int(card.subject[9:])), text)
    elif not event.chat.private:
        # In a group only commands and replies to a card are meant for the desk.
        return
    elif event.attachments:
        await attachments.receive(desk, text)
    elif text:
        await report.receive(desk, text)
    else:
        await desk.reply(notices.UNKNOWN_FILE if event.extra else notices.UNREADABLE)
