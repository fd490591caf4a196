"""The migrations make exactly the tables that the code describes."""

from __future__ import annotations

import asyncio

import pytest
from alembic import command
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.crypto import Cipher
from bot.adapters.database import schema
from bot.adapters.database.engine import open_engine
from bot.adapters.database.records import DatabaseRecords
from bot.adapters.database.schema import differences, migrate
from bot.domain.message import Address
from bot.errors import InvalidData
from tests.conftest import KEY, now


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


#: one row of everything that 0001 could keep and 0002 touches
_ROWS = (
    "insert into contacts (id, language, is_greeted, dialogue, created_at)"
    " values (1, 'ti', true, '{}', :at)",
    "insert into addresses (id, contact_id, channel, external_id) values (1, 1, 'telegram', '7')",
    "insert into messages (id, address_id, is_ours, kind, text, small_print, language, buttons,"
    " topic, version, at) values"
    " (1, 1, true, 'reply', :text, '', 'ti', '[]', 'contract', 'abc', :at)",
    "insert into outbox (id, message_id, channel, chat, origin, state, attempts, created_at)"
    " values (1, 1, 'telegram', '7', 'reply', 'queued', 0, :at)",
    "insert into ledger (id, contact_id, sequence, kind, about, details, at, by, hash)"
    " values (1, 1, 1, 'answer_given', 'contract', '{}', :at, 'bot', 'x')",
)


async def _make_old(engine: AsyncEngine, text_of_message: str) -> None:
    def upgrade(connection: Connection) -> None:
        command.upgrade(schema._config(connection), "0001")

    async with engine.begin() as connection:
        await connection.run_sync(upgrade)
        for row in _ROWS:
            values = {"at": "2026-11-01 10:00:00+00:00", "text": text_of_message}
            named = {name: value for name, value in values.items() if f":{name}" in row}
            await connection.execute(text(row), named)


async def test_an_older_database_keeps_its_rows(database_url: str) -> None:
    engine, cipher = open_engine(database_url), Cipher(KEY)
    await _make_old(engine, cipher.seal("ሰላም", "messages.text"))
    await migrate(engine)
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
        assert await connection.scalar(text("select recording from messages")) is None
        assert await connection.scalar(text("select kind from ledger")) == "answer_given"
    records = DatabaseRecords(engine, cipher)
    async with records.transaction() as writing:
        (kept,) = await writing.messages.after(Address("telegram", "7"), 0, 9)
        delivery = await writing.outbox.claim("telegram", now(), [])
    assert (kept.text, kept.topic, kept.recording) == ("ሰላም", "contract", None)
    assert delivery
    assert (delivery.reply.text, delivery.reply.recording) == ("ሰላም", None)
    await engine.dispose()


async def test_there_and_back_keeps_the_rows(database_url: str) -> None:
    def downgrade(connection: Connection) -> None:
        command.downgrade(schema._config(connection), "0001")

    engine = open_engine(database_url)
    await _make_old(engine, "sealed")
    await migrate(engine)
    async with engine.begin() as connection:
        await connection.run_sync(downgrade)
        names = await connection.run_sync(lambda c: inspect(c).get_columns("messages"))
        assert "recording" not in [column["name"] for column in names]
    await migrate(engine)
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []
        assert await connection.scalar(text("select text from messages")) == "sealed"
        assert await connection.scalar(text("select message_id from outbox")) == 1
        assert await connection.scalar(text("select count(*) from ledger")) == 1
    await engine.dispose()


async def test_the_ledger_is_counted_by_its_index(engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        found = await connection.run_sync(lambda c: inspect(c).get_indexes("ledger"))
    assert ["kind", "about", "at"] in [index["column_names"] for index in found]
