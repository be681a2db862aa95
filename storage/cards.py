"""Live messages: which chats show a card of what, and what each should show from now on.

A card is one live message of a chat. Edits of one card collapse: while a row of the card waits, its body is replaced.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.outbox import OVERTAKEN, WAITING, queued_row
from storage.rows import held, insert_or_ignore
from storage.schema import cards, outbox

_OF_SUBJECT = select(cards).where(cards.c.subject == bindparam("of_subject")).order_by(cards.c.id)
_NAMED = select(cards).where(cards.c.key.in_(bindparam("of_keys", expanding=True)))
_UNSENT = (
    select(outbox.c.id, outbox.c.card, outbox.c.kind, outbox.c.state)
    .where(outbox.c.card.in_(bindparam("of_keys", expanding=True)), outbox.c.state.in_([*WAITING, "sending"]))
    .order_by(outbox.c.id)
)


@dataclass(frozen=True, slots=True)
class Card:
    """One live message."""

    key: str
    subject: str
    channel: str
    address: str
    thread: str
    audience: str
    person_id: int | None
    message_ref: str


@dataclass(frozen=True, slots=True)
class CardSpec:
    """What a card in one chat should show from now on.

    ``key`` names the card for good; ``audience`` says whose view it is; ``repost`` posts it anew at the bottom of the
    chat and leaves ``farewell`` in the old one.
    """

    key: str
    channel: str
    address: str
    audience: str
    body: dict[str, Any]
    priority: int
    thread: str = ""
    person_id: int | None = None
    repost: bool = False
    farewell: dict[str, Any] | None = None


@dataclass(slots=True)
class _Board:
    """What is known of some cards, and the rows that showing them will add."""

    unit_id: int
    subject: str
    now: datetime
    incident_id: int | None
    waiting: dict[tuple[str, str], int] = field(default_factory=dict)
    posting: set[str] = field(default_factory=set)
    cards: list[dict[str, Any]] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)

    def add(self, spec: CardSpec, key: str, kind: str, priority: int) -> None:
        """Queue a row of a card."""
        row = queued_row(
            self.unit_id, key, kind, spec.channel, spec.address, spec.thread, priority, spec.body, self.now
        )
        extra = {"card": spec.key, "incident_id": self.incident_id, "person_id": spec.person_id, "due_at": self.now}
        self.rows.append(row | extra)

    def add_farewell(self, spec: CardSpec, generation: int, message_ref: str) -> None:
        """Queue what the old copy shows once the card stands below."""
        if not message_ref or spec.farewell is None:
            return
        key, chat = f"{spec.key}#{generation}:farewell", (spec.channel, spec.address, spec.thread)
        row = queued_row(self.unit_id, key, "edit", *chat, 2, spec.farewell, self.now)
        self.rows.append(row | {"due_at": self.now, "message_ref": message_ref, "incident_id": self.incident_id})


class CardRepository:
    """Find cards, show them, post them again."""

    def __init__(self, connection: AsyncConnection, ring: Callable[[str], None]) -> None:
        self._connection = connection
        self._ring = ring

    async def of(self, subject: str) -> list[Card]:
        """Every copy of a card."""
        rows = await self._connection.execute(_OF_SUBJECT, {"of_subject": subject})
        return [Card(**{name: row[name] for name in Card.__slots__}) for row in rows.mappings()]

    async def at(self, channel: str, address: str, message_ref: str) -> Card | None:
        """The card that a message shows."""
        shown = (cards.c.channel == channel, cards.c.address == address, cards.c.message_ref == message_ref)
        row = (await self._connection.execute(select(cards).where(*shown))).mappings().first()
        return None if row is None else Card(**{name: row[name] for name in Card.__slots__})

    async def show(
        self, unit_id: int, subject: str, specs: Sequence[CardSpec], now: datetime, *, incident_id: int | None = None
    ) -> None:
        """Make each card show its new body: one message per card, new, edited or posted again."""
        if not specs:
            return
        board = _Board(unit_id, subject, now, incident_id)
        keys = [spec.key for spec in specs]
        await self._look(board, keys)
        known = {row["key"]: row for row in (await self._connection.execute(_NAMED, {"of_keys": keys})).mappings()}
        for spec in specs:
            card = known.get(spec.key)
            if card is None:
                _pin_up(board, spec)
            else:
                await self._change(board, spec, dict(card))
        if board.cards:
            await self._connection.execute(cards.insert(), board.cards)
        for values in board.rows:
            await self._connection.execute(insert_or_ignore(self._connection, outbox), values)
        self._ring("outbox")

    async def _look(self, board: _Board, keys: list[str]) -> None:
        # Rows first, then cards, as settle() does; held, so that none is claimed or settled in between.
        rows = await self._connection.execute(held(self._connection, _UNSENT), {"of_keys": keys})
        for row in rows.mappings():
            if row["kind"] == "send":
                board.posting.add(row["card"])
            if row["state"] in WAITING:
                board.waiting[row["kind"], row["card"]] = row["id"]

    async def _change(self, board: _Board, spec: CardSpec, card: dict[str, Any]) -> None:
        editable = card["message_ref"] != "" or spec.key in board.posting
        pending = board.waiting.get(("edit", spec.key)) if editable and not spec.repost else None
        pending = pending or board.waiting.get(("send", spec.key))
        generation = card["generation"]
        if pending is not None:
            if pending == board.waiting.get(("send", spec.key)):
                await self.drop_edits(spec.key)
            least = func.min if self._connection.dialect.name == "sqlite" else func.least
            await self._connection.execute(
                update(outbox)
                .where(outbox.c.id == pending)
                .values(body=spec.body, priority=least(outbox.c.priority, spec.priority))
            )
        elif spec.repost or not editable:
            await self.drop_edits(spec.key)
            board.add_farewell(spec, generation, card["message_ref"])
            await self._connection.execute(
                update(cards).where(cards.c.key == spec.key).values(generation=generation + 1, message_ref="")
            )
            board.add(spec, f"{spec.key}#{generation + 1}", "send", spec.priority)
        else:
            # An edit makes no phone ring, so it never takes the place of an alert.
            board.add(spec, f"{spec.key}#{generation}:{secrets.token_hex(6)}", "edit", max(1, spec.priority))

    async def as_new_post(self, row_id: int) -> None:
        """An edit that the channel refuses becomes a fresh copy of the card, unless a newer state waits."""
        wanted = select(outbox.c.card, OVERTAKEN.label("overtaken")).where(outbox.c.id == row_id)
        row = (await self._connection.execute(wanted)).mappings().one()
        if not row["card"] or row["overtaken"]:
            await self._connection.execute(
                update(outbox).where(outbox.c.id == row_id).values(state="dropped", lease_until=None)
            )
            return
        generation = (
            await self._connection.execute(
                update(cards)
                .where(cards.c.key == row["card"])
                .values(generation=cards.c.generation + 1, message_ref="")
                .returning(cards.c.generation)
            )
        ).scalar_one()
        await self._connection.execute(
            update(outbox)
            .where(outbox.c.id == row_id)
            .values(kind="send", key=f"{row['card']}#{generation}", state="queued", lease_until=None, message_ref="")
        )
        self._ring("outbox")

    async def post_anew(self, channel: str, address: str) -> None:
        """The messages of this chat can no longer be edited: what waits to be edited in is posted, farewells go."""
        rows = await self._connection.execute(
            select(outbox.c.id)
            .join(cards, and_(cards.c.key == outbox.c.card, outbox.c.card != ""), isouter=True)
            .where(
                outbox.c.channel == channel,
                outbox.c.address == address,
                outbox.c.kind == "edit",
                outbox.c.state.in_(WAITING),
                or_(outbox.c.message_ref != "", cards.c.message_ref != ""),
            )
            .order_by(outbox.c.id)
        )
        for row_id in rows.scalars().all():
            await self.as_new_post(row_id)

    async def drop_edits(self, card: str) -> None:
        """The card could not be posted: its waiting edits are needless."""
        await self._connection.execute(
            update(outbox)
            .where(outbox.c.card == card, outbox.c.kind == "edit", outbox.c.state.in_(WAITING))
            .values(state="dropped")
        )


def _pin_up(board: _Board, spec: CardSpec) -> None:
    board.cards.append(
        {
            "unit_id": board.unit_id,
            "key": spec.key,
            "subject": board.subject,
            "channel": spec.channel,
            "address": spec.address,
            "thread": spec.thread,
            "audience": spec.audience,
            "person_id": spec.person_id,
        }
    )
    board.add(spec, f"{spec.key}#1", "send", spec.priority)
