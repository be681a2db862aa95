"""Who is asked, and when, until someone answers. Pure plans: the rows and the clock are elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from duty.policy import Escalation, Repeat

# Whoever else is asked, these are once the quick repeats are over.
LAST_RESORT = ("role:leader", "role:admin")


@dataclass(frozen=True, slots=True)
class Call:
    """One planned call: the ``number``-th of this run, when, and to whom. ``last_resort``: the policy's own calls
    are over, and the leaders and the admins are asked too."""

    number: int
    due_at: datetime
    notify: tuple[str, ...]
    last_resort: bool = False


def call(policy: Escalation, started_at: datetime, number: int) -> Call | None:
    """The ``number``-th call (1, 2, …) of a run begun at ``started_at``; None when the policy has no more.

    The steps come first; then everyone of the last step is asked again every ``repeat.every``, until ``repeat.until``
    has passed since the start. A run that repeats never ends by itself: from then on the leaders and the admins are
    asked too, every ``repeat.then``.
    """
    if number <= len(policy.steps):
        step = policy.steps[number - 1]
        return Call(number, started_at + step.after, step.notify)
    repeat = policy.repeat
    notify = policy.steps[-1].notify if policy.steps else policy.announce
    if repeat is None or not notify:
        return None
    last = policy.steps[-1].after if policy.steps else timedelta(0)
    after, slow = _repeated(repeat, last, number - len(policy.steps))
    if slow:
        notify = tuple(dict.fromkeys((*notify, *LAST_RESORT)))
    return Call(number, started_at + after, notify, last_resort=slow)


def _repeated(repeat: Repeat, last: timedelta, count: int) -> tuple[timedelta, bool]:
    """How long after the start the ``count``-th repeat is due, and whether it is one of the slow ones."""
    quick = max(0, (repeat.until - last) // repeat.every)
    if count <= quick:
        return last + repeat.every * count, False
    return last + repeat.every * (quick + 1) + repeat.then * (count - quick - 1), True
