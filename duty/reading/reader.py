"""One message into one reading."""

from __future__ import annotations

from datetime import datetime

from duty.reading.facts import Gazetteer, Reading


def read(text: str, now: datetime, gazetteer: Gazetteer) -> Reading:
    """Read one message. Never raises."""
    return Reading(text=text, kind="report", confidence={"kind": 0.1})
