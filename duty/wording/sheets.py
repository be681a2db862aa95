"""The preview of a roster sheet in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from duty.messages import Choice, Message
from duty.people import Person
from duty.proposals import Planned, Proposal
from duty.revision import Revision
from duty.roster import post_name
from duty.wording.roster import SHORT_DAYS, named, shift

# A message carries so many characters of a long list; the next message goes on.
_LONGEST = 3000


def _parts(title: str, lines: Sequence[str], choices: tuple[tuple[Choice, ...], ...] = ()) -> list[Message]:
    """A list as messages that no channel has to cut; the choices stand under the last."""
    pages: list[list[str]] = [[]]
    for line in lines:
        if pages[-1] and sum(map(len, pages[-1])) + len(pages[-1]) + len(line) > _LONGEST:
            pages.append([])
        pages[-1].append(line)
    heads = [title] if len(pages) == 1 else [f"{title} ({number}/{len(pages)})" for number in range(1, len(pages) + 1)]
    return [
        Message(title=head, lines=tuple(page), choices=choices if page is pages[-1] else ())
        for head, page in zip(heads, pages, strict=True)
    ]


def nothing(proposal: Proposal) -> list[Message]:
    """No shift could be read."""
    lines = _doubts(proposal) or ["Cần bảng có ngày và tên người trực. Xin kiểm tra lại tệp rồi gửi lại."]
    return _parts("📄 Chưa đọc được ca nào trong tệp", lines)


def preview(
    sheet_id: int, name: str, proposal: Proposal, revision: Revision, people: Mapping[int, Person], zone: ZoneInfo
) -> list[Message]:
    """What was understood, every doubt, and what it changes of the roster; nothing is stored yet."""
    lines = sorted(proposal.lines, key=lambda line: (line.on, line.starts_at, line.post))
    first, last = date.fromisoformat(lines[0].on), date.fromisoformat(lines[-1].on)
    everyone = len({line.person for line in lines})
    said = [f"{len(lines)} ca, {everyone} người, từ {first:%d/%m} đến {last:%d/%m/%Y}. Chưa lưu."]
    posts = Counter(line.post for line in lines)
    said.append("; ".join(f"{post_name(post)}: {count}" for post, count in posts.items()))
    said.append(f"So với lịch đang lưu: thêm {len(revision.put)} ca, bớt {len(revision.free)} ca.")
    said += [
        f"➖ {shift(duty, zone)} {post_name(duty.post)}: {named(people, duty.person_id)}" for duty in revision.free
    ]
    said += _doubts(proposal)
    said.append("")
    said += [_line(line) for line in lines]
    choices = ((Choice("✅ Xác nhận", f"lt:{sheet_id}:luu"), Choice("🗑 Bỏ", f"lt:{sheet_id}:bo")),)
    return _parts(f"📄 Lịch trực trong “{name[:60]}”", said, choices)


def _line(line: Planned) -> str:
    on, starts, ends = date.fromisoformat(line.on), datetime.fromisoformat(line.starts_at), line.ends_at[11:16]
    new = "" if line.person_id is not None else " (mới)"
    return f"{SHORT_DAYS[on.weekday()]} {on:%d/%m} {starts:%H:%M}–{ends} {post_name(line.post)}: {line.person}{new}"


def _doubts(proposal: Proposal) -> list[str]:
    return [f"⚠️ {doubt.where}: {doubt.what}" for doubt in proposal.doubts]


def stored(change_id: int, added: int, removed: int, missed: Sequence[str], faults: Sequence[str]) -> list[Message]:
    """Stored, what it changed, whom it could not be told, what is still wrong, and how to take it back."""
    lines = ["Lịch không có gì thay đổi."]
    if added or removed:
        lines = [f"Thêm {added} ca, bớt {removed} ca."]
        lines.append("Người có ca thay đổi đã được báo" + (", trừ những người sau. Xin gọi điện:" if missed else "."))
        lines += [f"☎️ {name}" for name in missed]
    lines += [f"⚠️ {fault}" for fault in faults]
    choices = ((Choice("↩️ Hoàn lại", f"hl:{change_id}:hoan"),),) if change_id else ()
    return _parts("✅ Đã lưu lịch trực", lines, choices)
