"""The migrations make exactly the tables that the code describes."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.database.engine import open_engine
from bot.adapters.database.schema import differences, migrate
from bot.errors import InvalidData


async def test_tables_and_migrations_agree(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_migrating_twice_changes_nothing(engine: AsyncEngine) -> None:
    await migrate(engine)
    async with engine.connect() as connection:
        assert await connection.scalar(text("select count(*) from alembic_version")) == 1


async def test_a_newer_database_is_not_touched(engine: AsyncEngine) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("update alembic_version set version_num = 'future'"))
    with pytest.raises(InvalidData, match="newer version"):
        await migrate(engine)


async def test_an_interrupted_migration_leaves_nothing(database_url: str) -> None:
    engine = open_engine(database_url)
    async with engine.begin() as connection:
        await connection.execute(text("create table outbox (in_the_way integer)"))
    with pytest.raises(Exception, match="outbox"):
        await migrate(engine)
    async with engine.connect() as connection:
        tables = await connection.run_sync(lambda c: set(inspect(c).get_table_names()))
    assert tables == {"outbox"}
    await engine.dispose()


async def test_two_processes_may_migrate_at_once(database_url: str) -> None:
    engines = [open_engine(database_url) for _ in range(3)]
    await asyncio.gather(*(migrate(engine) for engine in engines))
    for engine in engines:
        await engine.dispose()
