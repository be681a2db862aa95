"""Phone numbers as offices write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_GAP = r"[ .\-()]{0,2}"
_RUN = re.compile(
    rf"(?<![\d+])(?:\(?(?:\+|00)?84\)?{_GAP}|\(?0)\d(?:{_GAP}\d){{7,9}}\)?(?!\d)"
    rf"|(?<![\d+])\+\d(?:{_GAP}\d){{7,13}}(?!\d)"
    rf"|(?<![\d+.])[35789](?:[ .\-]?\d){{8}}(?!\d)"
    rf"|(?<![\d+.])2(?:[ .\-]?\d){{9}}(?!\d)"
    rf"|(?<![\d+])\d(?:[ .\-]?\d){{4,18}}(?!\d)"
)
_VALID = re.compile(r"0[35789]\d{8}|02\d{9}|02\d{8}")


@dataclass(frozen=True, slots=True)
class Phone:
    """A number found in a text; ``number`` is None when it is no whole phone number."""

    start: int
    end: int
    written: str
    number: str | None


def number_of(written: str) -> str | None:
    """Ten or eleven digits with the leading 0; None when they cannot be a Vietnamese phone number."""
    digits = re.sub(r"\D", "", written)
    if digits.startswith("0084"):
        digits = digits[2:]
    if digits.startswith("84") and len(digits) > 10:
        digits = "0" + digits[2:].lstrip("0")
    elif not digits.startswith("0"):
        digits = "0" + digits
    return digits if _VALID.fullmatch(digits) else None


def find(text: str) -> list[Phone]:
    """Every number of five digits or more, in order; the text is clean."""
    found = []
    for match in _RUN.finditer(re.sub(r"(?<=\d{9})\.0\b", "  ", text)):
        start, end, written = match.start(), match.end(), match.group()
        # "(VP-TK, 0912345678)" and "(0912345678, VP-TK)": half a bracket is not the number's.
        if written.endswith(")") and "(" not in written:
            end, written = end - 1, written[:-1]
        elif written.startswith("(") and ")" not in written:
            start, written = start + 1, written[1:]
        found.append(Phone(start, end, written.strip(), number_of(written)))
    return found


def from_value(value: float) -> str | None:
    """The number behind a cell that a spreadsheet took for an amount: 912345678.0."""
    return number_of(str(int(value))) if 0 < value < 1e12 and value == int(value) else None
