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

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, func, not_, or_, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.rows import insert_or_ignore
from storage.schema import cards, outbox

WAITING = ("queued", "unknown")

# A newer row of the same card tells its later state, so this one must not undo it; a post waits for no edit.
_newer = outbox.alias("newer")
OVERTAKEN = and_(
    outbox.c.card != "",
    select(_newer.c.id)
    .where(
        _newer.c.card == outbox.c.card,
        _newer.c.id > outbox.c.id,
        or_(outbox.c.kind == "edit", _newer.c.kind == "send"),
        _newer.c.state.in_([*WAITING, "sending", "sent"]),
    )
    .exists(),
)


_CHAT = tuple_(outbox.c.channel, outbox.c.address)
_DUE = (
    select(outbox, cards.c.message_ref.label("card_ref"))
    .join(cards, and_(cards.c.key == outbox.c.card, outbox.c.card != ""), isouter=True)
    .where(
        outbox.c.state.in_(WAITING),
        outbox.c.due_at <= bindparam("now"),
        or_(outbox.c.kind == "send", outbox.c.message_ref != "", cards.c.message_ref != ""),
    )
    .order_by(outbox.c.priority, outbox.c.id)
    .limit(bindparam("most"))
)
_NEXT_DUE = select(func.min(outbox.c.due_at)).where(outbox.c.state.in_(WAITING), outbox.c.due_at > bindparam("now"))
_LEASE = (
    update(outbox)
    .where(outbox.c.id.in_(bindparam("wanted", expanding=True)))
    .values(state="sending", lease_until=bindparam("until"), attempts=outbox.c.attempts + 1)
)
_ENDED = (
    update(outbox)
    .where(outbox.c.id == bindparam("row_id"))
    .values(
        state=bindparam("new_state"),
        reason=bindparam("new_reason"),
        lease_until=None,
        due_at=func.coalesce(bindparam("new_due_at", type_=outbox.c.due_at.type), outbox.c.due_at),
        sent_at=bindparam("new_sent_at", type_=outbox.c.sent_at.type),
        message_ref=func.coalesce(func.nullif(bindparam("new_ref"), ""), outbox.c.message_ref),
    )
)
# The generation in the key keeps a late answer for an older copy from claiming the card.
_its = select(outbox.c.card, outbox.c.key).where(outbox.c.id == bindparam("row_id"))
_POSTED = (
    update(cards)
    .where(
        cards.c.key == _its.with_only_columns(outbox.c.card).scalar_subquery(),
        (cards.c.key + "#" + func.cast(cards.c.generation, outbox.c.key.type))
        == _its.with_only_columns(outbox.c.key).scalar_subquery(),
    )
    .values(message_ref=bindparam("new_ref"))
)


@cache
def _due(dialect: str, *, passing: bool, sparing: bool, alerts: bool) -> Any:
    """The look for rows that may go: past ``taken`` chats, alerts only for ``urgent`` ones, or ``alerts`` alone."""
    statement = _DUE.where(outbox.c.priority == 0) if alerts else _DUE
    if passing:
        statement = statement.where(_CHAT.not_in(bindparam("taken", expanding=True)))
    if sparing:
        statement = statement.where(or_(outbox.c.priority == 0, _CHAT.not_in(bindparam("urgent", expanding=True))))
    return statement.with_for_update(skip_locked=True, of=outbox) if dialect == "postgresql" else statement


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
            insert_or_ignore(self._connection, outbox),
            {
                **queued_row(unit_id, key, "send", channel, address, thread, priority, body, now),
                "incident_id": incident_id,
                "person_id": person_id,
                "expires_at": expires_at,
                "due_at": due_at or now,
            },
        )
        self._ring("outbox")
        return bool(made.rowcount)

    async def claim(
        self,
        now: datetime,
        lease_until: datetime,
        *,
        blocked: Iterable[tuple[str, str]],
        alerts_only: Iterable[tuple[str, str]],
        limit: int,
        of_these_alerts: int = 0,
    ) -> list[Outgoing]:
        """Lease the most urgent due rows, at most one a chat; chats in ``blocked`` wait, ``alerts_only`` take alerts.

        Of the ``limit`` so many are for alerts alone. An edit waits until its card has been posted.
        """
        taken, urgent = set(blocked), list(alerts_only)
        chosen: list[Outgoing] = []
        full, common = True, limit - of_these_alerts
        while full and len(chosen) < limit:
            # A look may be full of rows of few chats; then the next one is past those chats.
            dialect, alerts = self._connection.dialect.name, len(chosen) >= common
            look = _due(dialect, passing=bool(taken), sparing=bool(urgent), alerts=alerts)
            places = {"now": now, "most": limit * 4, "taken": sorted(taken), "urgent": urgent}
            rows = (await self._connection.execute(look, places)).mappings().all()
            full = len(rows) == limit * 4
            for row in rows:
                place = (row["channel"], row["address"])
                if row["priority"] > 0 and len(chosen) >= common:
                    # The urgent come first, so none of them is left in the queue.
                    full = False
                    break
                if place in taken or len(chosen) == limit:
                    continue
                taken.add(place)
                values = {name: row[name] for name in Outgoing.__slots__}
                if row["kind"] == "edit" and not row["message_ref"]:
                    values["message_ref"] = row["card_ref"]
                chosen.append(Outgoing(**values))
        if chosen:
            await self._connection.execute(_LEASE, {"wanted": [row.id for row in chosen], "until": lease_until})
        return chosen

    async def next_due_at(self, now: datetime) -> datetime | None:
        """When the next waiting row that is not due yet becomes due."""
        found: datetime | None = (await self._connection.execute(_NEXT_DUE, {"now": now})).scalar_one()
        return found

    async def settle(self, results: Sequence[Result], now: datetime) -> None:
        """Write how claimed rows ended; a card learns where it was posted."""
        if not results:
            return
        await self._connection.execute(
            _ENDED,
            [
                {
                    "row_id": result.id,
                    "new_state": result.state,
                    "new_reason": result.reason[:500],
                    "new_due_at": result.due_at,
                    "new_sent_at": now if result.state == "sent" else None,
                    "new_ref": result.message_ref,
                }
                for result in sorted(results, key=lambda result: result.id)
            ],
        )
        posted = [{"row_id": one.id, "new_ref": one.message_ref} for one in results if one.message_ref]
        if posted:
            await self._connection.execute(_POSTED, posted)
        if any(result.state in WAITING for result in results):
            await self._drop_overtaken()
            self._ring("outbox")

    async def _drop_overtaken(self) -> None:
        """What failed must not come after a newer state of its card."""
        await self._connection.execute(
            update(outbox).where(outbox.c.state.in_(WAITING), OVERTAKEN).values(state="dropped")
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

    async def refused(self, places: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
        """Those of some chats in which the newest message that has ended could not be delivered."""
        found = set()
        for channel, address in places:
            newest = (
                select(outbox.c.state)
                .where(outbox.c.channel == channel, outbox.c.address == address, outbox.c.state.in_(["sent", "failed"]))
                .order_by(outbox.c.id.desc())
                .limit(1)
            )
            if (await self._connection.execute(newest)).scalar_one_or_none() == "failed":
                found.add((channel, address))
        return found

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
        statement = update(outbox).where(outbox.c.state.in_(["failed", "parked"]), not_(OVERTAKEN))
        if ids is not None:
            statement = statement.where(outbox.c.id.in_(list(ids)))
        changed = await self._connection.execute(statement.values(state="queued", attempts=0, due_at=now, reason=""))
        self._ring("outbox")
        return changed.rowcount


def queued_row(
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
