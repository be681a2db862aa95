"""The office's papers: layout after Nghị định 30/2020, form 01/TCD column by column, what a paper may say."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.forms import forms
from bot.documents.quick_report import quick_report
from bot.documents.register import register
from bot.documents.weekly_report import weekly_report
from duty.digest import BookedLate, Figures
from duty.wording.digest import summary
from duty.wording.weekly import draft
from tests import paper_samples as sample

UNIT = sample.settings().policy.unit
SECTIONS = [
    "I. TÌNH HÌNH CHUNG", "II. KẾT QUẢ TIẾP CÔNG DÂN", "III. TIẾP NHẬN, XỬ LÝ ĐƠN THƯ", "IV. CÁC SỰ VIỆC NỔI LÊN",
    "V. CÔNG TÁC TRỰC", "VI. NHẬN ĐỊNH", "VII. KIẾN NGHỊ, ĐỀ XUẤT",
]  # fmt: skip


def opened(content: bytes) -> Any:
    return Document(io.BytesIO(content))


def weekly(now: Figures | None = None, **more: Any) -> Any:
    return opened(weekly_report(now or sample.week(), sample.week_before(), UNIT, **more))


def text(paper: Any) -> str:
    return "\n".join(one.text for one in paper.paragraphs)


@pytest.fixture(scope="module", params=["weekly", "quick"])
def paper(request: pytest.FixtureRequest) -> Any:
    """Both papers are laid out the same way."""
    if request.param == "weekly":
        return weekly()
    return opened(quick_report(sample.incident(), sample.done(), UNIT, sample.at(11, 8, 20)))


def test_the_page_is_an_a4_with_the_margins_and_the_page_number_of_the_decree(paper: Any) -> None:
    section = paper.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert 20 <= round(section.top_margin.mm) <= 25
    assert 20 <= round(section.bottom_margin.mm) <= 25
    assert 30 <= round(section.left_margin.mm) <= 35
    assert 15 <= round(section.right_margin.mm) <= 20
    number = section.header.paragraphs[0]
    assert "PAGE" in number._p.xml
    assert number.alignment == 1
    # None on the first page.
    assert section.different_first_page_header_footer
    assert "PAGE" not in section.first_page_header._element.xml


def test_every_run_is_times_new_roman_in_the_sizes_of_the_decree(paper: Any) -> None:
    cells = [one for table in paper.tables for row in table.rows for cell in row.cells for one in cell.paragraphs]
    runs = [run for one in [*paper.paragraphs, *cells] for run in one.runs if run.text]
    assert {run.font.name for run in runs} == {"Times New Roman"}
    assert all(Pt(11) <= run.font.size <= Pt(14) for run in runs)
    body = [one for one in paper.paragraphs if one.paragraph_format.first_line_indent]
    assert len(body) > 8
    assert {run.font.size for one in body for run in one.runs} == {Pt(14)}
    assert all(one.alignment == 3 for one in body)


def test_the_head_bears_both_names_the_motto_with_a_rule_of_its_length_and_blanks(paper: Any) -> None:
    left, right = paper.tables[0].rows[0].cells
    names = [one.text for one in left.paragraphs]
    assert names[:3] == ["UBND HUYỆN HÀ TRUNG", "ỦY BAN NHÂN DÂN", "THỊ TRẤN HÀ TRUNG"]
    assert [bool(one.runs[0].bold) for one in left.paragraphs[:3]] == [False, True, True]
    assert [one.text for one in right.paragraphs][:2] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    ]  # fmt: skip
    rule = right.paragraphs[2].paragraph_format
    # 13 point bold Times New Roman takes 5.6 cm for the motto.
    assert right.width.cm - rule.left_indent.cm - rule.right_indent.cm == pytest.approx(5.6, abs=0.05)
    number, place = paper.tables[0].rows[1].cells
    assert number.text.split() == ["Số:", "/BC-UBND"]
    assert place.text.split() == ["Hà", "Trung,", "ngày", "tháng", "năm", "2024"]


def test_the_signature_stands_on_no_page_alone(paper: Any) -> None:
    end = paper.tables[-1]
    assert "TM. ỦY BAN NHÂN DÂN" in end.cell(0, 1).text
    assert end.rows[0]._tr.find(".//" + qn("w:cantSplit")) is not None
    body = [one for one in paper.paragraphs if one.text]
    assert body[-1].text.endswith("./.")
    # The last section and the closing sentence go with it.
    heading = max(number for number, one in enumerate(body) if one.runs[0].bold)
    assert all(one.paragraph_format.keep_with_next for one in body[heading:])


def test_the_sections_come_in_their_order_and_the_table_repeats_its_head() -> None:
    paper = weekly()
    assert [one.text for one in paper.paragraphs if one.text in SECTIONS] == SECTIONS
    row = paper.tables[1].rows[0]
    assert row._tr.find(".//" + qn("w:tblHeader")) is not None
    assert all(one._tr.find(".//" + qn("w:cantSplit")) is not None for one in paper.tables[1].rows)


def test_a_draft_is_dotted_where_a_person_writes_and_the_approved_paper_is_whole() -> None:
    draft = text(weekly())
    assert draft.startswith("DỰ THẢO")
    assert draft.count("……") > 1
    final = text(weekly(draft=False, outlook="Còn âm ỉ ở tiểu khu 3."))
    assert "DỰ THẢO" not in final
    assert "…" not in final
    assert "Còn âm ỉ ở tiểu khu 3." in final
    assert "Không." in final


def test_the_weekly_report_tells_every_figure_beside_the_week_before() -> None:
    told = text(weekly())
    for sentence in (
        "từ 15 giờ 00 phút ngày 07/6/2024 đến 15 giờ 00 phút ngày 14/6/2024",
        "ghi nhận 09 sự việc (tăng 03 so với tuần trước)",
        "03 đoàn, 57 lượt người (tăng 02 so với tuần trước). Tiếp công dân có 05 đoàn đông người với 47 lượt người",
        "bồi thường, giải phóng mặt bằng, tái định cư: 04 (tuần trước 01)",
        "Tiểu khu 3: 04 (tuần trước 01)",
        "Tiểu khu 7: 00 (tuần trước 05)",
        "đến khi có người nhận 4 phút (tuần trước 6 phút); đến khi kết thúc 1 giờ 55 phút (tuần trước không có)",
        "Đã tiếp 38 lượt (tăng 11 so với tuần trước) với 92 người",
        "Chủ tịch tiếp 01 kỳ; ủy quyền tiếp 01 kỳ; tiếp đột xuất 02 lượt.",
        "Tiếp nhận 08 đơn (tăng 06 so với tuần trước), gồm khiếu nại: 04; tố cáo: 01; kiến nghị, phản ánh: 03.",
        "Đã xử lý trong tuần 05 đơn: giải quyết xong: 03; chuyển cơ quan có thẩm quyền: 01; người gửi rút đơn: 01 "
        "(kết quả: đúng một phần: 01; đã trả lời: 02).",
        "Đang giải quyết 08 đơn (mới nhận: 03; đã thụ lý: 03; đang xác minh: 02).",
        "Đã xử lý, chưa kết thúc hồ sơ 02 đơn (đã chuyển: 01; đã giải quyết: 01).",
        # One petition, though two of its terms have passed.
        "Có 01 đơn có việc quá hạn (giảm 01 so với tuần trước):",
        "- Đơn số 38/TCD: thụ lý khiếu nại, hạn 10/06/2024 (Điều 27 Luật Khiếu nại 2011); trả lời người khiếu nại",
        "Và 2 sự việc khác.",
        "Bố trí 16 ca trực (tăng 01 so với tuần trước), 14 ca được người trực xác nhận, 02 ca đổi người; 01 ca vắng.",
    ):
        assert sentence in told
    for judgement in ("ổn định", "phức tạp", "máy trực"):
        assert judgement not in told


def test_what_is_only_in_the_tally_or_only_missed_is_no_quiet_week() -> None:
    empty, busy = sample.empty_week(), sample.week()
    assert empty.nothing
    told = text(weekly(replace(empty, receptions=busy.receptions)))
    assert "không phát sinh đoàn đông người" not in told.lower()
    assert "Tiếp công dân có 05 đoàn đông người" in told
    for missed in (
        replace(empty, petitions=replace(empty.petitions, late={"complaint": 1})),
        replace(empty, receptions=replace(empty.receptions, head_missed=1)),
        replace(empty, roster=replace(empty.roster, absent=1)),
    ):
        assert not missed.nothing
    told = text(weekly(replace(empty, receptions=replace(empty.receptions, head_missed=1))))
    assert "Còn 01 kỳ tiếp công dân định kỳ chưa thực hiện." in told


def test_figures_that_were_stored_make_the_same_paper() -> None:
    again = Figures.from_record(sample.week().record())
    assert text(weekly(again)) == text(weekly())


def test_the_digest_counts_petitions_and_sets_each_figure_beside_the_span_before() -> None:
    told = summary(sample.week(), sample.week_before(), UNIT).text()
    for line in (
        "Tổng hợp từ 15:00 07/06 đến 15:00 14/06/2024",
        "Tiếp dân: 38 (kỳ trước 27, tăng 11) lượt, 92 (kỳ trước 51, tăng 41) người",
        "• Môi trường: 2 (kỳ trước 0, tăng 2)",
        "• Tiểu khu 7: 0 (kỳ trước 5, giảm 5)",
        "Từ lúc báo đến lúc có người nhận: 4 phút (trung vị; kỳ trước 6 phút)",
        "Đơn nhận: 8 (kỳ trước 2, tăng 6); khiếu nại 4, tố cáo 1, kiến nghị, phản ánh 3",
        "Giải quyết xong: 3, xử lý khác: 2",
        "Đơn đang giải quyết: 8, đơn quá hạn: 1 (kỳ trước 2, giảm 1)",
        "Ca trực: 16 (kỳ trước 15, tăng 1); xác nhận 14, đổi 2, vắng 1 (kỳ trước 0, tăng 1)",
    ):
        assert line in told


LATE = replace(sample.week(), booked_late=BookedLate(3, 5, 2))


def test_what_was_booked_late_is_said_apart_in_its_section() -> None:
    told = text(weekly(LATE))
    turns = "Ngoài ra, trong tuần ghi bổ sung 03 lượt tiếp với 5 người của các tuần trước, không tính vào số liệu trên."
    books = "Ngoài ra, trong tuần ghi bổ sung 02 đơn nhận từ các tuần trước, không tính vào số đơn tiếp nhận."
    assert told.index("II. KẾT QUẢ") < told.index(turns) < told.index("III. TIẾP NHẬN") < told.index(books)
    assert told.index(books) < told.index("IV. CÁC SỰ VIỆC")
    # Apart from it the paper and the forms are those of the same week without.
    assert told.replace(f"{turns}\n", "").replace(f"{books}\n", "") == text(weekly())
    page, petitions = (load_workbook(io.BytesIO(forms(LATE, UNIT, None)))[name] for name in ("01-TCD", "Don thu"))
    plain = load_workbook(io.BytesIO(forms(sample.week(), UNIT, None)))
    assert page["A12"].value == "Ngoài ra ghi bổ sung 3 lượt, 5 người của các kỳ đã báo cáo."
    assert values(page, 10) == values(plain["01-TCD"], 10)
    assert petitions["A10"].value == "Ngoài ra ghi bổ sung 2 đơn nhận của các kỳ đã báo cáo."
    assert values(petitions, 9) == values(plain["Don thu"], 9)
    message = "\n".join(draft(1, "2024-W24", LATE, ()).lines)
    assert "Ghi bổ sung cho các tuần đã báo cáo, không tính vào số liệu: 3 lượt tiếp (5 người), 2 đơn nhận." in message


def test_an_empty_week_tells_what_was_booked_late_and_nothing_where_there_is_nothing() -> None:
    late = replace(sample.empty_week(), booked_late=BookedLate(petitions=1))
    told = text(weekly(late))
    assert "ghi bổ sung 01 đơn nhận" in told
    assert "lượt tiếp với" not in told
    assert "không tính vào số liệu: 1 đơn nhận." in "\n".join(summary(late, sample.week_before(), UNIT).lines)
    assert "bổ sung" not in text(weekly())
    pages = load_workbook(io.BytesIO(forms(sample.week(), UNIT, None)))
    assert (pages["01-TCD"]["A12"].value, pages["Don thu"]["A10"].value) == (None, None)
    assert "bổ sung" not in "\n".join(draft(1, "2024-W24", sample.week(), ()).lines)


@pytest.fixture(scope="module")
def book() -> Any:
    """The forms of the week."""
    now = sample.week()
    form = sample.form("01/TCD", "statistics", now.last)
    return load_workbook(io.BytesIO(forms(now, UNIT, form)))


def values(page: Worksheet, row: int) -> list[Any]:
    return [cell.value for cell in page[row]]


def test_form_01_tcd_has_its_regime_and_all_29_columns(book: Any) -> None:
    page = book["01-TCD"]
    assert page["A3"].value == "(Mẫu 01/TCD theo TT 01/2024/TT-TTCP)"
    heads = values(page, 9)[1:]
    assert heads[:4] == ["1=4+13+22", "2=5+14+23", "3=6+7+15+16+24+25", "4"]
    assert heads[-1] == "29"
    assert values(page, 10) == [
        "UBND thị trấn Hà Trung", 38, 92, 38, 31, 64, 22, 9, 3, 29, 2, 1, 1, 5, 17, 4, 1, 1, 8, 1, 0,
        1, 2, 11, 0, 2, 1, 10, 0, 1,
    ]  # fmt: skip
    line = values(page, 10)
    assert line[1] == line[4] + line[13] + line[22]
    assert line[2] == line[5] + line[14] + line[23]
    assert line[3] == sum(line[number] for number in (6, 7, 15, 16, 24, 25))


def test_the_form_of_a_later_day_names_the_later_regime() -> None:
    later = sample.form("01/TCD", "statistics", date(2025, 10, 1))
    page = load_workbook(io.BytesIO(forms(sample.week(), UNIT, later)))["01-TCD"]
    assert "TT 06/2025/TT-TTCP" in page["A3"].value


def test_petitions_are_counted_by_kind_and_listed_without_denunciations(book: Any) -> None:
    page = book["Don thu"]
    assert values(page, 6) == ["Khiếu nại", 4, 1, 1, 0, 0, 5, 1, 1]
    assert values(page, 7) == ["Tố cáo", 1, 0, 0, 0, 0, 1, 0, 0]
    assert values(page, 8) == ["Kiến nghị, phản ánh", 3, 2, 0, 0, 1, 2, 1, 0]
    assert values(page, 9) == ["Tổng số", 8, 3, 1, 0, 1, 8, 2, 1]
    assert "không liệt kê đơn tố cáo" in page["A11"].value
    assert [values(page, row)[0] for row in range(13, 16)] == ["38/TCD", "45/TCD", "46/TCD"]
    assert values(page, 13)[3:8] == [
        "Mới nhận", "Thụ lý khiếu nại", "10/06/2024", "Điều 27 Luật Khiếu nại 2011", "2 việc",
    ]  # fmt: skip
    assert values(page, 15)[3] == "Kết thúc (Đã trả lời)"


def test_the_register_leaves_to_people_what_the_desk_does_not_know() -> None:
    page = load_workbook(
        io.BytesIO(register(sample.receptions(), UNIT, date(2024, 6, 1), date(2024, 6, 30), None))
    ).active
    assert isinstance(page, Worksheet)
    rows = [values(page, row) for row in range(8, 13)]
    for row in rows:
        assert [row[column - 1] or "" for column in (3, 4, 8, 10, 11)] == [""] * 5
    assert [row[11] for row in rows] == ["đã hướng dẫn", "đã nhận đơn", "đã trả lời", "đã chuyển", "đã chuyển"]
    assert [row[8] or "" for row in rows] == ["", "x", "", "", ""]
    # Of a denunciation no content.
    assert rows[3][4] in ("", None)


def test_the_quick_report_goes_to_whom_it_addresses_as_above() -> None:
    paper = opened(quick_report(sample.incident(), sample.done(), UNIT, sample.at(11, 8, 20)))
    assert "Kính gửi: Ban Tiếp công dân huyện Hà Trung." in text(paper)
    assert "- Như trên;" in paper.tables[-1].cell(0, 0).text
    assert "- Như trên;" not in weekly().tables[-1].cell(0, 0).text
