"""Calendar feeds, asked for in chat: a secret address for one's own phone, made and revoked at will."""

from __future__ import annotations

from duty.access import Right
from duty.errors import Refused
from duty.wording import feeds as word
from handlers.commands import plain
from handlers.desk import Desk

WORD = "ics"


async def handle(desk: Desk, text: str) -> None:
    """/lichtruc ics [chung] [thu]: an address for my shifts, or the unit's; ``thu`` revokes it. Raises Refused."""
    desk.require(Right.SEE)
    if not desk.happening.chat.private:
        raise Refused(word.IN_PRIVATE)
    words = plain(text).split()
    whole = "chung" in words
    if whole:
        desk.require(Right.ROSTER)
    person_id = None if whole else desk.person.id
    if "thu" in words:
        revoked = await desk.uow.feeds.revoke(desk.unit_id, person_id, desk.now)
        await desk.note_audit("feed.revoked", "feed:unit" if whole else f"feed:{desk.person.id}")
        await desk.reply(word.REVOKED if revoked else word.NONE)
        return
    secret = desk.office.new_secret()
    await desk.uow.feeds.open(desk.unit_id, secret, person_id, desk.now)
    await desk.note_audit("feed.opened", "feed:unit" if whole else f"feed:{desk.person.id}")
    await desk.reply_message(word.address(desk.office.feed_link(secret), whole=whole))
