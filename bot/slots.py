"""Calendar slots: what happens at set local times becomes timer rows, one a slot and day.

APScheduler's cron trigger says when; the row, unique by its key, says that it happens once. A slot missed by more than
its window (the machine was off) is passed over, one missed by less is made up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from apscheduler.triggers.cron import CronTrigger

from duty.policy import Slot, SlotName
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Planner:
    """Plans the next row of every slot, on the clock of one zone."""

    zone: str
    slots: Mapping[SlotName, Slot]

    def next_at(self, name: SlotName, after: datetime) -> datetime:
        """The next instant of a slot strictly after an instant."""
        slot = self.slots[name]
        trigger = CronTrigger(day_of_week=slot.days, hour=slot.at.hour, minute=slot.at.minute, timezone=self.zone)
        found: datetime | None = trigger.get_next_fire_time(None, after + timedelta(microseconds=1))
        assert found is not None, "a weekly slot always comes again"
        return found

    async def plan(self, uow: UnitOfWork, unit_id: int, now: datetime) -> None:
        """Make sure that the next occurrence of every slot, and any within its window before now, has a row."""
        planned: list[tuple[str, str, str, datetime]] = []
        for name, slot in self.slots.items():
            due_at = self.next_at(name, now - slot.window)
            while due_at <= now:
                planned.append(_row(unit_id, name, due_at))
                due_at = self.next_at(name, due_at)
            planned.append(_row(unit_id, name, due_at))
        await uow.timers.put_all(unit_id, planned, now)


def _row(unit_id: int, name: str, due_at: datetime) -> tuple[str, str, str, datetime]:
    return f"slot:{unit_id}:{name}:{due_at.date().isoformat()}", f"slot.{name}", f"slot:{name}", due_at
