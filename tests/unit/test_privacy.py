"""What a group must not see, and what must stay readable."""

from __future__ import annotations

import pytest

from duty.privacy import MARK, find_private, mask


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("sđt 0912345678", "0912345678"),
        ("gọi 0912.345.678 nhé", "0912.345.678"),
        ("số +84 912 345 678", "+84 912 345 678"),
        ("CCCD 038085001234", "038085001234"),
        ("CMND 172345678", "172345678"),
        ("xe 36B1-123.45 bỏ chạy", "36B1-123.45"),
        ("xe 36A-12345", "36A-12345"),
        ("ông Nguyễn Văn An đến hỏi", "Nguyễn Văn An"),
        ("ong nguyen van an den hoi", "nguyen van an"),
        ("chị Hoa ở TK4", "Hoa"),
        ("ÔNG NGUYỄN VĂN AN ĐẾN HỎI ĐẤT", "NGUYỄN VĂN AN"),
        ("nhà ở số nhà 12 ngõ Đông", "12"),
        ("số 15 đường Lê Lợi", "15"),
    ],
)
def test_personal_data_is_replaced(text: str, hidden: str) -> None:
    masked = mask(text)
    assert hidden not in masked
    assert MARK in masked


@pytest.mark.parametrize(
    "text",
    [
        "anh em đang trực, bà con kéo lên, ông ấy nói",
        "anh em dang truc, ba con keo len, ong ay noi",
        "có 20 người TK3 ở cổng UBND lúc 8h30 ngày 05/6/2024",
        "theo QĐ 54/QĐ-UBND, đền 150.000.000 đồng",
        "ông Chủ tịch đang tiếp, bà Phó chủ tịch đi họp",
        "co 3 ba cu va 2 chi den hoi che do",
        "chặn QL1A đoạn km 12",
        "chi em tieu thuong cho tk 4 dong cua",
    ],
)
def test_ordinary_words_stay(text: str) -> None:
    assert mask(text) == text


def test_the_title_stays_so_that_the_sentence_reads_on() -> None:
    assert mask("Ông Trần Văn Bình ở TK3 đến hỏi") == f"Ông {MARK} ở TK3 đến hỏi"


def test_places_are_given_in_the_original_text_with_their_kind() -> None:
    text = "Chị Hoa, sđt 0912345678"
    assert [(text[start:end], kind) for start, end, kind in find_private(text)] == [
        ("Hoa", "name"),
        ("0912345678", "phone"),
    ]
