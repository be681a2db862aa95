"""The calendar feed by secret address: one's own shifts, or those of the whole unit."""

from __future__ import annotations

from datetime import timedelta

from aiohttp import web

from bot.clock import Clock
from bot.documents.calendar_feed import feed
from bot.settings import Settings
from storage.database import Database

PATH = "/lich"
_BEHIND, _AHEAD = timedelta(days=31), timedelta(days=92)


class FeedPage:
    """Answers calendar programs. A wrong or revoked address is simply not there."""

    def __init__(self, settings: Settings, database: Database, clock: Clock) -> None:
        self._unit = settings.policy.unit
        self._database = database
        self._clock = clock

    async def answer(self, request: web.Request) -> web.Response:
        """The feed of the secret in the path, or 404."""
        now = self._clock.now()
        async with self._database.read() as uow:
            found = await uow.feeds.find(request.match_info["secret"])
            if found is None:
                return web.Response(status=404)
            duties = await uow.roster.between(found.unit_id, now - _BEHIND, now + _AHEAD)
            mine = found.person_id is not None
            if mine:
                duties = [duty for duty in duties if duty.person_id == found.person_id]
            people = await uow.people.many({duty.person_id for duty in duties})
        name = f"Trực ban {self._unit.short}" + (" – ca của tôi" if mine else "")
        body = feed(duties, people, name=name, unit=self._unit.code, now=now, mine=mine)
        return web.Response(
            body=body, content_type="text/calendar", charset="utf-8", headers={"Cache-Control": "private, max-age=3600"}
        )
