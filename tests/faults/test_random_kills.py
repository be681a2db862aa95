"""The process is killed at random moments, its start included, while reports come in; a long run is in bench."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.kills import measure

pytestmark = pytest.mark.faults


async def test_reports_survive_kills_at_random_moments(tmp_path: Path) -> None:
    figures = await measure(tmp_path, reports=60, kills=8, reporters=10, seed=7)

    assert figures.kills == 8
    assert (figures.lost, figures.stored_twice, figures.open_rows, figures.errors) == (0, 0, 0, 0)
    assert figures.announced == figures.receipts == figures.stored == 60
