"""A fake Telegram with people, and a conversation that says back what it hears."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.adapters.database.records import DatabaseRecords
from bot.channels.telegram.api import Api
from tests.channels.telegram.echo import Echo
from tests.fakegram import Fakegram, Person


@pytest.fixture
async def telegram() -> AsyncIterator[Fakegram]:
    async with Fakegram() as fakegram:
        yield fakegram


@pytest.fixture
def amina(telegram: Fakegram) -> Person:
    return telegram.person("Amina Eksempel", language_code="ar", has_started=True)


@pytest.fixture
def selam(telegram: Fakegram) -> Person:
    return telegram.person("Selam Eksempel", language_code="ti", has_started=True)


@pytest.fixture
def echo(records: DatabaseRecords) -> Echo:
    return Echo(records)


@pytest.fixture
async def api(telegram: Fakegram) -> AsyncIterator[Api]:
    api = Api("1:TEST", telegram.url)
    yield api
    await api.close()
