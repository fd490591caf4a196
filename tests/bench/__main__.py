"""Prints a table of what was measured; all of it on this machine, over loopback."""

from __future__ import annotations

import asyncio
import os
import random
import statistics
import tempfile
import time
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import httpx
import psutil

from bot.adapters.nlu_environment import read_held_out
from tests.fakegram import Fakegram
from tests.running import ROOT, Running, assistant

PARSES = 400
UPDATES, PEOPLE = 200, 40
PACES = (10, 20)  # messages a second


async def main() -> None:
    """Start everything once, measure, stop."""
    with tempfile.TemporaryDirectory() as folder:
        async with Fakegram() as telegram, assistant(Path(folder), telegram.url) as running:
            print(f"machine: {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}\n")
            print(f"| {'what':<58} | {'measured':>24} |\n|{'-' * 60}|{'-' * 25}:|")
            row("bot start to ready", f"{running.bot_ready:.1f} s")
            row("language model start to ready", f"{running.nlu_ready:.1f} s")
            await measure_parsing(running)
            for pace in PACES:
                await measure_telegram(telegram, pace)
            row("memory: bot", megabytes(running.bot))
            assert running.nlu is not None
            row("memory: language model", megabytes(running.nlu))


async def measure_parsing(running: Running) -> None:
    """Held-out messages, one after the other and four at a time."""
    held_out = read_held_out(ROOT)
    texts = [one.text for one in random.Random(1).sample(held_out, PARSES)]
    async with httpx.AsyncClient(base_url=running.nlu_url, timeout=30, trust_env=False) as client:

        async def parse(text: str) -> None:
            answer = await client.post("/model/parse", json={"text": text.lstrip("/")})
            answer.raise_for_status()

        for text in texts[:20]:
            await parse(text)
        row("parse over HTTP, one at a time: p50 / p99", await times(parse, texts))
        started = time.monotonic()
        gate = asyncio.Semaphore(4)

        async def gated(text: str) -> None:
            async with gate:
                await parse(text)

        await asyncio.gather(*map(gated, texts))
        row("parses a second, four at a time", f"{PARSES / (time.monotonic() - started):.0f}")


async def measure_telegram(telegram: Fakegram, pace: int) -> None:
    """From a message on the fake Telegram to its reply there, at a steady pace."""
    people = [
        telegram.person(f"Prøve {number}", language_code="da", has_started=True)
        for number in range(PEOPLE)
    ]
    for person in people:  # greets and answers: two messages
        person.says("hvad er en partshøring")
    for person in people:
        await person.hears(timeout=30)
        await person.hears(timeout=30)
    waited: list[float] = []

    async def ask(number: int) -> None:
        person = people[number % PEOPLE]
        started = time.monotonic()
        person.says("hvad er en partshøring")
        await person.hears(timeout=30)
        waited.append(time.monotonic() - started)

    tasks = []
    for number in range(UPDATES):
        tasks.append(asyncio.create_task(ask(number)))
        await asyncio.sleep(1 / pace)
    await asyncio.gather(*tasks)
    row(f"Telegram update in → reply out at {pace}/s: p50 / p99", percentiles(waited))


async def times(work: Callable[[str], Awaitable[None]], texts: Sequence[str]) -> str:
    """Median and 99th percentile of doing the work for each text."""
    taken = []
    for text in texts:
        started = time.monotonic()
        await work(text)
        taken.append(time.monotonic() - started)
    return percentiles(taken)


def percentiles(seconds: Sequence[float]) -> str:
    """Median and 99th percentile in milliseconds."""
    cuts = statistics.quantiles(seconds, n=100)
    return f"{cuts[49] * 1000:.0f} / {cuts[98] * 1000:.0f} ms"


def megabytes(process: psutil.Process) -> str:
    """Resident memory."""
    return f"{process.memory_info().rss / 1e6:.0f} MB"


def row(what: str, measured: str) -> None:
    """One line of the table, as soon as it is known."""
    print(f"| {what:<58} | {measured:>24} |", flush=True)


if __name__ == "__main__":
    asyncio.run(main())
