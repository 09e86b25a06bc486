"""links that go on when videos can be cleaned again

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE TABLE reopenings_before AS SELECT person_id, chat_id, locale, asked_at FROM reopenings")
    op.drop_table("reopenings")
    op.create_table(
        "reopenings",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("message_id", sa.BigInteger()),
        sa.Column("thread_id", sa.BigInteger()),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_reopenings_person_id"),
        sa.PrimaryKeyConstraint("person_id", "address", name="pk_reopenings"),
    )
    op.execute(
        "INSERT INTO reopenings (person_id, address, chat_id, locale, asked_at)"
        " SELECT person_id, '', chat_id, locale, asked_at FROM reopenings_before"
    )
    op.drop_table("reopenings_before")


def downgrade() -> None:
    op.drop_table("reopenings")
    op.create_table(
        "reopenings",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("locale", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["people.id"], name="fk_reopenings_person_id"),
        sa.PrimaryKeyConstraint("person_id", name="pk_reopenings"),
    )
