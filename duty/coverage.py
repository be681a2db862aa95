"""What is wrong with a roster, found while it can still be mended: gaps, double bookings, unfair load."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from duty.policy import Campaign, Cover
from duty.roster import Duty
from duty.sections import covers_day

NIGHT_BEGINS, NIGHT_ENDS = time(21), time(5)
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


def is_night(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> bool:
    """Whether a duty runs into the night: at 21:00 or later, through midnight, or before 05:00."""
    starts, ends = starts_at.astimezone(zone), ends_at.astimezone(zone)
    return starts.time() < NIGHT_ENDS or ends > datetime.combine(starts.date(), NIGHT_BEGINS, zone)


def days_of(starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> list[date]:
    """The local dates that a duty touches."""
    first = starts_at.astimezone(zone).date()
    last = (ends_at - timedelta(microseconds=1)).astimezone(zone).date()
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def loads(duties: Iterable[Duty], zone: ZoneInfo, is_holiday: Callable[[date], bool]) -> dict[int, Load]:
    """How much each person carries; a shift served in two parts is one shift.

    A weekend by the day on which the duty begins, a night or a holiday by any hour of it.
    """
    parts: dict[tuple[int, int], list[Duty]] = defaultdict(list)
    for duty in duties:
        if duty.active:
            parts[duty.person_id, duty.shift_id].append(duty)
    carried: dict[int, Load] = defaultdict(Load)
    for (person_id, _), its in parts.items():
        load = carried[person_id]
        load.shifts += 1
        load.posts.add(its[0].post)
        load.weekends += any(part.starts_at.astimezone(zone).weekday() >= 5 for part in its)
        load.holidays += any(is_holiday(on) for part in its for on in days_of(part.starts_at, part.ends_at, zone))
        load.nights += any(is_night(part.starts_at, part.ends_at, zone) for part in its)
    return dict(carried)


@dataclass(frozen=True, slots=True)
class Burden:
    """Somebody who carries clearly more of a kind ("weekends", "nights", "holidays") than a colleague."""

    person_id: int
    kind: str
    count: int
    peer_id: int
    least: int


def unfair(carried: Mapping[int, Load], able: Mapping[str, Collection[int]]) -> list[Burden]:
    """People who carry clearly more weekends, nights or holidays than a colleague who can fill the same post.

    ``able``: who can fill each post, those without a single shift too.
    """
    found = []
    for person_id, load in sorted(carried.items()):
        peers = sorted({peer for post in load.posts for peer in able.get(post, ())} - {person_id})
        for kind in ("weekends", "nights", "holidays"):
            counts = [(getattr(carried.get(peer, Load()), kind), peer) for peer in peers]
            least, peer = min(counts, default=(getattr(load, kind), person_id))
            if getattr(load, kind) - least > UNFAIR:
                found.append(Burden(person_id, kind, getattr(load, kind), peer, least))
    return found
