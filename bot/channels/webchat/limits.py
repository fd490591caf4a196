"""How much one browser may send: the size of a post, its length, and its pace."""

from __future__ import annotations

import asyncio
from collections import deque
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

from starlette.requests import Request
from starlette.types import Message as ReceivedMessage

#: what the box on the page takes; more arrives only from old browsers and scripts
LONGEST_TYPED = 2_000
LONGEST_TEXT = 10_000
LARGEST_BODY = 64 * 1024
#: so much of a body that is too large is still read, so that the browser reads our answer
_MOST_DRAINED = 4 * 1024 * 1024
_MINUTE = timedelta(minutes=1)
_MOST_REMEMBERED = 10_000


class BodyTooLarge(Exception):
    """More was posted than anybody types."""


class Pace:
    """At most so many messages of one browser in any minute."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._times: dict[str, deque[datetime]] = {}

    def allows(self, key: str, now: datetime) -> bool:
        """Count one message now; False when it is one too many."""
        if len(self._times) > _MOST_REMEMBERED:
            self._forget_before(now - _MINUTE)
        times = self._times.setdefault(key, deque())
        while times and times[0] <= now - _MINUTE:
            times.popleft()
        if len(times) >= self._most:
            return False
        times.append(now)
        return True

    def _forget_before(self, moment: datetime) -> None:
        self._times = {key: times for key, times in self._times.items() if times[-1] > moment}


class Turns:
    """A lock per browser: what one person sends is answered one message after the other."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def of(self, key: str) -> asyncio.Lock:
        """The lock of one browser; it lives as long as somebody holds or awaits it."""
        return self._locks.setdefault(key, asyncio.Lock())


async def bounded(request: Request) -> Request:
    """The request with its whole body read. Raises BodyTooLarge."""
    chunks, size = [], 0
    async for chunk in request.stream():
        size += len(chunk)
        if size <= LARGEST_BODY:
            chunks.append(chunk)
        elif size > _MOST_DRAINED:
            break
    if size > LARGEST_BODY:
        raise BodyTooLarge

    async def receive() -> ReceivedMessage:
        return {"type": "http.request", "body": b"".join(chunks), "more_body": False}

    return Request(request.scope, receive)
