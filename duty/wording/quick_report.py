"""The sentences of a quick report on one incident (báo cáo nhanh), in neutral official Vietnamese. Posts, no names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from duty import privacy
from duty.incidents import Incident
from duty.policy import UnitConfig
from duty.wording import facts as say
from duty.wording import upward
from duty.wording.reports import moment

# The draft's own address and opening, which the paper says in its head.
_OPENINGS = ("Kính gửi:",)
_OPENING_TIME = "báo cáo nhanh (lúc"


@dataclass(frozen=True, slots=True)
class Done:
    """One thing that was done about it: when, what kind of line of the timeline, by which office, in which words."""

    at: datetime
    kind: str
    post: str = ""
    text: str = ""


def about(incident: Incident, unit: UnitConfig) -> str:
    """What the report is about."""
    headline = say.headline(incident.facts, unit).replace(" · ", ", ")
    return f"Về việc {headline[0].lower()}{headline[1:]}"


def addressed(unit: UnitConfig) -> str:
    """To whom it goes, below the title."""
    return f"Kính gửi: {unit.superior.desk}."


def sections(incident: Incident, done: Sequence[Done], unit: UnitConfig, now: datetime) -> list[tuple[str, list[str]]]:
    """Titles and paragraphs: what a person worded, as of when it was worded; else what is known now."""
    edited_at = incident.upward.get("edited_at")
    if edited_at:
        text, as_of = str(incident.upward["text"]), datetime.fromisoformat(str(edited_at))
    else:
        text, as_of = upward.draft_text(incident, unit, now), now
    told = [line for line in text.splitlines() if not line.startswith(_OPENINGS) and _OPENING_TIME not in line.lower()]
    return [
        ("1. Tình hình sự việc", [f"Tính đến {_moment(as_of, unit)}:", *told]),
        ("2. Việc đã làm", _done(incident, done, unit)),
        ("3. Kiến nghị, đề xuất", ["…" * 28]),
    ]


def _moment(at: datetime, unit: UnitConfig) -> str:
    return moment(at.astimezone(unit.zone))


def _done(incident: Incident, done: Sequence[Done], unit: UnitConfig) -> list[str]:
    lines = [f"Tiếp nhận tin báo lúc {_moment(incident.opened_at, unit)}, báo các lực lượng trực."]
    for one in done:
        who, at = one.post or "Người trực", _moment(one.at, unit)
        words = privacy.mask(one.text).strip().rstrip(".")
        if one.kind in _WORDS:
            lines.append(f"{who} {_WORDS[one.kind]} lúc {at}{f': {words}' if words else ''}.")
        elif one.kind in _TOLD and words:
            lines.append(f"Lúc {at}: {words}.")
    if incident.closed_at is None:
        lines.append("Sự việc đang được theo dõi; diễn biến tiếp theo sẽ báo cáo sau.")
    return lines


_WORDS = {
    "acked": "nhận xử lý",
    "coming": "đến hiện trường",
    "closed": "kết thúc sự việc",
    "reopened": "mở lại sự việc",
}
_TOLD = ("update", "correction")


def closing(unit: UnitConfig) -> str:
    """The last sentence."""
    return f"{unit.name} báo cáo {unit.superior.name} biết, chỉ đạo./."
