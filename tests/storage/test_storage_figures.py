"""Figures: what the database counts equals a recount from the raw rows, another way."""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from duty.digest import Figures, Receptions
from duty.incidents import Facts
from storage.schema import incidents
from storage.schema_reception import chair_days, petitions, receptions
from storage.schema_roster import assignments
from tests.storage.store_stage import NOW, Store

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
FIRST, LAST = date(2024, 6, 1), date(2024, 6, 30)
TOPICS = ("land", "compensation", "environment", "policy", "other")


def _instant(dice: random.Random) -> datetime:
    return datetime(2024, 5, 20, tzinfo=ZONE) + timedelta(minutes=dice.randrange(60 * 24 * 60))


async def _fill(store: Store, seed: int) -> None:
    """A month of a busy town, with days before and after it, drills and corrected rows."""
    dice = random.Random(seed)
    unit = store.unit
    async with store.write() as uow:
        person = await uow.people.add(unit, "Nguyễn Văn A", (), NOW)
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
            await uow.connection.execute(
                incidents.insert().values(
                    unit_id=unit, number=number, state="closed" if closed else "acked" if acked else "open",
                    level=dice.choice(("note", "alert", "high")), facts=facts.record(), category=facts.category,
                    area=dice.choice((None, 1, 2, 3)), policy={}, drill=dice.random() < 0.1, opened_at=opened,
                    acked_at=acked, acked_by=person if acked else None, touched_at=opened, closed_at=closed,
                    closed_by=person if closed else None, upward={},
                )
            )  # fmt: skip
            await uow.connection.execute(
                receptions.insert().values(
                    unit_id=unit, on_date=_instant(dice).date(), at=opened,
                    kind=dice.choice(("standing", "head", "delegate")),
                    people=dice.choice((1, 1, 2, 4, 5, 30)), repeated=dice.random() < 0.3,
                    matter=dice.choice(("complaint", "denunciation", "feedback")), topic=dice.choice(TOPICS),
                    result=dice.choice(("guided", "answered", "forwarded")), counts=dice.random() < 0.9,
                )
            )  # fmt: skip
            received = _instant(dice).date()
            done = received + timedelta(days=dice.randrange(1, 40)) if dice.random() < 0.5 else None
            await uow.connection.execute(
                petitions.insert().values(
                    unit_id=unit, number=str(number), kind=dice.choice(("complaint", "denunciation", "feedback")),
                    received_on=received, closed_on=done, stage="closed" if done else "received", created_at=opened,
                )
            )  # fmt: skip
            start = _instant(dice).replace(hour=7, minute=0)
            key = await uow.roster.assign(unit, f"p{number}", start.date(), start, start + timedelta(hours=10), person)
            await uow.roster.mark(key, dice.choice(("planned", "confirmed", "swapped", "absent")))
        for offset, state in enumerate(("held", "missed", "planned", "missed")):
            await uow.connection.execute(
                chair_days.insert().values(unit_id=unit, on_date=FIRST + timedelta(days=7 * offset), state=state)
            )
        await uow.commit()


async def _rows(store: Store, table: Any) -> list[dict[str, Any]]:
    async with store.read() as uow:
        return [dict(row) for row in (await uow.connection.execute(table.select())).mappings()]


async def _figures(store: Store) -> Figures:
    async with store.database.survey() as uow:
        return await uow.figures.of(store.unit, FIRST, LAST, ZONE)


def _recount(rows: list[dict[str, Any]]) -> Receptions:
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


@pytest.mark.parametrize("seed", [1, 2])
async def test_the_figures_of_a_month_equal_a_recount_from_the_rows(store: Store, seed: int) -> None:
    await _fill(store, seed)
    found = await _figures(store)

    counted = [row for row in await _rows(store, receptions) if FIRST <= row["on_date"] <= LAST and row["counts"]]
    for kind in ("standing", "head", "delegate"):
        assert getattr(found.receptions, kind) == _recount([row for row in counted if row["kind"] == kind])
    assert found.receptions.head_sessions == len({row["on_date"] for row in counted if row["kind"] == "head"})
    assert found.receptions.turns == len(counted)
    assert found.receptions.by_topic == Counter(row["topic"] for row in counted)
    assert (found.receptions.head_planned, found.receptions.head_missed) == (4, 2)

    told = [
        row for row in await _rows(store, incidents)
        if FIRST <= row["opened_at"].astimezone(ZONE).date() <= LAST and not row["drill"]
    ]  # fmt: skip
    assert found.incidents.total == len(told) > 50
    assert found.incidents.by_category == Counter(row["category"] for row in told)
    waits = [(row["acked_at"] - row["opened_at"]).total_seconds() for row in told if row["acked_at"]]
    assert found.incidents.to_ack == median(waits)
    assert found.incidents.still_open == sum(row["closed_at"] is None for row in told)
    assert found.incidents.crowd_people == sum(
        row["facts"]["people_max"] for row in told if (row["facts"].get("people_max") or 0) >= 5
    )

    registered = await _rows(store, petitions)
    assert found.petitions.received == Counter(row["kind"] for row in registered if FIRST <= row["received_on"] <= LAST)
    assert found.petitions.open == Counter(
        row["kind"]
        for row in registered
        if row["received_on"] <= LAST and not (row["closed_on"] and row["closed_on"] <= LAST)
    )

    async with store.read() as uow:
        duties = await uow.roster.between(
            store.unit, datetime(2024, 6, 1, tzinfo=ZONE), datetime(2024, 7, 1, tzinfo=ZONE)
        )
    states = Counter(duty.state for duty in duties)
    assert found.roster.shifts == states["planned"] + states["confirmed"]
    assert found.roster.swapped == states["swapped"]
    assert found.roster.absent == states["absent"]
    assert await _rows(store, assignments)


async def test_no_denunciation_is_among_what_the_report_names(store: Store) -> None:
    await _fill(store, 3)
    found = await _figures(store)
    secret = {f"SV-{row['number']}" for row in await _rows(store, incidents) if row["facts"].get("denunciation")}

    assert found.notable
    assert not secret & {one.code for one in found.notable}


async def test_a_week_without_anything_says_so(store: Store) -> None:
    assert (await _figures(store)).nothing
