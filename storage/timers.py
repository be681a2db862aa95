"""Things that fall due: one row each, unique by key, so that no restart can double or skip one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.rows import insert_or_ignore, locked
from storage.schema import timers

_NEXT_DUE = select(func.min(timers.c.due_at)).where(timers.c.state == "pending")
_PENDING = (
    select(timers)
    .where(timers.c.subject == bindparam("of_subject"), timers.c.state == "pending")
    .order_by(timers.c.due_at)
)
_CANCEL = (
    update(timers)
    .where(
        timers.c.subject == bindparam("of_subject"),
        timers.c.kind.in_(bindparam("of_kinds", expanding=True)),
        timers.c.state == "pending",
    )
    .values(state="cancelled")
)


@dataclass(frozen=True, slots=True)
class Timer:
    """One timer as stored."""

    id: int
    unit_id: int
    key: str
    kind: str
    subject: str
    due_at: datetime
    payload: dict[str, Any]
    tries: int


class TimerRepository:
    """Set, cancel, take the due ones."""

    def __init__(self, connection: AsyncConnection, ring: Callable[[str], None]) -> None:
        self._connection = connection
        self._ring = ring

    async def put(
        self,
        unit_id: int,
        key: str,
        kind: str,
        subject: str,
        due_at: datetime,
        now: datetime,
        payload: dict[str, Any] | None = None,
    ) -> bool:
        """Set a timer; False when this key was set before."""
        made = await self._connection.execute(
            insert_or_ignore(self._connection, timers),
            {
                "unit_id": unit_id,
                "key": key,
                "kind": kind,
                "subject": subject,
                "due_at": due_at,
                "payload": payload or {},
                "created_at": now,
            },
        )
        self._ring("timers")
        return bool(made.rowcount)

    async def put_all(self, unit_id: int, planned: Iterable[tuple[str, str, str, datetime]], now: datetime) -> None:
        """Set timers, each by (key, kind, subject, due instant), in one statement; keys set before are passed over."""
        rows = [
            {
                "unit_id": unit_id,
                "key": key,
                "kind": kind,
                "subject": subject,
                "due_at": due_at,
                "payload": {},
                "created_at": now,
            }
            for key, kind, subject, due_at in planned
        ]
        if rows:
            await self._connection.execute(insert_or_ignore(self._connection, timers), rows)
            self._ring("timers")

    async def cancel(self, subject: str, kinds: Iterable[str]) -> int:
        """Cancel what is pending for a subject; how many."""
        changed = await self._connection.execute(_CANCEL, {"of_subject": subject, "of_kinds": list(kinds)})
        return changed.rowcount

    async def due(self, now: datetime, limit: int) -> list[int]:
        """The ids of due timers, earliest first."""
        statement = (
            select(timers.c.id)
            .where(timers.c.state == "pending", timers.c.due_at <= now)
            .order_by(timers.c.due_at, timers.c.id)
            .limit(limit)
        )
        return list((await self._connection.execute(statement)).scalars())

    async def take(self, timer_id: int) -> Timer | None:
        """Claim one pending timer for this transaction; None when it was cancelled or is held elsewhere."""
        statement = select(timers).where(timers.c.id == timer_id, timers.c.state == "pending")
        row = (await self._connection.execute(locked(self._connection, statement))).mappings().one_or_none()
        return None if row is None else Timer(**{name: row[name] for name in Timer.__slots__})

    async def fired(self, timer_id: int, now: datetime) -> None:
        """Handled."""
        await self._connection.execute(
            update(timers).where(timers.c.id == timer_id).values(state="fired", fired_at=now)
        )

    async def failed(self, timer_id: int, error: str, retry_at: datetime | None) -> None:
        """A handler failed: try again at ``retry_at``, or park it when that is None."""
        values: dict[str, Any] = {"tries": timers.c.tries + 1, "error": error[:500]}
        values |= {"state": "parked"} if retry_at is None else {"due_at": retry_at}
        await self._connection.execute(update(timers).where(timers.c.id == timer_id).values(**values))

    async def next_due_at(self) -> datetime | None:
        """When the earliest pending timer is due."""
        found: datetime | None = (await self._connection.execute(_NEXT_DUE)).scalar_one()
        return found

    async def pending(self, subject: str) -> list[Timer]:
        """What is pending for a subject, earliest first."""
        rows = await self._connection.execute(_PENDING, {"of_subject": subject})
        return [Timer(**{name: row[name] for name in Timer.__slots__}) for row in rows.mappings()]
