"""Who is on duty. One function answers it, and everything asks that function."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from duty.people import Person, Role

# Posts of a shift as people read them.
POST_NAMES: dict[str, str] = {
    "command": "Lãnh đạo trực",
    "reception": "Cán bộ tiếp dân",
    "police": "Công an trực",
    "military": "Quân sự trực",
}
# Posts beyond those that a policy can name, as offices' own sheets have them.
OTHER_POSTS: dict[str, str] = {
    "office": "Văn phòng trực",
    "front": "Mặt trận, đoàn thể trực",
    "guard": "Bảo vệ",
    "medical": "Y tế trực",
    "driver": "Lái xe trực",
    "area": "Tiểu khu trực",
}
# Who can fill a post when someone must be found in chat; the office's own sheet may put anyone anywhere.
POST_ROLES: dict[str, frozenset[Role]] = {
    "command": frozenset({Role.LEADER}),
    "reception": frozenset({Role.OFFICER, Role.CLERK, Role.FRONT}),
    "police": frozenset({Role.POLICE}),
    "military": frozenset({Role.MILITARY}),
    "office": frozenset({Role.CLERK, Role.OFFICER}),
    "front": frozenset({Role.FRONT}),
    "area": frozenset({Role.AREA_HEAD}),
}
ACTIVE = ("planned", "confirmed")


NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Duty:
    """One person on one post for a span of time (instants, start included, end excluded).

    The span is the person's own: a part of the shift when someone took over while it ran. ``shift_starts_at`` is where
    the whole shift begins; ``asked_at`` is when the person was last asked to answer for it, ``seen_at`` when they
    pressed Đã rõ.
    """

    shift_id: int
    person_id: int
    post: str
    on_date: date
    starts_at: datetime
    ends_at: datetime
    state: str = "planned"
    id: int = 0
    shift_starts_at: datetime = NEVER
    asked_at: datetime | None = None
    seen_at: datetime | None = None

    @property
    def active(self) -> bool:
        """Whether the person is expected to come."""
        return self.state in ACTIVE and self.starts_at < self.ends_at


def post_name(post: str) -> str:
    """A post as people read it; a post of the office's own is read as written."""
    return POST_NAMES.get(post) or OTHER_POSTS.get(post, post)


def on_duty(duties: Iterable[Duty], at: datetime, post: str | None = None) -> tuple[Duty, ...]:
    """Who is on duty at an instant, of one post or of all; people marked absent or swapped away are not."""
    return tuple(
        duty
        for duty in duties
        if duty.starts_at <= at < duty.ends_at and duty.state in ACTIVE and (post is None or duty.post == post)
    )


def next_on(duties: Iterable[Duty], at: datetime, post: str | None = None) -> Duty | None:
    """The next one to come on duty after an instant."""
    later = [duty for duty in duties if duty.starts_at > at and duty.active and (post is None or duty.post == post)]
    return min(later, key=lambda duty: (duty.starts_at, duty.shift_id, duty.person_id), default=None)


def next_change(duties: Iterable[Duty], after: datetime) -> datetime | None:
    """The next instant after ``after`` at which someone comes on or goes off."""
    edges = (edge for duty in duties if duty.active for edge in (duty.starts_at, duty.ends_at) if edge > after)
    return min(edges, default=None)


def can_fill(person: Person, post: str, held: Collection[int] = ()) -> bool:
    """Whether a person may take a shift of this post without the office's word: by role, or because they have stood on
    it before (``held``)."""
    return person.active and (bool(person.roles & POST_ROLES.get(post, frozenset())) or person.id in held)


def busy(duties: Iterable[Duty], person_id: int, starts_at: datetime, ends_at: datetime) -> Duty | None:
    """What this person already has within a span, if anything."""
    for duty in duties:
        if duty.person_id == person_id and duty.active and duty.starts_at < ends_at and starts_at < duty.ends_at:
            return duty
    return None


def stand_ins(duty: Duty, people: Sequence[Person], duties: Sequence[Duty], held: Collection[int] = ()) -> list[Person]:
    """Who could stand in for a duty: the right role or used to the post (``held``), not on duty then; those with the
    fewest shifts first."""
    free = [
        person
        for person in people
        if person.id != duty.person_id
        and can_fill(person, duty.post, held)
        and busy(duties, person.id, duty.starts_at, duty.ends_at) is None
    ]
    counts = {person.id: sum(one.active and one.person_id == person.id for one in duties) for person in free}
    return sorted(free, key=lambda person: (counts[person.id], person.id))
