"""One message being answered: who wrote, in which language, and what to note about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.contact import Contact, Dialogue
from bot.domain.language import Language
from bot.domain.ledger import Entry
from bot.domain.message import Button, Message, Reply
from bot.domain.taxonomy import TOPICS
from bot.domain.unanswered import Miss, Reason
from bot.domain.understanding import LONGEST_READ
from bot.i18n import Phrases, Speaker, isolate_foreign
from bot.ports import Library

#: values of the municipality without which our own phrases would have holes
NEEDED_VALUES = (
    "municipality.name",
    "municipality.phone",
    "integration.phone",
    "sickness.phone",
    "sickness.before",
    "national.emergency",
)


@dataclass(kw_only=True)
class Turn:
    """Everything that answering one message needs; entries are written when it is done."""

    contact: Contact
    message: Message
    language: Language  #: the language of the replies
    library: Library
    phrases: Phrases
    now: datetime
    entries: list[Entry] = field(default_factory=list)
    missed: Miss | None = None  #: what the contact asked and we did not answer

    @property
    def dialogue(self) -> Dialogue:
        """Where the dialogue stands."""
        return self.contact.dialogue

    @property
    def text(self) -> str:
        """What the contact wrote, as far as a long message is read."""
        return self.message.text[:LONGEST_READ]

    @property
    def say(self) -> Speaker:
        """Who says phrases in the language of the replies."""
        return self.phrases.speaker(self.language)

    def value(self, key: str) -> str:
        """A value of the municipality, such as `jobcenter.phone`; empty when not confirmed."""
        return self.library.value(key, self.language, self.now) or ""

    def reply(
        self,
        text: str,
        buttons: Sequence[Button] = (),
        *,
        small_print: str = "",
        topic: str | None = None,
        version: str | None = None,
    ) -> Reply:
        """A reply in the language of the turn, its foreign words and numbers set apart."""
        return Reply(
            text=isolate_foreign(text, self.language),
            small_print=isolate_foreign(small_print, self.language),
            language=self.language,
            buttons=tuple(
                Button(button.id, isolate_foreign(button.label, self.language))
                for button in buttons
            ),
            topic=topic,
            version=version,
        )

    def record(self, kind: str, about: str = "", **details: str | int | bool | None) -> None:
        """Note for the ledger what happened; nothing that is about a confidential topic."""
        topic = self.library.topic(about)
        # A topic whose files are broken right now may be confidential, too.
        if about in TOPICS and (topic is None or topic.confidential):
            return
        entry = Entry(kind=kind, about=about, details=details, at=self.now, by="bot")
        self.entries.append(entry)

    def miss(self, reason: Reason, answered: str | None = None) -> None:
        """Note that a question was not answered; what was noted first in a turn stays."""
        self.missed = self.missed or Miss(reason, answered)

    def use(self, language: Language) -> None:
        """Go on in this language and remember it for the contact."""
        if self.contact.language not in (None, language):
            self.record("language_changed", language)
        self.language = self.contact.language = language
