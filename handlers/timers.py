"""From a due timer to the one use case that handles it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from duty.policy import Slot
from handlers import (
    chair_days,
    chasing,
    digest,
    drafts,
    escalation,
    handover,
    health,
    out_of_turn,
    reminders,
    retention,
    roster_watch,
    silence,
    swaps,
    upward,
    weekly,
)
from handlers.desk import Desk
from storage.timers import Timer

HANDLERS: dict[str, Callable[[Desk, Timer], Awaitable[None]]] = {
    "escalate": escalation.call,
    "nag": escalation.nag,
    "draft_send": drafts.go_out,
    "draft_remind": drafts.remind,
    "upward": upward.ask_next,
    "roster_change": reminders.changed_over,
    "swap_expire": swaps.expire,
    "swap_word": swaps.remind_word,
    handover.TIMER: handover.chase,
    silence.TIMER: silence.one,
    "slot.self_check": health.report_findings,
    "slot.roster_evening": reminders.evening,
    "slot.roster_chase": reminders.chase,
    "slot.roster_watch": roster_watch.watch,
    "slot.roster_morning": reminders.morning,
    "slot.roster_silent": silence.morning,
    "slot.roster_post": reminders.post_today,
    "slot.reception_days": chair_days.daily,
    "slot.petitions": chasing.morning,
    "slot.digest": digest.evening,
    "slot.weekly_report": weekly.by_schedule,
    "slot.purge": retention.nightly,
    "chair_ask": chair_days.ask,
    out_of_turn.TIMER: out_of_turn.hint,
}


async def handle(desk: Desk, timer: Timer) -> None:
    """Handle one due timer in the desk's transaction. Raises KeyError for a kind of another version.

    What the roster had to say at a set time is dropped when that time has passed by more than its window: who was on
    duty on Friday is no news on Sunday.
    """
    slots: dict[str, Slot] = {f"slot.{name}": slot for name, slot in desk.policy.slots.items()}
    slot = slots.get(timer.kind) if timer.kind.startswith("slot.roster_") else None
    if slot is not None and desk.now - timer.due_at > slot.window:
        return
    await HANDLERS[timer.kind](desk, timer)
