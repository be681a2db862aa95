"""Logs: a sentence with facts, and never a bot token."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot import logs

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(False)
    structlog.reset_defaults()


@pytest.fixture(params=[True, False], ids=["json", "lines"])
def written(request: pytest.FixtureRequest) -> io.StringIO:
    stream = io.StringIO()
    logs.configure(json=request.param, stream=stream)
    return stream


def failing() -> None:
    raise RuntimeError(f"POST https://api.telegram.org/bot{TOKEN}/sendMessage failed")


def test_no_token_gets_in_by_any_way(written: io.StringIO) -> None:
    log, library = structlog.get_logger("bot.sender"), logging.getLogger("some.library")
    log.info(f"sent with {TOKEN}", url=f"https://x/bot{TOKEN}/getMe", nested={"deep": [(TOKEN,)]}, raw=TOKEN.encode())
    log.error("refused", reason=RuntimeError(TOKEN))
    library.warning("asked %s", f"https://x/bot{TOKEN}/getMe")
    library.warning("asked %(url)s", {"url": TOKEN}, extra={"url": TOKEN})
    try:
        failing()
    except RuntimeError:
        log.exception("a call failed")
        library.exception("a call failed")
    text = written.getvalue()
    assert text.count("RuntimeError") >= 3
    assert "<token>" in text
    assert TOKEN.partition(":")[2] not in text


_plain = st.text(st.characters(exclude_characters=":"))


@given(st.recursive(st.none() | st.integers() | _plain, lambda inner: st.lists(inner) | st.dictionaries(_plain, inner)))
def test_only_tokens_are_changed(value: Any) -> None:
    assert logs.scrub(value) == value
    assert logs.scrub([value, f"bot{TOKEN}/x", {TOKEN: (TOKEN,)}]) == [value, "bot<token>/x", {"<token>": ["<token>"]}]


def test_a_line_of_json_is_a_sentence_with_facts() -> None:
    stream = io.StringIO()
    logs.configure(json=True, stream=stream)
    structlog.get_logger("bot.sender").warning("nhóm không nhận tin", action="send_failed", chat="-501")
    record = json.loads(stream.getvalue())
    assert record["event"] == "nhóm không nhận tin"
    assert (record["level"], record["action"], record["chat"]) == ("warning", "send_failed", "-501")
    assert record["logger"] == "bot.sender"
    assert record["timestamp"].endswith("Z")


def test_libraries_do_not_tell_every_request(written: io.StringIO) -> None:
    for name in ("httpx", "httpcore", "telegram", "telegram.ext"):
        logging.getLogger(name).info("HTTP Request: POST …")
        logging.getLogger(name).warning("trouble of %s", name)
    text = written.getvalue()
    assert "HTTP Request" not in text
    assert text.count("trouble") == 4


def test_a_quiet_log_leaves_out_mere_news() -> None:
    stream = io.StringIO()
    logs.configure(json=False, quiet=True, stream=stream)
    structlog.get_logger("bot.app").info("started")
    structlog.get_logger("bot.app").error("broken")
    assert "started" not in stream.getvalue()
    assert "broken" in stream.getvalue()


def test_configuring_twice_writes_once() -> None:
    stream = io.StringIO()
    logs.configure(json=True, stream=stream)
    logs.configure(json=True, stream=stream)
    logging.getLogger("x").warning("once")
    assert stream.getvalue().count("once") == 1
