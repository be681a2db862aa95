"""People, their roles, the addresses that reach them, and invites."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from duty.people import Person, Role
from storage.rows import insert_or_ignore, upsert
from storage.schema import contacts, invites, people, person_roles

_WITH_ROLES = (
    select(people, person_roles.c.role)
    .join(person_roles, person_roles.c.person_id == people.c.id, isouter=True)
    .order_by(people.c.id)
)
_MANY = _WITH_ROLES.where(people.c.id.in_(bindparam("wanted", expanding=True)))
_STAFF = _WITH_ROLES.where(people.c.unit_id == bindparam("of_unit"), people.c.active)
_EVERYONE = _WITH_ROLES.where(people.c.unit_id == bindparam("of_unit"))
_UNLINKED = _STAFF.where(people.c.id.not_in(select(contacts.c.person_id)))
_holders = person_roles.alias("holders")
_WITH_ROLE = _WITH_ROLES.where(
    people.c.id.in_(
        select(_holders.c.person_id).where(
            _holders.c.unit_id == bindparam("of_unit"), _holders.c.role.in_(bindparam("of_roles", expanding=True))
        )
    ),
    people.c.active,
)
_BY_ADDRESS = _WITH_ROLES.where(
    people.c.id.in_(
        select(contacts.c.person_id).where(
            contacts.c.channel == bindparam("of_channel"), contacts.c.address == bindparam("of_address")
        )
    )
)
_CONTACTS = (
    select(contacts).where(contacts.c.person_id.in_(bindparam("wanted", expanding=True))).order_by(contacts.c.id)
)
_MARK = (
    update(contacts)
    .where(
        contacts.c.channel == bindparam("of_channel"),
        contacts.c.address == bindparam("of_address"),
        contacts.c.state != bindparam("to"),
    )
    .values(state=bindparam("to"), reason=bindparam("why"), changed_at=bindparam("now"))
    .returning(contacts.c.person_id)
)


@dataclass(frozen=True, slots=True)
class Contact:
    """One address of a person on one channel."""

    person_id: int
    channel: str
    address: str
    reachable: bool


@dataclass(frozen=True, slots=True)
class Invite:
    """One invite. The code itself is known only to who holds it; the store has its hash."""

    id: int
    unit_id: int
    role: Role
    name: str
    area: int | None
    expires_at: datetime
    used_at: datetime | None


def hash_code(code: str) -> str:
    """What is stored of an invite code."""
    return hashlib.sha256(code.strip().upper().encode()).hexdigest()


class PeopleRepository:
    """Staff of a unit."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, unit_id: int, name: str, roles: Iterable[Role], now: datetime, *, title: str = "", area: int | None = None
    ) -> int:
        """A new person; returns the id."""
        made = await self._connection.execute(
            people.insert()
            .values(unit_id=unit_id, name=name, title=title, area=area, active=True, created_at=now)
            .returning(people.c.id)
        )
        person_id = int(made.scalar_one())
        for role in roles:
            await self.give_role(unit_id, person_id, role, now)
        return person_id

    async def give_role(self, unit_id: int, person_id: int, role: Role, now: datetime) -> None:
        """Add a role; a role already held is passed over."""
        await self._connection.execute(
            insert_or_ignore(self._connection, person_roles),
            {"unit_id": unit_id, "person_id": person_id, "role": str(role), "given_at": now},
        )

    async def take_role(self, person_id: int, role: Role) -> None:
        """Take a role away."""
        await self._connection.execute(
            delete(person_roles).where(person_roles.c.person_id == person_id, person_roles.c.role == str(role))
        )

    async def set_area(self, person_id: int, area: int | None) -> None:
        """Which tiểu khu this person answers for."""
        await self._connection.execute(update(people).where(people.c.id == person_id).values(area=area))

    async def set_active(self, person_id: int, active: bool) -> None:
        """Whether this person has any rights at all."""
        await self._connection.execute(update(people).where(people.c.id == person_id).values(active=active))

    async def give_contacts(self, from_id: int, to_id: int, now: datetime) -> None:
        """The addresses of one are those of another from now on: both rows are one person."""
        await self._connection.execute(
            update(contacts).where(contacts.c.person_id == from_id).values(person_id=to_id, changed_at=now)
        )

    async def get(self, person_id: int) -> Person | None:
        """One person with roles."""
        found = await self._load(_MANY, wanted=[person_id])
        return found[0] if found else None

    async def many(self, ids: Iterable[int]) -> dict[int, Person]:
        """People by id."""
        wanted = set(ids)
        return {person.id: person for person in await self._load(_MANY, wanted=list(wanted))} if wanted else {}

    async def all(self, unit_id: int) -> list[Person]:
        """Everyone active in a unit."""
        return await self._load(_STAFF, of_unit=unit_id)

    async def everyone(self, unit_id: int) -> list[Person]:
        """Everyone in a unit, those whose rights were taken too."""
        return await self._load(_EVERYONE, of_unit=unit_id)

    async def unlinked(self, unit_id: int) -> list[Person]:
        """Everyone active whom no address was ever known of: entered by a roster, not yet in the chat."""
        return await self._load(_UNLINKED, of_unit=unit_id)

    async def with_role(self, unit_id: int, *roles: Role) -> list[Person]:
        """Everyone active who holds one of the roles."""
        return await self._load(_WITH_ROLE, of_unit=unit_id, of_roles=[str(role) for role in roles])

    async def by_address(self, channel: str, address: str) -> Person | None:
        """Who writes from this address; None for a stranger."""
        found = await self._load(_BY_ADDRESS, of_channel=channel, of_address=address)
        return found[0] if found else None

    async def _load(self, statement: Any, **places: Any) -> list[Person]:
        rows = await self._connection.execute(statement, places)
        found: dict[int, dict[str, Any]] = {}
        roles: dict[int, set[Role]] = {}
        for row in rows.mappings():
            found[row["id"]] = dict(row)
            if row["role"]:
                roles.setdefault(row["id"], set()).add(Role(row["role"]))
        return [
            Person(
                key,
                row["unit_id"],
                row["name"],
                row["title"],
                row["area"],
                frozenset(roles.get(key, ())),
                row["active"],
            )
            for key, row in found.items()
        ]

    async def phones(self, ids: Iterable[int]) -> dict[int, str]:
        """The telephone numbers of people, where one is known; shown in private only."""
        wanted = select(people.c.id, people.c.phone).where(people.c.id.in_(list(ids)), people.c.phone != "")
        return {row.id: row.phone for row in await self._connection.execute(wanted)}

    async def set_phone(self, person_id: int, phone: str) -> None:
        """This person is called on this number."""
        await self._connection.execute(update(people).where(people.c.id == person_id).values(phone=phone))

    async def link(self, unit_id: int, person_id: int, channel: str, address: str, now: datetime) -> None:
        """This address reaches this person from now on."""
        await self._connection.execute(
            upsert(
                self._connection,
                contacts,
                ["channel", "address"],
                {
                    "unit_id": unit_id,
                    "person_id": person_id,
                    "channel": channel,
                    "address": address,
                    "state": "reachable",
                    "reason": "",
                    "changed_at": now,
                },
            )
        )

    async def contacts_of(self, ids: Iterable[int]) -> dict[int, list[Contact]]:
        """The addresses of people, reachable or not."""
        wanted = set(ids)
        if not wanted:
            return {}
        rows = await self._connection.execute(_CONTACTS, {"wanted": list(wanted)})
        found: dict[int, list[Contact]] = {}
        for row in rows.mappings():
            contact = Contact(row["person_id"], row["channel"], row["address"], row["state"] == "reachable")
            found.setdefault(contact.person_id, []).append(contact)
        return found

    async def mark_contact(
        self, channel: str, address: str, *, reachable: bool, reason: str, now: datetime
    ) -> int | None:
        """An address stopped or began to work; the person's id when that is news, else None."""
        state = "reachable" if reachable else "blocked"
        places = {"of_channel": channel, "of_address": address, "to": state, "why": reason, "now": now}
        changed = await self._connection.execute(_MARK, places)
        person_id: int | None = changed.scalar_one_or_none()
        return person_id

    async def invite(
        self,
        unit_id: int,
        code: str,
        role: Role,
        now: datetime,
        expires_at: datetime,
        *,
        name: str = "",
        area: int | None = None,
        created_by: int | None = None,
    ) -> None:
        """Store an invite by the hash of its code."""
        await self._connection.execute(
            invites.insert().values(
                unit_id=unit_id,
                code_hash=hash_code(code),
                role=str(role),
                name=name,
                area=area,
                created_by=created_by,
                created_at=now,
                expires_at=expires_at,
            )
        )

    async def find_invite(self, code: str) -> Invite | None:
        """An invite by its code."""
        row = (
            (await self._connection.execute(select(invites).where(invites.c.code_hash == hash_code(code))))
            .mappings()
            .one_or_none()
        )
        if row is None:
            return None
        return Invite(
            row["id"], row["unit_id"], Role(row["role"]), row["name"], row["area"], row["expires_at"], row["used_at"]
        )

    async def use_invite(self, invite_id: int, person_id: int, now: datetime) -> bool:
        """Spend an invite; False when someone else was first."""
        spent = await self._connection.execute(
            update(invites)
            .where(invites.c.id == invite_id, invites.c.used_at.is_(None))
            .values(used_by=person_id, used_at=now)
        )
        return spent.rowcount == 1
