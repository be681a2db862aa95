"""Office files as tables: what is seen is read, and no file does harm."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, time

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.documents import tables
from bot.documents.tables import UnreadableFile, tables_of
from duty.errors import Refused
from tests.roster_samples import FOLDER, SAMPLES


def workbook(fill: Callable[[openpyxl.Workbook], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def one_sheet(*rows: list[object], merged: str = "") -> bytes:
    def fill(book: openpyxl.Workbook) -> None:
        for row in rows:
            book.active.append(row)
        if merged:
            book.active.merge_cells(merged)

    return workbook(fill)


def changed(content: bytes, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """A package with one part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == part else data)
    return out.getvalue()


def paper(*body: str) -> bytes:
    """A .docx whose body is the given XML."""
    out = io.BytesIO()
    docx.Document().save(out)
    inner = "".join(body).encode()
    return changed(out.getvalue(), "word/document.xml", lambda old: re.sub(rb"(<w:body>)", rb"\1" + inner, old))


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def tbl(*rows: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def texts(content: bytes, at: int = 0) -> list[list[str]]:
    return [[cell.text for cell in row] for row in tables_of("x", content)[at].rows]


def sentence(name: str, content: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        tables_of(name, content)
    return refused.value.sentence


def test_values_of_a_sheet_keep_their_kind_and_show_as_people_see_them() -> None:
    (table,) = tables_of("a.xlsx", one_sheet([date(2024, 6, 8), time(7, 30), 912000101, 1.5, "Lan", None, True]))
    assert [cell.text for cell in table.rows[0]] == ["08/06/2024", "07:30", "912000101", "1.5", "Lan", "", "x"]
    assert [cell.value for cell in table.rows[0]] == [date(2024, 6, 8), time(7, 30), 912000101.0, 1.5, None, None, None]
    assert [cell.where for cell in table.rows[0]][:2] == ["Sheet!A1", "Sheet!B1"]


def test_a_number_shown_with_leading_zeros_keeps_them() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"] = 912000101
        book.active["A1"].number_format = "0000000000"

    assert texts(workbook(fill)) == [["0912000101"]]


def test_a_merged_cell_stands_wherever_it_covers() -> None:
    (table,) = tables_of("a.xlsx", one_sheet(["x", None, "a"], [None, None, "b"], merged="A1:B2"))
    assert [[cell.text for cell in row] for row in table.rows] == [["x", "x", "a"], ["x", "x", "b"]]
    assert {cell.where for row in table.rows for cell in row[:2]} == {"Sheet!A1"}


def test_hidden_sheets_are_passed_over() -> None:
    names = [table.name for table in tables_of("a.xlsx", (FOLDER / "danh-sach-thang.xlsx").read_bytes())]
    assert names == ["Tháng 6"]


def test_a_far_away_cell_does_not_make_a_huge_table() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"] = "Ngày"
        book.active["A900000"] = "Lan"

    assert texts(workbook(fill)) == [["Ngày"], ["Lan"]]


def test_cells_merged_in_a_paper_stand_wherever_they_cover() -> None:
    restart, goes_on, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    content = paper(tbl(tc("08/6", restart) + tc("a") + tc("b"), tc("", goes_on) + tc("c", wide)))
    assert texts(content) == [["08/6", "a", "b"], ["08/6", "c", "c"]]
    (table, *_) = tables_of("x", content)
    assert table.rows[1][0].where == "Bảng 1, hàng 1, cột 1"
    assert table.rows[1][2].where == "Bảng 1, hàng 2, cột 2"


def test_suggested_insertions_are_read_and_deletions_are_not() -> None:
    changes = "<w:p><w:ins><w:r><w:t>Lan</w:t></w:r></w:ins><w:del><w:r><w:delText>Mai</w:delText></w:r></w:del></w:p>"
    assert texts(paper(changes)) == [["Lan"]]


def test_rows_cells_and_tables_in_content_controls_are_read() -> None:
    row = f"<w:sdt><w:sdtContent>{tc('b')}</w:sdtContent></w:sdt>"
    content = paper("<w:sdt><w:sdtContent>" + tbl(tc("a") + row) + "</w:sdtContent></w:sdt>")
    assert texts(content) == [["a", "b"]]


def test_a_table_in_a_table_is_a_table_of_its_own() -> None:
    inner = f"<w:tc>{tbl(tc('trong'))}{p('ngoài')}</w:tc>"
    content = paper(tbl(inner))
    assert [texts(content, n) for n in (0, 1)] == [[["ngoài"]], [["trong"]]]


def test_the_lines_around_a_table_are_its_context() -> None:
    content = paper(p("LỊCH TRỰC THÁNG 6"), tbl(tc("a") + tc("b")), p("Thời gian trực: 7h - 17h"))
    first, text = tables_of("x", content)
    assert first.context == "LỊCH TRỰC THÁNG 6\n\nThời gian trực: 7h - 17h"
    assert [row[0].where for row in text.rows] == ["Đoạn 1", "Đoạn 2"]


def test_what_heads_one_table_is_not_said_of_another() -> None:
    grid = tbl(tc("Ngày") + tc("Trực"), tc("08/6") + tc("Lan"), tc("09/6") + tc("Hà"))
    numbered = paper(p("LỊCH TRỰC"), p("I. LÃNH ĐẠO (7h - 17h)"), grid, p("II. CÔNG AN (17h - 7h)"), grid)
    plain = paper(p("LỊCH TRỰC"), p("TRỰC LÃNH ĐẠO"), grid, p("TRỰC CÔNG AN"), grid)
    for content, headings in (
        (numbered, ["I. LÃNH ĐẠO (7h - 17h)", "II. CÔNG AN (17h - 7h)"]),
        (plain, ["TRỰC LÃNH ĐẠO", "TRỰC CÔNG AN"]),
    ):
        first, second, _ = tables_of("x", content)
        assert [first.heading, second.heading] == headings
        assert {table.context.partition("\n\n")[0] for table in (first, second)} == {"LỊCH TRỰC"}


@pytest.mark.parametrize("content", [b"", b"\n \n", workbook(lambda book: None), paper()])
def test_an_empty_file_is_refused(content: bytes) -> None:
    assert "không có nội dung" in sentence("a.xlsx", content)


@pytest.mark.parametrize("content", [b"%PDF-1.7", b"Ng\xc3\xa0y,T\xc3\xaan\n", b"<html>", b"\x89PNG"])
def test_another_kind_of_file_is_refused(content: bytes) -> None:
    assert "không phải bảng Excel" in sentence("lich.xlsx", content)


def test_a_package_that_is_neither_a_sheet_nor_a_paper_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("ppt/presentation.xml", "<p/>")
    assert "không phải bảng Excel" in sentence("a.xlsx", out.getvalue())


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xls", OLE + "Workbook".encode("utf-16-le"), ".xls là định dạng Excel cũ"),
        ("a.doc", OLE + "WordDocument".encode("utf-16-le"), ".doc là định dạng Word cũ"),
        ("a.xlsx", OLE + "WordDocument".encode("utf-16-le"), ".doc là định dạng Word cũ"),
        ("a.xls", OLE, ".xls là định dạng Excel cũ"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        ("a.xlsx", OLE, "không phải bảng Excel"),
    ],
)
def test_old_and_locked_files_are_told_apart(name: str, content: bytes, said: str) -> None:
    assert said in sentence(name, content)


def test_what_a_file_is_decides_and_not_its_name() -> None:
    assert texts((FOLDER / "lich-tiep-dinh-ky.docx").read_bytes())[0][0] == "Tháng"
    assert tables_of("lich.xlsx", (FOLDER / "lich-tiep-dinh-ky.docx").read_bytes())[0].name == "Bảng 1"


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("share", [0.3, 0.7, 0.99])
def test_a_file_cut_short_is_called_damaged(name: str, share: float) -> None:
    content = (FOLDER / name).read_bytes()
    assert "bị hỏng" in sentence(name, content[: int(len(content) * share)])


def test_a_part_that_is_no_xml_is_called_damaged() -> None:
    content = (FOLDER / "bang-tuan.xlsx").read_bytes()
    assert "bị hỏng" in sentence("a.xlsx", changed(content, "xl/worksheets/sheet1.xml", lambda old: old[:200]))


def test_declared_entities_are_refused_before_a_parser_sees_them() -> None:
    bomb = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'
    content = changed((FOLDER / "bang-tuan.xlsx").read_bytes(), "xl/worksheets/sheet1.xml", lambda old: bomb)
    assert "bị hỏng" in sentence("a.xlsx", content)
    wide = changed(
        (FOLDER / "bang-tuan.xlsx").read_bytes(), "xl/styles.xml", lambda old: bomb.decode().encode("utf-16")
    )
    assert "bị hỏng" in sentence("a.xlsx", wide)


def test_a_small_file_that_swells_is_refused_unread() -> None:
    for part, size in (("xl/worksheets/sheet1.xml", tables.LARGEST_TEXT), ("xl/media/a.png", tables.LARGEST_UNPACKED)):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("xl/workbook.xml", "<workbook/>")
            package.writestr(part, bytes(size + 1))
        assert len(out.getvalue()) < 200_000
        assert "quá lớn" in sentence("a.xlsx", out.getvalue())


def test_a_big_file_is_refused() -> None:
    assert "quá lớn" in sentence("a.xlsx", b"PK" + bytes(tables.LARGEST))


def test_a_merge_over_the_whole_sheet_is_refused() -> None:
    content = changed(
        one_sheet(["a"], ["b"], merged="A1:A2"),
        "xl/worksheets/sheet1.xml",
        lambda old: old.replace(b"A1:A2", b"A1:XFD1048576"),
    )
    assert "quá lớn" in sentence("a.xlsx", content)


@pytest.mark.parametrize("wide", ['<w:gridSpan w:val="100000000"/>', '<w:gridSpan w:val="201"/>'])
def test_a_cell_over_endless_columns_is_refused(wide: str) -> None:
    assert "quá lớn" in sentence("a.docx", paper(tbl(tc("a", wide))))


def test_too_many_rows_or_columns_are_refused() -> None:
    assert "quá lớn" in sentence("a.xlsx", one_sheet(*([n] for n in range(tables.MOST_ROWS + 1))))
    assert "quá lớn" in sentence("a.xlsx", one_sheet(list(range(tables.MOST_COLUMNS + 1))))
    assert "quá lớn" in sentence("a.docx", paper(tbl(*([tc("a")] * (tables.MOST_ROWS + 1)))))


def test_a_book_of_text_is_refused() -> None:
    assert "quá lớn" in sentence("a.docx", paper(*[p("chữ " * 1000)] * (tables.MOST_CHARACTERS // 3000)))


def test_tables_nested_without_end_are_refused() -> None:
    inner = p("a")
    for _ in range(40):
        inner = tbl(f"<w:tc>{inner}{p('')}</w:tc>")
    assert "quá lớn" in sentence("a.docx", paper(inner))


@given(content=st.binary(max_size=300), name=st.sampled_from(["a.xlsx", "a.docx", "a.xls", "a", ""]))
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_refused_with_a_sentence(content: bytes, name: str) -> None:
    for data in (content, b"PK\x03\x04" + content, OLE + content):
        assert sentence(name, data).endswith(".")


@given(
    name=st.sampled_from(sorted(SAMPLES)),
    cuts=st.lists(st.tuples(st.floats(0, 1), st.binary(min_size=1, max_size=4)), min_size=1, max_size=3),
)
@settings(max_examples=40, deadline=None)
def test_a_file_with_wrong_bytes_is_read_or_refused(name: str, cuts: list[tuple[float, bytes]]) -> None:
    content = bytearray((FOLDER / name).read_bytes())
    for share, junk in cuts:
        at = int(share * (len(content) - len(junk)))
        content[at : at + len(junk)] = junk
    try:
        found = [table.name for table in tables_of(name, bytes(content))]
    except Refused as refused:
        found = [refused.sentence]
    assert all(found)
    assert found
