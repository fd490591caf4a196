"""Serves recordings, whole or in the ranges that players ask for."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.domain.topic import Recording
from bot.ports import Library

#: the beginning of every recording's address
PLACE = "/voice/"
_TYPE = "audio/ogg"
# One range (RFC 9110, section 14.2); whoever asks for several gets the whole.
_RANGE = re.compile(r"bytes=(?P<first>[0-9]{0,9})-(?P<last>[0-9]{0,9})")
_PART, _NO_SUCH_PART = 206, 416

Endpoint = Callable[[Request], Awaitable[Response]]


class Voice:
    """The endpoint of recordings."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def routes(self, guard: Callable[[Endpoint], Endpoint]) -> list[Route]:
        """All addresses of recordings; `guard` makes the error pages."""
        return [Route(PLACE + "{name:path}", guard(self.play))]

    async def play(self, request: Request) -> Response:
        """The recording whose name stands in the address; the library knows it, or nobody."""
        name: str = request.path_params["name"]
        recording = Recording.of(name.removesuffix(".ogg")) if name.endswith(".ogg") else None
        audio = self._library.audio(recording) if recording else None
        if audio is None:
            raise HTTPException(404)
        return _respond(audio, request.headers.get("range", ""))


def address(recording: Recording) -> str:
    """Where a recording is played from."""
    return f"{PLACE}{recording.name}.ogg"


def _respond(audio: bytes, wanted: str) -> Response:
    headers, size = {"Accept-Ranges": "bytes"}, len(audio)
    found = _RANGE.fullmatch(wanted.strip())
    if found is None or not (found["first"] or found["last"]):
        return Response(audio, headers=headers, media_type=_TYPE)
    if found["first"]:
        first, last = int(found["first"]), min(int(found["last"] or size), size - 1)
        if found["last"] and int(found["last"]) < first:
            return Response(audio, headers=headers, media_type=_TYPE)  # is no range at all
    else:
        first, last = max(0, size - int(found["last"])), size - 1
    if first > last:
        headers["Content-Range"] = f"bytes */{size}"
        return Response(status_code=_NO_SUCH_PART, headers=headers)
    headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return Response(audio[first : last + 1], _PART, headers, media_type=_TYPE)
