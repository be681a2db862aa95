"""A town with its people and groups, for the flows; what the desk logs as an error fails the test."""

from __future__ import annotations

import json
import logging
from collections.abc import AsyncIterator, Iterator, MutableMapping
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from structlog.testing import capture_logs

from bot.documents import pictures
from duty.people import Role
from tests.harness import Cast, Colleague, Town, a_town, a_town_at_work

# Each round of the watch is a stop on the way of ``fast_forward``; tests about it bring their own town.
WATCH_EVERY = timedelta(hours=1)


class Log:
    """What the desk logged. An error that a test brings about on purpose is named in ``expected`` (its action)."""

    def __init__(self, entries: list[MutableMapping[str, Any]]) -> None:
        self.entries = entries
        self.expected: set[str] = set()

    def errors(self) -> list[MutableMapping[str, Any]]:
        """Errors that no test asked for."""
        return [
            one
            for one in self.entries
            if one["log_level"] in ("error", "critical") and one.get("action") not in self.expected
        ]

    def actions(self) -> list[str]:
        """What happened, by name."""
        return [str(one.get("action", "")) for one in self.entries]


@pytest.fixture(autouse=True)
def log(caplog: pytest.LogCaptureFixture) -> Iterator[Log]:
    """The log of the desk; errors, of libraries too, fail the test at its end."""
    with capture_logs() as entries:
        log = Log(entries)
        yield log
    assert not log.errors()
    assert not [one for one in caplog.get_records("call") if one.levelno >= logging.ERROR]


def _blank(described: str, path: Path) -> None:
    """A picture that takes no time: what is described is read, and a white page is drawn."""
    json.loads(described)
    Image.new("RGB", (8, 8), "white").save(path)


@pytest.fixture(autouse=True)
def charts(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every evening of a flow has its chart; only tests marked ``charts`` draw it."""
    if request.node.get_closest_marker("charts") is None:
        monkeypatch.setitem(pictures._DRAWN, "chart", ("so-lieu.png", _blank))


@pytest.fixture
async def empty_town(tmp_path: Path) -> AsyncIterator[Town]:
    """A desk that knows nobody."""
    async with a_town(tmp_path, watch_every=WATCH_EVERY) as town:
        yield town


STAFF = Cast(
    (
        Colleague("tk3", "Lê Văn Bình", (Role.AREA_HEAD,), area=3),
        Colleague("tk5", "Trịnh Thị Hoa", (Role.AREA_HEAD,), area=5),
        Colleague("congan", "Phạm Văn Dũng", (Role.POLICE,), post="police"),
        Colleague("canbo", "Nguyễn Thị Lan", (Role.OFFICER,), post="reception"),
        Colleague("chutich", "Vũ Đức Minh", (Role.LEADER,)),
        Colleague("phochutich", "Đỗ Thị Thu", (Role.LEADER,), post="command"),
        Colleague("vanphong", "Mai Thị Nga", (Role.CLERK,)),
        Colleague("quantri", "Tống Văn An", (Role.ADMIN,)),
        Colleague("huyen", "Bùi Thị Hà", (Role.SUPERIOR,)),
    ),
    (
        ("alerts", ("tk3", "congan", "canbo", "vanphong")),
        ("duty", ("congan", "canbo", "vanphong")),
        ("leaders", ("chutich", "phochutich")),
        ("superior", ("huyen", "chutich", "phochutich")),
    ),
)


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A desk with staff, a roster and its four groups."""
    async with a_town_at_work(tmp_path, STAFF, watch_every=WATCH_EVERY) as town:
        yield town


@pytest.fixture
async def watched_town(tmp_path: Path) -> AsyncIterator[Town]:
    """The same, with a watch that looks every ten minutes."""
    async with a_town_at_work(tmp_path, STAFF, watch_every=timedelta(minutes=10)) as town:
        yield town


@pytest.fixture
async def station(tmp_path: Path) -> AsyncIterator[Town]:
    """A town whose roster is empty, on the Wednesday before the weekend."""
    async with a_town(tmp_path, watch_every=timedelta(hours=12)) as town:
        await town.add("congan", "Phạm Văn Dũng", Role.POLICE)
        await town.add("congan2", "Lưu Thị Mai", Role.POLICE)
        await town.add("congan3", "Đặng Văn Tú", Role.POLICE)
        await town.add("canbo", "Nguyễn Thị Lan", Role.OFFICER)
        await town.add("chutich", "Vũ Đức Minh", Role.LEADER)
        await town.add("vanphong", "Mai Thị Nga", Role.CLERK)
        await town.add("tk3", "Lê Văn Bình", Role.AREA_HEAD, area=3)
        await town.bind("alerts", "congan", "vanphong", "tk3")
        await town.bind("duty", "congan", "congan2", "canbo", "vanphong")
        await town.settle()
        yield town
