"""Duty rosters, promise by promise: days, years, hours, dittos, phones, notes, and what is said of the rest."""

from __future__ import annotations

from datetime import date, time

import pytest

from duty.roster import OTHER_POSTS, POST_NAMES
from duty.sheets import Cell, Doubt, Sheet, Table, read
from duty.sheets.headings import Kind, kind_of, post_of
from tests.unit.sheets_stage import TODAY, lines, read_one, table, told

JUNE = "LỊCH TRỰC THÁNG 6 NĂM 2024"


def whats(sheet: Sheet) -> list[str]:
    return [doubt.what for doubt in sheet.doubts]


def on_days(*days: str, context: str = JUNE, head: str = "Ngày", today: date = TODAY) -> list[str]:
    """The dates that are read of a column of days."""
    sheet = read_one(f"{head}|Lãnh đạo trực", *(f"{day}|Lê Văn Thắng" for day in days), context=context, today=today)
    assert not sheet.doubts, whats(sheet)
    return [f"{entry.on:%d/%m/%y}" for entry in sheet.entries]


# ── Days ──


@pytest.mark.parametrize(
    "written",
    [
        "08/6",
        "08.6",
        "8-6",
        "08/06/2024",
        "8/6/24",
        "2024-06-08",
        "ngày 8 tháng 6",
        "Ngày 08 tháng 6 năm 2024",
        "8",
        "Ngày 08",
        "Thứ 7, 08/6",
        "T7 (08/6)",
        "Thứ bảy\n08/6",
        "08/6 - Thứ Bảy",
        "THỨ BẢY NGÀY 8/6",
        "8 tháng sáu",
        "Đêm 08/6 rạng sáng 09/6",
    ],
)
def test_a_day_is_understood_however_written(written: str) -> None:
    assert on_days(written.replace("\n", "¶")) == ["08/06/24"]


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("Ngày 03; 10; 17; 24 (Thứ 2)", ["03", "10", "17", "24"]),
        ("03, 10 và 17/6", ["03", "10", "17"]),
        ("01/6, 08, 15", ["01", "08", "15"]),
        ("08+09/6", ["08", "09"]),
        ("08-09/6", ["08", "09"]),
        ("Từ 03/6 đến 05/6", ["03", "04", "05"]),
        ("từ ngày 03 đến hết ngày 05/6/2024", ["03", "04", "05"]),
        ("03/6 - 05/6", ["03", "04", "05"]),
        ("Thứ 5 hằng tuần", ["06", "13", "20", "27"]),
        ("Tuần 1 (03/6 - 05/6)", ["03", "04", "05"]),
    ],
)
def test_lists_and_spans_of_days_are_understood(written: str, days: list[str]) -> None:
    assert on_days(written) == [f"{day}/06/24" for day in days]


def test_a_weekday_that_disagrees_is_told_and_the_date_is_kept() -> None:
    sheet = read_one("Thứ|Ngày|Lãnh đạo trực", "Thứ 6|08/6/2024|Lê Văn Thắng")
    assert told(sheet) == ["08/06/24 | command | Lê Văn Thắng"]
    assert sheet.doubts == (
        Doubt(
            "Bảng!B2",
            "Ghi Thứ 6 nhưng ngày 08/06/2024 là Thứ 7. Đã lấy theo ngày 08/06/2024; đề nghị kiểm tra lại ngày và thứ.",
        ),
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("31/6", "Không có ngày 31/06/2024"),
        ("99", "Không có ngày 99/06/2024"),
        ("chưa rõ", "Không đọc được ngày"),
        ("", "Không rõ ngày"),
        ("8-9", "có thể là ngày 08/09 hoặc từ ngày 8 đến ngày 9"),
        ("01/1 - 30/12", "quá dài"),
        ("09/6 - 08/6", "sau ngày cuối"),
    ],
)
def test_a_row_whose_day_cannot_be_is_left_and_its_people_are_named(written: str, said: str) -> None:
    sheet = read_one(
        "Ngày|Lãnh đạo trực|Công an", "01/6|Trịnh Thị Lan|-", f"{written}|Lê Văn Thắng|Cường", context=JUNE
    )
    assert told(sheet) == ["01/06/24 | command | Trịnh Thị Lan"]
    (what,) = whats(sheet)
    assert said in what
    assert what.endswith("Chưa xếp trực: Lê Văn Thắng, Cường.")


def test_a_day_alone_without_a_month_is_not_guessed() -> None:
    sheet = read_one("Ngày|Lãnh đạo trực", "08|Lê Văn Thắng")
    assert not sheet.entries
    assert "không rõ tháng nào" in whats(sheet)[0]


def test_a_weekday_alone_without_a_week_is_not_guessed() -> None:
    sheet = read_one("Thứ|Lãnh đạo trực", "Thứ 7|Lê Văn Thắng", context=JUNE)
    assert not sheet.entries
    assert "Ghi thứ nhưng không rõ là ngày nào" in whats(sheet)[0]


def test_the_session_number_is_no_weekday_and_laws_give_no_year() -> None:
    context = "LỊCH TRỰC\nPhục vụ Kỳ họp thứ 7, Quốc hội khóa XV\nCăn cứ Luật Tiếp công dân năm 2013, Nghị định 64/2014"
    assert on_days("08/6", context=context) == ["08/06/24"]


# ── Years ──


@pytest.mark.parametrize(
    ("context", "today", "read_as"),
    [
        ("LỊCH TRỰC NĂM 2023", TODAY, "08/06/23"),
        ("LỊCH TRỰC QUÝ II/2025", TODAY, "08/06/25"),
        ("Tuần từ 03/6 đến 09/6/2022", TODAY, "08/06/22"),
        ("Hà Trung, ngày 28 tháng 5 năm 2021", TODAY, "08/06/21"),
        ("LỊCH TRỰC", date(2024, 3, 1), "08/06/24"),
    ],
)
def test_the_year_comes_from_the_title_else_it_is_the_nearest(context: str, today: date, read_as: str) -> None:
    assert on_days("08/6", context=context, today=today) == [read_as]


def test_a_roster_over_new_year_needs_no_year() -> None:
    assert on_days("31/12", "01/01", context="", today=date(2024, 12, 20)) == ["31/12/24", "01/01/25"]
    assert on_days("từ 31/12 đến 01/01", context="", today=date(2025, 1, 5)) == ["31/12/24", "01/01/25"]
    assert on_days("31/12", "01/01", context="Tết: từ 30/12/2024 đến 02/01/2025") == ["31/12/24", "01/01/25"]


def test_a_year_that_is_not_plain_is_told() -> None:
    sheet = read_one("Ngày|Lãnh đạo trực", "08/6|Lê Văn Thắng", today=date(2024, 11, 25))
    assert told(sheet) == ["08/06/24 | command | Lê Văn Thắng"]
    assert whats(sheet) == [
        "Bảng không ghi năm; đã lấy năm 2024. Nếu không đúng, đề nghị ghi năm vào tiêu đề rồi gửi lại."
    ]


def test_weekdays_that_all_speak_for_another_year_decide_and_it_is_told() -> None:
    sheet = read_one("Thứ|Ngày|Lãnh đạo trực", "T5|08/6|Lê Văn Thắng", "T6|09/6|Trịnh Thị Lan")
    assert [entry.on.year for entry in sheet.entries] == [2023, 2023]
    assert len(sheet.doubts) == 1
    assert "chỉ khớp với năm 2023" in whats(sheet)[0]


# ── Hours ──


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("Sáng", ["07:00-11:30"]),
        ("S", ["07:00-11:30"]),
        ("Chiều", ["13:30-17:00"]),
        ("Tối", ["17:00-22:00"]),
        ("Đêm", ["17:00-07:00"]),
        ("Cả ngày", ["07:00-07:00"]),
        ("24/24", ["07:00-07:00"]),
        ("Ban ngày", ["07:00-17:00"]),
        ("Hành chính", ["07:00-17:00"]),
        ("Sáng, chiều", ["07:00-11:30", "13:30-17:00"]),
        ("Ca 1 (7h00-11h30)", ["07:00-11:30"]),
        ("từ 17h00 đến 07h00 hôm sau", ["17:00-07:00"]),
        ("7h30 - 11h30 / 13h00 - 17h00", ["07:30-11:30", "13:00-17:00"]),
        ("7 giờ 30 đến 11 giờ", ["07:30-11:00"]),
        ("22:00 – 24:00", ["22:00-00:00"]),
    ],
)
def test_hours_of_a_shift(written: str, hours: list[str]) -> None:
    sheet = read_one("Ngày|Ca|Trực ban", f"08/6|{written}|Lê Văn Thắng", context=JUNE)
    assert [f"{entry.starts:%H:%M}-{entry.ends:%H:%M}" for entry in sheet.entries] == hours
    assert not sheet.doubts


def test_the_caller_says_what_words_of_hours_mean() -> None:
    cells = tuple(Cell(text, None, text) for text in ("08/6/2024", "Sáng", "Lê Văn Thắng"))
    head = tuple(Cell(text, None, text) for text in ("Ngày", "Ca", "Trực ban"))
    sheet = read([Table("B", (head, cells), "")], TODAY, {"SÁNG": (time(6), time(10))})
    assert told(sheet) == ["08/06/24 | 06:00-10:00 | ? | Lê Văn Thắng"]


def test_a_sheet_silent_of_hours_gives_none() -> None:
    (entry,) = read_one("Ngày|Trực ban", "08/6/2024|Lê Văn Thắng").entries
    assert (entry.starts, entry.ends) == (None, None)


def test_hours_around_the_table_hold_for_every_row_without_its_own() -> None:
    context = JUNE + "\n\nThời gian trực: từ 7h30 đến 17h00"
    sheet = read_one("Ngày|Ca|Trực ban", "08/6||Lê Văn Thắng", "09/6|Đêm|Trịnh Thị Lan", context=context)
    assert told(sheet) == ["08/06/24 | 07:30-17:00 | ? | Lê Văn Thắng", "09/06/24 | 17:00-07:00 | ? | Trịnh Thị Lan"]


def test_the_sheet_itself_defines_its_shifts() -> None:
    context = JUNE + "\n\nCa 1: từ 6h đến 14h; Ca 2: từ 14h đến 22h. Buổi tối: 19h - 21h"
    sheet = read_one("Ngày|Ca|Trực ban", "08/6|Ca 2|Lê Văn Thắng", "08/6|Tối|Trịnh Thị Lan", context=context)
    assert told(sheet) == ["08/06/24 | 14:00-22:00 | ? | Lê Văn Thắng", "08/06/24 | 19:00-21:00 | ? | Trịnh Thị Lan"]


@pytest.mark.parametrize("written", ["Ca 3", "17h"])
def test_hours_that_are_not_known_are_told(written: str) -> None:
    sheet = read_one("Ngày|Ca|Trực ban", f"08/6|{written}|Lê Văn Thắng", context=JUNE)
    assert told(sheet) == ["08/06/24 | ? | Lê Văn Thắng"]
    assert sheet.doubts[0].where == "Bảng!B2"
    assert "Không rõ giờ trực" in whats(sheet)[0]


def test_hours_inside_a_duty_cell_are_its_own() -> None:
    sheet = read_one("Ngày|Trực ban", "08/6|Sáng: Lan¶Chiều: Thắng, Hà¶Mai (đêm)", context=JUNE)
    assert told(sheet) == lines(
        """
        08/06/24 | 07:00-11:30 | ? | Lan
        08/06/24 | 13:30-17:00 | ? | Thắng
        08/06/24 | 13:30-17:00 | ? | Hà
        08/06/24 | 17:00-07:00 | ? | Mai
        """
    )


# ── Who ──


@pytest.mark.parametrize("mark", ["nt", "-nt-", "NT", "Như trên", '"', "”", "''", "//", "n.t"])
def test_a_ditto_is_whoever_stands_above_with_title_and_phone(mark: str) -> None:
    sheet = read_one(
        "Ngày|Lãnh đạo trực|SĐT", "08/6|Lê Văn Thắng - PCT|0912000101", f"09/6|{mark}|{mark}", context=JUNE
    )
    assert told(sheet)[1] == "09/06/24 | command | Lê Văn Thắng | PCT | 0912000101"
    assert not sheet.doubts


def test_a_ditto_with_nobody_above_is_told() -> None:
    assert "phía trên không có ai" in whats(read_one("Ngày|Trực ban", "08/6|nt", context=JUNE))[0]


def test_an_empty_cell_is_nobody_and_a_merged_one_is_somebody() -> None:
    rows = ("Ngày|Lãnh đạo|Công an", "08/6|Lan|Cường", "09/6||^")
    assert told(read_one(*rows, context=JUNE)) == [
        "08/06/24 | command | Lan",
        "08/06/24 | police | Cường",
        "09/06/24 | police | Cường",
    ]


@pytest.mark.parametrize("mark", ["Nghỉ", "-", "x", "", "–", "(nghỉ)", "Không", "0"])
def test_marks_of_nobody_assign_nobody(mark: str) -> None:
    sheet = read_one("Ngày|Lãnh đạo|Công an", f"08/6|{mark}|Cường", context=JUNE)
    assert told(sheet) == ["08/06/24 | police | Cường"]
    assert not sheet.doubts


@pytest.mark.parametrize("words", ["Công an thị trấn", "Theo lịch của huyện", "Toàn thể cán bộ", "Ban CHQS", "PCT"])
def test_words_that_name_nobody_are_told(words: str) -> None:
    sheet = read_one("Ngày|Lãnh đạo|Trực ban", f"08/6|Lan|{words}", context=JUNE)
    assert told(sheet) == ["08/06/24 | command | Lan"]
    assert [(doubt.where, words in doubt.what) for doubt in sheet.doubts] == [("Bảng!C2", True)]


def test_several_names_and_phones_go_by_their_order() -> None:
    sheet = read_one("Ngày|Công an|Số ĐT", "08/6|Cường, Phúc|0912.000.301¶912000302", context=JUNE)
    assert told(sheet) == ["08/06/24 | police | Cường | 0912000301", "08/06/24 | police | Phúc | 0912000302"]


def test_phones_that_cannot_be_paired_are_told_and_not_guessed() -> None:
    sheet = read_one("Ngày|Công an|Số ĐT", "08/6|Cường, Phúc, Bình|0912000301¶0912000302", context=JUNE)
    assert [entry.phone for entry in sheet.entries] == [None, None, None]
    assert "3 người nhưng 2 số điện thoại" in whats(sheet)[0]


def test_phones_in_a_cell_that_cannot_be_paired_are_told_and_not_guessed() -> None:
    sheet = read_one("Ngày|Công an", "08/6|Cường, Phúc, Bình (0912000301, 0912000302)", context=JUNE)
    assert [entry.phone for entry in sheet.entries] == [None, None, None]
    assert "3 người nhưng 2 số điện thoại" in whats(sheet)[0]


@pytest.mark.parametrize("phone", ["0912 34", "012345678901", "0112345678"])
def test_a_number_that_is_no_phone_is_told(phone: str) -> None:
    sheet = read_one("Ngày|Công an|Số ĐT", f"08/6|Cường|{phone}", context=JUNE)
    assert told(sheet) == ["08/06/24 | police | Cường"]
    assert "Số điện thoại" in whats(sheet)[0]


@pytest.mark.parametrize("note", ["không trực", "Nghỉ", "Đ/c Lan nghỉ", "Không tiếp công dân"])
def test_a_note_that_cancels_assigns_nobody_and_is_told(note: str) -> None:
    sheet = read_one("Ngày|Lãnh đạo|Ghi chú", f"08/6|Lan|{note}", context=JUNE)
    assert not sheet.entries
    assert [(doubt.where, "Chưa xếp trực: Lan." in doubt.what) for doubt in sheet.doubts] == [("Bảng!C2", True)]


def test_a_note_of_a_change_keeps_the_row_and_is_told() -> None:
    sheet = read_one(
        "Ngày|Lãnh đạo|Ghi chú", "08/6|Lan|Đổi với đ/c Thắng", "09/6|Hà|Ngày nghỉ", "10/6|Mai|Họp", context=JUNE
    )
    assert [entry.person for entry in sheet.entries] == ["Lan", "Hà", "Mai"]
    assert [doubt.where for doubt in sheet.doubts] == ["Bảng!C2", "Bảng!C3"]


def test_signatures_and_addressees_are_nobodys_duty() -> None:
    rows = ("Ngày|Lãnh đạo|Công an", "08/6|Lan|Cường", "Nơi nhận:||CHỦ TỊCH", "- Lưu: VT.||", "||Cù Minh Khôi")
    sheet = read_one(*rows, context=JUNE)
    assert [entry.person for entry in sheet.entries] == ["Lan", "Cường"]
    assert not sheet.doubts


# ── Heads and posts ──


@pytest.mark.parametrize(
    ("heading", "post"),
    [
        ("Lãnh đạo trực", "command"),
        ("Trực chỉ huy", "command"),
        ("Ban chỉ huy Quân sự", "military"),
        ("BCHQS", "military"),
        ("Dân quân", "military"),
        ("Cán bộ tiếp công dân", "reception"),
        ("Cán bộ trực", "reception"),
        ("Công an", "police"),
        ("TRỰC CA XÃ", "police"),
        ("CA xã", "police"),
        ("MTTQ và các đoàn thể", "front"),
        ("Bảo vệ", "guard"),
        ("Trạm Y tế", "medical"),
        ("VP-TK", "office"),
        ("Lái xe", "driver"),
        ("Trưởng tiểu khu", "area"),
        ("Người trực", None),
        ("Ca trực", None),
    ],
)
def test_a_heading_names_its_post(heading: str, post: str | None) -> None:
    assert post_of(heading) == post
    assert post is None or post in POST_NAMES | OTHER_POSTS


@pytest.mark.parametrize("name", ["Thắng", "Tuấn", "Khôi", "Trúc", "Tú", "Tố", "Tuấn Anh"])
def test_a_name_is_no_head_for_its_marks(name: str) -> None:
    assert kind_of(name) is None
    assert kind_of("Tháng") is Kind.MONTH
    assert kind_of("TUAN") is Kind.WHEN


def test_the_title_names_the_post_where_the_columns_do_not() -> None:
    rows = ("Ngày|Họ và tên", "08/6/2024|Lan")
    assert [(entry.post, entry.heading) for entry in read_one(*rows, context="LỊCH TRỰC LÃNH ĐẠO").entries] == [
        ("command", None)
    ]
    both = read_one(*rows, context="LỊCH TRỰC LÃNH ĐẠO, CÔNG AN")
    assert [(entry.post, entry.heading) for entry in both.entries] == [(None, None)]


def test_a_head_with_a_post_of_no_known_kind_is_kept_as_written() -> None:
    (entry,) = read_one("Ngày|Trực PCTT&TKCN", "08/6/2024|Lê Văn Thắng").entries
    assert (entry.post, entry.heading) == (None, "Trực PCTT&TKCN")


# ── The whole file ──


def test_a_file_without_a_roster_says_so() -> None:
    assert whats(read([], TODAY)) == whats(read_one("Xin chào", "Cảm ơn")) != []


def test_an_essay_in_a_cell_is_told_and_the_rest_is_read() -> None:
    sheet = read_one("Ngày|Lãnh đạo|Công an", f"08/6|Lan|{'Cường, ' * 1000}", context=JUNE)
    assert told(sheet) == ["08/06/24 | command | Lan"]
    assert [doubt.where for doubt in sheet.doubts] == ["Bảng!C2"]


def test_a_list_of_people_without_days_is_told_with_their_names() -> None:
    sheet = read_one("TT|Họ và tên|Chức vụ", "1|Lê Văn Thắng|PCT", "2|Trịnh Thị Lan|CT", name="Danh bạ")
    assert not sheet.entries
    assert [(doubt.where, "Lê Văn Thắng, Trịnh Thị Lan" in doubt.what) for doubt in sheet.doubts] == [("Danh bạ", True)]


def test_the_same_duty_in_two_tables_is_one_entry_for_each_place() -> None:
    rows = ("Ngày|Lãnh đạo", "08/6/2024|Lan")
    sheet = read([table(*rows, name="A"), table(*rows, name="B"), table(*rows, name="B")], TODAY)
    assert [entry.where for entry in sheet.entries] == ["A!B2", "B!B2"]
