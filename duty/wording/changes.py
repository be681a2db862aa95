"""Changes of the roster in words, for the group and for the office."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zoneinfo import ZoneInfo

from duty.messages import Choice, Message
from duty.people import Person
from duty.roster import Duty, post_name
from duty.wording.roster import called, named, shift

_MOST = 12


def _pairs(given: Sequence[Duty], freed: Sequence[Duty]) -> list[tuple[Duty, Duty | None, Duty | None]]:
    """Each shift that changed, with who came and who went."""
    left = list(freed)
    pairs: list[tuple[Duty, Duty | None, Duty | None]] = []
    for came in given:
        gone = next((duty for duty in left if duty.shift_id == came.shift_id), None)
        if gone is not None:
            left.remove(gone)
        pairs.append((came, came, gone))
    pairs += [(gone, None, gone) for gone in left]
    return sorted(pairs, key=lambda pair: (pair[0].starts_at, pair[0].post))


def _lines(given: Sequence[Duty], freed: Sequence[Duty], people: Mapping[int, Person], zone: ZoneInfo) -> list[str]:
    lines = []
    for duty, came, gone in _pairs(given, freed):
        head = f"• {post_name(duty.post)}, {shift(duty, zone)}: "
        if came is not None and gone is not None:
            lines.append(f"{head}{called(people, came.person_id)} thay {named(people, gone.person_id)}")
        elif came is not None:
            lines.append(f"{head}{called(people, came.person_id)}")
        elif gone is not None:
            lines.append(f"{head}không còn {named(people, gone.person_id)}")
    return lines


def posted(
    given: Sequence[Duty], freed: Sequence[Duty], people: Mapping[int, Person], zone: ZoneInfo, why: str
) -> Message:
    """For the duty group: who stands in for whom."""
    return Message(title=f"🔁 Lịch trực thay đổi ({why})", lines=tuple(_lines(given, freed, people, zone)))


def undoable(
    change_id: int,
    given: Sequence[Duty],
    freed: Sequence[Duty],
    people: Mapping[int, Person],
    zone: ZoneInfo,
    why: str,
) -> Message:
    """Done, and how to take it back."""
    lines = _lines(given, freed, people, zone)
    if len(lines) > _MOST:
        lines = [*lines[:_MOST], f"… và {len(lines) - _MOST} ca nữa"]
    return Message(
        title=f"🔄 Đã đổi lịch ({why})",
        lines=tuple(lines),
        choices=((Choice("↩️ Hoàn lại", f"hl:{change_id}:hoan"),),),
    )
