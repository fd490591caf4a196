"""Whether it lives and whether it can answer."""

from __future__ import annotations

import sqlite3

import httpx
import pytest

from tests.channels.webchat.serving import Options, serving


def test_lives_and_is_ready(visitor: httpx.Client) -> None:
    assert visitor.get("/livez").json() == {"status": "ok"}
    ready = visitor.get("/readyz")
    assert (ready.status_code, ready.json()) == (200, {"status": "ok", "database": "ok"})


def test_is_not_ready_without_database(visitor: httpx.Client, options: Options) -> None:
    with sqlite3.connect(options.database) as database:
        database.execute("ALTER TABLE notes RENAME TO hidden")
    ready = visitor.get("/readyz")
    assert ready.status_code == 503
    assert ready.json() == {"status": "unavailable", "database": "unavailable"}
    assert visitor.get("/livez").status_code == 200


@pytest.mark.parametrize(("is_ready", "word"), [(True, "ok"), (False, "unavailable")])
def test_language_model_is_told_but_not_needed(options: Options, is_ready: bool, word: str) -> None:
    options.nlu_ready = is_ready
    with serving(options) as server:
        ready = httpx.get(f"{server.url}/readyz")
    assert ready.status_code == 200
    assert ready.json() == {"status": "ok", "database": "ok", "nlu": word}
