"""What tests of the real database share: the same records in SQLite and in PostgreSQL."""

from __future__ import annotations

import os
import uuid
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.crypto import Cipher
from bot.adapters.database.engine import open_engine
from bot.adapters.database.records import DatabaseRecords
from bot.adapters.database.schema import migrate

POSTGRES = "VEJVISER_TEST_POSTGRES_URL"
HOW = f"set {POSTGRES}, for example to postgresql://postgres@127.0.0.1:5432/postgres"
KEY = bytes(range(32))
DATABASES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def cipher() -> Cipher:
    return Cipher(KEY)


@pytest.fixture(params=DATABASES)
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """An empty database of each kind: a new file, or a new schema that is dropped again."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/test.db"
        return
    server = os.environ.get(POSTGRES)
    if not server:
        pytest.skip(HOW)
    schema = f"test_{uuid.uuid4().hex}"
    await _tell(server, f"CREATE SCHEMA {schema}")
    yield f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{schema}"
    await _tell(server, f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    """Connections to the database, brought to the newest schema."""
    engine = open_engine(database_url)
    await migrate(engine)
    yield engine
    await engine.dispose()


@pytest.fixture
def records(engine: AsyncEngine, cipher: Cipher) -> DatabaseRecords:
    return DatabaseRecords(engine, cipher)


async def _tell(server: str, statement: str) -> None:
    engine = open_engine(server)
    async with engine.begin() as connection:
        # A failed test may have left a connection behind that holds on to its tables.
        await connection.execute(text("SET LOCAL lock_timeout = '5s'"))
        await connection.execute(text(statement))
    await engine.dispose()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where nothing may be skipped (continuous integration), a skipped test is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and os.environ.get("VEJVISER_TEST_NO_SKIPS") and reporter.stats.get("skipped"):
        reporter.write_line("VEJVISER_TEST_NO_SKIPS is set, but tests were skipped.")
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
