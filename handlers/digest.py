"""Figures on request and by schedule, and the weekly report from its draft to the superior's group.

A leader reads, comments, approves; a person sends. Nothing goes up by itself.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from duty.access import Right
from duty.digest import Figures
from duty.errors import AlreadyDone, NotFound, Refused
from duty.messages import Message, Priority
from duty.people import Person, Role
from duty.wording import digest as word
from duty.wording import notices
from handlers import chasing
from handlers.commands import plain
from handlers.desk import Desk, document
from storage.timers import Timer
from storage.weekly_reports import WeeklyReport

DIALOGUE = "weekly_comment"
_WAITING = ("draft", "commented")


async def show(desk: Desk, text: str) -> None:
    """/tonghop [ngày, tuần]: figures with a picture. Raises NotAllowed."""
    desk.require(Right.FIGURES)
    today = _today(desk)
    if plain(text).startswith("tuan"):
        first = today - timedelta(days=today.weekday())
        now, before = await of_span(desk, first, first + timedelta(days=6)), await of_span(desk, *_week_before(first))
    else:
        now, before = await of_span(desk, today, today), await of_span(desk, *_day_before(today))
    await desk.reply_message(word.summary(now, before, desk.policy.unit))
    await desk.reply_message(word.chart(now, before))


def _today(desk: Desk) -> date:
    return desk.now.astimezone(desk.policy.unit.zone).date()


def _day_before(on: date) -> tuple[date, date]:
    return on - timedelta(days=1), on - timedelta(days=1)


def _week_before(monday: date) -> tuple[date, date]:
    return monday - timedelta(days=7), monday - timedelta(days=1)


async def of_span(desk: Desk, first: date, last: date) -> Figures:
    """Everything of a span of days, overdue terms included."""
    found = await desk.uow.figures.of(desk.unit_id, first, last, desk.policy.unit.zone)
    overdue = await chasing.overdue(desk, min(last, _today(desk)))
    return replace(found, petitions=replace(found.petitions, overdue=overdue))


async def evening(desk: Desk, timer: Timer) -> None:
    """The digest of the day, for leaders and the office; nothing happened, nothing said."""
    if desk.now - timer.due_at > desk.policy.slots["digest"].window:
        return
    on = timer.due_at.astimezone(desk.policy.unit.zone).date()
    now = await of_span(desk, on, on)
    if now.nothing and not now.petitions.overdue:
        return
    before = await of_span(desk, *_day_before(on))
    people = await desk.uow.people.with_role(desk.unit_id, Role.LEADER, Role.CLERK)
    await desk.tell(people, word.summary(now, before, desk.policy.unit), Priority.BULK, key=timer.key)


async def weekly(desk: Desk, timer: Timer) -> None:
    """By schedule: the draft of this week's report, for the leaders and the office."""
    on = timer.due_at.astimezone(desk.policy.unit.zone).date()
    report = await make(desk, on - timedelta(days=on.weekday()))
    people = await desk.uow.people.with_role(desk.unit_id, Role.LEADER, Role.CLERK)
    await _hand_out(desk, report, people, timer.key)


async def request(desk: Desk, text: str) -> None:
    """/baocaotuan [tuần trước | 2024-W24]: make the draft and hand it to who asked and to the leaders."""
    desk.require(Right.FIGURES)
    report = await make(desk, monday_of(text, _today(desk)))
    leaders = await desk.uow.people.with_role(desk.unit_id, Role.LEADER)
    await _hand_out(desk, report, list({one.id: one for one in [desk.person, *leaders]}.values()), "")


def monday_of(text: str, today: date) -> date:
    """The Monday of the week that is meant: this one, "tuần trước", or "2024-W24". Raises Refused."""
    said = plain(text).strip()
    monday = today - timedelta(days=today.weekday())
    if not said or said in ("tuan", "tuan nay"):
        return monday
    if said in ("truoc", "tuan truoc"):
        return monday - timedelta(days=7)
    try:
        return datetime.strptime(said.upper() + "-1", "%G-W%V-%u").date()  # noqa: DTZ007
    except ValueError:
        raise Refused("Chưa hiểu tuần nào. Ví dụ: /baocaotuan, /baocaotuan tuần trước, /baocaotuan 2024-W24.") from None


async def make(desk: Desk, monday: date, comment: str = "") -> WeeklyReport:
    """The draft of a week, stored with its documents."""
    now = await of_span(desk, monday, monday + timedelta(days=6))
    before = await of_span(desk, *_week_before(monday))
    docx = desk.office.documents.weekly_report(now, before, desk.policy.unit, comment)
    xlsx = desk.office.documents.forms(now, desk.policy.unit)
    week = monday.strftime("%G-W%V")
    figures = {"now": now.record(), "before": before.record()}
    report_id = await desk.uow.weekly_reports.add(desk.unit_id, week, figures, docx, xlsx, desk.now, comment)
    await desk.note_audit("report.made", f"weekly:{report_id}", week=week)
    return await find(desk, report_id)


async def find(desk: Desk, report_id: int) -> WeeklyReport:
    """One report. Raises NotFound."""
    report = await desk.uow.weekly_reports.get(report_id)
    if report is None or report.unit_id != desk.unit_id:
        raise NotFound("Không tìm thấy báo cáo này.")
    return report


async def _hand_out(desk: Desk, report: WeeklyReport, people: list[Person], key: str) -> None:
    for name, content in ((f"bao-cao-{report.week}.docx", report.docx), (f"bieu-{report.week}.xlsx", report.xlsx)):
        title = f"Dự thảo báo cáo tuần {report.week}"
        await desk.hand(people, name, content, title, key=f"{key}:{name}" if key else "")
    message = word.draft(report.id, report.week, report.comment)
    await desk.tell(people, message, Priority.REPLY, key=f"{key}:draft" if key else "")


async def press(desk: Desk, report_id: int, action: str) -> None:
    """A button of the weekly report. Raises Refused."""
    report = await find(desk, report_id)
    if action == "duyet":
        await _approve(desk, report)
    elif action == "ykien":
        desk.require(Right.APPROVE)
        _check_waiting(report)
        await desk.ask(DIALOGUE, {"report": report.id}, word.ASK_COMMENT)
    elif action == "lamlai":
        desk.require(Right.FIGURES)
        monday = datetime.strptime(report.week + "-1", "%G-W%V-%u").replace(tzinfo=desk.policy.unit.zone).date()
        fresh = await make(desk, monday, report.comment)
        leaders = await desk.uow.people.with_role(desk.unit_id, Role.LEADER)
        await _hand_out(desk, fresh, list({one.id: one for one in [desk.person, *leaders]}.values()), "")
        await desk.say("Đã làm lại dự thảo.")
    elif action == "gui":
        await _send(desk, report)
    else:
        raise Refused(notices.STALE)


def _check_waiting(report: WeeklyReport) -> None:
    if report.state == "replaced":
        raise AlreadyDone("Đã có dự thảo mới hơn của tuần này.")
    if report.state not in _WAITING:
        raise AlreadyDone("Báo cáo này đã duyệt.")


async def _approve(desk: Desk, report: WeeklyReport) -> None:
    person = desk.require(Right.APPROVE)
    _check_waiting(report)
    if not await desk.uow.weekly_reports.decide(report.id, _WAITING, "approved", desk.now, person.id):
        raise AlreadyDone("Báo cáo này đã duyệt.")
    await desk.note_audit("report.approved", f"weekly:{report.id}")
    office = await desk.uow.people.with_role(desk.unit_id, Role.CLERK)
    told = list({one.id: one for one in [*office, person]}.values())
    await desk.tell(told, word.approved(report.id, report.week, person), Priority.REPLY)
    await desk.say("✅ Đã duyệt.")


async def set_comment(desk: Desk, report_id: int, text: str) -> None:
    """A leader's comment: kept, and told to the office. Raises Refused."""
    person = desk.require(Right.APPROVE)
    report = await find(desk, report_id)
    _check_waiting(report)
    await desk.uow.weekly_reports.decide(report.id, _WAITING, "commented", desk.now, person.id, text[:1000])
    await desk.note_audit("report.commented", f"weekly:{report.id}")
    office = await desk.uow.people.with_role(desk.unit_id, Role.CLERK)
    await desk.tell(office, word.commented(report.id, report.week, person, text[:1000]), Priority.REPLY)
    await desk.reply("✍️ Đã chuyển ý kiến cho văn phòng.")


async def _send(desk: Desk, report: WeeklyReport) -> None:
    person = desk.require(Right.REPORT_UP)
    if report.state != "approved":
        raise Refused("Báo cáo đã gửi rồi." if report.state == "sent" else "Lãnh đạo chưa duyệt báo cáo này.")
    groups = await desk.uow.groups.serving(desk.unit_id, "superior")
    if not groups:
        raise Refused("Chưa gắn nhóm cấp trên. Văn phòng gõ Gắn nhóm trong nhóm đó.")
    if not await desk.uow.weekly_reports.decide(report.id, ("approved",), "sent", desk.now, person.id):
        raise AlreadyDone("Báo cáo đã gửi rồi.")
    await desk.note_audit("report.sent", f"weekly:{report.id}", week=report.week)
    for group in groups:
        for name, content in ((f"bao-cao-{report.week}.docx", report.docx), (f"bieu-{report.week}.xlsx", report.xlsx)):
            message = Message(
                lines=(), title=word.to_superior(report.week, desk.policy.unit), attachment=document(name, content)
            )
            await desk.send(
                group.channel, group.address, message, Priority.REPLY, thread=group.thread,
                key=f"weekly:{report.id}:{group.id}:{name}",
            )  # fmt: skip
    await desk.say("📤 Đã gửi cấp trên.")
