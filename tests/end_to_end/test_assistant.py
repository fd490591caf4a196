"""The whole way of a message: real processes, real model, a fake Telegram and the web page."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import psutil
import pytest
import pytest_asyncio

from tests.fakegram import Fakegram
from tests.running import ROOT, Running, assistant

pytestmark = [
    pytest.mark.nlu,
    pytest.mark.timeout(240),
    pytest.mark.skipif(
        not (ROOT / "models" / "vejviser.tar.gz").exists(), reason="make the model with `make nlu`"
    ),
    pytest.mark.asyncio(loop_scope="module"),
]

#: what people ask, the language of the answer and a word that only the right one holds
QUESTIONS = [
    ("hvad er en partshøring", "Hvad er en partshøring?"),
    ("وصلني كتاب partshøring شو اعمل", "partshøring"),
    ("عندي samtale بكرا ولا لا؟", "sagsbehandler"),
    ("ብዛዕባ ናብ ሃገረይ ምምላስ ክፈልጥ ደልየ", "repatriering"),
    ("emta lazem ballegh eno mareed", "مريض"),
    ("what if I don't sign the contract", "contract (kontrakt)"),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def telegram() -> AsyncIterator[Fakegram]:
    async with Fakegram() as server:
        yield server


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(
    telegram: Fakegram, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Running]:
    async with assistant(tmp_path_factory.mktemp("data"), telegram.url) as started:
        yield started


@pytest.mark.parametrize(("question", "told"), QUESTIONS)
async def test_a_question_on_telegram_gets_its_answer(
    telegram: Fakegram, running: Running, question: str, told: str
) -> None:
    person = telegram.person("Amina Eksempel", language_code="en")
    person.says(question)
    welcome, answer = await person.hears(timeout=20), await person.hears(timeout=20)
    assert "Vejviser" in welcome.text
    assert told in answer.text
    assert answer.buttons


@pytest.mark.parametrize(("question", "told"), QUESTIONS)
async def test_a_question_in_the_web_chat_gets_its_answer(
    running: Running, question: str, told: str
) -> None:
    async with httpx.AsyncClient(
        base_url=running.web, trust_env=False, follow_redirects=True
    ) as browser:
        page = await browser.post("/messages", data={"text": question})
    assert page.status_code == 200
    assert told in page.text.replace("&#39;", "'")


async def test_a_killed_language_model_comes_back(telegram: Fakegram, running: Running) -> None:
    assert running.nlu is not None
    person = telegram.person("Bo Eksempel", has_started=True)
    running.nlu.kill()
    running.nlu.wait(5)
    person.says("hej")
    assert "Vejviser" in (await person.hears(timeout=20)).text
    async with httpx.AsyncClient(base_url=running.web, trust_env=False) as client:
        for _ in range(600):
            if (await client.get("/readyz")).json()["nlu"] == "ok":
                break
            await asyncio.sleep(0.1)
    person.says("hvad er en partshøring")
    assert "Hvad er en partshøring?" in (await person.hears(timeout=20)).text


async def test_ctrl_c_leaves_no_process_behind(tmp_path: Path) -> None:
    async with assistant(tmp_path) as started:
        processes = [started.bot, *started.bot.children(recursive=True)]
    gone, alive = psutil.wait_procs(processes, timeout=5)
    assert not alive
    assert len(gone) >= 2
