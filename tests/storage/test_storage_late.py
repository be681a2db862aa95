"""What is booked for a week after its report: told apart, once, and never for weeks that had no report."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from bot.office import office_of
from bot.settings import load
from duty.digest import BookedLate, Figures
from duty.spans import Span, label, week_of
from handlers.desk import Desk
from handlers.figures import of_span
from storage.schema_reception import petitions, receptions
from tests.storage.store_stage import Store

SETTINGS = load(environ={})
ZONE, SLOT = SETTINGS.policy.unit.zone, SETTINGS.policy.slots["weekly_report"]
MONDAYS = [date(2024, 5, 6) + timedelta(days=7 * number) for number in range(9)]
WEEKS = [week_of(monday, SLOT, ZONE) for monday in MONDAYS]
REPORTED = range(3, 8)  # the desk came into use in the third of the weeks
REMADE = 5
Rows = list[dict[str, Any]]


async def _fill(store: Store, seed: int) -> None:
    """Turns and petitions that are booked up to three weeks late; a report at each cut, one of them made anew."""
    dice = random.Random(seed)
    turns: Rows = []
    books: Rows = []
    for number in range(1, 401):
        booked = WEEKS[0].start + timedelta(minutes=dice.randrange(9 * 7 * 24 * 60))
        on = (booked - timedelta(days=dice.choice((0, 0, 0, 1, 3, 8, 20)))).date()
        own = {"unit_id": store.unit, "counts": dice.random() < 0.9}
        turns.append(own | {
            "on_date": on, "at": booked, "kind": "standing", "people": dice.choice((1, 2, 7)), "matter": "feedback",
            "result": "guided",
        })  # fmt: skip
        books.append(own | {
            "number": str(number), "kind": dice.choice(("complaint", "denunciation", "feedback")), "received_on": on,
            "created_at": booked,
        })  # fmt: skip
    async with store.write() as uow:
        await uow.connection.execute(receptions.insert(), turns)
        await uow.connection.execute(petitions.insert(), books)
        for at in REPORTED:
            await _report(store, uow, at, WEEKS[at].end)
        await _report(store, uow, REMADE, WEEKS[REMADE].end + timedelta(days=3))
        await uow.commit()


async def _report(store: Store, uow: Any, at: int, made_at: datetime) -> None:
    await uow.weekly_reports.add(store.unit, label(MONDAYS[at]), {}, b"", b"", made_at)


async def _figures(store: Store, span: Span) -> Figures:
    async with store.database.survey() as uow:
        return await of_span(Desk(uow, office_of(SETTINGS, store.unit), span.end, "test"), span)


def _week_of_day(on: date) -> int:
    """The place of the week in which the evening of a day lies; -1 before them all."""
    evening = datetime.combine(on, time(23, 59), ZONE)
    return next((at for at, week in enumerate(WEEKS) if week.start <= evening < week.end), -1)


def _late(rows: Rows, day: str, instant: str) -> list[tuple[int, dict[str, Any]]]:
    """The rows that no report has in its figures, each with the place of the week in which it was booked."""
    found = []
    for row in rows:
        own = _week_of_day(row[day])
        told = WEEKS[own].end + timedelta(days=3 if own == REMADE else 0)
        if not row["counts"] or own not in REPORTED or row[instant] <= told:
            continue
        found.append((next(at for at, week in enumerate(WEEKS) if week.start <= row[instant] < week.end), row))
    return found


@pytest.mark.parametrize("seed", [1, 2])
async def test_what_is_in_no_report_of_its_own_week_is_told_by_the_one_in_which_it_was_booked(
    store: Store, seed: int
) -> None:
    await _fill(store, seed)
    turns = _late(await store.rows(receptions), "on_date", "at")
    books = _late(await store.rows(petitions), "received_on", "created_at")
    found = [await _figures(store, week) for week in WEEKS]
    for at, one in enumerate(found):
        people = [row["people"] for booked, row in turns if booked == at]
        wanted = BookedLate(len(people), sum(people), sum(booked == at for booked, _ in books))
        assert one.booked_late == wanted
        assert Figures.from_record(one.record()) == one
    assert [one.booked_late for one in found[:4]] == [BookedLate()] * 4
    assert all(one.booked_late.turns and one.booked_late.petitions for one in found[5:])


async def test_what_is_booked_late_is_in_no_other_figure(store: Store) -> None:
    await _fill(store, 3)
    with_late = await _figures(store, WEEKS[7])
    assert with_late.booked_late.turns
    async with store.write() as uow:
        first = WEEKS[7].first
        await uow.connection.execute(receptions.delete().where(receptions.c.on_date < first))
        await uow.commit()
    without = await _figures(store, WEEKS[7])
    assert without.booked_late.turns == 0
    assert replace(without, booked_late=with_late.booked_late) == with_late


async def test_what_is_booked_before_its_week_is_over_is_not_late_though_a_draft_was_made(store: Store) -> None:
    tuesday = WEEKS[4].start + timedelta(days=4)
    async with store.write() as uow:
        await _report(store, uow, 4, tuesday)
        rows = [
            {"unit_id": store.unit, "number": str(days), "kind": "complaint", "received_on": tuesday.date(),
             "created_at": tuesday + timedelta(days=days)}
            for days in (1, 4)
        ]  # fmt: skip
        await uow.connection.execute(petitions.insert(), rows)
        await uow.commit()
    told = [
        await _figures(store, Span(tuesday + timedelta(days=at), tuesday + timedelta(days=at + 1))) for at in (1, 4)
    ]
    assert [one.booked_late.petitions for one in told] == [0, 1]


async def test_the_book_of_the_year_typed_in_before_the_first_report_is_not_late(store: Store) -> None:
    async with store.write() as uow:
        booked = WEEKS[3].start + timedelta(days=4)
        rows = [
            {"unit_id": store.unit, "number": str(day), "kind": "complaint", "created_at": booked,
             "received_on": date(2024, 1, 1) + timedelta(days=day)}
            for day in range(120)
        ]  # fmt: skip
        await uow.connection.execute(petitions.insert(), rows)
        await _report(store, uow, 3, WEEKS[3].end)
        await uow.commit()
    for week in WEEKS[3:5]:
        assert (await _figures(store, week)).booked_late == BookedLate()
