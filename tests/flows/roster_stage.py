"""What the flows about the roster share: the clock on the wall, a shift put there, time passing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from duty.roster import Duty
from tests.harness import Town

CROWD = "20 nguoi tap trung cong uy ban tk3 ve den bu dat"
SATURDAY = date(2024, 6, 8)


def at(on: date, hour: int, minute: int = 0) -> datetime:
    """An instant by the clock on the wall of Hà Trung."""
    return datetime(on.year, on.month, on.day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


async def shift(town: Town, who: str, post: str, on: date, start: int = 7, hours: int = 10) -> int:
    """Put somebody on the roster as the office would."""
    async with town.app.database.write() as uow:
        person = await uow.people.by_address("telegram", str(town.people[who]))
        assert person is not None
        begins = at(on, start)
        key = await uow.roster.assign(town.app.unit_id, post, on, begins, begins + timedelta(hours=hours), person.id)
        await uow.commit()
    return key


async def until(town: Town, instant: datetime) -> None:
    """Let everything happen up to an instant."""
    await town.fast_forward(instant - town.clock.now())


async def duties(town: Town, on: date = SATURDAY, days: int = 2) -> list[Duty]:
    """The roster of some days, freed people too."""
    async with town.app.database.read() as uow:
        return await uow.roster.between(town.app.unit_id, at(on, 0), at(on + timedelta(days=days), 0))
