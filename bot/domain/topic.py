"""A topic that staff answer, its answer in one language, and the areas of the menu."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.language import Language

_RECORDING = re.compile(r"([a-z0-9-]{1,60})/([a-z]{2})/([0-9a-f]{12})")


class Escalation(StrEnum):
    """Whether a human is offered with the answer."""

    NEVER = "never"
    OFFER = "offer"
    ALWAYS = "always"
    ALARM = "alarm"  #: danger: numbers to call now


class Review(StrEnum):
    """Whether a native reader has confirmed a translation."""

    DRAFT = "draft"
    NATIVE_REVIEWED = "native-reviewed"


@dataclass(frozen=True)
class Source:
    """The public page that an answer rests on."""

    url: str
    name: str
    checked_on: date


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A topic's text in one language, ready to show."""

    topic: str
    language: Language
    title: str
    body: str  #: Markdown subset with every placeholder filled in
    version: str  #: digest of the stored text
    meaning: str  #: digest of the Danish body that it says the same as
    review: Review
    is_outdated: bool = False  #: the Danish text has changed since this was translated


@dataclass(frozen=True, kw_only=True)
class Topic:
    """What holds for a topic in every language."""

    id: str
    owner: str
    sources: tuple[Source, ...]
    reviewed_on: date
    review_due: date
    escalation: Escalation
    guidance: str | None = None  #: giving it counts as written guidance of this kind
    confidential: bool = False  #: that somebody asked is never written down
    related: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None

    def is_served_on(self, day: date) -> bool:
        """Whether the topic may be answered on this day (Danish date)."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)


@dataclass(frozen=True)
class Recording:
    """An answer's text read aloud by a person."""

    topic: str
    language: Language
    digest: str  #: 12 hex digits of the audio's bytes

    @property
    def name(self) -> str:
        """What names exactly these bytes in records: `contract/ti/1a2b3c4d5e6f`."""
        return f"{self.topic}/{self.language}/{self.digest}"

    @classmethod
    def of(cls, name: str | None) -> Recording | None:
        """The recording of that name; None when it is the name of none."""
        found = _RECORDING.fullmatch(name or "")
        language = Language.of(found[2]) if found else None
        return cls(found[1], language, found[3]) if found and language else None


@dataclass(frozen=True)
class Area:
    """A heading of the menu with its topics in order."""

    id: str
    titles: Mapping[Language, str]
    topics: tuple[str, ...]
