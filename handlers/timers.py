"""From a due timer to the one use case that handles it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from handlers import escalation, health, report, upward
from handlers.desk import Desk
from storage.timers import Timer

HANDLERS: dict[str, Callable[[Desk, Timer], Awaitable[None]]] = {
    "escalate": escalation.call,
    "nag": escalation.nag,
    "draft_send": report.send_untouched,
    "draft_remind": report.remind,
    "upward": upward.ask_next,
    "slot.self_check": health.report_findings,
}


async def handle(desk: Desk, timer: Timer) -> None:
    """Handle one due timer in the desk's transaction. Raises KeyError for a kind of another version."""
    await HANDLERS[timer.kind](desk, timer)
