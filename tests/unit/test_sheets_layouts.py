"""Layouts that the rules were not made from: as other offices would type their rosters, each read completely."""

from __future__ import annotations

import pytest

from tests.unit.sheets_stage import lines, read_one, told

LAYOUTS = {
    "calendar with the dates in a line above the names": (
        [
            "LỊCH TRỰC LÃNH ĐẠO THÁNG 6 NĂM 2024|<|<|<|<|<|<",
            "Thứ 2|Thứ 3|Thứ 4|Thứ 5|Thứ 6|Thứ 7|CN",
            "3|4|5|6|7|8|9",
            "Lan|Thắng|Lan|Thắng|Lan|Thắng|Lan",
            "10|11|12|13|14|15|16",
            "Thắng|Lan|Thắng|Lan|Thắng|Lan|-",
        ],
        "",
        """
        03/06/24 | command | Lan
        04/06/24 | command | Thắng
        05/06/24 | command | Lan
        06/06/24 | command | Thắng
        07/06/24 | command | Lan
        08/06/24 | command | Thắng
        09/06/24 | command | Lan
        10/06/24 | command | Thắng
        11/06/24 | command | Lan
        12/06/24 | command | Thắng
        13/06/24 | command | Lan
        14/06/24 | command | Thắng
        15/06/24 | command | Lan
        """,
        0,
    ),
    "people down, days of the month across, marks": (
        [
            "BẢNG PHÂN CÔNG TRỰC BẢO VỆ THÁNG 6/2024|<|<|<|<|<|<",
            "TT|Họ và tên|Ngày trong tháng|<|<|<|Tổng số",
            "^|^|1|2|8|9|^",
            "1|Ngô Văn Bảy|x||Đ||2",
            "2|Tạ Quang Hùng||x|S|x|3",
        ],
        "",
        """
        01/06/24 | guard | Ngô Văn Bảy
        08/06/24 | 17:00-07:00 | guard | Ngô Văn Bảy
        02/06/24 | guard | Tạ Quang Hùng
        08/06/24 | 07:00-11:30 | guard | Tạ Quang Hùng
        09/06/24 | guard | Tạ Quang Hùng
        """,
        0,
    ),
    "one row a week, two columns for its ends": (
        [
            "TT|Từ ngày|Đến ngày|Lãnh đạo trực|Điện thoại|Trực ban QS",
            "1|03/6|05/6|Đ/c Lê Văn Thắng (PCT)|0912.000.101|Vũ Đức Anh",
            "2|08/6|09/6|Đ/c Trịnh Thị Lan (CT)|912000102|Hồ Sỹ Nam, Vũ Đức Anh",
        ],
        "LỊCH TRỰC TUẦN NĂM 2024",
        """
        03/06/24 | command | Lê Văn Thắng | PCT | 0912000101
        04/06/24 | command | Lê Văn Thắng | PCT | 0912000101
        05/06/24 | command | Lê Văn Thắng | PCT | 0912000101
        03/06/24 | military | Vũ Đức Anh
        04/06/24 | military | Vũ Đức Anh
        05/06/24 | military | Vũ Đức Anh
        08/06/24 | command | Trịnh Thị Lan | CT | 0912000102
        09/06/24 | command | Trịnh Thị Lan | CT | 0912000102
        08/06/24 | military | Hồ Sỹ Nam
        09/06/24 | military | Hồ Sỹ Nam
        08/06/24 | military | Vũ Đức Anh
        09/06/24 | military | Vũ Đức Anh
        """,
        0,
    ),
    "days as section rows": (
        [
            "STT|Thành phần|Họ và tên|Chức vụ|SĐT",
            "Thứ Bảy, ngày 08/6/2024|<|<|<|<",
            "1|Lãnh đạo|Lê Văn Thắng|PCT UBND|0912000101",
            "2|Công an|Bùi Văn Cường|CAV|0912000301",
            "Chủ nhật, ngày 09/6/2024|<|<|<|<",
            "1|Lãnh đạo|Trịnh Thị Lan|CT UBND|0912000102",
            "2|Y tế|Cao Thị Hoa|Trạm trưởng|0912000601",
        ],
        "",
        """
        08/06/24 | command | Lê Văn Thắng | PCT UBND | 0912000101
        08/06/24 | police | Bùi Văn Cường | CAV | 0912000301
        09/06/24 | command | Trịnh Thị Lan | CT UBND | 0912000102
        09/06/24 | medical | Cao Thị Hoa | Trạm trưởng | 0912000601
        """,
        0,
    ),
    "no head at all": (
        [
            "Thứ 7|01/6|Lê Văn Thắng|0912000101",
            "Chủ nhật|02/6|Trịnh Thị Lan|0912000102",
            "Thứ 7|08/6|Lê Văn Thắng|0912000101",
        ],
        "Danh sách trực lãnh đạo tháng 6/2024",
        """
        01/06/24 | command | Lê Văn Thắng | 0912000101
        02/06/24 | command | Trịnh Thị Lan | 0912000102
        08/06/24 | command | Lê Văn Thắng | 0912000101
        """,
        0,
    ),
    "hospital style: shifts across under each post": (
        [
            "Ngày|Lãnh đạo|<|Công an|<",
            "^|Ban ngày|Ban đêm|Ban ngày|Ban đêm",
            "Thứ 7 (08/06)|Thắng|Lan|Cường|Phúc",
            "CN (09/06)|Lan|Thắng|Phúc|Cường + Bình",
        ],
        "LỊCH TRỰC TUẦN 23 NĂM 2024",
        """
        08/06/24 | 07:00-17:00 | command | Thắng
        08/06/24 | 17:00-07:00 | command | Lan
        08/06/24 | 07:00-17:00 | police | Cường
        08/06/24 | 17:00-07:00 | police | Phúc
        09/06/24 | 07:00-17:00 | command | Lan
        09/06/24 | 17:00-07:00 | command | Thắng
        09/06/24 | 07:00-17:00 | police | Phúc
        09/06/24 | 17:00-07:00 | police | Cường
        09/06/24 | 17:00-07:00 | police | Bình
        """,
        0,
    ),
    "all of a day in one cell": (
        [
            "Thời gian|Thành phần trực|Ghi chú",
            "Ngày 08/6¶(Thứ 7)|- Lãnh đạo: Đ/c Lê Văn Thắng - PCT (0912.000.101)¶- Tiếp dân: Đ/c Phạm Thị Hương"
            "¶- Công an: Đ/c Bùi Văn Cường, Đ/c Mai Xuân Phúc|",
            "Ngày 09/6¶(CN)|- Lãnh đạo: Đ/c Trịnh Thị Lan - CT¶- Tiếp dân: Đ/c Đỗ Minh Tuấn¶- Công an: như trên|",
        ],
        "Hà Trung, ngày 30 tháng 5 năm 2024",
        """
        08/06/24 | command | Lê Văn Thắng | PCT | 0912000101
        08/06/24 | reception | Phạm Thị Hương
        08/06/24 | police | Bùi Văn Cường
        08/06/24 | police | Mai Xuân Phúc
        09/06/24 | command | Trịnh Thị Lan | CT
        09/06/24 | reception | Đỗ Minh Tuấn
        """,
        1,
    ),
    "shifts with clock times as rows of a week": (
        [
            "Ca trực|T2¶10/6|T3¶11/6|T4¶12/6|T5¶13/6|T6¶14/6|T7¶15/6|CN¶16/6",
            "Ca 1¶(6h00 - 14h00)|An|Bình|Cường|An|Bình|Cường|An",
            "Ca 2¶(14h00 - 22h00)|Bình|Cường|An|Bình|Cường|An|Bình",
            "Ca 3¶(22h00 - 6h00 hôm sau)|Cường|An|Bình||||",
        ],
        "LỊCH TRỰC BẢO VỆ CƠ QUAN\nTuần 24 (từ 10/6/2024 đến 16/6/2024)",
        """
        10/06/24 | 06:00-14:00 | guard | An
        11/06/24 | 06:00-14:00 | guard | Bình
        12/06/24 | 06:00-14:00 | guard | Cường
        13/06/24 | 06:00-14:00 | guard | An
        14/06/24 | 06:00-14:00 | guard | Bình
        15/06/24 | 06:00-14:00 | guard | Cường
        16/06/24 | 06:00-14:00 | guard | An
        10/06/24 | 14:00-22:00 | guard | Bình
        11/06/24 | 14:00-22:00 | guard | Cường
        12/06/24 | 14:00-22:00 | guard | An
        13/06/24 | 14:00-22:00 | guard | Bình
        14/06/24 | 14:00-22:00 | guard | Cường
        15/06/24 | 14:00-22:00 | guard | An
        16/06/24 | 14:00-22:00 | guard | Bình
        10/06/24 | 22:00-06:00 | guard | Cường
        11/06/24 | 22:00-06:00 | guard | An
        12/06/24 | 22:00-06:00 | guard | Bình
        """,
        0,
    ),
    "two halves side by side in one cell, capitals, no marks": (
        [
            "NGAY TRUC|TRUC LANH DAO|TRUC BAN",
            "T7 - 08/06/2024|LE VAN THANG - PCT|DO MINH TUAN; HOANG THI MAI",
            "CN - 09/06/2024|TRINH THI LAN - CT|PHAM THI HUONG",
        ],
        "",
        """
        08/06/24 | command | Le Van Thang | PCT
        08/06/24 | ? | Do Minh Tuan
        08/06/24 | ? | Hoang Thi Mai
        09/06/24 | command | Trinh Thi Lan | CT
        09/06/24 | ? | Pham Thi Huong
        """,
        0,
    ),
    "weeks down, weekdays across": (
        [
            "Tuần|Thứ 7|Chủ nhật",
            "Tuần 1 (03/6 - 09/6)|Lê Văn Thắng|Trịnh Thị Lan",
            "Tuần 2 (10/6 - 16/6)|Trịnh Thị Lan|Lê Văn Thắng",
        ],
        "PHÂN CÔNG LÃNH ĐẠO TRỰC THỨ BẢY, CHỦ NHẬT NĂM 2024",
        """
        08/06/24 | command | Lê Văn Thắng
        09/06/24 | command | Trịnh Thị Lan
        15/06/24 | command | Trịnh Thị Lan
        16/06/24 | command | Lê Văn Thắng
        """,
        0,
    ),
    "lines of text, the day first and its people below": (
        [
            "LỊCH TRỰC DỊP CUỐI TUẦN",
            "* Thứ bảy (08.6.2024):",
            "+ Sáng: đ/c Lê Văn Thắng, PCT UBND, ĐT 0912 000 101",
            "+ Chiều: đ/c Phạm Thị Hương",
            "* Chủ nhật (09.6.2024):",
            "+ Sáng: đ/c Trịnh Thị Lan, CT UBND",
            "+ Chiều: đ/c Đỗ Minh Tuấn và đ/c Hoàng Thị Mai",
        ],
        "",
        """
        08/06/24 | 07:00-11:30 | ? | Lê Văn Thắng | PCT UBND | 0912000101
        08/06/24 | 13:30-17:00 | ? | Phạm Thị Hương
        09/06/24 | 07:00-11:30 | ? | Trịnh Thị Lan | CT UBND
        09/06/24 | 13:30-17:00 | ? | Đỗ Minh Tuấn
        09/06/24 | 13:30-17:00 | ? | Hoàng Thị Mai
        """,
        0,
    ),
    "dates as values, three heads down, phones under the names": (
        [
            "LỊCH TRỰC TẾT DƯƠNG LỊCH 2025|<|<|<|<",
            "Ngày|Phân công trực|<|<|<",
            "^|Lãnh đạo|<|Nhân viên|<",
            "^|Ngày|Đêm|Ngày|Đêm",
            "31/12/2024|Thắng¶0912000101|Lan¶0912000102|Hương¶0912000201|Tuấn¶0912000202",
            "01/01/2025|Lan¶0912000102|Thắng¶0912000101|//|//",
        ],
        "",
        """
        31/12/24 | 07:00-17:00 | command | Thắng | 0912000101
        31/12/24 | 17:00-07:00 | command | Lan | 0912000102
        31/12/24 | 07:00-17:00 | ? | Hương | 0912000201
        31/12/24 | 17:00-07:00 | ? | Tuấn | 0912000202
        01/01/25 | 07:00-17:00 | command | Lan | 0912000102
        01/01/25 | 17:00-07:00 | command | Thắng | 0912000101
        01/01/25 | 07:00-17:00 | ? | Hương | 0912000201
        01/01/25 | 17:00-07:00 | ? | Tuấn | 0912000202
        """,
        0,
    ),
    "a night by its two dates": (
        [
            "UBND XÃ HOẠT GIANG|<|<|<",
            "BẢNG PHÂN CÔNG TRỰC ĐÊM CƠ QUAN|<|<|<",
            "(Kèm theo Kế hoạch số 15/KH-UBND ngày 28/5/2024 của UBND xã)|<|<|<",
            "Số TT|Ngày tháng|Họ và tên người trực|Ghi chú",
            "01|Đêm 01/6/2024 rạng sáng 02/6/2024|Nguyễn Hữu Đạt - PCT UBND (0913 222 333)"
            "¶Lê Thị Thu - VHXH (0914 222 333)|",
            "02|Đêm 02/6/2024 rạng sáng 03/6/2024|Trần Đình Phong – TCKT, Hoàng Văn Dũng – CHP BCHQS|",
        ],
        "",
        """
        01/06/24 | 17:00-07:00 | ? | Nguyễn Hữu Đạt | PCT UBND | 0913222333
        01/06/24 | 17:00-07:00 | ? | Lê Thị Thu | VHXH | 0914222333
        02/06/24 | 17:00-07:00 | ? | Trần Đình Phong | TCKT
        02/06/24 | 17:00-07:00 | ? | Hoàng Văn Dũng | CHP BCHQS
        """,
        0,
    ),
    "people with the weekday or the days on which they receive": (
        [
            "STT|Họ tên|Chức danh|Ngày tiếp công dân",
            "1|Trịnh Thị Lan|Chủ tịch UBND|Thứ 5 hằng tuần",
            "2|Lê Văn Thắng|Phó Chủ tịch UBND|Ngày 05 và 20",
        ],
        "LỊCH TIẾP CÔNG DÂN THÁNG 6 NĂM 2024",
        """
        06/06/24 | reception | Trịnh Thị Lan | Chủ tịch UBND
        13/06/24 | reception | Trịnh Thị Lan | Chủ tịch UBND
        20/06/24 | reception | Trịnh Thị Lan | Chủ tịch UBND
        27/06/24 | reception | Trịnh Thị Lan | Chủ tịch UBND
        05/06/24 | reception | Lê Văn Thắng | Phó Chủ tịch UBND
        20/06/24 | reception | Lê Văn Thắng | Phó Chủ tịch UBND
        """,
        0,
    ),
    "two lists side by side": (
        [
            "LỊCH TRỰC THÁNG 6/2024|<|<|<|<|<",
            "Ngày|Thứ|Lãnh đạo|Ngày|Thứ|Lãnh đạo",
            "01|T7|Lan|03|T2|Thắng",
            "02|CN|Thắng|04|T3|Lan",
        ],
        "",
        """
        01/06/24 | command | Lan
        02/06/24 | command | Thắng
        03/06/24 | command | Thắng
        04/06/24 | command | Lan
        """,
        0,
    ),
    "weekdays down, shifts across, the week in the title": (
        [
            "Thứ|Sáng (7h-11h30)|Chiều (13h30-17h)",
            "Thứ 2|Đ/c Lan|Đ/c Thắng",
            "Thứ 3|Đ/c Thắng|-",
            "Thứ 4|nt|Đ/c Lan",
            "Thứ 7|Trực theo lịch riêng|",
        ],
        "LỊCH CÁN BỘ TIẾP CÔNG DÂN\nTuần 23: 03/6 - 08/6/2024",
        """
        03/06/24 | 07:00-11:30 | reception | Lan
        03/06/24 | 13:30-17:00 | reception | Thắng
        04/06/24 | 07:00-11:30 | reception | Thắng
        05/06/24 | 07:00-11:30 | reception | Thắng
        05/06/24 | 13:30-17:00 | reception | Lan
        """,
        1,
    ),
    "posts down, days across, name and phone under each day": (
        [
            "Lực lượng|Thứ 7 (08/6)|<|Chủ nhật (09/6)|<",
            "^|Họ tên|SĐT|Họ tên|SĐT",
            "Lãnh đạo|Lê Văn Thắng|0912000101|Trịnh Thị Lan|0912000102",
            "Công an|Bùi Văn Cường|0912000301|Mai Xuân Phúc|0912000302",
            "Dân quân|Vũ Đức Anh, Hồ Sỹ Nam|0912000501, 0912000502|Vũ Đức Anh|0912000501",
        ],
        "",
        """
        08/06/24 | command | Lê Văn Thắng | 0912000101
        09/06/24 | command | Trịnh Thị Lan | 0912000102
        08/06/24 | police | Bùi Văn Cường | 0912000301
        09/06/24 | police | Mai Xuân Phúc | 0912000302
        08/06/24 | military | Vũ Đức Anh | 0912000501
        08/06/24 | military | Hồ Sỹ Nam | 0912000502
        09/06/24 | military | Vũ Đức Anh | 0912000501
        """,
        0,
    ),
    "one line for a week, names before days": (
        [
            "Lịch trực lãnh đạo tuần từ 03/6 đến 09/6/2024: Lan - T7, Thắng - CN",
        ],
        "",
        """
        08/06/24 | command | Lan
        09/06/24 | command | Thắng
        """,
        0,
    ),
    "lines that begin with the person": (
        [
            "PHÂN CÔNG TRỰC THÁNG 6/2024",
            "1. Đ/c Lê Văn Thắng - PCT UBND: trực các ngày 01, 08, 15/6",
            "2. Đ/c Trịnh Thị Lan - CT UBND: trực ngày 02/6, 09/6",
        ],
        "",
        """
        01/06/24 | ? | Lê Văn Thắng | PCT UBND
        08/06/24 | ? | Lê Văn Thắng | PCT UBND
        15/06/24 | ? | Lê Văn Thắng | PCT UBND
        02/06/24 | ? | Trịnh Thị Lan | CT UBND
        09/06/24 | ? | Trịnh Thị Lan | CT UBND
        """,
        0,
    ),
    "posts as section rows": (
        [
            "TT|Ngày|Họ tên|SĐT",
            "I|LÃNH ĐẠO TRỰC|<|<",
            "1|01/6/2024|Lê Văn Thắng|912000101",
            "2|02/6/2024|Trịnh Thị Lan|912000102",
            "II|CÔNG AN TRỰC|<|<",
            "1|01/6/2024|Bùi Văn Cường|912000301",
            "2|02/6/2024|nt|",
        ],
        "",
        """
        01/06/24 | command | Lê Văn Thắng | 0912000101
        02/06/24 | command | Trịnh Thị Lan | 0912000102
        01/06/24 | police | Bùi Văn Cường | 0912000301
        02/06/24 | police | Bùi Văn Cường | 0912000301
        """,
        0,
    ),
    "the head again on the next page, a row for the month": (
        [
            "Ngày|Trực chỉ huy|Trực ban",
            "THÁNG 6/2024|<|<",
            "29|Lan|Tuấn",
            "30|Thắng|Hương",
            "Ngày|Trực chỉ huy|Trực ban",
            "THÁNG 7/2024|<|<",
            "01|Lan|Hương",
            "02|Thắng|Tuấn",
        ],
        "",
        """
        29/06/24 | command | Lan
        29/06/24 | ? | Tuấn
        30/06/24 | command | Thắng
        30/06/24 | ? | Hương
        01/07/24 | command | Lan
        01/07/24 | ? | Hương
        02/07/24 | command | Thắng
        02/07/24 | ? | Tuấn
        """,
        0,
    ),
    "hours that differ by kind of day": (
        [
            "Thứ/Ngày|Trực lãnh đạo|Trực bảo vệ",
            "(1)|(2)|(3)",
            "Thứ Bảy¶08/6|Lê Văn Thắng|Ngô Văn Bảy",
            "Chủ Nhật¶09/6|Trịnh Thị Lan|Tạ Quang Hùng",
        ],
        "LỊCH TRỰC\nThời gian trực: ngày thường từ 17h00 đến 7h00; thứ Bảy, Chủ nhật từ 7h00 đến 7h00 hôm sau",
        """
        08/06/24 | command | Lê Văn Thắng
        08/06/24 | guard | Ngô Văn Bảy
        09/06/24 | command | Trịnh Thị Lan
        09/06/24 | guard | Tạ Quang Hùng
        """,
        1,
    ),
    "calendar with date and name in one cell": (
        [
            "Thứ Hai|Thứ Ba|Thứ Tư|Thứ Năm|Thứ Sáu|Thứ Bảy|Chủ Nhật",
            "|||||01/6¶Lê Văn Thắng|02/6¶Trịnh Thị Lan",
            "03/6¶Đỗ Minh Tuấn|04/6¶Lê Văn Thắng|05/6¶Trịnh Thị Lan||||",
        ],
        "LỊCH TRỰC LÃNH ĐẠO THÁNG 6-2024",
        """
        01/06/24 | command | Lê Văn Thắng
        02/06/24 | command | Trịnh Thị Lan
        03/06/24 | command | Đỗ Minh Tuấn
        04/06/24 | command | Lê Văn Thắng
        05/06/24 | command | Trịnh Thị Lan
        """,
        0,
    ),
    "one name over two days, an office instead of a name": (
        [
            "Ngày|Trực Thường trực Đảng ủy, HĐND, UBND|Trực chuyên môn|Trực CA",
            "08/6/2024|Đ/c Cao Văn Minh|Đ/c Đỗ Minh Tuấn|Công an xã phân công",
            "09/6/2024|^|Đ/c Hoàng Thị Mai|^",
        ],
        "",
        """
        08/06/24 | command | Cao Văn Minh
        09/06/24 | command | Cao Văn Minh
        08/06/24 | ? | Đỗ Minh Tuấn
        09/06/24 | ? | Hoàng Thị Mai
        """,
        1,
    ),
    "people down, shifts and places beside them, the day in the title": (
        [
            "STT|Họ và tên|Ca trực|Vị trí|Điện thoại",
            "1|Ngô Văn Bảy|Ca I: 6h-14h|Cổng chính|0912 000 701",
            "2|Tạ Quang Hùng|Ca II: 14h-22h|Cổng chính|0912 000 702",
            "3|Bùi Thế Lực|Ca III: 22h-6h|Cổng phụ|",
        ],
        "DANH SÁCH TRỰC BẢO VỆ NGÀY 08/6/2024",
        """
        08/06/24 | 06:00-14:00 | guard | Ngô Văn Bảy | 0912000701
        08/06/24 | 14:00-22:00 | guard | Tạ Quang Hùng | 0912000702
        08/06/24 | 22:00-06:00 | guard | Bùi Thế Lực
        """,
        0,
    ),
    "a list typed without marks": (
        [
            "STT|NGAY|THU|HO TEN|CHUC VU|DIEN THOAI|GHI CHU",
            "1|1/6|7|Nguyen Van Minh|PCT|0912000801|",
            "2|2/6|CN|Tran Thi Thu|VP|0912000802|",
        ],
        "LICH TRUC CO QUAN THANG 6/2024",
        """
        01/06/24 | ? | Nguyen Van Minh | PCT | 0912000801
        02/06/24 | ? | Tran Thi Thu | VP | 0912000802
        """,
        0,
    ),
    "weekday and date in two rows of the head, unit and shift before them": (
        [
            "Đơn vị|Ca|Thứ 7|CN",
            "^|^|8/6|9/6",
            "UBND|Sáng|Lan|Thắng",
            "^|Chiều|Hà|Mai",
            "Công an|Sáng|Cường|Phúc",
            "^|Chiều|Phúc|Cường",
        ],
        "LỊCH TRỰC NĂM 2024",
        """
        08/06/24 | 07:00-11:30 | ? | Lan
        09/06/24 | 07:00-11:30 | ? | Thắng
        08/06/24 | 13:30-17:00 | ? | Hà
        09/06/24 | 13:30-17:00 | ? | Mai
        08/06/24 | 07:00-11:30 | police | Cường
        09/06/24 | 07:00-11:30 | police | Phúc
        08/06/24 | 13:30-17:00 | police | Phúc
        09/06/24 | 13:30-17:00 | police | Cường
        """,
        0,
    ),
    "ranks before names": (
        [
            "Ngày trực|Chỉ huy|Trực ban chiến đấu",
            "08/6/2024 (thứ Bảy)|Thiếu tá Nguyễn Văn Bình - Trưởng Công an"
            "|Đại úy Lê Thanh Tùng; Thượng úy Hoàng Minh Đức",
            "09/6/2024 (chủ nhật)|Đại úy Phan Sỹ Hải - Phó Trưởng CA|Trung úy Đặng Quốc Khánh, Thiếu úy Vi Văn Sơn",
        ],
        "LỊCH TRỰC CÔNG AN THỊ TRẤN",
        """
        08/06/24 | command | Nguyễn Văn Bình | Thiếu tá - Trưởng Công an
        08/06/24 | police | Lê Thanh Tùng | Đại úy
        08/06/24 | police | Hoàng Minh Đức | Thượng úy
        09/06/24 | command | Phan Sỹ Hải | Đại úy - Phó Trưởng CA
        09/06/24 | police | Đặng Quốc Khánh | Trung úy
        09/06/24 | police | Vi Văn Sơn | Thiếu úy
        """,
        0,
    ),
    "lines of text by shift, the day in the title": (
        [
            "PHÂN CÔNG TRỰC NGÀY THỨ BẢY 08/6/2024",
            "- Từ 7h00 đến 17h00: Ông Lê Văn Thắng (Phó Chủ tịch), bà Phạm Thị Hương (Văn phòng)",
            "- Từ 17h00 đến 7h00 ngày hôm sau: Ông Vũ Đức Anh (CHT Quân sự)",
        ],
        "",
        """
        08/06/24 | 07:00-17:00 | ? | Lê Văn Thắng | Phó Chủ tịch
        08/06/24 | 07:00-17:00 | ? | Phạm Thị Hương | Văn phòng
        08/06/24 | 17:00-07:00 | ? | Vũ Đức Anh | CHT Quân sự
        """,
        0,
    ),
    "numbered people with phones below": (
        [
            "Thời gian|Lãnh đạo|Cán bộ chuyên môn",
            "Ngày 01/6|1. Lê Văn Thắng¶ĐT: 0912.000.101"
            "|1. Đỗ Minh Tuấn - ĐC-XD¶ĐT: 0912.000.202¶2. Hoàng Thị Mai - VP-TK¶ĐT: 0912.000.203",
            "Ngày 02/6|-nt-|1. Phạm Thị Hương - TP-HT¶2. Đỗ Minh Tuấn",
        ],
        "Từ ngày 01/6/2024 đến ngày 02/6/2024",
        """
        01/06/24 | command | Lê Văn Thắng | 0912000101
        01/06/24 | reception | Đỗ Minh Tuấn | ĐC-XD | 0912000202
        01/06/24 | reception | Hoàng Thị Mai | VP-TK | 0912000203
        02/06/24 | command | Lê Văn Thắng | 0912000101
        02/06/24 | reception | Phạm Thị Hương | TP-HT
        02/06/24 | reception | Đỗ Minh Tuấn
        """,
        0,
    ),
    "bare weekdays down, the week in brackets": (
        [
            "LỊCH TRỰC TUẦN (03-09/6/2024)|<|<|<",
            "Thứ ngày|Lãnh đạo|Văn phòng|Bảo vệ",
            "Hai|Lan|Mai|Bảy",
            "Ba|Thắng|Mai|Hùng",
            "Tư|Lan|Tuấn|Bảy",
            "Chủ nhật|Thắng|Tuấn|Hùng",
        ],
        "",
        """
        03/06/24 | command | Lan
        03/06/24 | office | Mai
        04/06/24 | command | Thắng
        04/06/24 | office | Mai
        04/06/24 | guard | Hùng
        05/06/24 | command | Lan
        05/06/24 | office | Tuấn
        09/06/24 | command | Thắng
        09/06/24 | office | Tuấn
        09/06/24 | guard | Hùng
        03/06/24 | guard | Bảy
        05/06/24 | guard | Bảy
        """,
        0,
    ),
    "a column of the moon's days, a row off": (
        [
            "TT|Ngày dương lịch|Ngày âm lịch|Lãnh đạo trực|Cán bộ trực",
            "1|28/01/2025|29 Tết|Lê Văn Thắng|Đỗ Minh Tuấn",
            "2|29/01/2025|Mùng 1|Trịnh Thị Lan|Hoàng Thị Mai",
            "3|30/01/2025|Mùng 2|NGHỈ|<",
        ],
        "LỊCH TRỰC TẾT NGUYÊN ĐÁN ẤT TỴ 2025",
        """
        28/01/25 | command | Lê Văn Thắng
        28/01/25 | reception | Đỗ Minh Tuấn
        29/01/25 | command | Trịnh Thị Lan
        29/01/25 | reception | Hoàng Thị Mai
        """,
        0,
    ),
    "the person first, then the days": (
        [
            "TT|Họ và tên|Chức vụ|Ngày trực|Ca",
            "1|Lê Văn Thắng|PCT|01, 02, 08/6/2024|Cả ngày",
            "2|Trịnh Thị Lan|CT|09/6/2024 và 15/6/2024|Đêm",
        ],
        "",
        """
        01/06/24 | 07:00-07:00 | ? | Lê Văn Thắng | PCT
        02/06/24 | 07:00-07:00 | ? | Lê Văn Thắng | PCT
        08/06/24 | 07:00-07:00 | ? | Lê Văn Thắng | PCT
        09/06/24 | 17:00-07:00 | ? | Trịnh Thị Lan | CT
        15/06/24 | 17:00-07:00 | ? | Trịnh Thị Lan | CT
        """,
        0,
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_read_completely(name: str) -> None:
    rows, context, expected, doubts = LAYOUTS[name]
    sheet = read_one(*rows, context=context)
    assert told(sheet) == lines(expected)
    assert len(sheet.doubts) == doubts, [doubt.what for doubt in sheet.doubts]


def test_a_layout_that_is_not_understood_is_told_with_its_names() -> None:
    rows = ("Họ tên|Nơi ở|Tháng sinh", "Trịnh Thị Lan|TK 1|06", "Lê Văn Thắng|TK 2|10")
    sheet = read_one(*rows, context="LỊCH TIẾP CÔNG DÂN NĂM 2024")
    assert not sheet.entries
    (doubt,) = sheet.doubts
    assert "Trịnh Thị Lan, Lê Văn Thắng" in doubt.what
