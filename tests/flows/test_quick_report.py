"""Papers on demand: the quick report of an incident as .docx, a month of receptions for the national database."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from duty.people import Role
from tests.flows.test_digest import files, words
from tests.harness import Town, a_town

UPWARD = "12 nguoi tk5 dang tren xe len huyen ve den bu dat"


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Town]:
    """A town in its week."""
    async with a_town(tmp_path) as town:
        await town.add("congan", "Phạm Văn Dũng", Role.POLICE, post="police")
        await town.add("chutich", "Vũ Đức Minh", Role.LEADER, post="command")
        await town.add("vanphong", "Mai Thị Nga", Role.CLERK)
        await town.add("canbo", "Đỗ Thị Lan", Role.OFFICER)
        await town.add("tk5", "Lê Văn Bình", Role.AREA_HEAD, area=5)
        await town.bind("alerts", "congan", "vanphong", "tk5", "chutich")
        await town.settle()
        yield town


async def test_the_upward_draft_is_had_as_a_paper_with_the_posts_and_no_names(office: Town) -> None:
    await office.say("tk5", UPWARD)
    await office.press("tk5", "Gửi")
    await office.say("congan", "nhận 1")
    await office.press("chutich", "Tệp .docx")

    paper = words((await files(office, "chutich"))["bao-cao-nhanh-SV-1.docx"])
    for told in (
        "BÁO CÁO NHANH",
        "12 người",
        "Tiểu khu 5",
        "huyện",
        "Công an nhận xử lý lúc 08 giờ 00 phút ngày 05/6/2024",
        "./.",
    ):
        assert told in paper
    for name in ("Dũng", "Bình", "Minh"):
        assert name not in paper
    assert not await files(office, "alerts")


async def test_the_paper_tells_what_is_known_and_was_done_when_it_is_made(office: Town) -> None:
    await office.say("tk5", UPWARD)
    await office.press("tk5", "Gửi")
    await office.fast_forward("20m")
    await office.say("congan", "nhận 1")
    await office.say("congan", "cập nhật 1 còn 7 người, bà Hoa 0912345678 đại diện")
    await office.fast_forward("10m")
    await office.press("chutich", "Tệp .docx")

    paper = words((await files(office, "chutich"))["bao-cao-nhanh-SV-1.docx"])
    assert "Tính đến 08 giờ 30 phút ngày 05/6/2024:" in paper
    assert "Có 7 người" in paper
    assert "12 người" not in paper
    assert "Lúc 08 giờ 20 phút ngày 05/6/2024: còn 7 người" in paper
    assert "0912345678" not in paper


async def test_what_the_leader_wrote_stands_in_the_paper(office: Town) -> None:
    await office.say("tk5", UPWARD)
    await office.press("tk5", "Gửi")
    await office.press("chutich", "Sửa nội dung")
    await office.say("chutich", "Đoàn 12 công dân tiểu khu 5 đi hai xe. Bà Nguyễn Thị Hoa 0912345678 đại diện.")
    await office.fast_forward("1h")
    await office.press("chutich", "Tệp .docx", text="Báo cáo cấp trên")
    paper = words((await files(office, "chutich"))["bao-cao-nhanh-SV-1.docx"])
    assert "đi hai xe" in paper
    # As of when it was worded, not of when the file was made.
    assert "Tính đến 08 giờ 00 phút" in paper
    assert "Hoa" not in paper
    assert "0912345678" not in paper


async def test_only_those_who_may_report_up_have_the_paper(office: Town) -> None:
    await office.say("tk5", UPWARD)
    await office.press("tk5", "Gửi")
    message = (await office.chat.messages(office.people["tk5"]))[-1]["message_id"]
    assert "dành cho" in await office.press_on("tk5", message, where="tk5", data="up:1:paper")
    assert not await files(office, "tk5")


async def test_a_month_of_receptions_comes_in_the_columns_of_the_register_without_persons(office: Town) -> None:
    await office.say("canbo", "Tiếp dân")
    for label in ("2", "Khiếu nại", "Đất đai", "Nhận đơn"):
        await office.press("canbo", label, text="Tiếp công dân")
    await office.say("canbo", "Tiếp dân")
    for label in ("Tố cáo", "Chuyển"):
        await office.press("canbo", label, text="Tiếp công dân")
    await office.say("vanphong", "Tiếp dân sổ")
    await office.expect_message("vanphong", "tháng 06/2024: 2 mục")
    page = load_workbook(io.BytesIO((await files(office, "vanphong"))["so-tiep-cong-dan-2024-06.xlsx"])).active
    assert page is not None
    rows = [[cell or "" for cell in row] for row in page.iter_rows(min_row=7, values_only=True)]
    assert rows[0] == list(range(1, 14))
    assert rows[1][:9] == [1, "05/06/2024", "", "", "Đất đai", "Khiếu nại", 2, "", "x"]
    assert rows[2][:7] == [2, "05/06/2024", "", "", "", "Tố cáo", 1]
    # To which office and by which document the desk does not know.
    assert rows[2][9:12] == ["", "", "đã chuyển"]
    assert rows[1][9:12] == ["", "", "đã nhận đơn"]

    await office.say("vanphong", "/tiepdan so 13/2024")
    assert "Chưa hiểu tháng" in await office.last("vanphong")
    await office.say("canbo", "/tiepdan so")
    assert "dành cho" in await office.last("canbo")
