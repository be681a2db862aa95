"""The written notice that a refusal may owe, in words."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from duty.messages import Choice, Message
from duty.refusals import Notice
from duty.wording import facts as say
from duty.wording import roster

KNOWN = "Việc ra thông báo từ chối đã có người ghi."
ANSWERED = {"given": "Đã ghi: đã ra thông báo.", "spared": "Đã ghi: không phải ra thông báo."}


def line(notice: Notice) -> str:
    """What may be owed, until when, under which article and in which case."""
    deadline = notice.deadline
    when = f" Chỉ khi: {notice.when}." if notice.when else ""
    return f"📝 {deadline.label}: hạn {deadline.due_on:%d/%m/%Y} ({deadline.article}).{when}"


def answers(notice: Notice) -> list[tuple[Choice, ...]]:
    """Given, or not owed."""
    token = f"tiep:{notice.reception.id}:notice"
    return [
        (Choice("☑️ Đã ra thông báo", f"{token}:given"),),
        (Choice("Không phải ra thông báo", f"{token}:spared"),),
    ]


def owed(notice: Notice, zone: ZoneInfo, today: date) -> Message:
    """In the morning: was it given? Past the last day it is not called missed, since it may not be owed."""
    one = notice.reception
    lines = [f"Lượt tiếp {roster.day(one.on_date)}, ghi lúc {say.clock(one.at, zone)}.", line(notice)]
    if notice.late(today):
        lines.append("Đã qua ngày này mà chưa có trả lời: đã ra thông báo, hay không phải ra?")
    return Message(title="📝 Từ chối tiếp công dân", lines=tuple(lines), choices=tuple(answers(notice)))
