"""What a refusal to receive somebody brings with it: a written notice in some cases (Nghị định 154/2026, Điều 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duty.calendar import WorkingCalendar
from duty.law import Deadline, Law
from duty.reception import Reception, Result


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice that one refusal may owe: until when, and in which case (``when``)."""

    reception: Reception
    deadline: Deadline
    when: str

    def late(self, today: date) -> bool:
        """Whether its last day has passed and nobody has said what became of it."""
        return self.deadline.due_on < today


def notice_of(one: Reception, law: Law, calendar: WorkingCalendar) -> Notice | None:
    """The notice of which nobody has said anything yet; none where the law of the day asks for none."""
    if one.result != Result.REFUSED or not one.counts or one.notice:
        return None
    for rule in law.profile_on(one.on_date).deadlines:
        if rule.event == "refused" and "refusal" in rule.applies_to and rule.tracked:
            return Notice(one, rule.deadline(one.on_date, calendar), rule.when)
    return None
