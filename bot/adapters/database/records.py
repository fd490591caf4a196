"""All records as one unit of work, and the border where database errors become ours."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.adapters.crypto import Cipher
from bot.adapters.database.contacts import ContactRecords
from bot.adapters.database.engine import READ_ONLY
from bot.adapters.database.inbox import InboxRecords
from bot.adapters.database.ledger import LedgerRecords
from bot.adapters.database.messages import MessageRecords
from bot.adapters.database.notes import NoteRecords
from bot.adapters.database.outbox import OutboxRecords
from bot.adapters.database.unanswered import UnansweredRecords
from bot.errors import Conflict, RecordsUnavailable

#: seconds that a writer waits for those before it
_PATIENCE = 10.0


class DatabaseTransaction:
    """The records of one transaction, all on one connection."""

    def __init__(self, connection: AsyncConnection, cipher: Cipher) -> None:
        self.contacts = ContactRecords(connection)
        self.messages = MessageRecords(connection, cipher)
        self.ledger = LedgerRecords(connection)
        self.inbox = InboxRecords(connection, cipher)
        self.outbox = OutboxRecords(connection, cipher)
        self.notes = NoteRecords(connection)
        self.unanswered = UnansweredRecords(connection, cipher)


class DatabaseRecords:
    """The records in the database behind an engine."""

    def __init__(self, engine: AsyncEngine, cipher: Cipher) -> None:
        self._engine = engine
        self._cipher = cipher
        # SQLite has one writer at a time and lets the others try again at random, so that one of
        # many may wait for seconds. In line, nobody waits longer than those before take.
        self._line = asyncio.Lock() if engine.dialect.name == "sqlite" else None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[DatabaseTransaction]:
        """Begin a writing transaction; commit at the end, roll back on an exception."""
        async with _our_errors(), self._turn(), self._engine.begin() as connection:
            yield DatabaseTransaction(connection, self._cipher)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[DatabaseTransaction]:
        """Begin a transaction that only reads and never waits for a writer."""
        async with _our_errors(), self._engine.connect() as connection:
            await connection.execution_options(**{READ_ONLY: True})
            async with connection.begin():
                yield DatabaseTransaction(connection, self._cipher)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        if self._line is None:
            yield
            return
        try:
            async with asyncio.timeout(_PATIENCE):
                await self._line.acquire()
        except TimeoutError as error:
            raise RecordsUnavailable("Another writer does not end.") from error
        try:
            yield
        finally:
            self._line.release()


@asynccontextmanager
async def _our_errors() -> AsyncIterator[None]:
    # The driver's message may quote values: ours says only which kind of trouble it is.
    try:
        yield
    except IntegrityError as error:
        raise Conflict from error
    except PoolTimeout as error:
        raise RecordsUnavailable("Every connection to the database is in use.") from error
    except DBAPIError as error:
        raise RecordsUnavailable(f"The database said {type(error.orig).__name__}.") from error
