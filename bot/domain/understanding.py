"""What the language model made of a message, and whether that is sure enough to answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

#: the intent of messages that are about nothing we serve (taxonomy)
OUT_OF_SCOPE = "out-of-scope"
#: topics where every second counts: answered at once, whatever the state (taxonomy)
DANGER = ("emergency", "violence", "self-harm")
#: how many choices a person can take in at a glance
MOST_CHOICES = 3


class Decision(StrEnum):
    """How sure we are."""

    ANSWER = "answer"
    CHOOSE = "choose"
    LOST = "lost"


@dataclass(frozen=True)
class Candidate:
    """One thing the message may be about; confidence from 0 to 1, calibrated."""

    intent: str
    confidence: float


@dataclass(frozen=True)
class Understanding:
    """The model's reading of one message; candidates best first, never empty."""

    language: str  #: ISO 639-1 code, also of languages we do not serve; `und` for none
    language_confidence: float
    candidates: tuple[Candidate, ...]

    @property
    def best(self) -> Candidate:
        """The likeliest candidate."""
        return self.candidates[0]


@dataclass(frozen=True)
class Thresholds:
    """From which confidence on we answer or offer a choice, per language code."""

    answer: Mapping[str, float] = field(default_factory=dict)
    choose: Mapping[str, float] = field(default_factory=dict)
    danger: float = 0.3  #: from here on a danger topic is answered, even as second guess

    def decide(self, understanding: Understanding) -> Decision:
        """Whether to answer the best candidate, offer a choice, or admit to being lost."""
        best, language = understanding.best, understanding.language
        if self.danger_in(understanding):
            return Decision.ANSWER
        if best.intent == OUT_OF_SCOPE:
            return Decision.LOST
        if best.confidence >= self.answer.get(language, max(self.answer.values(), default=0.6)):
            return Decision.ANSWER
        if best.confidence >= self.choose.get(language, max(self.choose.values(), default=0.2)):
            return Decision.CHOOSE
        return Decision.LOST

    def danger_in(self, understanding: Understanding) -> Candidate | None:
        """The danger topic that the message may be about, likeliest first; None without one."""
        for candidate in understanding.candidates[:MOST_CHOICES]:
            if candidate.intent in DANGER and candidate.confidence >= self.danger:
                return candidate
        return None

    def meant(self, understanding: Understanding) -> Candidate:
        """The candidate that we go by: danger before anything likelier."""
        return self.danger_in(understanding) or understanding.best

    def shown(self, understanding: Understanding) -> tuple[Candidate, ...]:
        """The candidates worth showing, best first, at most three."""
        return tuple(c for c in understanding.candidates if c.intent != OUT_OF_SCOPE)[:MOST_CHOICES]
