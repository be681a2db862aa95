"""Groups in words."""

from __future__ import annotations

from duty.messages import Choice, Message
from duty.people import Person

BIND_IN_GROUP = "Xin gõ “Gắn nhóm” trong chính nhóm cần gắn (thêm máy trực vào nhóm trước)."


def ask_purpose(names: dict[str, str]) -> Message:
    """What is this group for?"""
    buttons = [Choice(name, f"nhom:{purpose}", f"GAN NHOM {purpose}") for purpose, name in names.items()]
    rows = tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2))
    return Message(title="🔗 Gắn nhóm", lines=("Nhóm này dùng để làm gì? Văn phòng bấm chọn:",), choices=rows)


def bound(name: str) -> str:
    """Done."""
    return f"🔗 Đã gắn: nhóm này nhận “{name}”. Máy trực gửi được tin vào đây."


def cannot_write(title: str, missing: str) -> str:
    """What is missing before a group can be bound."""
    return f"Chưa gắn được nhóm “{title}”. {missing}"


def group_lost(title: str, names: str) -> str:
    """The bot cannot write to a bound group any more."""
    return f"Máy trực không còn gửi được vào nhóm “{title}” ({names}). Xin thêm lại máy trực vào nhóm."


def person_lost(person: Person) -> str:
    """A member of staff cannot be reached any more."""
    return f"{person.called} đã chặn máy trực: tin khẩn sẽ không tới. Xin gọi điện và nhờ mở lại."


def undelivered(where: str, what: str, reason: str) -> str:
    """A message that could not be delivered for good."""
    return f"Không gửi được {what} tới {where}: {reason}."
