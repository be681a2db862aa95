"""Facts of an event in words."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from duty.incidents import Category, Facts
from duty.policy import UnitConfig

CATEGORY_NAMES: dict[str, str] = {
    Category.CROWD: "Đoàn đông người",
    Category.PETITIONER: "Công dân đến phản ánh, kiến nghị",
    Category.UPWARD: "Công dân lên cấp trên",
    Category.PUBLIC_ORDER: "An ninh trật tự",
    Category.ACCIDENT: "Tai nạn",
    Category.FIRE_DISASTER: "Cháy, thiên tai",
    Category.OTHER: "Việc khác",
}

TOPIC_NAMES: dict[str, str] = {
    "land": "Đất đai",
    "compensation": "Bồi thường, giải phóng mặt bằng, tái định cư",
    "environment": "Môi trường",
    "policy": "Chính sách, chế độ",
    "finance": "Thu, chi, tiền lương",
    "works": "Công trình, điện, nước",
    "conduct": "Thái độ, hành vi cán bộ",
    "other": "Nội dung khác",
}

HEADING_NAMES: dict[str, str] = {"district": "huyện", "province": "tỉnh", "central": "Trung ương"}


def clock(at: datetime, zone: ZoneInfo) -> str:
    """The local time of an instant, "14:05"."""
    return at.astimezone(zone).strftime("%H:%M")


def day_and_clock(at: datetime, zone: ZoneInfo, now: datetime) -> str:
    """The local time, with the day when it is not today: "14:05", "14:05 ngày 05/6"."""
    local, today = at.astimezone(zone), now.astimezone(zone).date()
    return clock(at, zone) if local.date() == today else f"{clock(at, zone)} ngày {local.day:02d}/{local.month}"


def minutes(seconds: float) -> str:
    """A span in words: "4 phút", "2 giờ 10 phút"."""
    whole = max(0, int(seconds // 60))
    if whole < 1:
        return "chưa đầy 1 phút"
    hours, rest = divmod(whole, 60)
    if not hours:
        return f"{whole} phút"
    return f"{hours} giờ {rest} phút" if rest else f"{hours} giờ"


def people(facts: Facts) -> str:
    """How many: "khoảng 20 người", "15–20 người, 4 hộ"; "" when nothing is known."""
    parts = []
    if facts.people_max is not None:
        low, high = facts.people_min, facts.people_max
        count = f"{low}–{high} người" if low is not None and low != high else f"{high} người"
        parts.append(f"khoảng {count}" if facts.people_approx else count)
    if facts.households is not None:
        parts.append(f"{facts.households} hộ")
    return ", ".join(parts)


def place(facts: Facts, unit: UnitConfig) -> str:
    """Where: "cổng uỷ ban · Tiểu khu 3"; "" when nothing is known."""
    parts = [facts.place or "", unit.area_name(facts.area)]
    return " · ".join(part for part in parts if part)


def when(facts: Facts, now: datetime, zone: ZoneInfo) -> str:
    """When it began as stated: "08:30", "08:30 ngày 05/6"; "" when nothing was stated."""
    parts = [facts.time or ""]
    if facts.on:
        on = date.fromisoformat(facts.on)
        if on != now.astimezone(zone).date():
            parts.append(f"ngày {on.day:02d}/{on.month}")
    return " ".join(part for part in parts if part)


def headline(facts: Facts, unit: UnitConfig) -> str:
    """What and where in one short line, fit for a title."""
    if facts.denunciation:
        return "Có 01 tố cáo"
    name = CATEGORY_NAMES.get(facts.category, CATEGORY_NAMES[Category.OTHER])
    if facts.category == Category.UPWARD and facts.heading:
        name = f"Công dân lên {HEADING_NAMES[facts.heading]}"
    return f"{name} · {unit.area_name(facts.area)}" if facts.area is not None else name


def known(facts: Facts, unit: UnitConfig, now: datetime) -> list[str]:
    """What is known, a line each, most needed first."""
    zone = unit.zone
    if facts.denunciation:
        return ["Nội dung không hiển thị. Xin liên hệ bộ phận tiếp công dân."]
    lines = []
    where, many, since, topic = place(facts, unit), people(facts), when(facts, now, zone), facts.topic
    if where:
        lines.append(f"📍 {where}")
    if many:
        lines.append(f"👥 {many[0].upper()}{many[1:]}")
    if since:
        lines.append(f"🕒 Từ {since}")
    if facts.heading:
        lines.append(f"🚌 Hướng đi: {HEADING_NAMES[facts.heading]}")
    if topic:
        lines.append(f"📄 Nội dung: {TOPIC_NAMES.get(topic, topic)}")
    return lines


def flags(facts: Facts) -> list[str]:
    """What must be said of how sure this is."""
    lines = []
    if facts.drill:
        lines.append("🟦 DIỄN TẬP – không phải sự việc thật")
    if facts.unconfirmed:
        lines.append("⚠️ Chưa xác nhận: người báo chưa bấm Gửi")
    if facts.unverified:
        lines.append("⚠️ Tin chưa kiểm chứng")
    return lines
