"""Figures on request and by schedule; the weekly report from draft to the superior's group."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from docx import Document
from openpyxl import load_workbook

from duty.people import Role
from tests.harness import Town, a_town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"
FRIDAY = date(2024, 6, 7)


def at(on: date, hour: int, minute: int = 0) -> datetime:
    """An instant by the clock on the wall of Hà Trung."""
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Town]:
    """A town in its week, with the superior's group."""
    async with a_town(tmp_path, watch_every=timedelta(hours=2)) as town:
        await town.add("congan", "Phạm Văn Dũng", Role.POLICE, post="police")
        await town.add("chutich", "Vũ Đức Minh", Role.LEADER)
        await town.add("vanphong", "Mai Thị Nga", Role.CLERK)
        await town.add("tk3", "Lê Văn Bình", Role.AREA_HEAD, area=3)
        await town.add("huyen", "Bùi Thị Hà", Role.SUPERIOR)
        await town.bind("alerts", "congan", "vanphong", "tk3")
        await town.bind("superior", "huyen", "chutich")
        await town.settle()
        yield town


async def a_crowd(town: Town) -> None:
    """Twenty people, taken and gone."""
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.fast_forward("4m")
    await town.say("congan", "nhận 1")
    await town.say("congan", "xong 1 bà con đã về")


async def files(town: Town, where: str) -> dict[str, bytes]:
    """The documents that a chat got, by name."""
    found = {}
    async with aiohttp.ClientSession() as session:
        for message in await town.chat.messages(town.place(where)):
            if "document" in message:
                async with session.get(town.simulator.url + message["document"]["url"]) as answer:
                    found[message["document"]["name"]] = await answer.read()
    return found


async def test_the_figures_of_the_week_come_with_a_picture(office: Town) -> None:
    await a_crowd(office)
    await office.say("chutich", "/tonghop tuần")

    told = await office.expect_message("chutich", "Tổng hợp từ 03/06 đến 09/06/2024")
    assert "Sự việc: 1 (kỳ trước 0, tăng 1)" in told
    assert "Đoàn đông người: 1" in told
    assert "4 phút" in told
    assert (await office.chat.messages(office.people["chutich"]))[-1]["photo_url"]


async def test_figures_are_for_leaders_and_the_office(office: Town) -> None:
    await office.say("tk3", "/tonghop")
    assert "dành cho" in await office.last("tk3")
    await office.say("congan", "/baocaotuan")
    assert "dành cho" in await office.last("congan")


async def test_the_evening_of_a_quiet_day_says_nothing(office: Town) -> None:
    await office.fast_forward(at(date(2024, 6, 5), 18) - office.clock.now())
    assert not await office.count("chutich", "Tổng hợp")


async def test_on_friday_the_draft_comes_by_itself_and_goes_up_only_by_a_person_after_the_leader(office: Town) -> None:
    await a_crowd(office)
    await office.fast_forward(at(FRIDAY, 15, 1) - office.clock.now())

    await office.expect_message("chutich", "Dự thảo báo cáo tuần 2024-W23")
    got = await files(office, "chutich")
    text = "\n".join(one.text for one in Document(io.BytesIO(got["bao-cao-2024-W23.docx"])).paragraphs)
    assert "20" in text
    assert load_workbook(io.BytesIO(got["bieu-2024-W23.xlsx"])).sheetnames
    assert not await files(office, "superior")

    assert "Lãnh đạo chưa duyệt" in await office.press_on(
        "vanphong", await _newest(office, "vanphong"), where="vanphong", data="bc:1:gui"
    )
    await office.press("chutich", "Duyệt")
    assert not await files(office, "superior")
    await office.press("vanphong", "Báo cấp trên")
    assert set(await files(office, "superior")) == {"bao-cao-2024-W23.docx", "bieu-2024-W23.xlsx"}
    assert (await files(office, "superior"))["bao-cao-2024-W23.docx"] == got["bao-cao-2024-W23.docx"]
    assert "đã gửi rồi" in await office.press("vanphong", "Báo cấp trên")


async def _newest(town: Town, who: str) -> int:
    return int((await town.chat.messages(town.people[who]))[-1]["message_id"])


async def test_only_a_leader_approves(office: Town) -> None:
    await office.say("vanphong", "/baocaotuan")
    toast = await office.press("vanphong", "Duyệt")
    assert "dành cho" in toast


async def test_a_leaders_comment_reaches_the_office_and_stands_on_the_next_draft(office: Town) -> None:
    await office.say("vanphong", "/baocaotuan")
    await office.press("chutich", "Ý kiến")
    await office.say("chutich", "Bổ sung việc trực thứ bảy")

    await office.expect_message("vanphong", "Ý kiến về báo cáo", "Bổ sung việc trực thứ bảy")
    await office.press("vanphong", "Làm lại", text="Ý kiến về")
    await office.expect_message("chutich", "Dự thảo báo cáo tuần", "Ý kiến lần trước", "Bổ sung việc trực thứ bảy")
    toast = await office.press_on("chutich", await _draft(office, 1), where="chutich", data="bc:1:duyet")
    assert "mới hơn" in toast


async def _draft(town: Town, report_id: int) -> int:
    for message in await town.chat.messages(town.people["chutich"]):
        if any(button["data"] == f"bc:{report_id}:duyet" for row in message["buttons"] for button in row):
            return int(message["message_id"])
    raise AssertionError("no such draft")


async def test_a_week_without_anything_has_a_report_that_says_so(office: Town) -> None:
    await office.say("vanphong", "/baocaotuan tuần trước")
    got = await files(office, "vanphong")
    text = "\n".join(one.text for one in Document(io.BytesIO(got["bao-cao-2024-W22.docx"])).paragraphs)
    assert "không phát sinh" in text.lower()
