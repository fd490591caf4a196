"""Makes the parts: settings in, a conversation with all that it needs out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.content.danger import DangerFiles
from bot.adapters.content.library import FileLibrary
from bot.adapters.crypto import Cipher, load_or_make_key
from bot.adapters.database.engine import open_engine
from bot.adapters.database.records import DatabaseRecords
from bot.adapters.database.schema import migrate
from bot.adapters.nlu import PATIENCE_OF_MEASUREMENTS, RasaUnderstander, read_thresholds
from bot.adapters.nlu_server import NluServer
from bot.domain.language import Language
from bot.domain.understanding import Thresholds
from bot.errors import InvalidData, NluUnavailable, Problem
from bot.i18n import Phrases
from bot.services.conversation import Conversation
from bot.services.watching import Watch
from bot.settings import Settings

logger = logging.getLogger(__name__)


class SystemClock:
    """The real time."""

    def __call__(self) -> datetime:
        """Now, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, kw_only=True)
class Parts:
    """Everything that channels and commands are made of."""

    settings: Settings
    clock: SystemClock
    phrases: Phrases
    library: FileLibrary
    records: DatabaseRecords
    understander: RasaUnderstander
    thresholds: Thresholds
    conversation: Conversation
    nlu_server: NluServer | None  #: ours, where no other answered
    nlu_missing: str | None  #: why free text is not understood, in one sentence


@asynccontextmanager
async def open_parts(
    settings: Settings, *, wait_for_nlu: bool, may_start_nlu: bool = True
) -> AsyncIterator[Parts]:
    """Open the database, the content and the language model; close all of it afterwards.

    Raises InvalidData for whatever a person must mend first.
    """
    async with AsyncExitStack() as stack:
        phrases = read_phrases(settings)
        library = read_library(settings, phrases)
        danger = read_danger(settings)
        records = await stack.enter_async_context(open_records(settings))
        server, missing = await stack.enter_async_context(
            _nlu(settings, wait=wait_for_nlu, may_start=may_start_nlu)
        )
        understander = RasaUnderstander(server.url if server else settings.nlu_url)
        stack.push_async_callback(understander.close)
        thresholds = read_thresholds(settings.thresholds_file)
        yield Parts(
            settings=settings,
            clock=SystemClock(),
            phrases=phrases,
            library=library,
            records=records,
            understander=understander,
            thresholds=thresholds,
            conversation=Conversation(
                records=records,
                understander=Watch(understander, danger.suspect),
                library=library,
                phrases=phrases,
                thresholds=thresholds,
            ),
            nlu_server=server,
            nlu_missing=missing,
        )


@asynccontextmanager
async def open_understander(settings: Settings) -> AsyncIterator[Watch]:
    """The language model, started if need be, watched for danger as in a conversation.

    Raises NluUnavailable, and InvalidData for a wrong list of danger phrases.
    """
    danger = read_danger(settings)
    async with _nlu(settings, wait=True) as (server, missing):
        if missing:
            raise NluUnavailable(missing)
        url = server.url if server else settings.nlu_url
        understander = RasaUnderstander(url, patience=PATIENCE_OF_MEASUREMENTS)
        try:
            yield Watch(understander, danger.suspect)
        finally:
            await understander.close()


def read_phrases(settings: Settings) -> Phrases:
    """The bot's own phrases. Raises InvalidData."""
    return Phrases(settings.home / "translations")


def read_staff_phrases(settings: Settings) -> Phrases:
    """What staff read, in the languages that they work in. Raises InvalidData."""
    return Phrases(settings.home / "translations", "staff", (Language.DANISH, Language.ENGLISH))


def read_library(settings: Settings, phrases: Phrases) -> FileLibrary:
    """What staff have written. Raises InvalidData."""
    return FileLibrary(settings.home / "content", phrases)


def read_danger(settings: Settings) -> DangerFiles:
    """The lists of phrases that mean danger. Raises InvalidData."""
    return DangerFiles(settings.home / "content" / "danger")


@asynccontextmanager
async def open_records(settings: Settings) -> AsyncIterator[DatabaseRecords]:
    """The database alone, brought to the newest schema. Raises InvalidData."""
    key = _key(settings)
    engine = _engine(settings)
    try:
        await _migrate(engine, settings)
        yield DatabaseRecords(engine, Cipher(key))
    finally:
        await engine.dispose()


async def _migrate(engine: AsyncEngine, settings: Settings) -> None:
    try:
        await migrate(engine)
    except (DBAPIError, OSError) as error:
        raise _unusable_database(settings) from error


def _key(settings: Settings) -> bytes:
    path = settings.data_folder / "key"
    try:
        return load_or_make_key(path)
    except OSError as error:
        raise InvalidData([Problem(str(path), "cannot be read or written.")]) from error


def _engine(settings: Settings) -> AsyncEngine:
    try:
        return open_engine(settings.database)
    except (ArgumentError, ModuleNotFoundError) as error:
        sentence = "must be `sqlite:///PATH` or `postgresql://USER@HOST/NAME`."
        raise InvalidData([Problem("VEJVISER_DATABASE_URL", sentence)]) from error


def _unusable_database(settings: Settings) -> InvalidData:
    shown = make_url(settings.database).render_as_string(hide_password=True)
    sentence = "cannot be opened or written; is it running, and may we write there?"
    return InvalidData([Problem(shown, sentence)])


@asynccontextmanager
async def _nlu(
    settings: Settings, *, wait: bool, may_start: bool = True
) -> AsyncIterator[tuple[NluServer | None, str | None]]:
    """Use the server that answers, else start our own and watch over it."""
    probe = RasaUnderstander(settings.nlu_url)
    answers = await probe.is_ready()
    await probe.close()
    server = NluServer(settings.home)
    missing = None if answers else server.missing()
    if answers or missing or not may_start:
        yield None, missing
        return
    await server.start()
    watch: asyncio.Task[None] | None = None
    try:
        if wait:
            await server.wait_until_ready()
        watch = asyncio.create_task(server.keep_running())
        yield server, None
    finally:
        if watch:
            watch.cancel()
        await server.stop()
