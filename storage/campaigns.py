"""Campaigns edited while the desk runs."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from duty.policy import Campaign
from storage.rows import upsert
from storage.schema_roster import campaigns


class CampaignRepository:
    """Dates by name."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def all(self, unit_id: int) -> tuple[Campaign, ...] | None:
        """Every campaign that holds, earliest first; None while nobody has edited any and the configuration holds."""
        rows = await self._connection.execute(
            select(campaigns).where(campaigns.c.unit_id == unit_id).order_by(campaigns.c.from_on)
        )
        found = list(rows.mappings())
        if not found:
            return None
        return tuple(
            Campaign(name=row["name"], from_=row["from_on"], to=row["to_on"])
            for row in found
            if row["removed_at"] is None
        )

    async def set(self, unit_id: int, name: str, from_on: date, to_on: date) -> None:
        """A campaign of this name runs on these dates from now on."""
        values = {"unit_id": unit_id, "name": name, "from_on": from_on, "to_on": to_on, "removed_at": None}
        await self._connection.execute(upsert(self._connection, campaigns, ["unit_id", "name"], values))

    async def remove(self, unit_id: int, name: str, now: datetime) -> bool:
        """There is no campaign of this name any more; False when there was none."""
        gone = await self._connection.execute(
            update(campaigns)
            .where(campaigns.c.unit_id == unit_id, campaigns.c.name == name, campaigns.c.removed_at.is_(None))
            .values(removed_at=now)
        )
        return gone.rowcount == 1
