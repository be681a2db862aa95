"""The handover slip in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from duty.incidents import Incident, State
from duty.messages import Choice, Message
from duty.people import Person
from duty.policy import UnitConfig
from duty.roster import post_name
from duty.wording import facts as say

ASK_NOTE = Message(lines=("Viết một dòng dặn người vào ca. Gõ Huỷ để thôi.",))


def incident_line(incident: Incident, unit: UnitConfig, now: datetime) -> str:
    """An open incident on one line: code, what, where, how long, whether somebody is on it."""
    state = "chưa ai nhận" if incident.state is State.OPEN else "đang có người phụ trách"
    waited = say.minutes((now - incident.opened_at).total_seconds())
    return f"• {incident.code} · {say.headline(incident.facts, unit)} · {waited} · {state}"


@dataclass(frozen=True, slots=True)
class Matters:
    """What is handed over: open incidents, a line each, and how much waits too long."""

    lines: tuple[str, ...]
    unanswered: int = 0
    silent: int = 0
    petitions: int = 0


def slip(
    post: str, leaving: Person, ended_at: datetime, matters: Matters, zone: ZoneInfo, now: datetime, note: str = ""
) -> Message:
    """What is handed over."""
    lines = [f"{post_name(post)}: {leaving.called}, hết ca {say.day_and_clock(ended_at, zone, now)}."]
    lines.append(f"Sự việc đang mở: {len(matters.lines)}" if matters.lines else "Không có sự việc đang mở.")
    lines += matters.lines
    if matters.unanswered:
        lines.append(f"⚠️ {matters.unanswered} việc chưa ai nhận.")
    if matters.silent:
        lines.append(f"⚠️ {matters.silent} việc đã nhận nhưng lâu chưa cập nhật.")
    if matters.petitions:
        lines.append(f"⚠️ {matters.petitions} đơn thư quá hạn.")
    if note:
        lines.append(f"✍️ Dặn thêm: “{note}”")
    return Message(title="📋 Bàn giao ca", lines=tuple(lines))


def untaken(post: str) -> Message:
    """The slip lies there."""
    return Message(lines=(f"📋 {post_name(post)}: đồng chí chưa bấm nhận bàn giao ca trước.",))


def for_leaders(post: str, taker: str) -> Message:
    """The slip still lies there."""
    return Message(lines=(f"📋 {post_name(post)}: {taker} chưa nhận bàn giao ca trước. Xin hỏi lại.",))


def for_leaving(message: Message, handover_id: int) -> Message:
    """With the button of who leaves."""
    return Message(message.lines, message.title, ((Choice("✍️ Dặn thêm", f"bg:{handover_id}:ghi"),),))


def for_taker(message: Message, handover_id: int) -> Message:
    """With the receipt of who takes over."""
    return Message(message.lines, message.title, ((Choice("✅ Đã nhận bàn giao", f"bg:{handover_id}:nhan"),),))


def received(name: str) -> Message:
    """News for who left."""
    return Message(lines=(f"📋 {name} đã nhận bàn giao ca.",))


def note(name: str, text: str, handover_id: int) -> Message:
    """What who leaves has to say."""
    return Message(
        title="📋 Dặn thêm khi bàn giao",
        lines=(f"{name}: “{text}”",),
        choices=((Choice("✅ Đã nhận bàn giao", f"bg:{handover_id}:nhan"),),),
    )
