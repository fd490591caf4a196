"""Brings the database to the newest schema."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.util import CommandError
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.database.tables import metadata
from bot.errors import InvalidData, Problem

#: any number, as long as all versions use the same
_LOCK = 0x7665_6A76_6973

#: seconds to wait for another process that migrates or holds the file
_PATIENCE = 15.0


async def migrate(engine: AsyncEngine) -> None:
    """Apply every migration that is missing, all or nothing.

    Raises InvalidData when the database was made by a newer version.
    """
    clock = asyncio.get_running_loop().time
    give_up_at = clock() + _PATIENCE
    while True:
        try:
            async with engine.begin() as connection:
                await connection.run_sync(_upgrade)
        except (OperationalError, sqlite3.OperationalError) as error:
            # Processes that open a new SQLite file at once are in each other's way, and SQLite
            # does not always wait by itself. Nothing was changed, so begin anew.
            if "database is locked" not in str(error) or clock() > give_up_at:
                raise
            await asyncio.sleep(0.1)
        else:
            return


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
