"""The roster beside the desk: a rotation made, the book of the month with the totals for the allowance."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from typer.testing import CliRunner

from bot import roster_admin
from bot.admin import opened
from bot.cli import cli as app
from bot.clock import SystemClock
from bot.settings import Settings
from duty.people import Role
from duty.roster import Duty
from duty.rotation import Pattern
from tests.harness import TOKEN, settings_for

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
NAMES = ["Phạm Văn Dũng", "Lưu Thị Mai", "Đặng Văn Tú"]
DAY, NIGHT = Pattern("police", "*", time(7), time(19)), Pattern("police", "*", time(19), time(7))


@pytest.fixture
async def office(tmp_path: Path) -> Settings:
    """A store with three policemen."""
    settings = settings_for(tmp_path, "http://127.0.0.1:1")
    async with opened(settings) as (database, unit_id), database.write() as uow:
        for name in NAMES:
            await uow.people.add(unit_id, name, (Role.POLICE,), SystemClock().now())
        await uow.commit()
    return settings


async def stored(settings: Settings) -> list[Duty]:
    """What is on the roster from today on."""
    now = SystemClock().now()
    async with opened(settings) as (database, unit_id), database.survey() as uow:
        return [one for one in await uow.roster.between(unit_id, now, now + timedelta(days=60)) if one.active]


async def test_a_rotation_of_nights_leaves_the_days_and_carries_their_load(office: Settings) -> None:
    first = SystemClock().now().astimezone(ZONE).date() + timedelta(days=3)
    span = first, first + timedelta(days=5)
    dry = await roster_admin.generate(office, DAY, *span, NAMES, [], store=False)
    assert len(dry.turns) == 6
    assert not await stored(office)

    await roster_admin.generate(office, DAY, *span, NAMES[:2], [], store=True)
    made = await roster_admin.generate(office, NIGHT, *span, NAMES, [(NAMES[2], first, first)], store=True)
    duties = await stored(office)
    assert sorted(duty.starts_at.astimezone(ZONE).hour for duty in duties) == [7] * 6 + [19] * 6
    assert made.turns[0][1] != NAMES[2]
    assert set(made.missed) == {f"{name} (Công an)" for _, name in made.turns}
    again = await roster_admin.generate(office, DAY, *span, NAMES[2:], [], store=True)
    assert len(again.doubts) == 6
    assert "đã có người trực, giữ nguyên" in again.doubts[0]
    assert len(await stored(office)) == 12


async def test_a_rotation_of_names_that_nobody_bears_makes_nothing(office: Settings) -> None:
    first = SystemClock().now().date()
    made = await roster_admin.generate(office, DAY, first, first, [NAMES[0], "Người Lạ"], [], store=True)
    assert made.missing == ("Người Lạ",)
    assert not await stored(office)


async def _june(settings: Settings) -> None:
    """A weekend day, the night after it, and a Monday that somebody else finished."""
    async with opened(settings) as (database, unit_id), database.write() as uow:
        dung, mai, _ = [person.id for person in await uow.people.all(unit_id)]
        await uow.people.set_phone(dung, "0912345678")
        roster = uow.roster
        for person, on, start, hours in ((dung, 8, 7, 12), (dung, 8, 19, 12), (dung, 10, 7, 12)):
            begins = datetime(2024, 6, on, start, tzinfo=ZONE)
            await roster.assign(unit_id, "police", begins.date(), begins, begins + timedelta(hours=hours), person)
        [monday] = [one for one in await roster.between(unit_id, begins, begins + timedelta(hours=1)) if one.active]
        await roster.relieve(monday.id, begins + timedelta(hours=5))
        await roster.put_on(unit_id, monday.shift_id, mai, from_at=begins + timedelta(hours=5))
        await uow.commit()


async def test_the_month_comes_as_a_book_with_totals_for_the_allowance(
    office: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _june(office)
    body, count = await roster_admin.export_month(office, date(2024, 6, 1))
    assert count == 4
    (tmp_path / "book.xlsx").write_bytes(body)
    page, totals = openpyxl.load_workbook(tmp_path / "book.xlsx").worksheets
    assert _rows(page, 5)[0][1:5] == ("Thứ 7", "08/06/2024", "07:00–19:00", "Phạm Văn Dũng (0912345678)")
    assert [row[3] for row in _rows(page, 5)] == ["07:00–19:00", "19:00–07:00", "07:00–12:00", "12:00–19:00"]
    assert _rows(totals, 4) == [
        (1, "Phạm Văn Dũng", "Công an", 2, 3, 2, 0, 1, None), (2, "Lưu Thị Mai", "Công an", 1, 1, 0, 0, 0, None),
    ]  # fmt: skip


def _rows(page: Worksheet, first: int) -> list[tuple[object, ...]]:
    return [tuple(row) for row in page.iter_rows(min_row=first, values_only=True)]


def test_the_commands_write_a_file_or_say_in_a_sentence_why_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRUCBAN_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("TRUCBAN_TELEGRAM_TOKEN", TOKEN)
    run, out = CliRunner().invoke, tmp_path / "thang.xlsx"
    assert run(app, ["roster", "export", "--month", "2024-06", "--out", str(out)]).exit_code == 0
    assert openpyxl.load_workbook(out).sheetnames == ["Tháng 6", "Tổng hợp ngày trực"]
    wrong = run(app, ["roster", "export", "--month", "tháng 6", "--out", str(out)])
    assert (wrong.exit_code, "Viết như 2024-06" in wrong.output) == (1, True)
    span = ["--from", "2030-06-01", "--to", "2030-06-30"]
    lost = run(app, ["roster", "generate", "--post", "guard", *span, "--names", "Người Lạ"])
    assert (lost.exit_code, "Không có trong máy trực" in lost.output) == (1, True)
    lost = run(app, ["roster", "generate", "--post", "nobody", *span, "--names", "A"])
    assert (lost.exit_code, "Không có vị trí" in lost.output) == (1, True)
