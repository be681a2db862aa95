"""The preview of a roster sheet in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from duty.messages import Choice, Message
from duty.proposals import Planned, Proposal
from duty.roster import post_name
from duty.wording.roster import SHORT_DAYS

_MOST_DOUBTS = 12
_MOST_LINES = 40


def nothing(proposal: Proposal) -> Message:
    """No shift could be read."""
    return Message(
        title="📄 Chưa đọc được ca nào trong tệp",
        lines=tuple(_doubts(proposal)) or ("Cần bảng có ngày và tên người trực. Xin kiểm tra lại tệp rồi gửi lại.",),
    )


def preview(sheet_id: int, name: str, proposal: Proposal) -> Message:
    """What was understood and every doubt; nothing is stored yet."""
    lines = sorted(proposal.lines, key=lambda line: (line.on, line.starts_at, line.post))
    first, last = date.fromisoformat(lines[0].on), date.fromisoformat(lines[-1].on)
    people = len({line.person for line in lines})
    said = [f"{len(lines)} ca, {people} người, từ {first:%d/%m} đến {last:%d/%m/%Y}. Chưa lưu."]
    posts = Counter(line.post for line in lines)
    said.append("; ".join(f"{post_name(post)}: {count}" for post, count in posts.items()))
    said += _doubts(proposal)
    said.append("")
    said += [_line(line) for line in lines[:_MOST_LINES]]
    if len(lines) > _MOST_LINES:
        said.append(f"… và {len(lines) - _MOST_LINES} ca nữa")
    return Message(
        title=f"📄 Lịch trực trong “{name[:60]}”",
        lines=tuple(said),
        choices=((Choice("✅ Xác nhận", f"lt:{sheet_id}:luu"), Choice("🗑 Bỏ", f"lt:{sheet_id}:bo")),),
    )


def _line(line: Planned) -> str:
    on, starts, ends = date.fromisoformat(line.on), datetime.fromisoformat(line.starts_at), line.ends_at[11:16]
    new = "" if line.person_id is not None else " (mới)"
    return f"{SHORT_DAYS[on.weekday()]} {on:%d/%m} {starts:%H:%M}–{ends} {post_name(line.post)}: {line.person}{new}"


def _doubts(proposal: Proposal) -> list[str]:
    doubts = proposal.doubts
    said = [f"⚠️ {doubt.where}: {doubt.what}" for doubt in doubts[:_MOST_DOUBTS]]
    if len(doubts) > _MOST_DOUBTS:
        said.append(f"⚠️ … và {len(doubts) - _MOST_DOUBTS} chỗ cần xem lại nữa")
    return said


def stored(added: int, removed: int, faults: Sequence[str]) -> Message:
    """Stored, what it changed, and what is still wrong."""
    if not added and not removed:
        lines = ["Lịch không có gì thay đổi."]
    else:
        lines = [f"Thêm {added} ca, bớt {removed} ca. Người có ca thay đổi đã được báo."]
    lines += [f"⚠️ {fault}" for fault in faults[:_MOST_DOUBTS]]
    if len(faults) > _MOST_DOUBTS:
        lines.append(f"⚠️ … và {len(faults) - _MOST_DOUBTS} chỗ nữa")
    return Message(title="✅ Đã lưu lịch trực", lines=tuple(lines))
