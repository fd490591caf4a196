"""New messages reach open pages by themselves."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import httpx
import pytest

from bot.adapters.crypto import Cipher
from bot.adapters.database.engine import open_engine
from bot.adapters.database.records import DatabaseRecords
from bot.channels.webchat.live import MOST_STREAMS
from bot.channels.webchat.sessions import Session
from bot.domain.language import Language
from bot.domain.message import Reply
from tests.channels.webchat.serving import KEY, Options, Running, serving

pytestmark = pytest.mark.slow

StoreReply = Callable[[str], Awaitable[None]]


@pytest.fixture
def danish(visitor: httpx.Client) -> httpx.Client:
    """A visitor in the middle of a conversation."""
    visitor.post("/messages", data={"text": "Kan jeg klage?"})
    return visitor


@pytest.fixture
async def store_reply(danish: httpx.Client, options: Options) -> AsyncIterator[StoreReply]:
    """Says something from another process than the server's."""
    engine = open_engine(f"sqlite:///{options.database}")
    records, session = DatabaseRecords(engine, Cipher(KEY)), Session(danish.cookies["vejviser"])

    async def store(text: str) -> None:
        async with records.transaction() as transaction:
            now = datetime.now(UTC)
            await transaction.contacts.at(session.address, now)
            reply = Reply(text=text, language=Language.DANISH)
            await transaction.messages.add_reply(session.address, reply, now)

    yield store
    await engine.dispose()


@contextmanager
def listening(visitor: httpx.Client, after: int = 0, **headers: str) -> Iterator[Iterator[str]]:
    """The lines of an event stream."""
    url = f"/events?after={after}"
    with visitor.stream("GET", url, headers=headers, timeout=10) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        yield response.iter_lines()


def event(lines: Iterator[str]) -> str:
    """The next event with news."""
    return until(lines, "id:") + "".join(iter(lambda: next(lines), ""))


def until(lines: Iterator[str], start: str) -> str:
    return next(line for line in lines if line.startswith(start))


def test_page_hears_what_another_page_sends(danish: httpx.Client, server: Running) -> None:
    other = httpx.Client(base_url=server.url, cookies=danish.cookies)
    with listening(danish, after=10) as lines:
        until(lines, "retry:")
        for text in ("a", "b", "c", "d", "e"):
            other.post("/messages", data={"text": f"klage {text}"})
        began = time.monotonic()
        assert until(lines, "id:")
        assert "data-language" in until(lines, "data:")
        assert time.monotonic() - began < 1


def test_stream_resumes_after_the_last_event(danish: httpx.Client) -> None:
    with listening(danish, after=1) as lines:
        newest = until(lines, "id:").removeprefix("id: ")
    danish.post("/messages", data={"text": "Hvordan klager jeg?"})
    with listening(danish, after=0, **{"Last-Event-ID": newest}) as lines:
        assert int(until(lines, "id:").removeprefix("id: ")) > int(newest)
        news = "".join(iter(lambda: next(lines), ""))
    assert "Hvordan klager jeg?" in news
    assert "Kan jeg klage?" not in news


async def test_hears_what_another_process_stores(
    danish: httpx.Client, store_reply: StoreReply
) -> None:
    with listening(danish, after=3) as lines:
        until(lines, "retry:")
        await store_reply("Fra en sagsbehandler")
        assert "Fra en sagsbehandler" in event(lines)


def test_oldest_stream_makes_room(danish: httpx.Client) -> None:
    with listening(danish, after=99) as first:
        until(first, "retry:")
        others = [listening(danish, after=99) for _ in range(MOST_STREAMS)]
        opened = [other.__enter__() for other in others]
        for lines in opened:
            until(lines, "retry:")
        assert until(first, "event:") == "event: replaced"
        for other in others:
            other.__exit__(None, None, None)


def test_open_streams_do_not_delay_the_end(options: Options) -> None:
    with serving(options) as server:
        visitor = httpx.Client(base_url=server.url, follow_redirects=True)
        visitor.post("/messages", data={"text": "klage"})
        with listening(visitor, after=99) as lines:
            until(lines, "retry:")
            server.stop()
            began = time.monotonic()
            assert not any(line.startswith("id:") for line in lines)
    assert time.monotonic() - began < 1.5


async def test_stream_outlives_trouble(
    danish: httpx.Client, options: Options, store_reply: StoreReply
) -> None:
    with listening(danish, after=3) as lines:
        until(lines, "retry:")
        for old, new in (("messages", "hidden"), ("hidden", "messages")):
            with sqlite3.connect(options.database) as database:
                database.execute(f"ALTER TABLE {old} RENAME TO {new}")
            await asyncio.sleep(2.2)
        await store_reply("Tilbage igen")
        assert "Tilbage igen" in event(lines)


def test_without_a_conversation_nothing_streams(visitor: httpx.Client) -> None:
    assert visitor.get("/events").status_code == 204


@pytest.mark.parametrize("after", ["", "x", "-1", "9" * 30, "١٢"])
def test_odd_positions_count_as_the_start(danish: httpx.Client, after: str) -> None:
    with danish.stream("GET", "/events", params={"after": after}, timeout=10) as response:
        assert "Kan jeg klage?" in "".join(
            line for _, line in zip(range(12), response.iter_lines(), strict=False)
        )
