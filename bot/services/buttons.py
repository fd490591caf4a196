"""The buttons under replies: what their ids mean and what they are called."""

from __future__ import annotations

from collections.abc import Iterable

from bot.domain.language import Language
from bot.domain.message import Button
from bot.i18n import phrase
from bot.services.turn import Turn

# An id says all that is needed, so that a button of an old message still works.
MENU = "menu"
NONE_OF_THESE = "none"
LANGUAGES = "languages"
ABOUT = "about:"  #: + an intent: treat it as what the contact meant
AREA = "area:"  #: + an area of the menu
USE = "lang:"  #: + a language code
NOT_MEANT = "not-meant:"  #: + the topic that was answered by mistake
SIDE_BY_SIDE = "sides:"  #: + the topic to show in Danish beside the own language
LISTEN = "listen:"  #: + the topic to hear

_TALK = phrase("Talk to a person")

#: what personal actions are called when we ask "did you mean …?"
ACTION_LABELS = {
    "my-appointments": phrase("My meetings"),
    "my-classes": phrase("My Danish classes"),
    "my-internship": phrase("My internship hours"),
    "report-absence": phrase("I am sick or cannot come"),
    "reschedule": phrase("Book, move or cancel a meeting"),
    "my-reminders": phrase("My reminders"),
    "talk-to-human": _TALK,
    "change-language": phrase("Change language"),
    "my-data": phrase("What is stored about me"),
    "my-attendance": phrase("My attendance"),
    "link-account": phrase("Connect me with my case"),
}


def about(turn: Turn, intent: str) -> Button | None:
    """A button that answers a topic or starts an action; None when we have neither."""
    label = turn.library.title(intent, turn.language, turn.now)
    if intent in ACTION_LABELS:
        label = turn.say(ACTION_LABELS[intent])
    return Button(ABOUT + intent, label) if label else None


def labels(turn: Turn, intent: str) -> tuple[str, ...]:
    """What a button is called in the turn's language and in Danish, which letters use."""
    danish = turn.library.title(intent, Language.DANISH, turn.now)
    if intent in ACTION_LABELS:
        danish = turn.phrases.speaker(Language.DANISH)(ACTION_LABELS[intent])
    own = about(turn, intent)
    return tuple(filter(None, (own.label if own else None, danish)))


def about_each(turn: Turn, intents: Iterable[str]) -> tuple[Button, ...]:
    """Buttons for those intents that we can do something about, in the same order."""
    return tuple(button for intent in intents if (button := about(turn, intent)))


def areas(turn: Turn) -> tuple[Button, ...]:
    """The menu's areas that have something to show."""
    return tuple(
        Button(AREA + area.id, area.titles[turn.language])
        for area in turn.library.areas()
        if about_each(turn, area.topics)
    )


def listen(turn: Turn, topic_id: str) -> Button | None:
    """Play the recording; None when there is none in the turn's language."""
    if turn.library.recording(topic_id, turn.language, turn.now) is None:
        return None
    return Button(LISTEN + topic_id, turn.say("Listen"))


def human(turn: Turn) -> Button:
    """Talk to a person."""
    return Button(ABOUT + "talk-to-human", turn.say(_TALK))


def menu(turn: Turn) -> Button:
    """Show the menu."""
    return Button(MENU, turn.say("Menu"))


def languages() -> tuple[Button, ...]:
    """Each language by its own name in its own script."""
    return tuple(Button(USE + language, language.native_name) for language in Language)
