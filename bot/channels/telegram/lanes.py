"""Work that goes on side by side, never twice at once for the same chat."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass

logger = logging.getLogger(__name__)

#: seconds that running work gets to finish when we stop
GRACE = 3.0


@dataclass(frozen=True)
class _Lane:
    task: asyncio.Task[None]
    began_at: float


class Lanes:
    """Running tasks, one per chat."""

    def __init__(self, most: int, on_end: Callable[[], None] = lambda: None) -> None:
        self._most = most
        self._on_end = on_end
        self._running: dict[str, _Lane] = {}

    @property
    def busy(self) -> Sequence[str]:
        """The chats that something runs for."""
        return tuple(self._running)

    @property
    def free(self) -> int:
        """How many more may start."""
        return self._most - len(self._running)

    def start(self, chat: str, work: Coroutine[None, None, None]) -> None:
        """Begin with the work; the chat is busy until it ends."""
        if chat in self._running:
            raise ValueError("The chat is busy.")
        task = asyncio.create_task(work)
        self._running[chat] = _Lane(task, asyncio.get_running_loop().time())
        task.add_done_callback(lambda done: self._end(chat, done))

    async def until_free(self, patience: float) -> None:
        """Wait for a free lane, and until everything running is older than `patience` seconds."""
        while self._running:
            youngest = max(lane.began_at for lane in self._running.values())
            left = youngest + patience - asyncio.get_running_loop().time()
            if self.free and left <= 0:
                return
            await self._any_ends(left if self.free else None)

    async def close(self, grace: float = GRACE) -> None:
        """Let what runs finish for `grace` seconds, then stop it."""
        tasks = {lane.task for lane in self._running.values()}
        if not tasks:
            return
        _, unfinished = await asyncio.wait(tasks, timeout=grace)
        for task in unfinished:
            task.cancel()
        await asyncio.gather(*unfinished, return_exceptions=True)

    async def _any_ends(self, patience: float | None) -> None:
        await asyncio.wait(
            [lane.task for lane in self._running.values()],
            timeout=patience,
            return_when=asyncio.FIRST_COMPLETED,
        )

    def _end(self, chat: str, done: asyncio.Task[None]) -> None:
        del self._running[chat]
        error = None if done.cancelled() else done.exception()
        if error:
            extra = {"action": "telegram_work_died", "error": type(error).__name__}
            logger.error("unforeseen", extra=extra)
        self._on_end()
