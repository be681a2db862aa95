"""Six duty rosters as six offices would type them; ``python -m tests.roster_samples`` writes them.

They go to tests/data/rosters. All names and numbers are invented.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
from openpyxl.styles import Alignment, Font

FOLDER = Path(__file__).resolve().parent / "data" / "rosters"
_SAVED = datetime(2024, 5, 31, 9, 0)  # noqa: DTZ001 - the formats hold a time without a zone


def _put(sheet: Any, rows: Sequence[Sequence[object]], merged: Sequence[str] = (), top: int = 1) -> None:
    for r, row in enumerate(rows, start=top):
        for c, value in enumerate(row, start=1):
            if value is not None:
                sheet.cell(r, c, value).alignment = Alignment(wrap_text=True, vertical="center")
    for area in merged:
        sheet.merge_cells(area)


def monthly_list() -> bytes:
    """A list of the weekends of June: two rows of heads, merged dates, phones as numbers, dittos, a hidden sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tháng 6"
    _put(
        sheet,
        [
            ["UBND THỊ TRẤN HÀ TRUNG"],
            ["LỊCH TRỰC TIẾP CÔNG DÂN THÁNG 6 NĂM 2024"],
            ["(Phục vụ Kỳ họp thứ 7, Quốc hội khóa XV)"],
            [],
            ["TT", "Thứ", "Ngày", "Buổi", "Lãnh đạo trực", None, "Cán bộ tiếp công dân", None, "Công an", "Ghi chú"],
            [None, None, None, None, "Họ và tên", "SĐT", "Họ và tên", "SĐT", None, None],
            [1, "Thứ bảy", date(2024, 6, 8), "Sáng", "Đ/c Lê Văn Thắng - PCT", 912000101, "Phạm Thị Hương", 912000201,
             "Bùi Văn Cường\n0912 000 301", None],
            [None, None, None, "Chiều", '"', None, "Đỗ Minh Tuấn", "0912.000.202", "nt", None],
            [2, "CN", date(2024, 6, 9), "Sáng", "Đ/c Trịnh Thị Lan - CT", 912000102, "Phạm Thị Hương", 912000201,
             "Mai Xuân Phúc, Bùi Văn Cường", None],
            [None, None, None, "Chiều", "Đ/c Trịnh Thị Lan - CT", 912000102, "-", None, "Mai Xuân Phúc", None],
            [3, "Thứ bảy", date(2024, 6, 15), "Cả ngày", "Đ/c Lê Văn Thắng - PCT", 912000101, "Đỗ Minh Tuấn",
             912000202, "Bùi Văn Cường", "Không trực (nghỉ giữa hai đợt)"],
            [4, "CN", date(2024, 6, 16), "7h30-11h30", "Đ/c Trịnh Thị Lan - CT", 912000102, "Đỗ Minh Tuấn", 912000202,
             "Mai Xuân Phúc", None],
            [],
            ["Ghi chú: Các đồng chí có tên trong lịch trực nghiêm túc thực hiện."],
            ["Nơi nhận:", None, None, None, None, None, "CHỦ TỊCH"],
            ["- Lưu: VT."],
            [None, None, None, None, None, None, "Cù Minh Khôi"],
        ],
        ["A1:D1", "A2:J2", "A3:J3", "A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:F5", "G5:H5", "I5:I6", "J5:J6",
         "A7:A8", "B7:B8", "C7:C8", "A9:A10", "B9:B10", "C9:C10", "A14:J14"],
    )  # fmt: skip
    for row in range(7, 13):
        sheet.cell(row, 3).number_format = "dd/mm"
    sheet["A2"].font = Font(bold=True)
    hidden = book.create_sheet("Tháng 5 (cũ)")
    _put(hidden, [["Ngày", "Lãnh đạo trực"], [date(2024, 5, 4), "Nguyễn Văn Cũ"]])
    hidden.sheet_state = "hidden"
    return _xlsx(book)


def week_grid() -> bytes:
    """A week with the days across and the posts down; name, office and phone in one cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Tuần 23"
    _put(
        sheet,
        [
            ["LỊCH TRỰC CƠ QUAN TUẦN 23"],
            ["(Từ ngày 03/6 đến ngày 09/6/2024)"],
            ["Bộ phận", "Thứ Hai\n03/6", "Thứ Ba\n04/6", "Thứ Tư\n05/6", "Thứ Năm\n06/6", "Thứ Sáu\n07/6",
             "Thứ Bảy\n08/6", "Chủ nhật\n09/6"],
            ["Lãnh đạo trực", "Đ/c Trịnh Thị Lan - CT (0912 000 102)", None, "Đ/c Lê Văn Thắng - PCT\n(0912 000 101)",
             "như trên", "Đ/c Lê Văn Thắng", "Đ/c Trịnh Thị Lan", "Đ/c Lê Văn Thắng"],
            ["Văn phòng", "Hoàng Thị Mai", "Hoàng Thị Mai", "Đỗ Minh Tuấn", "Đỗ Minh Tuấn", "Hoàng Thị Mai",
             "Đỗ Minh Tuấn + Hoàng Thị Mai", "x"],
            ["Công an", "Bùi Văn Cường và Mai Xuân Phúc", "Mai Xuân Phúc", "Bùi Văn Cường", "Mai Xuân Phúc",
             "Bùi Văn Cường", "Mai Xuân Phúc", "Bùi Văn Cường"],
            ["BCH Quân sự", "Vũ Đức Anh", "nt", "Vũ Đức Anh", "Vũ Đức Anh", "Vũ Đức Anh", "Nghỉ", "Vũ Đức Anh"],
            ["Thời gian trực: từ 17h00 hôm trước đến 07h00 hôm sau"],
        ],
        ["A1:H1", "A2:H2", "B4:C4", "A8:H8"],
    )  # fmt: skip
    return _xlsx(book)


def two_months() -> bytes:
    """Two sheets of bare day numbers under a month; the shifts are columns, the post stands in the title."""
    book = openpyxl.Workbook()
    first = book.active
    first.title = "T6"
    rows = [
        ["Thứ", "Ngày", "Trực sáng", "Trực chiều", "Điện thoại"],
        ["T7", 1, "Nguyễn Thị Hà", "Nguyễn Thị Hà", "0912000401"],
        ["CN", 2, "Phan Văn Sáng", "Phan Văn Sáng", "+84 912 000 402"],
        ["T7", 22, "Hà Thị Chiều, Phan Văn Sáng", "-", "0912.000.403\n912000402"],
        ["T6", 31, "Nguyễn Thị Hà", None, None],
    ]
    _put(first, [["LỊCH TRỰC LÃNH ĐẠO"], ["THÁNG 6 NĂM 2024"], *rows], ["A1:E1", "A2:E2"])
    second = book.create_sheet("T7")
    _put(
        second,
        [
            ["LỊCH TRỰC LÃNH ĐẠO THÁNG 7/2024"],
            ["Thứ", "Ngày", "Trực sáng", "Trực chiều", "Điện thoại"],
            ["Thứ Bảy", 6, "Nguyễn Thị Hà", "Phan Văn Sáng", None],
            ["Thứ Hai", 7, "Phan Văn Sáng", None, None],
        ],
        ["A1:E1"],
    )
    return _xlsx(book)


def posts_down() -> bytes:
    """A .docx with the post in its own column, dates merged down, the page's head and the signatures in tables."""
    paper = docx.Document()
    head = paper.add_table(1, 2)
    head.cell(0, 0).text = "UBND THỊ TRẤN HÀ TRUNG\nSố:      /LT-UBND"
    state = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(0, 1).text = state + "\nHà Trung, ngày 30 tháng 5 năm 2024"
    for line in (
        "LỊCH TRỰC",
        "Phục vụ Kỳ họp thứ 7, Quốc hội khóa XV",
        "Căn cứ Kế hoạch số 140/KH-UBND ngày 30/5/2024 của UBND huyện, UBND thị trấn phân công lịch trực như sau:",
    ):
        paper.add_paragraph(line)
    _table(
        paper,
        [
            ["TT", "Ngày, tháng", "Nhiệm vụ", "Họ và tên", "Chức vụ", "Số điện thoại"],
            ["1", "Thứ 7\n01/6", "Trực lãnh đạo", "Ông Lê Văn Thắng", "Phó Chủ tịch UBND", "0912.000.101"],
            ["", "^", "Tiếp công dân", "Bà Phạm Thị Hương\nÔng Đỗ Minh Tuấn", "Công chức VP-TK\nCông chức ĐC-XD",
             "0912000201\n0912000202"],
            ["", "^", "Công an", "Ông Bùi Văn Cường", "Công an viên", "912 000 301"],
            ["2", "Chủ nhật\n02/6", "Trực lãnh đạo", "Bà Trịnh Thị Lan", "Chủ tịch UBND", "0912-000-102"],
            ["", "^", "Tiếp công dân", "Ông Đỗ Minh Tuấn", "Công chức ĐC-XD", "0912000202"],
            ["", "^", "Quân sự", "Ông Vũ Đức Anh", "CHT BCHQS", "-"],
            ["3", "Thứ 6\n08/6", "Trực lãnh đạo", "Ông Lê Văn Thắng", "Phó Chủ tịch UBND", "0912.000.101"],
        ],
    )  # fmt: skip
    paper.add_paragraph("Thời gian trực: buổi sáng từ 7h30 đến 11h30, buổi chiều từ 13h30 đến 17h00.")
    foot = paper.add_table(1, 2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Thường trực Đảng ủy;\n- Lưu: VT."
    foot.cell(0, 1).text = "CHỦ TỊCH\n\n\nCù Minh Khôi"
    return _docx(paper)


def days_of_receivers() -> bytes:
    """A .docx notice of reception days: month, receiver, office, and the days as a list."""
    paper = docx.Document()
    paper.add_paragraph("THÔNG BÁO")
    paper.add_paragraph("Lịch tiếp công dân định kỳ của lãnh đạo UBND thị trấn năm 2024")
    _table(
        paper,
        [
            ["Tháng", "Người tiếp công dân", "Chức vụ", "Ngày"],
            ["Tháng 6", "Trịnh Thị Lan", "Chủ tịch UBND", "Ngày 06; 13; 20; 27 (Thứ 5)"],
            ["^", "Lê Văn Thắng", "Phó Chủ tịch UBND", "Ngày 11 và 25 (Thứ 3)"],
            ["Tháng 7", "Trịnh Thị Lan", "Chủ tịch UBND", "04, 11, 18, 25"],
            ["^", "Lê Văn Thắng", "Phó Chủ tịch UBND", "Ngày 09; 24 (Thứ 3)"],
        ],
    )
    paper.add_paragraph(
        "Thời gian: sáng từ 7h30 - 11h30, chiều từ 13h00 - 17h00. "
        "Nếu trùng ngày nghỉ thì tiếp vào ngày làm việc tiếp theo."
    )
    paper.add_paragraph("Nơi nhận:")
    paper.add_paragraph("- Các tiểu khu;")
    return _docx(paper)


def running_text() -> bytes:
    """A .docx without a table: days, hours and people in lines of text."""
    paper = docx.Document()
    for line in (
        "UBND THỊ TRẤN HÀ TRUNG",
        "PHÂN CÔNG TRỰC CUỐI TUẦN",
        "(Tuần từ 03/6 đến 09/6/2024)",
        "Thực hiện Kế hoạch số 12/KH-UBND ngày 30/5/2024 về việc trực phục vụ Kỳ họp thứ 7, Quốc hội khóa XV.",
        "1. Lịch trực lãnh đạo: Thứ 7 ngày 08/6: đ/c Lê Văn Thắng - PCT (0912.000.101); "
        "Chủ nhật ngày 09/6: đ/c Trịnh Thị Lan - CT (0912 000 102)",
        "2. Công an trực: T7: Bùi Văn Cường; CN: Mai Xuân Phúc, Bùi Văn Cường",
        "3. Trực văn phòng: Hoàng Thị Mai - T7, Đỗ Minh Tuấn - CN",
        "4. Ngày 08/6 (Thứ Bảy), từ 17h00 đến 07h00 hôm sau:",
        "- Bảo vệ: ông Phan Văn Sáng",
        "- Quân sự: đ/c Vũ Đức Anh - CHT (912000501)",
        "Các đồng chí được phân công trực nghiêm túc thực hiện./.",
        "Nơi nhận:",
        "- Lưu: VT.",
        "CHỦ TỊCH",
        "Cù Minh Khôi",
    ):  # fmt: skip
        paper.add_paragraph(line)
    return _docx(paper)


def _table(paper: Any, rows: Sequence[Sequence[str]]) -> None:
    """A table; "^" merges a cell with the one above."""
    table = paper.add_table(len(rows), len(rows[0]), style="Table Grid")
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text != "^":
                table.cell(r, c).text = text
    for c in range(len(rows[0])):
        for r in range(1, len(rows)):
            if rows[r][c] == "^":
                table.cell(r - 1, c).merge(table.cell(r, c))
                table.cell(r, c).text = table.cell(r, c).text.rstrip("\n")


def _xlsx(book: Any) -> bytes:
    book.properties.creator = "trucban"
    book.properties.created = book.properties.modified = _SAVED
    out = io.BytesIO()
    book.save(out)
    return _settled(out.getvalue())


def _docx(paper: Any) -> bytes:
    paper.core_properties.author = "trucban"
    paper.core_properties.created = paper.core_properties.modified = _SAVED
    out = io.BytesIO()
    paper.save(out)
    return _settled(out.getvalue())


def _settled(content: bytes) -> bytes:
    """The same package with fixed times, so that writing it again changes nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            fresh = zipfile.ZipInfo(part.filename, (2024, 5, 31, 9, 0, 0))
            fresh.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fresh, old.read(part))
    return out.getvalue()


SAMPLES: dict[str, Callable[[], bytes]] = {
    "danh-sach-thang.xlsx": monthly_list,
    "bang-tuan.xlsx": week_grid,
    "hai-thang.xlsx": two_months,
    "theo-nhiem-vu.docx": posts_down,
    "lich-tiep-dinh-ky.docx": days_of_receivers,
    "phan-cong-chu.docx": running_text,
}


def main() -> None:
    """Write every sample."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, make in SAMPLES.items():
        (FOLDER / name).write_bytes(make())


if __name__ == "__main__":
    main()
