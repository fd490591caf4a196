"""The pause that Telegram asked for; it outlives a restart."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.ports import Transaction

_KEY = "telegram.pause_until"


class FloodPause:
    """Until when nothing at all may be sent."""

    def __init__(self) -> None:
        self._until: datetime | None = None

    async def recall(self, records: Transaction) -> None:
        """Read what was asked of an earlier process."""
        note = await records.notes.read(_KEY)
        self._until = datetime.fromisoformat(note) if note else None

    async def keep(self, records: Transaction, seconds: float, now: datetime) -> datetime:
        """Pause from now on, also after a restart; the end of the pause."""
        until = now + timedelta(seconds=seconds)
        self._until = max(until, self._until or until)
        await records.notes.write(_KEY, self._until.isoformat())
        return self._until

    def left(self, now: datetime) -> float:
        """Seconds to wait still."""
        return max(0.0, (self._until - now).total_seconds()) if self._until else 0.0
