"""Messages that could not be answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

import bot.adapters.database.types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go forward."""
    op.create_table(
        "unanswered",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column(
            "contact_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True
        ),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("script", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=12), nullable=False),
        sa.Column("answered", sa.String(length=60), nullable=True),
        sa.Column("offered", sa.JSON(), nullable=False),
        sa.Column("likeliest", sa.String(length=60), nullable=True),
        sa.Column("at", bot.adapters.database.types.UtcDateTime(timezone=True), nullable=False),
        sa.Column("adopted_as", sa.String(length=60), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contacts.id"], name=op.f("fk_unanswered_contact_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unanswered")),
    )
    op.create_index(op.f("ix_unanswered_contact_id_at"), "unanswered", ["contact_id", "at"])
    op.create_index(op.f("ix_unanswered_at"), "unanswered", ["at"])


def downgrade() -> None:
    """Go back."""
    op.drop_index(op.f("ix_unanswered_at"), table_name="unanswered")
    op.drop_index(op.f("ix_unanswered_contact_id_at"), table_name="unanswered")
    op.drop_table("unanswered")
