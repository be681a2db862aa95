"""Where a person stands in a dialogue: a row, written with the step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.rows import upsert
from storage.schema import dialogues


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What the desk is waiting for from a person in a chat."""

    name: str
    state: dict[str, Any]


class DialogueRepository:
    """One dialogue a person a chat."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def begin(
        self,
        unit_id: int,
        channel: str,
        address: str,
        person_id: int,
        name: str,
        state: dict[str, Any],
        expires_at: datetime,
    ) -> None:
        """Wait for this from now on; an earlier dialogue there is over."""
        await self._connection.execute(
            upsert(
                self._connection,
                dialogues,
                ["channel", "address", "person_id"],
                {
                    "unit_id": unit_id,
                    "channel": channel,
                    "address": address,
                    "person_id": person_id,
                    "name": name,
                    "state": state,
                    "expires_at": expires_at,
                },
            )
        )

    async def current(self, channel: str, address: str, person_id: int, now: datetime) -> Dialogue | None:
        """What is being waited for; an expired dialogue is none."""
        statement = select(dialogues).where(
            dialogues.c.channel == channel,
            dialogues.c.address == address,
            dialogues.c.person_id == person_id,
            dialogues.c.expires_at > now,
        )
        row = (await self._connection.execute(statement)).mappings().one_or_none()
        return None if row is None else Dialogue(row["name"], row["state"])

    async def end(self, channel: str, address: str, person_id: int) -> bool:
        """Stop waiting; False when nothing was waited for."""
        gone = await self._connection.execute(
            delete(dialogues).where(
                dialogues.c.channel == channel, dialogues.c.address == address, dialogues.c.person_id == person_id
            )
        )
        return gone.rowcount > 0
