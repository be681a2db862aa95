"""How long the desk keeps what it no longer needs, in days; 0 = for good."""

from __future__ import annotations

from pydantic import Field

from duty.sections import Section


class Retention(Section):
    """Days after which raw things are forgotten: updates as received, messages as sent, references to files, and the
    reporters' own words once the incident has been closed. Facts, timelines, figures and the audit log stay."""

    received_days: int = Field(default=30, ge=0, le=3650)
    sent_days: int = Field(default=90, ge=0, le=3650)
    files_days: int = Field(default=180, ge=0, le=3650)
    texts_days: int = Field(default=365, ge=0, le=3650)
