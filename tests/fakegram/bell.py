"""A bell that wakes everyone who waits for something to change, in any thread or loop."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import TypeVar

Found = TypeVar("Found")


class Bell:
    def __init__(self) -> None:
        self._wakers: set[Callable[[], object]] = set()
        self._lock = threading.Lock()

    def ring(self) -> None:
        with self._lock:
            wakers = list(self._wakers)
        for wake in wakers:
            wake()

    async def until(self, condition: Callable[[], Found | None], within: float) -> Found | None:
        """What the condition finds, or None when the time is up."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + within
        while True:
            rung: asyncio.Future[None] = loop.create_future()
            wake = partial(loop.call_soon_threadsafe, _settle, rung)
            self._add(wake)
            # The condition is asked after the waker is in place, so no ring is missed.
            try:
                if (found := condition()) is not None:
                    return found
                # Unlike wait_for, wait lets no cancellation slip when the bell rings just then.
                await asyncio.wait([rung], timeout=max(0.0, deadline - loop.time()))
                if not rung.done():
                    return None
            finally:
                self._remove(wake)

    def until_in_thread(self, condition: Callable[[], Found | None], within: float) -> Found | None:
        """The same for a thread that has no event loop."""
        deadline = time.monotonic() + within
        rung = threading.Event()
        self._add(rung.set)
        try:
            while (found := condition()) is None:
                if not rung.wait(max(0.0, deadline - time.monotonic())):
                    return None
                rung.clear()
            return found
        finally:
            self._remove(rung.set)

    def _add(self, wake: Callable[[], object]) -> None:
        with self._lock:
            self._wakers.add(wake)

    def _remove(self, wake: Callable[[], object]) -> None:
        with self._lock:
            self._wakers.discard(wake)


def _settle(rung: asyncio.Future[None]) -> None:
    if not rung.done():
        rung.set_result(None)
