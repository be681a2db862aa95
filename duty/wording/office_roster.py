"""The office's own changes of the roster in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from duty.messages import Choice, Message
from duty.people import Person
from duty.roster import Duty, post_name
from duty.single_shift import HOW, HOW_HOURS
from duty.wording.roster import called, day, hours, named, shift

_MOST = 40


def of_day(
    on: date, duties: Sequence[Duty], empty: Sequence[Duty], people: Mapping[int, Person], zone: ZoneInfo
) -> Message:
    """Which shift of this day? ``empty``: shifts that nobody fills."""
    rows = [
        (Choice(f"⚠️ {post_name(one.post)} {hours(one, zone)}: chưa có người", f"cs:{one.shift_id}:chon"),)
        for one in empty
    ]
    rows += [
        (Choice(f"{post_name(one.post)} {hours(one, zone)}: {named(people, one.person_id)}", f"ca:{one.id}:thay"),)
        for one in duties
    ]
    rows = [*rows[:_MOST], (Choice("➕ Thêm ca", f"cn:{on.toordinal()}:them"),)]
    line = "Chọn ca cần xếp, cần đổi:" if duties or empty else "Chưa xếp ca nào."
    return Message(title=f"🔄 Sửa lịch trực {day(on)}", lines=(line,), choices=tuple(rows))


def edit(duty: Duty, proposed: Sequence[Person], people: Mapping[int, Person], zone: ZoneInfo) -> Message:
    """What to do with a shift: by whom, or else."""
    rows: list[tuple[Choice, ...]] = [
        (Choice(f"Cử {person.name}", f"ca:{duty.id}:cu:{person.id}"),) for person in proposed
    ]
    rows += [
        (Choice("Người khác …", f"cs:{duty.shift_id}:khac:{duty.id}"),),
        (Choice("🕒 Đổi giờ", f"ca:{duty.id}:gio"), Choice("🗑 Bỏ ca này", f"ca:{duty.id}:bo")),
        (Choice("Ghi vắng, chưa có người thay", f"ca:{duty.id}:vang"),),
    ]
    lines = (
        f"{post_name(duty.post)}, {shift(duty, zone)}: {called(people, duty.person_id)}.",
        "Người cùng nhiệm vụ đang rảnh:" if proposed else "Chưa có ai cùng nhiệm vụ đang rảnh.",
    )
    return Message(title="🔄 Sửa ca trực", lines=lines, choices=tuple(rows))


def by_whom(duty: Duty, proposed: Sequence[Person], zone: ZoneInfo, *, everyone: bool) -> Message:
    """Who fills a shift, or takes it from who has it."""
    head = f"ca:{duty.id}" if duty.id else f"cs:{duty.shift_id}"
    rows = [(Choice(f"Cử {person.name}", f"{head}:cu:{person.id}"),) for person in proposed[:_MOST]]
    if not everyone:
        rows.append((Choice("Người khác …", f"cs:{duty.shift_id}:khac"),))
    line = f"{post_name(duty.post)}, {shift(duty, zone)}."
    return Message(title="🔄 Cử người trực", lines=(line, "Chọn người:"), choices=tuple(rows))


def absent(duty: Duty, opening: Duty, person: str, proposed: Sequence[Person], zone: ZoneInfo) -> Message:
    """For the leaders: somebody will not come; who could stand in."""
    lines = [f"{post_name(duty.post)}, {shift(duty, zone)}: {person} vắng, chưa có người thay."]
    lines.append("Có thể cử:" if proposed else "Chưa tìm được người cùng nhiệm vụ đang rảnh.")
    rows = [(Choice(f"Cử {one.name}", f"cs:{opening.shift_id}:cu:{one.id}"),) for one in proposed[:3]]
    rows.append((Choice("Người khác …", f"cs:{opening.shift_id}:khac"),))
    return Message(title="⚠️ Ca trực chưa có người", lines=tuple(lines), choices=tuple(rows))


def ask_shift(on: date) -> Message:
    """What is to be added?"""
    return Message(title=f"➕ Thêm ca {day(on)}", lines=(HOW, "Gõ Huỷ để thôi."))


def ask_hours(duty: Duty, zone: ZoneInfo) -> Message:
    """From when to when?"""
    return Message(title=f"🕒 {post_name(duty.post)}, {shift(duty, zone)}", lines=(HOW_HOURS, "Gõ Huỷ để thôi."))
