"""Tells which language a contact writes and reads."""

from __future__ import annotations

from bot.domain.language import Language, language_of_script
from bot.domain.understanding import Understanding
from bot.services.turn import Turn

#: from here on we believe what the model says about the language
SURE_OF_LANGUAGE = 0.6


def choose_language(turn: Turn, understanding: Understanding | None) -> None:
    """Set the turn's language from the message, and remember it for the contact."""
    script = language_of_script(turn.message.text)
    seen = script
    if understanding:
        is_sure = understanding.language_confidence >= SURE_OF_LANGUAGE
        seen = Language.of(understanding.language) if is_sure else None
    if language := seen or turn.contact.language or script or _telling(turn):
        turn.use(language)


def is_foreign(turn: Turn, understanding: Understanding) -> bool:
    """Whether a message is surely in a language that we do not serve."""
    if understanding.language == "und" or Language.of(understanding.language):
        return False
    sure = understanding.language_confidence >= SURE_OF_LANGUAGE
    # A word or two in a language that the contact does not use is more often a name or a typo.
    is_clear = turn.contact.language is None or len(turn.message.text.split()) > 2
    return sure and is_clear


def _telling(turn: Turn) -> Language | None:
    # A phone set to Arabic tells about its owner; one set to English does not.
    language = Language.of(turn.message.client_language)
    return language if language in (Language.ARABIC, Language.TIGRINYA) else None
