"""People who work on the desk: staff, never citizens."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may hold; one person may hold several."""

    OFFICER = "officer"
    AREA_HEAD = "area_head"
    POLICE = "police"
    MILITARY = "military"
    FRONT = "front"
    LEADER = "leader"
    CLERK = "clerk"
    ADMIN = "admin"
    SUPERIOR = "superior"


ROLE_NAMES: dict[Role, str] = {
    Role.OFFICER: "Cán bộ",
    Role.AREA_HEAD: "Tiểu khu trưởng",
    Role.POLICE: "Công an",
    Role.MILITARY: "Quân sự",
    Role.FRONT: "Mặt trận, đoàn thể",
    Role.LEADER: "Lãnh đạo",
    Role.CLERK: "Văn phòng",
    Role.ADMIN: "Quản trị",
    Role.SUPERIOR: "Cấp trên",
}


@dataclass(frozen=True, slots=True)
class Person:
    """One member of staff. ``area`` is the number of the tiểu khu that an area head answers for."""

    id: int
    unit_id: int
    name: str
    title: str = ""
    area: int | None = None
    roles: frozenset[Role] = frozenset()
    active: bool = True

    @property
    def post(self) -> str:
        """How this person is named to others without a name: the title, or the first role."""
        if self.title:
            return self.title
        for role in Role:
            if role in self.roles:
                if role is Role.AREA_HEAD and self.area is not None:
                    return f"{ROLE_NAMES[role]} TK{self.area}"
                return ROLE_NAMES[role]
        return "Cán bộ"

    @property
    def called(self) -> str:
        """How this person is named in a card: the name, then the post."""
        return f"{self.name} ({self.post})" if self.post != self.name else self.name
