"""Everything to be said, stored in the transaction that decided it.

queued ──claim──▶ sending ──┬─▶ sent
   ▲                        ├─▶ queued   surely not delivered: later
   └────────────────────────┼─▶ unknown  may have been delivered: said again under the same code
                            ├─▶ failed   will never succeed; an admin is told
                            └─▶ parked   tried too often
A row whose lease ran out (the process died) is unknown. ``dropped``: a newer state or time made it needless.

A card is one live message of a chat. Edits of one card collapse: while a row of the card waits, its body is replaced.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, func, not_, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.rows import held, insert_or_ignore
from storage.schema import cards, outbox

WAITING = ("queued", "unknown")

# A newer row of the same card tells its later state, so this one must not undo it.
_newer = outbox.alias("newer")
_OVERTAKEN = and_(
    outbox.c.card != "",
    select(_newer.c.id)
    .where(
        _newer.c.card == outbox.c.card,
        _newer.c.id > outbox.c.id,
        _newer.c.state.in_([*WAITING, "sending", "sent"]),
    )
    .exists(),
)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One claimed row. ``message_ref`` is the message to edit (kind "edit")."""

    id: int
    unit_id: int
    key: str
    kind: str
    channel: str
    address: str
    thread: str
    priority: int
    body: dict[str, Any]
    card: str
    incident_id: int | None
    person_id: int | None
    attempts: int
    created_at: datetime
    expires_at: datetime | None
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


@dataclass(frozen=True, slots=True)
class Result:
    """How a claimed row ended. ``due_at`` is set for queued and unknown."""

    id: int
    state: str
    reason: str = ""
    message_ref: str = ""
    due_at: datetime | None = None


class OutboxRepository:
    """Put, claim with a lease, settle."""

    def __init__(self, connection: AsyncConnection, ring: Callable[[str], None]) -> None:
        self._connection = connection
        self._ring = ring

    async def put(
        self,
        unit_id: int,
        key: str,
        channel: str,
        address: str,
        body: dict[str, Any],
        priority: int,
        now: datetime,
        *,
        thread: str = "",
        incident_id: int | None = None,
        person_id: int | None = None,
        expires_at: datetime | None = None,
        due_at: datetime | None = None,
    ) -> bool:
        """Queue a message; False when this key was queued before."""
        made = await self._connection.execute(
            insert_or_ignore(self._connection, outbox).values(
                **_row(unit_id, key, "send", channel, address, thread, priority, body, now),
                incident_id=incident_id,
                person_id=person_id,
                expires_at=expires_at,
                due_at=due_at or now,
            )
        )
        self._ring("outbox")
        return bool(made.rowcount)

    async def show(
        self, unit_id: int, subject: str, specs: Sequence[CardSpec], now: datetime, *, incident_id: int | None = None
    ) -> None:
        """Make each card show its new body: one message per card, new, edited or posted again."""
        if not specs:
            return
        keys = [spec.key for spec in specs]
        # Rows first, then cards, as settle() does; held, so that none is claimed or settled in between.
        rows = await self._connection.execute(
            held(
                self._connection,
                select(outbox.c.id, outbox.c.card, outbox.c.kind, outbox.c.state)
                .where(outbox.c.card.in_(keys), outbox.c.state.in_([*WAITING, "sending"]))
                .order_by(outbox.c.id),
            )
        )
        waiting: dict[tuple[str, str], int] = {}
        posting: set[str] = set()
        for row in rows.mappings():
            if row["kind"] == "send":
                posting.add(row["card"])
            if row["state"] in WAITING:
                waiting[row["kind"], row["card"]] = row["id"]
        known = {
            row["key"]: row
            for row in (await self._connection.execute(select(cards).where(cards.c.key.in_(keys)))).mappings()
        }
        new_cards: list[dict[str, Any]] = []
        new_rows: list[dict[str, Any]] = []
        for spec in specs:
            card = known.get(spec.key)
            editable = card is not None and (card["message_ref"] != "" or spec.key in posting)
            pending = waiting.get(("edit", spec.key)) if editable and not spec.repost else None
            pending = pending or waiting.get(("send", spec.key))
            extra = {"card": spec.key, "incident_id": incident_id, "person_id": spec.person_id, "due_at": now}
            place = (spec.channel, spec.address, spec.thread, spec.priority)
            if card is None:
                new_cards.append(
                    {
                        "unit_id": unit_id,
                        "key": spec.key,
                        "subject": subject,
                        "channel": spec.channel,
                        "address": spec.address,
                        "thread": spec.thread,
                        "audience": spec.audience,
                        "person_id": spec.person_id,
                    }
                )
                new_rows.append(_row(unit_id, f"{spec.key}#1", "send", *place, spec.body, now) | extra)
            elif pending is not None:
                await self._connection.execute(
                    update(outbox)
                    .where(outbox.c.id == pending)
                    .values(
                        body=spec.body,
                        priority=func.min(outbox.c.priority, spec.priority)
                        if self._connection.dialect.name == "sqlite"
                        else func.least(outbox.c.priority, spec.priority),
                    )
                )
            elif spec.repost or not editable:
                generation = card["generation"] + 1
                await self.drop_edits(spec.key)
                if card["message_ref"] and spec.farewell is not None:
                    new_rows.append(
                        _row(
                            unit_id,
                            f"{spec.key}#{card['generation']}:farewell",
                            "edit",
                            *place[:3],
                            2,
                            spec.farewell,
                            now,
                        )
                        | {"due_at": now, "message_ref": card["message_ref"], "incident_id": incident_id}
                    )
                await self._connection.execute(
                    update(cards).where(cards.c.key == spec.key).values(generation=generation, message_ref="")
                )
                new_rows.append(_row(unit_id, f"{spec.key}#{generation}", "send", *place, spec.body, now) | extra)
            else:
                key = f"{spec.key}#{card['generation']}:{secrets.token_hex(6)}"
                new_rows.append(_row(unit_id, key, "edit", *place[:3], max(1, spec.priority), spec.body, now) | extra)
        if new_cards:
            await self._connection.execute(cards.insert(), new_cards)
        for values in new_rows:
            await self._connection.execute(insert_or_ignore(self._connection, outbox).values(**values))
        self._ring("outbox")

    async def claim(
        self,
        now: datetime,
        lease_until: datetime,
        *,
        blocked: Iterable[tuple[str, str]],
        alerts_only: Iterable[tuple[str, str]],
        limit: int,
    ) -> list[Outgoing]:
        """Lease the most urgent due rows, at most one a chat; chats in ``blocked`` wait, ``alerts_only`` take alerts.

        An edit waits until its card has been posted.
        """
        chat = tuple_(outbox.c.channel, outbox.c.address)
        statement = (
            select(outbox, cards.c.message_ref.label("card_ref"))
            .join(cards, and_(cards.c.key == outbox.c.card, outbox.c.card != ""), isouter=True)
            .where(
                outbox.c.state.in_(WAITING),
                outbox.c.due_at <= now,
                or_(outbox.c.kind == "send", outbox.c.message_ref != "", cards.c.message_ref != ""),
            )
            .order_by(outbox.c.priority, outbox.c.id)
            .limit(limit * 4)
        )
        taken, urgent = set(blocked), list(alerts_only)
        if urgent:
            statement = statement.where(or_(outbox.c.priority == 0, chat.not_in(urgent)))
        if self._connection.dialect.name == "postgresql":
            statement = statement.with_for_update(skip_locked=True, of=outbox)
        chosen: list[Outgoing] = []
        full = True
        while full and len(chosen) < limit:
            # A look may be full of rows of few chats; then the next one is past those chats.
            look = statement.where(chat.not_in(sorted(taken))) if taken else statement
            rows = (await self._connection.execute(look)).mappings().all()
            full = len(rows) == limit * 4
            for row in rows:
                place = (row["channel"], row["address"])
                if place in taken or len(chosen) == limit:
                    continue
                taken.add(place)
                values = {name: row[name] for name in Outgoing.__slots__}
                if row["kind"] == "edit" and not row["message_ref"]:
                    values["message_ref"] = row["card_ref"]
                chosen.append(Outgoing(**values))
        if chosen:
            await self._connection.execute(
                update(outbox)
                .where(outbox.c.id.in_([row.id for row in chosen]))
                .values(state="sending", lease_until=lease_until, attempts=outbox.c.attempts + 1)
            )
        return chosen

    async def next_due_at(self, now: datetime) -> datetime | None:
        """When the next waiting row that is not due yet becomes due."""
        statement = select(func.min(outbox.c.due_at)).where(outbox.c.state.in_(WAITING), outbox.c.due_at > now)
        found: datetime | None = (await self._connection.execute(statement)).scalar_one()
        return found

    async def settle(self, results: Sequence[Result], now: datetime) -> None:
        """Write how claimed rows ended; a card learns where it was posted."""
        if not results:
            return
        await self._connection.execute(
            update(outbox)
            .where(outbox.c.id == bindparam("row_id"))
            .values(
                state=bindparam("new_state"),
                reason=bindparam("new_reason"),
                lease_until=None,
                due_at=func.coalesce(bindparam("new_due_at", type_=outbox.c.due_at.type), outbox.c.due_at),
                sent_at=bindparam("new_sent_at", type_=outbox.c.sent_at.type),
            ),
            [
                {
                    "row_id": result.id,
                    "new_state": result.state,
                    "new_reason": result.reason[:500],
                    "new_due_at": result.due_at,
                    "new_sent_at": now if result.state == "sent" else None,
                }
                for result in sorted(results, key=lambda result: result.id)
            ],
        )
        posted = [result for result in results if result.message_ref]
        for result in posted:
            await self._connection.execute(
                update(outbox).where(outbox.c.id == result.id).values(message_ref=result.message_ref)
            )
            # The generation in the key keeps a late answer for an older copy from claiming the card.
            await self._connection.execute(
                update(cards)
                .where(
                    cards.c.key == select(outbox.c.card).where(outbox.c.id == result.id).scalar_subquery(),
                    (cards.c.key + "#" + func.cast(cards.c.generation, outbox.c.key.type))
                    == select(outbox.c.key).where(outbox.c.id == result.id).scalar_subquery(),
                )
                .values(message_ref=result.message_ref)
            )
        again = any(result.state in WAITING for result in results)
        if again:
            await self._drop_overtaken()
        if again or posted:
            self._ring("outbox")

    async def as_new_post(self, row_id: int) -> None:
        """An edit that the channel refuses becomes a fresh copy of the card, unless a newer state waits."""
        wanted = select(outbox.c.card, _OVERTAKEN.label("overtaken")).where(outbox.c.id == row_id)
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

    async def _drop_overtaken(self) -> None:
        """An edit that failed must not come after a newer state of its card."""
        await self._connection.execute(
            update(outbox)
            .where(outbox.c.kind == "edit", outbox.c.state.in_(WAITING), _OVERTAKEN)
            .values(state="dropped")
        )

    async def sweep_leases(self, now: datetime, *, all_of_them: bool = False) -> int:
        """Rows whose sender died are unknown and go again; how many. At start all leases are void."""
        statement = update(outbox).where(outbox.c.state == "sending")
        if not all_of_them:
            statement = statement.where(outbox.c.lease_until < now)
        changed = await self._connection.execute(
            statement.values(state="unknown", lease_until=None, due_at=now, reason="lease ran out")
        )
        if changed.rowcount:
            await self._drop_overtaken()
            self._ring("outbox")
        return changed.rowcount

    async def waiting(self) -> dict[str, int]:
        """How many rows have each state."""
        rows = await self._connection.execute(select(outbox.c.state, func.count()).group_by(outbox.c.state))
        return {row[0]: row[1] for row in rows}

    async def due_count(self, now: datetime) -> int:
        """How many rows could be sent now."""
        statement = select(func.count()).where(outbox.c.state.in_([*WAITING, "sending"]), outbox.c.due_at <= now)
        return int((await self._connection.execute(statement)).scalar_one())

    async def oldest_waiting_at(self) -> datetime | None:
        """When the oldest waiting row was queued."""
        statement = select(func.min(outbox.c.created_at)).where(outbox.c.state.in_(WAITING))
        found: datetime | None = (await self._connection.execute(statement)).scalar_one()
        return found

    async def listed(self, states: Sequence[str], limit: int = 100) -> list[dict[str, Any]]:
        """Rows of some states, newest first, without their bodies."""
        wanted = (
            outbox.c.id,
            outbox.c.key,
            outbox.c.kind,
            outbox.c.address,
            outbox.c.state,
            outbox.c.attempts,
            outbox.c.created_at,
            outbox.c.sent_at,
            outbox.c.reason,
        )
        rows = await self._connection.execute(
            select(*wanted).where(outbox.c.state.in_(list(states))).order_by(outbox.c.id.desc()).limit(limit)
        )
        return [dict(row) for row in rows.mappings()]

    async def retry(self, ids: Iterable[int] | None, now: datetime) -> int:
        """Queue failed and parked rows again (all, or some), but no older state of a card; how many."""
        statement = update(outbox).where(outbox.c.state.in_(["failed", "parked"]), not_(_OVERTAKEN))
        if ids is not None:
            statement = statement.where(outbox.c.id.in_(list(ids)))
        changed = await self._connection.execute(statement.values(state="queued", attempts=0, due_at=now, reason=""))
        self._ring("outbox")
        return changed.rowcount


def _row(
    unit_id: int,
    key: str,
    kind: str,
    channel: str,
    address: str,
    thread: str,
    priority: int,
    body: dict[str, Any],
    now: datetime,
) -> dict[str, Any]:
    return {
        "unit_id": unit_id,
        "key": key,
        "kind": kind,
        "channel": channel,
        "address": address,
        "thread": thread,
        "priority": priority,
        "body": body,
        "created_at": now,
    }
