"""Cards: the live message of an incident, for a group, for a person on duty and for the reporter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from duty import privacy
from duty.incidents import Category, Facts, Incident, State
from duty.messages import Choice, Message
from duty.policy import UnitConfig
from duty.wording import facts as say

CORRECTED = "Đính chính: "
FILE_WORDS = {
    "photo": "ảnh", "voice": "ghi âm", "video": "phim", "document": "tệp", "location": "vị trí",
}  # fmt: skip
LEVEL_MARKS = {"note": "🟢", "alert": "🟠", "high": "🔴", "critical": "🆘"}


@dataclass(frozen=True, slots=True)
class Standing:
    """Who has done what so far, as a card shows it; names are staff's. ``asked_since``: opened, or opened again."""

    reporters: tuple[str, ...]
    reported_at: datetime
    asked_since: datetime
    acked: tuple[str, datetime] | None = None
    coming: tuple[tuple[str, datetime], ...] = ()
    closed: tuple[str, datetime] | None = None
    last_update: tuple[str, datetime, str] | None = None
    next_call: tuple[datetime, str] | None = None
    quote: str = ""
    files: int = 0
    # What belongs to it, by number alone.
    petitions: tuple[str, ...] = ()
    receptions: int = 0


def _choices(incident: Incident) -> tuple[tuple[Choice, ...], ...]:
    def choice(label: str, action: str, typed: str) -> Choice:
        return Choice(label, f"inc:{incident.id}:{action}", f"{typed} {incident.number}")

    ack = choice("✅ Đã nhận", "ack", "NHAN")
    come = choice("🚶 Đang đến", "come", "DEN")
    update = choice("✏️ Cập nhật", "update", "CAPNHAT")
    close = choice("🏁 Kết thúc", "close", "XONG")
    if incident.state is State.OPEN:
        return ((ack, come), (update, close))
    if incident.state is State.CLOSED:
        return ((choice("↩️ Mở lại", "reopen", "MOLAI"),),)
    return ((come,), (update, close))


def follow_up_choices(incident: Incident) -> tuple[tuple[Choice, ...], ...]:
    """Buttons of a reminder to whoever took an incident."""
    return (
        (
            Choice("✏️ Cập nhật", f"inc:{incident.id}:update", f"CAPNHAT {incident.number}"),
            Choice("🏁 Kết thúc", f"inc:{incident.id}:close", f"XONG {incident.number}"),
        ),
    )


def service_steps(facts: Facts) -> list[str]:
    """What the law owes people who come as a group, first things first.

    Sources: Luật Tiếp công dân 2013, Điều 28 khoản 1, Điều 29, Điều 30.
    """
    if facts.denunciation or facts.category not in (Category.CROWD, Category.UPWARD):
        return []
    people = facts.people_max or 0
    if people > 10:
        delegates = "tối đa 5 người"
    elif people >= 5:
        delegates = "1–2 người"
    else:
        delegates = "1–2 người (trên 10 người: tối đa 5)"
    first = (
        "1. Liên hệ nơi bà con đến, cử người cùng tiếp."
        if facts.category == Category.UPWARD
        else "1. Cử người ra đón, mời vào nơi tiếp."
    )
    return [
        "Việc cần làm:",
        first,
        f"2. Mời cử đại diện: {delegates} (Điều 29).",
        "3. Nghe, ghi sổ, nhận đơn (Điều 30).",
        "4. Trả lời thụ lý trong 10 ngày làm việc (Điều 28).",
    ]


def _state_lines(incident: Incident, standing: Standing, unit: UnitConfig, now: datetime) -> list[str]:
    def at(instant: datetime) -> str:
        return say.day_and_clock(instant, unit.zone, now)

    lines = []
    if standing.closed is not None:
        who, closed_at = standing.closed
        took = say.minutes((closed_at - standing.asked_since).total_seconds())
        lines.append(f"🏁 Kết thúc lúc {at(closed_at)}, {who} (sau {took})")
        if incident.result and not incident.facts.denunciation:
            lines.append(f"Kết quả: {privacy.mask(incident.result)}")
    if standing.acked is not None:
        who, acked_at = standing.acked
        took = say.minutes((acked_at - standing.asked_since).total_seconds())
        lines.append(f"✅ {who} đã nhận lúc {at(acked_at)} (sau {took})")
    lines += [f"🚶 {who} đang đến, từ {at(since)}" for who, since in standing.coming]
    if incident.state is State.OPEN and incident.policy.steps:
        lines.append("⏳ Chưa ai nhận")
        if standing.next_call is not None:
            due_at, whom = standing.next_call
            lines.append(f"Nếu chưa ai nhận, {at(due_at)} sẽ báo {whom}")
    if standing.last_update is not None:
        who, updated_at, text = standing.last_update
        lines.append(f"✏️ {at(updated_at)} {who}: {privacy.mask(text)}")
    return lines


def incident_card(incident: Incident, standing: Standing, unit: UnitConfig, now: datetime) -> Message:
    """The live card of an incident, fit for any group: private data masked, a denunciation's content never shown."""
    facts = incident.facts
    closed = incident.state is State.CLOSED
    mark = "🏁" if closed else LEVEL_MARKS[incident.level]
    lines = say.flags(facts)
    if facts.life_danger and not closed:
        lines.append("‼️ Nguy hiểm tính mạng: gọi 113 / 114 / 115 trước")
    lines += say.known(facts, unit, now)
    reporters = ", ".join(dict.fromkeys(standing.reporters))
    lines.append(f"🗣 {reporters} báo lúc {say.day_and_clock(standing.reported_at, unit.zone, now)}")
    if len(standing.reporters) > 1:
        lines[-1] += f" ({len(standing.reporters)} tin báo)"
    if standing.quote and not facts.denunciation:
        lines.append(f"“{privacy.mask(standing.quote)}”")
    if standing.files:
        lines.append(f"📎 {standing.files} tệp kèm theo")
    linked = [f"🧾 {standing.receptions} lượt tiếp"] if standing.receptions else []
    linked += [f"📄 Đơn {number}" for number in standing.petitions]
    if linked:
        lines.append(" · ".join(linked))
    lines += ["", *_state_lines(incident, standing, unit, now)]
    steps = [] if closed else service_steps(facts)
    if steps:
        lines += ["", *steps]
    return Message(
        title=f"{mark} {incident.code} · {say.headline(facts, unit)}",
        lines=tuple(lines),
        choices=_choices(incident),
    )


def reporter_card(
    incident: Incident, standing: Standing, unit: UnitConfig, now: datetime, told: Sequence[str], joined: bool
) -> Message:
    """What the reporter sees: stored, who was told, who took it, what happens next, how it ended."""
    verb = "Đã ghép vào" if joined else "Đã lưu"
    lines = [*say.flags(incident.facts), *say.known(incident.facts, unit, now)]
    if told:
        lines.append(f"📣 Đã báo: {', '.join(told)}")
    lines += _state_lines(incident, standing, unit, now)
    choices = ((Choice("✏️ Cập nhật", f"inc:{incident.id}:update", f"CAPNHAT {incident.number}"),),)
    return Message(
        title=f"📨 {verb} {incident.code} · {say.headline(incident.facts, unit)}",
        lines=tuple(lines),
        choices=choices if incident.is_open else (),
    )


def farewell(incident: Incident) -> Message:
    """What an old copy of a card shows after the card was posted again below."""
    return Message(lines=(f"{incident.code}: đã đăng lại bên dưới ⬇️",))


def unanswered(incident: Incident, waited: str, unit: UnitConfig) -> Message:
    """Nobody answered any call: what must be done by hand."""
    return Message(
        title=f"🆘 {incident.code}: {waited} chưa ai nhận",
        lines=(
            *say.flags(incident.facts),
            say.headline(incident.facts, unit),
            "Xin nhận, hoặc gọi điện cho người trực ngay.",
        ),
        choices=(_choices(incident)[0],),
    )


def incident_list(incidents: Sequence[Incident], unit: UnitConfig, now: datetime) -> Message:
    """Open incidents, the oldest first, each with a button."""
    if not incidents:
        return Message(lines=("Hiện không có sự việc nào đang mở.",))
    states = {State.OPEN: "chưa ai nhận", State.ACKED: "đã nhận", State.EN_ROUTE: "đang đến", State.CLOSED: "xong"}
    lines = []
    for incident in incidents:
        age = say.minutes((now - incident.opened_at).total_seconds())
        many = say.people(incident.facts)
        tail = f" · {many}" if many and not incident.facts.denunciation else ""
        lines.append(
            f"{LEVEL_MARKS[incident.level]} {incident.code} · {say.headline(incident.facts, unit)}{tail}"
            f" · {states[incident.state]} · {age}"
        )
    buttons = [Choice(incident.code, f"inc:{incident.id}:show", f"SV {incident.number}") for incident in incidents[:20]]
    rows = tuple(tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4))
    return Message(title=f"Sự việc đang mở: {len(incidents)}", lines=tuple(lines), choices=rows)


KIND_WORDS = {
    "opened": "Mở",
    "report": "Tin báo",
    "told": "Đã báo",
    "acked": "Đã nhận",
    "coming": "Đang đến",
    "update": "Cập nhật",
    "correction": "Đính chính",
    "call": "Nhắc",
    "nag": "Nhắc người nhận",
    "nobody": "Không báo được ai",
    "closed": "Kết thúc",
    "reopened": "Mở lại",
    "raised": "Nâng mức",
    "reported_up": "Báo cấp trên",
    "file": "Tệp kèm theo",
}


def timeline(
    incident: Incident, entries: Sequence[tuple[datetime, str, str, str]], unit: UnitConfig, now: datetime
) -> list[str]:
    """The timeline, a line each: (at, kind, who, text); texts masked."""
    lines = []
    for at, kind, who, text in entries:
        parts = [say.day_and_clock(at, unit.zone, now), KIND_WORDS.get(kind, kind)]
        text = FILE_WORDS.get(text, text) if kind == "file" else text
        shown = "" if incident.facts.denunciation else privacy.mask(text)
        detail = ": ".join(part for part in (who, shown) if part)
        lines.append(" · ".join(parts) + (f" · {detail}" if detail else ""))
    return lines
