"""Quick reports, as people really type them, into facts."""

from __future__ import annotations

from duty.reading.facts import Area, Gazetteer, Landmark, Reading, as_record
from duty.reading.reader import read

__all__ = ["Area", "Gazetteer", "Landmark", "Reading", "as_record", "read"]
