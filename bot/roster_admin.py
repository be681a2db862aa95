"""What ``trucban roster`` does to the store, beside the running desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from bot.clock import SystemClock
from bot.documents.roster_book import month_span, roster_book
from bot.documents.tables import tables_of
from bot.office import is_holiday, office_of
from bot.settings import Settings
from bot.store import opened
from duty.proposals import Planned, Proposal, fold
from duty.rotation import Pattern, Turn, rotate
from duty.sheets import Sheet, read
from handlers import sheets
from handlers.desk import Desk


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file says, what it would bring, and what it changed."""

    sheet: Sheet
    proposal: Proposal
    added: int = 0
    removed: int = 0


async def import_sheet(settings: Settings, name: str, content: bytes, *, store: bool) -> Imported:
    """Read a roster; with ``store`` it becomes the roster. Raises UnreadableFile."""
    tables = tables_of(name, content)
    async with opened(settings) as (database, unit_id), database.write() as uow:
        now = SystemClock().now()
        desk = Desk(uow, office_of(settings, unit_id), now, f"import:{now.isoformat()}")
        found = read(tables, now.astimezone(settings.policy.unit.zone).date())
        proposal = await sheets.proposed(desk, found)
        if not store or not proposal.lines:
            return Imported(found, proposal)
        known = [Planned(**record) for one in await uow.sheets.confirmed(unit_id) for record in one.entries]
        records = [line.record() for line in proposal.lines]
        sheet_id = await uow.sheets.propose(unit_id, None, name, records, now)
        await uow.sheets.decide(sheet_id, "confirmed")
        added, removed = await sheets.apply(desk, proposal.lines, known)
        await desk.note_audit("roster.imported", f"sheet:{sheet_id}", added=added, removed=removed, by="command line")
        await uow.commit()
        return Imported(found, proposal, added, removed)


async def export_month(settings: Settings, month: date) -> tuple[bytes, int]:
    """A month as .xlsx, and how many duties it has."""
    zone = settings.policy.unit.zone
    first, following = month_span(month)
    start, end = (datetime.combine(on, time(), zone) for on in (first, following))
    async with opened(settings) as (database, unit_id), database.survey() as uow:
        duties = [
            duty
            for duty in await uow.roster.between(unit_id, start, end)
            if duty.active and first <= duty.starts_at.astimezone(zone).date() < following
        ]
        people = await uow.people.many({duty.person_id for duty in duties})
        phones = await uow.people.phones(people)
    name = settings.policy.unit.name
    return roster_book(duties, people, phones, first, unit=name, zone=zone, is_holiday=is_holiday), len(duties)


async def generate(
    settings: Settings,
    pattern: Pattern,
    first: date,
    last: date,
    names: Sequence[str],
    absent: Sequence[tuple[str, date, date]],
    *,
    store: bool,
) -> tuple[list[tuple[Turn, str]], list[str]]:
    """A rotation with the names of its people; and the names that nobody bears, when nothing was made."""
    zone = settings.policy.unit.zone
    async with opened(settings) as (database, unit_id), database.write() as uow:
        now = SystemClock().now()
        by_name = {fold(person.name): person for person in await uow.people.all(unit_id)}
        missing = [name for name in [*names, *(one[0] for one in absent)] if fold(name) not in by_name]
        if missing:
            return [], missing
        away: dict[int, list[tuple[date, date]]] = defaultdict(list)
        for name, begins, ends in absent:
            away[by_name[fold(name)].id].append((begins, ends))
        order = [by_name[fold(name)].id for name in names]
        turns = rotate(pattern, first, last, order, zone, absent=away, is_holiday=is_holiday)
        shown = {by_name[fold(name)].id: by_name[fold(name)].name for name in names}
        if store:
            lines = [
                Planned(
                    turn.on.isoformat(), turn.starts_at.isoformat(), turn.ends_at.isoformat(), turn.post,
                    turn.person, shown[turn.person], "", "",
                )
                for turn in turns
                if turn.person is not None
            ]  # fmt: skip
            desk = Desk(uow, office_of(settings, unit_id), now, f"generate:{now.isoformat()}")
            await sheets.apply(desk, lines, [])
            await desk.note_audit("roster.generated", "", post=pattern.post, shifts=len(lines), by="command line")
            await uow.commit()
        return [(turn, shown.get(turn.person or 0, "")) for turn in turns], []
