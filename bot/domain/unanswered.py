"""Messages that we could not answer, kept so that the language model can learn from them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.language import Language, language_of_script

#: so long an unanswered message is kept
KEPT_FOR = timedelta(days=90)

# What stands between the digits of a telephone number, also marks that are not seen.
_GAP = r"[\s.,\-‐-―/()·•_*|\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
_MASKED = (
    (re.compile(r"(?:[a-z][a-z0-9+.-]{1,20}://|www\.)\S+", re.IGNORECASE), "[link]"),
    (re.compile(r"[^\s@＠]{0,64}[@＠][^\s@＠]+"), "[address]"),
    (re.compile(r"\b[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}/\S*"), "[link]"),
    (re.compile(rf"\+?\d(?:{_GAP}{{0,3}}\d){{6,}}|\d{{6,}}"), "[number]"),
)
#: what stands in place of what could tell who wrote
MASKS = tuple(dict.fromkeys(word for _, word in _MASKED))


class Reason(StrEnum):
    """Why a message counts as unanswered."""

    LOST = "lost"  #: we did not understand it
    OUT_OF_SCOPE = "out-of-scope"  #: we took it for something that we know nothing about
    NOT_MEANT = "not-meant"  #: the contact says that we misunderstood it


class Script(StrEnum):
    """What a message is written in."""

    LATIN = "latin"
    ARABIC = "arabic"
    ETHIOPIC = "ethiopic"
    OTHER = "other"


_SCRIPTS = {
    Language.DANISH: (Script.LATIN,),
    Language.ENGLISH: (Script.LATIN,),
    # People also write both in Latin letters.
    Language.ARABIC: (Script.ARABIC, Script.LATIN),
    Language.TIGRINYA: (Script.ETHIOPIC, Script.LATIN),
}


@dataclass(frozen=True)
class Miss:
    """That a turn ended without an answer, or that an answer given before was a wrong one."""

    reason: Reason
    answered: str | None = None  #: the topic of the wrong answer


@dataclass(frozen=True, kw_only=True)
class Missed:
    """An unanswered message to keep; `text` is masked."""

    contact_id: int | None  #: None where nobody may know who asked
    text: str
    language: Language
    script: Script
    reason: Reason
    answered: str | None = None
    offered: tuple[str, ...] = ()  #: the ids that we asked the contact to choose from
    likeliest: str | None = None  #: the id that the model thought of first, or that we answered
    at: datetime  #: UTC; only the day's beginning where nobody may know who asked


@dataclass(frozen=True, kw_only=True)
class Unanswered(Missed):
    """An unanswered message as it was kept."""

    id: int
    adopted_as: str | None = None  #: the id of whose training messages it became one


@dataclass(frozen=True)
class Group:
    """Unanswered messages that ask the same, oldest first, in any language."""

    members: tuple[Unanswered, ...]

    @property
    def id(self) -> str:
        """Named by the oldest member: messages that join later do not change it."""
        return f"G{self.members[0].id}"

    @property
    def languages(self) -> Counter[Language]:
        """How many messages there are in each language."""
        return Counter(member.language for member in self.members)

    @property
    def likeliest(self) -> str | None:
        """What the model thought most often; None when nothing of that was kept."""
        thought = Counter(member.likeliest for member in self.members if member.likeliest)
        return thought.most_common(1)[0][0] if thought else None

    @property
    def newest(self) -> datetime:
        """When somebody asked it last, UTC."""
        return max(member.at for member in self.members)

    def examples(self, count: int) -> Sequence[Unanswered]:
        """The newest messages, each language in turn."""
        seen: Counter[Language] = Counter()
        ranked = []
        for member in reversed(self.members):
            ranked.append((seen[member.language], member))
            seen[member.language] += 1
        return [member for _, member in sorted(ranked, key=lambda one: one[0])[:count]]


def gathered(messages: Iterable[Unanswered], labels: Mapping[int, int]) -> list[Group]:
    """The groups, largest first; `labels` says for each message's id which group it is in."""
    members: dict[int, list[Unanswered]] = {}
    for message in sorted(messages, key=lambda one: one.id):
        members.setdefault(labels[message.id], []).append(message)
    groups = [Group(tuple(found)) for found in members.values()]
    return sorted(groups, key=lambda group: -len(group.members))


def mask(text: str) -> str:
    """The text without links, e-mail addresses, @names, telephone and other long numbers.

    It must be free of CPR numbers already.
    """
    for pattern, word in _MASKED:
        text = pattern.sub(word, text)
    return text


def one_line(text: str) -> str:
    """The text on one line, without marks that are not seen or that a terminal would obey."""
    seen = (sign for sign in text if sign.isspace() or unicodedata.category(sign)[0] != "C")
    return " ".join("".join(seen).split())


def is_same(text: str, other: str) -> bool:
    """Whether two messages say the same, letter for letter but for capitals and spaces."""
    return one_line(text).casefold() == one_line(other).casefold()


def script_of(text: str) -> Script:
    """The script of the sentence, whatever foreign words stand inside it."""
    match language_of_script(text):
        case Language.ARABIC:
            return Script.ARABIC
        case Language.TIGRINYA:
            return Script.ETHIOPIC
    letters = [letter for letter in text if letter.isalpha()]
    latin = sum(unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return Script.LATIN if latin * 2 > len(letters) else Script.OTHER


def can_be_written_in(language: Language, script: Script) -> bool:
    """Whether people write that language so."""
    return script in _SCRIPTS[language]
