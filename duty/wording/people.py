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
ADMIN_BY_ADMIN = "Chỉ quản trị mới mời, đổi hoặc ngừng quyền được quản trị."
LAST_ADMIN = "Đây là quản trị cuối cùng: xin mời một quản trị khác trước."
PEOPLE_IN_PRIVATE = "Xin xem danh sách người trong khung chat riêng với máy trực."
NOBODY_SO_CALLED = "Không có ai tên như vậy trong kênh trực."
NO_PERSON = "Không tìm thấy người này."

# How many people have a button under one list.
PAGE = 20

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


def no_such_area(area: int, known: Sequence[int]) -> str:
    """An invite for a tiểu khu that the town does not have."""
    return f"Không có tiểu khu {area}. Thị trấn có các tiểu khu: {', '.join(map(str, known))}."


def which_person(newcomer: Person, alike: Sequence[Person]) -> Message:
    """To the office: several entries of the roster have this name."""
    buttons = [Choice(f"Là {one.called} (số {one.id})", f"nguoi:{newcomer.id}:la:{one.id}") for one in alike]
    return Message(
        title=f"👤 {newcomer.called} vừa vào kênh trực",
        lines=("Trong danh sách có người trùng tên chưa vào kênh. Nếu là cùng một người, xin bấm:",),
        choices=tuple((button,) for button in buttons),
    )


def _state(person: Person, reachable: bool) -> str:
    if not person.active:
        return "⛔"
    return "🟢" if reachable else "🔴"


def _held(person: Person) -> str:
    roles = ", ".join(ROLE_NAMES[role] for role in Role if role in person.roles) or "chưa có vai trò"
    return roles + (f" TK{person.area}" if person.area else "")


def staff_list(people: Sequence[tuple[Person, bool]], page: int = 0) -> Message:
    """Everyone, with rights; whom no message reaches and whose rights were taken is marked. A button opens each."""
    lines = [f"{_state(person, reachable)} {person.name} – {_held(person)}" for person, reachable in people]
    lines.append("🔴 = chưa vào kênh hoặc đã chặn máy trực; ⛔ = đã ngừng quyền")
    lines.append("Bấm tên để đổi quyền; tìm: Người Lan (gõ /nguoi Lan)")
    shown = people[page * PAGE : (page + 1) * PAGE]
    buttons = [Choice(person.name, f"nguoi:{person.id}:xem") for person, _ in shown]
    rows = [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]
    if len(people) > (page + 1) * PAGE:
        rows.append((Choice("Trang sau ▶", f"nguoi:trang:{page + 1}"),))
    active = sum(person.active for person, _ in people)
    return Message(title=f"👥 Người trong kênh trực: {active}", lines=tuple(lines), choices=tuple(rows))


def person_card(person: Person, reachable: bool) -> Message:
    """One member of staff, and what may be changed."""
    lines = [f"Vai trò: {_held(person)}"]
    if not person.active:
        lines.append("⛔ Đã ngừng quyền: máy trực coi như người lạ.")
    elif not reachable:
        lines.append("🔴 Máy trực chưa nhắn được cho người này.")
    change = (Choice("Đổi vai trò", f"nguoi:{person.id}:vai"), Choice("Đổi tiểu khu", f"nguoi:{person.id}:tk"))
    stop = Choice("Ngừng quyền", f"nguoi:{person.id}:ngung") if person.active else None
    last = stop or Choice("Mở lại", f"nguoi:{person.id}:molai")
    return Message(title=f"👤 {person.name}", lines=tuple(lines), choices=(change, (last,)))


def role_card(person: Person) -> Message:
    """Every role as a switch."""
    buttons = [
        Choice(("✓ " if role in person.roles else "") + name, f"nguoi:{person.id}:vai:{role}")
        for role, name in ROLE_NAMES.items()
    ]
    rows = [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]
    rows.append((Choice("◀ Xong", f"nguoi:{person.id}:ve"),))
    return Message(title=f"👤 {person.name}: vai trò", lines=("Bấm để thêm hoặc bỏ.",), choices=tuple(rows))


def area_card(person: Person, areas: Sequence[int]) -> Message:
    """Every tiểu khu to choose from."""
    buttons = [
        Choice(("✓ " if area == person.area else "") + f"TK{area}", f"nguoi:{person.id}:tk:{area}") for area in areas
    ]
    rows = [tuple(buttons[start : start + 4]) for start in range(0, len(buttons), 4)]
    rows.append((Choice("Không phụ trách", f"nguoi:{person.id}:tk:0"), Choice("◀ Xong", f"nguoi:{person.id}:ve")))
    return Message(title=f"👤 {person.name}: tiểu khu", lines=(), choices=tuple(rows))


def rights_changed(person: Person) -> str:
    """To the person whose rights were changed."""
    if not person.active:
        return "Quyền của đồng chí trong kênh trực đã được ngừng. Có thắc mắc xin hỏi văn phòng."
    return f"Quyền của đồng chí trong kênh trực: {_held(person)}. Gõ Trợ giúp để xem các lệnh."
