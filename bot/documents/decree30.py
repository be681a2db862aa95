"""Papers after Nghị định 30/2020/NĐ-CP, Phụ lục I: page, head, title, body, signature, recipients.

Margins top and bottom 20 mm, left 30 mm, right 15 mm; Times New Roman, body 14 justified with a first line of 1.27 cm;
the page number centred above from the second page on. Number, date and signature stay blank: what is made is a draft.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

FONT = "Times New Roman"
_BODY = 14
_WIDTH = 16.5  # cm between the margins
_FIRST_COLUMN = 4.0
_RIGHT = 10.1  # cm of the right column of the head
_MOTTO = 5.6  # cm that the motto takes in bold 13 point: its rule is as long


class Paper:
    """One paper being written, top to bottom; ``save`` gives its bytes."""

    def __init__(self) -> None:
        self._document: Any = Document()
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(15)
        section.header_distance = Mm(10)
        section.different_first_page_header_footer = True
        style = self._document.styles["Normal"]
        style.font.name, style.font.size = FONT, Pt(_BODY)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
        _page_number(section.header.paragraphs[0])

    def banner(self, text: str) -> None:
        """A line above everything, boldly: what this paper is not yet."""
        self._line(self._document.add_paragraph(), text, 13, bold=True)

    def head(self, parent: str, issuer: Sequence[str], number: str, place_and_date: str) -> None:
        """The head in two columns, with the rules under the issuer and under the motto; ``issuer``: line by line."""
        table = self._document.add_table(rows=2, cols=2)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        _widths(table, (Cm(_WIDTH - _RIGHT), Cm(_RIGHT)), margins=False)
        left, right = table.rows[0].cells
        self._line(left.paragraphs[0], parent.upper(), 12)
        for text in issuer:
            self._line(left.add_paragraph(), text.upper(), 12, bold=True)
        _rule(self._line(left.add_paragraph(), "", 2), Cm(2.2))
        self._line(right.paragraphs[0], "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, bold=True)
        self._line(right.add_paragraph(), "Độc lập - Tự do - Hạnh phúc", 13, bold=True)
        _rule(self._line(right.add_paragraph(), "", 2), Cm((_RIGHT - _MOTTO) / 2))
        self._line(table.rows[1].cells[0].paragraphs[0], number, 13)
        self._line(table.rows[1].cells[1].paragraphs[0], place_and_date, 13, italic=True)

    def title(self, kind: str, about: str) -> None:
        """The kind of the paper and what it is about."""
        gap = self._line(self._document.add_paragraph(), kind.upper(), 14, bold=True)
        gap.paragraph_format.space_before = Pt(18)
        self._line(self._document.add_paragraph(), about, 14, bold=True)
        _rule(self._line(self._document.add_paragraph(), "", 2), Cm(6.4))

    def section(self, text: str) -> None:
        """ "I. TÌNH HÌNH": capitals, bold."""
        self._body(text.upper(), bold=True).paragraph_format.keep_with_next = True

    def heading(self, text: str) -> None:
        """ "1. Tình hình": bold."""
        self._body(text, bold=True).paragraph_format.keep_with_next = True

    def address(self, text: str) -> None:
        """To whom the paper goes, centred below the title."""
        self._line(self._document.add_paragraph(), text, 14).paragraph_format.space_after = Pt(12)

    def paragraph(self, text: str, *, with_next: bool = False) -> None:
        """A paragraph of the body; ``with_next``: never parted from what follows."""
        paragraph = self._body(text)
        paragraph.paragraph_format.widow_control = True
        if with_next:
            paragraph.paragraph_format.keep_with_next = paragraph.paragraph_format.keep_together = True

    def table(self, rows: Sequence[Sequence[str]]) -> None:
        """A small table, kept on one page; the first row is its head, repeated should it still go over two."""
        table = self._document.add_table(rows=0, cols=len(rows[0]))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for number, row in enumerate(rows):
            cells = table.add_row().cells
            for column, text in enumerate(row):
                line = self._line(cells[column].paragraphs[0], text, 12, bold=number == 0)
                line.paragraph_format.keep_with_next = number < len(rows) - 1
                if column == 0 and number:
                    line.alignment = WD_ALIGN_PARAGRAPH.LEFT
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        rest = (_WIDTH - _FIRST_COLUMN) / (len(rows[0]) - 1)
        _widths(table, (Cm(_FIRST_COLUMN), *([Cm(rest)] * (len(rows[0]) - 1))))
        self._line(self._document.add_paragraph(), "", 6)

    def end(self, recipients: Sequence[str], signer: Sequence[str]) -> None:
        """Recipients on the left, the signer's office on the right, room for a signature and no name.

        The row cannot be parted, and the paragraph before it stays with it: no page bears a signature alone.
        """
        table = self._document.add_table(rows=1, cols=2)
        left, right = table.rows[0].cells
        _widths(table, (Cm(8.2), Cm(8.3)), margins=False)
        head = left.paragraphs[0]
        head.paragraph_format.space_after = Pt(0)
        run = head.add_run("Nơi nhận:")
        run.font.size, run.font.name, run.bold, run.italic = Pt(12), FONT, True, True
        for one in recipients:
            self._plain(left.add_paragraph(), one, 11)
        for number, text in enumerate(signer):
            self._line(right.paragraphs[0] if number == 0 else right.add_paragraph(), text.upper(), 14, bold=True)
        for _ in range(3):
            self._plain(right.add_paragraph(), "", 14)

    def save(self) -> bytes:
        """The .docx file."""
        stream = BytesIO()
        self._document.save(stream)
        return stream.getvalue()

    def _body(self, text: str, *, bold: bool = False) -> Any:
        paragraph = self._document.add_paragraph()
        form = paragraph.paragraph_format
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        form.first_line_indent, form.space_before, form.space_after = Cm(1.27), Pt(0), Pt(6)
        form.line_spacing = 1.05
        run = paragraph.add_run(text)
        run.bold, run.font.name, run.font.size = bold, FONT, Pt(_BODY)
        return paragraph

    def _line(self, paragraph: Any, text: str, size: int, *, bold: bool = False, italic: bool = False) -> Any:
        """A centred line without space around it."""
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._plain(paragraph, text, size, bold=bold, italic=italic)
        return paragraph

    def _plain(self, paragraph: Any, text: str, size: int, *, bold: bool = False, italic: bool = False) -> None:
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(text)
        run.font.size, run.font.name, run.bold, run.italic = Pt(size), FONT, bold, italic


def _widths(table: Any, widths: Sequence[Any], *, margins: bool = True) -> None:
    """Columns of set widths, rows on one page each: offices' programs look at the cells, others at the grid."""
    table.autofit = False
    if not margins:
        none = OxmlElement("w:tblCellMar")
        for side in ("left", "right"):
            margin = OxmlElement(f"w:{side}")
            margin.set(qn("w:w"), "0")
            margin.set(qn("w:type"), "dxa")
            none.append(margin)
        # The schema wants the margins before the look.
        table._tbl.tblPr.insert_element_before(none, "w:tblLook", "w:tblCaption", "w:tblDescription")
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for column, width in enumerate(widths):
        table.columns[column].width = width
        for cell in table.columns[column].cells:
            cell.width = width


def _rule(paragraph: Any, indent: Any) -> None:
    """A rule across the paragraph, shorter by ``indent`` on both sides."""
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = indent
    paragraph.paragraph_format.space_before = Pt(3)
    properties = paragraph._p.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    top = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    # The schema wants borders before indents.
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run()
    run.font.size, run.font.name = Pt(13), FONT
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._r.append(element)
