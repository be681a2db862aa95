"""Invites, enrolment and the list of staff, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from duty.messages import Choice, Message
from duty.people import ROLE_NAMES, Person, Role
from duty.wording.notices import span

BAD_CODE = "Mã mời không đúng. Xin kiểm tra lại hoặc hỏi văn phòng mã mới."
USED_CODE = "Mã mời này đã dùng rồi. Xin hỏi văn phòng mã mới."
EXPIRED_CODE = "Mã mời đã hết hạn. Xin hỏi văn phòng mã mới."
ALREADY_IN = "Đồng chí đã ở trong kênh trực. Gõ Trợ giúp để xem các lệnh."
INVITE_IN_PRIVATE = "Xin tạo lời mời trong khung chat riêng với máy trực, không tạo trong nhóm."
ADMIN_BY_ADMIN = "Chỉ quản trị mới mời được quản trị."

_ROLE_WORDS: dict[str, Role] = {
    "can bo": Role.OFFICER,
    "tieu khu truong": Role.AREA_HEAD,
    "tieu khu": Role.AREA_HEAD,
    "tkt": Role.AREA_HEAD,
    "cong an": Role.POLICE,
    "ca": Role.POLICE,
    "quan su": Role.MILITARY,
    "mat tran": Role.FRONT,
    "doan the": Role.FRONT,
    "lanh dao": Role.LEADER,
    "van phong": Role.CLERK,
    "quan tri": Role.ADMIN,
    "cap tren": Role.SUPERIOR,
    **{str(role): role for role in Role},
}


def parse_invite(folded: str, written: str) -> tuple[Role, int | None, str] | None:
    """Role, tiểu khu and name of "tiểu khu trưởng TK3 Nguyễn Văn A"; None when no role is named first."""
    for words in sorted(_ROLE_WORDS, key=len, reverse=True):
        if folded == words or folded.startswith(words + " "):
            rest = written.split()[len(words.split()) :]
            area = None
            if rest and (match := re.fullmatch(r"(?:tk|TK|Tk)?(\d{1,2})", rest[0])):
                area, rest = int(match.group(1)), rest[1:]
            return _ROLE_WORDS[words], area, " ".join(rest)
    return None


def invite_roles() -> Message:
    """The question for whom an invite is, by buttons."""
    buttons = [Choice(name, f"moi:{role}") for role, name in ROLE_NAMES.items()]
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return Message(
        title="👤 Mời ai vào kênh trực?",
        lines=("Bấm vai trò, hoặc gõ: Mời tiểu khu trưởng TK3 Nguyễn Văn A (dùng /moi).",),
        choices=rows,
    )


def invitation(role: Role, name: str, area: int | None, code: str, link: str, valid: timedelta) -> Message:
    """An invite to pass on."""
    whom = ROLE_NAMES[role] + (f" TK{area}" if area else "") + (f" – {name}" if name else "")
    hours = int(valid.total_seconds() // 3600)
    until = f"{hours} giờ" if hours else span(valid)
    lines = [f"Mã (dùng một lần, trong {until}): {code}"]
    if link:
        lines.append(link)
    lines.append(f"Người được mời mở đường dẫn hoặc gõ: /start {code}")
    return Message(title=f"👤 Lời mời: {whom}", lines=tuple(lines))


def joined(person: Person) -> str:
    """News for the office."""
    return f"👋 {person.called} đã vào kênh trực."


def staff_list(people: Sequence[tuple[Person, bool]]) -> Message:
    """Everyone with rights; whom no message reaches is marked."""
    lines = []
    for person, reachable in people:
        roles = ", ".join(ROLE_NAMES[role] for role in Role if role in person.roles)
        area = f" TK{person.area}" if person.area else ""
        lines.append(f"{'🟢' if reachable else '🔴'} {person.name} – {roles}{area}")
    lines.append("🔴 = chưa vào kênh hoặc đã chặn máy trực")
    return Message(title=f"👥 Người trong kênh trực: {len(people)}", lines=tuple(lines))
