"""Serves recordings, whole or in the ranges that players ask for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.routing import Route

from bot.domain.topic import Recording
from bot.ports import Clock, Library

_PLACE = "/voice/"

Endpoint = Callable[[Request], Awaitable[Response]]


class Voice:
    """The endpoint of recordings."""

    def __init__(self, library: Library, clock: Clock) -> None:
        self._library = library
        self._now = clock

    def routes(self, guard: Callable[[Endpoint], Endpoint]) -> list[Route]:
        """All addresses of recordings; `guard` makes the error pages."""
        return [Route(_PLACE + "{digest}.ogg", guard(self.play))]

    async def play(self, request: Request) -> Response:
        """The recording whose digest stands in the address; the library knows it, or nobody."""
        path = self._library.audio_file(request.path_params["digest"], self._now())
        if path is None:
            raise HTTPException(404)
        return FileResponse(path, media_type="audio/ogg")


def address(recording: Recording) -> str:
    """Where a recording is played from; what it is about is not for the logs on the way."""
    return f"{_PLACE}{recording.digest}.ogg"
