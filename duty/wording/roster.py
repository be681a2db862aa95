"""The roster in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from duty.messages import Message
from duty.people import Person
from duty.roster import POST_NAMES, Duty
from duty.wording import facts as say

_DAYS = ("Thứ 2", "Thứ 3", "Thứ 4", "Thứ 5", "Thứ 6", "Thứ 7", "CN")


def shift(duty: Duty, zone: ZoneInfo) -> str:
    """A shift: "Thứ 7 08/6, 07:00–17:00"."""
    start = duty.starts_at.astimezone(zone)
    day = f"{_DAYS[start.weekday()]} {start.day:02d}/{start.month}"
    return f"{day}, {say.clock(duty.starts_at, zone)}–{say.clock(duty.ends_at, zone)}"


def now_and_mine(
    current: Sequence[Duty], mine: Sequence[Duty], people: Mapping[int, Person], zone: ZoneInfo, now: datetime
) -> Message:
    """Who is on now, until when, and the reader's own shifts."""
    lines = []
    for duty in current:
        name = people[duty.person_id].called if duty.person_id in people else "?"
        lines.append(
            f"• {POST_NAMES.get(duty.post, duty.post)}: {name}, đến {say.day_and_clock(duty.ends_at, zone, now)}"
        )
    if not current:
        lines.append("⚠️ Chưa có người trực lúc này.")
    lines.append("")
    lines.append("Ca của tôi:" if mine else "Tôi chưa có ca trong 14 ngày tới.")
    lines += [f"• {POST_NAMES.get(duty.post, duty.post)}: {shift(duty, zone)}" for duty in mine]
    return Message(title="📅 Đang trực", lines=tuple(lines))
