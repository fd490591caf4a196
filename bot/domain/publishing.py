"""How the answers stand: which texts are current, how often they are asked for, what hurts most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.language import Language


class TextState(StrEnum):
    """How one language's text of a topic stands."""

    CURRENT = "current"  #: the Danish source
    NATIVE_REVIEWED = "native-reviewed"  #: says what the Danish says; a native reader confirmed it
    DRAFT = "draft"  #: says what the Danish says; no native reader has seen it
    OUTDATED = "outdated"  #: translates an older Danish text
    REFUSED = "refused"  #: can be read, but must never reach a contact
    BROKEN = "broken"  #: cannot be read
    MISSING = "missing"


#: what it costs the people who ask in that language
_HARM = {
    TextState.MISSING: 10,
    TextState.BROKEN: 10,
    TextState.REFUSED: 10,
    TextState.OUTDATED: 5,
    TextState.DRAFT: 1,
    TextState.NATIVE_REVIEWED: 0,
    TextState.CURRENT: 0,
}
_HARM_OF_A_MISSED_REVIEW = 5
_HARM_OF_A_DAY_UNSERVED = 5
_HARM_OF_A_WRONG_ANSWER = 10


@dataclass(frozen=True, kw_only=True)
class TopicStatus:
    """One topic as its owner must see it."""

    id: str
    title: str = ""  #: Danish; empty where the Danish text is missing or broken
    owner: str = ""
    states: Mapping[Language, TextState]
    spoken: frozenset[Language] = frozenset()  #: has a recording of the text as it is now
    reviewed_on: date | None = None
    review_due: date | None = None
    lix: int | None = None
    asked: int | None = None  #: times in the last 90 days; None where it is not counted
    not_meant: int | None = None  #: "this was not what I meant"
    is_overdue: bool = False
    is_valid_today: bool = True  #: today lies between `valid_from` and `valid_until`

    @property
    def hurt(self) -> int:
        """How much it hurts: every fault weighs more the more often people ask."""
        faults = sum(_HARM[state] for state in self.states.values())
        faults += _HARM_OF_A_MISSED_REVIEW * self.is_overdue
        faults += _HARM_OF_A_DAY_UNSERVED * (not self.is_valid_today)
        return faults * (1 + (self.asked or 0)) + _HARM_OF_A_WRONG_ANSWER * (self.not_meant or 0)
