"""codes of invitations

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("people", sa.Column("invitation_code", sa.Text()))
    op.create_index("ix_people_invitation_code", "people", ["invitation_code"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_people_invitation_code", "people")
    op.drop_column("people", "invitation_code")
