"""Tables of reception, petitions and reports; see ``storage.schema`` for how they are written. No personal data."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.columns import Instant, Key, key, metadata, one_of, unit

receptions = Table(
    "receptions",
    metadata,
    key(),
    unit(),
    Column("on_date", Date, nullable=False),
    Column("at", Instant, nullable=False),
    # standing: every working day; head: the head in person; delegate: somebody in the head's place.
    Column("kind", String(8), nullable=False),
    Column("adhoc", Boolean, nullable=False, server_default=text("false")),
    Column("people", Integer, nullable=False),
    Column("repeated", Boolean, nullable=False, server_default=text("false")),
    Column("case_number", String(32), nullable=False, server_default=""),
    Column("matter", String(12), nullable=False),
    Column("topic", String(16), nullable=False, server_default="other"),
    Column("result", String(12), nullable=False),
    Column("incident_id", Key, ForeignKey("incidents.id")),
    Column("entered_by", Key, ForeignKey("people.id")),
    # A correction is a new row that names the old one, which is kept and no longer counts.
    Column("replaces_id", Key, ForeignKey("receptions.id"), unique=True),
    Column("counts", Boolean, nullable=False, server_default=text("true")),
    # Of a refusal: whether its written notice was given, or is not owed (spared); "": nobody has said.
    Column("notice", String(8), nullable=False, server_default=""),
    Column("notice_on", Date),
    one_of("kind", "standing", "head", "delegate"),
    one_of("matter", "complaint", "denunciation", "feedback"),
    one_of("result", "guided", "answered", "accepted", "forwarded", "refused"),
    one_of("notice", "", "given", "spared"),
    CheckConstraint("people >= 1", name="people"),
    Index("ix_receptions_incident_id", "incident_id"),
    Index("ix_receptions_on_date", "unit_id", "on_date"),
)

chair_days = Table(
    "chair_days",
    metadata,
    key(),
    unit(),
    Column("on_date", Date, nullable=False),
    Column("state", String(9), nullable=False, server_default="planned"),
    Column("moved_to", Date),
    Column("posted_at", Instant),
    Column("held_by", String(8), nullable=False, server_default="head"),
    Column("changed_by", Key, ForeignKey("people.id")),
    one_of("state", "planned", "held", "postponed", "missed"),
    one_of("held_by", "head", "delegate"),
    CheckConstraint("(state = 'postponed') = (moved_to IS NOT NULL)", name="moved_to"),
    UniqueConstraint("unit_id", "on_date"),
)


def _year_of_receipt(context: Any) -> int:
    received_on: date = context.get_current_parameters()["received_on"]
    return received_on.year


petitions = Table(
    "petitions",
    metadata,
    key(),
    unit(),
    Column("number", String(32), nullable=False),
    # Every year has a book of its own, whose numbers begin anew.
    Column("book_year", Integer, nullable=False, default=_year_of_receipt),
    Column("kind", String(12), nullable=False),
    Column("instance", Integer, nullable=False, server_default="1"),
    Column("topic", String(16), nullable=False, server_default="other"),
    Column("received_on", Date, nullable=False),
    Column("owner_id", Key, ForeignKey("people.id")),
    Column("owner_unit", Text, nullable=False, server_default=""),
    Column("stage", String(10), nullable=False, server_default="received"),
    Column("result", String(16), nullable=False, server_default=""),
    Column("closed_on", Date),
    Column("incident_id", Key, ForeignKey("incidents.id")),
    # Not, when it should never have been in the book: it is kept, and its number is free again.
    Column("counts", Boolean, nullable=False, server_default=text("true")),
    Column("created_at", Instant, nullable=False),
    one_of("kind", "complaint", "denunciation", "feedback"),
    one_of("stage", "received", "accepted", "verifying", "forwarded", "refused", "resolved", "closed"),
    CheckConstraint("instance IN (1, 2)", name="instance"),
    Index(
        "uq_petitions_book",
        "unit_id",
        "book_year",
        "number",
        unique=True,
        sqlite_where=text("counts"),
        postgresql_where=text("counts"),
    ),
    Index("ix_petitions_incident_id", "incident_id"),
    Index("ix_petitions_stage", "unit_id", "stage"),
    Index("ix_petitions_received_on", "unit_id", "received_on"),
)

petition_steps = Table(
    "petition_steps",
    metadata,
    key(),
    unit(),
    Column("petition_id", Key, ForeignKey("petitions.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("on_date", Date, nullable=False),
    # stage: it reached ``value`` (``result``); extend: deadline ``value`` once more; met: deadline ``value`` was met on
    # ``on_date``; event: ``value`` is on ``set_on``; fix: its ``value`` was ``before``.
    Column("kind", String(8), nullable=False),
    Column("value", String(16), nullable=False),
    Column("result", String(16), nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    Column("document", String(64), nullable=False, server_default=""),
    Column("before", String(32), nullable=False, server_default=""),
    Column("set_on", Date),
    # Not, when it was taken back.
    Column("counts", Boolean, nullable=False, server_default=text("true")),
    Column("person_id", Key, ForeignKey("people.id")),
    one_of("kind", "stage", "extend", "met", "owner", "event", "fix"),
    Index("ix_petition_steps_petition_id", "petition_id", "id"),
)

weekly_reports = Table(
    "weekly_reports",
    metadata,
    key(),
    unit(),
    Column("week", String(8), nullable=False),
    Column("figures", JSON, nullable=False),
    Column("state", String(10), nullable=False, server_default="draft"),
    # What leaders asked to change, oldest first: who, when, what. Never in the paper.
    Column("remarks", JSON, nullable=False),
    # Sections VI and VII, which only a person writes.
    Column("outlook", Text, nullable=False, server_default=""),
    Column("proposals", Text, nullable=False, server_default=""),
    Column("made_at", Instant, nullable=False),
    Column("decided_by", Key, ForeignKey("people.id")),
    Column("decided_at", Instant),
    Column("sent_by", Key, ForeignKey("people.id")),
    Column("sent_at", Instant),
    Column("docx", LargeBinary),
    Column("xlsx", LargeBinary),
    # The copy that was signed, as a person sent it back.
    Column("signed_name", String(80), nullable=False, server_default=""),
    Column("signed", LargeBinary),
    Column("signed_by", Key, ForeignKey("people.id")),
    Column("signed_at", Instant),
    one_of("state", "draft", "commented", "approved", "sent", "replaced"),
    Index("ix_weekly_reports_week", "unit_id", "week"),
)
