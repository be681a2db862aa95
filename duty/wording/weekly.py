"""The weekly report in chat, from its draft to the copy that is kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from duty.digest import Figures
from duty.messages import Choice, Message
from duty.people import Person
from duty.policy import UnitConfig
from duty.wording.digest import booked_late, span

ASK_REMARK = Message(lines=("Viết ý kiến trong một tin nhắn; chỉ văn phòng và lãnh đạo thấy. Gõ Huỷ để thôi.",))
ASK_WORDS = {
    "outlook": Message(lines=("Viết mục VI. Nhận định trong một tin nhắn; nội dung in vào báo cáo. Gõ Huỷ để thôi.",)),
    "proposals": Message(
        lines=("Viết mục VII. Kiến nghị, đề xuất trong một tin nhắn; nội dung in vào báo cáo. Gõ Huỷ để thôi.",)
    ),
}
ASK_SIGNED = Message(
    lines=(
        "Gửi vào đây tệp báo cáo đã ký, đóng dấu hoặc đã sửa (.docx hoặc .pdf). Gõ Huỷ để thôi.",
        "Không gửi tệp có dấu MẬT; máy không đọc được tệp .pdf, xin tự kiểm tra.",
    )
)
NOT_A_REPORT = "Chỉ nhận tệp .docx hoặc .pdf đọc được, không quá 20 MB. Xin bấm Gửi bản đã ký rồi gửi lại."
SECTION_NAMES = {"outlook": "mục VI. Nhận định", "proposals": "mục VII. Kiến nghị, đề xuất"}


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark of a leader: who, when, what."""

    by: str
    at: datetime
    text: str


def files(week: str) -> tuple[str, str]:
    """The names of the report and of the forms."""
    return f"bao-cao-{week}.docx", f"bieu-{week}.xlsx"


def caption(week: str) -> str:
    """Below the files of a draft."""
    return f"Dự thảo báo cáo tuần {week}"


def draft(report_id: int, week: str, figures: Figures, remarks: Sequence[Remark]) -> Message:
    """The draft waits for the leader."""
    lines = [
        f"Số liệu {span(figures)}.",
        *booked_late(figures),
        "Số, ngày và chữ ký để trống. Lãnh đạo đọc rồi bấm Duyệt, hoặc ghi Ý kiến.",
    ]
    lines += [f"Ý kiến lúc {one.at:%H:%M %d/%m}, {one.by}: “{one.text}”" for one in remarks]
    return Message(
        title=f"📝 Dự thảo báo cáo tuần {week}",
        lines=tuple(lines),
        choices=(
            (Choice("✅ Duyệt", f"bc:{report_id}:duyet"), Choice("✍️ Ý kiến", f"bc:{report_id}:ykien")),
            (
                Choice("🖊 Ghi nhận định", f"bc:{report_id}:nhandinh"),
                Choice("🖊 Ghi kiến nghị", f"bc:{report_id}:kiennghi"),
            ),
            (Choice("🔄 Làm lại", f"bc:{report_id}:lamlai"),),
        ),
    )


def approved(report_id: int, week: str, by: Person) -> Message:
    """Approved; a person sends it."""
    return Message(
        title=f"✅ {by.called} đã duyệt báo cáo tuần {week}",
        lines=(
            "Tệp kèm theo không còn chữ Dự thảo: in, ký, lấy số, đóng dấu theo quy định.",
            "Có bản đã ký hoặc đã sửa thì bấm Gửi bản đã ký: máy lưu và gửi bản đó lên cấp trên.",
        ),
        choices=(
            (Choice("📎 Gửi bản đã ký", f"bc:{report_id}:banky"),),
            (Choice("📤 Báo cấp trên", f"bc:{report_id}:gui"),),
        ),
    )


def stands(report_id: int, week: str, state: str, by: str, at: datetime | None, figures: Figures) -> Message:
    """A report of this week was approved or sent already: it is not made anew before somebody says so."""
    done = "đã gửi cấp trên" if state == "sent" else "đã được duyệt"
    who = f", {by}" if by else ""
    when = f" lúc {at:%H:%M %d/%m}" if at else ""
    effect = (
        "Làm bản mới thì bản đã gửi vẫn được giữ."
        if state == "sent"
        else "Làm lại thì bản đã duyệt không dùng nữa, người duyệt được báo."
    )
    return Message(
        title=f"⚠️ Báo cáo tuần {week} {done}{when}{who}",
        lines=(f"Số liệu của bản đó: {span(figures)}.", effect),
        choices=(
            (Choice("📥 Lấy bản đó", f"bc:{report_id}:tai"),),
            (Choice("🔄 Vẫn làm lại", f"bc:{report_id}:vanlamlai"),),
        ),
    )


def superseded(week: str, by: str) -> Message:
    """To whoever had approved."""
    return Message(
        title=f"⚠️ Báo cáo tuần {week} đồng chí đã duyệt vừa được làm lại",
        lines=(f"Người làm lại: {by}. Bản cũ không dùng nữa; xin đọc và duyệt bản mới.",),
    )


def remarked(report_id: int, week: str, by: Person, text: str) -> Message:
    """The leader wants something else; ``text`` is masked."""
    return Message(
        title=f"✍️ Ý kiến về báo cáo tuần {week}",
        lines=(f"{by.called}: “{text}”", "Ý kiến này không in vào báo cáo."),
        choices=(
            (
                Choice("🖊 Ghi nhận định", f"bc:{report_id}:nhandinh"),
                Choice("🖊 Ghi kiến nghị", f"bc:{report_id}:kiennghi"),
            ),
            (Choice("🔄 Làm lại", f"bc:{report_id}:lamlai"),),
        ),
    )


def written(week: str, section: str, by: Person, text: str) -> Message:
    """A person wrote a section of the paper."""
    return Message(title=f"🖊 {by.called} ghi {SECTION_NAMES[section]}, báo cáo tuần {week}", lines=(f"“{text}”",))


def kept(week: str, name: str, *, sent: bool) -> str:
    """The signed copy is kept."""
    tail = "" if sent else " Bấm Báo cấp trên để gửi bản này."
    return f"📎 Đã lưu {name} là bản đã ký của báo cáo tuần {week}.{tail}"


def to_superior(week: str, unit: UnitConfig) -> str:
    """Above the document in the superior's group."""
    return f"{unit.name}: báo cáo tuần {week}"


def sent_list(rows: Sequence[tuple[int, str, date, bool]]) -> Message:
    """What was sent, each with a button: (id, week, day, whether the signed copy is kept)."""
    if not rows:
        return Message(lines=("Chưa có báo cáo tuần nào đã gửi cấp trên.",))
    lines = [f"• Tuần {week}: gửi ngày {on:%d/%m/%Y}{', bản đã ký' if signed else ''}" for _, week, on, signed in rows]
    buttons = [Choice(f"📥 {week}", f"bc:{report_id}:tai") for report_id, week, _, _ in rows]
    return Message(
        title="📤 Báo cáo tuần đã gửi",
        lines=tuple(lines),
        choices=tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2)),
    )
