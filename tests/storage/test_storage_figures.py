"""Figures: what the database counts equals a recount from the raw rows, another way, and so do the papers' numbers."""

from __future__ import annotations

import io
import random
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from bot.documents.forms import forms
from bot.office import office_of
from bot.settings import load
from duty.digest import Figures, Receptions
from duty.incidents import Facts
from duty.petition_lines import Entry
from duty.policy import Slot
from duty.spans import Span, days, week_of
from handlers.desk import Desk
from handlers.figures import of_span
from storage.schema import incidents
from storage.schema_reception import chair_days, petition_steps, petitions, receptions
from tests.storage.store_stage import NOW, Store

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST, LAST = date(2024, 6, 1), date(2024, 6, 30)
MONTH = days(FIRST, LAST, ZONE)
SLOT = Slot(at=time(15), days="fri")
CROWD = 7  # the town's own policy; form 01/TCD always counts from 5
TOPICS = ("land", "compensation", "environment", "policy", "other")
Rows = list[dict[str, Any]]


def _instant(dice: random.Random) -> datetime:
    return datetime(2024, 5, 20, tzinfo=ZONE) + timedelta(minutes=dice.randrange(60 * 24 * 60))


async def _fill(store: Store, seed: int) -> None:
    """A month of a busy town, with days before and after it, drills and corrected rows."""
    dice = random.Random(seed)
    unit = store.unit
    async with store.write() as uow:
        person = await uow.people.add(unit, "Nguyễn Văn A", (), NOW)
        rows: dict[Any, Rows] = {incidents: [], receptions: [], petitions: [], petition_steps: []}
        for number in range(1, 301):
            opened = _instant(dice)
            acked = opened + timedelta(minutes=dice.randrange(1, 90)) if dice.random() < 0.8 else None
            closed = opened + timedelta(hours=dice.randrange(2, 30)) if acked and dice.random() < 0.7 else None
            facts = Facts(
                category=dice.choice(("crowd", "petitioner", "upward", "accident")),
                people_max=dice.choice((None, 1, 4, 5, 12, 40)),
                topic=dice.choice((None, *TOPICS)),
                denunciation=dice.random() < 0.1,
            )
            rows[incidents].append({
                "unit_id": unit, "number": number, "state": "closed" if closed else "acked" if acked else "open",
                "level": dice.choice(("note", "alert", "high")), "facts": facts.record(), "category": facts.category,
                "area": dice.choice((None, 1, 2, 3)), "policy": {}, "drill": dice.random() < 0.1, "opened_at": opened,
                "acked_at": acked, "acked_by": person if acked else None, "touched_at": opened, "closed_at": closed,
                "closed_by": person if closed else None, "upward": {},
            })  # fmt: skip
            booked = _instant(dice)
            rows[receptions].append({
                # Some are booked a day or two late.
                "unit_id": unit, "on_date": (booked - timedelta(days=dice.choice((0, 0, 0, 1, 2)))).date(),
                "at": booked, "kind": dice.choice(("standing", "head", "delegate")), "adhoc": dice.random() < 0.5,
                "people": dice.choice((1, 1, 2, 4, 5, 30)), "repeated": dice.random() < 0.3,
                "matter": dice.choice(("complaint", "denunciation", "feedback")), "topic": dice.choice(TOPICS),
                "result": dice.choice(("guided", "answered", "forwarded")), "counts": dice.random() < 0.9,
            })  # fmt: skip
            petition, steps = _petition(dice, unit, number)
            rows[petitions].append(petition)
            rows[petition_steps] += steps
        for table, values in rows.items():
            await uow.connection.execute(table.insert(), values)
        for number in range(1, 121):
            start = _instant(dice).replace(hour=7, minute=0)
            key = await uow.roster.assign(unit, f"p{number}", start.date(), start, start + timedelta(hours=10), person)
            await uow.roster.mark(key, dice.choice(("planned", "confirmed", "swapped", "absent")))
        for offset, (state, by, to) in enumerate(
            (
                ("held", "head", None), ("held", "delegate", None), ("missed", "head", None),
                ("postponed", "head", FIRST + timedelta(days=4)), ("held", "head", None), ("planned", "head", None),
            )
        ):  # fmt: skip
            await uow.connection.execute(
                chair_days.insert().values(
                    unit_id=unit, on_date=FIRST + timedelta(days=offset), state=state, held_by=by, moved_to=to
                )
            )
        await uow.commit()


def _petition(dice: random.Random, unit: int, number: int) -> tuple[dict[str, Any], Rows]:
    """One petition with its steps, as the desk leaves it after some stages."""
    came = _instant(dice)
    way = dice.choice((
        (), ("accepted",), ("accepted", "verifying"), ("accepted", "verifying", "resolved"),
        ("accepted", "resolved", "closed"), ("forwarded",), ("forwarded", "closed"), ("refused",),
        ("accepted", "closed"),
    ))  # fmt: skip
    at, steps = came, []
    for stage in way:
        at += timedelta(days=dice.randrange(0, 12), hours=dice.randrange(0, 8))
        steps.append({
            "unit_id": unit, "petition_id": number, "kind": "stage", "value": stage, "at": at, "on_date": at.date(),
        })  # fmt: skip
    result = ""
    if "resolved" in way:
        result = dice.choice(("right", "partly", "wrong"))
    elif way == ("accepted", "closed"):
        result = dice.choice(("withdrawn", "stopped"))
    petition = {
        "id": number, "unit_id": unit, "number": str(number), "result": result, "created_at": came,
        "kind": dice.choice(("complaint", "denunciation", "feedback")), "received_on": came.date(),
        "stage": way[-1] if way else "received", "closed_on": at.date() if way[-1:] == ("closed",) else None,
    }  # fmt: skip
    return petition, steps


async def _rows(store: Store, table: Any) -> Rows:
    async with store.read() as uow:
        return [dict(row) for row in (await uow.connection.execute(table.select())).mappings()]


async def _figures(store: Store, span: Span = MONTH) -> Figures:
    async with store.database.survey() as uow:
        return await uow.figures.of(store.unit, span, CROWD)


def _booked(on: date, at: datetime | None) -> datetime:
    """The instant at which something of a day counts: when it was booked, but within its day."""
    begin = datetime.combine(on, time(), ZONE)
    end = begin + timedelta(days=1, microseconds=-1)
    return end if at is None else min(max(at, begin), end)


def _recount(rows: Rows) -> Receptions:
    crowds = [row for row in rows if row["people"] >= 5]
    return Receptions(
        turns=len(rows),
        people=sum(row["people"] for row in rows),
        first=sum(not row["repeated"] for row in rows),
        repeated=sum(row["repeated"] for row in rows),
        crowds=len(crowds),
        crowd_people=sum(row["people"] for row in crowds),
        crowd_first=sum(not row["repeated"] for row in crowds),
        crowd_repeated=sum(row["repeated"] for row in crowds),
    )


def _counted(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for kind, name in pairs:
        found.setdefault(kind, {}).setdefault(name, 0)
        found[kind][name] += 1
    return found


async def _check(store: Store, span: Span) -> Figures:
    """Every figure of a span against the raw rows."""
    found = await _figures(store, span)

    def within(at: datetime) -> bool:
        return span.start <= at < span.end

    counted = [row for row in await _rows(store, receptions) if row["counts"]]
    counted = [row for row in counted if within(_booked(row["on_date"], row["at"]))]
    for kind in ("standing", "head", "delegate"):
        assert getattr(found.receptions, kind) == _recount([row for row in counted if row["kind"] == kind])
    for name in ("matter", "topic", "result"):
        assert getattr(found.receptions, f"by_{name}") == Counter(row[name] for row in counted)
    assert found.receptions.out_of_turn == sum(row["adhoc"] for row in counted)

    told = [row for row in await _rows(store, incidents) if within(row["opened_at"]) and not row["drill"]]
    assert found.incidents.total == len(told)
    assert found.incidents.by_category == Counter(row["category"] for row in told)
    assert found.incidents.by_area == Counter(str(row["area"]) for row in told if row["area"])
    assert found.incidents.by_topic == Counter(
        row["facts"]["topic"] or "other" for row in told if not row["facts"]["denunciation"]
    )
    waits = [(row["acked_at"] - row["opened_at"]).total_seconds() for row in told if row["acked_at"]]
    ends = [(row["closed_at"] - row["opened_at"]).total_seconds() for row in told if row["closed_at"]]
    assert found.incidents.to_ack == (median(waits) if waits else None)
    assert found.incidents.to_close == (median(ends) if ends else None)
    assert found.incidents.still_open == sum(row["closed_at"] is None for row in told)
    sizes = [row["facts"]["people_max"] or 0 for row in told]
    assert found.incidents.crowd_people == sum(size for size in sizes if size >= CROWD)
    assert found.incidents.crowds == sum(
        size >= CROWD or row["category"] == "crowd" for size, row in zip(sizes, told, strict=True)
    )
    worth = [row for row in told if row["level"] != "note" and not row["facts"]["denunciation"]]
    assert len(found.notable) + found.notable_more == len(worth)

    _check_petitions(found, span, await _rows(store, petitions), await _rows(store, petition_steps))
    async with store.read() as uow:
        duties = await uow.roster.between(store.unit, span.start, span.end)
    states = Counter(duty.state for duty in duties if within(duty.starts_at))
    assert found.roster.shifts == states["planned"] + states["confirmed"]
    assert (found.roster.confirmed, found.roster.swapped) == (states["confirmed"], states["swapped"])
    assert found.roster.absent == states["absent"]
    return found


def _check_petitions(found: Figures, span: Span, rows: Rows, steps: Rows) -> None:
    told = found.petitions
    received, done, closed, stages, listed = [], [], [], [], []
    for row in rows:
        came = _booked(row["received_on"], row["created_at"])
        if came >= span.end:
            continue
        reached = [
            (one["value"], _booked(one["on_date"], one["at"])) for one in steps if one["petition_id"] == row["id"]
        ]
        kind = row["kind"]
        received += [kind] if came >= span.start else []
        left = [(value, at) for value, at in reached if value in ("resolved", "forwarded", "refused", "closed")][:1]
        done += [
            (kind, row["result"] if value == "closed" else value) for value, at in left if span.start <= at < span.end
        ]
        ended = [at for value, at in reached if value == "closed"]
        if ended and ended[0] < span.end:
            closed += [kind] if ended[0] >= span.start else []
            listed += [row["number"]] if ended[0] >= span.start and kind != "denunciation" else []
            continue
        stages.append((kind, (["received"] + [value for value, at in reached if at < span.end])[-1]))
        listed += [row["number"]] if kind != "denunciation" else []
    assert told.received == Counter(received)
    assert told.done == _counted(done)
    assert told.closed == Counter(closed)
    assert told.stages == _counted(stages)
    assert told.open == Counter(kind for kind, _ in stages)
    assert sum(told.results.values()) == told.outcomes().get("resolved", 0)
    assert sorted(one.number for one in told.listed) == sorted(listed)


@pytest.mark.parametrize("seed", [1, 2])
async def test_the_figures_of_a_month_equal_a_recount_from_the_rows_and_reach_the_form(store: Store, seed: int) -> None:
    await _fill(store, seed)
    found = await _check(store, MONTH)
    assert found.incidents.total > 50
    assert len(found.petitions.outcomes()) == 5

    book = load_workbook(io.BytesIO(forms(found, load(environ={}).policy.unit, None)))
    line = [cell.value for cell in book["01-TCD"][10]][1:]
    head, delegate = found.receptions.head_sessions, found.receptions.delegate_sessions
    counted = [row for row in await _rows(store, receptions) if FIRST <= row["on_date"] <= LAST and row["counts"]]
    blocks = [_recount([row for row in counted if row["kind"] == kind]) for kind in ("standing", "head", "delegate")]
    cells = [
        [one.turns, one.people, one.first, one.repeated, one.crowds, one.crowd_people, one.crowd_first,
         one.crowd_repeated]
        for one in blocks
    ]  # fmt: skip
    cases = sum(one.first + one.repeated for one in blocks)
    assert line == [
        len(counted), sum(row["people"] for row in counted), cases, *cells[0], head, *cells[1], delegate, *cells[2],
    ]  # fmt: skip
    # The petition table: the last row of the counts is their sum.
    table = [[cell.value for cell in row] for row in book["Don thu"].iter_rows(min_row=6, max_row=9)]
    assert table[3][1] == sum(found.petitions.received.values())
    assert table[3][1:6] == [sum(row[at] for row in table[:3]) for at in range(1, 6)]
    assert table[3][6] + table[3][7] == sum(found.petitions.open.values())


async def test_reporting_weeks_leave_nothing_out_and_count_nothing_twice(store: Store) -> None:
    await _fill(store, 4)
    weeks = [week_of(date(2024, 5, 20) + timedelta(days=7 * number), SLOT, ZONE) for number in range(11)]
    assert all(one.end == other.start for one, other in pairwise(weeks))
    for week in weeks[3:5]:
        await _check(store, week)
    found = [await _figures(store, week) for week in weeks]
    told = await _rows(store, incidents)
    assert sum(one.incidents.total for one in found) == sum(not row["drill"] for row in told)
    booked = [row for row in await _rows(store, receptions) if row["counts"]]
    assert sum(one.receptions.turns for one in found) == len(booked)
    came = await _rows(store, petitions)
    assert sum(sum(one.petitions.received.values()) for one in found) == len(came)
    whole = (await _figures(store, Span(weeks[0].start, weeks[-1].end))).receptions
    assert sum(one.receptions.head_sessions for one in found) == whole.head_sessions
    assert sum(one.receptions.delegate_sessions for one in found) == whole.delegate_sessions


async def test_a_periodic_day_makes_one_session_however_it_is_known(store: Store) -> None:
    def turn(day: int, kind: str, *, adhoc: bool = False) -> dict[str, Any]:
        return {
            "unit_id": store.unit, "on_date": date(2024, 6, day), "at": NOW, "kind": kind, "adhoc": adhoc, "people": 1,
            "matter": "feedback", "result": "guided",
        }  # fmt: skip

    def day(number: int, state: str, held_by: str = "head", moved_to: date | None = None) -> dict[str, Any]:
        return {
            "unit_id": store.unit, "on_date": date(2024, 6, number), "state": state, "held_by": held_by,
            "moved_to": moved_to,
        }  # fmt: skip

    async with store.write() as uow:
        await uow.connection.execute(
            receptions.insert(),
            [turn(3, "head"), turn(3, "head"), turn(10, "delegate"), turn(12, "head", adhoc=True), turn(17, "head")],
        )
        moved = date(2024, 6, 21)
        await uow.connection.execute(
            chair_days.insert(),
            # Answered; answered for another; postponed to a day that is held; missed though the tally shows it; missed.
            [day(3, "held"), day(10, "held", "delegate"), day(20, "postponed", moved_to=moved), day(21, "held"),
             day(17, "missed"), day(27, "missed")],
        )  # fmt: skip
        await uow.commit()
    found = (await _figures(store)).receptions
    assert (found.head_sessions, found.delegate_sessions) == (3, 1)
    assert (found.head_planned, found.head_missed, found.out_of_turn) == (5, 1, 1)


async def test_no_denunciation_is_among_what_the_report_names(store: Store) -> None:
    await _fill(store, 3)
    found = await _figures(store)
    secret = {f"SV-{row['number']}" for row in await _rows(store, incidents) if row["facts"].get("denunciation")}

    assert found.notable
    assert not secret & {one.code for one in found.notable}
    secret_numbers = {row["number"] for row in await _rows(store, petitions) if row["kind"] == "denunciation"}
    assert found.petitions.received["denunciation"]
    assert not secret_numbers & {one.number for one in found.petitions.listed}


async def test_late_are_petitions_and_of_denunciations_only_how_many(store: Store) -> None:
    settings = load(environ={})
    async with store.write() as uow:
        person = await uow.people.add(store.unit, "Nguyễn Văn A", (), NOW)
        for number, kind, day in (("1", "complaint", 6), ("2", "denunciation", 6), ("3", "feedback", 30)):
            entry = Entry(number, date(2024, 5, day), kind, "" if kind == "denunciation" else "land")
            assert await uow.petitions.add(store.unit, entry, person, NOW)
        await uow.commit()
    async with store.database.survey() as uow:
        desk = Desk(uow, office_of(settings, store.unit), datetime(2024, 7, 1, tzinfo=ZONE), "test")
        found = (await of_span(desk, MONTH)).petitions
    assert found.late["complaint"] == found.late["denunciation"] == 1
    assert "2" not in {one.number for one in found.overdue} | {one.number for one in found.listed}
    first = next(one for one in found.listed if one.number == "1")
    missed = min((one for one in found.overdue if one.number == "1"), key=lambda one: one.due_on)
    assert (first.stage, first.due_on, first.article) == ("received", missed.due_on, missed.article)


async def test_a_week_without_anything_says_so(store: Store) -> None:
    assert (await _figures(store)).nothing
    async with store.write() as uow:
        await uow.connection.execute(
            chair_days.insert().values(unit_id=store.unit, on_date=date(2024, 6, 6), state="missed")
        )
        await uow.commit()
    assert not (await _figures(store)).nothing
