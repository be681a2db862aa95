"""Sessions and busy times in words."""

from __future__ import annotations

from collections.abc import Sequence

from duty.messages import Choice, Message
from duty.policy import Campaign


def held(found: Sequence[Campaign], gaps: Sequence[str] = ()) -> Message:
    """The sessions and busy times that hold now, each with a button to drop it, and what they leave unfilled."""
    lines = [f"• {one.name}: {one.from_:%d/%m/%Y} – {one.to:%d/%m/%Y}" for one in found]
    if not found:
        lines = ["Chưa đặt. Ví dụ: /kyhop 01/6-29/6 Kỳ họp thứ 7"]
    lines += [f"⚠️ {gap}" for gap in gaps]
    choices = tuple((Choice(f"🗑 Bỏ {one.name[:40]}", f"kh:{one.from_.toordinal()}:bo"),) for one in found)
    return Message(title="📆 Kỳ họp, đợt cao điểm (trực thứ 7, chủ nhật)", lines=tuple(lines), choices=choices)
