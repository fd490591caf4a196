"""What an answer must never say and what it must say (wording.yml), and amounts of money."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.adapters.content.checks.glossary import plain, says_any
from bot.adapters.content.files import FileModel, read_yaml, validate
from bot.adapters.content.topic_files import SOURCE_LANGUAGE, TopicText
from bot.domain.language import Language
from bot.errors import Problem

_Text = Annotated[str, Field(min_length=1)]
_Phrases = Mapping[Language, Annotated[tuple[_Text, ...], Field(min_length=1)]]

#: nothing in an answer about returning may look like a sum of money, with or without a currency
_WITHOUT_SUMS = "repatriation-*"
_NUMBER = r"\d{1,12}(?:[.,' ]\d{1,12}){0,4}"
_CURRENCY = "(?:kr|kroner|dkk|euro|eur|€|كرون[هات]*|ክሮነር|ክሮን)"
_AMOUNT = re.compile(
    rf"{_NUMBER} ?{_CURRENCY}(?!\w)|(?<!\w)(?:kr\.?|dkk|eur|€) ?{_NUMBER}|{_NUMBER} ?,-(?!\w)"
)
_SUM = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:[., ]\d{3})+|\d{4,})(?!\d)")
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_QUOTED = re.compile(r"\"[^\"]*\"|[“„][^“”]*[“”]|«[^«»]*»|»[^«»]*«")


def _every_language(phrases: _Phrases) -> _Phrases:
    missing = [language.value for language in Language if language not in phrases]
    if missing:
        raise ValueError(f"must have phrases in {', '.join(missing)} too")
    return phrases


class Rule(FileModel):
    """Phrases in each language, the topics they concern (all without), and why."""

    because: _Text
    topics: tuple[_Text, ...] = ("*",)
    phrases: _Phrases

    def concerns(self, topic_id: str) -> bool:
        """Whether the rule holds for that topic."""
        return any(fnmatchcase(topic_id, pattern) for pattern in self.topics)


class Forbidden(Rule):
    """None of the phrases may be said."""

    fine_in_quotes: bool = False  #: such as the name of a benefit in an old letter
    fine_after: tuple[_Text, ...] = ()  #: words that turn the meaning round, such as "not"

    def said(self, text: str, language: Language) -> Iterator[str]:
        """The forbidden phrases that a plain text has.

        Danish phrases in every language: translations keep the Danish words in brackets.
        """
        read = _QUOTED.sub(" ", text) if self.fine_in_quotes else text
        for word in self.fine_after:
            read = re.sub(rf"(?<!\w){re.escape(word)} \w+", " ", read)
        for spoken in dict.fromkeys((language, SOURCE_LANGUAGE)):
            for phrase in self.phrases.get(spoken, ()):
                if says_any(read, (phrase,), spoken):
                    yield phrase


class Required(Rule):
    """One of the phrases must be said."""

    says: _Text  #: what the phrases say, after "does not say"
    phrases: Annotated[_Phrases, AfterValidator(_every_language)]


class Wording(FileModel):
    """Every rule about what answers say."""

    forbidden: tuple[Forbidden, ...]
    required: tuple[Required, ...] = ()


def read_wording(path: Path) -> Wording:
    """The rules in the file. Raises InvalidData."""
    return validate(Wording, path, read_yaml(path))


def broken(
    text: TopicText, topic_id: str, language: Language, wording: Wording
) -> Iterator[Problem]:
    """Everything that the text says and must not, or must say and does not."""
    read = plain(f"{text.title}\n{text.body}", language)
    for sentence in (
        *_forbidden(read, topic_id, language, wording),
        *_required(read, topic_id, language, wording),
        *_amounts(read, topic_id),
    ):
        yield Problem(str(text.path), sentence)


def _forbidden(read: str, topic_id: str, language: Language, wording: Wording) -> Iterator[str]:
    for rule in wording.forbidden:
        if rule.concerns(topic_id):
            for phrase in rule.said(read, language):
                yield f"says `{phrase}`: {rule.because}"


def _required(read: str, topic_id: str, language: Language, wording: Wording) -> Iterator[str]:
    for rule in wording.required:
        phrases = rule.phrases[language]
        if rule.concerns(topic_id) and not says_any(read, phrases, language):
            yield f"does not say {rule.says}, such as `{phrases[0]}`: {rule.because}"


def _amounts(read: str, topic_id: str) -> Iterator[str]:
    typed = _PLACEHOLDER.sub("\n", read)
    amounts = [found[0].strip() for found in _AMOUNT.finditer(typed)]
    for amount in dict.fromkeys(amounts):
        yield f"says `{amount}`: an amount comes only from a confirmed placeholder."
    if fnmatchcase(topic_id, _WITHOUT_SUMS):
        for found in dict.fromkeys(_SUM.findall(_AMOUNT.sub("\n", typed))):
            yield f"says `{found}`: an answer about voluntary return names no sum of money."
