"""Renders the page, the new messages and the error pages in one language."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.channels.webchat.dial import dial
from bot.channels.webchat.limits import LONGEST_TYPED
from bot.channels.webchat.lines import Line
from bot.channels.webchat.voice import address
from bot.domain.language import Language
from bot.domain.topic import Recording
from bot.i18n import Phrases, Speaker
from bot.ports import Library

HERE = Path(__file__).parent
STATIC = HERE / "static"


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What one view of the chat shows."""

    language: Language  #: of the page around the messages
    lines: Sequence[Line] = ()
    is_cut: bool = False  #: there are older messages that are not shown
    typed: str = ""  #: what the person wrote that was not sent
    notice: str = ""  #: one sentence about it
    is_forgotten: bool = False  #: the person has just left a conversation behind

    @property
    def newest(self) -> int:
        """Where to read on: the person's last message, with the replies below it."""
        return next((line.id for line in reversed(self.lines) if not line.is_ours), 0)

    @property
    def languages(self) -> list[Language]:
        """All languages, that of the page first."""
        return sorted(Language, key=lambda language: language is not self.language)


class Pages:
    """All templates of the web chat."""

    def __init__(self, phrases: Phrases, library: Library, now: Callable[[], datetime]) -> None:
        self._phrases = phrases
        self._library = library
        self._now = now
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.filters["dial"] = dial
        self._templates.globals.update(
            asset=_asset,
            speaker=phrases.speaker,
            longest=LONGEST_TYPED,
            address=address,
            is_there=self._is_there,
        )

    def speaker(self, language: Language) -> Speaker:
        """Who says phrases in that language."""
        return self._phrases.speaker(language)

    def value(self, key: str, language: Language) -> str:
        """A value of the municipality; empty when nobody has confirmed it."""
        return self._library.value(key, language, self._now()) or ""

    def chat(self, shown: Shown) -> str:
        """The whole page."""
        return self._render("chat.html", shown.language, shown=shown)

    def fragment(self, language: Language, lines: Sequence[Line]) -> str:
        """Only the messages, for a page that is already open."""
        return self._render("fragment.html", language, lines=lines)

    def trouble(self, language: Language, sentence: str, typed: str = "") -> str:
        """An error page with one sentence and what the person typed."""
        return self._render("trouble.html", language, sentence=sentence, typed=typed)

    def _is_there(self, recording: Recording) -> bool:
        # An old message must not show a player that plays nothing, or what holds no longer.
        now = self._now()
        return self._library.recording(recording.topic, recording.language, now) == recording

    def _render(self, name: str, language: Language, **fields: Any) -> str:
        say = self.speaker(language)

        def value(key: str, of: Language = language) -> str:
            return self.value(key, of)

        return self._templates.get_template(name).render(say=say, value=value, **fields)


def _asset(name: str) -> str:
    # The digest makes browsers fetch a changed file at once and keep an unchanged one.
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()
    return f"/static/{name}?v={digest[:12]}"
