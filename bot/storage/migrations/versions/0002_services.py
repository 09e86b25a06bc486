"""how each provider stands, and who asked to be told

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "services",
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("resting_until", sa.Double()),
        sa.Column("busy_until", sa.Double()),
        sa.Column("reason", sa.Text()),
        sa.Column("balance", sa.Double()),
        sa.Column("balance_at", sa.Double()),
        sa.Column("told", sa.Text()),
        sa.PrimaryKeyConstraint("provider", name="pk_services"),
    )
    op.create_table(
        "reopenings",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_reopenings_person_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_reopenings"),
    )
    op.add_column("jobs", sa.Column("turn", sa.Integer(), server_default="1", nullable=False))
    op.create_index("ix_tasks_provider_created_at", "tasks", ["provider", "created_at"])


def downgrade() -> None:
    op.drop_index("ix_tasks_provider_created_at", "tasks")
    op.drop_column("jobs", "turn")
    op.drop_table("reopenings")
    op.drop_table("services")
