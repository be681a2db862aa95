"""What must hold for every way of typing the same message."""

from __future__ import annotations

import json
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duty.privacy import find_private, mask
from duty.reading import Gazetteer, Reading, read

NOW = datetime(2024, 6, 5, 3, 0, tzinfo=UTC)
DATA = Path(__file__).resolve().parent.parent / "data"

_TELEX_QUALITY = {"â": "aa", "ă": "aw", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_TELEX_TONE = {"\u0300": "f", "\u0301": "s", "\u0309": "r", "\u0303": "x", "\u0323": "j"}


def _rows() -> list[dict[str, object]]:
    return [
        json.loads(line)
        for path in sorted(DATA.glob("*-reports.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]


ACCENTED = [str(row["text"]) for row in _rows() if row["style"] == "accented"]


def telex(text: str) -> str:
    """The keystrokes of a text, as they stay when the keyboard does not convert them."""
    out: list[str] = []
    for word in unicodedata.normalize("NFC", text).lower().split(" "):
        tone = ""
        keys = ""
        for char in word:
            base = ""
            for part in unicodedata.normalize("NFD", char):
                if part in _TELEX_TONE:
                    tone = _TELEX_TONE[part]
                else:
                    base += part
            base = unicodedata.normalize("NFC", base)
            keys += _TELEX_QUALITY.get(base, base)
        core = keys.rstrip(',.:;!?"')
        out.append(core + tone + keys[len(core) :] if core.isalpha() else keys)
    return " ".join(out)


def bare(text: str) -> str:
    """A text without any marks."""
    parts = unicodedata.normalize("NFD", text)
    kept = "".join(char for char in parts if not unicodedata.combining(char))
    return kept.replace("đ", "d").replace("Đ", "D")


def facts(reading: Reading) -> tuple[object, ...]:
    """What no way of typing may change."""
    return (
        reading.people_min,
        reading.people_max,
        reading.households,
        reading.area,
        reading.time,
        reading.heading,
    )


def _read(text: str) -> Reading:
    return read(text, NOW, Gazetteer())


@st.composite
def reports(draw: st.DrawFn) -> str:
    """Reports put together from parts, with marks."""
    number = draw(
        st.sampled_from(
            [
                "12",
                "khoảng 30",
                "hơn chục",
                "hai chục",
                "mười lăm",
                "15-20",
                "dăm bảy",
                "bốn mươi",
                "vài chục",
                "ba",
                "sáu",
            ]
        )
    )
    who = draw(st.sampled_from(["người", "người dân", "công dân", "tiểu thương", "hộ dân", "phụ huynh"]))
    area = draw(st.sampled_from(["tiểu khu 3", "TK12", "Tiểu khu 7", "tiểu khu số 9"]))
    when = draw(
        st.sampled_from(["lúc 8h30", "lúc 9 giờ kém 15", "hồi 14 giờ", "lúc 7 rưỡi tối", "lúc 2 giờ chiều", ""])
    )
    where = draw(
        st.sampled_from(["kéo đến cổng uỷ ban", "lên huyện", "tập trung ở nhà văn hoá", "đang ở trụ sở tiếp dân tỉnh"])
    )
    why = draw(st.sampled_from(["đòi trả đất", "phản đối bãi rác", "hỏi tiền đền bù", "khiếu nại mức thu phí"]))
    return f"Có {number} {who} {area} {where} {when} {why}.".replace("  ", " ")


FORMS = {
    "without marks": bare,
    "in decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "in capitals": str.upper,
    "in unconverted Telex": telex,
}


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
@given(text=reports())
@settings(max_examples=60, deadline=None)
def test_the_way_of_typing_changes_no_number_area_time_or_heading(form, text: str) -> None:
    assert facts(_read(form(text))) == facts(_read(text))


@pytest.fixture(scope="module")
def as_written() -> dict[str, Reading]:
    return {text: _read(text) for text in ACCENTED}


@pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))
def test_real_style_messages_keep_their_numbers_however_typed(form, as_written: dict[str, Reading]) -> None:
    changed: list[tuple[str, object, object]] = []
    for text, plain in as_written.items():
        if form is bare and "chín mười" in text:
            continue  # "chin muoi" is ninety as well
        typed = _read(form(text))
        if "chatter" in (typed.kind, plain.kind) and typed.kind != plain.kind:
            # Where neither is sure, both ask.
            if max(typed.confidence["kind"], plain.confidence["kind"]) >= 0.6:
                changed.append((text, plain.kind, typed.kind))
        elif facts(typed) != facts(plain):
            changed.append((text, facts(plain), facts(typed)))
    assert not changed


def test_no_labelled_incident_is_taken_for_talk_with_confidence() -> None:
    told = [_read(str(row["text"])) for row in _rows() if row["kind"] != "chatter"]
    assert not [reading.text for reading in told if reading.kind == "chatter" and reading.confidence["kind"] >= 0.6]


@given(text=st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_no_text_makes_the_reader_fail(text: str) -> None:
    reading = _read(text)
    assert reading.kind in ("report", "update", "chatter")
    assert reading.confidence["kind"] > 0, "an error was swallowed"


@given(piece=st.text(alphabet=st.characters(), min_size=1, max_size=40))
@settings(max_examples=10, deadline=None)
def test_ten_thousand_characters_of_anything_are_read(piece: str) -> None:
    text = (piece * (10_000 // len(piece) + 1))[:10_000]
    assert _read(text).confidence["kind"] > 0, "an error was swallowed"


@given(text=st.one_of(st.sampled_from([str(row["text"]) for row in _rows()]), reports(), st.text(max_size=80)))
@settings(max_examples=100, deadline=None)
def test_spans_point_into_the_original_text(text: str) -> None:
    reading = _read(unicodedata.normalize("NFD", text))
    for start, end in reading.spans.values():
        assert 0 <= start < end <= len(reading.text)
    for sure in reading.confidence.values():
        assert 0 <= sure <= 1


PRIVATE = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "ông Nguyễn Văn An",
                "0912345678",
                "CCCD 038085001234",
                "36B1-123.45",
                "bà con",
                "anh em",
                "số nhà 12",
                "ong tran van ba",
                "chị Hoa",
            ]
        ),
        st.text(max_size=12),
    ),
    max_size=8,
).map(" ".join)


@given(text=PRIVATE)
@settings(max_examples=150, deadline=None)
def test_masking_twice_is_masking_once(text: str) -> None:
    once = mask(text)
    assert mask(once) == once


@given(text=PRIVATE)
@settings(max_examples=100, deadline=None)
def test_private_places_are_in_order_and_apart(text: str) -> None:
    at = 0
    for start, end, kind in find_private(text):
        assert at <= start < end <= len(text)
        assert kind
        at = end
