"""What the language model made of a message, and whether that is sure enough to answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

#: the intent of messages that are about nothing we serve (taxonomy)
OUT_OF_SCOPE = "out-of-scope"
#: topics where every second counts: answered at once, whatever the state (taxonomy)
DANGER = ("emergency", "violence", "self-harm")
#: as far as the model reads a long message
LONGEST_READ = 1000
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
class Suspicion:
    """The danger that the lists of phrases found in a message, without the model."""

    topic: str  #: one of DANGER
    is_sure: bool  #: answer at once; else ask


@dataclass(frozen=True)
class Understanding:
    """The model's reading of one message; candidates best first, never empty."""

    language: str  #: ISO 639-1 code, also of languages we do not serve; `und` for none
    language_confidence: float
    candidates: tuple[Candidate, ...]
    danger: Suspicion | None = None

    @property
    def best(self) -> Candidate:
        """The likeliest candidate."""
        return self.candidates[0]


@dataclass(frozen=True)
class Thresholds:
    """From which confidence on we answer or offer a choice, per language code."""

    answer: Mapping[str, float] = field(default_factory=dict)
    choose: Mapping[str, float] = field(default_factory=dict)
    danger: float = 0.05  #: from here on a danger topic is always among the choices
    danger_answered: float = 0.5  #: from here on it is answered, whatever else is likelier

    def decide(self, understanding: Understanding) -> Decision:
        """Whether to answer the best candidate, offer a choice, or admit to being lost."""
        if self.danger_in(understanding):
            return Decision.ANSWER
        if self._possible_dangers(understanding):
            return Decision.CHOOSE
        best, shown = understanding.best, self.shown(understanding)
        is_sure = best.confidence >= _of(self.answer, understanding.language)
        if is_sure and not _is_outside(best):
            return Decision.ANSWER
        if is_sure or not shown:
            return Decision.LOST
        # What is left when it is not out of scope after all.
        in_scope = 1 - sum(c.confidence for c in understanding.candidates if _is_outside(c))
        likeliest = shown[0].confidence / max(in_scope, shown[0].confidence, 1e-9)
        is_worth_asking = likeliest >= _of(self.choose, understanding.language)
        return Decision.CHOOSE if is_worth_asking else Decision.LOST

    def may_be_danger(self, understanding: Understanding) -> bool:
        """Whether we must at least ask if somebody is in danger."""
        return bool(self._possible_dangers(understanding))

    def danger_in(self, understanding: Understanding) -> Candidate | None:
        """The danger topic that must be answered at once, likeliest first; None without one.

        Where only the lists are sure, its confidence is `danger_answered`: just enough.
        """
        if found := _first_danger(understanding, self.danger_answered):
            return found
        listed = understanding.danger
        return Candidate(listed.topic, self.danger_answered) if listed and listed.is_sure else None

    def shown(self, understanding: Understanding) -> tuple[Candidate, ...]:
        """The candidates worth showing, best first, at most three; possible danger among them."""
        dangers = self._possible_dangers(understanding)
        others = [
            one for one in understanding.candidates if not _is_outside(one) and one not in dangers
        ]
        shown = [*others[: MOST_CHOICES - len(dangers)], *dangers]
        return tuple(sorted(shown, key=lambda one: -one.confidence))

    def _possible_dangers(self, understanding: Understanding) -> list[Candidate]:
        # The lists' and the model's, which are often the same one.
        listed = understanding.danger
        dangers = [_of_topic(understanding, listed.topic)] if listed else []
        likeliest = _first_danger(understanding, self.danger)
        return [*dangers, likeliest] if likeliest and likeliest not in dangers else dangers

    def meant(self, understanding: Understanding) -> Candidate:
        """The candidate that we go by: danger before anything likelier."""
        return self.danger_in(understanding) or understanding.best


def _of(thresholds: Mapping[str, float], language: str) -> float:
    # A language of its own threshold, else the strictest one.
    return thresholds.get(language, max(thresholds.values(), default=0.5))


def _is_outside(candidate: Candidate) -> bool:
    return candidate.intent == OUT_OF_SCOPE


def _of_topic(understanding: Understanding, topic: str) -> Candidate:
    of_topic = (one for one in understanding.candidates if one.intent == topic)
    return next(of_topic, Candidate(topic, 0.0))


def _first_danger(understanding: Understanding, least: float) -> Candidate | None:
    for candidate in understanding.candidates:
        if candidate.intent in DANGER and candidate.confidence >= least:
            return candidate
    return None
