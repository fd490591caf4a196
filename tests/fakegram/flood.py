"""Telegram's flood control: the published rates, refused with 429 beyond them."""

from __future__ import annotations

import math
import time
from collections import defaultdict, deque
from collections.abc import Callable

from .errors import ApiError, too_many_requests


class Window:
    """At most so many calls in any stretch of so many seconds."""

    def __init__(self, limit: int, seconds: float) -> None:
        self.limit = limit
        self.seconds = seconds
        self._at: deque[float] = deque()

    def wait(self, now: float) -> float:
        while self._at and self._at[0] <= now - self.seconds:
            self._at.popleft()
        return 0.0 if len(self._at) < self.limit else self._at[0] + self.seconds - now

    def count(self, now: float) -> None:
        self._at.append(now)


class Bucket:
    """A sustained rate for each second, with room for a short burst."""

    def __init__(self, rate: float, burst: int) -> None:
        self.rate = rate
        self.burst = float(burst)
        self._tokens = float(burst)
        self._at = -math.inf

    def wait(self, now: float) -> float:
        if self._at > -math.inf:
            self._tokens = min(self.burst, self._tokens + (now - self._at) * self.rate)
        self._at = now
        # A hair of tolerance: a caller who slept exactly long enough is not refused.
        return max(0.0, (1 - self._tokens) / self.rate) if self._tokens < 0.999 else 0.0

    def count(self, now: float) -> None:
        self._tokens -= 1


class Flood:
    def __init__(
        self,
        *,
        per_second: int = 30,
        per_chat: float = 1.0,
        burst: int = 3,
        per_group_minute: int = 20,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        self._overall = Window(per_second, 1.0)
        self._chats: dict[int, Bucket] = defaultdict(lambda: Bucket(per_chat, burst))
        self._groups: dict[int, Window] = defaultdict(lambda: Window(per_group_minute, 60.0))

    def check(self, chat_id: int) -> ApiError | None:
        """Count this call, or say how long the bot must wait."""
        now = self._clock()
        # Ids of groups are negative.
        gates: list[Window | Bucket] = [self._overall, self._chats[chat_id]]
        if chat_id < 0:
            gates.append(self._groups[chat_id])
        wait = max(gate.wait(now) for gate in gates)
        if wait > 0:
            return too_many_requests(max(1, math.ceil(wait)))
        for gate in gates:
            gate.count(now)
        return None
