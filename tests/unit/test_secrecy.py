"""Marks of a state secret: on the name of a file, and wherever they may stand in a Word or Excel file."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from openpyxl.comments import Comment

from bot.documents.tables import UnreadableFile
from bot.documents.weekly_report import weekly_report
from bot.documents.words import words_of
from duty.secrecy import is_name_marked, is_paper_marked
from tests import paper_samples as sample

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)
BOX = "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"


@pytest.mark.parametrize(
    ("name", "marked"),
    [
        ("bc_MẬT.docx", True),
        ("MẬT-12.pdf", True),
        ("Báo cáo (Tối mật).pdf", True),
        ("báo cáo tuyệt mật tháng 6.docx", True),
        # As some phones write it: the letter and its marks apart.
        ("bao cao MA\u0302\u0323T.docx", True),
        ("", False),
        ("bao-cao-2024-W23.docx", False),
        ("mật khẩu wifi.docx", False),
        ("Báo cáo bảo mật.docx", False),
        ("Nguyễn Văn Mật.docx", False),
    ],
)
def test_the_name_of_a_file_is_searched(name: str, marked: bool) -> None:
    assert is_name_marked(name) is marked


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("MẬT", True),
        ("(TUYỆT  MẬT)", True),
        ("TỐI\u00a0MẬT", True),
        ("M Ậ T", True),
        ("Số: 12/BC-UBND MẬT", True),
        ("Độ mật: Tối mật", True),
        ("CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC", False),
        ("BÍ MẬT NHÀ NƯỚC ĐỘ MẬT", True),
        ("MẬT ĐỘ DÂN CƯ", False),
        ("3. TRẦN VĂN MẬT - Công an", False),
        ("Đã bàn mật độ xây dựng, giữ bí mật", False),
    ],
)
def test_a_line_of_a_paper_is_searched_for_a_mark_and_not_for_the_syllable(line: str, marked: bool) -> None:
    assert is_paper_marked(f"Kính gửi: UBND huyện\n{line}\nNơi nhận") is marked


def in_text(paper: Any) -> None:
    # Word cuts a word into runs as it likes.
    paragraph = paper.add_paragraph("Số: 12/BC-UBND ")
    paragraph.add_run("M")
    paragraph.add_run("ẬT")


def in_table(paper: Any) -> None:
    paper.add_table(1, 1).cell(0, 0).add_table(1, 1).cell(0, 0).text = "TỐI MẬT"


def in_head(paper: Any) -> None:
    paper.sections[0].header.paragraphs[0].text = "MẬT"


def in_box(paper: Any) -> None:
    words = "<w:p><w:r><w:t>MẬT</w:t></w:r></w:p>"
    beside = f"<w:p {NAMESPACES}><w:r><w:t>Số: 12</w:t></w:r><w:r>{BOX.format(words)}</w:r></w:p>"
    paper.element.body.insert(0, parse_xml(beside))


def in_watermark(paper: Any) -> None:
    lettering = f'<w:p {NAMESPACES}><w:r><w:pict><v:shape><v:textpath string="MẬT"/></v:shape></w:pict></w:r></w:p>'
    paper.sections[0].header._element.append(parse_xml(lettering))


@pytest.mark.parametrize("put", [in_text, in_table, in_head, in_box, in_watermark])
def test_a_mark_is_found_wherever_it_stands_in_a_word_file(put: Any) -> None:
    paper = docx.Document()
    paper.add_paragraph("Báo cáo công tác tuần, giữ bí mật nhà nước")
    assert not is_paper_marked(words_of(saved(paper)))
    put(paper)
    assert is_paper_marked(words_of(saved(paper)))


@pytest.mark.parametrize("remark", [False, True])
def test_a_mark_is_found_in_a_sheet(remark: bool) -> None:
    book = openpyxl.Workbook()
    page: Any = book.active
    page["B2"] = "Trần Văn Mật"
    assert not is_paper_marked(words_of(saved(book)))
    if remark:
        page["B2"].comment = Comment("TỐI MẬT", "An")
    else:
        page["C9"] = "MẬT"
    assert is_paper_marked(words_of(saved(book)))


def test_the_papers_of_the_desk_bear_no_mark() -> None:
    paper = weekly_report(sample.week(), sample.week_before(), sample.settings().policy.unit)
    assert "THỊ TRẤN HÀ TRUNG" in words_of(paper)
    assert not is_paper_marked(words_of(paper))


def test_what_holds_no_words_has_none_and_what_cannot_be_opened_is_refused() -> None:
    assert words_of(b"%PDF-1.7 scanned") == ""
    assert words_of(b"") == ""
    for content in (b"PK\x03\x04 no archive", archive("<a>"), archive("<!DOCTYPE x []><a/>"), archive("", "x.xml")):
        with pytest.raises(UnreadableFile, match="soát dấu mật"):
            words_of(content)


def archive(text: str, name: str = "word/document.xml") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr(name, text)
    return stream.getvalue()


def saved(file: Any) -> bytes:
    stream = io.BytesIO()
    file.save(stream)
    return stream.getvalue()
