"""The handover slip in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from duty.incidents import Incident, State
from duty.messages import Choice, Message
from duty.people import Person
from duty.policy import UnitConfig
from duty.roster import Duty, post_name
from duty.wording import facts as say

ASK_NOTE = Message(lines=("Viết một dòng dặn người vào ca. Gõ Huỷ để thôi.",))


def incident_line(incident: Incident, unit: UnitConfig, now: datetime) -> str:
    """An open incident on one line: code, what, where, how long, whether somebody is on it."""
    state = "chưa ai nhận" if incident.state is State.OPEN else "đang có người phụ trách"
    waited = say.minutes((now - incident.opened_at).total_seconds())
    return f"• {incident.code} · {say.headline(incident.facts, unit)} · {waited} · {state}"


def slip(duty: Duty, leaving: Person, incidents: Sequence[str], waiting: int, zone: ZoneInfo, now: datetime) -> Message:
    """What is handed over."""
    lines = [f"{post_name(duty.post)}: {leaving.called}, hết ca {say.day_and_clock(duty.ends_at, zone, now)}."]
    lines.append(f"Sự việc đang mở: {len(incidents)}" if incidents else "Không có sự việc đang mở.")
    lines += incidents
    if waiting:
        lines.append(f"⚠️ {waiting} việc chưa ai nhận.")
    return Message(title="📋 Bàn giao ca", lines=tuple(lines))


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
