"""What makes hundreds of desks in one process affordable."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot import lawfile
from storage import sqlite

# Hundreds of event loops are set up and left: at the usual threshold a tenth of the time goes into looking for cycles.
gc.set_threshold(100_000, 50, 100)


@pytest.fixture(scope="session", autouse=True)
def one_reading_of_the_law() -> Iterator[None]:
    """The shipped law.yaml is read once a process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lawfile, "load", cache(lawfile.load))
        yield


@pytest.fixture(scope="session", autouse=True)
def one_compiler() -> Iterator[None]:
    """Every desk of a process has engines of its own; each would compile the same statements anew.

    A compiled statement depends on the dialect alone, so that all of them take that of the first, and what it compiled.
    """
    make, first = sqlite._engine, list[AsyncEngine]()

    def engine(*told: Any, **more: Any) -> AsyncEngine:
        made = make(*told, **more)
        if first:
            made.sync_engine.dialect = first[0].sync_engine.dialect
            made.sync_engine._compiled_cache = first[0].sync_engine._compiled_cache
        else:
            first.append(made)
        return made

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite, "_engine", engine)
        yield
