"""The weekly report from its draft to the superior's group, and the copies that are kept.

A leader reads, remarks, approves; a person sends. Nothing goes up by itself, and what was approved is made anew only
when somebody says so.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from duty.access import Right
from duty.digest import WAITING, Figures
from duty.errors import AlreadyDone, NotFound, Refused
from duty.messages import Message, Priority
from duty.people import Person, Role
from duty.spans import label, monday_named, week_before, week_of
from duty.wording import notices
from duty.wording import weekly as word
from handlers.commands import plain
from handlers.desk import Desk
from handlers.figures import form_on, of_span
from handlers.weekly_copies import give, send_up, show_sent
from handlers.weekly_words import ask_remark, ask_signed, ask_words
from storage.timers import Timer
from storage.weekly_reports import WeeklyReport

_MADE = ("approved", "sent")


async def by_schedule(desk: Desk, timer: Timer) -> None:
    """The draft of this week's report, for the leaders and the office; one that was approved before is left to them."""
    on = timer.due_at.astimezone(desk.policy.unit.zone).date()
    monday = on - timedelta(days=on.weekday())
    people = await _office(desk)
    latest = await desk.uow.weekly_reports.latest(desk.unit_id, label(monday))
    if latest is not None and latest.state in _MADE:
        await desk.tell(people, await _stands(desk, latest), Priority.REPLY, key=timer.key)
        return
    await _hand_out(desk, await make(desk, monday, latest), people, timer.key)


async def request(desk: Desk, text: str) -> None:
    """/baocaotuan [tuần trước | 2024-W24 | đã gửi]: the draft, for who asked and the leaders; or what was sent."""
    desk.require(Right.FIGURES)
    if plain(text).strip() == "da gui":
        await show_sent(desk)
        return
    monday = monday_of(text, desk.now.astimezone(desk.policy.unit.zone).date())
    latest = await desk.uow.weekly_reports.latest(desk.unit_id, label(monday))
    if latest is not None and latest.state in _MADE:
        await desk.tell([desk.person], await _stands(desk, latest), Priority.REPLY)
        return
    await _hand_out(desk, await make(desk, monday, latest), await _readers(desk), "")


def monday_of(text: str, today: date) -> date:
    """The Monday of the week that is meant: this one, "tuần trước", or "2024-W24". Raises Refused."""
    said = plain(text).strip()
    monday = today - timedelta(days=today.weekday())
    if not said or said in ("tuan", "nay", "tuan nay"):
        return monday
    if said in ("truoc", "tuan truoc"):
        return monday - timedelta(days=7)
    try:
        return monday_named(said)
    except ValueError:
        raise Refused("Chưa hiểu tuần nào. Ví dụ: /baocaotuan, /baocaotuan tuần trước, /baocaotuan 2024-W24.") from None


async def figures_of_week(desk: Desk, monday: date) -> tuple[Figures, Figures]:
    """A reporting week, as far as it has passed, and the same stretch of the week before. Raises Refused."""
    span = week_of(monday, desk.policy.slots["weekly_report"], desk.policy.unit.zone)
    if desk.now <= span.start:
        raise Refused(f"Tuần {label(monday)} chưa bắt đầu.")
    span = span.until(desk.now)
    return await of_span(desk, span), await of_span(desk, week_before(span), to_compare=True)


async def make(desk: Desk, monday: date, before: WeeklyReport | None) -> WeeklyReport:
    """The draft of a week, stored with its documents, with what people had written in the one ``before``."""
    now, earlier = await figures_of_week(desk, monday)
    documents, unit = desk.office.documents, desk.policy.unit
    outlook, proposals = (before.outlook, before.proposals) if before else ("", "")
    docx = documents.weekly_report(now, earlier, unit, outlook=outlook, proposals=proposals)
    xlsx = documents.forms(now, unit, form_on(desk, "01/TCD", now.last))
    figures = {"now": now.record(), "before": earlier.record()}
    report_id = await desk.uow.weekly_reports.add(
        desk.unit_id, label(monday), figures, docx, xlsx, desk.now, before=before
    )
    await desk.note_audit("report.made", f"weekly:{report_id}", week=label(monday))
    return await find(desk, report_id)


async def find(desk: Desk, report_id: int) -> WeeklyReport:
    """One report. Raises NotFound."""
    report = await desk.uow.weekly_reports.get(report_id)
    if report is None or report.unit_id != desk.unit_id:
        raise NotFound("Không tìm thấy báo cáo này.")
    return report


async def _office(desk: Desk) -> list[Person]:
    return await desk.uow.people.with_role(desk.unit_id, Role.LEADER, Role.CLERK)


async def _readers(desk: Desk) -> list[Person]:
    leaders = await desk.uow.people.with_role(desk.unit_id, Role.LEADER)
    return list({one.id: one for one in [desk.person, *leaders]}.values())


async def _called(desk: Desk, report: WeeklyReport) -> dict[int, str]:
    wanted = {remark["by"] for remark in report.remarks} | {report.decided_by}
    people = await desk.uow.people.many({one for one in wanted if one is not None})
    return {key: person.called for key, person in people.items()}


async def _stands(desk: Desk, report: WeeklyReport) -> Message:
    zone, called = desk.policy.unit.zone, await _called(desk, report)
    at = report.sent_at if report.state == "sent" else report.decided_at
    by = "" if report.state == "sent" else called.get(report.decided_by or 0, "")
    told = Figures.from_record(report.figures["now"])
    return word.stands(report.id, report.week, report.state, by, at.astimezone(zone) if at else None, told)


async def _hand_out(desk: Desk, report: WeeklyReport, people: list[Person], key: str) -> None:
    for name, content in zip(word.files(report.week), (report.docx, report.xlsx), strict=True):
        await desk.hand(people, name, content, word.caption(report.week), key=f"{key}:{name}" if key else "")
    zone, called = desk.policy.unit.zone, await _called(desk, report)
    remarks = [
        word.Remark(called.get(one["by"], "Lãnh đạo"), datetime.fromisoformat(one["at"]).astimezone(zone), one["text"])
        for one in report.remarks
    ]
    message = word.draft(report.id, report.week, Figures.from_record(report.figures["now"]), remarks)
    await desk.tell(people, message, Priority.REPLY, key=f"{key}:draft" if key else "")


async def press(desk: Desk, report_id: int, action: str) -> None:
    """A button of the weekly report. Raises Refused."""
    report = await find(desk, report_id)
    if action == "duyet":
        await _approve(desk, report)
    elif action == "ykien":
        await ask_remark(desk, report)
    elif action in ("nhandinh", "kiennghi"):
        await ask_words(desk, report, "outlook" if action == "nhandinh" else "proposals")
    elif action in ("lamlai", "vanlamlai"):
        await _make_again(desk, report, sure=action == "vanlamlai")
    elif action == "banky":
        await ask_signed(desk, report)
    elif action == "tai":
        await give(desk, report)
    elif action == "gui":
        await send_up(desk, report)
    else:
        raise Refused(notices.STALE)


async def _make_again(desk: Desk, report: WeeklyReport, *, sure: bool) -> None:
    """A fresh draft; in the place of what was approved or sent only once somebody is ``sure``."""
    desk.require(Right.FIGURES)
    latest = await desk.uow.weekly_reports.latest(desk.unit_id, report.week)
    if latest is None or latest.id != report.id:
        raise AlreadyDone("Đã có dự thảo mới hơn của tuần này.")
    if report.state in _MADE and not sure:
        await desk.tell([desk.person], await _stands(desk, report), Priority.REPLY)
        await desk.say("Báo cáo này đã duyệt. Xin xem tin riêng.")
        return
    fresh = await make(desk, monday_named(report.week), report)
    if report.state == "approved" and report.decided_by not in (None, desk.person.id):
        approver = await desk.uow.people.many({report.decided_by or 0})
        await desk.tell(list(approver.values()), word.superseded(report.week, desk.person.called), Priority.REPLY)
    await _hand_out(desk, fresh, await _readers(desk), "")
    await desk.say("Đã làm lại dự thảo.")


async def _approve(desk: Desk, report: WeeklyReport) -> None:
    """The paper is made without the word "draft", from the figures that the leader read."""
    person = desk.require(Right.APPROVE)
    if report.state == "replaced":
        raise AlreadyDone("Đã có dự thảo mới hơn của tuần này.")
    if not await desk.uow.weekly_reports.decide(report.id, WAITING, "approved", desk.now, person.id):
        raise AlreadyDone("Báo cáo này đã duyệt.")
    now, before = (Figures.from_record(report.figures[name]) for name in ("now", "before"))
    documents, unit = desk.office.documents, desk.policy.unit
    content = {
        "docx": documents.weekly_report(
            now, before, unit, outlook=report.outlook, proposals=report.proposals, draft=False
        ),
        "xlsx": documents.forms(now, unit, form_on(desk, "01/TCD", now.last), draft=False),
    }
    await desk.uow.weekly_reports.write(report.id, ("approved",), content)
    await desk.note_audit("report.approved", f"weekly:{report.id}")
    office = await desk.uow.people.with_role(desk.unit_id, Role.CLERK)
    told = list({one.id: one for one in [*office, person]}.values())
    for name, file in zip(word.files(report.week), content.values(), strict=True):
        await desk.hand(told, name, file, f"Báo cáo tuần {report.week} đã duyệt")
    await desk.tell(told, word.approved(report.id, report.week, person), Priority.REPLY)
    await desk.say("✅ Đã duyệt.")
