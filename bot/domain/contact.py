"""A person we serve, and where the dialogue with them stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.language import Language

#: for how many answers we remember what else the question could have meant
MOST_REMEMBERED = 5
#: after this long nobody remembers what we asked
PATIENCE = timedelta(hours=24)


class QuestionKind(StrEnum):
    """What we asked."""

    WHICH_ONE = "which-one"  #: which of the offered intents was meant
    WAITING = "waiting"  #: nothing now; the intents come up again when the language changes
    COMING = "coming"  #: "are you coming?"


@dataclass(frozen=True)
class Question:
    """What we asked last, against which the next message is read."""

    kind: QuestionKind
    about: tuple[str, ...]  #: intents, likeliest first; for COMING the occurrence
    asked_at: datetime  #: UTC


@dataclass
class Dialogue:
    """What we must remember from one message to the next; small, no message text."""

    last_topic: str | None = None  #: the topic answered last
    question: Question | None = None  #: what we asked last; see open_question
    meant: dict[str, list[str]] = field(default_factory=dict)  #: topic -> what else it could be
    lost_in_a_row: int = 0

    def ask(self, kind: QuestionKind, about: Sequence[str], now: datetime) -> None:
        """Remember what we ask, in place of what we asked before; `now` is UTC."""
        self.question = Question(kind, tuple(about), now)

    def set_aside(self) -> None:
        """Something else was said: typed answers to "which one?" no longer count."""
        if self.question and self.question.kind is QuestionKind.WHICH_ONE:
            self.question = replace(self.question, kind=QuestionKind.WAITING)

    def settle(self) -> None:
        """Forget what we asked: it has been answered."""
        self.question = None

    def open_question(self, now: datetime) -> Question | None:
        """What we asked last, where it is not answered or forgotten; `now` is UTC."""
        if self.question is None or now - self.question.asked_at >= PATIENCE:
            return None
        return self.question

    def offered(self, now: datetime) -> list[str]:
        """The intents among which the contact has still to choose, likeliest first."""
        question = self.open_question(now)
        if question is None or question.kind is QuestionKind.COMING:
            return []
        return list(question.about)

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
