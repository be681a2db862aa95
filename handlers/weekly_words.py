"""What people add to a weekly report: a leader's remark, the sections that are a person's, the signed copy."""

from __future__ import annotations

from typing import Any

from duty.access import Right
from duty.digest import WAITING, Figures
from duty.errors import AlreadyDone, NotFound, Refused
from duty.messages import Attachment, Priority
from duty.people import Role
from duty.privacy import mask
from duty.wording import weekly as word
from handlers.desk import Desk, NeedsFile
from storage.weekly_reports import WeeklyReport

REMARK, WORDS, SIGNED = "weekly.remark", "weekly.words", "weekly.signed"
DIALOGUES = (REMARK, WORDS)
_MOST_WORDS = 2000
_MOST_NAME = 80
# What a file of each kind begins with: a name alone proves nothing.
_BEGINNINGS = {".docx": b"PK\x03\x04", ".pdf": b"%PDF-"}
_NO_PRIVATE = "Máy trực chưa nhắn riêng được cho đồng chí. Xin mở khung chat riêng với máy trực."


def _check_waiting(report: WeeklyReport) -> None:
    if report.state == "replaced":
        raise AlreadyDone("Đã có dự thảo mới hơn của tuần này.")
    if report.state not in WAITING:
        raise AlreadyDone("Báo cáo này đã duyệt. Muốn sửa: bấm Làm lại, hoặc sửa tệp rồi bấm Gửi bản đã ký.")


async def ask_remark(desk: Desk, report: WeeklyReport) -> None:
    """A leader's remark is asked for. Raises Refused."""
    desk.require(Right.APPROVE)
    _check_waiting(report)
    if not await desk.ask(REMARK, {"report": report.id}, word.ASK_REMARK):
        raise Refused(_NO_PRIVATE)


async def ask_words(desk: Desk, report: WeeklyReport, section: str) -> None:
    """A section of the paper is asked for. Raises Refused."""
    desk.require(Right.REPORT_UP)
    _check_waiting(report)
    if not await desk.ask(WORDS, {"report": report.id, "section": section}, word.ASK_WORDS[section]):
        raise Refused(_NO_PRIVATE)


async def ask_signed(desk: Desk, report: WeeklyReport) -> None:
    """The signed copy is asked for. Raises Refused."""
    desk.require(Right.REPORT_UP)
    if report.state not in ("approved", "sent"):
        raise Refused("Lãnh đạo chưa duyệt báo cáo này.")
    if not await desk.ask(SIGNED, {"report": report.id}, word.ASK_SIGNED):
        raise Refused(_NO_PRIVATE)


async def typed(desk: Desk, dialogue: str, state: dict[str, Any], text: str) -> None:
    """The line that was asked for. Raises Refused."""
    report = await _find(desk, state["report"])
    _check_waiting(report)
    if dialogue == REMARK:
        await _remark(desk, report, text[:_MOST_WORDS])
    else:
        await _write(desk, report, state["section"], mask(text)[:_MOST_WORDS])


async def _find(desk: Desk, report_id: int) -> WeeklyReport:
    report = await desk.uow.weekly_reports.get(report_id)
    if report is None or report.unit_id != desk.unit_id:
        raise NotFound("Không tìm thấy báo cáo này.")
    return report


async def _remark(desk: Desk, report: WeeklyReport, text: str) -> None:
    """Kept beside the earlier ones and told to the office; never in the paper."""
    person = desk.require(Right.APPROVE)
    await desk.uow.weekly_reports.remark(report, person.id, text, desk.now)
    await desk.note_audit("report.commented", f"weekly:{report.id}")
    office = await desk.uow.people.with_role(desk.unit_id, Role.CLERK)
    await desk.tell(office, word.remarked(report.id, report.week, person, text), Priority.REPLY)
    await desk.reply("✍️ Đã chuyển ý kiến cho văn phòng.")


async def _write(desk: Desk, report: WeeklyReport, section: str, text: str) -> None:
    """The paper is made anew with it, from the same figures, for everybody who reads the draft."""
    person = desk.require(Right.REPORT_UP)
    words = {"outlook": report.outlook, "proposals": report.proposals, section: text}
    now, before = (Figures.from_record(report.figures[name]) for name in ("now", "before"))
    docx = desk.office.documents.weekly_report(
        now, before, desk.policy.unit, outlook=words["outlook"], proposals=words["proposals"]
    )
    await desk.uow.weekly_reports.write(report.id, WAITING, {section: text, "docx": docx})
    await desk.note_audit("report.written", f"weekly:{report.id}", section=section)
    people = await desk.uow.people.with_role(desk.unit_id, Role.LEADER, Role.CLERK)
    await desk.tell(people, word.written(report.week, section, person, text), Priority.REPLY)
    await desk.hand(people, word.files(report.week)[0], docx, word.caption(report.week))


async def receive(desk: Desk, attachments: tuple[Attachment, ...]) -> bool:
    """The file that was asked for; False when none was. Raises Refused, and NeedsFile until it was fetched."""
    event = desk.happening
    waiting = await desk.uow.dialogues.current(event.channel, event.chat.address, desk.person.id, desk.now)
    file = next((one for one in attachments if one.kind == "document"), None)
    if waiting is None or waiting.name != SIGNED or file is None:
        return False
    person = desk.require(Right.REPORT_UP)
    ending = next((ending for ending in _BEGINNINGS if file.name.lower().endswith(ending)), "")
    if "unreadable" in event.extra:
        raise Refused(str(event.extra["unreadable"]))
    if ending and "content" not in event.extra:
        raise NeedsFile(file.ref, file.name, raw=True)
    content = event.extra.get("content", b"")
    if not ending or not content.startswith(_BEGINNINGS[ending]):
        raise Refused(word.NOT_A_REPORT)
    report = await _find(desk, waiting.state["report"])
    name = f"bao-cao-{report.week}-da-ky{ending}"
    if not await desk.uow.weekly_reports.keep_signed(report.id, name[:_MOST_NAME], content, person.id, desk.now):
        raise AlreadyDone("Báo cáo này đã được làm lại.")
    await desk.uow.dialogues.end(event.channel, event.chat.address, person.id)
    await desk.note_audit("report.signed", f"weekly:{report.id}", name=name)
    await desk.reply(word.kept(report.week, name, sent=report.state == "sent"))
    return True
