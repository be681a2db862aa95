"""The whole desk on the simulator over real HTTP, with a fake clock.

``fast_forward`` moves the clock step by step through everything that falls due; ``expect_message`` waits for the far
side to show something. Waiting is always for an event; the real-time limits only end a test that would hang.
"""

from __future__ import annotations

import asyncio
import contextlib
import heapq
import itertools
import re
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url

from bot.app import App
from bot.pacing import Limits
from bot.settings import Settings, load
from bot.simulator import groups
from bot.simulator.client import SimClient
from bot.simulator.server import Simulator
from bot.simulator.world import Person, World
from bot.store import ensure_unit
from bot.watch import EVERY
from duty.people import Role
from duty.sections import parse_duration
from storage.database import Database
from storage.unit_of_work import UnitOfWork

TOKEN = "7000000002:TEST-token-of-the-simulator-only-0000"
PATIENCE = 15.0
LOOPS = ("worker", "sender", "ticker", "watch", "probe")
START = datetime(2024, 6, 5, 1, 0, tzinfo=UTC)  # Wednesday 08:00 in Hà Trung


class FakeClock:
    """A clock that stands still until a test moves it.

    ``lived`` is what ``elapsed`` says, in seconds: moving the time of day alone lets no silence of the channel pass.
    """

    def __init__(self, now: datetime = START) -> None:
        self._now = now
        self.lived = 0.0
        self._count = itertools.count()
        self._sleepers: list[tuple[datetime, int, asyncio.Event]] = []
        self._waiting: dict[str, tuple[asyncio.Event, asyncio.Event]] = {}

    def now(self) -> datetime:
        return self._now

    def elapsed(self) -> float:
        return self.lived

    async def sleep(self, seconds: float) -> None:
        await self.wait(asyncio.Event(), self._now + timedelta(seconds=seconds))

    async def wait(self, event: asyncio.Event, until: datetime | None) -> bool:
        if event.is_set():
            return True
        if until is not None and until <= self._now:
            return False
        due = asyncio.Event()
        if until is not None:
            heapq.heappush(self._sleepers, (until, next(self._count), due))
        waits = [asyncio.ensure_future(event.wait()), asyncio.ensure_future(due.wait())]
        task = asyncio.current_task()
        name = task.get_name() if task is not None else ""
        self._waiting[name] = (event, due)
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            del self._waiting[name]
            for waiter in waits:
                waiter.cancel()
            due.set()
        return event.is_set()

    def rests(self, loop: str) -> bool:
        """Whether the loop of this name waits for something that has not come."""
        return loop in self._waiting and not any(event.is_set() for event in self._waiting[loop])

    def next_wake(self) -> datetime | None:
        while self._sleepers and self._sleepers[0][2].is_set():
            heapq.heappop(self._sleepers)
        return self._sleepers[0][0] if self._sleepers else None

    def move_to(self, instant: datetime) -> None:
        self._now = max(instant, self._now)
        while self._sleepers and self._sleepers[0][0] <= self._now:
            heapq.heappop(self._sleepers)[2].set()

    def set_back(self, span: timedelta) -> None:
        """The time of day jumps back, as when a wrong clock is put right."""
        self._now -= span


@dataclass(frozen=True)
class Colleague:
    """A member of staff as a test wants them."""

    username: str
    name: str
    roles: tuple[Role, ...]
    area: int | None = None
    post: str = ""


@dataclass(frozen=True)
class Cast:
    """The staff of a town, and its groups by purpose with who is in them."""

    colleagues: tuple[Colleague, ...] = ()
    groups: tuple[tuple[str, tuple[str, ...]], ...] = ()


NOBODY = Cast()


@dataclass
class Town:
    """A running desk, its chat network and the people who play on it."""

    app: App
    clock: FakeClock
    simulator: Simulator
    chat: SimClient
    settings: Settings
    watch_every: timedelta = EVERY
    people: dict[str, int] = field(default_factory=dict)
    groups: dict[str, int] = field(default_factory=dict)

    async def add(self, username: str, name: str, *roles: Role, area: int | None = None, post: str = "") -> int:
        """A member of staff with a phone, already enrolled; on duty all day when a post is named."""
        return (await self.staff(Colleague(username, name, roles, area, post)))[0]

    async def staff(self, *colleagues: Colleague) -> list[int]:
        """Members of staff with phones, already enrolled; their ids."""
        for one in colleagues:
            await self._give_phone(one)
        async with self.app.database.write() as uow:
            ids = await _enrol(uow, self.app.unit_id, colleagues, self.people, self.clock.now())
            await uow.commit()
        return ids

    async def _give_phone(self, one: Colleague) -> None:
        user = await self.chat.add_person(one.name, username=one.username)
        # They wrote to the bot some day before.
        self.simulator.world.people[user].started = True
        self.people[one.username] = user

    async def stranger(self, username: str) -> int:
        """A person with a phone whom the desk does not know."""
        self.people[username] = await self.chat.add_person(username, username=username)
        return self.people[username]

    async def bind(self, purpose: str, *members: str, title: str = "") -> int:
        """A group bound to a purpose."""
        title = title or f"Nhóm {purpose}"
        group = await self.chat.add_group(title, [self.people[name] for name in members])
        self.groups[purpose] = group
        async with self.app.database.write() as uow:
            await uow.groups.bind(self.app.unit_id, "telegram", str(group), purpose, self.clock.now(), title=title)
            await uow.commit()
        return group

    def place(self, where: str | int) -> int:
        """The chat that a word names: a group's purpose, or a person's private chat."""
        if isinstance(where, int):
            return where
        return self.groups[where] if where in self.groups else self.people[where]

    async def say(
        self, username: str, text: str | None = None, *, where: str | int | None = None, **more: Any
    ) -> dict[str, Any]:
        """Write, and let the desk do all it does about it."""
        chat = self.place(where) if where is not None else None
        said = await self.chat.say(self.people[username], text, chat=chat, **more)
        await self.settle()
        return said

    async def press(self, username: str, label: str, *, where: str | int | None = None, text: str = "") -> str:
        """Press the newest button with this label (on a message containing ``text``); returns the toast."""
        chat = self.place(where if where is not None else username)
        for message in reversed(await self.chat.messages(chat)):
            labels = [button["text"] for row in message["buttons"] for button in row]
            shown = message["text"] or message["caption"] or ""
            if any(label in one for one in labels) and text in shown and not message["deleted"]:
                return await self.press_on(username, message["message_id"], label, where=chat)
        raise AssertionError(f"no button {label!r} in {await self.texts(chat)}")

    async def press_on(
        self, username: str, message_id: int, label: str | None = None, *, where: str | int, data: str | None = None
    ) -> str:
        """Press a button of one message, or forge a press with any data; returns the toast."""
        chat = self.place(where)
        callback = await self.chat.press(self.people[username], message_id, label, chat=chat, data=data)
        await self.settle()
        answered = await self.chat.wait_answered(callback, timeout=PATIENCE)
        return str(answered["text"] or "")

    async def texts(self, where: str | int) -> list[str]:
        """What a chat shows now, oldest first: only what the bot wrote."""
        return [
            (message["text"] or message["caption"] or "")
            for message in await self.chat.messages(self.place(where))
            if message["from"]["is_bot"] and not message["deleted"]
        ]

    async def last(self, where: str | int) -> str:
        """The newest message of the bot in a chat."""
        texts = await self.texts(where)
        assert texts, f"nothing was written to {where}"
        return texts[-1]

    async def expect_message(self, where: str | int, *contains: str) -> str:
        """The newest message of the bot in a chat that contains all of this."""
        for text in reversed(await self.texts(where)):
            if all(part in text for part in contains):
                return text
        raise AssertionError(f"no message with {contains} in {await self.texts(where)}")

    async def count(self, where: str | int, *contains: str) -> int:
        """How many messages of the bot in a chat contain all of this."""
        return sum(all(part in text for part in contains) for text in await self.texts(where))

    async def settle(self) -> None:
        """Wait until the desk has nothing in hand and nothing is due."""
        async with asyncio.timeout(PATIENCE):
            while not await self._settled():
                activity = self.app.database.bell.event("activity")
                activity.clear()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(activity.wait(), 0.02)

    async def _settled(self) -> bool:
        # A loop in the middle of a round may still find work, or plan some.
        if self.simulator.world.updates.waiting() or not all(self.clock.rests(loop) for loop in LOOPS):
            return False
        return await self.app.settled() and all(self.clock.rests(loop) for loop in LOOPS)

    async def fast_forward(self, span: str | timedelta) -> None:
        """Move the clock through everything that falls due in a span."""
        end = self.clock.now() + (span if isinstance(span, timedelta) else parse_duration(span))
        await self.settle()
        while (wake := self.clock.next_wake()) is not None and wake <= end:
            self.clock.move_to(wake)
            await self.settle()
        self.clock.move_to(end)
        await self.settle()

    async def restart(self, change: Callable[[Settings], Settings] = lambda settings: settings) -> None:
        """Stop the desk and start another one on the same store."""
        await self.app.stop()
        self.settings = change(self.settings)
        self.app = App(self.settings, self.clock, watch_every=self.watch_every)
        await self.app.start()
        await self.settle()


def incident_code(text: str) -> str:
    """The code in a message."""
    match = re.search(r"SV-\d+", text)
    assert match, f"no code in {text!r}"
    return match.group()


@contextlib.asynccontextmanager
async def a_town(
    folder: Path,
    cast: Cast = NOBODY,
    *,
    simulator_limits: Any = None,
    start: datetime = START,
    watch_every: timedelta = EVERY,
    laid: bytes = b"",
) -> AsyncIterator[Town]:
    """A desk on a chat network, both alive, with a cast; ``watch_every`` is longer where days go by.

    ``laid``: the store as an earlier desk of the same cast left it.
    """
    clock = FakeClock(start)
    simulator = Simulator(clock, limits=simulator_limits)
    await simulator.start()
    settings = settings_for(folder, simulator.url)
    people, chats = _people_the_chat(simulator.world, cast)
    if laid:
        await asyncio.to_thread((folder / "trucban.db").write_bytes, laid)
    else:
        await _lay_store(settings, cast, people, chats, start)
    app = App(settings, clock, watch_every=watch_every)
    await app.start()
    async with SimClient(simulator.url) as chat:
        town = Town(app, clock, simulator, chat, settings, watch_every, people, chats)
        try:
            yield town
        finally:
            await town.app.stop()
            await simulator.stop()


@contextlib.asynccontextmanager
async def a_town_at_work(folder: Path, cast: Cast, *, watch_every: timedelta = EVERY) -> AsyncIterator[Town]:
    """The same some moments later: what a desk says by itself when it starts has been said before the test."""
    if cast not in _at_work:
        early = folder / "early"
        await asyncio.to_thread(early.mkdir)
        async with a_town(early, cast, watch_every=watch_every) as town:
            await town.settle()
        _at_work[cast] = await asyncio.to_thread(_whole, early / "trucban.db")
    async with a_town(folder, cast, watch_every=watch_every, laid=_at_work[cast]) as town:
        await town.settle()
        yield town


def _people_the_chat(world: World, cast: Cast) -> tuple[dict[str, int], dict[str, int]]:
    """Phones and groups of a cast, by name; what the bot would be told of their making is days old."""
    people: dict[str, int] = {}
    for number, one in enumerate(cast.colleagues, start=1):
        person = Person(5_000_000_000 + number, one.name, username=one.username, started=True)
        world.people[person.id] = person
        world.chat(person.id)
        world.note_person(person)
        people[one.username] = person.id
    made: dict[str, int] = {}
    for purpose, members in cast.groups:
        ids = [people[name] for name in members]
        chat = groups.create(
            world, chat_id=None, title=f"Nhóm {purpose}", members=ids, admins=[], kind="group", bot="member"
        )
        made[purpose] = chat.id
    world.updates.drop_all()
    return people, made


async def _enrol(
    uow: UnitOfWork, unit_id: int, colleagues: Iterable[Colleague], users: dict[str, int], now: datetime
) -> list[int]:
    start = now - timedelta(days=1)
    ids = []
    for one in colleagues:
        person_id = await uow.people.add(unit_id, one.name, one.roles, now, area=one.area)
        ids.append(person_id)
        await uow.people.link(unit_id, person_id, "telegram", str(users[one.username]), now)
        if one.post:
            end = start + timedelta(days=30)
            await uow.roster.assign(unit_id, one.post, start.date(), start, end, person_id)
    return ids


def _whole(path: Path) -> bytes:
    """The bytes of a store that was left, with what still stands in its write-ahead log."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


_laid: dict[tuple[Cast, datetime], bytes] = {}
_at_work: dict[Cast, bytes] = {}


async def _lay_store(
    settings: Settings, cast: Cast, people: dict[str, int], chats: dict[str, int], now: datetime
) -> None:
    """A store that knows a cast, made once a process: migrations and enrolment have tests of their own."""
    path = Path(str(make_url(settings.database_url).database))
    if (cast, now) not in _laid:
        database = Database(settings.database_url)
        await database.open()
        unit_id = await ensure_unit(database, settings)
        async with database.write() as uow:
            await _enrol(uow, unit_id, cast.colleagues, people, now)
            for purpose, chat in chats.items():
                await uow.groups.bind(unit_id, "telegram", str(chat), purpose, now, title=f"Nhóm {purpose}")
            await uow.commit()
        await database.close()
        _laid[cast, now] = await asyncio.to_thread(_whole, path)
    await asyncio.to_thread(path.write_bytes, _laid[cast, now])


def settings_for(folder: Path, base_url: str) -> Settings:
    """The shipped configuration on a store in a folder, the chat at an address, no limits on sending."""
    shipped = _shipped()
    environment = shipped.environment.model_copy(update={"data_dir": folder, "telegram_base_url": base_url})
    return unlimited(replace(shipped, environment=environment))


@cache
def _shipped() -> Settings:
    return load(environ={"TRUCBAN_TELEGRAM_TOKEN": TOKEN, "TRUCBAN_WEB_LISTEN": "127.0.0.1:0"})


def unlimited(settings: Settings) -> Settings:
    """The same settings without limits on sending, which a clock that stands still would never give back."""
    telegram = settings.telegram.model_copy(update={"limits": Limits(0, 0, 0)})
    return replace(settings, telegram=telegram)
