"""The record of every call, every delivery and every webhook post."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import asdict, dataclass, field

from .errors import Json


@dataclass
class Call:
    method: str
    chat_id: int | None
    params: Json
    at: float = field(default_factory=time.time)
    #: The HTTP status; None while it is being answered, 0 when the connection was broken.
    status: int | None = None
    fault: str | None = None
    seconds: float | None = None

    def end(self, status: int) -> None:
        self.status = status
        self.seconds = time.time() - self.at


@dataclass(frozen=True)
class Post:
    """One attempt to hand an update to the webhook; status 0 means no answer."""

    update_id: int
    status: int
    at: float


class Journal:
    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.posts: list[Post] = []
        #: How often each (chat id, text) reached the chat.
        self.deliveries: Counter[tuple[int, str]] = Counter()

    def of(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    def counters(self) -> Json:
        return {
            "calls": Counter(call.method for call in self.calls),
            "statuses": Counter(str(call.status) for call in self.calls),
            "deliveries": [
                {"chat_id": chat_id, "text": text, "times": times}
                for (chat_id, text), times in self.deliveries.items()
            ],
        }

    def log(self, method: str | None = None) -> list[Json]:
        chosen = self.calls if method is None else self.of(method)
        return [asdict(call) for call in chosen]
