"""Weekly reports: what was made of a week, what leaders said, what people wrote into it, the copies that are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from duty.digest import WAITING
from storage.rows import held
from storage.schema_reception import weekly_reports


@dataclass(frozen=True, slots=True)
class WeeklyReport:
    """One report of one week ("2024-W24"); ``figures`` holds this week ("now") and the week before ("before").

    ``remarks``: what leaders asked to change, oldest first, each with "by", "at" and "text"; ``outlook`` and
    ``proposals``: sections VI and VII as a person wrote them; ``signed``: the signed copy, a .docx or .pdf.
    """

    id: int
    unit_id: int
    week: str
    figures: dict[str, Any]
    state: str
    remarks: list[dict[str, Any]]
    outlook: str
    proposals: str
    made_at: datetime
    decided_by: int | None
    decided_at: datetime | None
    sent_at: datetime | None
    docx: bytes
    xlsx: bytes
    signed_name: str
    signed: bytes | None


@dataclass(frozen=True, slots=True)
class Kept:
    """One report that was sent, as a list shows it."""

    id: int
    week: str
    sent_at: datetime
    signed_name: str


_FIELDS = tuple(field.name for field in fields(WeeklyReport))


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
        *,
        before: WeeklyReport | None = None,
    ) -> int:
        """A fresh draft, with what people had said and written in the one ``before``. Returns its id.

        Drafts of the same week are replaced by it; of what was approved only ``before`` is. What was sent stays.
        """
        await self._connection.execute(
            update(weekly_reports)
            .where(
                weekly_reports.c.unit_id == unit_id,
                weekly_reports.c.week == week,
                weekly_reports.c.state.in_(WAITING)
                | ((weekly_reports.c.state == "approved") & (weekly_reports.c.id == (before.id if before else 0))),
            )
            .values(state="replaced")
        )
        kept: dict[str, Any] = {"remarks": [], "outlook": "", "proposals": ""}
        if before is not None:
            kept = {"remarks": before.remarks, "outlook": before.outlook, "proposals": before.proposals}
        made = await self._connection.execute(
            weekly_reports.insert()
            .values(unit_id=unit_id, week=week, figures=figures, docx=docx, xlsx=xlsx, made_at=now, **kept)
            .returning(weekly_reports.c.id)
        )
        return int(made.scalar_one())

    async def get(self, report_id: int) -> WeeklyReport | None:
        """One report, held for this transaction."""
        wanted = held(self._connection, select(weekly_reports).where(weekly_reports.c.id == report_id))
        row = (await self._connection.execute(wanted)).mappings().one_or_none()
        return None if row is None else WeeklyReport(**{name: row[name] for name in _FIELDS})

    async def latest(self, unit_id: int, week: str) -> WeeklyReport | None:
        """The newest report of a week."""
        newest = (
            select(weekly_reports.c.id)
            .where(weekly_reports.c.unit_id == unit_id, weekly_reports.c.week == week)
            .order_by(weekly_reports.c.id.desc())
            .limit(1)
        )
        found = (await self._connection.execute(newest)).scalar_one_or_none()
        return None if found is None else await self.get(found)

    async def made(self, unit_id: int) -> dict[str, datetime]:
        """When the newest report of each week was made."""
        columns = weekly_reports.c
        rows = await self._connection.execute(
            select(columns.week, func.max(columns.made_at).label("made_at"))
            .where(columns.unit_id == unit_id)
            .group_by(columns.week)
        )
        return {row.week: row.made_at for row in rows}

    async def sent(self, unit_id: int, limit: int) -> list[Kept]:
        """What was sent, newest first."""
        columns = weekly_reports.c
        rows = await self._connection.execute(
            select(columns.id, columns.week, columns.sent_at, columns.signed_name)
            .where(columns.unit_id == unit_id, columns.state == "sent")
            .order_by(columns.sent_at.desc(), columns.id.desc())
            .limit(limit)
        )
        return [Kept(**row) for row in rows.mappings()]

    async def decide(self, report_id: int, expected: tuple[str, ...], state: str, now: datetime, by: int) -> bool:
        """From one of the expected states to another; False when someone else was first."""
        values: dict[str, Any] = {"state": state}
        values |= {"sent_by": by, "sent_at": now} if state == "sent" else {"decided_by": by, "decided_at": now}
        return await self._change(report_id, expected, values)

    async def remark(self, report: WeeklyReport, by: int, text: str, now: datetime) -> bool:
        """A leader's remark beside the earlier ones; False when the report no longer waits for any."""
        remarks = [*report.remarks, {"by": by, "at": now.isoformat(), "text": text}]
        values = {"remarks": remarks, "state": "commented", "decided_by": by, "decided_at": now}
        return await self._change(report.id, WAITING, values)

    async def write(self, report_id: int, expected: tuple[str, ...], values: Mapping[str, str | bytes]) -> bool:
        """Its own words or its file anew: ``outlook``, ``proposals``, ``docx``; False when it has moved on."""
        return await self._change(report_id, expected, dict(values))

    async def keep_signed(self, report_id: int, name: str, content: bytes, by: int, now: datetime) -> bool:
        """The signed copy, in the place of an earlier one; False unless the report was approved or sent."""
        values = {"signed_name": name, "signed": content, "signed_by": by, "signed_at": now}
        return await self._change(report_id, ("approved", "sent"), values)

    async def _change(self, report_id: int, expected: tuple[str, ...], values: dict[str, Any]) -> bool:
        changed = await self._connection.execute(
            update(weekly_reports)
            .where(weekly_reports.c.id == report_id, weekly_reports.c.state.in_(expected))
            .values(**values)
        )
        return changed.rowcount == 1
