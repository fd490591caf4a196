"""Opens the database with the settings that make it safe to be killed at any moment."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

#: execution option of a connection that only reads: it must not wait for the writer
READ_ONLY = "vejviser_read_only"

_PRAGMAS = (
    "busy_timeout=5000",
    "journal_mode=WAL",
    "synchronous=FULL",  # a committed reply survives a power cut
    "foreign_keys=ON",
    "secure_delete=ON",  # erased means overwritten
)


def open_engine(url: str) -> AsyncEngine:
    """An engine for `sqlite:///PATH` or `postgresql://…`; the async driver is chosen here."""
    parsed = make_url(url)
    if parsed.get_backend_name() not in ("sqlite", "postgresql"):
        raise ArgumentError("neither SQLite nor PostgreSQL")
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed.set(drivername="sqlite+aiosqlite"))
    return create_async_engine(parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True)


def _open_sqlite(url: Any) -> AsyncEngine:
    engine = create_async_engine(url)

    @event.listens_for(engine.sync_engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # we say BEGIN ourselves, below
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _begin(connection: Connection) -> None:
        # A writer that began as a reader may fail half-way with "database is locked";
        # IMMEDIATE waits for its turn at the start instead.
        read_only = connection.get_execution_options().get(READ_ONLY, False)
        connection.exec_driver_sql("BEGIN" if read_only else "BEGIN IMMEDIATE")

    return engine
