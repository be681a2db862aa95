"""roster: spans, swaps, sheets, handovers, campaigns, feeds"""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "campaigns",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("to_on", sa.Date(), nullable=False),
        sa.Column("removed_at", Instant(), nullable=True),
        sa.CheckConstraint("to_on >= from_on", name=op.f("ck_campaigns_span")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_campaigns_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns")),
        sa.UniqueConstraint("unit_id", "name", name=op.f("uq_campaigns_unit_id_name")),
    )
    op.create_table(
        "feeds",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("person_id", KEY, nullable=True),
        sa.Column("created_at", Instant(), nullable=False),
        sa.Column("revoked_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_feeds_person_id_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_feeds_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feeds")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_feeds_token_hash")),
    )
    op.create_table(
        "sheets",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("person_id", KEY, nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="proposed", nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.CheckConstraint("state IN ('proposed', 'confirmed', 'cancelled')", name=op.f("ck_sheets_state")),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_sheets_person_id_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_sheets_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheets")),
    )
    op.create_table(
        "roster_changes",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("subject", sa.String(length=64), server_default="", nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("undone_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_roster_changes_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roster_changes")),
    )
    op.create_table(
        "handovers",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("assignment_id", KEY, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("received_by", KEY, nullable=True),
        sa.Column("received_at", Instant(), nullable=True),
        sa.ForeignKeyConstraint(
            ["assignment_id"], ["assignments.id"], name=op.f("fk_handovers_assignment_id_assignments")
        ),
        sa.ForeignKeyConstraint(["received_by"], ["people.id"], name=op.f("fk_handovers_received_by_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_handovers_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handovers")),
        sa.UniqueConstraint("assignment_id", name=op.f("uq_handovers_assignment_id")),
    )
    op.create_table(
        "swaps",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("kind", sa.String(length=4), nullable=False),
        sa.Column("assignment_id", KEY, nullable=False),
        sa.Column("other_id", KEY, nullable=True),
        sa.Column("asked_by", KEY, nullable=False),
        sa.Column("asked_of", KEY, nullable=True),
        sa.Column("state", sa.String(length=10), server_default="asked", nullable=False),
        sa.Column("asked_at", Instant(), nullable=False),
        sa.Column("decided_by", KEY, nullable=True),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.CheckConstraint("kind <> 'swap' OR other_id IS NOT NULL", name=op.f("ck_swaps_swap_has_other")),
        sa.CheckConstraint("kind IN ('swap', 'give')", name=op.f("ck_swaps_kind")),
        sa.CheckConstraint(
            "state IN ('asked', 'agreed', 'done', 'refused', 'withdrawn', 'expired', 'undone')",
            name=op.f("ck_swaps_state"),
        ),
        sa.ForeignKeyConstraint(["asked_by"], ["people.id"], name=op.f("fk_swaps_asked_by_people")),
        sa.ForeignKeyConstraint(["asked_of"], ["people.id"], name=op.f("fk_swaps_asked_of_people")),
        sa.ForeignKeyConstraint(["assignment_id"], ["assignments.id"], name=op.f("fk_swaps_assignment_id_assignments")),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_swaps_decided_by_people")),
        sa.ForeignKeyConstraint(["other_id"], ["assignments.id"], name=op.f("fk_swaps_other_id_assignments")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_swaps_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_swaps")),
    )
    with op.batch_alter_table("swaps", schema=None) as batch_op:
        batch_op.create_index(
            "uq_swaps_open",
            ["assignment_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('asked', 'agreed')"),
            postgresql_where=sa.text("state IN ('asked', 'agreed')"),
        )

    with op.batch_alter_table("assignments", schema=None) as batch_op:
        batch_op.add_column(sa.Column("from_at", Instant(), nullable=True))
        batch_op.add_column(sa.Column("until_at", Instant(), nullable=True))
        batch_op.add_column(sa.Column("asked_at", Instant(), nullable=True))
        batch_op.add_column(sa.Column("seen_at", Instant(), nullable=True))
        batch_op.create_index(
            "uq_assignments_held",
            ["shift_id", "person_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('planned', 'confirmed') AND until_at IS NULL"),
            postgresql_where=sa.text("state IN ('planned', 'confirmed') AND until_at IS NULL"),
        )
        batch_op.create_index("ix_assignments_shift_id", ["shift_id"], unique=False)

    with op.batch_alter_table("people", schema=None) as batch_op:
        batch_op.add_column(sa.Column("phone", sa.String(length=16), server_default="", nullable=False))
