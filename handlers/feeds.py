"""Calendar feeds, asked for in chat: a secret address for one's own phone, made and revoked at will."""

from __future__ import annotations

from duty.access import Right
from duty.errors import Refused
from duty.wording import feeds as word
from handlers.commands import plain
from handlers.desk import Desk

WORD = "ics"


async def handle(desk: Desk, text: str) -> None:
    """/lichtruc ics [chung] [thu [NAME]]: an address for my shifts, or the unit's; ``thu`` revokes it, the office also
    a colleague's. Raises Refused."""
    desk.require(Right.SEE)
    if not desk.happening.chat.private:
        raise Refused(word.IN_PRIVATE)
    words = plain(text).split()
    whole = "chung" in words
    if whole:
        desk.require(Right.ROSTER)
    person_id = None if whole else desk.person.id
    if "thu" in words:
        name = " ".join(words[words.index("thu") + 1 :])
        if name and not whole:
            person_id = await _colleague(desk, name)
        revoked = await desk.uow.feeds.revoke(desk.unit_id, person_id, desk.now)
        await desk.note_audit("feed.revoked", f"feed:{person_id or 'unit'}")
        await desk.reply(word.REVOKED if revoked else word.NONE)
        return
    secret = desk.office.new_secret()
    await desk.uow.feeds.open(desk.unit_id, secret, person_id, desk.now)
    await desk.note_audit("feed.opened", f"feed:{person_id or 'unit'}")
    await desk.reply_message(word.address(desk.office.feed_link(secret), whole=whole))


async def _colleague(desk: Desk, name: str) -> int:
    """Whose address the office takes back: a lost phone, somebody who has left. Raises Refused."""
    desk.require(Right.ROSTER)
    same = [person.id for person in await desk.uow.people.all(desk.unit_id) if plain(person.name) == name]
    if len(same) != 1:
        raise Refused(word.WHOSE)
    return same[0]
