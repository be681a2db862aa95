"""Chat groups and what each is for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.cards import CardRepository
from storage.rows import upsert
from storage.schema import cards, groups, outbox, reports

_WAITING = ("queued", "unknown", "sending")
_REGAINED = (
    update(groups)
    .where(
        tuple_(groups.c.channel, groups.c.address).in_(bindparam("places", expanding=True)),
        groups.c.state == "lost",
    )
    .values(state="active", reason="")
    .returning(groups)
)
_OF_UNIT = select(groups).where(groups.c.unit_id == bindparam("of_unit")).order_by(groups.c.id)


@dataclass(frozen=True, slots=True)
class Group:
    """A bound group. ``state`` is active, lost (the bot cannot write there) or unbound."""

    id: int
    unit_id: int
    channel: str
    address: str
    thread: str
    title: str
    purpose: str
    state: str
    reason: str


class GroupRepository:
    """Bound groups."""

    def __init__(self, connection: AsyncConnection, live: CardRepository) -> None:
        self._connection = connection
        self._live = live

    async def bind(
        self,
        unit_id: int,
        channel: str,
        address: str,
        purpose: str,
        now: datetime,
        *,
        thread: str = "",
        title: str = "",
        bound_by: int | None = None,
    ) -> None:
        """This group serves this purpose from now on."""
        await self._connection.execute(
            upsert(
                self._connection,
                groups,
                ["channel", "address", "purpose"],
                {
                    "unit_id": unit_id,
                    "channel": channel,
                    "address": address,
                    "thread": thread,
                    "title": title,
                    "purpose": purpose,
                    "state": "active",
                    "reason": "",
                    "bound_by": bound_by,
                    "bound_at": now,
                },
            )
        )

    async def serving(self, unit_id: int, purpose: str) -> list[Group]:
        """The active groups of a purpose."""
        return [group for group in await self._select(unit_id) if group.purpose == purpose and group.state == "active"]

    async def all(self, unit_id: int) -> list[Group]:
        """Every group of a unit, lost ones too."""
        return await self._select(unit_id)

    async def at(self, channel: str, address: str) -> list[Group]:
        """What a chat is bound to."""
        rows = await self._connection.execute(
            select(groups).where(groups.c.channel == channel, groups.c.address == address).order_by(groups.c.id)
        )
        return [_group(dict(row)) for row in rows.mappings()]

    async def _select(self, unit_id: int) -> list[Group]:
        rows = await self._connection.execute(_OF_UNIT, {"of_unit": unit_id})
        return [_group(dict(row)) for row in rows.mappings()]

    async def mark(self, channel: str, address: str, state: str, reason: str) -> list[Group]:
        """A group became lost or active again; the groups for which that is news."""
        await_rows = await self._connection.execute(
            update(groups)
            .where(groups.c.channel == channel, groups.c.address == address, groups.c.state != state)
            .values(state=state, reason=reason)
            .returning(groups)
        )
        return [_group(dict(row)) for row in await_rows.mappings()]

    async def lost(self, unit_id: int) -> list[tuple[str, str]]:
        """The chats that are bound and cannot be written to: (channel, address) each."""
        found = [(one.channel, one.address) for one in await self._select(unit_id) if one.state == "lost"]
        return list(dict.fromkeys(found))

    async def regained(self, places: Iterable[tuple[str, str]]) -> list[Group]:
        """These chats took a message: the groups for which that is news."""
        wanted = sorted(set(places))
        if not wanted:
            return []
        rows = await self._connection.execute(_REGAINED, {"places": wanted})
        return [_group(dict(row)) for row in rows.mappings()]

    async def unbind(self, channel: str, address: str, purpose: str | None = None) -> list[Group]:
        """A chat serves a purpose, or any, no more; what was bound."""
        statement = delete(groups).where(groups.c.channel == channel, groups.c.address == address)
        if purpose is not None:
            statement = statement.where(groups.c.purpose == purpose)
        rows = await self._connection.execute(statement.returning(groups))
        return [_group(dict(row)) for row in rows.mappings()]

    async def leave_thread(self, channel: str, address: str, thread: str) -> list[Group]:
        """A topic is gone: what was to go there goes to the chat itself; the groups that were bound to it."""
        for table in (outbox, cards, reports):
            statement = update(table).where(
                table.c.channel == channel, table.c.address == address, table.c.thread == thread
            )
            if table is outbox:
                statement = statement.where(outbox.c.state.in_(_WAITING))
            await self._connection.execute(statement.values(thread=""))
        rows = await self._connection.execute(
            update(groups)
            .where(groups.c.channel == channel, groups.c.address == address, groups.c.thread == thread)
            .values(thread="")
            .returning(groups)
        )
        return [_group(dict(row)) for row in rows.mappings()]

    async def move(self, channel: str, old: str, new: str) -> bool:
        """A group has a new address (supergroup): bindings, queued messages, reports and cards follow.

        Message references of the old chat mean nothing in the new one, so cards are forgotten and posted afresh.
        True when anything was there.
        """
        # A purpose that the new address serves already is not moved there a second time.
        there = select(groups.c.purpose).where(groups.c.channel == channel, groups.c.address == new)
        doubled = await self._connection.execute(
            delete(groups).where(groups.c.channel == channel, groups.c.address == old, groups.c.purpose.in_(there))
        )
        moved = await self._connection.execute(
            update(groups).where(groups.c.channel == channel, groups.c.address == old).values(address=new)
        )
        told = await self._connection.execute(
            update(reports).where(reports.c.channel == channel, reports.c.address == old).values(address=new)
        )
        await self._live.post_anew(channel, old)
        await self._connection.execute(
            update(outbox)
            .where(outbox.c.channel == channel, outbox.c.address == old, outbox.c.state.in_(_WAITING))
            .values(address=new)
        )
        await self._rename_cards(channel, old, new)
        return moved.rowcount + doubled.rowcount + told.rowcount > 0

    async def _rename_cards(self, channel: str, old: str, new: str) -> None:
        """A card is named after its chat, or it would be posted there a second time under the new name."""
        before, after = f"@{channel}:{old}", f"@{channel}:{new}"
        at_old = (cards.c.channel == channel, cards.c.address == old)
        keys = (await self._connection.execute(select(cards.c.key).where(*at_old))).scalars().all()
        for key in keys:
            for column in (outbox.c.key, outbox.c.card):
                renamed = {column.name: func.replace(column, before, after)}
                await self._connection.execute(update(outbox).where(outbox.c.card == key).values(**renamed))
        await self._connection.execute(
            update(cards)
            .where(*at_old)
            .values(key=func.replace(cards.c.key, before, after), address=new, message_ref="")
        )


def _group(row: dict[str, object]) -> Group:
    return Group(**{name: row[name] for name in Group.__slots__})  # type: ignore[arg-type]
