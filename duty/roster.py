"""Who is on duty. One function answers it, and everything asks that function."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

# Posts of a shift as people read them.
POST_NAMES: dict[str, str] = {
    "command": "Lãnh đạo trực",
    "reception": "Cán bộ tiếp dân",
    "police": "Công an trực",
    "military": "Quân sự trực",
}


@dataclass(frozen=True, slots=True)
class Duty:
    """One person on one post for a span of time (instants, start included, end excluded)."""

    shift_id: int
    person_id: int
    post: str
    on_date: date
    starts_at: datetime
    ends_at: datetime
    state: str = "planned"


def on_duty(duties: Iterable[Duty], at: datetime, post: str | None = None) -> tuple[Duty, ...]:
    """Who is on duty at an instant, of one post or of all; people marked absent or swapped away are not."""
    return tuple(
        duty
        for duty in duties
        if duty.starts_at <= at < duty.ends_at
        and duty.state in ("planned", "confirmed")
        and (post is None or duty.post == post)
    )


def next_on(duties: Iterable[Duty], at: datetime, post: str | None = None) -> Duty | None:
    """The next one to come on duty after an instant."""
    later = [
        duty
        for duty in duties
        if duty.starts_at > at and duty.state in ("planned", "confirmed") and (post is None or duty.post == post)
    ]
    return min(later, key=lambda duty: (duty.starts_at, duty.shift_id, duty.person_id), default=None)
