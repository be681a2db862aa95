"""Whom a policy means, resolved at the moment of sending: who is on duty now, who can be reached now."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from duty.people import ROLE_NAMES, Person, Role
from duty.roster import POST_NAMES, next_on, on_duty
from handlers.desk import Desk
from storage.groups import Group
from storage.people import Contact


@dataclass(slots=True)
class Reach:
    """Groups and people that targets came to. ``why`` explains a stand-in, e.g. nobody on duty."""

    groups: list[Group] = field(default_factory=list)
    people: list[tuple[Person, Contact]] = field(default_factory=list)
    unreachable: list[Person] = field(default_factory=list)
    why: list[str] = field(default_factory=list)

    @property
    def nobody(self) -> bool:
        return not self.groups and not self.people

    def told(self) -> list[str]:
        """Who was told, in words."""
        return [f"nhóm “{group.title}”" for group in self.groups] + [person.called for person, _ in self.people]


async def people_on_duty(
    desk: Desk, post: str | None = None, without: Collection[int] = ()
) -> tuple[list[Person], list[str]]:
    """Who is on duty now, ``without`` some; when no message reaches any, also whoever stands in, and why."""
    duties = await desk.uow.roster.between(desk.unit_id, desk.now - timedelta(days=2), desk.now + timedelta(days=7))
    holders = await desk.uow.people.many(duty.person_id for duty in on_duty(duties, desk.now, post))
    present = [person for person in holders.values() if person.active]
    current = [person for person in present if person.id not in without]
    if await desk.reachable(current):
        return current, []
    later = [duty for duty in duties if duty.person_id not in {*holders, *without}]
    upcoming = next_on(later, desk.now, post)
    stand_ins = list((await desk.uow.people.many([upcoming.person_id])).values()) if upcoming else []
    stand_ins += await desk.uow.people.with_role(desk.unit_id, Role.LEADER)
    stand_ins = [person for person in stand_ins if person.active and person.id not in without]
    named = f" ({POST_NAMES.get(post, post)})" if post else ""
    if current:
        why = f"Chưa nhắn được cho người trực{named}"
    elif present:
        why = f"Người trực{named} là người báo tin"
    else:
        why = f"Giờ này chưa có người trực{named}"
    return current + stand_ins, [f"{why}: báo người trực kế tiếp và lãnh đạo."]


async def resolve(desk: Desk, targets: Iterable[str], *, without: Collection[int] = ()) -> Reach:
    """Groups and reachable people that the targets mean now, each once, ``without`` some people."""
    reach = Reach()
    wanted: dict[int, Person] = {}
    groups: dict[str, Group] = {}
    for target in targets:
        kind, _, name = target.partition(":")
        if kind == "group":
            for group in await desk.uow.groups.serving(desk.unit_id, name):
                groups[f"{group.channel}:{group.address}"] = group
        elif kind == "role":
            holders = await desk.uow.people.with_role(desk.unit_id, Role(name))
            wanted |= {person.id: person for person in holders if person.id not in without}
        else:
            people, why = await people_on_duty(desk, name or None, without)
            reach.why += why
            wanted |= {person.id: person for person in people}
    reach.groups = list(groups.values())
    contacts = await desk.reachable(wanted.values())
    for person in wanted.values():
        if person.id in contacts:
            reach.people.append((person, contacts[person.id]))
        else:
            reach.unreachable.append(person)
    return reach


def in_words(desk: Desk, targets: Iterable[str]) -> str:
    """Targets as a reader sees them: "người trực, lãnh đạo, nhóm Cảnh báo"."""
    words = []
    for target in targets:
        kind, _, name = target.partition(":")
        if kind == "group":
            words.append(f"nhóm “{desk.office.group_names.get(name, name)}”")
        elif kind == "role":
            words.append(ROLE_NAMES[Role(name)].lower())
        else:
            words.append(POST_NAMES.get(name, name).lower() if name else "người trực")
    return ", ".join(dict.fromkeys(words))
