"""Drills in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from duty.messages import Choice, Message
from duty.wording.facts import minutes

IN_PRIVATE = "Xin bắt đầu diễn tập trong khung chat riêng với máy trực."
NO_DRILL = "Đây không phải sự việc diễn tập."
RESULT = "Kết thúc diễn tập"


def story(area: int) -> str:
    """What a drill is about when nobody says so."""
    return f"20 người tập trung trước cổng ủy ban tiểu khu {area} về đền bù đất"


def one_at_a_time(code: str) -> str:
    """Another drill is running."""
    return f"Đang có diễn tập {code}. Kết thúc diễn tập đó trước."


def running(incident_id: int, code: str) -> Message:
    """To whoever started it."""
    return Message(
        title=f"🟦 DIỄN TẬP {code} đã bắt đầu",
        lines=("Máy báo và nhắc như việc thật, mọi tin ghi rõ DIỄN TẬP, không tính vào số liệu.",),
        choices=((Choice("Kết thúc diễn tập", f"dt:{incident_id}:xong"),),),
    )


def score(code: str, answered: Sequence[tuple[str, timedelta, bool]], silent: Sequence[str], *, calls: int) -> Message:
    """How it went: who answered (name, after how long, whether on the way), who did not, how often it was repeated."""
    lines = []
    for name, after, coming in answered:
        did = "báo đang đến" if coming else "đã nhận"
        lines.append(f"✅ {name} {did} sau {minutes(after.total_seconds())}")
    if not answered:
        lines.append("❌ Không ai bấm Đã nhận.")
    if calls:
        lines.append(f"🔁 Máy phải nhắc {calls} lần.")
    if silent:
        lines.append(f"⚪ Được báo, chưa bấm: {', '.join(silent)}.")
    return Message(title=f"🟦 Kết quả diễn tập {code}", lines=tuple(lines))
