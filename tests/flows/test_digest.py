"""Figures on request and by schedule."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import aiohttp
import pytest
from docx import Document

from duty.people import Role
from tests.harness import Town, a_town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"


def at(on: date, hour: int, minute: int = 0) -> datetime:
    """An instant by the clock on the wall of Hà Trung."""
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Town]:
    """A town in its week, with the superior's group."""
    async with a_town(tmp_path, watch_every=timedelta(hours=12)) as town:
        await town.add("congan", "Phạm Văn Dũng", Role.POLICE, post="police")
        await town.add("chutich", "Vũ Đức Minh", Role.LEADER)
        await town.add("vanphong", "Mai Thị Nga", Role.CLERK)
        await town.add("tk3", "Lê Văn Bình", Role.AREA_HEAD, area=3)
        await town.add("huyen", "Bùi Thị Hà", Role.SUPERIOR)
        await town.bind("alerts", "congan", "vanphong", "tk3")
        await town.bind("superior", "huyen", "chutich")
        await town.settle()
        yield town


async def until(town: Town, on: date, hour: int, minute: int = 0) -> None:
    """Let the time pass up to an instant."""
    await town.fast_forward(at(on, hour, minute) - town.clock.now())


async def a_crowd(town: Town) -> None:
    """Twenty people, taken and gone."""
    await town.say("tk3", CROWD)
    await town.press("tk3", "Gửi")
    await town.fast_forward("4m")
    await town.say("congan", "nhận 1")
    await town.say("congan", "xong 1 bà con đã về")


async def files(town: Town, where: str) -> dict[str, bytes]:
    """The documents that a chat got, by name; of several with one name the newest."""
    found = {}
    async with aiohttp.ClientSession() as session:
        for message in await town.chat.messages(town.place(where)):
            if "document" in message:
                async with session.get(town.simulator.url + message["document"]["url"]) as answer:
                    found[message["document"]["name"]] = await answer.read()
    return found


def words(content: bytes) -> str:
    """All paragraphs of a .docx."""
    return "\n".join(one.text for one in Document(io.BytesIO(content)).paragraphs)


@pytest.mark.charts
async def test_the_figures_of_the_week_come_with_a_picture(office: Town) -> None:
    await a_crowd(office)
    await office.say("chutich", "/tonghop tuần")

    told = await office.expect_message("chutich", "Tổng hợp từ 15:00 31/05 đến")
    assert "Sự việc: 1 (kỳ trước 0, tăng 1)" in told
    assert "Đoàn đông người: 1" in told
    assert "Tiểu khu 3: 1 (kỳ trước 0, tăng 1)" in told
    assert "4 phút" in told
    assert (await office.chat.messages(office.people["chutich"]))[-1]["photo_url"]


@pytest.mark.parametrize("who", ["tk3", "quantri"])
async def test_only_leaders_and_the_office_see_figures(office: Town, who: str) -> None:
    await office.add("quantri", "Hoàng Văn Sơn", Role.ADMIN)
    for command in ("/tonghop", "/baocaotuan"):
        await office.say(who, command)
        assert "dành cho" in await office.last(who)


@pytest.mark.charts
async def test_the_evening_tells_what_came_since_the_evening_before_with_a_picture(office: Town) -> None:
    await until(office, date(2024, 6, 5), 18)
    assert not await office.count("chutich", "Tổng hợp")
    # After the hour of the digest: today's is over, so it stands in tomorrow's.
    await a_crowd(office)
    await until(office, date(2024, 6, 6), 17, 20)
    told = await office.expect_message("chutich", "Tổng hợp từ 17:15 05/06 đến 17:15 06/06/2024")
    assert "Sự việc: 1" in told
    assert (await office.chat.messages(office.people["chutich"]))[-1]["photo_url"]
    await until(office, date(2024, 6, 7), 14)
    assert await office.count("chutich", "Tổng hợp") == 1
