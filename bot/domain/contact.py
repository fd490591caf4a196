"""A person we serve, and where the dialogue with them stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.language import Language

#: for how many answers we remember what else the question could have meant
MOST_REMEMBERED = 5


@dataclass
class Dialogue:
    """What we must remember from one message to the next; small, no message text."""

    last_topic: str | None = None  #: the topic answered last
    offered: list[str] = field(default_factory=list)  #: intents offered by the last question
    meant: dict[str, list[str]] = field(default_factory=dict)  #: topic -> what else it could be
    lost_in_a_row: int = 0

    def remember_alternatives(self, topic: str, intents: list[str]) -> None:
        """Keep what else a question could have meant, for "this was not what I meant"."""
        self.meant.pop(topic, None)
        self.meant[topic] = intents
        while len(self.meant) > MOST_REMEMBERED:
            del self.meant[next(iter(self.meant))]


@dataclass
class Contact:
    """A person we serve. Without a link to a case we know a language and nothing else."""

    id: int
    created_at: datetime
    language: Language | None = None  #: None until the first message that shows one
    is_greeted: bool = False
    dialogue: Dialogue = field(default_factory=Dialogue)
