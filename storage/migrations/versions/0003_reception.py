"""reception, petitions, weekly reports"""

import sqlalchemy as sa
from alembic import op

from storage.columns import Instant

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "chair_days",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("state", sa.String(length=9), server_default="planned", nullable=False),
        sa.Column("moved_to", sa.Date(), nullable=True),
        sa.Column("posted_at", Instant(), nullable=True),
        sa.Column("held_by", sa.String(length=8), server_default="head", nullable=False),
        sa.Column("changed_by", KEY, nullable=True),
        sa.CheckConstraint("(state = 'postponed') = (moved_to IS NOT NULL)", name=op.f("ck_chair_days_moved_to")),
        sa.CheckConstraint("held_by IN ('head', 'delegate')", name=op.f("ck_chair_days_held_by")),
        sa.CheckConstraint("state IN ('planned', 'held', 'postponed', 'missed')", name=op.f("ck_chair_days_state")),
        sa.ForeignKeyConstraint(["changed_by"], ["people.id"], name=op.f("fk_chair_days_changed_by_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_chair_days_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chair_days")),
        sa.UniqueConstraint("unit_id", "on_date", name=op.f("uq_chair_days_unit_id_on_date")),
    )
    op.create_table(
        "petitions",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("book_year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("instance", sa.Integer(), server_default="1", nullable=False),
        sa.Column("topic", sa.String(length=16), server_default="other", nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("owner_id", KEY, nullable=True),
        sa.Column("owner_unit", sa.Text(), server_default="", nullable=False),
        sa.Column("stage", sa.String(length=10), server_default="received", nullable=False),
        sa.Column("result", sa.String(length=16), server_default="", nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("incident_id", KEY, nullable=True),
        sa.Column("counts", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("created_at", Instant(), nullable=False),
        sa.CheckConstraint("kind IN ('complaint', 'denunciation', 'feedback')", name=op.f("ck_petitions_kind")),
        sa.CheckConstraint(
            "stage IN ('received', 'accepted', 'verifying', 'forwarded', 'refused', 'resolved', 'closed')",
            name=op.f("ck_petitions_stage"),
        ),
        sa.CheckConstraint("instance IN (1, 2)", name=op.f("ck_petitions_instance")),
        sa.ForeignKeyConstraint(["incident_id"], ["incidents.id"], name=op.f("fk_petitions_incident_id_incidents")),
        sa.ForeignKeyConstraint(["owner_id"], ["people.id"], name=op.f("fk_petitions_owner_id_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_petitions_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_petitions")),
    )
    with op.batch_alter_table("petitions", schema=None) as batch_op:
        batch_op.create_index(
            "uq_petitions_book",
            ["unit_id", "book_year", "number"],
            unique=True,
            sqlite_where=sa.text("counts"),
            postgresql_where=sa.text("counts"),
        )
        batch_op.create_index("ix_petitions_incident_id", ["incident_id"], unique=False)
        batch_op.create_index("ix_petitions_received_on", ["unit_id", "received_on"], unique=False)
        batch_op.create_index("ix_petitions_stage", ["unit_id", "stage"], unique=False)

    op.create_table(
        "weekly_reports",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(length=10), server_default="draft", nullable=False),
        sa.Column("remarks", sa.JSON(), nullable=False),
        sa.Column("outlook", sa.Text(), server_default="", nullable=False),
        sa.Column("proposals", sa.Text(), server_default="", nullable=False),
        sa.Column("made_at", Instant(), nullable=False),
        sa.Column("decided_by", KEY, nullable=True),
        sa.Column("decided_at", Instant(), nullable=True),
        sa.Column("sent_by", KEY, nullable=True),
        sa.Column("sent_at", Instant(), nullable=True),
        sa.Column("docx", sa.LargeBinary(), nullable=True),
        sa.Column("xlsx", sa.LargeBinary(), nullable=True),
        sa.Column("signed_name", sa.String(length=80), server_default="", nullable=False),
        sa.Column("signed", sa.LargeBinary(), nullable=True),
        sa.Column("signed_by", KEY, nullable=True),
        sa.Column("signed_at", Instant(), nullable=True),
        sa.CheckConstraint(
            "state IN ('draft', 'commented', 'approved', 'sent', 'replaced')", name=op.f("ck_weekly_reports_state")
        ),
        sa.ForeignKeyConstraint(["decided_by"], ["people.id"], name=op.f("fk_weekly_reports_decided_by_people")),
        sa.ForeignKeyConstraint(["sent_by"], ["people.id"], name=op.f("fk_weekly_reports_sent_by_people")),
        sa.ForeignKeyConstraint(["signed_by"], ["people.id"], name=op.f("fk_weekly_reports_signed_by_people")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_weekly_reports_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_weekly_reports")),
    )
    with op.batch_alter_table("weekly_reports", schema=None) as batch_op:
        batch_op.create_index("ix_weekly_reports_week", ["unit_id", "week"], unique=False)

    op.create_table(
        "petition_steps",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("petition_id", KEY, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("value", sa.String(length=16), nullable=False),
        sa.Column("result", sa.String(length=16), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("document", sa.String(length=64), server_default="", nullable=False),
        sa.Column("before", sa.String(length=32), server_default="", nullable=False),
        sa.Column("set_on", sa.Date(), nullable=True),
        sa.Column("counts", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("person_id", KEY, nullable=True),
        sa.CheckConstraint(
            "kind IN ('stage', 'extend', 'met', 'owner', 'event', 'fix')", name=op.f("ck_petition_steps_kind")
        ),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name=op.f("fk_petition_steps_person_id_people")),
        sa.ForeignKeyConstraint(
            ["petition_id"], ["petitions.id"], name=op.f("fk_petition_steps_petition_id_petitions")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_petition_steps_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_petition_steps")),
    )
    with op.batch_alter_table("petition_steps", schema=None) as batch_op:
        batch_op.create_index("ix_petition_steps_petition_id", ["petition_id", "id"], unique=False)

    op.create_table(
        "receptions",
        sa.Column("id", KEY, autoincrement=True, nullable=False),
        sa.Column("unit_id", KEY, nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False),
        sa.Column("adhoc", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("repeated", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("case_number", sa.String(length=32), server_default="", nullable=False),
        sa.Column("matter", sa.String(length=12), nullable=False),
        sa.Column("topic", sa.String(length=16), server_default="other", nullable=False),
        sa.Column("result", sa.String(length=12), nullable=False),
        sa.Column("incident_id", KEY, nullable=True),
        sa.Column("entered_by", KEY, nullable=True),
        sa.Column("replaces_id", KEY, nullable=True),
        sa.Column("counts", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("notice", sa.String(length=8), server_default="", nullable=False),
        sa.Column("notice_on", sa.Date(), nullable=True),
        sa.CheckConstraint("kind IN ('standing', 'head', 'delegate')", name=op.f("ck_receptions_kind")),
        sa.CheckConstraint("matter IN ('complaint', 'denunciation', 'feedback')", name=op.f("ck_receptions_matter")),
        sa.CheckConstraint(
            "result IN ('guided', 'answered', 'accepted', 'forwarded', 'refused')", name=op.f("ck_receptions_result")
        ),
        sa.CheckConstraint("notice IN ('', 'given', 'spared')", name=op.f("ck_receptions_notice")),
        sa.CheckConstraint("people >= 1", name=op.f("ck_receptions_people")),
        sa.ForeignKeyConstraint(["entered_by"], ["people.id"], name=op.f("fk_receptions_entered_by_people")),
        sa.ForeignKeyConstraint(["incident_id"], ["incidents.id"], name=op.f("fk_receptions_incident_id_incidents")),
        sa.ForeignKeyConstraint(["replaces_id"], ["receptions.id"], name=op.f("fk_receptions_replaces_id_receptions")),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_receptions_unit_id_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_receptions")),
        sa.UniqueConstraint("replaces_id", name=op.f("uq_receptions_replaces_id")),
    )
    with op.batch_alter_table("receptions", schema=None) as batch_op:
        batch_op.create_index("ix_receptions_incident_id", ["incident_id"], unique=False)
        batch_op.create_index("ix_receptions_on_date", ["unit_id", "on_date"], unique=False)
