"""Marks of a state secret (độ mật) on the name of a file and in what a paper says.

Only words can be searched: a scan or a photo shows its mark to people alone.
"""

from __future__ import annotations

import re
import unicodedata

from duty.privacy import mask

# A stamp may be typed with its letters apart.
_IN_PAPER = re.compile(r"\b(?:MẬT|M Ậ T)\b|\b(?i:độ mật ?: ?(?:tuyệt |tối )?mật)\b")
_IN_NAME = re.compile(r"\bMẬT\b", re.IGNORECASE)
# Words with the same syllable: "bí mật", "bảo mật", "mật độ", "mật khẩu" …
_NO_MARK = re.compile(r"\b(?:BÍ|BẢO) MẬT\b|\bMẬT (?:ĐỘ|KHẨU|MÃ|NGỮ|ONG|THIẾT|VỤ)\b", re.IGNORECASE)


def is_name_marked(name: str) -> bool:
    """Whether the name of a file bears a mark, in letters of either size: "bc_MẬT.docx", "Báo cáo (Tối mật).pdf"."""
    return _found(_IN_NAME, re.sub(r"[\W_]+", " ", unicodedata.normalize("NFC", name)))


def is_paper_marked(text: str) -> bool:
    """Whether a line of a paper bears a mark, which is written in capitals.

    Neither a heading about the keeping of secrets nor a person who is called so is one.
    """
    return any(_found(_IN_PAPER, line) for line in unicodedata.normalize("NFC", text).splitlines())


def _found(mark: re.Pattern[str], line: str) -> bool:
    line = " ".join(line.split())
    return mark.search(line) is not None and mark.search(_NO_MARK.sub(" ", mask(line))) is not None
