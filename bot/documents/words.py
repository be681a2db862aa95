"""Every word of an Office file, wherever it stands: head and foot, text boxes, tables, notes, lettering of a watermark.

Plain XML, so that nothing is passed over which a library of papers or tables does not show.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import iterparse

from bot.documents.tables import UnreadableFile, checked

_FOLDERS = ("word/", "xl/")
_BLOCKS = frozenset({"p", "si", "is", "text"})  # paragraphs, strings of a sheet, remarks in it
_GAPS = frozenset({"tab", "br", "cr"})
_UNOPENED = (
    "Tệp không mở được để soát dấu mật, nên máy trực không nhận. "
    "Đề nghị mở lại bằng Word hoặc Excel, lưu thành tệp mới rồi gửi lại."
)


def words_of(content: bytes) -> str:
    """The words of a .docx or .xlsx, a line a paragraph or a cell; none of any other file. Raises UnreadableFile."""
    if not content.startswith(b"PK"):
        return ""
    try:
        checked(content)
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [one for one in package.namelist() if one.startswith(_FOLDERS) and one.lower().endswith(".xml")]
            return "\n".join(line for name in parts for line in _lines(package.read(name)))
    except Exception as error:
        # A broken file fails anywhere inside the archive and the parser; each failure means the same here.
        raise UnreadableFile(_UNOPENED) from error


def _lines(part: bytes) -> Iterator[str]:
    # A text box stands inside the paragraph that holds it, and its words are no part of that paragraph.
    inside: list[list[str]] = [[]]
    for event, element in iterparse(io.BytesIO(part), events=("start", "end")):
        name = element.tag.rpartition("}")[2]
        if event == "start":
            if name in _BLOCKS:
                inside.append([])
            elif name == "textpath":
                yield element.get("string", "")
        elif name == "t":
            inside[-1].append(element.text or "")
        elif name in _GAPS:
            inside[-1].append(" ")
        elif name in _BLOCKS:
            yield "".join(inside.pop())
        if event == "end":
            element.clear()
    yield "".join(inside[-1])
