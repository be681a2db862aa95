"""Reports (one person's message about an incident) from draft to sent, and what is attached to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from duty.incidents import Facts
from duty.messages import Attachment
from storage.rows import held
from storage.schema import attachments, reports

_NEW = reports.insert().returning(reports)
_ONE = select(reports).where(reports.c.id == bindparam("row_id"))
_OF_INCIDENT = select(reports).where(reports.c.incident_id == bindparam("of_incident")).order_by(reports.c.id)
_ADOPT = (
    update(attachments)
    .where(
        attachments.c.person_id == bindparam("of_person"),
        attachments.c.report_id.is_(None),
        attachments.c.incident_id.is_(None),
        attachments.c.created_at >= bindparam("since"),
    )
    .values(report_id=bindparam("to"))
)
_GIVE = update(attachments).where(attachments.c.report_id == bindparam("of_report")).values(incident_id=bindparam("to"))
_FILES_OF_REPORT = select(attachments).where(attachments.c.report_id == bindparam("of")).order_by(attachments.c.id)
_FILES_OF_INCIDENT = select(attachments).where(attachments.c.incident_id == bindparam("of")).order_by(attachments.c.id)


@dataclass(frozen=True, slots=True)
class Report:
    """One report. ``sure`` is the reader's confidence by field, ``chosen`` what its author set by buttons."""

    id: int
    unit_id: int
    reporter_id: int
    incident_id: int | None
    inbox_id: int | None
    state: str
    text: str
    facts: Facts
    sure: dict[str, float]
    chosen: dict[str, Any]
    confirmed: bool
    channel: str
    address: str
    thread: str
    message_ref: str
    created_at: datetime
    sent_at: datetime | None

    @property
    def subject(self) -> str:
        """The name under which its card and timers are kept."""
        return f"report:{self.id}"

    @property
    def card(self) -> str:
        """The key of the card that its author sees."""
        return f"report:{self.id}@{self.channel}:{self.address}"


class ReportRepository:
    """Reports and attachments."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def add(
        self,
        unit_id: int,
        reporter_id: int,
        text: str,
        facts: Facts,
        now: datetime,
        *,
        channel: str,
        address: str,
        thread: str = "",
        message_ref: str = "",
        inbox_id: int | None = None,
        sure: dict[str, float] | None = None,
        chosen: dict[str, Any] | None = None,
    ) -> Report:
        """A new draft."""
        made = await self._connection.execute(
            _NEW,
            {
                "unit_id": unit_id,
                "reporter_id": reporter_id,
                "text": text,
                "facts": facts.record(),
                "sure": sure or {},
                "chosen": chosen or {},
                "state": "draft",
                "channel": channel,
                "address": address,
                "thread": thread,
                "message_ref": message_ref,
                "inbox_id": inbox_id,
                "created_at": now,
            },
        )
        return _report(dict(made.mappings().one()))

    async def get(self, report_id: int) -> Report | None:
        """One report by its key, held for this transaction."""
        row = (
            (await self._connection.execute(held(self._connection, _ONE), {"row_id": report_id}))
            .mappings()
            .one_or_none()
        )
        return None if row is None else _report(dict(row))

    async def change(self, report_id: int, **values: Any) -> None:
        """Store new values of a report's columns (``facts`` as Facts)."""
        if isinstance(values.get("facts"), Facts):
            values["facts"] = values["facts"].record()
        await self._connection.execute(update(reports).where(reports.c.id == report_id).values(**values))

    async def latest_of(self, person_id: int, states: tuple[str, ...], since: datetime | None = None) -> Report | None:
        """The newest report of a person in some states, since an instant or ever."""
        statement = (
            select(reports)
            .where(reports.c.reporter_id == person_id, reports.c.state.in_(states))
            .order_by(reports.c.id.desc())
            .limit(1)
        )
        if since is not None:
            statement = statement.where(reports.c.created_at >= since)
        row = (await self._connection.execute(statement)).mappings().one_or_none()
        return None if row is None else _report(dict(row))

    async def from_message(self, channel: str, address: str, message_ref: str) -> Report | None:
        """The report that a chat message became (for edits)."""
        statement = (
            select(reports)
            .where(reports.c.channel == channel, reports.c.address == address, reports.c.message_ref == message_ref)
            .order_by(reports.c.id.desc())
            .limit(1)
        )
        row = (await self._connection.execute(statement)).mappings().one_or_none()
        return None if row is None else _report(dict(row))

    async def drafts_at(self, channel: str, address: str) -> list[Report]:
        """The drafts that wait in a chat, oldest first."""
        statement = (
            select(reports)
            .where(reports.c.channel == channel, reports.c.address == address, reports.c.state == "draft")
            .order_by(reports.c.id)
        )
        return [_report(dict(row)) for row in (await self._connection.execute(statement)).mappings()]

    async def of_incident(self, incident_id: int) -> list[Report]:
        """The reports about an incident, oldest first."""
        rows = await self._connection.execute(_OF_INCIDENT, {"of_incident": incident_id})
        return [_report(dict(row)) for row in rows.mappings()]

    async def attach(
        self,
        unit_id: int,
        person_id: int,
        channel: str,
        attachment: Attachment,
        now: datetime,
        *,
        album: str = "",
        report_id: int | None = None,
        incident_id: int | None = None,
    ) -> int:
        """Keep a reference to a file or a place; the file itself stays with the channel."""
        made = await self._connection.execute(
            attachments.insert()
            .values(
                unit_id=unit_id,
                person_id=person_id,
                report_id=report_id,
                incident_id=incident_id,
                channel=channel,
                kind=attachment.kind,
                ref=attachment.ref,
                name=attachment.name,
                album=album,
                latitude=attachment.latitude,
                longitude=attachment.longitude,
                created_at=now,
            )
            .returning(attachments.c.id)
        )
        return int(made.scalar_one())

    async def adopt_loose(self, person_id: int, report_id: int, since: datetime) -> int:
        """Attach what this person sent before any text came; how many."""
        changed = await self._connection.execute(_ADOPT, {"of_person": person_id, "since": since, "to": report_id})
        return changed.rowcount

    async def give_to_incident(self, report_id: int, incident_id: int) -> None:
        """The attachments of a report now belong to its incident too."""
        await self._connection.execute(_GIVE, {"of_report": report_id, "to": incident_id})

    async def album_of(self, person_id: int, album: str) -> tuple[int | None, int | None] | None:
        """Where the earlier parts of an album went: (report, incident); None when this is the first part."""
        row = (
            await self._connection.execute(
                select(attachments.c.report_id, attachments.c.incident_id)
                .where(attachments.c.person_id == person_id, attachments.c.album == album)
                .limit(1)
            )
        ).one_or_none()
        return None if row is None else (row.report_id, row.incident_id)

    async def attachments(
        self, *, report_id: int | None = None, incident_id: int | None = None
    ) -> list[tuple[int, Attachment]]:
        """What is attached to a report or an incident, oldest first."""
        if report_id is not None:
            rows = await self._connection.execute(_FILES_OF_REPORT, {"of": report_id})
        else:
            rows = await self._connection.execute(_FILES_OF_INCIDENT, {"of": incident_id})
        return [
            (
                row["id"],
                Attachment(row["kind"], row["ref"], row["name"], latitude=row["latitude"], longitude=row["longitude"]),
            )
            for row in rows.mappings()
        ]


def _report(row: dict[str, Any]) -> Report:
    row["facts"] = Facts.from_record(row["facts"])
    return Report(**{name: row[name] for name in Report.__slots__})
