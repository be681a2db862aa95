"""A month of random swaps, absences, appointments, imports, take-overs, restarts and downtime, against a plain model.

The model is a table of who was on each shift from when to when, kept by the test from what it did. At every minute the
roster must name exactly those; reminders must reach exactly whose shift it was at that moment, once; and nobody's
change may go untold.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

from duty.people import Role
from duty.roster import Duty, on_duty
from tests.flows.roster_stage import at
from tests.flows.test_roster_sheet import sheet
from tests.harness import Town, a_town

FIRST = date(2024, 6, 6)
DAYS = 30
POLICE = ("dung", "mai", "tu", "hong", "khanh")
NAMES = {"dung": "Phạm Văn Dũng", "mai": "Lương Thị Mai", "tu": "Đặng Văn Tú", "hong": "Ngô Thị Hồng",
         "khanh": "Hồ Văn Khánh"}  # fmt: skip
LONGEST_SILENCE = timedelta(days=3)


@dataclass
class Model:
    """Who is on which shift: spans of (person, from, until) by the shift's start."""

    shifts: dict[datetime, list[tuple[str, datetime, datetime]]] = field(default_factory=dict)
    held: dict[datetime, list[tuple[datetime, str | None]]] = field(default_factory=dict)
    changes: list[tuple[datetime, str, datetime]] = field(default_factory=list)
    sheets: dict[datetime, str] = field(default_factory=dict)

    def holder(self, start: datetime, when: datetime) -> str | None:
        """Whose a shift was by what was known at an instant."""
        return [person for since, person in self.held[start] if since <= when][-1]

    def on(self, minute: datetime) -> set[str]:
        """Who must answer at a minute."""
        return {person for spans in self.shifts.values() for person, begins, ends in spans if begins <= minute < ends}

    def give(self, start: datetime, end: datetime, person: str | None, now: datetime) -> None:
        """From now on (or from its start) a shift is somebody else's, or nobody's."""
        turn = max(start, now)
        self.held[start].append((now, person))
        for former, _, until in self.shifts.get(start, []):
            if until > turn and former != person:
                self.changes.append((now, former, start))
        kept = [(one, begins, min(ends, turn)) for one, begins, ends in self.shifts.get(start, []) if begins < turn]
        if person is not None:
            self.changes.append((now, person, start))
            kept.append((person, turn, end))
        self.shifts[start] = kept


@dataclass
class Month:
    """The town, the model and the dice."""

    town: Town
    model: Model
    dice: random.Random
    ids: dict[str, int] = field(default_factory=dict)

    @property
    def now(self) -> datetime:
        return self.town.clock.now()

    async def duties(self) -> list[Duty]:
        async with self.town.app.database.read() as uow:
            return await uow.roster.between(
                self.town.app.unit_id, at(FIRST, 0), at(FIRST + timedelta(days=DAYS + 2), 0)
            )

    def name_of(self, duty: Duty) -> str:
        return next(name for name, key in self.ids.items() if key == duty.person_id)

    async def press(self, who: str, data: str) -> str:
        """Press as if on any button that this person has."""
        message = next(one for one in await self.town.chat.messages(self.town.people[who]) if one["from"]["is_bot"])
        return await self.town.press_on(who, message["message_id"], where=who, data=data)


@pytest.fixture
async def month(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Month]:
    """Five policemen, a day and a night shift on every day of a month, in turn."""
    async with a_town(tmp_path, watch_every=timedelta(hours=6)) as town:
        model = Model()
        month = Month(town, model, random.Random(request.param))
        for name in POLICE:
            month.ids[name] = await town.add(name, NAMES[name], Role.POLICE)
        await town.add("chutich", "Vũ Đức Minh", Role.LEADER)
        await town.add("vanphong", "Mai Thị Nga", Role.CLERK)
        await town.bind("duty", *POLICE, "vanphong")
        async with town.app.database.write() as uow:
            for number in range(2 * DAYS):
                on, half = FIRST + timedelta(days=number // 2), number % 2
                start, person = at(on, 19 if half else 7), POLICE[number % len(POLICE)]
                end = start + timedelta(hours=12)
                await uow.roster.assign(town.app.unit_id, "police", on, start, end, month.ids[person])
                model.shifts[start] = [(person, start, end)]
                model.held[start] = [(town.clock.now(), person)]
            await uow.commit()
        for name in (*POLICE, "vanphong"):
            await town.say(name, "ca")  # what a press can be made on
        yield month


async def swap(month: Month) -> None:
    """Two people exchange shifts; the office agrees, or not."""
    ahead = [duty for duty in await month.duties() if duty.active and duty.starts_at > month.now]
    if len(ahead) < 2:
        return
    mine, other = month.dice.sample(ahead, 2)
    asker, colleague = month.name_of(mine), month.name_of(other)
    asked = await month.press(asker, f"ca:{mine.id}:voi:{other.id}")
    if asked != "Đã gửi đề nghị.":
        return
    async with month.town.app.database.read() as uow:
        [request] = await uow.swaps.open_for([mine.id], own=True)
    if month.dice.random() < 0.2:
        await month.press(colleague, f"doi:{request.id}:khong")
        return
    await month.press(colleague, f"doi:{request.id}:co")
    if month.dice.random() < 0.2:
        await month.press("vanphong", f"doi:{request.id}:bac")
        return
    if "Đã duyệt" in await month.press("vanphong", f"doi:{request.id}:duyet"):
        month.model.give(mine.starts_at, mine.ends_at, colleague, month.now)
        month.model.give(other.starts_at, other.ends_at, asker, month.now)
        if month.dice.random() < 0.3 and "Đã hoàn lại" in await month.press("vanphong", f"doi:{request.id}:hoan"):
            month.model.give(mine.starts_at, mine.ends_at, asker, month.now)
            month.model.give(other.starts_at, other.ends_at, colleague, month.now)


async def absence(month: Month) -> None:
    """Somebody will not come; mostly the office puts somebody else there first."""
    ahead = [duty for duty in await month.duties() if duty.active and duty.ends_at > month.now]
    if not ahead:
        return
    duty, stand_in = month.dice.choice(ahead), month.dice.choice(POLICE)
    if month.dice.random() < 0.7:
        toast = await month.press("vanphong", f"ca:{duty.id}:cu:{month.ids[stand_in]}")
        if toast.startswith("✅"):
            month.model.give(duty.shift_starts_at, duty.ends_at, stand_in, month.now)
    elif duty.starts_at > month.now and "ghi vắng" in await month.press("vanphong", f"ca:{duty.id}:vang"):
        month.model.give(duty.starts_at, duty.ends_at, None, month.now)


async def take_over(month: Month) -> None:
    """Somebody takes the running shift."""
    current, taker = on_duty(await month.duties(), month.now), month.dice.choice(POLICE)
    if current and (await month.press(taker, f"ca:{current[0].id}:nhan")).startswith("✅"):
        month.model.give(current[0].shift_starts_at, current[0].ends_at, taker, month.now)


async def restart(month: Month) -> None:
    """The desk stops and starts again."""
    await month.town.restart()


async def downtime(month: Month) -> None:
    """The machine is off for hours or days."""
    await month.town.app.stop()
    silence = timedelta(hours=month.dice.choice((5, 20, 72)))
    month.town.clock.move_to(month.now + silence)
    await month.town.restart()


async def import_sheet(month: Month) -> None:
    """The office sends a sheet of the next days, mostly as things stand, some shifts given to others.

    A shift that its last sheet gave to the same person keeps whatever was changed since.
    """
    zone = month.town.settings.policy.unit.zone
    first = month.now.astimezone(zone).date() + timedelta(days=1)
    rows, meant = [], {}
    for offset in range(month.dice.randint(1, 5)):
        on = first + timedelta(days=offset)
        for hour, hours in ((7, "7h00 - 19h00"), (19, "19h00 - 7h00")):
            start = at(on, hour)
            if start not in month.model.shifts:
                return
            former = month.model.sheets.get(start) or month.model.holder(start, month.now)
            person = former if former and month.dice.random() < 0.8 else month.dice.choice(POLICE)
            rows.append((f"{on:%d/%m/%Y}", hours, NAMES[person]))
            meant[start] = person
    if any(meant[one] == meant.get(one + timedelta(hours=12)) for one in meant):
        return  # nobody stands twelve hours after twelve hours
    content = sheet(rows, head=("Ngày", "Ca trực", "Công an"))
    await month.town.say("vanphong", document={"name": "lich.xlsx", "mime": "", "base64": content})
    await month.town.press("vanphong", "Xác nhận")
    for start, person in meant.items():
        if month.model.sheets.get(start) != person and month.model.holder(start, month.now) != person:
            month.model.give(start, start + timedelta(hours=12), person, month.now)
        month.model.sheets[start] = person


ACTIONS = (swap, swap, absence, take_over, restart, import_sheet)


@pytest.mark.parametrize("month", [1, 2], indirect=True)
async def test_a_month_of_changes_leaves_the_right_person_on_duty_at_every_minute(month: Month) -> None:
    town, end = month.town, at(FIRST + timedelta(days=DAYS), 0)
    downs: list[tuple[datetime, datetime]] = []
    checked = month.now
    while month.now < end:
        went = month.now
        if month.dice.random() < 0.04:
            await downtime(month)
            downs.append((went, month.now))
        else:
            await month.dice.choice(ACTIONS)(month)
        await town.fast_forward(timedelta(minutes=month.dice.randint(1, 60 * 14)))
        checked = await compare(month, checked)
    await compare(month, checked)
    assert len(month.model.changes) > 20
    assert month.model.sheets
    await check_reminders(month, downs)
    await check_told(month)


async def compare(month: Month, since: datetime) -> datetime:
    """The roster names exactly those of the model, minute by minute, of the past too."""
    duties = await month.duties()
    minute = since
    while minute < month.now:
        found = {month.name_of(duty) for duty in on_duty(duties, minute)}
        assert found == month.model.on(minute), minute
        assert len(found) <= 1
        minute += timedelta(minutes=1)
    return month.now


async def check_reminders(month: Month, downs: list[tuple[datetime, datetime]]) -> None:
    """A reminder reached whose shift it was at that moment, once of each kind, and none was forgotten."""
    reminded: Counter[tuple[str, str, str]] = Counter()
    for person in POLICE:
        for message in await month.town.chat.messages(month.town.people[person]):
            found = re.match(r"⏰ Ca trực (ngày mai|hôm nay)\n.*?(\d\d)/(\d+), (\d\d):00", message["text"] or "")
            if found is None:
                continue
            start = at(date(2024, int(found[3]), int(found[2])), int(found[4]))
            sent = datetime.fromisoformat(message["date"])
            assert sent < start
            assert month.model.holder(start, sent) == person, (person, start, sent)
            kind = "chase" if "chưa bấm" in message["text"] else found[1]
            reminded[person, start.isoformat(), kind] += 1
            slot = {"ngày mai": time(19, 30), "chase": time(21), "hôm nay": time(6)}[kind]
            on = start.astimezone(month.town.settings.policy.unit.zone).date()
            due = at(on - timedelta(days=kind != "hôm nay"), slot.hour, slot.minute)
            assert ("đến muộn" in message["text"]) == (sent - due > timedelta(minutes=30))
    assert all(count == 1 for count in reminded.values()), reminded.most_common(3)
    for start, held in month.model.held.items():
        zone = month.town.settings.policy.unit.zone
        evening = at(start.astimezone(zone).date() - timedelta(days=1), 19, 30)
        down = any(begins <= evening <= ends for begins, ends in downs)
        if len(held) == 1 and not down and held[0][0] < evening < month.now:
            assert reminded[str(held[0][1]), start.isoformat(), "ngày mai"] == 1, start


async def check_told(month: Month) -> None:
    """Whoever gained or lost a shift got a message at that moment that names it."""
    for when, person, start in month.model.changes:
        local = start.astimezone(month.town.settings.policy.unit.zone)
        shift = f"{local.day:02d}/{local.month}"
        told = [
            message["text"]
            for message in await month.town.chat.messages(month.town.people[person])
            if datetime.fromisoformat(message["date"]) == when and message["from"]["is_bot"]
        ]
        known = any(shift in text or "nhận ca" in text for text in told)
        took = await month.town.count("duty", "nhận thay ca đang trực", NAMES[person])
        assert known or took, (when, person, start, told)
