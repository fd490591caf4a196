"""How many messages Telegram lets us send: overall, to one chat and to one group."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

#: Telegram allows about 30 a second; we leave room for the answers to pressed buttons
OVERALL_PER_SECOND = 25
#: a chat may get a few messages at once, then one a second
CHAT_BURST = 3
CHAT_PER_SECOND = 1.0
#: Telegram allows 20 a minute in a group
GROUP_PER_MINUTE = 18
_MINUTE = 60.0
# Rounding must not turn the wait that we announced into another one.
_HAIR = 1e-6


@dataclass
class _Chat:
    """A bucket that fills by one message a second; groups also count their last minute."""

    filled_at: float
    tokens: float = CHAT_BURST
    sent_at: deque[float] = field(default_factory=deque)

    def spend(self, now: float, is_group: bool) -> None:
        self._fill(now)
        self.tokens -= 1
        if is_group:
            self.sent_at.append(now)

    def free_at(self, now: float) -> float:
        self._fill(now)
        free = now + max(0.0, 1 - self.tokens) / CHAT_PER_SECOND
        while self.sent_at and self.sent_at[0] <= now - _MINUTE:
            self.sent_at.popleft()
        if len(self.sent_at) >= GROUP_PER_MINUTE:
            free = max(free, self.sent_at[-GROUP_PER_MINUTE] + _MINUTE)
        return free

    def is_full(self) -> bool:
        return self.tokens >= CHAT_BURST and not self.sent_at

    def _fill(self, now: float) -> None:
        gained = max(0.0, now - self.filled_at) * CHAT_PER_SECOND
        self.tokens = min(CHAT_BURST, self.tokens + gained)
        self.filled_at = max(self.filled_at, now)


class Budget:
    """Counts what was sent. Time is seconds on any clock that only goes forward."""

    def __init__(self) -> None:
        self._next = float("-inf")
        self._chats: dict[str, _Chat] = {}

    def spend(self, chat: str, now: float) -> None:
        """One message goes out now."""
        # Evenly spaced, so that no second ever holds more than its share.
        self._next = max(self._next, now) + 1 / OVERALL_PER_SECOND
        self._chats.setdefault(chat, _Chat(now)).spend(now, is_group=chat.startswith("-"))

    def wait(self, now: float) -> float:
        """Seconds until anything may be sent at all."""
        return max(0.0, self._next - now)

    def wait_for(self, chat: str, now: float) -> float:
        """Seconds until something may be sent to this chat."""
        held = self._chats.get(chat)
        return max(self.wait(now), (held.free_at(now) - now) if held else 0.0)

    def held(self, now: float) -> dict[str, float]:
        """The chats that have had enough for now, and in how many seconds each is free."""
        waits = {chat: one.free_at(now) - now for chat, one in self._chats.items()}
        self._chats = {chat: one for chat, one in self._chats.items() if not one.is_full()}
        return {chat: wait for chat, wait in waits.items() if wait > _HAIR}
