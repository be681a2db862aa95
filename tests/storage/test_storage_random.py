"""Whatever happens in whatever order, nothing is lost and the last state of a card wins.

Random sequences of receiving, handling, showing, sending, failing, moving and dying, against a plain model of what
the desk promised and of what the chats show.
"""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from storage.database import Database
from storage.outbox import Outgoing, Result
from storage.schema import cards, inbox, outbox
from tests.storage.store_stage import LEASE, NOW, Store, spec

T = TypeVar("T")

CHATS = ("a", "b")
CARDS = {"card1": "a", "card2": "a", "card3": "b"}
WAITING = ("queued", "unknown")


@dataclass
class Update:
    """What the inbox should know of one update."""

    chat: str
    state: str = "open"
    tries: int = 0
    due_at: datetime = NOW


@dataclass
class Chats:
    """What people see: every message by address and reference."""

    posted: dict[tuple[str, str], str] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)

    def can_edit(self, row: Outgoing) -> bool:
        """Whether an edit finds its message; one of before a move is known but cannot be edited any more."""
        if (row.address, row.message_ref) in self.posted:
            return True
        former = {ref for address, ref in self.posted if row.address.startswith(address)}
        assert row.message_ref in former, f"{row.key} edits a message that never was"
        return False

    def deliver(self, row: Outgoing) -> str:
        """Show a claimed row to people; the reference of a new message."""
        self.said.add(row.key)
        if row.kind == "edit":
            self.posted[row.address, row.message_ref] = row.body["text"]
            return ""
        ref = f"m{len(self.posted) + 1}"
        self.posted[row.address, ref] = row.body["text"]
        return ref


@dataclass
class Flight:
    """A row in the hands of the sender."""

    row: Outgoing
    answer: Result | None = None


@pytest.fixture(autouse=True, scope="module")
def _migrated_store(migrated_sqlite: Path) -> None:
    Desk.migrated = migrated_sqlite


class Desk(RuleBasedStateMachine):
    """One desk with two chats and three cards."""

    migrated = Path()

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = Path(tempfile.mkdtemp())
        self.now = NOW
        self.updates: dict[str, Update] = {}
        self.plain: dict[str, bool] = {}  # key → may it have failed for good
        self.shown: dict[str, str] = {}
        self.excused: set[str] = set()
        self.addresses = {chat: chat for chat in CHATS}
        self.moved: set[str] = set()
        self.flights: list[Flight] = []
        self.chats = Chats()
        self.texts = 0

    def run(self, work: Awaitable[T]) -> T:
        async def wrapped() -> T:
            return await work

        return self.runner.run(wrapped())

    @initialize()
    def begin(self) -> None:
        path = self.folder / "store.db"
        shutil.copy(Desk.migrated, path)
        database = Database(f"sqlite+aiosqlite:///{path}")
        self.run(database.open())
        self.store = Store(database, self.run(self._set_up(database)))

    async def _set_up(self, database: Database) -> int:
        async with database.write() as uow:
            unit = await uow.units.ensure("u", "U")
            for chat in CHATS:
                await uow.groups.bind(unit, "sim", chat, "alerts", NOW)
            await uow.commit()
        return unit

    def fresh_text(self) -> str:
        self.texts += 1
        return f"text {self.texts}"

    # --- inbox

    @rule(batch=st.lists(st.integers(0, 9), min_size=1, max_size=4))
    def receive(self, batch: list[int]) -> None:
        pairs = [(str(number), CHATS[number % 2]) for number in batch]
        self.run(self.store.receive(*pairs, now=self.now))
        for key, chat in pairs:
            self.updates.setdefault(key, Update(chat, due_at=self.now))

    @rule(chat=st.sampled_from(CHATS), how=st.sampled_from(["done", "later", "park", "crash"]))
    def handle(self, chat: str, how: str) -> None:
        self.run(self._handle(chat, how))

    async def _handle(self, chat: str, how: str) -> None:
        ids = {row["external_id"]: row["id"] for row in await self.store.rows(inbox)}
        mine = [key for key in ids if self.updates[key].chat == chat and self.updates[key].state == "open"]
        first = min(mine, key=lambda key: int(ids[key]), default=None)
        due = first is not None and self.updates[first].due_at <= self.now
        async with self.store.write() as uow:
            row = await uow.inbox.oldest_of(chat, self.now)
            assert (row.external_id if row else None) == (first if due else None)
            if row is None:
                return
            update = self.updates[row.external_id]
            if how == "done":
                key = f"reply:{row.external_id}"
                assert await uow.outbox.put(
                    self.store.unit, key, "sim", self.addresses[chat], {"text": key}, 1, self.now
                )
                await uow.inbox.done(row.id, self.now)
                self.plain[key] = False
                update.state = "done"
            elif how == "later":
                update.due_at = self.now + timedelta(seconds=5)
                update.tries += 1
                await uow.inbox.failed(row.id, "x", update.due_at, self.now)
            elif how == "park":
                await uow.inbox.failed(row.id, "x", None, self.now)
                update.state, update.tries = "parked", update.tries + 1
            else:
                await uow.outbox.put(self.store.unit, "never", "sim", chat, {"text": "never"}, 0, self.now)
                await uow.inbox.done(row.id, self.now)
                return
            await uow.commit()

    @rule()
    def retry_parked(self) -> None:
        async def retry() -> int:
            async with self.store.write() as uow:
                count = await uow.inbox.retry_parked(None, self.now)
                await uow.commit()
            return count

        parked = [update for update in self.updates.values() if update.state == "parked"]
        assert self.run(retry()) == len(parked)
        for update in parked:
            update.state, update.tries, update.due_at = "open", 0, self.now

    # --- what is to be said

    @rule(number=st.integers(0, 5), chat=st.sampled_from(CHATS), priority=st.integers(0, 3))
    def queue(self, number: int, chat: str, priority: int) -> None:
        key = f"plain{number}"
        made = self.run(self.store.queue(key, address=self.addresses[chat], priority=priority))
        assert made == (key not in self.plain)
        self.plain.setdefault(key, False)

    @rule(card=st.sampled_from(sorted(CARDS)), priority=st.integers(0, 2), repost=st.booleans())
    def show(self, card: str, priority: int, repost: bool) -> None:
        text = self.fresh_text()
        self.run(self._show([card], text, priority, repost))

    async def _show(self, keys: list[str], text: str, priority: int, repost: bool) -> None:
        specs = [
            spec(
                key,
                text,
                address=self.addresses[CARDS[key]],
                priority=priority,
                repost=repost,
                farewell="see below" if repost else "",
            )
            for key in keys
        ]
        await self.store.show(*specs, now=self.now)
        for key in keys:
            self.shown[key] = text
            self.excused.discard(key)

    # --- the sender

    @rule(limit=st.integers(1, 3))
    def claim(self, limit: int) -> None:
        self.run(self._claim(limit))

    async def _claim(self, limit: int) -> list[Flight]:
        blocked = {("sim", flight.row.address) for flight in self.flights}
        expected = [row["id"] for row in await self._sendable(blocked)][:limit]
        claimed = await self.store.claim(self.now, blocked=blocked, limit=limit)
        assert [row.id for row in claimed] == expected
        flights = [Flight(row) for row in claimed]
        self.flights += flights
        return flights

    async def _sendable(self, blocked: set[tuple[str, str]]) -> list[dict[str, Any]]:
        """The first row of each chat that may go, most urgent first: the rule, written plainly."""
        posted = {row["key"] for row in await self.store.rows(cards) if row["message_ref"]}
        found: dict[str, dict[str, Any]] = {}
        for row in sorted(await self.store.rows(outbox), key=lambda row: (row["priority"], row["id"])):
            ready = row["kind"] == "send" or row["message_ref"] or row["card"] in posted
            if (
                row["state"] in WAITING
                and row["due_at"] <= self.now
                and ready
                and ("sim", row["address"]) not in blocked
            ):
                found.setdefault(row["address"], row)
        return sorted(found.values(), key=lambda row: (row["priority"], row["id"]))

    def reachable(self, row: Outgoing) -> bool:
        return row.address not in self.moved and (row.kind == "send" or self.chats.can_edit(row))

    @precondition(lambda self: any(flight.answer is None for flight in self.flights))
    @rule()
    def deliver_without_an_answer_yet(self) -> None:
        flight = next(flight for flight in self.flights if flight.answer is None)
        if self.reachable(flight.row):
            flight.answer = Result(flight.row.id, "sent", message_ref=self.chats.deliver(flight.row))

    @precondition(lambda self: self.flights)
    @rule(how=st.sampled_from(["sent", "unknown", "queued", "failed", "not editable"]), last=st.booleans())
    def land(self, how: str, last: bool) -> None:
        self.run(self._land(self.flights[-1 if last else 0], how))

    async def _land(self, flight: Flight, how: str) -> None:
        row = flight.row
        self.flights.remove(flight)
        moved = not self.reachable(row)
        if flight.answer is None and how == "sent" and not moved:
            flight.answer = Result(row.id, "sent", message_ref=self.chats.deliver(row))
        async with self.store.write() as uow:
            if flight.answer is not None and how != "unknown":
                await uow.outbox.settle([flight.answer], self.now)
            elif how == "unknown":
                due_at = self.now + timedelta(seconds=2)
                await uow.outbox.settle([Result(row.id, "unknown", "timeout", due_at=due_at)], self.now)
            elif row.kind == "edit" and (moved or how == "not editable"):
                await uow.cards.as_new_post(row.id)
            elif how == "failed" and not moved:
                await uow.cards.drop_edits(row.card)
                await uow.outbox.settle([Result(row.id, "failed", "refused")], self.now)
                self.excused.add(row.card)
                self.plain[row.key] = True
            else:
                due_at = self.now + timedelta(seconds=3)
                await uow.outbox.settle([Result(row.id, "queued", "later", due_at=due_at)], self.now)
            await uow.commit()

    @rule(delivered=st.booleans())
    def die_and_start_again(self, delivered: bool) -> None:
        for flight in self.flights:
            if delivered and flight.answer is None and self.reachable(flight.row):
                self.chats.deliver(flight.row)
        self.flights.clear()
        self.run(self._sweep(all_of_them=True))

    async def _sweep(self, *, all_of_them: bool) -> None:
        async with self.store.write() as uow:
            await uow.outbox.sweep_leases(self.now, all_of_them=all_of_them)
            await uow.commit()

    @rule(chat=st.sampled_from(CHATS))
    def move(self, chat: str) -> None:
        old, new = self.addresses[chat], f"{self.addresses[chat]}'"

        async def move() -> bool:
            async with self.store.write() as uow:
                moved = await uow.groups.move("sim", old, new)
                await uow.commit()
            return moved

        assert self.run(move())
        self.addresses[chat] = new
        self.moved.add(old)
        mine = [key for key in self.shown if CARDS[key] == chat]
        if mine:
            self.run(self._show(mine, self.fresh_text(), 0, False))

    @rule(seconds=st.integers(1, 9))
    def wait(self, seconds: int) -> None:
        # Shorter than a lease: only death ends one here.
        self.now += timedelta(seconds=seconds)

    # --- promises

    @invariant()
    def nothing_is_lost_and_one_row_flies_a_chat(self) -> None:
        self.run(self._check())

    async def _check(self) -> None:
        stored = {
            row["external_id"]: (row["chat_key"], row["state"], row["tries"]) for row in await self.store.rows(inbox)
        }
        assert stored == {key: (each.chat, each.state, each.tries) for key, each in self.updates.items()}
        rows = await self.store.rows(outbox)
        assert {key for key in self.plain if not key.startswith("card")} <= {row["key"] for row in rows}
        assert not any(row["key"] == "never" for row in rows)
        flying = [row for row in rows if row["state"] == "sending"]
        assert {row["id"] for row in flying} == {flight.row.id for flight in self.flights}
        assert len({flight.row.address for flight in self.flights}) == len(self.flights)
        for row in rows:
            if row["state"] == "sent":
                assert row["key"] in self.chats.said

    def teardown(self) -> None:
        try:
            self.run(self._drain())
        finally:
            self.run(self.store.database.close())
            self.runner.close()
            shutil.rmtree(self.folder)

    async def _drain(self) -> None:
        """Let the sender work on in peace: everything is said, and each card shows its last state."""
        for flight in list(self.flights):
            await self._land(flight, "sent")
        self.now += LEASE
        for _ in range(200):
            for flight in await self._claim(5):
                await self._land(flight, "sent")
            left = [row for row in await self.store.rows(outbox) if row["state"] in (*WAITING, "sending")]
            if not left:
                break
            self.now += LEASE
        assert not [row["key"] for row in left], "some rows wait for ever"
        for key, failed in self.plain.items():
            assert failed or key in self.chats.said
        async with self.store.read() as uow:
            live = {
                row["key"]: (row["address"], row["message_ref"])
                for row in (await uow.connection.execute(select(cards))).mappings()
            }
        assert live.keys() == self.shown.keys()
        for key, text in self.shown.items():
            if key not in self.excused:
                assert live[key][0] == self.addresses[CARDS[key]]
                assert self.chats.posted[live[key]] == text


Desk.TestCase.settings = settings(
    max_examples=15,
    stateful_step_count=40,
    deadline=None,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
TestNothingIsLostAndTheLastStateOfACardWins = Desk.TestCase
