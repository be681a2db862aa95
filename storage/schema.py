"""Tables of the desk, for SQLite and PostgreSQL alike.

Every row carries ``unit_id`` from the first migration on. Names: ``_at`` an aware UTC instant, ``_on`` a local date,
``_id`` a key. What must never happen is a constraint, not a habit.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

# Their tables belong to the same metadata.
from storage import schema_broadcast as schema_broadcast
from storage import schema_reception as schema_reception
from storage import schema_roster as schema_roster
from storage.columns import Instant, Key, key, metadata, one_of, unit

units = Table(
    "units",
    metadata,
    key(),
    Column("code", String(64), nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("parent_id", Key, ForeignKey("units.id")),
)

counters = Table(
    "counters",
    metadata,
    Column("unit_id", Key, ForeignKey("units.id"), primary_key=True),
    Column("name", String(32), primary_key=True),
    Column("value", Integer, nullable=False),
)

people = Table(
    "people",
    metadata,
    key(),
    unit(),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False, server_default=""),
    Column("area", Integer),
    Column("active", Boolean, nullable=False, server_default=text("true")),
    Column("created_at", Instant, nullable=False),
    Column("phone", String(16), nullable=False, server_default=""),
    Index("ix_people_unit_id", "unit_id"),
)

person_roles = Table(
    "person_roles",
    metadata,
    unit(),
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True),
    Column("role", String(16), primary_key=True),
    Column("given_at", Instant, nullable=False),
    one_of("role", "officer", "area_head", "police", "military", "front", "leader", "clerk", "admin", "superior"),
    Index("ix_person_roles_role", "unit_id", "role"),
)

contacts = Table(
    "contacts",
    metadata,
    key(),
    unit(),
    Column("person_id", Key, ForeignKey("people.id"), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("address", String(128), nullable=False),
    Column("state", String(16), nullable=False, server_default="reachable"),
    Column("reason", Text, nullable=False, server_default=""),
    Column("changed_at", Instant, nullable=False),
    one_of("state", "reachable", "blocked"),
    UniqueConstraint("channel", "address"),
    Index("ix_contacts_person_id", "person_id"),
)

invites = Table(
    "invites",
    metadata,
    key(),
    unit(),
    Column("code_hash", String(64), nullable=False, unique=True),
    Column("role", String(16), nullable=False),
    Column("name", Text, nullable=False, server_default=""),
    Column("area", Integer),
    Column("created_by", Key, ForeignKey("people.id")),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_by", Key, ForeignKey("people.id")),
    Column("used_at", Instant),
)

groups = Table(
    "groups",
    metadata,
    key(),
    unit(),
    Column("channel", String(16), nullable=False),
    Column("address", String(128), nullable=False),
    Column("thread", String(32), nullable=False, server_default=""),
    Column("title", Text, nullable=False, server_default=""),
    Column("purpose", String(16), nullable=False),
    Column("state", String(16), nullable=False, server_default="active"),
    Column("reason", Text, nullable=False, server_default=""),
    Column("bound_by", Key, ForeignKey("people.id")),
    Column("bound_at", Instant, nullable=False),
    one_of("purpose", "alerts", "duty", "leaders", "superior"),
    one_of("state", "active", "lost", "unbound"),
    UniqueConstraint("channel", "address", "purpose"),
    Index("ix_groups_purpose", "unit_id", "purpose"),
)

inbox = Table(
    "inbox",
    metadata,
    key(),
    unit(),
    Column("channel", String(16), nullable=False),
    Column("external_id", String(160), nullable=False),
    Column("chat_key", String(160), nullable=False),
    Column("body", JSON, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("state", String(8), nullable=False, server_default="open"),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("due_at", Instant, nullable=False),
    Column("error", Text, nullable=False, server_default=""),
    Column("done_at", Instant),
    one_of("state", "open", "done", "parked"),
    UniqueConstraint("channel", "external_id"),
    Index(
        "ix_inbox_open", "chat_key", "id", sqlite_where=text("state = 'open'"), postgresql_where=text("state = 'open'")
    ),
    Index("ix_inbox_done_at", "done_at"),
)

outbox = Table(
    "outbox",
    metadata,
    key(),
    unit(),
    Column("key", String(200), nullable=False, unique=True),
    Column("kind", String(8), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("address", String(128), nullable=False),
    Column("thread", String(32), nullable=False, server_default=""),
    Column("priority", Integer, nullable=False),
    Column("body", JSON, nullable=False),
    Column("card", String(200), nullable=False, server_default=""),
    Column("incident_id", Key, ForeignKey("incidents.id")),
    Column("person_id", Key, ForeignKey("people.id")),
    Column("state", String(8), nullable=False, server_default="queued"),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("due_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("lease_until", Instant),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    Column("message_ref", String(64), nullable=False, server_default=""),
    Column("reason", Text, nullable=False, server_default=""),
    one_of("kind", "send", "edit"),
    one_of("state", "queued", "sending", "sent", "unknown", "failed", "parked", "dropped"),
    Index(
        "ix_outbox_queue",
        "priority",
        "id",
        sqlite_where=text("state IN ('queued', 'unknown')"),
        postgresql_where=text("state IN ('queued', 'unknown')"),
    ),
    Index("ix_outbox_card", "card"),
    Index("ix_outbox_incident_id", "incident_id"),
    Index(
        "ix_outbox_sending",
        "lease_until",
        sqlite_where=text("state = 'sending'"),
        postgresql_where=text("state = 'sending'"),
    ),
)

cards = Table(
    "cards",
    metadata,
    key(),
    unit(),
    Column("key", String(200), nullable=False, unique=True),
    Column("subject", String(64), nullable=False),
    Column("channel", String(16), nullable=False),
    Column("address", String(128), nullable=False),
    Column("thread", String(32), nullable=False, server_default=""),
    Column("message_ref", String(64), nullable=False, server_default=""),
    Column("generation", Integer, nullable=False, server_default="1"),
    Column("audience", String(16), nullable=False),
    Column("person_id", Key, ForeignKey("people.id")),
    Index("ix_cards_subject", "subject"),
    Index("ix_cards_place", "channel", "address", "message_ref"),
)

timers = Table(
    "timers",
    metadata,
    key(),
    unit(),
    Column("key", String(200), nullable=False, unique=True),
    Column("kind", String(32), nullable=False),
    Column("subject", String(64), nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("payload", JSON, nullable=False),
    Column("state", String(10), nullable=False, server_default="pending"),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("error", Text, nullable=False, server_default=""),
    Column("created_at", Instant, nullable=False),
    Column("fired_at", Instant),
    one_of("state", "pending", "fired", "cancelled", "parked"),
    Index(
        "ix_timers_due_at", "due_at", sqlite_where=text("state = 'pending'"), postgresql_where=text("state = 'pending'")
    ),
    Index("ix_timers_subject", "subject"),
)

incidents = Table(
    "incidents",
    metadata,
    key(),
    unit(),
    Column("number", Integer, nullable=False),
    Column("state", String(10), nullable=False),
    Column("level", String(10), nullable=False),
    Column("facts", JSON, nullable=False),
    Column("category", String(16), nullable=False),
    Column("area", Integer),
    Column("policy", JSON, nullable=False),
    Column("drill", Boolean, nullable=False, server_default=text("false")),
    Column("fence", Integer, nullable=False, server_default="1"),
    Column("opened_at", Instant, nullable=False),
    Column("acked_at", Instant),
    Column("acked_by", Key, ForeignKey("people.id")),
    Column("touched_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("closed_by", Key, ForeignKey("people.id")),
    Column("result", Text, nullable=False, server_default=""),
    Column("upward", JSON, nullable=False),
    one_of("state", "open", "acked", "en_route", "closed"),
    one_of("level", "note", "alert", "high", "critical"),
    CheckConstraint("(state = 'closed') = (closed_at IS NOT NULL)", name="closed_at"),
    UniqueConstraint("unit_id", "number"),
    Index("ix_incidents_state", "unit_id", "state"),
    Index("ix_incidents_opened_at", "unit_id", "opened_at"),
)

incident_people = Table(
    "incident_people",
    metadata,
    unit(),
    Column("incident_id", Key, ForeignKey("incidents.id"), primary_key=True),
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True),
    Column("part", String(10), primary_key=True),
    Column("since_at", Instant, nullable=False),
    one_of("part", "reporter", "responder"),
)

timeline = Table(
    "timeline",
    metadata,
    key(),
    unit(),
    Column("incident_id", Key, ForeignKey("incidents.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("person_id", Key, ForeignKey("people.id")),
    Column("text", Text, nullable=False, server_default=""),
    Column("source", String(200), nullable=False, server_default=""),
    Index("ix_timeline_incident_id", "incident_id", "id"),
    Index("ix_timeline_source", "source", sqlite_where=text("source <> ''"), postgresql_where=text("source <> ''")),
)

reports = Table(
    "reports",
    metadata,
    key(),
    unit(),
    Column("reporter_id", Key, ForeignKey("people.id"), nullable=False),
    Column("incident_id", Key, ForeignKey("incidents.id")),
    Column("inbox_id", Key, ForeignKey("inbox.id"), unique=True),
    Column("state", String(10), nullable=False),
    Column("text", Text, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("sure", JSON, nullable=False),
    Column("chosen", JSON, nullable=False),
    Column("confirmed", Boolean, nullable=False, server_default=text("false")),
    Column("channel", String(16), nullable=False),
    Column("address", String(128), nullable=False),
    Column("message_ref", String(64), nullable=False, server_default=""),
    Column("thread", String(32), nullable=False, server_default=""),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    one_of("state", "draft", "sent", "cancelled"),
    CheckConstraint("state <> 'sent' OR incident_id IS NOT NULL", name="sent_has_incident"),
    Index("ix_reports_reporter_id", "reporter_id", "id"),
    Index("ix_reports_incident_id", "incident_id"),
    Index("ix_reports_source", "channel", "address", "message_ref"),
)

attachments = Table(
    "attachments",
    metadata,
    key(),
    unit(),
    Column("person_id", Key, ForeignKey("people.id"), nullable=False),
    Column("report_id", Key, ForeignKey("reports.id")),
    Column("incident_id", Key, ForeignKey("incidents.id")),
    Column("channel", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("ref", Text, nullable=False, server_default=""),
    Column("name", Text, nullable=False, server_default=""),
    Column("album", String(64), nullable=False, server_default=""),
    Column("latitude", Float),
    Column("longitude", Float),
    Column("created_at", Instant, nullable=False),
    Index("ix_attachments_report_id", "report_id"),
    Index("ix_attachments_person_id", "person_id", "id"),
)

dialogues = Table(
    "dialogues",
    metadata,
    key(),
    unit(),
    Column("channel", String(16), nullable=False),
    Column("address", String(128), nullable=False),
    Column("person_id", Key, ForeignKey("people.id"), nullable=False),
    Column("name", String(32), nullable=False),
    Column("state", JSON, nullable=False),
    Column("expires_at", Instant, nullable=False),
    UniqueConstraint("channel", "address", "person_id"),
)

audit = Table(
    "audit",
    metadata,
    key(),
    unit(),
    Column("at", Instant, nullable=False),
    Column("person_id", Key, ForeignKey("people.id")),
    Column("action", String(48), nullable=False),
    Column("subject", String(64), nullable=False, server_default=""),
    Column("detail", JSON, nullable=False),
    Index("ix_audit_at", "unit_id", "at"),
)

beats = Table(
    "beats",
    metadata,
    Column("name", String(48), primary_key=True),
    unit(),
    Column("at", Instant, nullable=False),
    Column("detail", JSON, nullable=False),
)

Row = dict[str, Any]
