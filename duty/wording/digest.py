"""Figures and the weekly report in words."""

from __future__ import annotations

import json
from collections.abc import Mapping

from duty.digest import Figures
from duty.messages import Attachment, Choice, Message
from duty.people import Person
from duty.policy import UnitConfig
from duty.wording import facts as say

ASK_COMMENT = Message(lines=("Viết ý kiến trong một tin nhắn. Gõ Huỷ để thôi.",))
_MATTERS = {"complaint": "khiếu nại", "denunciation": "tố cáo", "feedback": "kiến nghị, phản ánh"}


def span(figures: Figures) -> str:
    """ "ngày 05/6", "từ 03/6 đến 09/6/2024"."""
    first, last = figures.first, figures.last
    if first == last:
        return f"ngày {first:%d/%m/%Y}"
    return f"từ {first:%d/%m} đến {last:%d/%m/%Y}"


def summary(now: Figures, before: Figures, unit: UnitConfig) -> Message:
    """A span on one screen, each figure against the span before."""
    if now.nothing and not now.petitions.overdue:
        return Message(title=f"📊 Tổng hợp {span(now)}", lines=("Không phát sinh.", *_open(now)))
    lines = [
        f"👥 Tiếp dân: {_against(now.receptions.turns, before.receptions.turns)} lượt, "
        f"{_against(now.receptions.people, before.receptions.people)} người",
        f"Đoàn từ 5 người: {_against(now.receptions.crowds, before.receptions.crowds)}",
        f"🚨 Sự việc: {_against(now.incidents.total, before.incidents.total)}",
    ]
    lines += _counted(now.incidents.by_category, say.CATEGORY_NAMES)
    topics = _counted(now.incidents.by_topic, say.TOPIC_NAMES)
    if topics:
        lines += ["Theo nội dung:", *topics]
    areas = ", ".join(f"{unit.area_name(int(key))} {count}" for key, count in sorted(now.incidents.by_area.items()))
    if areas:
        lines.append(f"Theo địa bàn: {areas}")
    if now.incidents.to_ack is not None:
        lines.append(f"⏱ Từ lúc báo đến lúc có người nhận: {say.minutes(now.incidents.to_ack)} (trung vị)")
    if now.incidents.to_close is not None:
        lines.append(f"⏱ Đến lúc kết thúc: {say.minutes(now.incidents.to_close)} (trung vị)")
    if now.incidents.never_acked:
        lines.append(f"⚠️ Chưa ai nhận: {now.incidents.never_acked}")
    received = ", ".join(f"{_MATTERS[key]} {count}" for key, count in sorted(now.petitions.received.items()))
    lines.append(f"📄 Đơn nhận: {received or 'không có'}")
    lines += _open(now)
    roster = now.roster
    if roster.shifts or roster.absent:
        lines.append(
            f"📅 Ca trực: {roster.shifts}, xác nhận {roster.confirmed}, đổi {roster.swapped}, vắng {roster.absent}"
        )
    return Message(title=f"📊 Tổng hợp {span(now)}", lines=tuple(lines))


def _open(now: Figures) -> list[str]:
    lines = [f"📂 Đơn đang giải quyết: {sum(now.petitions.open.values())}, quá hạn: {len(now.petitions.overdue)}"]
    lines += [
        f"• Đơn {one.number}: {one.label}, hạn {one.due_on:%d/%m/%Y} ({one.article})"
        for one in now.petitions.overdue[:5]
        if one.kind != "denunciation"
    ]
    return lines


def _counted(counts: Mapping[str, int], names: Mapping[str, str]) -> list[str]:
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [f"• {names.get(key, key)}: {count}" for key, count in ordered]


def _against(now: int, before: int) -> str:
    change = now - before
    return f"{now} (kỳ trước {before}{', ' + ('tăng' if change > 0 else 'giảm') + f' {abs(change)}' if change else ''})"


def chart(now: Figures, before: Figures) -> Message:
    """The same as a picture."""
    described = json.dumps({"now": now.record(), "before": before.record()}, ensure_ascii=False)
    return Message(lines=(), title=f"Số liệu {span(now)}", attachment=Attachment("chart", ref=described))


def draft(report_id: int, week: str, comment: str) -> Message:
    """The draft waits for the leader."""
    lines = ["Số, ngày và chữ ký để trống. Lãnh đạo đọc rồi bấm Duyệt, hoặc ghi Ý kiến."]
    if comment:
        lines.append(f"Ý kiến lần trước: “{comment}”")
    return Message(
        title=f"📝 Dự thảo báo cáo tuần {week}",
        lines=tuple(lines),
        choices=(
            (Choice("✅ Duyệt", f"bc:{report_id}:duyet"), Choice("✍️ Ý kiến", f"bc:{report_id}:ykien")),
            (Choice("🔄 Làm lại", f"bc:{report_id}:lamlai"),),
        ),
    )


def approved(report_id: int, week: str, by: Person) -> Message:
    """Approved; a person sends it."""
    return Message(
        title=f"✅ {by.called} đã duyệt báo cáo tuần {week}",
        lines=("Ký, đóng số theo quy định. Khi cần gửi bản này lên nhóm cấp trên thì bấm:",),
        choices=((Choice("📤 Báo cấp trên", f"bc:{report_id}:gui"),),),
    )


def commented(report_id: int, week: str, by: Person, text: str) -> Message:
    """The leader wants something else."""
    return Message(
        title=f"✍️ Ý kiến về báo cáo tuần {week}",
        lines=(f"{by.called}: “{text}”",),
        choices=((Choice("🔄 Làm lại", f"bc:{report_id}:lamlai"),),),
    )


def to_superior(week: str, unit: UnitConfig) -> str:
    """Above the document in the superior's group."""
    return f"{unit.name}: báo cáo tuần {week}"
