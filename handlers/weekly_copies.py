"""The copies of a weekly report: sent to the superior's group by a person, kept, and given out again."""

from __future__ import annotations

from duty.access import Right
from duty.errors import AlreadyDone, Refused
from duty.messages import Message, Priority
from duty.wording import weekly as word
from handlers.desk import Desk, document
from storage.weekly_reports import WeeklyReport

_MOST_LISTED = 10


def _copies(report: WeeklyReport) -> list[tuple[str, bytes]]:
    """The files of a report as it goes up: the signed copy where there is one, and the forms."""
    paper, forms = word.files(report.week)
    signed = (report.signed_name, report.signed) if report.signed else (paper, report.docx)
    return [signed, (forms, report.xlsx)]


async def send_up(desk: Desk, report: WeeklyReport) -> None:
    """A person sends an approved report to the superior body's groups; once. Raises Refused."""
    person = desk.require(Right.REPORT_UP)
    if report.state == "sent":
        raise AlreadyDone("Báo cáo đã gửi rồi.")
    if report.state != "approved":
        raise Refused(
            "Đã có dự thảo mới hơn của tuần này." if report.state == "replaced" else "Lãnh đạo chưa duyệt báo cáo này."
        )
    groups = await desk.uow.groups.serving(desk.unit_id, "superior")
    if not groups:
        raise Refused("Chưa gắn nhóm cấp trên. Văn phòng gõ Gắn nhóm trong nhóm đó.")
    if not await desk.uow.weekly_reports.decide(report.id, ("approved",), "sent", desk.now, person.id):
        raise AlreadyDone("Báo cáo đã gửi rồi.")
    await desk.note_audit("report.sent", f"weekly:{report.id}", week=report.week, signed=bool(report.signed))
    for group in groups:
        for name, content in _copies(report):
            message = Message(
                lines=(), title=word.to_superior(report.week, desk.policy.unit), attachment=document(name, content)
            )
            await desk.send(
                group.channel, group.address, message, Priority.REPLY, thread=group.thread,
                key=f"weekly:{report.id}:{group.id}:{name}",
            )  # fmt: skip
    await desk.say("📤 Đã gửi cấp trên.")


async def show_sent(desk: Desk) -> None:
    """/baocaotuan đã gửi: what was sent, each with a button that brings the copy."""
    zone = desk.policy.unit.zone
    rows = await desk.uow.weekly_reports.sent(desk.unit_id, _MOST_LISTED)
    listed = [(one.id, one.week, one.sent_at.astimezone(zone).date(), bool(one.signed_name)) for one in rows]
    await desk.reply_message(word.sent_list(listed))


async def give(desk: Desk, report: WeeklyReport) -> None:
    """The kept copy, in private, for whoever asks and may."""
    person = desk.require(Right.FIGURES)
    for name, content in _copies(report):
        await desk.hand([person], name, content, f"Báo cáo tuần {report.week}")
    await desk.note_audit("report.fetched", f"weekly:{report.id}")
    await desk.say("📥 Đã gửi tệp vào khung chat riêng.")
