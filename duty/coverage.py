"""What is wrong with a roster, found while it can still be mended: gaps, double bookings, unfair load."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from duty.policy import Campaign, Cover
from duty.roster import Duty
from duty.sections import covers_day

NIGHT_BEGINS = time(21)
# From so many more weekends or nights than a colleague on the same post a load is called unfair.
UNFAIR = 2


@dataclass(frozen=True, slots=True)
class Gap:
    """A post that nobody fills for a span (instants, end excluded)."""

    post: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Clash:
    """One person on two duties at once."""

    first: Duty
    second: Duty


@dataclass(slots=True)
class Load:
    """How much a person carries within a span: shifts, and among them weekends, nights and holidays."""

    shifts: int = 0
    weekends: int = 0
    nights: int = 0
    holidays: int = 0
    posts: set[str] = field(default_factory=set)


def required(
    cover: Sequence[Cover], campaigns: Sequence[Campaign], day: date, zone: ZoneInfo
) -> list[tuple[str, datetime, datetime]]:
    """Which posts must be filled on a day, and when."""
    in_campaign = any(campaign.from_ <= day <= campaign.to for campaign in campaigns)
    spans = []
    for one in cover:
        if covers_day(one.days, day) and (in_campaign or not one.campaign):
            starts_at = datetime.combine(day, one.from_, zone)
            # A span that ends at or before its beginning ends on the next day.
            end_day = day if one.to > one.from_ else day + timedelta(days=1)
            spans.append((one.post, starts_at, datetime.combine(end_day, one.to, zone)))
    return spans


def gaps(duties: Iterable[Duty], spans: Iterable[tuple[str, datetime, datetime]]) -> list[Gap]:
    """The parts of the required spans that nobody fills, in the order of time."""
    by_post: dict[str, list[Duty]] = defaultdict(list)
    for duty in duties:
        if duty.active:
            by_post[duty.post].append(duty)
    found = []
    for post, starts_at, ends_at in spans:
        at = starts_at
        for duty in sorted(by_post[post], key=lambda one: one.starts_at):
            if duty.ends_at <= at or duty.starts_at >= ends_at:
                continue
            if duty.starts_at > at:
                found.append(Gap(post, at, duty.starts_at))
            at = max(at, duty.ends_at)
        if at < ends_at:
            found.append(Gap(post, at, ends_at))
    return sorted(found, key=lambda gap: (gap.starts_at, gap.post))


def clashes(duties: Iterable[Duty]) -> list[Clash]:
    """Duties of one person that overlap, in the order of time."""
    by_person: dict[int, list[Duty]] = defaultdict(list)
    for duty in duties:
        if duty.active:
            by_person[duty.person_id].append(duty)
    found = []
    for mine in by_person.values():
        mine.sort(key=lambda one: (one.starts_at, one.ends_at, one.id))
        for index, first in enumerate(mine):
            for second in mine[index + 1 :]:
                if second.starts_at >= first.ends_at:
                    break
                found.append(Clash(first, second))
    return sorted(found, key=lambda clash: (clash.second.starts_at, clash.second.person_id))


def loads(duties: Iterable[Duty], zone: ZoneInfo, is_holiday: Callable[[date], bool]) -> dict[int, Load]:
    """How much each person carries. A night is a duty that runs at 21:00 or later, or through midnight."""
    carried: dict[int, Load] = defaultdict(Load)
    for duty in duties:
        if not duty.active:
            continue
        load = carried[duty.person_id]
        starts, ends = duty.starts_at.astimezone(zone), duty.ends_at.astimezone(zone)
        load.shifts += 1
        load.posts.add(duty.post)
        load.weekends += starts.weekday() >= 5
        load.holidays += is_holiday(starts.date())
        load.nights += ends > datetime.combine(starts.date(), NIGHT_BEGINS, zone)
    return dict(carried)


def unfair(carried: dict[int, Load]) -> list[int]:
    """People who carry clearly more weekends, nights or holidays than a colleague of the same post."""
    found = []
    for person_id, load in carried.items():
        peers = [other for key, other in carried.items() if key != person_id and other.posts & load.posts]
        if any(
            getattr(load, kind) - getattr(peer, kind) > UNFAIR
            for peer in peers
            for kind in ("weekends", "nights", "holidays")
        ):
            found.append(person_id)
    return sorted(found)
