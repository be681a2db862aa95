"""Making a roster: names in turn over weekends, nights or every day, absences passed over, the load kept even."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from duty.coverage import Load, days_of, is_night
from duty.roster import Duty, busy
from duty.sections import covers_day


@dataclass(frozen=True, slots=True)
class Pattern:
    """What is to be filled: a post, on which days ("sat,sun"), from when to when (``to`` at or before ``from_`` is on
    the next day)."""

    post: str
    days: str
    from_: time
    to: time


@dataclass(frozen=True, slots=True)
class Turn:
    """One shift given to one person (by key), or to nobody when all are away."""

    post: str
    on: date
    starts_at: datetime
    ends_at: datetime
    person: int | None


@dataclass(slots=True)
class _Count:
    load: Load = field(default_factory=Load)
    last: date = field(default=date.min)


def rotate(
    pattern: Pattern,
    first: date,
    last: date,
    people: Sequence[int],
    zone: ZoneInfo,
    *,
    absent: Mapping[int, Sequence[tuple[date, date]]] | None = None,
    carried: Mapping[int, Load] | None = None,
    duties: Sequence[Duty] = (),
    is_holiday: Callable[[date], bool] = lambda _: False,
) -> list[Turn]:
    """A turn for every day of the pattern from ``first`` to ``last``, both included.

    Whoever has carried least of the kind of the day (holiday, night, weekend) is next, then whoever rested longest,
    then the order of ``people``. ``absent``: spans of dates, both ends included; ``carried``: the load of before, by
    person; ``duties``: what stands on the roster already, so that nobody is put on two posts at once. Nobody has two
    days running while somebody else could come.
    """
    counts = {person: _Count(replace((carried or {}).get(person, Load()))) for person in people}
    turns = []
    for offset in range((last - first).days + 1):
        on = first + timedelta(days=offset)
        if not covers_day(pattern.days, on):
            continue
        end_day = on if pattern.to > pattern.from_ else on + timedelta(days=1)
        starts_at = datetime.combine(on, pattern.from_, zone)
        ends_at = datetime.combine(end_day, pattern.to, zone)
        night = is_night(starts_at, ends_at, zone)
        holiday = any(map(is_holiday, days_of(starts_at, ends_at, zone)))
        free = [
            person
            for person in people
            if not _away(person, on, end_day, absent or {}) and busy(duties, person, starts_at, ends_at) is None
        ]
        person = min(free, key=lambda one: _burden(counts[one], on, night, holiday, people.index(one)), default=None)
        if person is not None:
            load = counts[person].load
            load.shifts += 1
            load.weekends += on.weekday() >= 5
            load.nights += night
            load.holidays += holiday
            counts[person].last = on
        turns.append(Turn(pattern.post, on, starts_at, ends_at, person))
    return turns


def _burden(count: _Count, on: date, night: bool, holiday: bool, order: int) -> tuple[object, ...]:
    rested = on - count.last > timedelta(days=1)
    load = count.load
    hard = (load.weekends if on.weekday() >= 5 else 0) + (load.nights if night else 0)
    return (not rested, load.holidays if holiday else 0, hard, load.shifts, count.last, order)


def _away(person: int, on: date, end: date, absent: Mapping[int, Sequence[tuple[date, date]]]) -> bool:
    return any(first <= end and on <= last for first, last in absent.get(person, ()))
