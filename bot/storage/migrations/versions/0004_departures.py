"""people who left, and what one person or one video has

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
    op.drop_column("people", "invited_by")
    # What the inviter got is told from what the invited person got by the key's last word, which names nobody.
    keys = sa.table("ledger", sa.column("id"), sa.column("person_id"), sa.column("kind"), sa.column("key"))
    connection = op.get_bind()
    for entry in connection.execute(sa.select(keys).where(keys.c.kind == "invitation")).all():
        invited = entry.key.split(":")[1]
        side = "invited" if invited == str(entry.person_id) else "inviter"
        connection.execute(sa.update(keys).where(keys.c.id == entry.id).values(key=f"invitation:{invited}:{side}"))
    op.create_table(
        "departures",
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("left_on", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_departures"),
    )
    with op.batch_alter_table("gifts") as gifts:
        gifts.add_column(sa.Column("request", sa.Text()))
        gifts.create_unique_constraint("uq_gifts_request", ["request"])
    op.create_index("ix_jobs_person_id_id", "jobs", ["person_id", "id"])
    op.create_index("ix_tasks_video", "tasks", ["video"])


def downgrade() -> None:
    op.drop_index("ix_tasks_video", "tasks")
    op.drop_index("ix_jobs_person_id_id", "jobs")
    with op.batch_alter_table("gifts") as gifts:
        gifts.drop_constraint("uq_gifts_request", type_="unique")
        gifts.drop_column("request")
    op.drop_table("departures")
    op.add_column("people", sa.Column("invited_by", sa.BigInteger()))
    op.drop_column("people", "left_on")
