"""The conversation in a terminal, and the contract of `vejviser chat --jsonl`."""

from __future__ import annotations

import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.crypto import Cipher
from bot.adapters.database.engine import open_engine
from bot.adapters.database.records import DatabaseRecords
from bot.adapters.database.schema import migrate
from bot.channels import console
from bot.channels.console import Streams
from bot.domain.cpr import MASK
from bot.domain.language import Language
from bot.domain.understanding import Thresholds
from bot.services.conversation import Conversation
from tests.channels.webchat.serving import KEY, TITLES, Shelf, WordReader, phrases, say

Talk = Callable[..., Awaitable[tuple[int, str, str]]]
NOW = datetime(2026, 11, 23, 11, tzinfo=UTC)


@pytest.fixture
async def talk(tmp_path: Path, reader: WordReader) -> AsyncIterator[Talk]:
    """Runs the console on some input: exit status, output, errors."""
    engine = open_engine(f"sqlite:///{tmp_path / 'console.db'}")
    await migrate(engine)
    records = DatabaseRecords(engine, Cipher(KEY))
    conversation = Conversation(
        records=records,
        understander=reader,
        library=Shelf(),
        phrases=phrases(),
        thresholds=Thresholds(),
    )

    async def run(*lines: str | bytes, **options: Any) -> tuple[int, str, str]:
        given = [line if isinstance(line, bytes) else line.encode() for line in lines]
        streams = Streams([line + b"\n" for line in given], io.StringIO(), io.StringIO())
        wanted = {"name": "prøve", "language": None, "jsonl": True, **options}
        status = await console.run(
            conversation, records, lambda: NOW, phrases(), streams=streams, **wanted
        )
        return status, streams.out.getvalue(), streams.errors.getvalue()  # type: ignore[attr-defined]

    yield run
    await engine.dispose()


@pytest.fixture
def reader() -> WordReader:
    return WordReader()


def objects(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


async def test_answers_as_json_lines(talk: Talk) -> None:
    status, out, errors = await talk('{"text": "Kan jeg klage?"}', language=Language.DANISH)
    (reply,) = objects(out)
    assert (status, errors) == (0, "")
    assert list(reply) == ["text", "lang", "buttons", "topic", "version"]
    assert (reply["lang"], reply["topic"], reply["version"]) == ("da", "complaint", "1")
    assert reply["buttons"][0] == {
        "id": "about:talk-to-human",
        "label": say("da", "Talk to a person"),
    }
    assert TITLES[Language.DANISH] in reply["text"]
    assert "**" not in reply["text"]
    assert "\\u" not in out


async def test_each_reply_is_a_line(talk: Talk) -> None:
    _, out, _ = await talk('{"text": "klage"}')
    greeting, answer = objects(out)
    assert (greeting["topic"], greeting["version"]) == (None, None)
    assert answer["topic"] == "complaint"


async def test_presses_a_button(talk: Talk) -> None:
    _, out, _ = await talk('{"press": "lang:ti"}', "", '{"press": "about:complaint"}')
    assert [reply["lang"] for reply in objects(out)] == ["ti", "ti"]
    assert objects(out)[1]["topic"] == "complaint"


async def test_conversation_goes_on_next_time(talk: Talk) -> None:
    await talk('{"press": "lang:ar"}')
    _, out, _ = await talk('{"press": "menu"}')
    assert objects(out)[0]["lang"] == "ar"
    _, out, _ = await talk('{"press": "menu"}', name="en anden")
    assert objects(out)[0]["lang"] == "en"


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        '"text"',
        "[1]",
        "{}",
        '{"text": 1}',
        '{"text": "a", "press": "b"}',
        '{"say": "a"}',
        '{"press": ""}',
        '{"press": "æ"}',
        '{"text": "\\ud800"}',
        "[" * 100_000,
        b'{"text": "\xff"}',
    ],
)
async def test_bad_line_is_told_and_passed_over(talk: Talk, line: str | bytes) -> None:
    status, out, errors = await talk("", line, '{"press": "menu"}')
    assert status == 1
    assert len(objects(out)) == 1
    assert errors.startswith("line 2: ")
    assert errors.count("\n") == 1
    assert "Error" not in errors


async def test_cpr_number_is_covered(talk: Talk, reader: WordReader) -> None:
    await talk('{"text": "klage 010190-1234"}')
    assert reader.texts == [f"klage {MASK}"]


async def test_numbers_press_buttons(talk: Talk) -> None:
    status, out, _ = await talk("2", "1", jsonl=False)
    assert status == 0
    assert "1  Dansk" in out
    assert say("ar", "Menu") in out


async def test_plain_text_is_answered_in_the_terminal(talk: Talk) -> None:
    _, out, _ = await talk("Kan jeg klage?", b"\xff", "99", jsonl=False, language=Language.DANISH)
    assert TITLES[Language.DANISH] in out
    assert "**" not in out
