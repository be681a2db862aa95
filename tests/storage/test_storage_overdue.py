"""Overdue terms: what the desk calls missed equals a recount from the rows and from law.yaml, day after day by hand."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import holidays
import pytest
import yaml

from bot.office import office_of
from bot.settings import load
from duty.petition_terms import terms
from duty.policy import Slot
from duty.spans import week_of
from handlers import chasing
from handlers.desk import Desk
from handlers.figures import of_span
from storage.schema_reception import petition_steps, petitions
from tests.storage.store_stage import Store

ZONE = load(environ={}).policy.unit.zone
SLOT = Slot(at=time(15), days="fri")
DAY = timedelta(days=1)
PETITIONS = 500
Rows = list[dict[str, Any]]
Missed = dict[int, set[tuple[str, date]]]

NEXT = {
    "received": ("accepted", "accepted", "accepted", "forwarded", "refused", "closed"),
    "accepted": ("verifying", "resolved", "closed"),
    "verifying": ("resolved", "resolved", "closed"),
    "forwarded": ("closed",),
    "refused": ("closed",),
    "resolved": ("closed",),
}
EVENTS = {"accepted": "dialogue", "verifying": "dialogue", "forwarded": "answer_received"}
EXTENDED = {"complaint": ("K2", "K2r", "K3", "K3r"), "denunciation": ("C1", "C4", "C4"), "feedback": ("T1",)}
KEPT = {"complaint": ("T1", "T1", "K5", "K6", "K7"), "denunciation": ("T1", "C3", "C5", "C6"), "feedback": ("T1",)}


async def _fill(store: Store, seed: int, last: date) -> None:
    """Petitions of the four months up to a day, as the desk leaves them after whatever happened to them."""
    dice = random.Random(seed)
    rows: Rows = []
    steps: Rows = []
    for number in range(1, PETITIONS + 1):
        came = last - DAY * dice.randrange(0, 120)
        kind = dice.choice(("complaint", "complaint", "complaint", "denunciation", "feedback"))
        own = [
            {"unit_id": store.unit, "petition_id": number, "at": datetime.combine(step["on_date"], time(9), ZONE)}
            | step
            for step in _life(dice, kind, came)
        ]
        ended = [step["on_date"] for step in own if step["counts"] and step["value"] == "closed"]
        reached = [step["value"] for step in own if step["counts"] and step["kind"] == "stage"]
        rows.append({
            "id": number, "unit_id": store.unit, "number": str(number), "kind": kind, "received_on": came,
            "instance": 2 if kind == "complaint" and dice.random() < 0.3 else 1, "counts": dice.random() < 0.95,
            "stage": reached[-1] if reached else "received", "closed_on": ended[0] if ended else None,
            "created_at": datetime.combine(came, time(9), ZONE),
        })  # fmt: skip
        steps += own
    async with store.write() as uow:
        await uow.connection.execute(petitions.insert(), rows)
        await uow.connection.execute(petition_steps.insert(), steps)
        await uow.commit()


def _life(dice: random.Random, kind: str, came: date) -> Iterator[dict[str, Any]]:
    """Stages, extensions, days that are set, terms that are kept; each of them may be taken back."""
    stage, day = "received", came
    for _ in range(dice.randrange(0, 12)):
        day += DAY * dice.randrange(0, 11)
        counts = dice.random() < 0.85
        step = {"on_date": day, "set_on": None, "counts": counts}
        what = dice.choice(("stage", "stage", "stage", "extend", "extend", "met", "event", "event"))
        if what == "stage" and stage in NEXT:
            to = dice.choice(NEXT[stage])
            yield step | {"kind": "stage", "value": to}
            stage = to if counts else stage
        elif what == "extend" and stage != "closed":
            # By a document that was signed before it was booked.
            signed = max(came, day - DAY * dice.choice((0, 0, 2, 5)))
            yield step | {"kind": "extend", "value": dice.choice(EXTENDED[kind]), "on_date": signed}
        elif what == "met" and stage != "closed":
            yield step | {"kind": "met", "value": dice.choice(KEPT[kind])}
        elif what == "event" and stage in EVENTS:
            to_come = DAY * dice.randrange(0, 15) if EVENTS[stage] == "dialogue" else DAY * 0
            said = step | {"kind": "event", "value": EVENTS[stage], "set_on": day + to_come}
            yield said
            if to_come and dice.random() < 0.5:
                # Put off, and once more.
                yield said | {"set_on": said["set_on"] + DAY * dice.randrange(3, 30)}


class PlainLaw:
    """law.yaml as plain data, and days that are counted one by one."""

    def __init__(self, *, remote: bool) -> None:
        self._data = yaml.safe_load(Path("law.yaml").read_text(encoding="utf-8"))
        self._remote = remote
        own = self._data["calendar"]
        book = holidays.country_holidays("VN", years=range(2023, 2029), language="vi")
        off = {day for day, name in book.items() if own["culture_day"] or "Văn hóa" not in name}
        every = [date(2023, 1, 1) + DAY * number for number in range(366 * 5)]
        off |= {day for day in every if day.strftime("%a") in ("Sat", "Sun")} - set(book.weekend_workdays)
        self._off = (off | set(own["days_off"])) - set(own["working_days"])

    def of(self, petition: dict[str, Any], event: str, start: date) -> list[dict[str, Any]]:
        """The terms of the office that begin to run for a petition with an event of a day."""
        for profile in self._data["profiles"]:
            if profile.get("from", date.min) <= start <= profile.get("to", date.max):
                rules = [rule for rule in self._data["deadlines"] if profile["id"] in rule["profiles"]]
        stood_for = [rule["remote_for"] for rule in rules if "remote_for" in rule]
        found = []
        for rule in rules:
            if petition["kind"] == "complaint" and petition["instance"] not in rule.get("instances", [1, 2]):
                continue
            if rule["id"] in stood_for if self._remote else "remote_for" in rule:
                continue
            if rule["event"] == event and petition["kind"] in rule["applies_to"] and rule.get("tracked", True):
                found += [rule] if rule.get("owner", "office") == "office" else []
        return found

    def last_day(self, rule: dict[str, Any], start: date, extended: int) -> date:
        """Where a walk of so many days ends."""
        left = rule["amount"] + extended * rule.get("extension", {"amount": 0})["amount"]
        onward = -DAY if rule.get("side") == "before" else DAY
        day = start
        while left:
            day += onward
            if rule["unit"] == "days" or day not in self._off:
                left -= 1
        while rule.get("rolls", True) and day in self._off:
            day += onward
        return day


@dataclass
class Running:
    """One term of one petition as the walk through its steps leaves it."""

    rule: dict[str, Any]
    event: str
    start: date
    due: date
    extended: int = 0
    kept: date | None = None

    @property
    def certain(self) -> bool:
        return not self.rule.get("when") and self.rule["confidence"] != "L"


def _walk(law: PlainLaw, petition: dict[str, Any], steps: Rows, on: date) -> list[Running]:
    """The terms of a petition after everything that had happened by a day, in the order in which it was booked."""
    running: list[Running] = []

    def begin(event: str, start: date) -> None:
        for rule in law.of(petition, event, start):
            running.append(Running(rule, event, start, law.last_day(rule, start, 0)))

    def keep(one: Running, day: date) -> None:
        one.kept = min(one.kept or day, day)

    begin("received", petition["received_on"])
    for step in steps:
        if step["on_date"] > on or not step["counts"]:
            continue
        value, day = step["value"], step["on_date"]
        if step["kind"] == "stage":
            for one in running:
                if value == "closed" or value in one.rule.get("met_by", []):
                    keep(one, day)
            begin(value, day)
        elif step["kind"] == "met":
            for one in running:
                if one.rule["id"] == value:
                    keep(one, day)
        elif step["kind"] == "extend":
            for one in running:
                allowed = one.rule.get("extension", {}).get("times", 1) if "extension" in one.rule else 0
                if one.rule["id"] == value and one.extended < allowed and day <= one.due:
                    one.extended += 1
                    one.due = law.last_day(one.rule, one.start, one.extended)
        elif step["kind"] == "event":
            # A day that is set anew takes the place of the one before, with what hung on it.
            running[:] = [one for one in running if one.event != value]
            begin(value, step["set_on"])
    return running


def _recount(law: PlainLaw, rows: Rows, steps: Rows, on: date) -> tuple[Missed, list[Running]]:
    """Per petition what stood missed at the end of a day; and every term, kept ones and closed petitions' too."""
    own: dict[int, Rows] = defaultdict(list)
    for step in sorted(steps, key=lambda step: step["id"]):
        own[step["petition_id"]].append(step)
    missed: Missed = {}
    every: list[Running] = []
    for row in rows:
        if not row["counts"] or row["received_on"] > on:
            continue
        running = _walk(law, row, own[row["id"]], on)
        every += running
        past = {(one.rule["id"], one.due) for one in running if one.certain and one.kept is None and one.due < on}
        if past:
            missed[row["id"]] = past
    return missed, every


@pytest.mark.parametrize(
    ("last", "seed", "remote"),
    [
        pytest.param(date(2024, 6, 30), 1, False, id="the month of the figures"),
        pytest.param(date(2026, 3, 1), 2, False, id="over Tết and the local lists"),
        pytest.param(date(2026, 8, 2), 3, False, id="over a change of the law"),
        pytest.param(date(2026, 8, 2), 4, True, id="in a remote area"),
    ],
)
async def test_what_the_desk_calls_overdue_equals_a_recount_day_by_day(
    store: Store, last: date, seed: int, remote: bool
) -> None:
    await _fill(store, seed, last)
    rows, steps = await store.rows(petitions), await store.rows(petition_steps)
    plain = PlainLaw(remote=remote)
    office = office_of(load(environ={}), store.unit)
    config = office.policy.petitions.model_copy(update={"remote": remote})
    office = replace(office, policy=office.policy.model_copy(update={"petitions": config}))
    weeks = [week_of(last - DAY * (last.weekday() + 7 * back), SLOT, ZONE) for back in range(5)]
    missed: set[tuple[int, str, date]] = set()
    every: list[Running] = []
    for week in weeks:
        on = week.end.date()
        async with store.database.survey() as uow:
            desk = Desk(uow, office, week.end, "test")
            told = await chasing.overdue(desk, on)
            figures = (await of_span(desk, week)).petitions
            found = {
                one.id: {
                    (term.deadline.id, term.deadline.due_on)
                    for term in terms(one, office.law, office.calendar, remote=remote, on=on)
                    if term.missed(on)
                }
                for one in await uow.petitions.open_on(store.unit, on)
            }
        wanted, running = _recount(plain, rows, steps, on)
        assert {key: past for key, past in found.items() if past} == wanted

        kinds = {row["id"]: row["kind"] for row in rows}
        days = sorted((due, key) for key, past in wanted.items() for _, due in past)
        assert sorted((one.due_on, one.petition_id) for one in told) == days
        assert figures.late == Counter(kinds[key] for key in wanted)
        named = [(one.due_on, one.petition_id) for one in figures.overdue]
        assert sorted(named) == [one for one in days if kinds[one[1]] != "denunciation"]
        missed |= {(key, *one) for key, past in wanted.items() for one in past}
        every = every or running

    # The season holds what can go wrong: else the two could agree over nothing.
    assert len({rule for _, rule, _ in missed}) >= 8
    assert len([one for one in every if one.certain and one.kept and one.kept > one.due]) >= 50
    assert len([one for one in every if one.extended]) >= 15
