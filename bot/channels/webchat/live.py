"""New messages to an open page at once: a bell in this process and an event stream."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field

from bot.errors import RecordsError

#: pages of one browser that hear at once; the oldest makes room, it may be a lost connection
MOST_STREAMS = 3
#: messages of other processes ring no bell: we look this often
LOOK_EVERY = 2.0
#: after so many looks with nothing new a comment shows whether anybody still listens
_QUIET_LOOKS = 7
_RETRY = "retry: 2000\n\n"
_COMMENT = ":\n\n"
_REPLACED = "event: replaced\ndata:\n\n"


@dataclass(frozen=True)
class News:
    """What was said since the page looked last, as HTML."""

    html: str
    last_id: int

    def event(self) -> str:
        """The news as one server-sent event."""
        lines = "".join(f"data: {line}\n" for line in self.html.splitlines())
        return f"id: {self.last_id}\n{lines}\n"


#: gives what was said after a message; None when nothing was
Look = Callable[[int], Awaitable[News | None]]


@dataclass(eq=False)
class Bell:
    """Wakes one stream."""

    key: str
    is_replaced: bool = False
    _rung: asyncio.Event = field(default_factory=asyncio.Event)

    def ring(self) -> None:
        """There is something new."""
        self._rung.set()

    async def wait(self, seconds: float) -> None:
        """Until it rings, or so long; what rang before counts too."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._rung.wait(), seconds)
        self._rung.clear()


class Hub:
    """All streams of this process."""

    def __init__(self) -> None:
        self.is_closed = False
        self._bells: defaultdict[str, deque[Bell]] = defaultdict(deque)

    def ring(self, key: str) -> None:
        """Something was said in this conversation."""
        for bell in self._bells.get(key, ()):
            bell.ring()

    def close(self) -> None:
        """End every stream now: the server waits for them before it stops."""
        self.is_closed = True
        for key in self._bells:
            self.ring(key)

    def listen(self, key: str) -> Bell:
        """A bell for one more stream; the oldest stream makes room."""
        bells = self._bells[key]
        if len(bells) >= MOST_STREAMS:
            oldest = bells.popleft()
            oldest.is_replaced = True
            oldest.ring()
        bells.append(Bell(key))
        return bells[-1]

    def leave(self, bell: Bell) -> None:
        """The stream has ended."""
        bells = self._bells.get(bell.key, deque())
        if bell in bells:
            bells.remove(bell)
        if not bells:
            self._bells.pop(bell.key, None)

    async def stream(self, key: str, after: int, look: Look) -> AsyncIterator[str]:
        """Server-sent events with everything said after a message, until it is closed."""
        bell, quiet = self.listen(key), 0
        try:
            yield _RETRY
            while not (self.is_closed or bell.is_replaced):
                news = await _look(look, after)
                if news:
                    yield news.event()
                    after, quiet = news.last_id, 0
                elif (quiet := quiet + 1) % _QUIET_LOOKS == 0:
                    yield _COMMENT
                await bell.wait(LOOK_EVERY)
            if bell.is_replaced:
                yield _REPLACED
        finally:
            self.leave(bell)


async def _look(look: Look, after: int) -> News | None:
    # A stream outlives a database that is away for a moment.
    with suppress(RecordsError):
        return await look(after)
    return None
