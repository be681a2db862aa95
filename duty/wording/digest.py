"""Figures in chat: a span on one screen, each figure beside the span before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, time

from duty.digest import Figures
from duty.messages import Attachment, Message
from duty.policy import UnitConfig
from duty.wording import facts as say
from duty.wording.reception import MATTER_NAMES
from duty.wording.report_sections import LEFT

_MATTERS = {key: name[0].lower() + name[1:] for key, name in MATTER_NAMES.items()}
_MOST_LATE = 5


def span(figures: Figures) -> str:
    """ "ngày 05/06/2024", "từ 03/06 đến 09/06/2024", "từ 15:00 31/05 đến 09:10 05/06/2024"."""
    if _at_midnight(figures.from_at) and figures.first == figures.last:
        return f"ngày {figures.first:%d/%m/%Y}"
    if _at_midnight(figures.from_at) and _at_midnight(figures.to_at):
        return f"từ {figures.first:%d/%m} đến {figures.last:%d/%m/%Y}"
    return f"từ {figures.from_at:%H:%M %d/%m} đến {figures.to_at:%H:%M %d/%m/%Y}"


def _at_midnight(at: datetime) -> bool:
    return at.time() == time()


def booked_late(figures: Figures) -> list[str]:
    """What was booked for weeks whose report had been made, on one line; nothing when there is none."""
    late = figures.booked_late
    told = [f"{late.turns} lượt tiếp ({late.people} người)"] if late.turns else []
    told += [f"{late.petitions} đơn nhận"] if late.petitions else []
    return [f"➕ Ghi bổ sung cho các tuần đã báo cáo, không tính vào số liệu: {', '.join(told)}."] if told else []


def summary(now: Figures, before: Figures, unit: UnitConfig) -> Message:
    """A span on one screen."""
    if now.nothing:
        quiet = ("Không phát sinh.", *_petitions(now, before), *booked_late(now))
        return Message(title=f"📊 Tổng hợp {span(now)}", lines=quiet)
    told, then = now.incidents, before.incidents
    lines = [
        f"👥 Tiếp dân: {_against(now.receptions.turns, before.receptions.turns)} lượt, "
        f"{_against(now.receptions.people, before.receptions.people)} người",
        f"Đoàn từ 5 người: {_against(now.receptions.crowds, before.receptions.crowds)}",
        f"🚨 Sự việc: {_against(told.total, then.total)}",
        *_counted(told.by_category, then.by_category, say.CATEGORY_NAMES),
    ]
    topics = _counted(told.by_topic, then.by_topic, say.TOPIC_NAMES)
    lines += ["Theo nội dung:", *topics] if topics else []
    areas = {key: unit.area_name(int(key)) for key in {*told.by_area, *then.by_area}}
    by_area = _counted(told.by_area, then.by_area, areas)
    lines += ["Theo địa bàn:", *by_area] if by_area else []
    lines += _times(now, before)
    lines += _petitions(now, before)
    lines += booked_late(now)
    if now.receptions.head_missed:
        lines.append(f"⚠️ Chủ tịch tiếp định kỳ: {now.receptions.head_missed} kỳ chưa thực hiện")
    roster, earlier = now.roster, before.roster
    if roster.shifts or roster.absent or earlier.shifts:
        lines.append(
            f"📅 Ca trực: {_against(roster.shifts, earlier.shifts)}; xác nhận {roster.confirmed}, "
            f"đổi {roster.swapped}, vắng {_against(roster.absent, earlier.absent)}"
        )
    return Message(title=f"📊 Tổng hợp {span(now)}", lines=tuple(lines))


def _times(now: Figures, before: Figures) -> list[str]:
    lines = []
    for name, value, earlier in (
        ("Từ lúc báo đến lúc có người nhận", now.incidents.to_ack, before.incidents.to_ack),
        ("Đến lúc kết thúc", now.incidents.to_close, before.incidents.to_close),
    ):
        if value is not None:
            then = f"; kỳ trước {say.minutes(earlier)}" if earlier is not None else ""
            lines.append(f"⏱ {name}: {say.minutes(value)} (trung vị{then})")
    if now.incidents.never_acked:
        lines.append(f"⚠️ Chưa ai nhận: {now.incidents.never_acked}")
    return lines


def _petitions(now: Figures, before: Figures) -> list[str]:
    told, then = now.petitions, before.petitions
    kinds = ", ".join(f"{_MATTERS[key]} {count}" for key, count in sorted(told.received.items()))
    received = _against(sum(told.received.values()), sum(then.received.values()))
    lines = [f"📄 Đơn nhận: {received}{f'; {kinds}' if kinds else ''}"]
    done = told.outcomes()
    if done:
        lines.append(
            f"Giải quyết xong: {done.get('resolved', 0)}, xử lý khác: {sum(done.values()) - done.get('resolved', 0)}"
        )
    handled = sum(count for stage, count in told.standing().items() if stage not in LEFT)
    late = _against(sum(told.late.values()), sum(then.late.values()))
    lines.append(f"📂 Đơn đang giải quyết: {handled}, đơn quá hạn: {late}")
    lines += [
        f"• Đơn {one.number}: {one.label}, hạn {one.due_on:%d/%m/%Y} ({one.article})"
        for one in told.overdue[:_MOST_LATE]
    ]
    if len(told.overdue) > _MOST_LATE:
        lines.append(f"… và {len(told.overdue) - _MOST_LATE} thời hạn khác. Gõ Đơn thư để xem.")
    return lines


def _counted(now: Mapping[str, int], before: Mapping[str, int], names: Mapping[str, str]) -> list[str]:
    keys = sorted({*now, *before}, key=lambda key: (-now.get(key, 0), -before.get(key, 0), key))
    return [f"• {names.get(key, key)}: {_against(now.get(key, 0), before.get(key, 0))}" for key in keys]


def _against(now: int, before: int) -> str:
    change = now - before
    return f"{now} (kỳ trước {before}{', ' + ('tăng' if change > 0 else 'giảm') + f' {abs(change)}' if change else ''})"


def chart(now: Figures, before: Figures) -> Message:
    """The same as a picture."""
    described = json.dumps({"now": now.record(), "before": before.record()}, ensure_ascii=False)
    return Message(lines=(), title=f"Số liệu {span(now)}", attachment=Attachment("chart", ref=described))
