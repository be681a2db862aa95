"""Neutral messages: cut by whole lines, stored and read back the same."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from duty.messages import Attachment, Choice, Message, fit, pack, unpack, utf16_length

LIMITS = (200, 1024, 2000, 4096)

lines_of_text = st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]), max_size=200)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
choices = st.builds(Choice, label=texts, token=texts, typed=texts)
attachments = st.builds(
    Attachment,
    kind=st.sampled_from(["photo", "voice", "video", "document", "location"]),
    ref=texts,
    name=texts,
    mime=texts,
    size=st.integers(0, 2**40),
    latitude=st.none() | st.floats(-90, 90),
    longitude=st.none() | st.floats(-180, 180),
    content_path=texts,
)
messages = st.builds(
    Message,
    lines=st.lists(lines_of_text, max_size=40).map(tuple),
    title=st.just("") | lines_of_text.filter(bool),
    choices=st.lists(st.lists(choices, max_size=3).map(tuple), max_size=3).map(tuple),
    attachment=st.none() | attachments,
    silent=st.booleans(),
)


# ── Cutting ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(messages, st.sampled_from(LIMITS))
def test_a_text_is_never_longer_than_the_channel_takes(message: Message, limit: int) -> None:
    assert utf16_length(fit(message, limit)) <= limit


@given(messages)
def test_a_text_that_fits_is_left_as_it_is(message: Message) -> None:
    text = message.text()
    assert fit(message, utf16_length(text)) == text


@given(messages, st.sampled_from(LIMITS))
def test_lines_are_kept_or_left_out_whole_from_the_start_and_those_left_out_are_counted(
    message: Message, limit: int
) -> None:
    shown = fit(message, limit)
    if shown == message.text() or not shown.split("\n")[-1].startswith("… còn "):
        return
    *kept, note = shown.split("\n")
    if message.title:
        assert kept.pop(0) == message.title
    assert kept == list(message.lines[: len(kept)])
    assert kept
    assert note == f"… còn {len(message.lines) - len(kept)} dòng"


@given(messages, st.sampled_from(LIMITS))
def test_a_line_that_would_still_fit_is_not_left_out(message: Message, limit: int) -> None:
    shown = fit(message, limit)
    if shown == message.text() or not shown.split("\n")[-1].startswith("… còn "):
        return
    count = len(shown.split("\n")) - 1 - bool(message.title)
    left = len(message.lines) - count
    head = [message.title] if message.title else []
    one_more = "\n".join([*head, *message.lines[: count + 1], f"… còn {left} dòng"])
    assert utf16_length(one_more) > limit


def test_a_line_longer_than_the_limit_is_cut_and_ends_in_an_ellipsis() -> None:
    assert fit(Message(lines=("a" * 500,)), 200) == "a" * 199 + "…"


def test_a_cut_halves_no_character() -> None:
    shown = fit(Message(lines=("🔥" * 200,)), 200)

    assert shown == "🔥" * 99 + "…"
    assert utf16_length(shown) == 199


def test_the_length_is_counted_as_the_chat_counts_it() -> None:
    assert [utf16_length(text) for text in ("", "a", "ế", "🔥", "👨‍👩‍👧")] == [0, 1, 1, 2, 8]


def test_the_title_stays_when_the_lines_do_not_fit() -> None:
    message = Message(title="🔴 SV-17", lines=tuple(f"dòng {number} " + "x" * 50 for number in range(200)))
    shown = fit(message, 1024)

    assert shown.startswith("🔴 SV-17\ndòng 0 ")
    assert shown.endswith(" dòng")


# ── Storing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@given(messages)
def test_a_stored_message_comes_back_the_same(message: Message) -> None:
    assert unpack(json.loads(json.dumps(pack(message)))) == message


@given(messages)
def test_two_messages_that_differ_are_stored_differently(message: Message) -> None:
    assert pack(message) != pack(replace(message, silent=not message.silent))


def test_what_is_not_said_is_not_stored() -> None:
    assert pack(Message(lines=("Đã lưu",))) == {"lines": ["Đã lưu"]}


@pytest.mark.parametrize("record", [{}, {"lines": None}, {"lines": [1]}, {"lines": [], "choices": [[{}]]}])
def test_a_record_that_is_no_message_is_refused(record: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        unpack(record)
