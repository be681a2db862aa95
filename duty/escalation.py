"""Who is asked, and when, until someone answers. Pure plans: the rows and the clock are elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from duty.policy import Escalation


@dataclass(frozen=True, slots=True)
class Call:
    """One planned call: the ``number``-th of this run, when, and to whom."""

    number: int
    due_at: datetime
    notify: tuple[str, ...]


def call(policy: Escalation, started_at: datetime, number: int) -> Call | None:
    """The ``number``-th call (1, 2, …) of a run begun at ``started_at``; None when the policy has no more.

    The steps come first; then everyone of the last step is asked again every ``repeat.every``, until ``repeat.until``
    has passed since the start.
    """
    if number <= len(policy.steps):
        step = policy.steps[number - 1]
        return Call(number, started_at + step.after, step.notify)
    repeat = policy.repeat
    if repeat is None:
        return None
    last = policy.steps[-1].after if policy.steps else timedelta(0)
    notify = policy.steps[-1].notify if policy.steps else policy.announce
    after = last + repeat.every * (number - len(policy.steps))
    if after > repeat.until or not notify:
        return None
    return Call(number, started_at + after, notify)
