"""Where a person stands in a dialogue: a row, written with the step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.rows import upsert
from storage.schema import dialogues

_THEIRS = (
    dialogues.c.channel == bindparam("of_channel"),
    dialogues.c.address == bindparam("of_address"),
    dialogues.c.person_id == bindparam("of_person"),
)
_CURRENT = select(dialogues).where(*_THEIRS, dialogues.c.expires_at > bindparam("now"))
_END = delete(dialogues).where(*_THEIRS)


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
        places = {"of_channel": channel, "of_address": address, "of_person": person_id, "now": now}
        row = (await self._connection.execute(_CURRENT, places)).mappings().one_or_none()
        return None if row is None else Dialogue(row["name"], row["state"])

    async def end(self, channel: str, address: str, person_id: int, name: str = "") -> bool:
        """Stop waiting, for anything or for what is called ``name``; False when nothing was waited for."""
        statement = _END.where(dialogues.c.name == name) if name else _END
        gone = await self._connection.execute(
            statement, {"of_channel": channel, "of_address": address, "of_person": person_id}
        )
        return gone.rowcount > 0
