"""Petitions in chat: the list of what is due, a typed line, a button; each goes on to where it belongs. In private."""

from __future__ import annotations

from typing import Any

from duty.access import Right
from duty.errors import NotFound, Refused
from duty.wording import notices
from duty.wording import petition_chases as word
from duty.wording import petitions as shown
from handlers import chasing, petition_book, petition_corrections, petition_steps
from handlers.commands import plain
from handlers.desk import Desk
from handlers.petition_cards import find, in_older_book, may_see, numbered, point_to_private, send, today

DIALOGUES = (petition_book.DIALOGUE, petition_corrections.DIALOGUE, *petition_steps.DIALOGUES)


async def start(desk: Desk, text: str) -> None:
    """/don: what is due; with a number that petition; with "mới" or a whole line, into the book. Raises Refused."""
    desk.require(Right.PETITIONS)
    line = plain(text).strip()
    if not line:
        await _show_list(desk)
    elif line == "moi":
        await petition_book.ask(desk)
    else:
        word_, rest = text.split()[0], line.partition(" ")[2]
        found = await numbered(desk, word_)
        if found is not None:
            await petition_steps.typed(desk, found, rest.strip())
        elif rest and not petition_steps.is_step(rest.strip()):
            await petition_book.begin(desk, text)
        else:
            older = await in_older_book(desk, word_)
            raise NotFound(shown.older(older) if older is not None else shown.NOT_FOUND)


async def typed(desk: Desk, dialogue: str, state: dict[str, Any], text: str) -> bool:
    """The line that was asked for. Raises Refused."""
    desk.require(Right.PETITIONS)
    if dialogue == petition_book.DIALOGUE:
        await petition_book.begin(desk, text)
        return True
    petition = await find(desk, state["petition"])
    if dialogue == petition_corrections.DIALOGUE:
        await petition_corrections.answered(desk, petition, state["field"], text)
    else:
        await petition_steps.answered(desk, dialogue, petition, state, text)
    return True


async def press(desk: Desk, parts: list[str]) -> None:
    """A button: "moi", "n:…" of a new entry, "s:…" of a stored petition. Raises Refused."""
    desk.require(Right.PETITIONS)
    if parts == ["moi"]:
        await petition_book.ask(desk)
    elif parts[0] == "n" and len(parts) == 8:
        await petition_book.choose(desk, parts[1:])
    elif parts[0] == "s" and len(parts) == 4 and parts[1].isascii() and parts[1].isdecimal() and len(parts[1]) < 16:
        petition = await find(desk, int(parts[1]))
        if parts[2] == "sua":
            await petition_corrections.press(desk, petition, parts[3])
        else:
            await petition_steps.press(desk, petition, parts[2], parts[3])
    else:
        raise Refused(notices.STALE)


async def _show_list(desk: Desk) -> None:
    on = today(desk)
    found = [one for one in await desk.uow.petitions.open_on(desk.unit_id, on) if may_see(desk, one)]
    await point_to_private(desk)
    await send(desk, word.listed(chasing.concerns_of(desk, found, on), len(found), on))
