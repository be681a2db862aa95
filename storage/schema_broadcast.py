"""Tables of announcements; see ``storage.schema`` for how they are written."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, String, Table, Text

from storage.columns import Instant, Key, key, metadata, one_of, unit

broadcasts = Table(
    "broadcasts",
    metadata,
    key(),
    unit(),
    Column("sender_id", Key, ForeignKey("people.id"), nullable=False),
    Column("text", Text, nullable=False),
    # staff, role:police, area:3 or group:alerts.
    Column("target", String(32), nullable=False),
    Column("state", String(10), nullable=False, server_default="draft"),
    Column("channel", String(16), nullable=False),
    Column("address", String(128), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("sent_at", Instant),
    one_of("state", "draft", "sent", "cancelled"),
    CheckConstraint("(state = 'sent') = (sent_at IS NOT NULL)", name="sent_at"),
    Index("ix_broadcasts_sender_id", "sender_id"),
)

broadcast_readers = Table(
    "broadcast_readers",
    metadata,
    unit(),
    Column("broadcast_id", Key, ForeignKey("broadcasts.id"), primary_key=True),
    Column("person_id", Key, ForeignKey("people.id"), primary_key=True),
    Column("read_at", Instant),
)
