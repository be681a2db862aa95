"""What ``trucban report`` and ``trucban export`` ask of the store, beside the running desk; nothing is changed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.clock import SystemClock
from bot.office import office_of
from bot.settings import Settings
from bot.store import opened
from duty.spans import days, label
from duty.wording.weekly import files
from handlers import weekly
from handlers.desk import Desk
from handlers.figures import form_on, of_span


@dataclass(frozen=True, slots=True)
class Made:
    """Papers by their file names, and the figures behind them: this week ("now") and the one "before"."""

    figures: dict[str, Any]
    papers: dict[str, bytes]


@asynccontextmanager
async def _desk(settings: Settings) -> AsyncIterator[Desk]:
    async with opened(settings) as (database, unit_id), database.survey() as uow:
        yield Desk(uow, office_of(settings, unit_id), SystemClock().now(), "report")


async def report(settings: Settings, monday: date, *, papers: bool = True) -> Made:
    """The report of the week that begins on a Monday. Raises Refused for a week that has not begun."""
    async with _desk(settings) as desk:
        now, before = await weekly.figures_of_week(desk, monday)
    unit, made = settings.policy.unit, {}
    if papers:
        paper, forms = files(label(monday))
        made[paper] = desk.office.documents.weekly_report(now, before, unit)
        made[forms] = desk.office.documents.forms(now, unit, form_on(desk, "01/TCD", now.last))
    return Made({"now": now.record(), "before": before.record()}, made)


async def export(settings: Settings, first: date, last: date) -> dict[str, bytes]:
    """Receptions in the columns of the register and the table of petitions, of whole days, by their file names."""
    unit = settings.policy.unit
    async with _desk(settings) as desk:
        rows = await desk.uow.receptions.between(desk.unit_id, first, last)
        now = await of_span(desk, days(first, last, unit.zone))
    documents, form = desk.office.documents, form_on(desk, "03/TCD", last, "reception")
    return {
        f"so-tiep-cong-dan-{first}-{last}.xlsx": documents.register(rows, unit, first, last, form),
        f"don-thu-{first}-{last}.xlsx": documents.petitions(now, unit),
    }
