"""The quick report to the superior body, as a draft that a person reads, changes and sends."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from duty import privacy
from duty.incidents import Category, Incident
from duty.messages import Choice, Message
from duty.policy import UnitConfig
from duty.wording import facts as say

ASK_TEXT = "Gửi lại toàn bộ nội dung báo cáo đã sửa trong một tin nhắn. Gõ Huỷ để giữ nguyên."


def draft_text(incident: Incident, unit: UnitConfig, now: datetime) -> str:
    """A draft in official style: what is known, how sure it is, and what the unit does about it."""
    facts = incident.facts
    local = now.astimezone(unit.zone)
    many = say.people(facts)
    source = unit.area_name(facts.area) or unit.short
    where = say.HEADING_NAMES.get(facts.heading or "", "cấp trên")
    since = f", từ {facts.time}" if facts.time else ""
    if facts.category == Category.UPWARD:
        who = many or "một số công dân"
        what = f"Có {who} ở {source} đến hoặc dự kiến đến cơ quan {where} để kiến nghị, phản ánh{since}."
        doing = "cử cán bộ phối hợp tiếp, giải thích và cung cấp hồ sơ khi được yêu cầu."
    else:
        kind = say.CATEGORY_NAMES.get(facts.category, say.CATEGORY_NAMES[Category.OTHER])
        what = f"Tại {source} có sự việc: {', '.join(part for part in (kind, many) if part)}{since}."
        doing = "đang xử lý và tiếp tục báo cáo."
    topic = say.TOPIC_NAMES.get(facts.topic or "", "chưa rõ")
    told = [f"Nội dung: {topic}."] if facts.topic or facts.category == Category.UPWARD else []
    sure = (
        "Tin chưa kiểm chứng, đơn vị đang xác minh."
        if facts.unverified
        else "Thông tin do cơ sở báo, đơn vị tiếp tục cập nhật."
    )
    lines = [
        *say.flags(replace(facts, unverified=False, unconfirmed=False)),
        f"Kính gửi: {unit.superior.desk}",
        f"{unit.name} báo cáo nhanh (lúc {local:%H:%M} ngày {local.day:02d}/{local.month}):",
        what,
        *told,
        sure,
        f"{unit.name} {doing}",
    ]
    return privacy.mask("\n".join(lines))


def choices(incident: Incident) -> tuple[tuple[Choice, ...], ...]:
    """The buttons of a draft."""
    return (
        (
            Choice("📤 Báo cấp trên", f"up:{incident.id}:send", f"BAOCAPTREN {incident.number}"),
            Choice("✏️ Sửa nội dung", f"up:{incident.id}:edit"),
        ),
        (_paper(incident),),
    )


def _paper(incident: Incident) -> Choice:
    return Choice("📎 Tệp .docx", f"up:{incident.id}:paper")


def draft_card(incident: Incident, unit: UnitConfig, *, sent: str = "") -> Message:
    """The draft before a leader: nothing goes up before someone presses the button."""
    lines = tuple(str(incident.upward["text"]).splitlines())
    head = sent or f"Dự thảo gửi {unit.superior.desk}. Chỉ gửi khi đồng chí bấm Báo cấp trên."
    return Message(
        title=f"📄 {incident.code} · Báo cáo cấp trên",
        lines=(head, "", *lines),
        choices=((_paper(incident),),) if sent else choices(incident),
    )
