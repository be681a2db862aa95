"""Swapping shifts in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from duty.messages import Choice, Message
from duty.people import Person
from duty.roster import Duty, post_name
from duty.wording import facts as say
from duty.wording.roster import named, shift, short

VOID = "Đề nghị đổi ca của đồng chí không còn dùng được: một trong hai ca đã có người khác trực."


def my_shifts(duties: Sequence[Duty], zone: ZoneInfo) -> Message:
    """Which of my shifts?"""
    if not duties:
        return Message(lines=("Đồng chí không có ca nào sắp tới để đổi.",))
    rows = tuple((Choice(f"{short(duty, zone)} {post_name(duty.post)}", f"ca:{duty.id}:doi"),) for duty in duties[:8])
    return Message(title="🔄 Xin đổi ca", lines=("Chọn ca cần đổi:",), choices=rows)


def choose(duty: Duty, others: Sequence[Duty], people: Mapping[int, Person], zone: ZoneInfo) -> Message:
    """With whom?"""
    rows = [
        (Choice(f"Đổi với {named(people, other.person_id)} – {short(other, zone)}", f"ca:{duty.id}:voi:{other.id}"),)
        for other in others
    ]
    rows.append((Choice("🙋 Nhờ trực thay (không đổi lại)", f"ca:{duty.id}:cho"),))
    return Message(
        title="🔄 Xin đổi ca",
        lines=(f"{post_name(duty.post)}, {shift(duty, zone)}.", "Đổi thế nào?"),
        choices=tuple(rows),
    )


def wanted(swap_id: int, asker: Person, duty: Duty, other: Duty, zone: ZoneInfo) -> Message:
    """A colleague asks to exchange."""
    return Message(
        title=f"🔄 {asker.called} xin đổi ca",
        lines=(
            f"Đồng chí sẽ trực: {shift(duty, zone)}.",
            f"{asker.name} trực thay đồng chí: {shift(other, zone)}.",
        ),
        choices=_answer(swap_id, "✅ Đồng ý"),
    )


def offered(swap_id: int, asker: Person, duty: Duty, zone: ZoneInfo) -> Message:
    """A colleague looks for a stand-in."""
    return Message(
        title=f"🙋 {asker.called} nhờ trực thay",
        lines=(f"{post_name(duty.post)}, {shift(duty, zone)}.", "Ai nhận trước thì trực."),
        choices=_answer(swap_id, "✅ Nhận ca này"),
    )


def _answer(swap_id: int, label: str) -> tuple[tuple[Choice, ...], ...]:
    return ((Choice(label, f"doi:{swap_id}:co"), Choice("❌ Không được", f"doi:{swap_id}:khong")),)


def waiting(swap_id: int, said: str) -> Message:
    """The asker waits, and may take it back."""
    return Message(
        lines=(said, "Chưa xong thì ca vẫn là của đồng chí."),
        choices=((Choice("↩️ Rút đề nghị", f"doi:{swap_id}:rut"),),),
    )


def to_approve(swap_id: int, asker: Person, taker: Person, duty: Duty, other: Duty | None, zone: ZoneInfo) -> Message:
    """The office has the last word."""
    lines = [f"{taker.called} trực thay {asker.called}: {post_name(duty.post)}, {shift(duty, zone)}."]
    if other is not None:
        lines.append(f"{asker.name} trực thay {taker.name}: {shift(other, zone)}.")
    return Message(
        title="🔄 Xin duyệt đổi ca",
        lines=tuple(lines),
        choices=((Choice("✅ Duyệt", f"doi:{swap_id}:duyet"), Choice("❌ Không duyệt", f"doi:{swap_id}:bac")),),
    )


def refused(by: Person, duty: Duty, zone: ZoneInfo) -> Message:
    """The colleague cannot."""
    return _still(f"{by.called} không đổi được.", duty, zone)


def rejected(by: Person, duty: Duty, zone: ZoneInfo) -> Message:
    """The office said no."""
    return Message(lines=(f"{by.called} không duyệt đổi ca {shift(duty, zone)}. Lịch giữ nguyên.",))


def withdrawn(by: Person, duty: Duty, zone: ZoneInfo) -> Message:
    """The asker wants it no more."""
    return Message(lines=(f"{by.called} đã rút đề nghị đổi ca {shift(duty, zone)}.",))


def unapproved(duty: Duty, zone: ZoneInfo) -> Message:
    """The colleague agreed, the office said nothing."""
    return _still("Đề nghị đổi ca hết hạn: văn phòng chưa duyệt.", duty, zone)


def lapsed(asker: Person, duty: Duty, zone: ZoneInfo) -> Message:
    """For the colleague who agreed, and for the office that said nothing."""
    return Message(
        lines=(f"Đề nghị đổi ca {shift(duty, zone)} hết hạn: văn phòng chưa duyệt.", f"{asker.name} vẫn trực ca này.")
    )


def expired(duty: Duty, zone: ZoneInfo) -> Message:
    """Too late."""
    return _still("Đề nghị đổi ca hết hạn, chưa ai nhận.", duty, zone)


def _still(said: str, duty: Duty, zone: ZoneInfo) -> Message:
    return Message(lines=(said, f"Ca {shift(duty, zone)} vẫn là của đồng chí."))


def takeable(duties: Sequence[Duty], people: Mapping[int, Person], zone: ZoneInfo, now: datetime) -> Message:
    """Which running shift?"""
    if not duties:
        return Message(lines=("Lúc này không có ca nào đồng chí nhận thay được.",))
    rows = tuple(
        (Choice(f"{post_name(duty.post)} – thay {named(people, duty.person_id)}", f"ca:{duty.id}:nhan"),)
        for duty in duties
    )
    lines = [
        f"• {post_name(duty.post)}: {named(people, duty.person_id)}, đến {say.day_and_clock(duty.ends_at, zone, now)}"
        for duty in duties
    ]
    lines.append("Nhận là trực ngay, đến hết ca.")
    return Message(title="🙋 Nhận ca đang trực", lines=tuple(lines), choices=rows)
