"""A month of random swaps, absences, imports, take-overs, restarts, downtime, clocks put back, against a plain model.

The model is a table of who was on each shift from when to when, kept by the test from what it did. At every minute the
roster must name exactly those; reminders must reach exactly whose shift it was at that moment, once; every change is
told to those whose shift moved at that instant, and posted; whoever leaves hands over; silence reaches the leader.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path

import aiohttp
import pytest
from icalendar import Calendar

from duty.people import Role
from duty.roster import Duty, on_duty, post_name
from handlers.desk import Desk
from handlers.targets import people_on_duty
from tests.flows.roster_stage import at
from tests.flows.test_roster_sheet import sheet
from tests.harness import Town, a_town

FIRST = date(2024, 6, 6)
POLICE = ("dung", "mai", "tu", "hong", "khanh")
MILITARY = ("binh", "son", "lam")
NAMES = {"dung": "Phạm Văn Dũng", "mai": "Lương Thị Mai", "tu": "Đặng Văn Tú", "hong": "Ngô Thị Hồng",
         "khanh": "Hồ Văn Khánh", "binh": "Trịnh Đức Bình", "son": "Cao Xuân Sơn", "lam": "Mai Tùng Lâm"}  # fmt: skip
TEAMS = {"police": POLICE, "military": MILITARY}
MINUTE = timedelta(minutes=1)
Key = tuple[str, datetime]


@dataclass
class Moved:
    """One person gained or lost (part of) a shift at an instant; the part begins at ``begins``."""

    at: datetime
    person: str
    begins: datetime
    sign: str
    posted: bool


@dataclass
class Model:
    """Who is on which shift: spans of (person, from, until) by post and the shift's start."""

    shifts: dict[Key, list[tuple[str, datetime, datetime]]] = field(default_factory=dict)
    held: dict[Key, list[tuple[datetime, str | None]]] = field(default_factory=dict)
    ends: dict[Key, datetime] = field(default_factory=dict)
    moved: list[Moved] = field(default_factory=list)
    sheets: dict[Key, tuple[str, datetime]] = field(default_factory=dict)
    seen: dict[tuple[Key, str], datetime] = field(default_factory=dict)

    def begin(self, key: Key, end: datetime, person: str, now: datetime) -> None:
        """A shift that nobody knew before."""
        self.shifts[key], self.ends[key] = [(person, key[1], end)], end
        self.held.setdefault(key, []).append((now, person))

    def holder(self, key: Key, when: datetime) -> str | None:
        """Whose a shift was by what was known at an instant."""
        known = [person for since, person in self.held.get(key, []) if since <= when]
        return known[-1] if known else None

    def on(self, minute: datetime) -> set[tuple[str, str]]:
        """Who must answer at a minute, with the post."""
        return {
            (key[0], person)
            for key, spans in self.shifts.items()
            for person, begins, ends in spans
            if begins <= minute < ends
        }

    def give(self, key: Key, person: str | None, now: datetime, *, posted: bool = True) -> None:
        """From now on (or from its start) a shift is somebody else's, or nobody's."""
        turn = max(key[1], now)
        self.held[key].append((now, person))
        for former, begins, until in self.shifts.get(key, []):
            if until > turn and former != person:
                self.moved.append(Moved(now, former, begins, "➖", posted))
        kept = [(one, begins, min(ends, turn)) for one, begins, ends in self.shifts.get(key, []) if begins < turn]
        if person is not None:
            self.moved.append(Moved(now, person, turn, "➕", posted))
            self.seen.pop((key, person), None)
            kept.append((person, turn, self.ends[key]))
        self.shifts[key] = kept


@dataclass
class Month:
    """The town, the model and the dice."""

    town: Town
    model: Model
    dice: random.Random
    days: int
    feed: str = ""
    ids: dict[str, int] = field(default_factory=dict)
    buttons: dict[str, int] = field(default_factory=dict)
    downs: list[tuple[datetime, datetime]] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        return self.town.clock.now()

    @property
    def end(self) -> datetime:
        return at(FIRST + timedelta(days=self.days), 0)

    async def duties(self) -> list[Duty]:
        async with self.town.app.database.read() as uow:
            return await uow.roster.between(self.town.app.unit_id, at(FIRST, 0), self.end + timedelta(days=2))

    def name_of(self, duty: Duty) -> str:
        return next(name for name, key in self.ids.items() if key == duty.person_id)

    async def press(self, who: str, data: str) -> str:
        """Press as if on any button that this person has."""
        if who not in self.buttons:
            said = await self.town.chat.messages(self.town.people[who])
            self.buttons[who] = next(one["message_id"] for one in said if one["from"]["is_bot"])
        return await self.town.press_on(who, self.buttons[who], where=who, data=data)

    def down(self, instant: datetime) -> bool:
        """Whether the machine was off at an instant, or had just come back."""
        return any(begins <= instant <= ends for begins, ends in self.downs)

    async def told(self, who: str) -> list[tuple[datetime, str]]:
        """What the desk wrote in a chat, with the instant."""
        return [
            (datetime.fromisoformat(message["date"]), message["text"] or message["caption"] or "")
            for message in await self.town.chat.messages(self.town.place(who))
            if message["from"]["is_bot"]
        ]


def key_of(duty: Duty) -> Key:
    return duty.post, duty.shift_starts_at


@pytest.fixture
async def month(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[Month]:
    """Five policemen, a day and a night shift each day, in turn; three of the military by a sheet, by day."""
    seed, days = request.param
    async with a_town(tmp_path, watch_every=timedelta(hours=12)) as town:
        model = Model()
        month = Month(town, model, random.Random(seed), days)
        for name in (*POLICE, *MILITARY):
            role = Role.POLICE if name in POLICE else Role.MILITARY
            month.ids[name] = await town.add(name, NAMES[name], role)
        await town.add("chutich", "Vũ Đức Minh", Role.LEADER)
        await town.add("vanphong", "Mai Thị Nga", Role.CLERK)
        await town.bind("duty", *POLICE, "vanphong")
        async with town.app.database.write() as uow:
            for number in range(2 * days):
                on, half = FIRST + timedelta(days=number // 2), number % 2
                start, person = at(on, 19 if half else 7), POLICE[number % len(POLICE)]
                end = start + timedelta(hours=12)
                await uow.roster.assign(town.app.unit_id, "police", on, start, end, month.ids[person])
                model.begin(("police", start), end, person, town.clock.now())
            await uow.commit()
        await send_military(month, FIRST, {offset: (7, MILITARY[offset % 3]) for offset in range(days)})
        await town.say("vanphong", "/lichtruc ics chung")
        found = re.search(r"/lich/\S+\.ics", await town.last("vanphong"))
        assert found is not None
        month.feed = found.group()
        for name in POLICE + MILITARY:
            await town.say(name, "ca")  # what a press can be made on
        yield month


async def swap(month: Month) -> None:
    """Two people exchange shifts; the office agrees, or not, and may take it back."""
    ahead = [duty for duty in await month.duties() if duty.active and duty.starts_at > month.now]
    if len(ahead) < 2:
        return
    mine, other = month.dice.sample(ahead, 2)
    asker, colleague = month.name_of(mine), month.name_of(other)
    if await month.press(asker, f"ca:{mine.id}:voi:{other.id}") != "Đã gửi đề nghị.":
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
        month.model.give(key_of(mine), colleague, month.now)
        month.model.give(key_of(other), asker, month.now)
        if month.dice.random() < 0.3:
            await month.town.press("vanphong", "Hoàn lại")
            month.model.give(key_of(mine), asker, month.now)
            month.model.give(key_of(other), colleague, month.now)


async def absence(month: Month) -> None:
    """Somebody does not come, or has to leave; the office puts somebody else there, at once or only afterwards."""
    ahead = [duty for duty in await month.duties() if duty.active and duty.ends_at > month.now]
    if not ahead:
        return
    duty = month.dice.choice(ahead)
    stand_in, key = month.dice.choice(TEAMS[duty.post]), key_of(duty)
    if month.dice.random() < 0.6:
        if (await month.press("vanphong", f"ca:{duty.id}:cu:{month.ids[stand_in]}")).startswith("✅"):
            month.model.give(key, stand_in, month.now)
        return
    assert "ghi vắng" in await month.press("vanphong", f"ca:{duty.id}:vang")
    month.model.give(key, None, month.now)
    filled = await month.press("chutich", f"cs:{duty.shift_id}:cu:{month.ids[stand_in]}")
    if filled.startswith("✅"):
        month.model.give(key, stand_in, month.now)


async def take_over(month: Month) -> None:
    """Somebody takes a running shift."""
    current = on_duty(await month.duties(), month.now)
    if not current:
        return
    duty = month.dice.choice(current)
    taker = month.dice.choice(TEAMS[duty.post])
    if (await month.press(taker, f"ca:{duty.id}:nhan")).startswith("✅"):
        month.model.give(key_of(duty), taker, month.now)


async def understood(month: Month) -> None:
    """Everybody who has a shift in the next day presses Đã rõ."""
    soon = month.now + timedelta(days=1)
    for duty in await month.duties():
        if duty.active and month.now < duty.starts_at < soon and duty.seen_at is None:
            person = month.name_of(duty)
            assert "Cảm ơn" in await month.press(person, f"ca:{duty.id}:ro")
            month.model.seen[key_of(duty), person] = month.now


async def restart(month: Month) -> None:
    """The desk stops and starts again."""
    await month.town.restart()


async def downtime(month: Month) -> None:
    """The machine is off for hours or days."""
    went = month.now
    await month.town.app.stop()
    month.town.clock.move_to(month.now + timedelta(hours=month.dice.choice((5, 20, 72))))
    await month.town.restart()
    month.downs.append((went, month.now))


async def import_police(month: Month) -> None:
    """The office sends a sheet of the next days, mostly as things stand, some shifts given to others.

    A shift that its last sheet gave to the same person keeps whatever was changed since.
    """
    first = (month.now + timedelta(hours=7)).date() + timedelta(days=1)
    rows, meant = [], {}
    for offset in range(month.dice.randint(1, 5)):
        on = first + timedelta(days=offset)
        for hour, hours in ((7, "7h00 - 19h00"), (19, "19h00 - 7h00")):
            key = ("police", at(on, hour))
            if key not in month.model.shifts:
                return
            said = month.model.sheets.get(key)
            former = said[0] if said else month.model.holder(key, month.now)
            person = former if former and month.dice.random() < 0.8 else month.dice.choice(POLICE)
            rows.append((f"{on:%d/%m/%Y}", hours, NAMES[person]))
            meant[key] = person
    if any(meant[post, one] == meant.get((post, one + timedelta(hours=12))) for post, one in meant):
        return  # nobody stands twelve hours after twelve hours
    await send(month, rows, "Công an")
    for key, person in meant.items():
        said = month.model.sheets.get(key)
        if (said is None or said[0] != person) and month.model.holder(key, month.now) != person:
            month.model.give(key, person, month.now, posted=False)
        month.model.sheets[key] = (person, month.model.ends[key])


async def import_military(month: Month) -> None:
    """The sheet of the military again: some days with others, some from another hour on, one dropped."""
    first = (month.now + timedelta(hours=7)).date() + timedelta(days=1)
    span = range(4, 8)
    left = (month.end.date() - first).days
    if left < max(span):
        return
    days = {offset: (month.dice.choice((7, 7, 8)), month.dice.choice(MILITARY)) for offset in range(max(span))}
    if month.dice.random() < 0.6:
        del days[2]
    await send_military(month, first, days)


async def send_military(month: Month, first: date, days: dict[int, tuple[int, str]]) -> None:
    """A sheet by days from the first on: from which hour, and who."""
    model, rows = month.model, []
    meant: dict[Key, str] = {}
    for offset, (hour, person) in days.items():
        on = first + timedelta(days=offset)
        rows.append((f"{on:%d/%m/%Y}", f"{hour}h00 - 17h00", NAMES[person]))
        meant["military", at(on, hour)] = person
    await send(month, rows, "Quân sự")
    low, high = min(meant)[1], max(meant)[1] + timedelta(hours=12)
    for key in [key for key in model.sheets if key[0] == "military" and low - timedelta(hours=6) < key[1] < high]:
        if key not in meant:
            del model.sheets[key]
            if model.holder(key, month.now) is not None:
                model.give(key, None, month.now, posted=False)
    for key, person in meant.items():
        end = key[1].replace(hour=10)  # 17:00 in Hà Trung
        said = model.sheets.get(key)
        if key not in model.shifts:
            model.begin(key, end, person, month.now)
            model.moved.append(Moved(month.now, person, key[1], "➕", False))
        elif (said is None or said[0] != person) and model.holder(key, month.now) != person:
            model.give(key, person, month.now, posted=False)
        model.sheets[key] = (person, end)


async def send(month: Month, rows: list[tuple[str, str, str]], post: str) -> None:
    """Send a sheet and confirm it."""
    content = sheet(rows, head=("Ngày", "Ca trực", post))
    await month.town.say("vanphong", document={"name": "lich.xlsx", "mime": "", "base64": content})
    await month.town.press("vanphong", "Xác nhận")


async def look(month: Month) -> None:
    """The alert's way, /ca and the calendar feed all name who the model says is on."""
    wanted = {NAMES[person] for _, person in month.model.on(month.now)}
    async with month.town.app.database.read() as uow:
        found, why = await people_on_duty(Desk(uow, month.town.app.office, month.now, "look"))
    assert bool(why) == (not wanted)
    assert not wanted or {person.name for person in found} == wanted
    await month.town.say("chutich", "ca")
    now_on = (await month.town.last("chutich")).split("\n\n")[0]
    assert {name for name in NAMES.values() if name in now_on} == wanted
    assert month.town.app.web is not None
    address = f"{month.town.app.web.url}{month.feed}"
    async with aiohttp.ClientSession() as session, session.get(address) as answer:
        events = Calendar.from_ical(await answer.read()).walk("VEVENT")
    running = [one for one in events if one["DTSTART"].dt <= month.now < one["DTEND"].dt]
    assert {name for name in NAMES.values() for one in running if name in str(one["SUMMARY"])} == wanted


ACTIONS = (swap, swap, absence, take_over, understood, restart, import_police, import_military)


@pytest.mark.parametrize("month", [pytest.param((1, 30), marks=pytest.mark.long), (12, 7)], indirect=True, ids=str)
async def test_a_month_of_changes_leaves_the_right_person_on_duty_at_every_minute(month: Month) -> None:
    town, checked = month.town, month.now
    while month.now < month.end:
        if month.dice.random() < 0.05:
            await downtime(month)
        else:
            await month.dice.choice(ACTIONS)(month)
        acted = month.now
        await town.fast_forward(timedelta(minutes=month.dice.randint(1, 60 * 14)))
        checked = await compare(month, checked)
        if month.dice.random() < 0.15:
            await look(month)
            back = min(month.now - acted, timedelta(minutes=month.dice.randint(1, 180)))
            town.clock.set_back(back)
            await town.fast_forward(back)
    await compare(month, checked)
    assert len(month.model.moved) > month.days
    await check_reminders(month)
    await check_told(month)
    await check_edges(month)
    await check_silence(month)


async def compare(month: Month, since: datetime) -> datetime:
    """The roster names exactly those of the model at every minute; between two edges of either nothing can differ."""
    duties = await month.duties()
    edges = {edge for duty in duties for edge in (duty.starts_at, duty.ends_at)}
    edges |= {edge for spans in month.model.shifts.values() for _, *span in spans for edge in span}
    for minute in {since, *(one for edge in edges for one in (edge - MINUTE, edge))}:
        if since <= minute < month.now:
            found = {(duty.post, month.name_of(duty)) for duty in on_duty(duties, minute)}
            assert found == month.model.on(minute), minute
    return month.now


async def check_reminders(month: Month) -> None:
    """A reminder reached whose shift it was at that moment, once of each kind, and none was forgotten."""
    model, reminded = month.model, Counter[tuple[str, Key, str]]()
    for person in NAMES:
        for sent, text in await month.told(person):
            found = re.match(r"⏰ Ca trực (ngày mai|hôm nay)\n(.*?): .*?(\d\d)/(\d+), (\d\d):00", text)
            if found is None:
                continue
            start = at(date(2024, int(found[4]), int(found[3])), int(found[5]))
            key = (next(post for post in TEAMS if post_name(post) == found[2]), start)
            assert sent < start
            assert model.holder(key, sent) == person, (person, key, sent)
            kind = "chase" if "chưa bấm" in text else found[1]
            reminded[person, key, kind] += 1
            slot = {"ngày mai": time(19, 30), "chase": time(21), "hôm nay": time(6)}[kind]
            on = local(start).date()
            due = at(on - timedelta(days=kind != "hôm nay"), slot.hour, slot.minute)
            # Whoever was missed in the evening is asked at the time of the second asking.
            dues = [due, at(on - timedelta(days=1), 21)] if kind == "ngày mai" else [due]
            assert ("đến muộn" in text) in {sent - one > timedelta(minutes=30) for one in dues}
    assert all(count == 1 for count in reminded.values()), reminded.most_common(3)
    for key, held in model.held.items():
        evening = at(local(key[1]).date() - timedelta(days=1), 19, 30)
        if len(held) == 1 and not month.down(evening) and held[0][0] < evening < month.now:
            assert reminded[str(held[0][1]), key, "ngày mai"] == 1, key


def local(instant: datetime) -> datetime:
    return instant + timedelta(hours=7)


def said_as(begins: datetime) -> str:
    """How a shift is named: "08/6, 07:00"."""
    wall = local(begins)
    return f"{wall.day:02d}/{wall.month}, {wall:%H:%M}"


async def check_told(month: Month) -> None:
    """Whoever gained or lost a shift was told of this shift at that instant, as often as it moved; so was the group."""
    wanted: Counter[tuple[str, datetime, str, str]] = Counter()
    for one in month.model.moved:
        wanted[one.person, one.at, one.sign, said_as(one.begins)] += 1
    lines = {
        who: [(sent, line) for sent, text in await month.told(who) for line in text.split("\n")]
        for who in (*NAMES, "duty")
    }
    for (person, when, sign, shift), count in wanted.items():
        told = [line for sent, line in lines[person] if sent == when and line.startswith(sign) and shift in line]
        assert len(told) >= count, (person, when, sign, shift)
    for one in month.model.moved:
        if one.posted:
            named = [line for sent, line in lines["duty"] if sent == one.at and NAMES[one.person] in line]
            assert named, one


def edges(month: Month) -> Iterator[tuple[datetime, set[tuple[str, str]], set[tuple[str, str]]]]:
    """The instants at which shifts begin or end by themselves while the desk ran, with who comes and who leaves."""
    model = month.model
    for edge in sorted({key[1] for key in model.shifts} | set(model.ends.values())):
        if edge < month.now and not month.down(edge) and at(FIRST, 7) < edge:
            before, after = model.on(edge - MINUTE), model.on(edge)
            yield edge, after - before, before - after


async def check_edges(month: Month) -> None:
    """Each change of person is posted at its instant, who leaves gets the slip, and so does who takes over."""
    posts = await month.told("duty")
    chats = {name: await month.told(name) for name in NAMES}
    for edge, came, left in edges(month):
        now = [text for sent, text in posts if sent == edge and text.startswith(("🔁 Đổi ca", "📅 Trực"))]
        for _, person in came:
            assert any(NAMES[person] in text for text in now), (edge, person)
        for post, person in left:
            slips = [text for sent, text in chats[person] if sent == edge and "Bàn giao ca" in text]
            assert slips, (edge, person)
            for taker in {one for other, one in came if other == post}:
                assert any(sent == edge and "Bàn giao ca" in text for sent, text in chats[taker]), (edge, taker)
    for sent, text in posts:
        if found := re.match(r"🔁 Đổi ca (\d\d):(\d\d)", text):
            wall = local(sent)
            assert 0 <= wall.hour * 60 + wall.minute - int(found[1]) * 60 - int(found[2]) <= 30


async def check_silence(month: Month) -> None:
    """The leader hears of who has said nothing, of nobody else, and once."""
    model, told = month.model, Counter[Key]()
    for sent, text in await month.told("chutich"):
        found = re.match(r"⚠️ Ca trực chưa chắc có người\n(.*?), .*?(\d\d)/(\d+), (\d\d):00.*?: (.*?) \(", text)
        if found is None:
            continue
        key = (
            next(post for post in TEAMS if post_name(post) == found[1]),
            at(date(2024, int(found[3]), int(found[2])), int(found[4])),
        )
        person = model.holder(key, sent)
        assert person is not None
        assert NAMES[person] == found[5]
        assert model.seen.get((key, person), sent) >= sent
        told[key] += 1
    for key, held in model.held.items():
        looked = at(local(key[1]).date(), 6, 30)
        evening = looked - timedelta(hours=11)
        asked = held[0][0] < evening and not month.down(evening) and not month.down(looked)
        if len(held) == 1 and asked and looked < month.now and (key, str(held[0][1])) not in model.seen:
            assert told[key] == 1, key
