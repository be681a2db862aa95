"""Groups in words."""

from __future__ import annotations

from collections.abc import Sequence

from duty.messages import Choice, Message
from duty.people import Person

BIND_IN_GROUP = "Xin gõ “Gắn nhóm” trong chính nhóm cần gắn (thêm máy trực vào nhóm trước)."


NOT_BOUND = "Nhóm này chưa gắn mục nào."


def ask_purpose(names: dict[str, str], bound: Sequence[str] = ()) -> Message:
    """What is this group for? ``bound``: what it is for now."""
    buttons = [Choice(name, f"nhom:{purpose}", f"GAN NHOM {purpose}") for purpose, name in names.items()]
    rows = [tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)]
    lines = ["Nhóm này dùng để làm gì? Văn phòng bấm chọn:"]
    if bound:
        lines.insert(0, f"Đang gắn: {', '.join(names.get(purpose, purpose) for purpose in bound)}.")
        rows.append((Choice("Bỏ gắn nhóm", "nhom:bo", "GAN NHOM bo"),))
    return Message(title="🔗 Gắn nhóm", lines=tuple(lines), choices=tuple(rows))


def add_or_replace(old: str, new: str, purpose: str) -> Message:
    """The group has a purpose already."""
    return Message(
        title="🔗 Gắn nhóm",
        lines=(f"Nhóm này đang gắn “{old}”. Gắn “{new}”:",),
        choices=((Choice("Thêm", f"nhom:{purpose}:them"), Choice(f"Thay cho “{old}”", f"nhom:{purpose}:thay")),),
    )


def unbound(names: str) -> str:
    """The group serves no purpose any more."""
    return f"🔗 Đã bỏ gắn: nhóm này không nhận “{names}” nữa."


def bound(name: str) -> str:
    """Done."""
    return f"🔗 Đã gắn: nhóm này nhận “{name}”. Máy trực gửi được tin vào đây."


def cannot_write(title: str, missing: str) -> str:
    """What is missing before a group can be bound."""
    return f"Chưa gắn được nhóm “{title}”. {missing}"


def group_lost(title: str, names: str, reason: str = "") -> str:
    """The bot cannot write to a bound group any more; ``reason`` as the channel gives it."""
    if reason == "restricted" or "right" in reason or "write_forbidden" in reason.lower():
        mend = "Máy vẫn ở trong nhóm nhưng bị tắt quyền gửi tin: xin quản trị viên của nhóm bật lại quyền gửi tin."
    else:
        mend = "Xin thêm lại máy trực vào nhóm."
    return f"Máy trực không còn gửi được vào nhóm “{title}” ({names}). {mend}"


def group_regained(title: str) -> str:
    """A lost group can be written to again."""
    return f"Đã gửi lại được vào nhóm “{title}”."


def thread_gone(title: str) -> str:
    """The topic in which a group was bound is gone."""
    return (
        f"Chủ đề đã gắn trong nhóm “{title}” không còn hoặc đã đóng: tin vẫn được gửi vào phần chung của nhóm. "
        "Muốn gửi vào chủ đề khác, gõ Gắn nhóm trong chủ đề đó."
    )


def person_lost(person: Person) -> str:
    """A member of staff cannot be reached any more."""
    return f"{person.called} đã chặn máy trực: tin khẩn sẽ không tới. Xin gọi điện và nhờ mở lại."


def undelivered(where: str, what: str, reason: str) -> str:
    """A message that could not be delivered for good; ``reason`` as the channel gives it."""
    return f"Không gửi được {what} tới {where}: {_plainly(reason)}."


# What the channel answers, by a part of it.
_REASONS = {
    "too large": "tệp quá lớn",
    "413": "tệp quá lớn",
    "larger than": "tệp quá lớn",
    "empty": "tin không có nội dung",
    "no such channel": "kênh chat này không còn dùng",
    "right": "máy trực thiếu quyền trong nhóm đó",
    "chat not found": "khung chat không còn",
    "file": "tệp không gửi được",
    "photo": "ảnh không gửi được",
}


def _plainly(reason: str) -> str:
    """A reason as a reader understands it; the channel's own words are in the log."""
    if not reason.isascii():
        return reason  # the desk's own words
    known = next((words for part, words in _REASONS.items() if part in reason.lower()), "")
    return known or "Telegram không nhận tin này (chi tiết trong nhật ký máy trực)"
