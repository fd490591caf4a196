"""A running Fakegram, a bot of python-telegram-bot that talks to it, and two people."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from tests.fakegram import Fakegram, Person

#: No proxy of the machine comes between, and no time goes to reading certificates.
PLAIN: dict[str, Any] = {"trust_env": False, "verify": False}


@pytest.fixture(autouse=True)
def _spans_are_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library warns at every RetryAfter until its users accept the type to come."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def telegram() -> AsyncIterator[Fakegram]:
    async with Fakegram() as fakegram:
        yield fakegram


@pytest.fixture
async def bot(telegram: Fakegram) -> AsyncIterator[Bot]:
    async with a_bot(telegram) as bot:
        yield bot


@pytest.fixture
async def http(telegram: Fakegram) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=telegram.url, **PLAIN, timeout=5) as client:
        yield client


@pytest.fixture
def amina(telegram: Fakegram) -> Person:
    return telegram.person("Amina Eksempel", language_code="ar", has_started=True)


@pytest.fixture
def selam(telegram: Fakegram) -> Person:
    return telegram.person("Selam Eksempel", language_code="ti", has_started=True)


def a_bot(telegram: Fakegram, token: str = "1:TEST") -> Bot:
    # Short times, so that a hang is noticed quickly.
    options = {"httpx_kwargs": PLAIN, "read_timeout": 0.3}
    return Bot(
        token,
        base_url=telegram.base_url,
        base_file_url=telegram.base_file_url,
        request=HTTPXRequest(**options),
        get_updates_request=HTTPXRequest(connection_pool_size=4, **options),
    )
