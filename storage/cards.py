"""Live messages: which chats show a card of what."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema import cards


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


class CardRepository:
    """Finding cards; they are made and changed by the outbox."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def of(self, subject: str) -> list[Card]:
        """Every copy of a card."""
        rows = await self._connection.execute(select(cards).where(cards.c.subject == subject).order_by(cards.c.id))
        return [Card(**{name: row[name] for name in Card.__slots__}) for row in rows.mappings()]

    async def at(self, channel: str, address: str, message_ref: str) -> Card | None:
        """The card that a message shows."""
        row = (
            (
                await self._connection.execute(
                    select(cards).where(
                        cards.c.channel == channel, cards.c.address == address, cards.c.message_ref == message_ref
                    )
                )
            )
            .mappings()
            .first()
        )
        return None if row is None else Card(**{name: row[name] for name in Card.__slots__})
