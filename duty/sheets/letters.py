"""Letters of a cell: one form for every way of typing them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DASHES = "‐‑‒–—―−﹣－"
_QUOTES = "“”„‟″〃«»＂"
_SAME = str.maketrans(
    {
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_QUOTES, '"'),
        "’": "'",
        "‘": "'",
        "′": "'",
        "ð": "đ",
        "Ð": "Đ",
        "→": "-",
        "÷": "-",
        "\t": " ",
        "\r": "\n",
        "\v": "\n",
        "\f": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)
_UNSEEN = ("Cf", "Cc", "Co", "Cs", "Cn", "Mn", "Me")


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """A text in composed letters, with one kind of dash, quote, blank and line end, and nothing that is not seen."""
    text = unicodedata.normalize("NFKC", text.replace("\r\n", "\n").translate(_SAME)).translate(_SAME)
    text = "".join(char for char in text if char == "\n" or unicodedata.category(char) not in _UNSEEN)
    lines = (re.sub(r"\s+", " ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


@lru_cache(maxsize=1024)
def _base(char: str) -> str:
    base = unicodedata.normalize("NFD", char.lower())[:1] or char
    return "d" if base == "đ" else base


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Small letters without marks; letter by letter, so that places in the text stay the same."""
    return "".join(map(_base, text))


def words_of(text: str) -> str:
    """A text folded to its bare words, one blank between them."""
    return " ".join(re.findall(r"[^\W_]+", fold(clean(text))))
