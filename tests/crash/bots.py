"""Starts bot processes for a test, and tells how each ended."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[2]


class Bots:
    """One bot at a time, each in a new process."""

    def __init__(self, telegram_url: str, database_url: str) -> None:
        self._runner = [sys.executable, "-m", "tests.crash.runner", telegram_url, database_url]
        self._running: int | None = None

    async def __aenter__(self) -> Self:
        self._process: Process = await asyncio.create_subprocess_exec(
            *self._runner, cwd=ROOT, stdin=PIPE, stdout=PIPE, stderr=DEVNULL
        )
        return self

    async def __aexit__(self, *error: object) -> None:
        if self._running:
            await self.kill()
        assert self._process.stdin
        self._process.stdin.close()
        await self._process.wait()

    async def start(self, point: str = "") -> None:
        """A new bot; at a named point it kills itself."""
        assert self._process.stdin
        self._process.stdin.write(f"{point}\n".encode())
        self._running = await self._number()

    async def kill(self) -> None:
        """kill -9"""
        assert self._running
        os.kill(self._running, signal.SIGKILL)
        await self.ends()

    async def ends(self) -> None:
        """Wait until the bot was killed."""
        code, self._running = await self._number(), None
        assert code == -signal.SIGKILL

    async def _number(self) -> int:
        assert self._process.stdout
        async with asyncio.timeout(20):
            return int(await self._process.stdout.readline())
