"""Photos that videos are made from, and characters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("tasks", sa.Column("result", sa.Text(), nullable=True))
    op.add_column("drafts", sa.Column("photos", sa.Text(), server_default="[]", nullable=False))
    op.add_column("drafts", sa.Column("album", sa.Text(), nullable=True))
    op.add_column("drafts", sa.Column("characters", sa.Text(), server_default="[]", nullable=False))
    op.create_table(
        "album_photos",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("album", sa.Text(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("photo", sa.Text(), nullable=True),
        sa.Column("refusal", sa.Text(), nullable=True),
        sa.Column("came_at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_album_photos_user_id")),
        sa.PrimaryKeyConstraint("place", "number", name=op.f("pk_album_photos")),
    )
    op.create_index("ix_album_photos_user_id", "album_photos", ["user_id"], unique=False)
    op.create_table(
        "characters",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("job_id", sa.BigInteger(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("handle", sa.Text(), nullable=False),
        sa.Column("traits", sa.Text(), nullable=False),
        sa.Column("provider_character_id", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_characters_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_characters")),
        sa.UniqueConstraint("job_id", name=op.f("uq_characters_job_id")),
    )
    op.create_index("ix_characters_user_id", "characters", ["user_id"], unique=False)
    op.create_table(
        "character_drafts",
        sa.Column("id", ID, nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("reply_place", sa.Text(), nullable=False),
        sa.Column("reply_message", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("model", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("price", sa.Integer(), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("part", sa.BigInteger(), nullable=False),
        sa.Column("asked_at", sa.Double(), nullable=False),
        sa.Column("started_at", sa.Double(), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_character_drafts_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_character_drafts")),
        sa.UniqueConstraint("request", name=op.f("uq_character_drafts_request")),
    )
    op.create_index("ix_character_drafts_user_id", "character_drafts", ["user_id"], unique=False)
