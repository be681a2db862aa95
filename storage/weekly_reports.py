"""Weekly reports: what was made of a week, what the leader said, the copy that was sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.schema_reception import weekly_reports


@dataclass(frozen=True, slots=True)
class WeeklyReport:
    """One report of one week ("2024-W24"); ``figures`` holds this week ("now") and the week before ("before")."""

    id: int
    unit_id: int
    week: str
    figures: dict[str, Any]
    state: str
    comment: str
    made_at: datetime
    decided_by: int | None
    sent_at: datetime | None
    docx: bytes
    xlsx: bytes


class WeeklyReportRepository:
    """Keep, find, decide."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self,
        unit_id: int,
        week: str,
        figures: dict[str, Any],
        docx: bytes,
        xlsx: bytes,
        now: datetime,
        comment: str = "",
    ) -> int:
        """A fresh draft; drafts of the same week that nobody sent are replaced by it. Returns its id."""
        await self._connection.execute(
            update(weekly_reports)
            .where(
                weekly_reports.c.unit_id == unit_id,
                weekly_reports.c.week == week,
                weekly_reports.c.state.in_(["draft", "commented", "approved"]),
            )
            .values(state="replaced")
        )
        made = await self._connection.execute(
            weekly_reports.insert()
            .values(unit_id=unit_id, week=week, figures=figures, docx=docx, xlsx=xlsx, made_at=now, comment=comment)
            .returning(weekly_reports.c.id)
        )
        return int(made.scalar_one())

    async def get(self, report_id: int) -> WeeklyReport | None:
        """One report."""
        wanted = select(weekly_reports).where(weekly_reports.c.id == report_id)
        row = (await self._connection.execute(wanted)).mappings().one_or_none()
        return None if row is None else WeeklyReport(**{name: row[name] for name in WeeklyReport.__slots__})

    async def decide(
        self, report_id: int, expected: tuple[str, ...], state: str, now: datetime, by: int, comment: str | None = None
    ) -> bool:
        """From one of the expected states to another; False when someone else was first."""
        values: dict[str, Any] = {"state": state}
        values |= {"sent_by": by, "sent_at": now} if state == "sent" else {"decided_by": by, "decided_at": now}
        if comment is not None:
            values["comment"] = comment
        changed = await self._connection.execute(
            update(weekly_reports)
            .where(weekly_reports.c.id == report_id, weekly_reports.c.state.in_(expected))
            .values(**values)
        )
        return changed.rowcount == 1
