"""What every part of the channel works with."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field

from bot.channels.telegram.api import Api
from bot.channels.telegram.pauses import Pauses
from bot.ports import Clock, Records


@dataclass(frozen=True, kw_only=True)
class Tools:
    """Telegram, the database and the time."""

    api: Api
    records: Records
    clock: Clock
    pauses: Pauses = field(default_factory=Pauses)


class Bell:
    """Rung when there is something to do; whoever waits for it also looks by himself."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def ring(self) -> None:
        """There may be something to do."""
        self._event.set()

    def silence(self) -> None:
        """From here on a ring means something new."""
        self._event.clear()

    async def wait(self, patience: float) -> None:
        """Until it rings, at most so many seconds."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._event.wait(), patience)
