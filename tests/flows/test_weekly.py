"""The weekly report from its draft to the superior's group: who reads, writes, approves, sends, and what is kept."""

from __future__ import annotations

import io
import logging
from base64 import b64encode
from datetime import date

import pytest
from docx import Document
from openpyxl import load_workbook

from duty.people import Role
from duty.wording import notices
from storage.schema import inbox
from tests.flows.conftest import Log
from tests.flows.test_digest import a_crowd, files, office, until, words
from tests.harness import Town

pytestmark = pytest.mark.long

__all__ = ["office"]
FRIDAY = date(2024, 6, 7)
PDF = b"%PDF-1.7 scanned"


async def draft(town: Town, who: str, report_id: int) -> int:
    """The message of a draft, by the number of the report."""
    for message in await town.chat.messages(town.people[who]):
        if any(button["data"] == f"bc:{report_id}:duyet" for row in message["buttons"] for button in row):
            return int(message["message_id"])
    raise AssertionError("no such draft")


async def send(town: Town, name: str, content: bytes, caption: str | None = None) -> None:
    """A file from the office in private."""
    file = {"name": name, "mime": "application/octet-stream", "base64": b64encode(content).decode()}
    await town.say("vanphong", caption, document=file)


async def test_on_friday_the_draft_comes_by_itself_and_goes_up_only_by_a_person_after_the_leader(office: Town) -> None:
    await a_crowd(office)
    await until(office, FRIDAY, 15, 1)

    await office.expect_message("chutich", "Dự thảo báo cáo tuần 2024-W23")
    got = await files(office, "chutich")
    text = words(got["bao-cao-2024-W23.docx"])
    assert "DỰ THẢO" in text
    assert "từ 15 giờ 00 phút ngày 31/5/2024 đến 15 giờ 00 phút ngày 07/6/2024" in text
    assert "01 đoàn, 20 lượt người" in text
    page = load_workbook(io.BytesIO(got["bieu-2024-W23.xlsx"]))["01-TCD"]
    assert page["A3"].value == "(Mẫu 01/TCD theo TT 01/2024/TT-TTCP)"
    assert not await files(office, "superior")

    waiting = await draft(office, "vanphong", 1)
    assert "Lãnh đạo chưa duyệt" in await office.press_on("vanphong", waiting, where="vanphong", data="bc:1:gui")
    assert "dành cho" in await office.press("vanphong", "Duyệt")
    await office.press("chutich", "Duyệt")
    clean = (await files(office, "vanphong"))["bao-cao-2024-W23.docx"]
    assert "DỰ THẢO" not in words(clean)
    assert not await files(office, "superior")
    await office.press("vanphong", "Báo cấp trên")
    assert set(await files(office, "superior")) == {"bao-cao-2024-W23.docx", "bieu-2024-W23.xlsx"}
    assert (await files(office, "superior"))["bao-cao-2024-W23.docx"] == clean
    assert "đã gửi rồi" in await office.press("vanphong", "Báo cấp trên")


async def test_what_comes_after_the_friday_report_stands_in_the_next_one(office: Town) -> None:
    await until(office, FRIDAY, 15, 1)
    assert "không ghi nhận sự việc" in words((await files(office, "chutich"))["bao-cao-2024-W23.docx"])
    await until(office, date(2024, 6, 8), 9)
    await a_crowd(office)
    await until(office, date(2024, 6, 14), 15, 1)
    text = words((await files(office, "chutich"))["bao-cao-2024-W24.docx"])
    assert "Trong tuần ghi nhận 01 sự việc (tăng 01 so với tuần trước)" in text


async def test_what_is_booked_for_a_week_after_its_report_is_said_apart_in_the_next_one(office: Town) -> None:
    # Before the first report the book of the year is typed in: nothing of it is late.
    await office.say("vanphong", "/don 7 khiếu nại đất đai 6/5")
    await office.press("vanphong", "Vào sổ")
    await office.say("vanphong", "/tiepdan 30/5 9 người đất đai khiếu nại hướng dẫn")
    await until(office, FRIDAY, 15, 1)
    assert "bổ sung" not in words((await files(office, "chutich"))["bao-cao-2024-W23.docx"])
    await until(office, date(2024, 6, 10), 9)
    await office.say("vanphong", "/don 8 khiếu nại đất đai 4/6")
    await office.press("vanphong", "Vào sổ")
    for line in ("/tiepdan 4/6 4 người đất đai khiếu nại hướng dẫn", "/tiepdan 1 người đất đai khiếu nại hướng dẫn"):
        await office.say("vanphong", line)
    await until(office, date(2024, 6, 14), 15, 1)

    await office.expect_message("chutich", "2024-W24", "không tính vào số liệu: 1 lượt tiếp (4 người), 1 đơn nhận.")
    got = await files(office, "chutich")
    text = words(got["bao-cao-2024-W24.docx"])
    assert "Đã tiếp 01 lượt (bằng tuần trước) với 1 người (giảm 03 so với tuần trước)" in text
    assert "ghi bổ sung 01 lượt tiếp với 4 người của các tuần trước" in text
    assert "ghi bổ sung 01 đơn nhận từ các tuần trước" in text
    book = load_workbook(io.BytesIO(got["bieu-2024-W24.xlsx"]))
    assert [cell.value for cell in book["01-TCD"][10]][1:4] == [1, 1, 1]
    # The report of the earlier week, made anew, has it; then there is nothing to add to it.
    await office.say("vanphong", "/baocaotuan 2024-W23")
    await office.say("vanphong", "/baocaotuan")
    await office.press("vanphong", "Làm lại", text="Dự thảo báo cáo tuần 2024-W24")
    got = await files(office, "vanphong")
    assert "với 4 người" in words(got["bao-cao-2024-W23.docx"])
    assert "bổ sung" not in words(got["bao-cao-2024-W24.docx"])


async def test_remarks_are_for_the_office_and_only_what_is_written_for_it_stands_in_the_paper(office: Town) -> None:
    await office.add("phochutich", "Trần Văn Sơn", Role.LEADER)
    await office.say("vanphong", "/baocaotuan")
    await office.press("chutich", "Ý kiến")
    await office.say("chutich", "Bổ sung việc trực thứ bảy")
    await office.expect_message("vanphong", "Ý kiến về báo cáo", "Bổ sung việc trực thứ bảy")
    await office.press("phochutich", "Ý kiến")
    await office.say("phochutich", "Soát lại mục III")
    await office.press("vanphong", "Ghi kiến nghị", text="Dự thảo báo cáo tuần")
    await office.say("vanphong", "Đề nghị huyện cử cán bộ cùng tiếp bà Lê Thị Hoa 0912345678")

    await office.press("vanphong", "Làm lại", text="Ý kiến về")
    again = await office.expect_message("chutich", "Dự thảo báo cáo tuần", "Soát lại mục III")
    assert "Bổ sung việc trực thứ bảy" in again
    text = words((await files(office, "chutich"))["bao-cao-2024-W23.docx"])
    assert "Đề nghị huyện cử cán bộ cùng tiếp" in text
    for word in ("Bổ sung", "Soát lại", "Hoa", "0912345678"):
        assert word not in text
    old = await draft(office, "chutich", 1)
    assert "mới hơn" in await office.press_on("chutich", old, where="chutich", data="bc:1:duyet")


async def test_what_was_approved_is_made_anew_only_when_somebody_says_so_and_the_approver_is_told(office: Town) -> None:
    await office.say("vanphong", "/baocaotuan")
    await office.press("chutich", "Duyệt")
    await office.say("vanphong", "/baocaotuan")
    await office.expect_message("vanphong", "Báo cáo tuần 2024-W23 đã được duyệt", "Vũ Đức Minh")
    old = await draft(office, "vanphong", 1)
    assert "đã duyệt" in await office.press_on("vanphong", old, where="vanphong", data="bc:1:lamlai")
    assert not await office.count("chutich", "vừa được làm lại")

    await office.press("vanphong", "Vẫn làm lại")
    await office.expect_message("chutich", "đồng chí đã duyệt vừa được làm lại", "Mai Thị Nga")
    assert "mới hơn" in await office.press("vanphong", "Báo cấp trên")
    await office.press("chutich", "Duyệt", text="Dự thảo")
    await office.press("vanphong", "Báo cấp trên")
    assert await files(office, "superior")


async def test_the_signed_copy_goes_up_is_kept_and_can_be_had_again(office: Town) -> None:
    await office.say("vanphong", "/baocaotuan")
    await office.press("chutich", "Duyệt")
    await office.press("vanphong", "Gửi bản đã ký")
    await send(office, "a.pdf", b"no pdf")
    await office.expect_message("vanphong", "Chỉ nhận tệp .docx hoặc .pdf")
    await send(office, "BC 12.pdf", PDF)
    await office.expect_message("vanphong", "Đã lưu bao-cao-2024-W23-da-ky.pdf")
    await office.press("vanphong", "Báo cấp trên", text="đã duyệt báo cáo tuần")
    up = await files(office, "superior")
    assert up["bao-cao-2024-W23-da-ky.pdf"] == PDF
    assert "bao-cao-2024-W23.docx" not in up

    await office.say("chutich", "Báo cáo đã gửi")
    await office.expect_message("chutich", "Báo cáo tuần đã gửi", "Tuần 2024-W23: gửi ngày 05/06/2024, bản đã ký")
    await office.press("chutich", "2024-W23", text="đã gửi")
    assert (await files(office, "chutich"))["bao-cao-2024-W23-da-ky.pdf"] == PDF


MARKED = "kế hoạch tuần tra 47"


def a_paper(*lines: str) -> bytes:
    """A .docx with these lines."""
    paper = Document()
    for line in lines:
        paper.add_paragraph(line)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


async def test_a_signed_copy_that_is_marked_is_refused_kept_nowhere_and_does_not_go_up(
    office: Town, log: Log, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    await office.say("vanphong", "/baocaotuan")
    await office.press("chutich", "Duyệt")
    await office.press("vanphong", "Gửi bản đã ký")
    await send(office, "ban-ky.docx", a_paper("Số: 12/BC-UBND", "MẬT", MARKED))
    await send(office, f"{MARKED} (Mật).pdf", PDF)
    await send(office, "ban-ky.pdf", PDF, f"TỐI MẬT {MARKED}")
    assert await office.count("vanphong", notices.SECRET) == 3
    async with office.app.database.read() as uow:
        kept = await uow.weekly_reports.latest(office.app.unit_id, "2024-W23")
        assert kept is not None
        assert (kept.signed_name, kept.signed) == ("", None)
        bodies = [row.body for row in (await uow.connection.execute(inbox.select())).all()]
        audit = (await uow.connection.exec_driver_sql("SELECT action, detail FROM audit")).all()
    assert [action for action, _ in audit].count("report.secret_refused") == 3
    assert bodies.count({}) == 3
    for said in (str(bodies), str(audit), str(log.entries), caplog.text):
        assert MARKED not in said
        assert "ban-ky" not in said

    # The question stays, and a paper about the keeping of secrets is none.
    clean = a_paper("CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC")
    await send(office, "ban-ky.docx", clean)
    await office.press("vanphong", "Báo cấp trên", text="đã duyệt báo cáo tuần")
    assert (await files(office, "superior"))["bao-cao-2024-W23-da-ky.docx"] == clean


async def test_a_word_file_that_cannot_be_searched_is_not_taken_as_the_signed_copy(office: Town) -> None:
    await office.say("vanphong", "/baocaotuan")
    await office.press("chutich", "Duyệt")
    await office.press("vanphong", "Gửi bản đã ký")
    await send(office, "ban-ky.docx", b"PK\x03\x04 damaged")
    assert "không mở được để soát dấu mật" in await office.last("vanphong")
    await office.press("vanphong", "Báo cấp trên", text="đã duyệt báo cáo tuần")
    assert "bao-cao-2024-W23.docx" in await files(office, "superior")


async def test_a_week_without_anything_has_a_report_that_says_so(office: Town) -> None:
    await office.say("vanphong", "/baocaotuan tuần trước")
    text = words((await files(office, "vanphong"))["bao-cao-2024-W22.docx"])
    assert "Không phát sinh đoàn đông người" in text
    assert "không phát sinh lượt tiếp công dân" in text
    assert "không phát sinh đơn thư" in text
