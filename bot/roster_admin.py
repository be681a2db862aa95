"""What ``trucban roster`` does to the store, beside the running desk."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.clock import SystemClock
from bot.documents.roster_book import month_span, roster_book
from bot.documents.tables import tables_of
from bot.office import is_holiday, office_of
from bot.settings import Settings
from bot.store import opened
from duty.coverage import loads
from duty.people import Person
from duty.proposals import Planned, Proposal, fold
from duty.revision import fill
from duty.rotation import Pattern, Turn, rotate
from duty.sheets import Sheet, read
from duty.wording.roster import day
from handlers import sheets
from handlers.desk import Desk

# The load of so long before a rotation counts in it.
_CARRIED_OVER = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file says, what it would bring, what it changes or changed, and who could not be told."""

    sheet: Sheet
    proposal: Proposal
    added: int = 0
    removed: int = 0
    missed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Generated:
    """A rotation with the names of its people, what is doubtful about it, and who could not be told.

    ``missing``: names that nobody on the desk bears; then nothing was made.
    """

    turns: tuple[tuple[Turn, str], ...] = ()
    doubts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()


async def import_sheet(settings: Settings, name: str, content: bytes, *, store: bool) -> Imported:
    """Read a roster; with ``store`` it becomes the roster. Raises UnreadableFile."""
    tables = tables_of(name, content)
    async with opened(settings) as (database, unit_id), database.write() as uow:
        now = SystemClock().now()
        desk = Desk(uow, office_of(settings, unit_id), now, f"import:{now.isoformat()}")
        found = read(tables, now.astimezone(settings.policy.unit.zone).date())
        proposal, revision = await sheets.proposed(desk, found)
        if not store or not proposal.lines:
            return Imported(found, proposal, len(revision.put), len(revision.free))
        records = [line.record() for line in proposal.lines]
        sheet_id = await uow.sheets.propose(unit_id, None, name, records, now)
        await uow.sheets.decide(sheet_id, "confirmed")
        await sheets.note_phones(desk, proposal.lines)
        change, missed = await sheets.apply(desk, revision, "văn phòng nhập lịch", f"sheet:{sheet_id}")
        added, removed = len(change.given), len(change.freed)
        await desk.note_audit("roster.imported", f"sheet:{sheet_id}", added=added, removed=removed, by="command line")
        await uow.commit()
        return Imported(found, proposal, added, removed, tuple(person.called for person in missed))


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
) -> Generated:
    """A rotation over what stands on the roster already; it takes nobody off. A name of two people is refused."""
    zone = settings.policy.unit.zone
    async with opened(settings) as (database, unit_id), database.write() as uow:
        now = SystemClock().now()
        by_name: dict[str, list[Person]] = defaultdict(list)
        for person in await uow.people.all(unit_id):
            by_name[fold(person.name)].append(person)
        wanted = [*names, *(one[0] for one in absent)]
        missing = [name for name in wanted if len(by_name.get(fold(name), [])) != 1]
        if missing:
            return Generated(missing=tuple(missing))
        away: dict[int, list[tuple[date, date]]] = defaultdict(list)
        for name, begins, ends in absent:
            away[by_name[fold(name)][0].id].append((begins, ends))
        chosen = [by_name[fold(name)][0] for name in names]
        start, end = datetime.combine(first, time(), zone), datetime.combine(last, time(), zone)
        duties = await uow.roster.between(unit_id, start - _CARRIED_OVER, end + timedelta(days=2))
        earlier = loads([duty for duty in duties if duty.starts_at < start], zone, is_holiday)
        order = [person.id for person in chosen]
        turns = rotate(
            pattern, first, last, order, zone, absent=away, carried=earlier, duties=duties, is_holiday=is_holiday
        )
        shown = {person.id: person.name for person in chosen}
        lines = [
            Planned(
                turn.on.isoformat(), turn.starts_at.isoformat(), turn.ends_at.isoformat(), turn.post,
                turn.person, shown[turn.person], "", "",
            )
            for turn in turns
            if turn.person is not None
        ]  # fmt: skip
        desk = Desk(uow, office_of(settings, unit_id), now, f"generate:{now.isoformat()}")
        revision = fill(lines, duties, now)
        doubts = [f"{day(date.fromisoformat(line.on))}: đã có người trực, giữ nguyên." for line in revision.held]
        doubts += [doubt.what for doubt in await sheets.doubts_of(desk, lines, revision, duties)]
        missed: list[Person] = []
        if store:
            change, missed = await sheets.apply(desk, revision, "văn phòng xếp lịch luân phiên", "rotation")
            await desk.note_audit(
                "roster.generated", "", post=pattern.post, shifts=len(change.given), by="command line"
            )
            await uow.commit()
        return Generated(
            tuple((turn, shown.get(turn.person or 0, "")) for turn in turns),
            tuple(doubts),
            missed=tuple(person.called for person in missed),
        )
