"""Incidents with their timeline and the people who report on them or respond."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from duty.incidents import Facts, Incident, State
from duty.policy import Escalation
from storage.rows import held, insert_or_ignore
from storage.schema import incident_people, incidents, timeline

_OPEN = incidents.insert().returning(incidents)
_TAKING_PART = (
    select(incident_people.c.person_id, incident_people.c.since_at)
    .where(incident_people.c.incident_id == bindparam("of_incident"), incident_people.c.part == bindparam("of_part"))
    .order_by(incident_people.c.since_at, incident_people.c.person_id)
)
_TIMELINE = (
    select(timeline.c.at, timeline.c.kind, timeline.c.person_id, timeline.c.text)
    .where(timeline.c.incident_id == bindparam("of_incident"))
    .order_by(timeline.c.id)
)
_WRITTEN_IN = (
    select(timeline.c.incident_id, timeline.c.at, timeline.c.person_id, timeline.c.text)
    .where(
        timeline.c.unit_id == bindparam("of_unit"), timeline.c.source == bindparam("of_source"), timeline.c.source != ""
    )
    .order_by(timeline.c.id.desc())
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an incident's timeline."""

    at: datetime
    kind: str
    person_id: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """A line of a timeline by the message that it was written in."""

    incident_id: int
    at: datetime
    person_id: int | None
    text: str


class IncidentRepository:
    """Incidents."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self, unit_id: int, number: int, level: str, facts: Facts, policy: Escalation, now: datetime
    ) -> Incident:
        """Open an incident; its escalation policy is frozen into it."""
        made = await self._connection.execute(
            _OPEN,
            {
                "unit_id": unit_id,
                "number": number,
                "state": str(State.OPEN),
                "level": level,
                "facts": facts.record(),
                "category": facts.category,
                "area": facts.area,
                "policy": policy.model_dump(mode="json"),
                "drill": facts.drill,
                "upward": {},
                "opened_at": now,
                "touched_at": now,
            },
        )
        return _incident(dict(made.mappings().one()))

    async def save(self, incident: Incident) -> None:
        """Store every changeable field of an incident."""
        await self._connection.execute(
            update(incidents)
            .where(incidents.c.id == incident.id)
            .values(
                state=str(incident.state),
                level=incident.level,
                facts=incident.facts.record(),
                category=incident.facts.category,
                area=incident.facts.area,
                policy=incident.policy.model_dump(mode="json"),
                drill=incident.drill,
                fence=incident.fence,
                acked_at=incident.acked_at,
                acked_by=incident.acked_by,
                touched_at=incident.touched_at,
                closed_at=incident.closed_at,
                closed_by=incident.closed_by,
                result=incident.result,
                upward=incident.upward,
            )
        )

    async def get(self, incident_id: int) -> Incident | None:
        """One incident by its key, held for this transaction."""
        return _first(await self._select(incidents.c.id == incident_id, hold=True))

    async def numbered(self, unit_id: int, number: int) -> Incident | None:
        """One incident by the number people use, held for this transaction."""
        return _first(await self._select((incidents.c.unit_id == unit_id) & (incidents.c.number == number), hold=True))

    async def open(self, unit_id: int) -> list[Incident]:
        """Incidents not closed, oldest first."""
        return await self._select((incidents.c.unit_id == unit_id) & (incidents.c.state != str(State.CLOSED)))

    async def since(self, unit_id: int, instant: datetime) -> list[Incident]:
        """Incidents opened or touched since an instant, oldest first."""
        return await self._select((incidents.c.unit_id == unit_id) & (incidents.c.touched_at >= instant))

    async def of_person(self, person_id: int, since: datetime) -> list[Incident]:
        """Incidents that a person reported on, touched since an instant, oldest first."""
        mine = select(incident_people.c.incident_id).where(incident_people.c.person_id == person_id)
        return await self._select(incidents.c.id.in_(mine) & (incidents.c.touched_at >= since))

    async def _select(self, where: Any, *, hold: bool = False) -> list[Incident]:
        statement = select(incidents).where(where).order_by(incidents.c.id)
        rows = await self._connection.execute(held(self._connection, statement) if hold else statement)
        return [_incident(dict(row)) for row in rows.mappings()]

    async def join(self, incident: Incident, person_id: int, part: str, now: datetime) -> bool:
        """A person reports on or responds to an incident; False when already so."""
        made = await self._connection.execute(
            insert_or_ignore(self._connection, incident_people),
            {
                "unit_id": incident.unit_id,
                "incident_id": incident.id,
                "person_id": person_id,
                "part": part,
                "since_at": now,
            },
        )
        return bool(made.rowcount)

    async def leave(self, incident_id: int, part: str) -> None:
        """Nobody takes this part in an incident any more."""
        await self._connection.execute(
            delete(incident_people).where(incident_people.c.incident_id == incident_id, incident_people.c.part == part)
        )

    async def taking_part(self, incident_id: int, part: str) -> list[tuple[int, datetime]]:
        """Who reports or responds, and since when."""
        rows = await self._connection.execute(_TAKING_PART, {"of_incident": incident_id, "of_part": part})
        return [(row.person_id, row.since_at) for row in rows]

    async def note(
        self,
        incident: Incident,
        kind: str,
        now: datetime,
        *,
        person_id: int | None = None,
        text: str = "",
        source: str = "",
    ) -> None:
        """Add a line to the timeline; ``source`` names the message that it was written in, for edits."""
        await self._connection.execute(
            timeline.insert(),
            {
                "unit_id": incident.unit_id,
                "incident_id": incident.id,
                "at": now,
                "kind": kind,
                "person_id": person_id,
                "text": text,
                "source": source,
            },
        )

    async def written_in(self, unit_id: int, source: str) -> Written | None:
        """The newest line that a message became; None when it became none."""
        rows = await self._connection.execute(_WRITTEN_IN, {"of_unit": unit_id, "of_source": source})
        row = rows.mappings().first()
        return None if row is None else Written(**row)

    async def timeline(self, incident_id: int) -> Sequence[Entry]:
        """Everything that happened, oldest first."""
        rows = await self._connection.execute(_TIMELINE, {"of_incident": incident_id})
        return [Entry(**row) for row in rows.mappings()]


def _first(found: list[Incident]) -> Incident | None:
    return found[0] if found else None


def _incident(row: dict[str, Any]) -> Incident:
    return Incident(
        id=row["id"],
        unit_id=row["unit_id"],
        number=row["number"],
        state=State(row["state"]),
        level=row["level"],
        facts=Facts.from_record(row["facts"]),
        policy=Escalation.model_validate(row["policy"]),
        drill=row["drill"],
        fence=row["fence"],
        opened_at=row["opened_at"],
        touched_at=row["touched_at"],
        acked_at=row["acked_at"],
        acked_by=row["acked_by"],
        closed_at=row["closed_at"],
        closed_by=row["closed_by"],
        result=row["result"],
        upward=row["upward"],
    )
