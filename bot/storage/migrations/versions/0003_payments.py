"""payments, promo codes, invitations, gifts

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("invited_by", sa.BigInteger()))
    op.create_index("ix_ledger_job_id", "ledger", ["job_id"])
    op.create_table(
        "payments",
        sa.Column("charge_id", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("credits", sa.Integer(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("paid_at", sa.Double(), nullable=False),
        sa.Column("refunded_at", sa.Double()),
        sa.Column("taken_back", sa.Integer()),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_payments_person_id"),
        sa.PrimaryKeyConstraint("charge_id", name="pk_payments"),
    )
    op.create_index("ix_payments_person_id", "payments", ["person_id"])
    op.create_table(
        "promo_codes",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("credits", sa.Integer(), nullable=False),
        sa.Column("uses_left", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_promo_codes"),
    )
    op.create_table(
        "gifts",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("giver_id", sa.BigInteger(), nullable=False),
        sa.Column("credits", sa.Integer(), nullable=False),
        sa.Column("taken_by", sa.BigInteger()),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["giver_id"], ["people.id"], name="fk_gifts_giver_id"),
        sa.PrimaryKeyConstraint("code", name="pk_gifts"),
    )


def downgrade() -> None:
    for table in ("gifts", "promo_codes", "payments"):
        op.drop_table(table)
    op.drop_index("ix_ledger_job_id", "ledger")
    op.drop_column("people", "invited_by")
