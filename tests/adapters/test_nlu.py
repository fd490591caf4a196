"""The language model over HTTP: right, slow, wrong and away."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.adapters import nlu
from bot.adapters.nlu import PATIENCE, RasaUnderstander, read_thresholds
from bot.errors import InvalidData, NluUnavailable

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
PARSED = {
    "text": "hvad er en partshøring",
    "intent": {"name": "sanction-hearing", "confidence": 0.9},
    "language": "da",
    "language_confidence": 0.99,
    "intent_ranking": [
        {"name": "complaint", "confidence": 0.1},
        {"name": "sanction-hearing", "confidence": 0.9},
    ],
}


@asynccontextmanager
async def server(answer: Callable[[Request], Awaitable[Response]]) -> AsyncIterator[str]:
    """A server that answers every parse in one way."""
    app = Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "POST"])])
    config = uvicorn.Config(app, port=0, log_config=None, lifespan="off")
    running = uvicorn.Server(config)
    task = asyncio.create_task(running.serve())
    while not running.started:
        await asyncio.sleep(0.01)
    port = running.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    running.should_exit = running.force_exit = True
    await task


async def ask(url: str, text: str = "hej", patience: float = PATIENCE) -> object:
    understander = RasaUnderstander(url, patience=patience)
    try:
        return await understander.understand(text)
    finally:
        await understander.close()


async def test_candidates_come_best_first() -> None:
    async def answer(_request: Request) -> Response:
        return Response(json.dumps(PARSED))

    async with server(answer) as url:
        understander = RasaUnderstander(url)
        understanding = await understander.understand("hvad er en partshøring")
        await understander.close()
    assert understanding.best.intent == "sanction-hearing"
    assert understanding.language == "da"


async def test_a_leading_slash_is_not_an_order() -> None:
    heard = []

    async def answer(request: Request) -> Response:
        heard.append((await request.json())["text"])
        return Response(json.dumps(PARSED))

    async with server(answer) as url:
        await ask(url, "/restart nu")
    assert heard == ["restart nu"]


@pytest.mark.parametrize(
    "body",
    [
        "",
        "not json",
        "[]",
        "{}",
        '{"intent_ranking": []}',
        '{"intent_ranking": [{"name": "x", "confidence": NaN}]}',
        '{"intent_ranking": [{"name": "x", "confidence": 7}]}',
        '{"intent_ranking": [{"name": 5}]}',
    ],
)
async def test_nonsense_counts_as_away(body: str) -> None:
    async def answer(_request: Request) -> Response:
        return Response(body)

    async with server(answer) as url:
        with pytest.raises(NluUnavailable):
            await ask(url)


async def test_an_error_counts_as_away() -> None:
    async def answer(_request: Request) -> Response:
        return Response(status_code=500)

    async with server(answer) as url:
        with pytest.raises(NluUnavailable):
            await ask(url)


async def test_a_slow_answer_is_not_waited_for() -> None:
    async def answer(_request: Request) -> Response:
        await asyncio.sleep(1)
        return Response(json.dumps(PARSED))

    async with server(answer) as url:
        started = asyncio.get_running_loop().time()
        with pytest.raises(NluUnavailable):
            await ask(url, patience=0.2)
        assert asyncio.get_running_loop().time() - started < 0.8


async def test_nobody_there_counts_as_away_and_is_logged_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    understander = RasaUnderstander("http://127.0.0.1:9")
    with caplog.at_level(logging.DEBUG):
        for _ in range(3):
            with pytest.raises(NluUnavailable):
                await understander.understand("jeg hedder Amina Eksempel")
    assert not await understander.is_ready()
    await understander.close()
    assert [record.message for record in caplog.records if record.name == nlu.__name__] == [
        "nlu_lost"
    ]
    assert "Amina" not in caplog.text


async def test_a_server_without_a_model_is_not_ready() -> None:
    async def answer(_request: Request) -> Response:
        return Response('{"model_id": null}')

    async with server(answer) as url:
        understander = RasaUnderstander(url)
        assert not await understander.is_ready()
        await understander.close()


def test_the_thresholds_that_we_use_are_readable() -> None:
    thresholds = read_thresholds(ROOT / "nlu" / "thresholds.yml")
    for language in ("da", "ar", "ti", "en"):
        assert 0 < thresholds.choose[language] < thresholds.answer[language] < 1


def test_wrong_thresholds_are_named(tmp_path: Path) -> None:
    path = tmp_path / "thresholds.yml"
    path.write_text("answer: {da: high}\nchose: {da: 0.1}\n")
    with pytest.raises(InvalidData) as caught:
        read_thresholds(path)
    text = str(caught.value)
    assert "lacks `choose`" in text
    assert "unknown key `chose`" in text
