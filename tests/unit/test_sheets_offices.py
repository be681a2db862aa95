"""Layouts of further offices: marks, lists of days, lists side by side, moments, groups and running text."""

from __future__ import annotations

import pytest

from duty.sheets import Sheet, read
from tests.unit.sheets_stage import TODAY, lines, read_one, table, told

JUNE = "LỊCH TRỰC THÁNG 6 NĂM 2024"
OFFICES = {
    "marks under the days of a month, its letters explained below, a section a unit": (
        [
            "BẢNG PHÂN CÔNG TRỰC THÁNG 6 NĂM 2024|<|<|<|<|<|<|<|<",
            "TT|Họ và tên|Chức vụ|Điện thoại|1|2|3|4|Tổng",
            "^|^|^|^|T7|CN|T2|T3|^",
            "I. CÔNG AN|<|<|<|<|<|<|<|<",
            "1|Lê Văn Tuấn|Trưởng CA|0918 222 333|N|Đ||n|3",
            "2|Ngô Quang Huy|CAV|0981 010 203||N|N/Đ||3",
            "II. QUÂN SỰ|<|<|<|<|<|<|<|<",
            "3|Hà Văn Dũng|CHT|0944 121 314|Đ|P|Đ||2",
            "Cộng|<|<|<|2|2|3|1|8",
            "Ký hiệu: N: trực ngày (7h00 - 17h00); Đ: trực đêm (17h00 - 7h00 hôm sau); P: nghỉ phép.|<|<|<|<|<|<|<|<",
            "|||||CHỈ HUY TRƯỞNG|<|<|<",
            "|||||Cao Bá Quyền|<|<|<",
        ],
        "",
        """
        01/06/24 | 07:00-17:00 | police | Lê Văn Tuấn | Trưởng CA | 0918222333
        01/06/24 | 17:00-07:00 | military | Hà Văn Dũng | CHT | 0944121314
        02/06/24 | 07:00-17:00 | police | Ngô Quang Huy | CAV | 0981010203
        02/06/24 | 17:00-07:00 | police | Lê Văn Tuấn | Trưởng CA | 0918222333
        03/06/24 | 07:00-17:00 | police | Ngô Quang Huy | CAV | 0981010203
        03/06/24 | 17:00-07:00 | military | Hà Văn Dũng | CHT | 0944121314
        03/06/24 | 17:00-07:00 | police | Ngô Quang Huy | CAV | 0981010203
        04/06/24 | 07:00-17:00 | police | Lê Văn Tuấn | Trưởng CA | 0918222333
        """,
        0,
    ),
    "marks that are the numbers of shifts": (
        [
            "TT|Họ và tên|1|2|3|4|5|6",
            "1|Ngô Văn Bảy|1|2|3|||1",
            "2|Tạ Quang Hùng|2|3|1|N||",
            "Ca 1: 6h-14h; Ca 2: 14h-22h; Ca 3: 22h-6h|<|<|<|<|<|<|<",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | 06:00-14:00 | ? | Ngô Văn Bảy
        01/06/24 | 14:00-22:00 | ? | Tạ Quang Hùng
        02/06/24 | 14:00-22:00 | ? | Ngô Văn Bảy
        02/06/24 | 22:00-06:00 | ? | Tạ Quang Hùng
        03/06/24 | 06:00-14:00 | ? | Tạ Quang Hùng
        03/06/24 | 22:00-06:00 | ? | Ngô Văn Bảy
        04/06/24 | 07:00-17:00 | ? | Tạ Quang Hùng
        06/06/24 | 06:00-14:00 | ? | Ngô Văn Bảy
        """,
        0,
    ),
    "marks under day and night of each day": (
        [
            "TT|Họ tên|01/6|<|02/6|<",
            "^|^|N|Đ|N|Đ",
            "1|Lê Văn Thắng|x|||x",
            "2|Trịnh Thị Lan||x|x|",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | 07:00-17:00 | ? | Lê Văn Thắng
        01/06/24 | 17:00-07:00 | ? | Trịnh Thị Lan
        02/06/24 | 07:00-17:00 | ? | Trịnh Thị Lan
        02/06/24 | 17:00-07:00 | ? | Lê Văn Thắng
        """,
        0,
    ),
    "two rows a person, by day and by night": (
        [
            "TT|Họ và tên|Ca|01/6|02/6|08/6",
            "1|Lê Văn Thắng|Ngày|x||x",
            "^|^|Đêm||x|",
            "2|Trịnh Thị Lan|Ngày||x|",
            "^|^|Đêm|x||x",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | 07:00-17:00 | ? | Lê Văn Thắng
        01/06/24 | 17:00-07:00 | ? | Trịnh Thị Lan
        02/06/24 | 07:00-17:00 | ? | Trịnh Thị Lan
        02/06/24 | 17:00-07:00 | ? | Lê Văn Thắng
        08/06/24 | 07:00-17:00 | ? | Lê Văn Thắng
        08/06/24 | 17:00-07:00 | ? | Trịnh Thị Lan
        """,
        0,
    ),
    "people with their days by day and by night": (
        [
            "STT|Họ và tên|Chức vụ|Số điện thoại|Các ngày trực|<|Tổng",
            "^|^|^|^|Trực ngày (7h30-17h00)|Trực đêm (17h00-7h00)|^",
            "1|Trần Thị Mai|VP-TK|0975.223.344|01/6, 09/6||2",
            "2|Hoàng Văn Sơn|ĐC-XD|0968.445.566|02/6; 15/6|từ 10 đến 12/6|5",
            "3|Lê Văn Tuấn|Trưởng CA|0918.222.333|T7 22/6|3, 5, 7/6|4",
            "Cộng|||||<|11",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | 07:30-17:00 | ? | Trần Thị Mai | VP-TK | 0975223344
        02/06/24 | 07:30-17:00 | ? | Hoàng Văn Sơn | ĐC-XD | 0968445566
        03/06/24 | 17:00-07:00 | ? | Lê Văn Tuấn | Trưởng CA | 0918222333
        05/06/24 | 17:00-07:00 | ? | Lê Văn Tuấn | Trưởng CA | 0918222333
        07/06/24 | 17:00-07:00 | ? | Lê Văn Tuấn | Trưởng CA | 0918222333
        09/06/24 | 07:30-17:00 | ? | Trần Thị Mai | VP-TK | 0975223344
        10/06/24 | 17:00-07:00 | ? | Hoàng Văn Sơn | ĐC-XD | 0968445566
        11/06/24 | 17:00-07:00 | ? | Hoàng Văn Sơn | ĐC-XD | 0968445566
        12/06/24 | 17:00-07:00 | ? | Hoàng Văn Sơn | ĐC-XD | 0968445566
        15/06/24 | 07:30-17:00 | ? | Hoàng Văn Sơn | ĐC-XD | 0968445566
        22/06/24 | 07:30-17:00 | ? | Lê Văn Tuấn | Trưởng CA | 0918222333
        """,
        0,
    ),
    "people with their days under each weekday": (
        [
            "Họ và tên|Thứ 7|Chủ nhật",
            "Lê Văn Thắng|01, 15/6|09/6",
            "Trịnh Thị Lan|08/6|02, 16/6",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | ? | Lê Văn Thắng
        02/06/24 | ? | Trịnh Thị Lan
        08/06/24 | ? | Trịnh Thị Lan
        09/06/24 | ? | Lê Văn Thắng
        15/06/24 | ? | Lê Văn Thắng
        16/06/24 | ? | Trịnh Thị Lan
        """,
        0,
    ),
    "people with their days under each duty": (
        [
            "TT|Họ tên|Trực chỉ huy|Trực tiếp dân|Số ngày",
            "1|Lê Văn Thắng|1/6, 9/6|8/6|3",
            "2|Trịnh Thị Lan||2/6|1",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | command | Lê Văn Thắng
        02/06/24 | reception | Trịnh Thị Lan
        08/06/24 | reception | Lê Văn Thắng
        09/06/24 | command | Lê Văn Thắng
        """,
        0,
    ),
    "people with their days under each month": (
        [
            "Người tiếp công dân|Tháng 6|Tháng 7",
            "Trịnh Thị Lan - CT|06, 13, 20|04, 11",
            "Lê Văn Thắng - PCT|10|15",
        ],
        "LỊCH TIẾP CÔNG DÂN NĂM 2024",
        """
        04/07/24 | reception | Trịnh Thị Lan | CT
        06/06/24 | reception | Trịnh Thị Lan | CT
        10/06/24 | reception | Lê Văn Thắng | PCT
        11/07/24 | reception | Trịnh Thị Lan | CT
        13/06/24 | reception | Trịnh Thị Lan | CT
        15/07/24 | reception | Lê Văn Thắng | PCT
        20/06/24 | reception | Trịnh Thị Lan | CT
        """,
        0,
    ),
    "people with days of different hours": (
        [
            "Họ tên|Ngày trực",
            "Lê Văn Thắng|01/6 (sáng), 02/6 (chiều)",
            "Trịnh Thị Lan|08/6 (đêm); 09/6",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | 07:00-11:30 | ? | Lê Văn Thắng
        02/06/24 | 13:30-17:00 | ? | Lê Văn Thắng
        08/06/24 | 17:00-07:00 | ? | Trịnh Thị Lan
        09/06/24 | ? | Trịnh Thị Lan
        """,
        0,
    ),
    "two halves side by side, a blank column between": (
        [
            "Ngày|Thứ|Trực đêm (17h–7h hôm sau)|SĐT||Ngày|Thứ|Trực đêm (17h–7h hôm sau)|SĐT",
            "1|7|Lê Văn Tuấn|918222333||16|CN|Bùi Đức Mạnh|936777888",
            "2|CN|Bùi Đức Mạnh|936777888||17|2|Lê Văn Tuấn|918222333",
        ],
        "LỊCH TRỰC ĐÊM THÁNG 6/2024",
        """
        01/06/24 | 17:00-07:00 | ? | Lê Văn Tuấn | 0918222333
        02/06/24 | 17:00-07:00 | ? | Bùi Đức Mạnh | 0936777888
        16/06/24 | 17:00-07:00 | ? | Bùi Đức Mạnh | 0936777888
        17/06/24 | 17:00-07:00 | ? | Lê Văn Tuấn | 0918222333
        """,
        0,
    ),
    "two lists of two units side by side": (
        [
            "TRỰC LÃNH ĐẠO|<|<||TRỰC CÔNG AN|<|<",
            "Ngày|Họ tên|SĐT||Ngày|Họ tên|SĐT",
            "01/6|Lê Văn Thắng|0912000101||01/6|Bùi Văn Cường|0912000301",
            "02/6|Trịnh Thị Lan|0912000102||08/6|Mai Xuân Phúc|0912000302",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | command | Lê Văn Thắng | 0912000101
        01/06/24 | police | Bùi Văn Cường | 0912000301
        02/06/24 | command | Trịnh Thị Lan | 0912000102
        08/06/24 | police | Mai Xuân Phúc | 0912000302
        """,
        0,
    ),
    "the week and the day beside each other": (
        [
            "Tuần|Ngày|Trực",
            "Tuần 23 (03/6-09/6)|03/6|Lê Văn Thắng",
            "^|04/6|Trịnh Thị Lan",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        03/06/24 | ? | Lê Văn Thắng
        04/06/24 | ? | Trịnh Thị Lan
        """,
        0,
    ),
    "days of the moon in the cells of the days": (
        [
            "TT|Thời gian|Lãnh đạo",
            "1|Thứ Ba¶(28/01/2025)¶(29/12 âm lịch)|Lê Văn Thắng",
            "2|Ngày 29/01/2025 (tức mùng 1 Tết)|Trịnh Thị Lan",
            "3|30/01/2025 (02/01 ÂL)|Lê Văn Thắng",
        ],
        "LỊCH TRỰC TẾT ẤT TỴ 2025",
        """
        28/01/25 | command | Lê Văn Thắng
        29/01/25 | command | Trịnh Thị Lan
        30/01/25 | command | Lê Văn Thắng
        """,
        0,
    ),
    "hours of each post above the table": (
        [
            "Ngày|Lãnh đạo|Công an",
            "01/6|Lê Văn Thắng|Bùi Văn Cường",
            "02/6|Trịnh Thị Lan|Mai Xuân Phúc",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024\nLãnh đạo trực: từ 7h30 đến 17h00\nCông an trực: từ 17h00 đến 7h00 hôm sau",
        """
        01/06/24 | 07:30-17:00 | command | Lê Văn Thắng
        01/06/24 | 17:00-07:00 | police | Bùi Văn Cường
        02/06/24 | 07:30-17:00 | command | Trịnh Thị Lan
        02/06/24 | 17:00-07:00 | police | Mai Xuân Phúc
        """,
        0,
    ),
    "shifts by day and by night, their hours above": (
        [
            "Ngày|Ca ngày|Ca đêm",
            "01/6|Lê Văn Thắng|Trịnh Thị Lan",
            "02/6|Trịnh Thị Lan|Lê Văn Thắng",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024\n- Ca ngày: từ 6h30 đến 18h30\n- Ca đêm: từ 18h30 đến 6h30 hôm sau",
        """
        01/06/24 | 06:30-18:30 | ? | Lê Văn Thắng
        01/06/24 | 18:30-06:30 | ? | Trịnh Thị Lan
        02/06/24 | 06:30-18:30 | ? | Trịnh Thị Lan
        02/06/24 | 18:30-06:30 | ? | Lê Văn Thắng
        """,
        0,
    ),
    "from one moment to another": (
        [
            "Thời gian|Người trực",
            "17h00 08/6 - 7h00 09/6|Lê Văn Thắng",
            "17h00 ngày 09/6/2024 đến 07h00 ngày 10/6/2024|Trịnh Thị Lan",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        08/06/24 | 17:00-07:00 | ? | Lê Văn Thắng
        09/06/24 | 17:00-07:00 | ? | Trịnh Thị Lan
        """,
        0,
    ),
    "two columns of moments": (
        [
            "Ca|Bắt đầu|Kết thúc|Người trực",
            "1|07:00 01/6/2024|19:00 01/6/2024|Lê Văn Thắng",
            "2|19:00 01/6/2024|07:00 02/6/2024|Trịnh Thị Lan",
        ],
        "",
        """
        01/06/24 | 07:00-19:00 | ? | Lê Văn Thắng
        01/06/24 | 19:00-07:00 | ? | Trịnh Thị Lan
        """,
        0,
    ),
    "begin and end of a shift in two columns": (
        [
            "Ngày|Họ tên|Từ|Đến",
            "08/6|Lê Văn Thắng|7h00|11h30",
            "08/6|Trịnh Thị Lan|13h30|17h00",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        08/06/24 | 07:00-11:30 | ? | Lê Văn Thắng
        08/06/24 | 13:30-17:00 | ? | Trịnh Thị Lan
        """,
        0,
    ),
    "the day only in the first of its rows": (
        [
            "Ngày|Ca|Người trực",
            "08/6|Sáng|Lê Văn Thắng",
            "|Chiều|Trịnh Thị Lan",
            "09/6|Sáng|Đỗ Minh Tuấn",
            "|Chiều|Hoàng Thị Mai",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        08/06/24 | 07:00-11:30 | ? | Lê Văn Thắng
        08/06/24 | 13:30-17:00 | ? | Trịnh Thị Lan
        09/06/24 | 07:00-11:30 | ? | Đỗ Minh Tuấn
        09/06/24 | 13:30-17:00 | ? | Hoàng Thị Mai
        """,
        0,
    ),
    "days in the first cell of their own rows, not merged": (
        [
            "STT|Họ và tên|Nhiệm vụ|Điện thoại",
            "Thứ 7, 08/6|||",
            "1|Lê Văn Thắng|Trực chỉ huy|0912000101",
            "2|Đỗ Minh Tuấn|Tiếp công dân|0912000202",
            "Chủ nhật, 09/6|||",
            "1|Trịnh Thị Lan|Trực chỉ huy|0912000102",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        08/06/24 | command | Lê Văn Thắng | 0912000101
        08/06/24 | reception | Đỗ Minh Tuấn | 0912000202
        09/06/24 | command | Trịnh Thị Lan | 0912000102
        """,
        0,
    ),
    "titles as the heads of rows": (
        [
            "Chức danh|Thứ 7 01/6|CN 02/6",
            "Chủ tịch|Lê Văn Thắng|Trịnh Thị Lan",
            "Trưởng Công an|Bùi Văn Cường|Mai Xuân Phúc",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | ? | Lê Văn Thắng
        01/06/24 | police | Bùi Văn Cường
        02/06/24 | ? | Trịnh Thị Lan
        02/06/24 | police | Mai Xuân Phúc
        """,
        0,
    ),
    "nights by the heading of their row": (
        [
            "Nội dung|T7 08/6|CN 09/6",
            "Trực lãnh đạo|Lan|Thắng",
            "Trực đêm|Bảy|Hùng",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        08/06/24 | 17:00-07:00 | ? | Bảy
        08/06/24 | command | Lan
        09/06/24 | 17:00-07:00 | ? | Hùng
        09/06/24 | command | Thắng
        """,
        0,
    ),
    "phones in a row under the people": (
        [
            "Ngày|01/6|02/6|08/6",
            "Thứ|T7|CN|T7",
            "Lãnh đạo|Lê Văn Thắng|Trịnh Thị Lan|Lê Văn Thắng",
            "SĐT|0912000101|0912000102|0912000101",
            "Công an|Bùi Văn Cường|Mai Xuân Phúc|Bùi Văn Cường",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | command | Lê Văn Thắng | 0912000101
        01/06/24 | police | Bùi Văn Cường
        02/06/24 | command | Trịnh Thị Lan | 0912000102
        02/06/24 | police | Mai Xuân Phúc
        08/06/24 | command | Lê Văn Thắng | 0912000101
        08/06/24 | police | Bùi Văn Cường
        """,
        0,
    ),
    "groups by number, their people in lines": (
        [
            "Ngày|Tổ trực",
            "01/6|Tổ 1",
            "02/6|Tổ 2",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024\nTổ 1: Lê Văn Thắng, Trịnh Thị Lan\nTổ 2: Đỗ Minh Tuấn, Hoàng Thị Mai",
        """
        01/06/24 | ? | Lê Văn Thắng
        01/06/24 | ? | Trịnh Thị Lan
        02/06/24 | ? | Hoàng Thị Mai
        02/06/24 | ? | Đỗ Minh Tuấn
        """,
        0,
    ),
    "a note in the middle": (
        [
            "TT|Ngày|Lãnh đạo",
            "1|01/6|Lê Văn Thắng",
            "Ghi chú: tuần này họp HĐND|<|<",
            "2|02/6|Trịnh Thị Lan",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | command | Lê Văn Thắng
        02/06/24 | command | Trịnh Thị Lan
        """,
        0,
    ),
    "several posts in one head": (
        [
            "Ngày|Lãnh đạo trực|Công an, Quân sự",
            "01/6|Đ/c Thắng - CT|Đ/c Cường CA + Đ/c Anh QS",
            "02/6|Đ/c Lan - PCT|Đ/c Phúc",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | command | Thắng | CT
        01/06/24 | military | Anh | QS
        01/06/24 | police | Cường | CA
        02/06/24 | ? | Phúc
        02/06/24 | command | Lan | PCT
        """,
        0,
    ),
    "posts by their short forms inside a cell": (
        [
            "Ngày|Phân công",
            "01/6|LĐ: Lê Văn Thắng; CB: Đỗ Minh Tuấn; CA: Bùi Văn Cường",
            "02/6|LĐ: Trịnh Thị Lan; CB: Hoàng Thị Mai",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | command | Lê Văn Thắng
        01/06/24 | police | Bùi Văn Cường
        01/06/24 | reception | Đỗ Minh Tuấn
        02/06/24 | command | Trịnh Thị Lan
        02/06/24 | reception | Hoàng Thị Mai
        """,
        0,
    ),
    "names in capitals": (
        [
            "NGÀY|TRỰC LÃNH ĐẠO|ĐIỆN THOẠI",
            "01/6|ĐỒNG CHÍ LÊ VĂN THẮNG - PCT UBND|0912000101",
            "02/6|TRỊNH THỊ LAN (CT)|0912000102",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | command | Lê Văn Thắng | PCT UBND | 0912000101
        02/06/24 | command | Trịnh Thị Lan | CT | 0912000102
        """,
        0,
    ),
    "weeks with numbers, days and names in their cells": (
        [
            "Tuần|T2|T3|T7|CN",
            "1|||01/6¶Thắng|02/6¶Lan",
            "2|03/6¶Hà|04/6¶Mai|08/6¶Mai|09/6¶Lan",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | ? | Thắng
        02/06/24 | ? | Lan
        03/06/24 | ? | Hà
        04/06/24 | ? | Mai
        08/06/24 | ? | Mai
        09/06/24 | ? | Lan
        """,
        0,
    ),
    "one list under another, phones at the end": (
        [
            "I. LỊCH TRỰC LÃNH ĐẠO|<|<",
            "Ngày|Họ tên|SĐT",
            "01/6|Lê Văn Thắng|0912000101",
            "II. LỊCH TRỰC CÔNG AN (từ 17h00 đến 7h00 hôm sau)|<|<",
            "Ngày|Họ tên|SĐT",
            "01/6|Bùi Văn Cường|0912000301",
            "III. DANH BẠ|<|<",
            "TT|Họ tên|SĐT",
            "1|Mai Xuân Phúc|0912000302",
        ],
        "LỊCH TRỰC THÁNG 6 NĂM 2024",
        """
        01/06/24 | 17:00-07:00 | police | Bùi Văn Cường | 0912000301
        01/06/24 | command | Lê Văn Thắng | 0912000101
        """,
        0,
    ),
    "text: duties behind the people": (
        [
            "LỊCH TRỰC THÁNG 6 NĂM 2024",
            "(thời gian trực từ 7h00 đến 17h00)",
            "1. Thứ bảy ngày 08/6: đ/c Lê Văn Thắng - Chủ tịch UBND, trực chỉ huy (0912.345.678); đ/c "
            "Trần Thị Mai - VP-TK trực tiếp công dân.",
            "2. Chủ nhật ngày 09/6: Trực chỉ huy: bà Lê Thị Hồng Nhung - PCT UBND (0983112233). Tiếp "
            "công dân: ông Hoàng Văn Sơn (0968445566) và bà Đỗ Thị Lan Anh. Công an: Bùi Đức Mạnh.",
            "3. Chủ nhật, 16/6 (7h30 - 11h30): đồng chí Trịnh Đình Lâm, Bí thư Đảng ủy, trực lãnh đạo; "
            "đồng chí Nguyễn Đình Trực trực tiếp công dân.",
            "4. Thứ bảy ngày 22/6: đ/c Lê Văn Thắng trực chỉ huy.",
        ],
        "",
        """
        08/06/24 | 07:00-17:00 | command | Lê Văn Thắng | Chủ tịch UBND | 0912345678
        08/06/24 | 07:00-17:00 | reception | Trần Thị Mai | VP-TK
        09/06/24 | 07:00-17:00 | command | Lê Thị Hồng Nhung | PCT UBND | 0983112233
        09/06/24 | 07:00-17:00 | police | Bùi Đức Mạnh
        09/06/24 | 07:00-17:00 | reception | Hoàng Văn Sơn | 0968445566
        09/06/24 | 07:00-17:00 | reception | Đỗ Thị Lan Anh
        16/06/24 | 07:30-11:30 | command | Trịnh Đình Lâm | Bí thư Đảng ủy
        16/06/24 | 07:30-11:30 | reception | Nguyễn Đình Trực
        22/06/24 | 07:00-17:00 | command | Lê Văn Thắng
        """,
        0,
    ),
    "text: posts, their days below, phones at the end": (
        [
            "LỊCH TRỰC CÁC NGÀY NGHỈ THÁNG 6/2024",
            "I. Trực lãnh đạo (từ 7h00 đến 17h00)",
            "- Ngày 08/6: Đ/c Lê Văn Thắng",
            "- Ngày 09/6: Đ/c Trịnh Thị Lan",
            "II. Trực công an (từ 17h00 đến 7h00 hôm sau)",
            "- Ngày 08/6: Đ/c Bùi Văn Cường",
            "III. Số điện thoại liên hệ",
            "1. Đ/c Lê Văn Thắng: 0912.000.101",
            "2. Đ/c Bùi Văn Cường – CA: 0912.000.301",
        ],
        "",
        """
        08/06/24 | 07:00-17:00 | command | Lê Văn Thắng | 0912000101
        08/06/24 | 17:00-07:00 | police | Bùi Văn Cường | 0912000301
        09/06/24 | 07:00-17:00 | command | Trịnh Thị Lan
        """,
        0,
    ),
    "text: whole sentences": (
        [
            "THÔNG BÁO",
            "Thứ Bảy, ngày 08 tháng 6 năm 2024: đồng chí Lê Văn Thắng, Phó Chủ tịch UBND thị trấn, trực"
            " lãnh đạo; đồng chí Phạm Thị Hương, công chức Văn phòng - Thống kê và đồng chí Bùi Văn "
            "Cường, Công an viên, trực tiếp công dân.",
            "Chủ nhật, ngày 09 tháng 6 năm 2024: đồng chí Trịnh Thị Lan, Chủ tịch UBND thị trấn, trực lãnh đạo.",
        ],
        "",
        """
        08/06/24 | command | Lê Văn Thắng | Phó Chủ tịch UBND thị trấn
        08/06/24 | reception | Bùi Văn Cường | Công an viên
        08/06/24 | reception | Phạm Thị Hương | công chức Văn phòng - Thống kê
        09/06/24 | command | Trịnh Thị Lan | Chủ tịch UBND thị trấn
        """,
        0,
    ),
    "text: people first, several days each": (
        [
            "LỊCH TRỰC THÁNG 6 NĂM 2024",
            "Đ/c Lê Văn Thắng, PCT UBND (0912.000.101): trực ngày 01/6, 08/6",
            "Đ/c Trịnh Thị Lan: 02/6; 09/6",
            "Đ/c Bùi Văn Cường trực đêm các ngày 01, 02/6",
        ],
        "",
        """
        01/06/24 | 17:00-07:00 | ? | Bùi Văn Cường
        01/06/24 | ? | Lê Văn Thắng | PCT UBND | 0912000101
        02/06/24 | 17:00-07:00 | ? | Bùi Văn Cường
        02/06/24 | ? | Trịnh Thị Lan
        08/06/24 | ? | Lê Văn Thắng | PCT UBND | 0912000101
        09/06/24 | ? | Trịnh Thị Lan
        """,
        0,
    ),
    "text: morning and afternoon of a weekday": (
        [
            "LỊCH TRỰC TUẦN 23 (từ 03/6/2024 đến 09/6/2024)",
            "Thứ 2: Sáng: Lan; Chiều: Thắng",
            "Thứ 7 + CN: Lê Văn Thắng",
        ],
        "",
        """
        03/06/24 | 07:00-11:30 | ? | Lan
        03/06/24 | 13:30-17:00 | ? | Thắng
        08/06/24 | ? | Lê Văn Thắng
        09/06/24 | ? | Lê Văn Thắng
        """,
        0,
    ),
}


def whats(sheet: Sheet) -> list[str]:
    return [doubt.what for doubt in sheet.doubts]


@pytest.mark.parametrize("name", OFFICES)
def test_a_further_office_is_read_completely(name: str) -> None:
    rows, context, expected, doubts = OFFICES[name]
    sheet = read_one(*rows, context=context)
    assert told(sheet) == lines(expected)
    assert len(sheet.doubts) == doubts, whats(sheet)


def test_marks_that_are_not_explained_are_one_doubt_each_with_every_place() -> None:
    sheet = read_one("TT|Họ và tên|1|2|8|9", "1|Ngô Văn Bảy|1|2||1", "2|Tạ Quang Hùng|2||1|", context=JUNE)
    assert not sheet.entries
    assert [doubt.where for doubt in sheet.doubts] == ["Bảng!C2; F2; E3", "Bảng!D2; C3"]
    assert all("Ngô Văn Bảy, Tạ Quang Hùng" in what for what in whats(sheet))


def test_weekdays_without_a_week_are_one_doubt_with_every_name() -> None:
    sheet = read_one("Buổi|Thứ 2|Thứ 3", "Sáng|Đ/c Lan|Đ/c Thắng", "Chiều|Đ/c Hà|Đ/c Mai", context="LỊCH TUẦN 23")
    assert not sheet.entries
    (what,) = whats(sheet)
    assert all(name in what for name in ("Lan", "Thắng", "Hà", "Mai"))


def test_two_days_in_one_row_that_disagree_leave_the_row_and_say_so() -> None:
    sheet = read_one("Ngày|Thứ, ngày|Trực", "08/6|CN 09/6|Lê Văn Thắng", context=JUNE)
    assert not sheet.entries
    assert "hai ngày khác nhau (09/06/2024 và 08/06/2024)" in whats(sheet)[0] or "08/06/2024" in whats(sheet)[0]
    assert "Lê Văn Thắng" in whats(sheet)[0]


@pytest.mark.parametrize("rows", [
    ("Ngày|Trực|Dự phòng", "08/6|Lê Văn Thắng|Đỗ Minh Tuấn"),
    ("Thành phần|T7 08/6", "Lãnh đạo|Lê Văn Thắng", "Dự phòng|Đỗ Minh Tuấn"),
    ("Ngày|Trực", "08/6|Lê Văn Thắng; Dự phòng: Đỗ Minh Tuấn"),
])  # fmt: skip
def test_who_stands_by_is_not_on_duty_and_is_told(rows: tuple[str, ...]) -> None:
    sheet = read_one(*rows, context=JUNE)
    assert [entry.person for entry in sheet.entries] == ["Lê Văn Thắng"]
    (what,) = whats(sheet)
    assert "dự phòng" in what
    assert "Đỗ Minh Tuấn" in what


def test_an_empty_cell_of_a_post_that_is_filled_elsewhere_is_told() -> None:
    days = [f"{day:02d}/6|Lan|{'Cường' if day != 5 else ''}" for day in range(1, 9)]
    sheet = read_one("Ngày|Lãnh đạo|Công an", *days, context=JUNE)
    assert [(doubt.where, "“Công an”: 05/06/2024" in doubt.what) for doubt in sheet.doubts] == [("Bảng!C6", True)]


def test_a_post_of_working_days_has_no_gap_at_the_weekend() -> None:
    days = [f"{day:02d}/6|Lan|{'Cường' if day not in (8, 9) else ''}" for day in range(3, 15)]
    assert not read_one("Ngày|Lãnh đạo|Văn phòng", *days, context=JUNE).doubts


@pytest.mark.parametrize(("line", "hours"), [
    ("(Thời gian trực 24/24 giờ: từ 7h30 hôm nay đến 7h30 hôm sau)", "07:30-07:30"),
    ("I. TRỰC CÔNG AN (từ 7h00 đến 17h00)", "07:00-17:00"),
    ("Trực công an: 17h00 - 7h00 hôm sau", "17:00-07:00"),
    ("(Trực 24/24h)", "07:00-07:00"),
    ("LỊCH TRỰC ĐÊM THÁNG 6 NĂM 2024", "17:00-07:00"),
    ("(7h00 - 17h00)", "07:00-17:00"),
])  # fmt: skip
def test_a_line_above_the_table_gives_its_hours(line: str, hours: str) -> None:
    sheet = read_one("Ngày|Họ và tên", "08/6|Lê Văn Thắng", context=f"{JUNE}\n{line}")
    assert [f"{entry.starts:%H:%M}-{entry.ends:%H:%M}" for entry in sheet.entries] == [hours]


@pytest.mark.parametrize("line", ["* Các đ/c mở điện thoại 24/24", "Họp giao ban từ 8h00 đến 9h00"])
def test_a_line_of_other_things_gives_no_hours(line: str) -> None:
    (entry,) = read_one("Ngày|Họ và tên", "08/6|Lê Văn Thắng", context=f"{JUNE}\n\n{line}").entries
    assert entry.starts is None


def test_a_heading_over_a_table_names_its_post_and_hours_where_the_column_says_only_officers() -> None:
    rows = ("Ngày|Cán bộ trực", "08/6|Lê Văn Tuấn")
    one = table(*rows, context=f"{JUNE}\n(Thời gian trực: từ 7h00 đến 17h00)", name="A")
    other = table(*rows, context=one.context, name="B")
    other = type(other)("B", other.rows, other.context, "II. TRỰC CÔNG AN (từ 17h00 đến 7h00 hôm sau)")
    assert told(read([one, other], TODAY)) == [
        "08/06/24 | 07:00-17:00 | reception | Lê Văn Tuấn",
        "08/06/24 | 17:00-07:00 | police | Lê Văn Tuấn",
    ]


def test_phones_of_a_directory_are_given_by_name_and_never_guessed() -> None:
    duties = table("Ngày|Lãnh đạo", "08/6|Lê Văn Thắng", "09/6|Trịnh Thị Lan", context=JUNE, name="T6")
    book = table("TT|Họ và tên|SĐT", "1|Lê Văn Thắng|912000101", "2|Trịnh Thị Lan|0912000102",
                 "3|Trịnh Thị Lan|0912000103", name="Danh bạ")  # fmt: skip
    sheet = read([duties, book], TODAY)
    assert [entry.phone for entry in sheet.entries] == ["0912000101", None]
    assert ["hai số điện thoại của Trịnh Thị Lan" in what for what in whats(sheet)] == [True]


def test_a_list_of_strangers_beside_a_roster_is_no_directory_and_is_told() -> None:
    duties = table("Ngày|Lãnh đạo", "08/6|Lê Văn Thắng", context=JUNE, name="T6")
    others = table("TT|Họ và tên|SĐT", "1|Trịnh Thị Lan|0912000102", name="Trực thêm")
    (what,) = whats(read([duties, others], TODAY))
    assert "Trịnh Thị Lan" in what


@pytest.mark.parametrize("line", [
    "Hà Trung, ngày 31 tháng 5 năm 2024",
    "LỊCH TRỰC LỄ QUỐC KHÁNH 02/9/2024",
])  # fmt: skip
def test_the_frame_of_a_paper_names_nobody(line: str) -> None:
    sheet = read_one(f"UBND THỊ TRẤN|{line}", "Ngày|Lãnh đạo", "01/9/2024|Lan", "02/9/2024|Làm việc bình thường")
    assert told(sheet) == ["01/09/24 | command | Lan"]
    assert not sheet.doubts


def test_the_year_of_a_title_holds_for_running_text() -> None:
    rows = ("LỊCH TRỰC THÁNG 6 NĂM 2019", "Ngày 08/6: đ/c Lê Văn Thắng")
    sheet = read_one(*rows)
    assert [entry.on.year for entry in sheet.entries] == [2019]
    assert not sheet.doubts


@pytest.mark.parametrize("line", [
    "Ngày 08/6: đ/c Lê Văn Thắng trực theo kế hoạch riêng của ???; ông Phúc 123",
    "Thứ 7, ngày 08/6: đ/c Lê Văn Thắng và các đồng chí trong tổ công tác",
])  # fmt: skip
def test_a_line_that_cannot_be_read_is_told_where_it_stands(line: str) -> None:
    sheet = read_one(JUNE, line)
    assert "Lê Văn Thắng" in " ".join([*whats(sheet), *(entry.person for entry in sheet.entries)])
    assert {doubt.where for doubt in sheet.doubts} == {"Bảng!A2"}
