"""The sentences of a quick report on one incident (báo cáo nhanh), in neutral official Vietnamese. Posts, no names."""

from __future__ import annotations

from datetime import datetime

from duty.incidents import Incident
from duty.policy import UnitConfig
from duty.wording import facts as say

# The draft's own address and opening, which the paper says in its head.
_OPENINGS = ("Kính gửi:",)
_OPENING_TIME = "báo cáo nhanh (lúc"


def about(incident: Incident, unit: UnitConfig) -> str:
    """What the report is about."""
    headline = say.headline(incident.facts, unit).replace(" · ", ", ")
    return f"Về việc {headline[0].lower()}{headline[1:]}"


def addressed(unit: UnitConfig) -> str:
    """To whom it goes, below the title."""
    return f"Kính gửi: {unit.superior.desk}."


def sections(incident: Incident, posts: dict[int, str], unit: UnitConfig, now: datetime) -> list[tuple[str, list[str]]]:
    """Titles and paragraphs; ``posts``: what the people who took and closed it are called by their office."""
    drafted = str(incident.upward.get("text", "")).splitlines()
    told = [line for line in drafted if not line.startswith(_OPENINGS) and _OPENING_TIME not in line]
    return [
        ("1. Tình hình sự việc", [f"Tính đến {_moment(now, unit)}:", *told]),
        ("2. Việc đã làm", _done(incident, posts, unit)),
        ("3. Kiến nghị, đề xuất", ["…" * 28]),
    ]


def _moment(at: datetime, unit: UnitConfig) -> str:
    local = at.astimezone(unit.zone)
    return f"{local:%H} giờ {local:%M} phút ngày {local:%d/%m/%Y}"


def _done(incident: Incident, posts: dict[int, str], unit: UnitConfig) -> list[str]:
    lines = [f"Tiếp nhận tin báo lúc {_moment(incident.opened_at, unit)}, báo các lực lượng trực."]
    if incident.acked_at is not None:
        who = posts.get(incident.acked_by or 0, "Người trực")
        lines.append(f"{who} nhận xử lý lúc {_moment(incident.acked_at, unit)}.")
    if incident.closed_at is not None:
        lines.append(f"Sự việc kết thúc lúc {_moment(incident.closed_at, unit)}.")
    else:
        lines.append("Sự việc đang được theo dõi; diễn biến tiếp theo sẽ báo cáo sau.")
    return lines


def closing(unit: UnitConfig) -> str:
    """The last sentence."""
    return f"{unit.name} báo cáo {unit.superior.name} biết, chỉ đạo./."
