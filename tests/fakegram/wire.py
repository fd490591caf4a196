"""The web server: quick to start and stop, and able to break a connection on demand."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Coroutine
from typing import Any, TypeVar

import uvicorn
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

Result = TypeVar("Result")


class CallerGone(Exception):
    """The caller hung up before there was an answer."""


async def unless_gone(request: Request, work: Coroutine[Any, Any, Result]) -> Result:
    """The result of the work, which is given up when the caller hangs up."""
    doing, hung_up = asyncio.ensure_future(work), asyncio.ensure_future(_hangs_up(request))
    try:
        await asyncio.wait({doing, hung_up}, return_when=asyncio.FIRST_COMPLETED)
        if not doing.done():
            raise CallerGone
        return doing.result()
    finally:
        doing.cancel()
        hung_up.cancel()


async def _hangs_up(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


class BrokenConnection(Response):
    """No answer at all: the caller sees the connection break."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["state"]["transport"].abort()
        # The body is read already, so this returns when the loss is noticed; uvicorn then
        # knows that nobody waits for an answer.
        await receive()


class BreakableProtocol(H11Protocol):
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}
        # asyncio does this only for sockets it makes itself; without it every answer waits
        # 40 ms for the caller's acknowledgement.
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class WebServer(uvicorn.Server):
    """uvicorn without its tenths of a second of waiting and without signal handlers."""

    def __init__(self, app: ASGIApp, host: str, port: int) -> None:
        config = uvicorn.Config(
            app,
            http=BreakableProtocol,
            ws="none",
            lifespan="off",
            log_config=None,
            access_log=False,
        )
        super().__init__(config)
        self._socket = socket.create_server((host, port), backlog=256)
        self.port: int = self._socket.getsockname()[1]

    async def begin(self) -> None:
        self.config.load()
        self.lifespan = self.config.lifespan_class(self.config)
        await self.startup(sockets=[self._socket])

    async def end(self) -> None:
        """Drop everything at once: whoever still polls sees a broken connection."""
        for server in self.servers:
            server.close()
        for connection in list(self.server_state.connections):
            connection.transport.abort()
        tasks = list(self.server_state.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
