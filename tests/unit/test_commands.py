"""The command grammar: as people type it, and never where a report was meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Literal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handlers.commands import NAMES, Command, cleaned, parse, plain

# Every command, a way of typing it with diacritics, and what it carries.
SPELT = {
    "nhan": "nhận", "den": "đến", "capnhat": "cập nhật", "xong": "xong", "molai": "mở lại", "sv": "sv", "ca": "ca",
    "lichtruc": "lịch trực", "doica": "đổi ca", "nhanca": "nhận ca", "moi": "mời", "ganhom": "gắn nhóm",
    "nguoi": "người", "kiemtra": "kiểm tra", "trogiup": "trợ giúp", "huy": "huỷ", "gui": "gửi",
}  # fmt: skip
NUMBERED = ("nhan", "den", "capnhat", "xong", "molai", "sv")
ALONE = tuple(name for name in SPELT if name not in ("nhan", "den", "capnhat", "xong", "molai"))

ways = st.sampled_from([str, str.upper, str.title, plain, lambda word: plain(word).upper()])
Form = Literal["NFC", "NFD"]
forms: st.SearchStrategy[Form] = st.sampled_from(["NFC", "NFD"])
numbers = st.integers(0, 999_999_999)


@given(
    st.sampled_from(NUMBERED),
    ways,
    forms,
    numbers,
    st.sampled_from(["{}", "SV-{}", "sv {}", "sv{}", "SV - {}", "00{}"]),
)
def test_a_command_with_a_number_is_understood_however_it_is_typed(
    name: str, way: Callable[[str], str], form: Form, number: int, code: str
) -> None:
    if " " in code or number > 9_999_999:
        code = "{}"
    typed = unicodedata.normalize(form, f"{way(SPELT[name])} {code.format(number)}")

    assert parse(typed) == Command(name, number)


@given(st.sampled_from(ALONE), ways, forms)
def test_a_lone_word_is_a_command(name: str, way: Callable[[str], str], form: Form) -> None:
    assert parse(unicodedata.normalize(form, way(SPELT[name]))) == Command(name)


@given(st.sampled_from(NAMES), st.sampled_from(["", "@trucban_bot", "@TRUCBAN_BOT"]))
def test_a_slash_always_makes_a_command_for_whichever_bot(name: str, bot: str) -> None:
    found = parse(f"/{name}{bot}")

    assert found is not None
    assert found.name == ("trogiup" if name == "help" else name)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("/nhan 17", Command("nhan", 17)),
        ("NHẬN 17", Command("nhan", 17)),
        ("nhan SV-17", Command("nhan", 17)),
        ("sv 17", Command("sv", 17)),
        ("SV-17", Command("sv", 17)),
        ("sv17", Command("sv", 17)),
        ("  SV  ", Command("sv")),
        ("/capnhat 17 còn 12 người", Command("capnhat", 17, "còn 12 người")),
        ("Cập nhật 17 còn 12 người", Command("capnhat", 17, "còn 12 người")),
        ("xong 17 đã về hết", Command("xong", 17, "đã về hết")),
        ("mở lại 17", Command("molai", 17)),
        ("/nhan", Command("nhan")),
        ("/nhan mười bảy", Command("nhan", None, "mười bảy")),
        ("/bao 20 người ở TK3", Command("bao", text="20 người ở TK3")),
        ("/start ABCD2345EFGH", Command("start", text="ABCD2345EFGH")),
        ("lịch trực 15/6", Command("lichtruc", text="15/6")),
        ("đổi ca 15/6/2024", Command("doica", text="15/6/2024")),
        ("gắn nhóm alerts", Command("ganhom", text="alerts")),
        ("/ganhom lãnh đạo", Command("ganhom", text="lãnh đạo")),
        ("Đơn thư", Command("don")),
        ("đơn 45/TCD", Command("don", text="45/TCD")),
        ("/don 45 khiếu nại đất đai", Command("don", text="45 khiếu nại đất đai")),
        ("Tổng hợp tuần", Command("tonghop", text="tuần")),
        ("Báo cáo tuần", Command("baocaotuan")),
        ("bao cao tuan truoc", Command("baocaotuan", text="truoc")),
        ("/baocaotuan 2024-W23", Command("baocaotuan", text="2024-W23")),
        ("/help", Command("trogiup")),
        ("/khongco gì cả", Command("khongco", text="gì cả")),
        ("\u200bnhận\ufeff 17", Command("nhan", 17)),
        ("Nhận 17.", Command("nhan", 17)),
        ("nhận 17 nhé", Command("nhan", 17)),
        ("nhận 17 rồi ạ!", Command("nhan", 17)),
        ("Huỷ.", Command("huy")),
        ("Gửi nhé", Command("gui")),
        ("NHAN17", Command("nhan", 17)),
        ("nhan-17", Command("nhan", 17)),
        ("cập nhật17 còn 5 người", Command("capnhat", 17, "còn 5 người")),
        ("/nhan17", Command("nhan", 17)),
        ("/sv17", Command("sv", 17)),
        ("Đã nhận 17", Command("nhan", 17)),
        ("đang đến 17", Command("den", 17)),
        ("Kết thúc 17 bà con đã về", Command("xong", 17, "bà con đã về")),
        ("Báo cấp trên 17", Command("baocaptren", 17)),
        ("cập nhật 17: còn 5 người", Command("capnhat", 17, "còn 5 người")),
        ("xong 17, đã về hết.", Command("xong", 17, "đã về hết.")),
        ("xong 17 rồi nhé", Command("xong", 17)),
        ("cập nhật SV-17 người dân đã về", Command("capnhat", 17, "người dân đã về")),
        ("/capnhat 17 người dân đã về", Command("capnhat", 17, "người dân đã về")),
        ("Gắn nhóm cảnh báo", Command("ganhom", text="cảnh báo")),
        ("/capnhat\n17\ncòn 12 người\nđang về", Command("capnhat", 17, "còn 12 người\nđang về")),
    ],
)
def test_what_is_typed_is_what_is_meant(typed: str, command: Command) -> None:
    assert parse(typed) == command


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "/",
        "\u200b\ufeff",
        "nhận",
        "nhận 17 người đến kiến nghị",
        "đến 20 người",
        "đến",
        "xong",
        "xong rồi",
        "ca trực có chuyện",
        "người dân tập trung",
        "mời lãnh đạo xuống ngay",
        "báo 20 người ở cổng ủy ban",
        "bao 20 nguoi o cong uy ban",
        "cập nhật tình hình: còn 12 người",
        "có 17 người",
        "sv tình nguyện đến dọn rác",
        "huỷ buổi họp chiều nay",
        "gửi đồng chí báo cáo",
        "start ABCD",
        "20 nguoi tap trung cong uy ban tk3 ve den bu dat",
        "kiểm tra xem có đông không",
        "nhận 1234567890",
        "đơn 45 hộ dân gửi lên xã",
        "don tho cua ba con tk3",
        "tổng hợp có 20 người",
        "báo cáo tuần này có 20 người tập trung",
        "xong 1 việc rồi nhé, còn 20 người",
        "cập nhật 1 người bị thương",
        "cập nhật 17 giờ bà con về hết",
        "đã nhận",
        "đã nhận 17 người vào phòng",
        "kết thúc",
        "kiểm tra rồi nhé",
        "xong rồi nhé",
        "nhận 1.000 đồng",
        "tk3 có 20 người",
    ],
)
def test_a_report_is_never_taken_for_a_command(text: str) -> None:
    assert parse(text) is None


@given(st.text())
@example("/²")
@example("nhan ²")
@example("sv ١٧")
@example("/nhan ①")
def test_no_text_at_all_breaks_the_grammar(text: str) -> None:
    found = parse(text)

    if found is not None:
        assert found.number is None or 0 <= found.number <= 999_999_999
        assert not any(unicodedata.combining(char) for char in found.name)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


@given(st.text())
def test_plain_letters_have_no_marks_and_no_capitals(text: str) -> None:
    found = plain(text)

    assert not any(unicodedata.combining(char) for char in found)
    assert "đ" not in found


@pytest.mark.parametrize(
    ("text", "letters"), [("NHẬN", "nhan"), ("Đến", "den"), ("huỷ", "huy"), ("HỦY", "huy"), ("", "")]
)
def test_the_letters_without_diacritics(text: str, letters: str) -> None:
    assert plain(text) == letters
