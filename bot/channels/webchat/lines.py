"""What a conversation looks like on the page: bubbles, days, paragraphs and their direction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from markupsafe import Markup

from bot.channels import markup
from bot.channels.webchat.dial import dial
from bot.domain.language import Language, language_of_script
from bot.domain.message import Button, MessageKind, StoredMessage
from bot.domain.topic import Recording
from bot.i18n import COPENHAGEN

#: fewer Latin words are a name or a number inside a right-to-left text
_LATIN_SENTENCE = 3


@dataclass(frozen=True)
class Block:
    """Paragraphs that read in one direction."""

    html: Markup
    language: Language
    is_small: bool = False  #: where the answer comes from: the small print


@dataclass(frozen=True, kw_only=True)
class Line:
    """One bubble."""

    id: int
    is_ours: bool
    language: Language
    at: datetime
    day: date | None = None  #: set on the first line of a day
    text: str = ""  #: theirs: plain
    blocks: tuple[Block, ...] = ()  #: ours
    buttons: tuple[Button, ...] = ()
    recording: Recording | None = None


def lines(said: Sequence[StoredMessage]) -> list[Line]:
    """The bubbles of a conversation, oldest first; opening the chat is none."""
    labels = {button.id: button.label for message in said for button in message.buttons}
    shown, previous = [], None
    for message in said:
        is_press = message.kind is MessageKind.PRESS
        text = _label(message.text, labels) if is_press else message.text
        if not text.strip():
            continue
        day = message.at.astimezone(COPENHAGEN).date()
        shown.append(_line(message, text, day if day != previous else None))
        previous = day
    return shown


def _line(message: StoredMessage, text: str, day: date | None) -> Line:
    language = message.language or language_of_script(text) or Language.ENGLISH
    return Line(
        id=message.id,
        is_ours=message.is_ours,
        language=language,
        at=message.at,
        day=day,
        text="" if message.is_ours else text,
        blocks=_blocks(message, language) if message.is_ours else (),
        buttons=message.buttons,
        recording=message.recording,
    )


def _label(button: str, labels: Mapping[str, str]) -> str:
    # A pressed button is kept by its id; the page shows what stood on it, or nothing where the
    # message with the button is too old to be shown.
    prefix, _, code = button.partition(":")
    language = Language.of(code) if prefix == "lang" else None
    return labels.get(button) or (language.native_name if language else "")


def _blocks(message: StoredMessage, language: Language) -> tuple[Block, ...]:
    paragraphs = [
        ((_language(paragraph, language), is_small), paragraph)
        for text, is_small in ((message.text, False), (message.small_print, True))
        for paragraph in text.split("\n\n")
        if paragraph
    ]
    return tuple(
        Block(dial(Markup(markup.html("\n\n".join(p for _, p in group)))), *kind)  # noqa: S704
        for kind, group in groupby(paragraphs, key=lambda pair: pair[0])
    )


def _language(paragraph: str, language: Language) -> Language:
    # Some replies put languages side by side; each paragraph must read in its own direction.
    script = language_of_script(paragraph)
    if script:
        return script
    words = [word for word in paragraph.split() if any(map(str.isalpha, word))]
    if language in (Language.ARABIC, Language.TIGRINYA) and len(words) >= _LATIN_SENTENCE:
        return Language.DANISH
    return language
