"""The assistant as its user starts it, beside a fake Telegram."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import psutil

ROOT = Path(__file__).parents[1]
LONGEST_START = 90.0


@dataclass(frozen=True)
class Running:
    """A started assistant; times in seconds from its start."""

    web: str
    bot: psutil.Process
    nlu: psutil.Process | None
    bot_ready: float
    nlu_ready: float | None

    @property
    def nlu_url(self) -> str:
        """Where the language model listens."""
        assert self.nlu is not None
        arguments = self.nlu.cmdline()
        return f"http://127.0.0.1:{arguments[arguments.index('--port') + 1]}"


@asynccontextmanager
async def assistant(
    data: Path, telegram_url: str | None = None, home: Path | None = None
) -> AsyncIterator[Running]:
    """`vejviser run` with its data in a folder, stopped by Ctrl-C at the end.

    A `home` of its own has its own content and no language model.
    """
    port = free_port()
    environment = {
        **os.environ,
        "VEJVISER_DATA": str(data),
        "VEJVISER_WEB_PORT": str(port),
        "VEJVISER_NLU_URL": "http://127.0.0.1:9",  # nobody: it starts its own
    }
    environment.pop("TELEGRAM_BOT_TOKEN", None)
    if home:
        environment["VEJVISER_HOME"] = str(home)
    if telegram_url:
        environment |= {"TELEGRAM_BOT_TOKEN": "1:TEST", "VEJVISER_TELEGRAM_API_URL": telegram_url}
    started = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        cwd=ROOT,
        env=environment,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        web = f"http://127.0.0.1:{port}"
        bot_ready = await _when(web, started, "database")
        nlu_ready = None if home else await _when(web, started, "nlu")
        bot = psutil.Process(process.pid)
        yield Running(web, bot, _nlu(bot), bot_ready, nlu_ready)
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.wait(), timeout=15)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _nlu(bot: psutil.Process) -> psutil.Process | None:
    return next((child for child in bot.children() if "nlu.serve" in child.cmdline()), None)


async def _when(web: str, started: float, part: str) -> float:
    async with httpx.AsyncClient(base_url=web, trust_env=False) as client:
        while time.monotonic() - started < LONGEST_START:
            try:
                state = (await client.get("/readyz")).json()
            except (httpx.HTTPError, ValueError):
                state = {}
            if state.get(part) == "ok":
                return time.monotonic() - started
            await asyncio.sleep(0.05)
    raise TimeoutError(f"{part} was not ready within {LONGEST_START:g} s")
