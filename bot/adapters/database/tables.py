"""The tables; a change here needs a migration in migrations/versions."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from bot.adapters.database.types import UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite counts up by itself only for INTEGER; PostgreSQL gets room for many years.
_Id = BigInteger().with_variant(Integer, "sqlite")

contacts = Table(
    "contacts",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("language", String(2)),
    Column("is_greeted", Boolean, nullable=False, default=False),
    Column("dialogue", JSON, nullable=False, default=dict),
    Column("created_at", UtcDateTime, nullable=False),
)

addresses = Table(
    "addresses",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("contact_id", ForeignKey("contacts.id"), nullable=False, index=True),
    Column("channel", String(20), nullable=False),
    Column("external_id", String(100), nullable=False),
    Column("unreachable_since", UtcDateTime),
    UniqueConstraint("channel", "external_id"),
)

messages = Table(
    "messages",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("address_id", ForeignKey("addresses.id"), nullable=False),
    Column("is_ours", Boolean, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("text", Text, nullable=False),  # sealed
    Column("small_print", Text, nullable=False, default=""),
    Column("language", String(2)),
    Column("buttons", JSON, nullable=False, default=list),
    Column("topic", String(60)),
    Column("version", String(64)),
    Column("recording", String(100)),
    Column("at", UtcDateTime, nullable=False),
    Index(None, "address_id", "id"),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("channel", String(20), nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("chat", String(100), nullable=False),
    Column("raw", Text, nullable=False),  # sealed; emptied when done
    Column("state", String(12), nullable=False, default="waiting"),
    Column("attempts", Integer, nullable=False, default=0),
    Column("error", String(200)),
    Column("received_at", UtcDateTime, nullable=False),
    UniqueConstraint("channel", "update_id"),
    Index(None, "state", "channel", "chat", "id"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("message_id", ForeignKey("messages.id"), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("chat", String(100), nullable=False),
    Column("origin", String(12), nullable=False),
    Column("state", String(12), nullable=False, default="queued"),
    Column("attempts", Integer, nullable=False, default=0),
    Column("lease", String(36)),
    Column("lease_until", UtcDateTime),
    Column("not_before", UtcDateTime),
    Column("external_id", String(100)),
    Column("error", String(200)),
    Column("created_at", UtcDateTime, nullable=False),
    Column("sent_at", UtcDateTime),
    Index(None, "state", "channel", "chat", "id"),
)

ledger = Table(
    "ledger",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("contact_id", ForeignKey("contacts.id"), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("kind", String(40), nullable=False),
    Column("about", String(100), nullable=False),
    Column("details", JSON, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by", String(60), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("contact_id", "sequence"),
    Index(None, "kind", "about", "at"),
)

notes = Table(
    "notes",
    metadata,
    Column("key", String(60), primary_key=True),
    Column("value", Text, nullable=False),
)

unanswered = Table(
    "unanswered",
    metadata,
    Column("id", _Id, primary_key=True),
    Column("contact_id", ForeignKey("contacts.id")),  # empty where nobody may know who asked
    Column("text", Text, nullable=False),  # sealed
    Column("language", String(2), nullable=False),
    Column("script", String(10), nullable=False),
    Column("reason", String(12), nullable=False),
    Column("answered", String(60)),
    Column("offered", JSON, nullable=False, default=list),
    Column("likeliest", String(60)),
    Column("at", UtcDateTime, nullable=False),
    Column("adopted_as", String(60)),
    Index(None, "contact_id", "at"),
    Index(None, "at"),
)
