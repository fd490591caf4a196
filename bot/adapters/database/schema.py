"""Brings the database to the newest schema."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Connection, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.database.tables import metadata
from bot.errors import InvalidData, Problem

#: any number, as long as all versions use the same
_LOCK = 0x7665_6A76_6973


async def migrate(engine: AsyncEngine) -> None:
    """Apply every migration that is missing, all or nothing.

    Raises InvalidData when the database was made by a newer version.
    """
    async with engine.begin() as connection:
        await connection.run_sync(_upgrade)


def differences(connection: Connection) -> list[object]:
    """What the migrated database lacks compared with the tables; empty when they agree."""
    return list(compare_metadata(MigrationContext.configure(connection), metadata))


def _upgrade(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        # Processes that start together wait for the first; SQLite's writers always do.
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    try:
        command.upgrade(_config(connection), "head")
    except CommandError as error:
        sentence = "was made by a newer version of Vejviser; install that version."
        raise InvalidData([Problem("database", sentence)]) from error


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config
