"""What ``trucban report`` asks of the store, beside the running desk; nothing is changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.admin import opened
from bot.clock import SystemClock
from bot.office import office_of
from bot.settings import Settings
from handlers import digest
from handlers.desk import Desk


@dataclass(frozen=True, slots=True)
class Made:
    """The papers of a week ("2024-W24") and the figures behind them: this week ("now") and the one "before"."""

    week: str
    figures: dict[str, Any]
    docx: bytes
    xlsx: bytes


async def weekly(settings: Settings, monday: date) -> Made:
    """The report of the week that begins on a Monday."""
    async with opened(settings) as (database, unit_id), database.survey() as uow:
        desk = Desk(uow, office_of(settings, unit_id), SystemClock().now(), "report")
        now = await digest.of_span(desk, monday, monday + timedelta(days=6))
        before = await digest.of_span(desk, monday - timedelta(days=7), monday - timedelta(days=1))
    documents, unit = desk.office.documents, settings.policy.unit
    return Made(
        monday.strftime("%G-W%V"),
        {"now": now.record(), "before": before.record()},
        documents.weekly_report(now, before, unit),
        documents.forms(now, unit),
    )
