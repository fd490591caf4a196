"""Recordings in messages, and an index for counting what the ledger holds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.add_column(sa.Column("recording", sa.String(length=100), nullable=True))

    with op.batch_alter_table("ledger", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_ledger_kind_about_at"), ["kind", "about", "at"], unique=False
        )


def downgrade() -> None:
    """Go back."""
    with op.batch_alter_table("ledger", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ledger_kind_about_at"))

    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.drop_column("recording")
