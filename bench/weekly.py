"""The weekly report over a year of a busy town: ``python -m bench.weekly [--rows 50000] [--week 2024-W24]``.

A store is filled with incidents and what happened to them, receptions, petitions with their steps and duties; then
``trucban report weekly`` runs as a process of its own, several times. Prints one JSON object, seconds; exit code 1 when
the slowest run misses the target.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Table, func, select

from bot.settings import load
from bot.store import ensure_unit
from duty.incidents import Facts
from storage.database import Database
from storage.schema import incidents, timeline
from storage.schema_reception import petition_steps, petitions, receptions
from storage.schema_roster import assignments, shifts
from storage.unit_of_work import UnitOfWork

TARGET = 3.0
FIRST = date(2023, 7, 1)
_DAYS = 366
_NOW = datetime(2024, 6, 30, tzinfo=UTC)
_TOPICS = ("land", "compensation", "environment", "policy", "finance", "works", "conduct", "other")
# Shares of all rows: what happened to incidents, receptions, petition steps and duties make most of them.
_SHARES = {"incidents": 0.10, "events": 0.32, "receptions": 0.26, "petitions": 0.08, "steps": 0.20, "duties": 0.04}


async def fill(database: Database, unit: int, rows: int) -> dict[str, int]:
    """A year of a busy town, the same each time; how many rows of each kind."""
    dice = random.Random(2024)
    counts = {name: int(rows * share) for name, share in _SHARES.items()}
    async with database.write() as uow:
        person = await uow.people.add(unit, "Nguyễn Văn A", (), _NOW)
        await _put(uow, incidents, [_incident(dice, unit, number) for number in range(1, counts["incidents"] + 1)])
        await _put(uow, timeline, [
            {"unit_id": unit, "incident_id": dice.randint(1, counts["incidents"]), "kind": "update", "at": _at(dice),
             "person_id": person, "text": "diễn biến"}
            for _ in range(counts["events"])
        ])  # fmt: skip
        await _put(uow, receptions, [_reception(dice, unit, person) for _ in range(counts["receptions"])])
        await _put(uow, petitions, [_petition(dice, unit, person, one) for one in range(1, counts["petitions"] + 1)])
        await _put(uow, petition_steps, [
            {"unit_id": unit, "petition_id": dice.randint(1, counts["petitions"]), "at": _NOW, "on_date": _day(dice),
             "kind": "stage", "value": "accepted", "person_id": person}
            for _ in range(counts["steps"])
        ])  # fmt: skip
        duties = range(1, counts["duties"] // 2 + 1)
        await _put(uow, shifts, [_shift(dice, unit, one) for one in duties])
        await _put(uow, assignments, [
            {"unit_id": unit, "shift_id": one, "person_id": person,
             "state": dice.choice(("planned", "confirmed", "swapped", "absent"))}
            for one in duties
        ])  # fmt: skip
        await uow.commit()
    async with database.read() as uow:
        found = {}
        for table in (incidents, timeline, receptions, petitions, petition_steps, shifts, assignments):
            found[table.name] = int(
                (await uow.connection.execute(select(func.count()).select_from(table))).scalar_one()
            )
    return found


async def _put(uow: UnitOfWork, table: Table, rows: list[dict[str, Any]]) -> None:
    await uow.connection.execute(table.insert(), rows)


def _day(dice: random.Random) -> date:
    return FIRST + timedelta(days=dice.randrange(_DAYS))


def _at(dice: random.Random) -> datetime:
    return datetime(FIRST.year, FIRST.month, FIRST.day, tzinfo=UTC) + timedelta(minutes=dice.randrange(_DAYS * 1440))


def _incident(dice: random.Random, unit: int, number: int) -> dict[str, Any]:
    opened = _at(dice)
    facts = Facts(
        category=dice.choice(("crowd", "petitioner", "upward", "public_order")),
        people_max=dice.choice((None, 3, 8, 25, 60)),
        topic=dice.choice(_TOPICS),
    )
    return {
        "unit_id": unit, "number": number, "state": "closed", "level": dice.choice(("note", "alert", "high")),
        "facts": facts.record(), "category": facts.category, "area": dice.randint(1, 12), "policy": {},
        "upward": {}, "drill": False,
        "opened_at": opened, "touched_at": opened, "acked_at": opened + timedelta(minutes=dice.randint(1, 60)),
        "closed_at": opened + timedelta(hours=dice.randint(1, 48)),
    }  # fmt: skip


def _reception(dice: random.Random, unit: int, person: int) -> dict[str, Any]:
    return {
        "unit_id": unit, "on_date": _day(dice), "at": _NOW, "kind": dice.choice(("standing", "head", "delegate")),
        "people": dice.choice((1, 1, 2, 3, 7, 15)), "repeated": dice.random() < 0.3,
        "matter": dice.choice(("complaint", "denunciation", "feedback")), "topic": dice.choice(_TOPICS),
        "result": dice.choice(("guided", "answered", "accepted", "forwarded", "refused")), "entered_by": person,
    }  # fmt: skip


def _petition(dice: random.Random, unit: int, person: int, number: int) -> dict[str, Any]:
    came = _day(dice)
    closed = came + timedelta(days=dice.randint(5, 60)) if dice.random() < 0.95 else None
    return {
        "unit_id": unit, "number": f"{number}/TCD", "kind": dice.choice(("complaint", "denunciation", "feedback")),
        "topic": dice.choice(_TOPICS), "received_on": came, "owner_id": person, "created_at": _NOW,
        "stage": "closed" if closed else "accepted", "closed_on": closed,
    }  # fmt: skip


def _shift(dice: random.Random, unit: int, number: int) -> dict[str, Any]:
    start = datetime(2023, 7, 1, tzinfo=UTC) + timedelta(hours=8 * number)
    return {
        "unit_id": unit, "post": dice.choice(("command", "police", "reception")), "on_date": start.date(),
        "starts_at": start, "ends_at": start + timedelta(hours=8),
    }  # fmt: skip


def main() -> None:
    """Fill, run, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=50_000)
    parser.add_argument("--week", default="2024-W24")
    parser.add_argument("--runs", type=int, default=5)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="trucban-weekly-") as folder:
        environ = os.environ | {"TRUCBAN_DATA_DIR": folder}
        counts = asyncio.run(_filled(environ, wanted.rows))
        command = [
            sys.executable, "-m", "bot", "report", "weekly",
            "--week", wanted.week, "--out", str(Path(folder) / "bao-cao"),
        ]  # fmt: skip
        took = []
        for _ in range(wanted.runs):
            began = time.perf_counter()
            subprocess.run(command, env=environ, check=True, capture_output=True)
            took.append(round(time.perf_counter() - began, 3))
    print(json.dumps({"rows": sum(counts.values()), "seconds": sorted(took), "target": TARGET, "of": counts}))
    sys.exit(max(took) > TARGET)


async def _filled(environ: dict[str, str], rows: int) -> dict[str, int]:
    settings = load(environ=environ)
    database = Database(settings.database_url)
    await database.open()
    try:
        return await fill(database, await ensure_unit(database, settings), rows)
    finally:
        await database.close()


if __name__ == "__main__":
    main()
