"""The first contact: which language, what we are, what is kept."""

from __future__ import annotations

from bot.domain.language import Language
from bot.domain.message import Reply
from bot.services import buttons
from bot.services.turn import Turn


def introduce(turn: Turn) -> Reply:
    """Two sentences: a machine with the municipality's answers, and what is kept."""
    turn.contact.is_greeted = True
    return turn.reply(
        _introduction(turn, turn.language), [*buttons.languages(), buttons.menu(turn)]
    )


def ask_language(turn: Turn) -> Reply:
    """The same in all four languages, when nothing tells which one is read."""
    turn.contact.is_greeted = True
    text = "\n\n".join(_introduction(turn, language) for language in Language)
    return Reply(text=text, language=turn.language, buttons=buttons.languages())


def not_served(turn: Turn) -> Reply:
    """A message in a language that we do not read: where to get help all the same."""
    danish = turn.phrases.speaker(Language.DANISH)
    lines = [
        say(
            "I only read and write Arabic, Tigrinya, Danish and English. Choose one of them, "
            "or call {phone} and say which language you speak.",
            phone=turn.value("integration.phone"),
        )
        for say in dict.fromkeys((turn.say, danish))
    ]
    return turn.reply("\n\n".join(lines), buttons.languages())


def _introduction(turn: Turn, language: Language) -> str:
    say = turn.phrases.speaker(language)
    return say(
        "Hello, I am Vejviser: a machine, not a person, that shows you the answers of "
        "{municipality}. What you write is kept encrypted; please leave out your CPR number "
        "and your illnesses.",
        municipality=turn.library.value("municipality.name", language, turn.now) or "",
    )
