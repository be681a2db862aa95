"""What of petitions must be looked at, in words: the list, the morning of who is in charge, and of the leaders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from duty.messages import Choice, Message
from duty.people import Person
from duty.petition_terms import Concern, Urgency
from duty.wording.petitions import name, reserve

MOST_LISTED = 12
_MOST_BUTTONS = 6


def listed(found: Sequence[Concern], still: int, today: date) -> Message:
    """/don: what must be looked at, how many are open, and the way into the book."""
    lines = _lines(found, today) or ["Không có đơn nào quá hạn hay sắp đến hạn."]
    lines.append(f"📂 Đang giải quyết: {still} đơn. Xem một đơn: /don kèm số, ví dụ /don 45")
    rows = [*_open_buttons(found, today), (Choice("➕ Vào sổ đơn mới", "don:moi"),)]
    return Message(title="📄 Đơn thư", lines=tuple(lines), choices=tuple(rows))


def morning(found: Sequence[Concern], today: date) -> Message:
    """To who is in charge: what is due."""
    return Message(
        title="📄 Đơn đồng chí phụ trách",
        lines=tuple(_lines(found, today)),
        choices=tuple(_open_buttons(found, today)),
    )


def to_leader(found: Sequence[Concern], owners: Mapping[int, Person], today: date) -> Message:
    """To the leaders: what was missed, and what a heavier limit comes near for."""
    return Message(
        title="📄 Đơn cần lãnh đạo chỉ đạo",
        lines=tuple(_lines(found, today, owners)),
        choices=tuple(_open_buttons(found, today)),
    )


def _open_buttons(found: Sequence[Concern], today: date) -> list[tuple[Choice, ...]]:
    shown = list(dict.fromkeys((one.petition.called(today.year), one.petition.id) for one in found))[:_MOST_BUTTONS]
    buttons = [Choice(f"Đơn {number}", f"don:s:{key}:xem:") for number, key in shown]
    return [tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3)]


def _lines(found: Sequence[Concern], today: date, owners: Mapping[int, Person] | None = None) -> list[str]:
    lines = []
    for one in found[:MOST_LISTED]:
        deadline, petition = one.term.deadline, one.petition
        owner = (owners or {}).get(petition.owner_id or 0)
        who = f" · {owner.called}" if owner is not None else ""
        told = f"{deadline.label} ({deadline.article}){reserve(one.term)}"
        lines.append(f"{_mark(one)} · {name(petition, today)}{who}\n{told}")
    if len(found) > MOST_LISTED:
        lines.append(f"… và {len(found) - MOST_LISTED} việc nữa.")
    return lines


def _mark(one: Concern) -> str:
    due_on = one.term.deadline.due_on
    if one.urgency is Urgency.MISSED:
        return f"⚠️ Quá hạn {due_on:%d/%m}" + (f" ({one.days} ngày làm việc)" if one.days else "")
    if one.urgency is Urgency.TODAY:
        return "🔔 Hạn hôm nay"
    return f"⏳ Hạn {due_on:%d/%m} (còn {one.days} ngày làm việc)"
