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
    op.add_column("messages", sa.Column("recording", sa.String(length=100), nullable=True))
    op.create_index(op.f("ix_ledger_kind_about_at"), "ledger", ["kind", "about", "at"])


def downgrade() -> None:
    """Go back."""
    op.drop_index(op.f("ix_ledger_kind_about_at"), table_name="ledger")
    # Not in a batch: SQLite would make the table anew, and the outbox refers to its rows.
    op.drop_column("messages", "recording")
