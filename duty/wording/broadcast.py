"""Announcements to staff in words."""

from __future__ import annotations

from duty.messages import Choice, Message
from duty.people import ROLE_NAMES, Role
from duty.policy import UnitConfig

STAFF = "staff"
ROLES = (Role.OFFICER, Role.AREA_HEAD, Role.POLICE, Role.MILITARY, Role.FRONT, Role.LEADER)
IN_PRIVATE = "Xin gõ Thông báo ở khung chat riêng với máy trực."
NEEDS_TEXT = "Thiếu nội dung. Ví dụ: /thongbao Họp giao ban 14 giờ tại hội trường."
NOT_SENT = "Chưa gửi cho ai. Thông báo chung do lãnh đạo, văn phòng gửi bằng /thongbao."
READ = "Đã ghi đồng chí đã đọc."
READ_BEFORE = "Đồng chí đã bấm Đã đọc rồi."
OF_DENUNCIATION = "Nội dung tố cáo không gửi vào nhóm. Xin chọn nơi nhận khác hoặc huỷ."
NOBODY = "Chưa có ai nhận được ở nơi này. Xin chọn nơi nhận khác."


def target_name(target: str, unit: UnitConfig, group_names: dict[str, str]) -> str:
    """Whom an announcement reaches: "toàn thể cán bộ", "công an", "tiểu khu trưởng Tiểu khu 3", "nhóm “Trực ban”"."""
    kind, _, name = target.partition(":")
    if kind == "role":
        return ROLE_NAMES[Role(name)].lower()
    if kind == "area":
        return f"tiểu khu trưởng {unit.area_name(int(name))}"
    if kind == "group":
        return f"nhóm “{group_names.get(name, name)}”"
    return "toàn thể cán bộ"


def preview(number: int, text: str, whom: str, many: str, choices: tuple[tuple[Choice, ...], ...]) -> Message:
    """The draft as its sender sees it."""
    first = (
        Choice("📤 Gửi", f"tb:{number}:send", "GUI"),
        Choice("👥 Nơi nhận", f"tb:{number}:choose", "NOI NHAN"),
        Choice("🗑 Huỷ", f"tb:{number}:cancel", "HUY"),
    )
    return Message(
        title="📣 Thông báo (chưa gửi)",
        lines=(f"“{text}”", f"Gửi tới: {whom}" + (f" ({many})" if many else "")),
        choices=(first, *choices),
    )


def targets(number: int, unit: UnitConfig, group_names: dict[str, str]) -> tuple[tuple[Choice, ...], ...]:
    """Whom it may go to: everyone, a role, a group, the head of an area."""

    def rows(buttons: list[Choice], width: int) -> list[tuple[Choice, ...]]:
        return [tuple(buttons[start : start + width]) for start in range(0, len(buttons), width)]

    roles = [Choice(ROLE_NAMES[role], f"tb:{number}:to:role-{role}") for role in ROLES]
    groups = [Choice(f"Nhóm {name}", f"tb:{number}:to:group-{key}") for key, name in group_names.items()]
    areas = [Choice(f"TK{area.number}", f"tb:{number}:to:area-{area.number}") for area in unit.areas]
    everyone = (Choice("Toàn thể cán bộ", f"tb:{number}:to:{STAFF}"),)
    return (everyone, *rows(roles, 2), *rows(groups, 2), *rows(areas, 5))


def announcement(number: int, text: str, sender: str) -> Message:
    """What each reader gets."""
    return Message(
        title="📣 Thông báo",
        lines=(text, f"— {sender}"),
        choices=((Choice("👁 Đã đọc", f"tb:{number}:read", "DA DOC"),),),
    )


def sent(text: str, whom: str, at: str, read: int, of: int | None, lost: list[str]) -> Message:
    """What the sender sees from then on; ``of`` is unknown for a group."""
    lines = [f"“{text}”", f"Gửi tới: {whom}, lúc {at}", f"👁 Đã đọc {read}" + (f"/{of}" if of is not None else "")]
    if lost:
        lines.append(f"Không nhắn được: {', '.join(lost)}")
    return Message(title="📣 Đã gửi thông báo", lines=tuple(lines))


def cancelled() -> Message:
    """What a draft that was given up shows."""
    return Message(lines=("🗑 Đã huỷ thông báo. Không gửi cho ai.",))
