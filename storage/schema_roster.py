"""Tables of the roster; see ``storage.schema`` for how they are written."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from storage.columns import Instant, Key, key, metadata, one_of, unit

shifts = Table(
    "shifts",
    metadata,
    key(),
    unit(),
    Column("post", String(32), nullable=False),
    Column("on_date", Date, nullable=False),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    CheckConstraint("ends_at > starts_at", name="span"),
    UniqueConstraint("unit_id", "post", "starts_at", "ends_at"),
    Index("ix_shifts_span", "unit_id", "starts_at", "ends_at"),
)

assignments = Table(
    "assignments",
    metadata,
    key(),
    unit(),
    Column("shift_id", Key, ForeignKey("shifts.id"), nullable=False),
    Column("person_id", Key, ForeignKey("people.id"), nullable=False),
    Column("state", String(10), nullable=False, server_default="planned"),
    # A part of the shift only: who takes over while it runs, and who is relieved.
    Column("from_at", Instant),
    Column("until_at", Instant),
    # When the person was last asked to answer for it, and when they did.
    Column("asked_at", Instant),
    Column("seen_at", Instant),
    one_of("state", "planned", "confirmed", "swapped", "absent", "removed"),
    # A row is one span: who takes a shift back has two. To its end a person has it once.
    Index(
        "uq_assignments_held",
        "shift_id",
        "person_id",
        unique=True,
        sqlite_where=text("state IN ('planned', 'confirmed') AND until_at IS NULL"),
        postgresql_where=text("state IN ('planned', 'confirmed') AND until_at IS NULL"),
    ),
    Index("ix_assignments_shift_id", "shift_id"),
    Index("ix_assignments_person_id", "person_id"),
)

swaps = Table(
    "swaps",
    metadata,
    key(),
    unit(),
    Column("kind", String(4), nullable=False),
    Column("assignment_id", Key, ForeignKey("assignments.id"), nullable=False),
    Column("other_id", Key, ForeignKey("assignments.id")),
    Column("asked_by", Key, ForeignKey("people.id"), nullable=False),
    Column("asked_of", Key, ForeignKey("people.id")),
    Column("state", String(10), nullable=False, server_default="asked"),
    Column("asked_at", Instant, nullable=False),
    Column("decided_by", Key, ForeignKey("people.id")),
    Column("decided_at", Instant),
    one_of("kind", "swap", "give"),
    one_of("state", "asked", "agreed", "done", "refused", "withdrawn", "expired", "undone"),
    CheckConstraint("kind <> 'swap' OR other_id IS NOT NULL", name="swap_has_other"),
    Index(
        "uq_swaps_open",
        "assignment_id",
        unique=True,
        sqlite_where=text("state IN ('asked', 'agreed')"),
        postgresql_where=text("state IN ('asked', 'agreed')"),
    ),
)

sheets = Table(
    "sheets",
    metadata,
    key(),
    unit(),
    Column("person_id", Key, ForeignKey("people.id")),
    Column("name", Text, nullable=False),
    Column("entries", JSON, nullable=False),
    Column("state", String(10), nullable=False, server_default="proposed"),
    Column("created_at", Instant, nullable=False),
    one_of("state", "proposed", "confirmed", "cancelled"),
)

changes = Table(
    "roster_changes",
    metadata,
    key(),
    unit(),
    Column("subject", String(64), nullable=False, server_default=""),
    Column("entries", JSON, nullable=False),
    Column("at", Instant, nullable=False),
    Column("undone_at", Instant),
)

handovers = Table(
    "handovers",
    metadata,
    key(),
    unit(),
    Column("assignment_id", Key, ForeignKey("assignments.id"), nullable=False, unique=True),
    Column("at", Instant, nullable=False),
    Column("note", Text, nullable=False, server_default=""),
    Column("received_by", Key, ForeignKey("people.id")),
    Column("received_at", Instant),
)

campaigns = Table(
    "campaigns",
    metadata,
    key(),
    unit(),
    Column("name", Text, nullable=False),
    Column("from_on", Date, nullable=False),
    Column("to_on", Date, nullable=False),
    # Kept when taken away: an empty table would mean that the configuration holds.
    Column("removed_at", Instant),
    CheckConstraint("to_on >= from_on", name="span"),
    UniqueConstraint("unit_id", "name"),
)

feeds = Table(
    "feeds",
    metadata,
    key(),
    unit(),
    Column("token_hash", String(64), nullable=False, unique=True),
    Column("person_id", Key, ForeignKey("people.id")),
    Column("created_at", Instant, nullable=False),
    Column("revoked_at", Instant),
)
