"""A server that runs in a thread of its own while a block of ordinary code is executed."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import AbstractAsyncContextManager, contextmanager

Running = tuple[asyncio.AbstractEventLoop, asyncio.Event]


@contextmanager
def serving(server: AbstractAsyncContextManager[object]) -> Iterator[None]:
    begun: Future[Running] = Future()
    thread = threading.Thread(target=lambda: asyncio.run(_serve(server, begun)), name="fakegram")
    thread.start()
    loop, stop = begun.result(timeout=10)
    try:
        yield
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)


async def _serve(server: AbstractAsyncContextManager[object], begun: Future[Running]) -> None:
    stop = asyncio.Event()
    try:
        async with server:
            begun.set_result((asyncio.get_running_loop(), stop))
            await stop.wait()
    except OSError as error:
        # The port is taken: the caller's thread should hear of it, not this one.
        begun.set_exception(error)
