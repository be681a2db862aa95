"""The chairman's reception days in words, with the article each time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time

from duty.chair_days import Answer, ChairDay, ChairState, Shortfall
from duty.law import ReceptionDuty
from duty.messages import Choice, Message
from duty.wording.roster import day as day_name

MOST_CHOICES = 6
NO_RULE = "Chưa khai ngày Chủ tịch tiếp công dân trong cấu hình."
BAD_DAY = "Không hiểu ngày này. Gõ như 14/6, hoặc gõ Huỷ để giữ nguyên."
ASK_DAY = "Hoãn sang ngày nào? Bấm chọn, hoặc gõ ngày, ví dụ 14/6. Chưa chọn thì lịch giữ nguyên."
_PERIODS = {"week": "tuần", "month": "tháng"}


def token(on: date, action: str) -> str:
    """What a button about a day sends."""
    return f"tiep:{on:%Y%m%d}:{action}"


def on_token(number: int) -> date | None:
    """The day in a button's data, which anyone may forge; None when it is no day."""
    if not 10**7 <= number < 10**8:
        return None
    try:
        return date(number // 10000, number // 100 % 100, number % 100)
    except ValueError:
        return None


def hours(work: Iterable[tuple[time, time]]) -> str:
    """Working hours: "07:00–11:30, 13:30–17:00"."""
    return ", ".join(f"{start:%H:%M}–{end:%H:%M}" for start, end in work)


def posted(
    on: date, work: str, article: str, *, short_of: int | None = None, moved_from: date | None = None
) -> Message:
    """The schedule of one day for the group. ``short_of``: working days that are left when it is posted too late."""
    lines = [f"{day_name(on)}, {work}, tại nơi tiếp công dân."]
    if moved_from is not None:
        lines.insert(0, f"Chuyển từ {day_name(moved_from)} sang:")
    lines.append("Văn phòng niêm yết tại trụ sở.")
    if short_of is not None:
        lines.append(f"⚠️ Niêm yết muộn: còn {short_of} ngày làm việc, quy định là 05 ({article}).")
    return Message(title="📌 Lịch Chủ tịch tiếp công dân định kỳ", lines=tuple(lines))


def no_group(on: date) -> Message:
    """For the office, when there is no group to post in."""
    return Message(
        title="📌 Lịch Chủ tịch tiếp công dân định kỳ",
        lines=(f"{day_name(on)}: chưa có nhóm để đăng. Xin niêm yết tại trụ sở và gắn nhóm Trực ban.",),
    )


def question(on: date, turns: int) -> Message:
    """After the hours of a day: did it take place?"""
    lines = [f"{day_name(on)}: Chủ tịch đã tiếp công dân?"]
    if turns:
        lines.append(f"Sổ hôm nay có {turns} lượt Chủ tịch tiếp.")
    return Message(title="❓ Ngày Chủ tịch tiếp công dân", lines=tuple(lines), choices=answers(on))


def answers(on: date) -> tuple[tuple[Choice, ...], ...]:
    """The four answers."""
    return (
        (Choice("✅ Đã tiếp", token(on, Answer.HELD)), Choice("👤 Uỷ quyền", token(on, Answer.DELEGATE))),
        (Choice("📅 Hoãn sang ngày…", token(on, "move")), Choice("❌ Không tiếp", token(on, Answer.MISSED))),
    )


def ask_day(on: date, free: Sequence[date]) -> Message:
    """To which day?"""
    buttons = [Choice(day_name(one), token(on, f"to:{one:%Y%m%d}")) for one in free[:MOST_CHOICES]]
    return Message(
        title=f"📅 Hoãn {day_name(on)}",
        lines=(ASK_DAY,),
        choices=tuple(tuple(buttons[start : start + 2]) for start in range(0, len(buttons), 2)),
    )


def answered(on: date, answer: Answer, duty: ReceptionDuty) -> str:
    """What was written down, and what the law says of a delegate where it says so."""
    line = {
        Answer.HELD: f"Đã ghi: {day_name(on)} Chủ tịch đã tiếp.",
        Answer.DELEGATE: f"Đã ghi: {day_name(on)} uỷ quyền tiếp.",
        Answer.MISSED: f"Đã ghi: {day_name(on)} không tiếp.",
        Answer.MOVED: f"Đã ghi: {day_name(on)} hoãn.",
    }[answer]
    return f"{line} Lưu ý: {duty.note}" if answer is Answer.DELEGATE and duty.note else line


def missed(on: date, duty: ReceptionDuty, *, said: bool) -> Message:
    """For the leaders: a day that did not take place, or of which nobody said anything."""
    why = "không tiếp" if said else "chưa có trả lời, tính là không tiếp"
    return Message(
        title="⚠️ Lỡ ngày Chủ tịch tiếp công dân",
        lines=(f"{day_name(on)}: {why}.", f"Quy định: {frequency(duty)}.", "Đề nghị bố trí ngày tiếp bù."),
        choices=answers(on) if not said else ((Choice("📅 Hoãn sang ngày…", token(on, "move")),),),
    )


def frequency(duty: ReceptionDuty) -> str:
    """What the law asks: "ít nhất 01 ngày một tuần (Điều 15 …)"."""
    return f"ít nhất {duty.days:02d} ngày một {_PERIODS[duty.per]} ({duty.article})"


def too_few(found: Shortfall) -> str:
    """A week or month with fewer days than the law asks."""
    span = f"{found.first.day:02d}/{found.first.month}–{found.last.day:02d}/{found.last.month}"
    period = _PERIODS[found.duty.per]
    return f"⚠️ {period.capitalize()} {span}: lịch có {found.days} ngày, quy định {frequency(found.duty)}."


def too_few_notice(found: Shortfall) -> Message:
    """The same as a message of its own."""
    return Message(title="📌 Lịch Chủ tịch tiếp công dân", lines=(too_few(found), "Gõ Tiếp dân lịch để xem."))


def schedule(
    days: Sequence[tuple[date, ChairDay | None]], warnings: Sequence[str], movable: Sequence[date], duty: ReceptionDuty
) -> Message:
    """The coming days and what became of the last ones; ``movable``: those that the reader may move."""
    lines = [f"• {day_name(on)} – {_state(row)}" for on, row in days] or [NO_RULE]
    lines += [*warnings, f"Quy định: {frequency(duty)}."]
    buttons = [Choice(f"📅 Hoãn {on.day:02d}/{on.month}", token(on, "move")) for on in movable[:MOST_CHOICES]]
    return Message(
        title="📌 Ngày Chủ tịch tiếp công dân",
        lines=tuple(lines),
        choices=tuple(tuple(buttons[start : start + 3]) for start in range(0, len(buttons), 3)),
    )


def _state(row: ChairDay | None) -> str:
    if row is None:
        return "chưa đến hạn niêm yết"
    if row.state == ChairState.POSTPONED and row.moved_to is not None:
        return f"hoãn sang {day_name(row.moved_to)}"
    if row.state == ChairState.HELD:
        return "đã tiếp" if row.held_by == "head" else "uỷ quyền tiếp"
    if row.state == ChairState.MISSED:
        return "không tiếp"
    return "đã niêm yết" if row.posted_at is not None else "chưa niêm yết"
