"""A roster sheet sent in chat: previewed, confirmed, changed; only those are told whose shifts moved."""

from __future__ import annotations

import base64
import io
from collections.abc import AsyncIterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from duty.people import Role
from duty.wording import notices
from tests.flows.roster_stage import CROWD, at, shift, until
from tests.harness import Town, a_town

HEAD = ("Thứ", "Ngày", "Lãnh đạo trực", "Công an", "Điện thoại")
SATURDAY = date(2024, 6, 8)
ROWS = (
    ("T7", "08/6/2024", "Đ/c Vũ Đức Minh - CT", "Phạm Văn Dũng", "0912 345 678"),
    ("CN", "09/6/2024", "Đ/c Vũ Đức Minh - CT", "Lưu Thị Mai", "0987.654.321"),
)


def sheet(rows: Sequence[Sequence[str]], head: Sequence[str] = HEAD, title: str = "LỊCH TRỰC THÁNG 6 NĂM 2024") -> str:
    """An .xlsx file in base64."""
    book = Workbook()
    page = book.active
    assert page is not None
    page.append([title])
    if "Ca trực" not in head:
        page.append(["Thời gian trực: từ 7h00 đến 17h00"])
    page.append(list(head))
    for row in rows:
        page.append(list(row))
    stream = io.BytesIO()
    book.save(stream)
    return base64.b64encode(stream.getvalue()).decode()


async def send(town: Town, content: str, name: str = "lich-truc.xlsx", who: str = "vanphong") -> None:
    """Send a file to the desk."""
    await town.say(who, document={"name": name, "mime": "application/octet-stream", "base64": content})


@pytest.fixture
async def station(tmp_path: Path) -> AsyncIterator[Town]:
    """A town without a roster."""
    async with a_town(tmp_path, watch_every=timedelta(hours=12)) as town:
        await town.add("congan", "Phạm Văn Dũng", Role.POLICE)
        await town.add("congan2", "Lưu Thị Mai", Role.POLICE)
        await town.add("congan3", "Đặng Văn Tú", Role.POLICE)
        await town.add("chutich", "Vũ Đức Minh", Role.LEADER)
        await town.add("vanphong", "Mai Thị Nga", Role.CLERK)
        await town.add("tk3", "Lê Văn Bình", Role.AREA_HEAD, area=3)
        await town.bind("alerts", "congan", "vanphong", "tk3")
        await town.bind("duty", "congan", "congan2", "vanphong")
        await town.settle()
        yield town


async def test_from_the_file_to_the_alert_of_the_stand_in(station: Town) -> None:
    await send(station, sheet(ROWS))
    preview = await station.expect_message("vanphong", "Lịch trực trong “lich-truc.xlsx”", "4 ca, 3 người")
    assert "T7 08/06 07:00–17:00 Công an trực: Phạm Văn Dũng" in preview
    assert not await station.count("congan", "Lịch trực của đồng chí")

    await station.press("vanphong", "Xác nhận")
    await station.expect_message("vanphong", "Đã lưu lịch trực", "Thêm 4 ca, bớt 0 ca")
    await station.expect_message("congan", "➕ Công an trực: Thứ 7 08/6, 07:00–17:00")
    await until(station, at(date(2024, 6, 7), 19, 31))
    await station.expect_message("congan", "Ca trực ngày mai")
    await station.press("congan", "Xin đổi", text="ngày mai")
    await station.press("congan", "Đổi với Lưu Thị Mai")
    await station.press("congan2", "Đồng ý")
    await station.press("vanphong", "Duyệt")
    await until(station, at(SATURDAY, 9))
    await station.say("tk3", CROWD)
    await station.press("tk3", "Gửi")
    await station.expect_message("congan2", "SV-1")
    assert not await station.count("congan", "SV-1")


async def test_nothing_is_stored_before_xac_nhan_and_bo_leaves_all_as_it_was(station: Town) -> None:
    await send(station, sheet(ROWS))
    async with station.app.database.read() as uow:
        assert not await uow.roster.between(station.app.unit_id, at(SATURDAY, 0), at(SATURDAY, 23))
    await station.press("vanphong", "Bỏ")
    async with station.app.database.read() as uow:
        assert not await uow.roster.between(station.app.unit_id, at(SATURDAY, 0), at(SATURDAY, 23))
    assert "đã xử lý" in await station.press("vanphong", "Xác nhận")


async def test_the_same_sheet_again_changes_nothing_and_tells_nobody(station: Town) -> None:
    await send(station, sheet(ROWS))
    await station.press("vanphong", "Xác nhận")
    told = [await station.count(who, "Lịch trực của đồng chí") for who in ("congan", "congan2", "chutich")]
    await send(station, sheet(ROWS))
    await station.press("vanphong", "Xác nhận")

    await station.expect_message("vanphong", "không có gì thay đổi")
    assert told == [await station.count(who, "Lịch trực của đồng chí") for who in ("congan", "congan2", "chutich")]


async def test_only_those_are_told_whose_shift_moved(station: Town) -> None:
    await send(station, sheet(ROWS))
    await station.press("vanphong", "Xác nhận")
    await send(station, sheet([ROWS[0], (*ROWS[1][:3], "Đặng Văn Tú", "")]))
    await station.press("vanphong", "Xác nhận")

    await station.expect_message("vanphong", "Thêm 1 ca, bớt 1 ca")
    await station.expect_message("congan2", "➖ Không còn trực: Công an trực, Chủ nhật 09/6")
    await station.expect_message("congan3", "➕ Công an trực: Chủ nhật 09/6")
    assert await station.count("congan", "Lịch trực của đồng chí") == 1
    assert await station.count("chutich", "Lịch trực của đồng chí") == 1


async def test_a_swap_outlives_the_same_sheet(station: Town) -> None:
    await send(station, sheet(ROWS))
    await station.press("vanphong", "Xác nhận")
    await station.say("congan", "/doica")
    await station.press("congan", "T7 08/6")
    await station.press("congan", "Đổi với Lưu Thị Mai")
    await station.press("congan2", "Đồng ý")
    await station.press("vanphong", "Duyệt")
    await send(station, sheet(ROWS))
    await station.press("vanphong", "Xác nhận", text="lich-truc.xlsx")

    await station.expect_message("vanphong", "không có gì thay đổi")
    await until(station, at(SATURDAY, 9))
    await station.say("chutich", "ca")
    assert "Công an trực: Lưu Thị Mai" in await station.last("chutich")


async def test_every_doubt_is_named(station: Town) -> None:
    rows = [
        ("T6", "08/6/2024", "Vũ Đức Minh", "Phạm Văn Dung", ""),
        ("CN", "09/6/2024", "Vũ Đức Minh", "Hà Thị Lạ", ""),
        ("T2", "03/6/2024", "Vũ Đức Minh", "Lưu Thị Mai", ""),
    ]
    await send(station, sheet(rows))
    preview = await station.expect_message("vanphong", "Lịch trực trong")

    assert "“Phạm Văn Dung” gần giống Phạm Văn Dũng" in preview
    assert "“Hà Thị Lạ” chưa có trong máy trực" in preview
    assert "đã qua" in preview
    assert "08/06/2024 là Thứ 7" in preview


async def test_somebody_new_is_added_and_the_office_hears_that_no_message_reaches_them(station: Town) -> None:
    await send(station, sheet([("T7", "08/6/2024", "Vũ Đức Minh", "Hà Văn Mới", "0911222333")]))
    await station.press("vanphong", "Xác nhận")

    await station.expect_message("vanphong", "Đã lưu", "Không nhắn được cho Hà Văn Mới")


async def test_a_file_that_cannot_be_read_says_why(station: Town) -> None:
    await send(station, base64.b64encode(b"PK\x03\x04 broken").decode())
    assert "Tệp bị hỏng" in await station.last("vanphong")
    await send(station, base64.b64encode(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old").decode(), "lich.xls")
    assert ".xlsx" in await station.last("vanphong")


async def test_only_the_office_brings_a_roster(station: Town) -> None:
    await send(station, sheet(ROWS), who="congan")
    assert not await station.count("congan", "Xác nhận")
    assert not await station.count("congan", "Lịch trực trong")


async def test_a_swap_outlives_a_later_version_sent_twice(station: Town) -> None:
    later = [ROWS[0], (*ROWS[1][:3], "Đặng Văn Tú", "")]
    for rows in (ROWS, later):
        await send(station, sheet(rows))
        await station.press("vanphong", "Xác nhận")
    await station.say("congan3", "/doica")
    await station.press("congan3", "CN 09/6")
    await station.press("congan3", "Đổi với Phạm Văn Dũng")
    await station.press("congan", "Đồng ý")
    await station.press("vanphong", "Duyệt")
    await send(station, sheet(later))
    await station.press("vanphong", "Xác nhận", text="lich-truc.xlsx")

    await station.expect_message("vanphong", "không có gì thay đổi")


async def test_the_preview_shows_what_changes_and_what_would_be_wrong(station: Town) -> None:
    await shift(station, "congan", "guard", SATURDAY)
    await send(station, sheet(ROWS[:1]))
    await station.press("vanphong", "Xác nhận", text="lich-truc.xlsx")
    rows = [(*ROWS[0][:3], "Đặng Văn Tú", ""), ("CN", "16/6/2024", "Vũ Đức Minh", "Lưu Thị Mai", "")]
    await send(station, sheet(rows))

    preview = await station.expect_message("vanphong", "Lịch trực trong", "Đặng Văn Tú")
    assert "thêm 3 ca, bớt 1 ca" in preview
    assert "➖ Thứ 7 08/6, 07:00–17:00 Công an trực: Phạm Văn Dũng" in preview
    assert "Trống: Công an trực 07:00–17:00: CN 09/06, T7 15/06" in preview
    assert "Tiếp dân" not in preview
    first = await station.expect_message("vanphong", "Lịch trực trong", "thêm 2 ca, bớt 0 ca")
    assert "so với lịch đã lưu: Trùng: Phạm Văn Dũng" in first


async def test_a_name_that_two_people_bear_is_left_out_until_somebody_says_which(station: Town) -> None:
    await station.add("dung2", "Phạm Văn Dũng", Role.MILITARY)
    await send(station, sheet([(*ROWS[0][:4], "")]))
    assert "Có 2 người tên Phạm Văn Dũng: chưa nhập" in await station.expect_message("vanphong", "Lịch trực trong")
    await station.press("vanphong", "Xác nhận")

    await station.expect_message("vanphong", "Thêm 1 ca, bớt 0 ca")
    assert not await station.count("congan", "➕")
    assert not await station.count("dung2", "➕")


async def test_an_import_voids_requests_and_is_undone_whole(station: Town) -> None:
    await send(station, sheet(ROWS))
    await station.press("vanphong", "Xác nhận")
    await station.say("congan", "/doica")
    await station.press("congan", "T7 08/6")
    await station.press("congan", "Nhờ trực thay")
    await send(station, sheet([(*ROWS[0][:3], "Đặng Văn Tú", ""), ROWS[1]]))
    await station.press("vanphong", "Xác nhận")
    await station.expect_message("congan", "không còn dùng được")

    await station.press("vanphong", "Hoàn lại", text="Đã lưu")
    await station.expect_message("congan", "hoàn lại", "➕ Công an trực: Thứ 7 08/6")
    await station.expect_message("congan3", "hoàn lại", "➖ Không còn trực: Công an trực, Thứ 7 08/6")
    await until(station, at(SATURDAY, 9))
    await station.say("chutich", "ca")
    assert "Công an trực: Phạm Văn Dũng" in await station.last("chutich")


async def test_a_long_sheet_is_shown_whole(station: Town) -> None:
    people = ("Phạm Văn Dũng", "Lưu Thị Mai", "Đặng Văn Tú")
    rows = [
        (f"{date(2024, 6, 6) + timedelta(days=day):%d/%m/%Y}", f"{hour}h-{hour + 6}h", people[(day + hour) % 3])
        for day in range(24)
        for hour in (0, 6, 12, 17)
    ]
    await send(station, sheet(rows, ("Ngày", "Ca trực", "Công an")))

    shown = "\n".join([text for text in await station.texts("vanphong") if "Lịch trực trong" in text])
    assert shown.count("Công an trực: ") >= 96
    assert "ca nữa" not in shown
    await station.press("vanphong", "Xác nhận", text="(2/2)")
    await station.expect_message("vanphong", "Thêm 96 ca")


async def test_a_sheet_that_is_marked_as_a_secret_is_refused_unread(station: Town) -> None:
    await send(station, sheet(ROWS, title="LỊCH TRỰC THÁNG 6 NĂM 2024 (TUYỆT MẬT)"))
    await send(station, sheet(ROWS), name="lich_truc_MẬT.xlsx")
    assert await station.count("vanphong", notices.SECRET) == 2
    assert not await station.count("vanphong", "Phạm Văn Dũng")
    await send(station, sheet((*ROWS, ("T2", "10/6/2024", "Đ/c Vũ Đức Minh - CT", "TRẦN VĂN MẬT", "0912 111 222"))))
    await station.expect_message("vanphong", "Trần Văn Mật")
