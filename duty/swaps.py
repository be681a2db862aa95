"""Swapping a shift, and giving it away: who may ask whom, who has the last word, and what it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from duty.errors import AlreadyDone, NotAllowed, Refused
from duty.people import Person, Role
from duty.roster import Duty, busy


class SwapState(StrEnum):
    """asked ─▶ agreed (waits for the office) ─▶ done ─▶ undone; refused, withdrawn and expired end it."""

    ASKED = "asked"
    AGREED = "agreed"
    DONE = "done"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    UNDONE = "undone"


OPEN = (SwapState.ASKED, SwapState.AGREED)
_ENDED = {
    SwapState.DONE: "Ca này đã đổi xong.",
    SwapState.REFUSED: "Đề nghị này đã bị từ chối.",
    SwapState.WITHDRAWN: "Người xin đổi đã rút đề nghị.",
    SwapState.EXPIRED: "Đề nghị này đã hết hạn.",
    SwapState.UNDONE: "Việc đổi ca này đã được hoàn lại.",
}


@dataclass(frozen=True, slots=True)
class Swap:
    """One request. Kind "swap" exchanges ``assignment_id`` for ``other_id``; "give" hands it to who takes it.

    ``asked_of`` is None while a give-away is open to all who can take it.
    """

    id: int
    unit_id: int
    kind: str
    assignment_id: int
    other_id: int | None
    asked_by: int
    asked_of: int | None
    state: SwapState
    asked_at: datetime
    decided_by: int | None = None


def check_open(swap: Swap, mine: Duty, other: Duty | None, now: datetime) -> None:
    """Whether the request can still go on. Raises AlreadyDone or Refused with the reason."""
    if swap.state not in OPEN:
        raise AlreadyDone(_ENDED[swap.state])
    if swap.kind == "swap" and other is None:
        raise Refused("Ca kia không còn trong lịch.")
    for duty in (mine, other):
        if duty is not None and (not duty.active or duty.starts_at <= now):
            raise Refused("Ca này đã bắt đầu hoặc đã đổi, không đổi được nữa.")


def check_ask(mine: Duty, asker: Person, now: datetime) -> None:
    """Whether this person may ask to be freed of this duty. Raises NotAllowed or Refused."""
    if mine.person_id != asker.id:
        raise NotAllowed("Đây không phải ca của đồng chí, nên không xin đổi được.")
    if not mine.active:
        raise Refused("Ca này không còn là của đồng chí.")
    if mine.ends_at <= now:
        raise Refused("Ca này đã kết thúc.")
    if mine.starts_at <= now:
        raise Refused("Ca đang chạy, không đổi được. Nhờ người khác nhận thay: gõ Nhận ca (dùng /nhanca).")


def check_exchange(mine: Duty, other: Duty | None, taker_id: int, duties: Sequence[Duty]) -> None:
    """Whether nobody would stand on two posts at once. Raises Refused."""
    rest = [duty for duty in duties if duty.id not in (mine.id, other.id if other else 0)]
    if clash := busy(rest, taker_id, mine.starts_at, mine.ends_at):
        raise Refused(f"Người nhận đã có ca khác trùng giờ ngày {clash.on_date:%d/%m}.")
    if other is not None and (clash := busy(rest, mine.person_id, other.starts_at, other.ends_at)):
        raise Refused(f"Người xin đổi đã có ca khác trùng giờ ngày {clash.on_date:%d/%m}.")


def check_answer(swap: Swap, person: Person) -> None:
    """Whether this person is the one who was asked. Raises NotAllowed."""
    if swap.asked_of is not None and swap.asked_of != person.id:
        raise NotAllowed("Đề nghị này gửi cho người khác.")
    if swap.asked_by == person.id:
        raise NotAllowed("Đồng chí là người xin đổi; chờ người kia trả lời.")


def check_word(person: Person) -> None:
    """Whether this person has the office's word on swaps. Raises NotAllowed."""
    if not person.roles & {Role.CLERK, Role.ADMIN, Role.LEADER}:
        raise NotAllowed("Việc duyệt đổi ca dành cho văn phòng và lãnh đạo.")
