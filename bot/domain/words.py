"""One spelling for the words of a message, in four scripts, and lists of words to look up in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.domain.folding import fold

T = TypeVar("T")

#: the signs that are kept as words of their own
SIGNS = ".,:/?-"

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("–—‑", "-"),
        **dict.fromkeys("؟፧", "?"),
        **dict.fromkeys("።٫", "."),
        **dict.fromkeys("،؛;፡፣፤፥", ","),
    }
)
_GLUED_CLOCK = re.compile(r"\b(kl|kloken)(?=\d)")
# A number with am, st and the like; Latin words, which may hold the digits of the Arabic chat
# alphabet; words of other scripts; signs that dates, times and questions are made of.
_TOKEN = re.compile(
    r"\d+(?=(?:am|pm|st|nd|rd|th)?(?![a-z0-9]))"
    r"|[a-z0-9]+|[^\W\d_a-z]+"
    r"|[.,:/?-]"
)
_ARABIC_PREFIXES = ("و", "ف", "ب", "ل", "ه", "ع")
_GEEZ_PREFIXES = ("ን", "ብ", "ናይ", "ካብ")
_SHORTEST_STEM = 2


@dataclass(frozen=True)
class Words:
    """A message cut into words, numbers and signs."""

    texts: tuple[str, ...]
    forms: tuple[tuple[str, ...], ...]  #: each also without its prefixes and suffixes
    glued: tuple[bool, ...]  #: whether no space stands before it

    def __len__(self) -> int:
        return len(self.texts)

    def text(self, index: int) -> str:
        """The word there; empty outside the message."""
        return self.texts[index] if 0 <= index < len(self.texts) else ""

    def number(self, index: int) -> int | None:
        """The number there, of at most four digits."""
        text = self.text(index)
        return int(text) if text.isdecimal() and len(text) <= 4 else None

    def is_form(self, index: int, word: str) -> bool:
        """Whether it is that word there; in Tigrinya perhaps with a particle.

        Not so in Arabic, where a day (يوم واحد) would become a Sunday (يوم أحد).
        """
        is_arabic = "\u0600" <= word[0] <= "\u06ff"
        return word == self.texts[index] if is_arabic else word in self.forms[index]


def read_words(text: str) -> Words:
    """Cut a message into normalised words."""
    found = list(_TOKEN.finditer(_GLUED_CLOCK.sub(r"\1 ", fold(text).translate(_SIGNS))))
    ends = [-1, *(match.end() for match in found)]
    return Words(
        tuple(match[0] for match in found),
        tuple(_forms(match[0]) for match in found),
        tuple(match.start() == end for match, end in zip(found, ends, strict=False)),
    )


class Lexicon(Generic[T]):
    """What words mean: each value has a list of words and phrases, separated by commas."""

    def __init__(self, entries: Mapping[T, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for value, phrases in entries.items():
            for phrase in phrases.split(","):
                first, *rest = read_words(phrase).texts
                self._by_first.setdefault(first, []).append((tuple(rest), value))
        for found in self._by_first.values():
            found.sort(key=lambda one: -len(one[0]))

    def at(self, words: Words, index: int) -> tuple[T, int] | None:
        """The longest phrase that begins there: its meaning and the index after it."""
        if not 0 <= index < len(words):
            return None
        for form in words.forms[index]:
            for rest, value in self._by_first.get(form, ()):
                end = index + 1 + len(rest)
                if end <= len(words) and self._is_rest(words, index + 1, rest):
                    return value, end
        return None

    def all(self, words: Words) -> list[T]:
        """The meaning of every phrase, in order; a longer phrase hides the shorter ones in it."""
        found, index = [], 0
        while index < len(words):
            match = self.at(words, index)
            if match:
                found.append(match[0])
            index = match[1] if match else index + 1
        return found

    @staticmethod
    def _is_rest(words: Words, start: int, rest: Iterable[str]) -> bool:
        return all(words.is_form(start + offset, word) for offset, word in enumerate(rest))


def _forms(word: str) -> tuple[str, ...]:
    if "\u0600" <= word[0] <= "\u06ff":
        return _without_arabic_prefix(word)
    if "\u1200" <= word[0] <= "\u137f":
        return _without_geez_particles(word)
    return (word,)


def _without_arabic_prefix(word: str) -> tuple[str, ...]:
    forms = [word]
    for _ in range(2):  # and + for, as in ولليوم
        word = forms[-1]
        if word.startswith("ل"):  # للخميس, one of its letters folded: for the Thursday
            forms.append(f"ا{word}")
            forms.append(word[1:])
        elif word.startswith(_ARABIC_PREFIXES) and len(word) > _SHORTEST_STEM:
            forms.append(word[1:])
    return tuple(forms)


def _without_geez_particles(word: str) -> tuple[str, ...]:
    forms = [word]
    for prefix in _GEEZ_PREFIXES:
        if word.startswith(prefix) and len(word) > len(prefix) + 1:
            forms.append(word[len(prefix) :])
    forms += [form[:-1] for form in forms if form.endswith("ን") and len(form) > _SHORTEST_STEM]
    return tuple(forms)
