"""A town with its people and groups, for the flows."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from duty.people import Role
from tests.harness import Town, a_town


@pytest.fixture
async def empty_town(tmp_path: Path) -> AsyncIterator[Town]:
    """A desk that knows nobody."""
    async with a_town(tmp_path) as town:
        yield town


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """A desk with staff, a roster and its four groups."""
    async with a_town(tmp_path) as town:
        await town.add("tk3", "Lê Văn Bình", Role.AREA_HEAD, area=3)
        await town.add("tk5", "Trịnh Thị Hoa", Role.AREA_HEAD, area=5)
        await town.add("congan", "Phạm Văn Dũng", Role.POLICE, post="police")
        await town.add("canbo", "Nguyễn Thị Lan", Role.OFFICER, post="reception")
        await town.add("chutich", "Vũ Đức Minh", Role.LEADER)
        await town.add("phochutich", "Đỗ Thị Thu", Role.LEADER, post="command")
        await town.add("vanphong", "Mai Thị Nga", Role.CLERK)
        await town.add("quantri", "Tống Văn An", Role.ADMIN)
        await town.add("huyen", "Bùi Thị Hà", Role.SUPERIOR)
        await town.bind("alerts", "tk3", "congan", "canbo", "vanphong")
        await town.bind("duty", "congan", "canbo", "vanphong")
        await town.bind("leaders", "chutich", "phochutich")
        await town.bind("superior", "huyen", "chutich", "phochutich")
        await town.settle()
        yield town
