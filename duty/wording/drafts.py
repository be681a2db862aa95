"""The draft of a quick report: what was understood, what is still missing, and the buttons."""

from __future__ import annotations

from datetime import datetime

from duty.incidents import SURE_OF_KIND, Category, Facts, Incident
from duty.messages import Choice, Message
from duty.policy import UnitConfig
from duty.wording import facts as say

PEOPLE_CHOICES: tuple[tuple[str, int, int], ...] = (
    ("Dưới 5", 1, 4),
    ("5–10", 5, 10),
    ("11–30", 11, 30),
    ("Trên 30", 31, 50),
)

CALL_FIRST = "‼️ Nguy hiểm tính mạng: gọi ngay 113 (công an), 114 (cháy), 115 (cấp cứu)"
GATHERINGS = (Category.CROWD, Category.PETITIONER, Category.UPWARD)


def missing(facts: Facts, sure: dict[str, float], chosen: dict[str, object]) -> tuple[str, ...]:
    """What to ask by buttons: a kind or number not understood well enough, or a place nobody named."""
    asked = []
    if "category" not in chosen and sure.get("category", 1.0) < SURE_OF_KIND:
        asked.append("category")
    if (
        "people" not in chosen
        and facts.category in GATHERINGS
        and (facts.people_max is None or sure.get("people", 1.0) < 0.5)
        and facts.households is None
    ):
        asked.append("people")
    if "area" not in chosen and (facts.area is None or sure.get("area", 1.0) < 0.5):
        asked.append("area")
    return tuple(asked)


def _goes_by_itself(after: str) -> str:
    return f"⏱ Tin khẩn: sau {after} chưa bấm sẽ tự gửi, ghi “chưa xác nhận”."


def _area_rows(report_id: int, unit: UnitConfig) -> list[tuple[Choice, ...]]:
    buttons = [Choice(f"TK{area.number}", f"rep:{report_id}:area:{area.number}") for area in unit.areas]
    buttons.append(Choice("Không rõ", f"rep:{report_id}:area:0"))
    return [tuple(buttons[start : start + 5]) for start in range(0, len(buttons), 5)]


def draft_card(
    report_id: int,
    facts: Facts,
    text: str,
    unit: UnitConfig,
    now: datetime,
    *,
    ask: tuple[str, ...] = (),
    files: int = 0,
    auto_send_after: str = "",
) -> Message:
    """The draft as its author sees it: one tap on Gửi sends it."""
    lines = say.flags(facts)
    if facts.life_danger:
        lines.insert(0, CALL_FIRST)
    lines += say.known(facts, unit, now)
    if files:
        lines.append(f"📎 {files} tệp kèm theo")
    lines.append(f"“{text}”" if text else "")
    rows: list[tuple[Choice, ...]] = []
    if "category" in ask:
        lines.append("❓ Việc gì? Bấm chọn:")
        buttons = [Choice(name, f"rep:{report_id}:category:{key}") for key, name in say.CATEGORY_NAMES.items()]
        rows += [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]
    if "people" in ask:
        lines.append("❓ Bao nhiêu người?")
        counts = [Choice(label, f"rep:{report_id}:people:{low}-{high}") for label, low, high in PEOPLE_CHOICES]
        rows.append((*counts, Choice("Chưa rõ", f"rep:{report_id}:people:0-0")))
    if "area" in ask:
        lines.append("❓ Tiểu khu nào?")
        rows += _area_rows(report_id, unit)
    if auto_send_after:
        lines.append(_goes_by_itself(auto_send_after))
    rows.insert(
        0,
        (
            Choice("📤 Gửi", f"rep:{report_id}:send", "GUI"),
            Choice("✏️ Sửa", f"rep:{report_id}:edit", "SUA"),
            Choice("🗑 Huỷ", f"rep:{report_id}:cancel", "HUY"),
        ),
    )
    return Message(
        title=f"📝 Tin báo: {say.headline(facts, unit)}",
        lines=tuple(line for line in lines if line),
        choices=tuple(rows),
    )


def same_event_question(
    report_id: int, incident: Incident, unit: UnitConfig, now: datetime, goes_out_after: str
) -> Message:
    """Before a new incident: could this be the one already open? Unanswered, it goes out as a new one."""
    many = say.people(incident.facts)
    ago = say.minutes((now - incident.opened_at).total_seconds())
    return Message(
        title="❓ Có phải cùng một vụ?",
        lines=(
            f"{incident.code} · {say.headline(incident.facts, unit)}" + (f" · {many}" if many else ""),
            f"Báo cách đây {ago}.",
            f"⏱ Chưa chọn: sau {goes_out_after} gửi thành vụ mới.",
        ),
        choices=(
            (
                Choice(f"🔗 Cùng vụ {incident.code}", f"rep:{report_id}:same:{incident.id}", "CUNG"),
                Choice("🆕 Vụ mới", f"rep:{report_id}:new", "MOI"),
            ),
        ),
    )


def merge_offer(report_id: int, incident: Incident, other: Incident, unit: UnitConfig) -> Message:
    """After a report went out on its own: it may still be put to the incident that it could be about."""
    return Message(
        title=f"📨 Đã gửi thành {incident.code}",
        lines=(f"Nếu cùng vụ với {other.code} · {say.headline(other.facts, unit)}, bấm để ghép.",),
        choices=((Choice(f"🔗 Ghép vào {other.code}", f"rep:{report_id}:merge:{other.id}", "GHEP"),),),
    )


def update_question(
    report_id: int, facts: Facts, incidents: list[Incident], unit: UnitConfig, *, auto_send_after: str = ""
) -> Message:
    """Which open incident does this update belong to?"""
    lines = ["Bấm chọn một vụ:"]
    if facts.life_danger:
        lines.insert(0, CALL_FIRST)
    if auto_send_after:
        lines.append(_goes_by_itself(auto_send_after))
    rows: list[tuple[Choice, ...]] = [
        (Choice(f"{incident.code} · {say.headline(incident.facts, unit)}"[:60], f"rep:{report_id}:same:{incident.id}"),)
        for incident in incidents[:5]
    ]
    rows.append(
        (
            Choice("🆕 Vụ mới", f"rep:{report_id}:new", "MOI"),
            Choice("🗑 Huỷ", f"rep:{report_id}:cancel", "HUY"),
        )
    )
    return Message(title="❓ Tin này cập nhật cho vụ nào?", lines=tuple(lines), choices=tuple(rows))


def cancelled() -> Message:
    """What a cancelled draft shows."""
    return Message(lines=("🗑 Đã huỷ tin báo này. Không gửi cho ai.",))
