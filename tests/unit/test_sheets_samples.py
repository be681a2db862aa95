"""The six sample files: each is what its maker writes, and each is read completely."""

from __future__ import annotations

import io
import zipfile

import pytest

from bot.documents.tables import tables_of
from duty.sheets import Sheet, read
from tests.roster_samples import FOLDER, SAMPLES
from tests.unit.sheets_stage import TODAY, lines, told

EXPECTED = {
    "bang-tuan.xlsx": """
        03/06/24 | 17:00-07:00 | command | Trịnh Thị Lan | CT | 0912000102
        04/06/24 | 17:00-07:00 | command | Trịnh Thị Lan | CT | 0912000102
        05/06/24 | 17:00-07:00 | command | Lê Văn Thắng | PCT | 0912000101
        06/06/24 | 17:00-07:00 | command | Lê Văn Thắng | PCT | 0912000101
        07/06/24 | 17:00-07:00 | command | Lê Văn Thắng
        08/06/24 | 17:00-07:00 | command | Trịnh Thị Lan
        09/06/24 | 17:00-07:00 | command | Lê Văn Thắng
        03/06/24 | 17:00-07:00 | office | Hoàng Thị Mai
        04/06/24 | 17:00-07:00 | office | Hoàng Thị Mai
        05/06/24 | 17:00-07:00 | office | Đỗ Minh Tuấn
        06/06/24 | 17:00-07:00 | office | Đỗ Minh Tuấn
        07/06/24 | 17:00-07:00 | office | Hoàng Thị Mai
        08/06/24 | 17:00-07:00 | office | Đỗ Minh Tuấn
        08/06/24 | 17:00-07:00 | office | Hoàng Thị Mai
        03/06/24 | 17:00-07:00 | police | Bùi Văn Cường
        03/06/24 | 17:00-07:00 | police | Mai Xuân Phúc
        04/06/24 | 17:00-07:00 | police | Mai Xuân Phúc
        05/06/24 | 17:00-07:00 | police | Bùi Văn Cường
        06/06/24 | 17:00-07:00 | police | Mai Xuân Phúc
        07/06/24 | 17:00-07:00 | police | Bùi Văn Cường
        08/06/24 | 17:00-07:00 | police | Mai Xuân Phúc
        09/06/24 | 17:00-07:00 | police | Bùi Văn Cường
        03/06/24 | 17:00-07:00 | military | Vũ Đức Anh
        04/06/24 | 17:00-07:00 | military | Vũ Đức Anh
        05/06/24 | 17:00-07:00 | military | Vũ Đức Anh
        06/06/24 | 17:00-07:00 | military | Vũ Đức Anh
        07/06/24 | 17:00-07:00 | military | Vũ Đức Anh
        09/06/24 | 17:00-07:00 | military | Vũ Đức Anh
    """,
    "danh-sach-thang.xlsx": """
        08/06/24 | 07:00-11:30 | command | Lê Văn Thắng | PCT | 0912000101
        08/06/24 | 07:00-11:30 | reception | Phạm Thị Hương | 0912000201
        08/06/24 | 07:00-11:30 | police | Bùi Văn Cường | 0912000301
        08/06/24 | 13:30-17:00 | command | Lê Văn Thắng | PCT | 0912000101
        08/06/24 | 13:30-17:00 | reception | Đỗ Minh Tuấn | 0912000202
        08/06/24 | 13:30-17:00 | police | Bùi Văn Cường | 0912000301
        09/06/24 | 07:00-11:30 | command | Trịnh Thị Lan | CT | 0912000102
        09/06/24 | 07:00-11:30 | reception | Phạm Thị Hương | 0912000201
        09/06/24 | 07:00-11:30 | police | Mai Xuân Phúc
        09/06/24 | 07:00-11:30 | police | Bùi Văn Cường
        09/06/24 | 13:30-17:00 | command | Trịnh Thị Lan | CT | 0912000102
        09/06/24 | 13:30-17:00 | police | Mai Xuân Phúc
        16/06/24 | 07:30-11:30 | command | Trịnh Thị Lan | CT | 0912000102
        16/06/24 | 07:30-11:30 | reception | Đỗ Minh Tuấn | 0912000202
        16/06/24 | 07:30-11:30 | police | Mai Xuân Phúc
    """,
    "hai-thang.xlsx": """
        01/06/24 | 07:00-11:30 | command | Nguyễn Thị Hà | 0912000401
        01/06/24 | 13:30-17:00 | command | Nguyễn Thị Hà | 0912000401
        02/06/24 | 07:00-11:30 | command | Phan Văn Sáng | 0912000402
        02/06/24 | 13:30-17:00 | command | Phan Văn Sáng | 0912000402
        22/06/24 | 07:00-11:30 | command | Hà Thị Chiều | 0912000403
        22/06/24 | 07:00-11:30 | command | Phan Văn Sáng | 0912000402
        06/07/24 | 07:00-11:30 | command | Nguyễn Thị Hà
        06/07/24 | 13:30-17:00 | command | Phan Văn Sáng
        07/07/24 | 07:00-11:30 | command | Phan Văn Sáng
    """,
    "lich-tiep-dinh-ky.docx": """
        06/06/24 | 07:30-11:30 | reception | Trịnh Thị Lan | Chủ tịch UBND
        06/06/24 | 13:00-17:00 | reception | Trịnh Thị Lan | Chủ tịch UBND
        13/06/24 | 07:30-11:30 | reception | Trịnh Thị Lan | Chủ tịch UBND
        13/06/24 | 13:00-17:00 | reception | Trịnh Thị Lan | Chủ tịch UBND
        20/06/24 | 07:30-11:30 | reception | Trịnh Thị Lan | Chủ tịch UBND
        20/06/24 | 13:00-17:00 | reception | Trịnh Thị Lan | Chủ tịch UBND
        27/06/24 | 07:30-11:30 | reception | Trịnh Thị Lan | Chủ tịch UBND
        27/06/24 | 13:00-17:00 | reception | Trịnh Thị Lan | Chủ tịch UBND
        11/06/24 | 07:30-11:30 | reception | Lê Văn Thắng | Phó Chủ tịch UBND
        11/06/24 | 13:00-17:00 | reception | Lê Văn Thắng | Phó Chủ tịch UBND
        25/06/24 | 07:30-11:30 | reception | Lê Văn Thắng | Phó Chủ tịch UBND
        25/06/24 | 13:00-17:00 | reception | Lê Văn Thắng | Phó Chủ tịch UBND
        04/07/24 | 07:30-11:30 | reception | Trịnh Thị Lan | Chủ tịch UBND
        04/07/24 | 13:00-17:00 | reception | Trịnh Thị Lan | Chủ tịch UBND
        11/07/24 | 07:30-11:30 | reception | Trịnh Thị Lan | Chủ tịch UBND
        11/07/24 | 13:00-17:00 | reception | Trịnh Thị Lan | Chủ tịch UBND
        18/07/24 | 07:30-11:30 | reception | Trịnh Thị Lan | Chủ tịch UBND
        18/07/24 | 13:00-17:00 | reception | Trịnh Thị Lan | Chủ tịch UBND
        25/07/24 | 07:30-11:30 | reception | Trịnh Thị Lan | Chủ tịch UBND
        25/07/24 | 13:00-17:00 | reception | Trịnh Thị Lan | Chủ tịch UBND
        09/07/24 | 07:30-11:30 | reception | Lê Văn Thắng | Phó Chủ tịch UBND
        09/07/24 | 13:00-17:00 | reception | Lê Văn Thắng | Phó Chủ tịch UBND
        24/07/24 | 07:30-11:30 | reception | Lê Văn Thắng | Phó Chủ tịch UBND
        24/07/24 | 13:00-17:00 | reception | Lê Văn Thắng | Phó Chủ tịch UBND
    """,
    "phan-cong-chu.docx": """
        08/06/24 | command | Lê Văn Thắng | PCT | 0912000101
        09/06/24 | command | Trịnh Thị Lan | CT | 0912000102
        08/06/24 | police | Bùi Văn Cường
        09/06/24 | police | Mai Xuân Phúc
        09/06/24 | police | Bùi Văn Cường
        08/06/24 | office | Hoàng Thị Mai
        09/06/24 | office | Đỗ Minh Tuấn
        08/06/24 | 17:00-07:00 | guard | Phan Văn Sáng
        08/06/24 | 17:00-07:00 | military | Vũ Đức Anh | CHT | 0912000501
    """,
    "theo-nhiem-vu.docx": """
        01/06/24 | 07:30-11:30 | command | Lê Văn Thắng | Phó Chủ tịch UBND | 0912000101
        01/06/24 | 13:30-17:00 | command | Lê Văn Thắng | Phó Chủ tịch UBND | 0912000101
        01/06/24 | 07:30-11:30 | reception | Phạm Thị Hương | Công chức VP-TK | 0912000201
        01/06/24 | 13:30-17:00 | reception | Phạm Thị Hương | Công chức VP-TK | 0912000201
        01/06/24 | 07:30-11:30 | reception | Đỗ Minh Tuấn | Công chức ĐC-XD | 0912000202
        01/06/24 | 13:30-17:00 | reception | Đỗ Minh Tuấn | Công chức ĐC-XD | 0912000202
        01/06/24 | 07:30-11:30 | police | Bùi Văn Cường | Công an viên | 0912000301
        01/06/24 | 13:30-17:00 | police | Bùi Văn Cường | Công an viên | 0912000301
        02/06/24 | 07:30-11:30 | command | Trịnh Thị Lan | Chủ tịch UBND | 0912000102
        02/06/24 | 13:30-17:00 | command | Trịnh Thị Lan | Chủ tịch UBND | 0912000102
        02/06/24 | 07:30-11:30 | reception | Đỗ Minh Tuấn | Công chức ĐC-XD | 0912000202
        02/06/24 | 13:30-17:00 | reception | Đỗ Minh Tuấn | Công chức ĐC-XD | 0912000202
        02/06/24 | 07:30-11:30 | military | Vũ Đức Anh | CHT BCHQS
        02/06/24 | 13:30-17:00 | military | Vũ Đức Anh | CHT BCHQS
        08/06/24 | 07:30-11:30 | command | Lê Văn Thắng | Phó Chủ tịch UBND | 0912000101
        08/06/24 | 13:30-17:00 | command | Lê Văn Thắng | Phó Chủ tịch UBND | 0912000101
    """,
}
DOUBTS = {
    "bang-tuan.xlsx": {"Tuần 23!E4; C7": "ô bên trái"},
    "danh-sach-thang.xlsx": {"Tháng 6!J11": "Lê Văn Thắng, Đỗ Minh Tuấn, Bùi Văn Cường"},
    "hai-thang.xlsx": {"T6!B7": "Không có ngày 31/06/2024", "T7!B4": "Thứ 2 nhưng ngày 07/07/2024 là Chủ nhật"},
    "lich-tiep-dinh-ky.docx": {"Bảng 1, hàng 5, cột 4": "Thứ 3 nhưng ngày 24/07/2024 là Thứ 4"},
    "phan-cong-chu.docx": {},
    "theo-nhiem-vu.docx": {"Bảng 2, hàng 8, cột 2": "Thứ 6 nhưng ngày 08/06/2024 là Thứ 7"},
}


def of(name: str) -> Sheet:
    return read(tables_of(name, (FOLDER / name).read_bytes()), TODAY)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read_completely(name: str) -> None:
    assert told(of(name)) == lines(EXPECTED[name])


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_doubtful_in_a_sample_is_said_where_it_stands(name: str) -> None:
    found = {doubt.where: doubt.what for doubt in of(name).doubts}
    assert set(found) == set(DOUBTS[name])
    for where, piece in DOUBTS[name].items():
        assert piece in found[where]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_files_are_what_their_maker_writes(name: str) -> None:
    def parts(content: bytes) -> dict[str, bytes]:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return {part: package.read(part) for part in package.namelist() if "docProps" not in part}

    assert parts((FOLDER / name).read_bytes()) == parts(SAMPLES[name]())


def test_headings_are_the_words_as_written() -> None:
    assert {entry.heading for entry in of("bang-tuan.xlsx").entries} == {
        "Lãnh đạo trực", "Văn phòng", "Công an", "BCH Quân sự",
    }  # fmt: skip
    assert {entry.heading for entry in of("phan-cong-chu.docx").entries} == {
        "Lịch trực lãnh đạo", "Công an trực", "Trực văn phòng", "Bảo vệ", "Quân sự",
    }  # fmt: skip


def test_an_entry_says_where_its_name_stands() -> None:
    assert {entry.where for entry in of("phan-cong-chu.docx").entries} == {f"Đoạn {n}" for n in (5, 6, 7, 9, 10)}
    assert of("hai-thang.xlsx").entries[0].where == "T6!C4"
