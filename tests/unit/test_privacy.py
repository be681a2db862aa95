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
        ("chi Lan nha so 12 ngo 5", "12"),
        ("số 45 Trần Phú", "45"),
        ("nha 45 duong Tran Phu", "45"),
        ("sn15 ngo 4", "15"),
        ("sdt0912345678", "0912345678"),
        ("anh Hùng0912345678", "0912345678"),
        ("gọi 0912345678nhé", "0912345678"),
        ("số (0912)345-678", "0912"),
        ("o912345678", "o912345678"),
        ("84912345678", "84912345678"),
        ("cmnd172345678", "172345678"),
        ("stk 19034567890123", "19034567890123"),
        ("36B112345 gây tai nạn", "36B112345"),
        ("xe 36b1 12345", "36b1 12345"),
        ("a. Hùng gọi", "Hùng"),
        ("c Lan gọi", "Lan"),
        ("Mr Hùng", "Hùng"),
        ("anh hung tk3 den hoi", "hung"),
        ("Đ/c Nam trực", "Nam"),
        ("Ông Hải (TK8) nộp đơn", "Hải"),
        ("nhà ông Tư sửa xe", "Tư"),
        ("gặp anh Thành gấp", "Thành"),
        ("cô giáo Hạnh phản ánh", "Hạnh"),
        ("thằng Tèo lấy trộm", "Tèo"),
        ("đối tượng Lê Văn Luyện", "Lê Văn Luyện"),
        ("Trần Thị Lý, sinh năm 1980, bị thương", "Trần Thị Lý"),
        ("nguyen van binh o tk3", "nguyen van binh"),
        ("NGUYỄN VĂN BÌNH BỊ THƯƠNG", "NGUYỄN VĂN BÌNH"),
        ("ông Hùng và bà Lan đến", "Lan"),
        ("ông Hùng, Dũng và Lan kéo lên", "Dũng"),
        ("ông Hùng, Dũng và Lan kéo lên", "Lan"),
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
        "ông bà con kéo lên, chị em phụ nữ, ông nhà tôi",
        "đền Bà Triệu, ngã tư Bà Triệu, chợ Ông Tám, nhà thờ Ba Làng",
        "đường Trần Phú, trường Lê Quý Đôn, Ngô Thì Nhậm",
        "lên Hà Nội, ra Thanh Hóa, về Bỉm Sơn, cầu Lèn",
        "ông Trưởng công an, anh Công an, chị Hội trưởng, em Công nhân",
        "dang thi cong duong thi tran, le van nghe",
        "số 5 trong danh sách, số 3 TK2, tổ 3 số 15 người",
        "anh dung ngoai cong, chi tra tien, anh huong giao thong",
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
