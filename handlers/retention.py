"""Forgetting what need not be kept any longer, by the town's own terms."""

from __future__ import annotations

from datetime import datetime, timedelta

from handlers.desk import Desk
from storage.timers import Timer


async def purge(desk: Desk) -> dict[str, int]:
    """Forget what is past its term; how many rows of each kind."""
    terms, store = desk.policy.retention, desk.uow.retention

    def before(days: int) -> datetime:
        return desk.now - timedelta(days=days)

    counts = {
        "received": await store.forget_received(before(terms.received_days)) if terms.received_days else 0,
        "sent": await store.forget_sent(before(terms.sent_days)) if terms.sent_days else 0,
        "files": await store.forget_files(before(terms.files_days)) if terms.files_days else 0,
        "texts": await store.forget_texts(before(terms.texts_days)) if terms.texts_days else 0,
    }
    if any(counts.values()):
        await desk.note_audit("store.purged", "", **counts)
    return counts


async def nightly(desk: Desk, timer: Timer) -> None:
    """The slot of every night."""
    await purge(desk)
