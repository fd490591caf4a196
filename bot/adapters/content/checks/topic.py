"""All checks of one topic: what keeps it from being served, and what else its owner must know."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot.adapters.content.checks.direction import disordered
from bot.adapters.content.checks.facts import differences
from bot.adapters.content.checks.freshness import aged
from bot.adapters.content.checks.glossary import Glossary, strayed
from bot.adapters.content.checks.markup import mistakes
from bot.adapters.content.checks.readability import hard
from bot.adapters.content.checks.wording import Wording, broken
from bot.adapters.content.municipality import Municipality
from bot.adapters.content.recordings import stale
from bot.adapters.content.topic_files import SOURCE_LANGUAGE, TopicFolder, TopicText
from bot.domain.language import Language
from bot.errors import Problem


@dataclass(frozen=True)
class Rules:
    """What a text is held against."""

    #: the keys that municipality.yml confirms; None where that file cannot be read
    keys: Collection[str] | None
    fixed: Mapping[str, str]  #: the values that stay the same from day to day
    wording: Wording  #: what an answer must never say, and what it must


#: where the files that hold the rules cannot be read
NO_RULES = Rules(None, {}, Wording(forbidden=()))


def rules_of(municipality: Municipality | None, wording: Wording) -> Rules:
    """What texts are held against; without a municipality its values are not looked at."""
    if municipality is None:
        return replace(NO_RULES, wording=wording)
    return Rules(municipality.keys, municipality.fixed, wording)


def refusals(found: TopicFolder, rules: Rules) -> Iterator[Problem]:
    """What must never reach a contact; a topic with any of it is not served."""
    for language in found.texts:
        yield from refusals_of_text(found, language, rules)


def refusals_of_text(found: TopicFolder, language: Language, rules: Rules) -> Iterator[Problem]:
    """What must never reach a contact in one language."""
    text = found.texts[language]
    yield from mistakes(text, {source.url for source in found.topic.sources})
    if rules.keys is not None:
        yield from unconfirmed(text, rules.keys)
    yield from broken(text, found.topic.id, language, rules.wording)
    yield from disordered(text, language)
    if language is not SOURCE_LANGUAGE:
        yield from differences(found.danish, text)


def remarks(found: TopicFolder, rules: Rules, glossary: Glossary, today: date) -> Iterator[Problem]:
    """What must be mended, or looked at, although the answer may be served meanwhile."""
    yield from hard(found.danish)
    yield from aged(found, today)
    for language, text in found.texts.items():
        yield from stale(text, text.version(rules.fixed))
        if language is not SOURCE_LANGUAGE:
            yield from strayed(found.danish, text, language, glossary)


def unconfirmed(text: TopicText, keys: Collection[str]) -> Iterator[Problem]:
    """Placeholders without a value that somebody vouches for."""
    for key in dict.fromkeys(text.placeholders):
        if key not in keys:
            sentence = f"names {{{key}}}, which municipality.yml does not confirm."
            yield Problem(str(text.path), sentence)
