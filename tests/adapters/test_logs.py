"""Logs never tell who wrote or what."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.adapters.logs import set_up_logging


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    stream = io.StringIO()
    set_up_logging(stream=stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_line_is_json_with_action_and_ids(lines: io.StringIO) -> None:
    logging.getLogger("bot").warning("sent", extra={"action": "sent", "delivery": 7})
    line = json.loads(lines.getvalue())
    assert (line["event"], line["action"], line["delivery"]) == ("sent", "sent", 7)


@pytest.mark.parametrize(
    "secret",
    [
        "https://api.telegram.org/bot123456:abcDEF_gh-i/getMe",
        "123456:abcDEF_gh-i",
        "010190-0000",
        "0101900000",
    ],
)
def test_tokens_and_cpr_numbers_are_masked(lines: io.StringIO, secret: str) -> None:
    logging.getLogger("bot").error("failed for %s", secret, extra={"address": secret})
    assert "abcDEF" not in lines.getvalue()
    assert "0000" not in lines.getvalue().replace("00:00", "")


def test_a_traceback_tells_where_but_not_what(lines: io.StringIO) -> None:
    try:
        raise ValueError("jeg hedder Amina Eksempel")
    except ValueError:
        logging.getLogger("bot").exception("task_failed")
    line = json.loads(lines.getvalue())
    assert line["error"] == "ValueError"
    assert line["where"].startswith("test_logs.py:")
    assert "Amina" not in lines.getvalue()


def test_talkative_libraries_are_quiet(lines: io.StringIO) -> None:
    logging.getLogger("httpx").info("POST https://api.telegram.org/bot1:TEST/sendMessage")
    assert lines.getvalue() == ""
