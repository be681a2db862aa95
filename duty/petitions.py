"""Petitions by book number: their stages, what may happen to them on which day, and how they are corrected.

Only number, kind, topic, dates and stage are known here: never who wrote, nor what. Of a denunciation not even the
topic is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal

from duty.errors import AlreadyDone, Refused
from duty.law import Kind, Stage

NEXT: dict[Stage, tuple[Stage, ...]] = {
    "received": ("accepted", "forwarded", "refused", "closed"),
    "accepted": ("verifying", "resolved", "closed"),
    "verifying": ("resolved", "closed"),
    "forwarded": ("closed",),
    "refused": ("closed",),
    "resolved": ("closed",),
    "closed": (),
}
# What came of it; the rest leaves the book without a decision.
RESULTS: dict[Kind, tuple[str, ...]] = {
    "complaint": ("right", "partly", "wrong"),
    "denunciation": ("right", "partly", "wrong"),
    "feedback": ("answered",),
}
ENDINGS = ("withdrawn", "stopped")
# Days that are no stage, and the stages in which they may be set.
EVENTS: dict[str, tuple[Stage, ...]] = {"dialogue": ("accepted", "verifying"), "answer_received": ("forwarded",)}
_UNDOABLE = ("stage", "extend", "met", "event")
_FARTHEST = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a petition on a day.

    ``kind`` "stage": it reached ``value``, with ``result``; "extend": term ``value`` was made longer by ``document``;
    "met": term ``value`` was kept; "owner": another person answers for it; "event": ``value`` is on ``set_on``; "fix":
    its ``value`` was ``before`` by mistake.
    """

    kind: Literal["stage", "extend", "met", "owner", "event", "fix"]
    value: str
    on_date: date
    at: datetime
    reason: str = ""
    document: str = ""
    person_id: int | None = None
    result: str = ""
    before: str = ""
    set_on: date | None = None
    id: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Petition:
    """One petition of the book, with what happened to it, oldest first; what was taken back is not among it."""

    id: int
    unit_id: int
    number: str
    book_year: int
    kind: Kind
    instance: Literal[1, 2]
    topic: str
    received_on: date
    owner_id: int | None
    owner_unit: str
    stage: Stage
    result: str
    closed_on: date | None
    incident_id: int | None = None
    steps: tuple[Step, ...] = ()

    @property
    def subject(self) -> str:
        """The name under which its steps are audited."""
        return f"petition:{self.id}"

    @property
    def secret(self) -> bool:
        """Whether only some may know of it (Luật Tố cáo 2018, Điều 56)."""
        return self.kind == "denunciation"

    @property
    def last_on(self) -> date:
        """The day of its newest stage."""
        return max([self.received_on, *(step.on_date for step in self.steps if step.kind == "stage")])

    @property
    def undoable(self) -> Step | None:
        """Its last step that may be taken back."""
        return next((step for step in reversed(self.steps) if step.kind in _UNDOABLE), None)

    def called(self, year: int) -> str:
        """Its number as it is told in this year: "45", or "45/2024" out of an older book."""
        return self.number if self.book_year == year else f"{self.number}/{self.book_year}"


def standing(steps: Iterable[Step]) -> dict[str, Any]:
    """Where a petition stands after these steps: stage, result, to whom it went, when it was closed."""
    found: dict[str, Any] = {"stage": "received", "result": "", "owner_unit": "", "closed_on": None}
    for step in steps:
        if step.kind == "stage":
            found["stage"] = step.value
            found["result"] = step.result or found["result"]
            found["owner_unit"] = step.reason if step.value == "forwarded" else found["owner_unit"]
            found["closed_on"] = step.on_date if step.value == "closed" else None
    return found


def check_stage(petition: Petition, to: Stage, on: date, today: date) -> None:
    """Whether a petition may reach a stage on a day. Raises Refused."""
    if to == petition.stage:
        raise AlreadyDone("Đơn đã ở bước này rồi.")
    if to not in NEXT[petition.stage]:
        raise Refused("Bước này không đi được từ bước hiện tại của đơn. Gõ lại số đơn để xem các bước.")
    check_day(on, petition.last_on, today)


def check_day(on: date, since: date, today: date) -> None:
    """Whether something may have happened on a day, after ``since``. Raises Refused."""
    if on > today:
        raise Refused("Ngày không được sau hôm nay.")
    if on < since:
        raise Refused(f"Ngày không được trước bước gần nhất của đơn ({since:%d/%m/%Y}).")


def check_event(petition: Petition, event: str, on: date, today: date) -> None:
    """Whether a day that is no stage may be set; a dialogue may be to come. Raises Refused."""
    if petition.stage not in EVENTS[event]:
        raise Refused("Đơn không ở bước ghi được ngày này. Gõ lại số đơn để xem các bước.")
    check_day(on, petition.last_on, today + _FARTHEST if event == "dialogue" else today)


def check_received(petition: Petition, on: date, today: date) -> None:
    """Whether a petition may have come on this day instead. Raises Refused."""
    if on > today:
        raise Refused("Ngày nhận đơn không được sau hôm nay.")
    first = min((step.on_date for step in petition.steps if step.kind == "stage"), default=on)
    if on > first:
        raise Refused(f"Ngày nhận đơn không được sau bước đầu tiên của đơn ({first:%d/%m/%Y}).")


def check_kind(petition: Petition, kind: Kind) -> None:
    """Whether a petition may be of this kind instead. Raises Refused."""
    if petition.result and petition.result not in (*RESULTS[kind], *ENDINGS):
        raise Refused("Đơn đã có kết quả của loại cũ. Xin bỏ bước đó trước rồi sửa loại.")
