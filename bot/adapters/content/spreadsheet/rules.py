"""What a translated cell must keep of the Danish one beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot.adapters.content.checks.facts import differences
from bot.adapters.content.checks.topic import Rules, refusals_of_text
from bot.adapters.content.spreadsheet.layout import tidy
from bot.adapters.content.spreadsheet.pairs import Pair
from bot.adapters.content.topic_files import TopicText
from bot.domain.language import Language, language_of_script
from bot.domain.topic import Review
from bot.errors import Problem

# What stands in Latin letters in every language: placeholders, addresses, words in brackets.
_IN_LATIN = re.compile(r"\{[^{}]*\}|https?://\S+|\([^()]*\)")
_WORD = re.compile(r"\w+")
#: a text of so few words may be a name, which is the same in every language
_NAME = 2


def mistakes(pair: Pair, part: int, text: str) -> Iterator[str]:
    """What is wrong with the new text of one part, in sentences."""
    if not text:
        yield f"is empty, but there was a text; write the {pair.language.native_name} text again."
        return
    if part == 0 and "\n" in text:
        yield "a title is one line."
    elif "\n\n" in text:
        yield "has an empty line; one cell is one paragraph."
    if _is_danish(text, pair.danish_parts[part]):
        yield f"is still the Danish text; write it in {pair.language.native_name}."
    elif not _is_written_in(pair.language, text, pair.danish_parts[part]):
        yield f"is not written in the letters of {pair.language.native_name}."


def refused(
    pair: Pair, title: str, body: str, rules: Rules, *, with_facts: bool
) -> Iterator[Problem]:
    """Why the whole translation would not be served.

    Without facts where parts of it still translate another Danish text, whose facts they have.
    """
    text = _text(pair, title, body)
    found = replace(pair.found, texts={**pair.found.texts, pair.language: text})
    facts = () if with_facts else tuple(differences(found.danish, text))
    for one in refusals_of_text(found, pair.language, rules):
        if one not in facts:
            yield one


def differing_part(pair: Pair, part: int, text: str) -> Iterator[Problem]:
    """Facts of one part that are not those of its Danish text."""
    danish = replace(pair.found.danish, title="", body=pair.danish_parts[part])
    yield from differences(danish, _text(pair, "", text))


def _text(pair: Pair, title: str, body: str) -> TopicText:
    # No such file can exist: checks that look at a text's file must not see the one of before.
    path = pair.found.danish.path / pair.path.name
    return TopicText(path, title, body, Review.DRAFT)


def _is_danish(text: str, danish: str) -> bool:
    words = [word for word in _WORD.findall(_IN_LATIN.sub(" ", text)) if not word.isdigit()]
    return len(words) > _NAME and text == tidy(danish)


def _is_written_in(language: Language, text: str, danish: str) -> bool:
    own = _IN_LATIN.sub(" ", text)
    if not any(letter.isalpha() for letter in own):
        return True
    # A name such as `Digital Post` is the same in every language; a text of nothing else is not.
    names = set(_WORD.findall(danish))
    rest = " ".join(word for word in _WORD.findall(own) if word not in names)
    return language_of_script(rest) == (None if language is Language.ENGLISH else language)
