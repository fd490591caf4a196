"""The queue of updates: what a bot has not confirmed yet."""

from __future__ import annotations

from dataclasses import dataclass

from .errors import Json

#: Telegram leaves these out unless a bot asks for them by name.
ON_REQUEST_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(frozen=True)
class Update:
    id: int
    kind: str
    body: Json
    #: Webhook calls keep their order inside one lane only: Telegram has one lane for each
    #: chat's messages and another for each person's callback queries.
    lane: tuple[str, int]
    #: Served once more although it was confirmed before.
    is_repeat: bool = False

    def json(self) -> Json:
        return {"update_id": self.id, self.kind: self.body}


class UpdateQueue:
    def __init__(self, first_id: int = 500_000_001) -> None:
        self.pending: list[Update] = []
        self.known: dict[int, Update] = {}
        self.allowed: frozenset[str] = frozenset()
        self._next_id = first_id

    def add(self, kind: str, body: Json, lane: tuple[str, int]) -> Update | None:
        """The new update, or None when the bot did not ask for this kind."""
        if not self.wants(kind):
            return None
        update = Update(self._next_id, kind, body, lane)
        self._next_id += 1
        self.known[update.id] = update
        self.pending.append(update)
        return update

    def wants(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in ON_REQUEST_ONLY

    def confirm(self, offset: int) -> None:
        """Forget what came before the offset; a negative one counts from the end."""
        if offset < 0:
            self.pending = self.pending[offset:]
        elif offset > 0:
            self.pending = [u for u in self.pending if u.id >= offset or u.is_repeat]

    def take(self, limit: int) -> list[Update]:
        """The oldest updates; only repeats leave the queue by being taken."""
        batch = self.pending[:limit]
        repeats = {id(update) for update in batch if update.is_repeat}
        self.pending = [u for u in self.pending if id(u) not in repeats]
        return batch

    def remove(self, update: Update) -> None:
        self.pending = [u for u in self.pending if u is not update]

    def repeat(self, update_id: int) -> Update:
        first = self.known[update_id]
        again = Update(first.id, first.kind, first.body, first.lane, is_repeat=True)
        self.pending.insert(0, again)
        return again

    def skip_ids(self, count: int) -> None:
        """After a quiet week Telegram draws a new first id, so ids may jump."""
        self._next_id += count

    def clear(self) -> None:
        self.pending.clear()
