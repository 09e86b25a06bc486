"""people who left, and the jobs of one person

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("left_on", sa.Text()))
    op.create_table(
        "departures",
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("left_on", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_departures"),
    )
    op.create_index("ix_jobs_person_id_id", "jobs", ["person_id", "id"])


def downgrade() -> None:
    op.drop_index("ix_jobs_person_id_id", "jobs")
    op.drop_table("departures")
    op.drop_column("people", "left_on")
