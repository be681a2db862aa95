"""Requests to swap a shift or to give it away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from duty.swaps import OPEN, Swap, SwapState
from storage.schema_roster import swaps

_FIELDS = tuple(field.name for field in fields(Swap))


class SwapRepository:
    """Ask, find, decide once."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def ask(
        self,
        unit_id: int,
        kind: str,
        assignment_id: int,
        asked_by: int,
        now: datetime,
        *,
        other_id: int | None = None,
        asked_of: int | None = None,
    ) -> int:
        """A new request; returns its id. A request that was open for the same shift is withdrawn."""
        for earlier in await self.open_for([assignment_id], own=True):
            await self.move(earlier.id, (earlier.state,), SwapState.WITHDRAWN, now)
        made = await self._connection.execute(
            swaps.insert()
            .values(
                unit_id=unit_id,
                kind=kind,
                assignment_id=assignment_id,
                other_id=other_id,
                asked_by=asked_by,
                asked_of=asked_of,
                asked_at=now,
            )
            .returning(swaps.c.id)
        )
        return int(made.scalar_one())

    async def get(self, swap_id: int) -> Swap | None:
        """One request."""
        row = (await self._connection.execute(select(swaps).where(swaps.c.id == swap_id))).mappings().one_or_none()
        return None if row is None else _swap(dict(row))

    async def open_for(self, assignment_ids: Iterable[int], *, own: bool = False) -> list[Swap]:
        """Open requests that touch any of these assignments; ``own``: only those made for them."""
        ids = list(assignment_ids)
        touching: ColumnElement[bool] = swaps.c.assignment_id.in_(ids)
        if not own:
            touching = or_(touching, swaps.c.other_id.in_(ids))
        rows = await self._connection.execute(select(swaps).where(touching, swaps.c.state.in_([*OPEN])))
        return [_swap(dict(row)) for row in rows.mappings()]

    async def move(
        self,
        swap_id: int,
        expected: Iterable[SwapState],
        state: SwapState,
        now: datetime,
        *,
        by: int | None = None,
        asked_of: int | None = None,
    ) -> bool:
        """From one of the expected states to another; False when someone else was first."""
        values: dict[str, object] = {"state": str(state), "decided_at": now, "decided_by": by}
        if asked_of is not None:
            values["asked_of"] = asked_of
        moved = await self._connection.execute(
            update(swaps)
            .where(swaps.c.id == swap_id, swaps.c.state.in_([str(one) for one in expected]))
            .values(**values)
        )
        return moved.rowcount == 1


def _swap(row: dict[str, object]) -> Swap:
    values = {name: row[name] for name in _FIELDS}
    return Swap(**{**values, "state": SwapState(str(row["state"]))})  # type: ignore[arg-type]
