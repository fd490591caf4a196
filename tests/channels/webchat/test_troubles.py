"""Limits and troubles: one sentence in the person's language, and nothing typed is lost."""

from __future__ import annotations

import logging
import sqlite3
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.channels.webchat.looking import read
from tests.channels.webchat.serving import VALUES, Options, Running, say

pytestmark = pytest.mark.slow

NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)


@pytest.fixture
def arabic(visitor: httpx.Client) -> httpx.Client:
    """A visitor in the middle of an Arabic conversation."""
    visitor.post("/messages", data={"button": "lang:ar"})
    return visitor


def test_too_large_a_post_is_told_kindly(arabic: httpx.Client) -> None:
    response = arabic.post("/messages", data={"text": "x" * 70_000})
    assert response.status_code == 413
    sentence = say("ar", "That is too much at once. Please write a shorter message.")
    assert read(response.text).one("p", role="alert").text == sentence


def test_endless_post_is_told_kindly(arabic: httpx.Client) -> None:
    chunks = (b"x" * 10_000 for _ in range(10))
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert arabic.post("/messages", content=chunks, headers=headers).status_code == 413


def test_thirty_messages_a_minute(options: Options, arabic: httpx.Client) -> None:
    options.now = NOON
    for _ in range(30):
        assert arabic.post("/messages", data={"button": "menu"}).status_code == 200
    response = arabic.post("/messages", data={"text": "سؤال مهم"})
    page = read(response.text)
    assert (response.status_code, response.headers["retry-after"]) == (429, "60")
    assert page.one("textarea").text == "سؤال مهم"
    assert page.one("html").attributes["dir"] == "rtl"
    options.now = NOON + timedelta(seconds=61)
    assert arabic.post("/messages", data={"text": "سؤال مهم"}).status_code == 200


def test_one_visitors_pace_hurts_nobody_else(options: Options, server: Running) -> None:
    options.now = NOON
    hasty, calm = (httpx.Client(base_url=server.url, follow_redirects=True) for _ in range(2))
    statuses = [hasty.post("/messages", data={"button": "menu"}).status_code for _ in range(32)]
    assert statuses[0] == 200
    assert statuses[-1] == 429
    assert calm.post("/messages", data={"button": "menu"}).status_code == 200


def test_database_away_keeps_the_question(arabic: httpx.Client, options: Options) -> None:
    with sqlite3.connect(options.database) as database:
        database.execute("ALTER TABLE contacts RENAME TO hidden")
    response = arabic.post("/messages", data={"text": "لدي سؤال"})
    page = read(response.text)
    assert response.status_code == 503
    assert VALUES["municipality.phone"] in page.one("p", role="alert").text
    assert page.all("a", href="tel:01234500")
    assert page.one("textarea").text == "لدي سؤال"
    assert page.one("html").attributes["lang"] == "ar"


def test_reading_without_database_is_told(arabic: httpx.Client, options: Options) -> None:
    with sqlite3.connect(options.database) as database:
        database.execute("ALTER TABLE messages RENAME TO hidden")
    response = arabic.get("/")
    assert response.status_code == 503
    assert VALUES["municipality.phone"] in read(response.text).one("p", role="alert").text


def test_our_own_fault_is_told_and_logged(
    arabic: httpx.Client, server: Running, caplog: pytest.LogCaptureFixture
) -> None:
    server.reader.fault = ValueError("klage quoted by an error")
    with caplog.at_level(logging.ERROR):
        response = arabic.post("/messages", data={"text": "شكوى"})
    assert response.status_code == 500
    assert VALUES["municipality.phone"] in read(response.text).one("p", role="alert").text
    (record,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert record.action == "web_failed"  # type: ignore[attr-defined]
    assert "klage" not in record.getMessage()


def test_what_was_typed_can_be_sent_again(arabic: httpx.Client, server: Running) -> None:
    server.reader.fault = ValueError("once")
    page = read(arabic.post("/messages", data={"text": "شكوى"}).text)
    server.reader.fault = None
    form = page.one("form", class_="again")
    response = arabic.post(form.attributes["action"], data={"text": page.one("textarea").text})
    assert read(response.text).all("p", class_="typed")[-1].text == "شكوى"


def test_wrong_method_is_told(visitor: httpx.Client) -> None:
    for method, path in (("GET", "/messages"), ("DELETE", "/"), ("PUT", "/events")):
        response = visitor.request(method, path)
        assert response.status_code == 405
        assert read(response.text).one("p", role="alert").text
