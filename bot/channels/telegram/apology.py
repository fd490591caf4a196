"""What a contact is told when their message made us fail for good."""

from __future__ import annotations

from datetime import datetime

from bot.domain.language import Language
from bot.domain.message import Address, Reply
from bot.i18n import Phrases, phrase
from bot.ports import Library, Transaction

SORRY = phrase("Something went wrong on our side. Please write again, or call {phone}.")
SORRY_WITHOUT_PHONE = phrase("Something went wrong on our side. Please write again.")


class Apology:
    """Says sorry in the contact's language."""

    def __init__(self, phrases: Phrases, library: Library) -> None:
        self._phrases = phrases
        self._library = library

    async def queue(self, records: Transaction, address: Address, now: datetime) -> None:
        """Queue the apology; without a known language there is no wording for it."""
        contact = await records.contacts.find(address)
        if contact and contact.language:
            reply = Reply(text=self._text(contact.language, now), language=contact.language)
            await records.messages.add_reply(address, reply, now)

    def _text(self, language: Language, now: datetime) -> str:
        say = self._phrases.speaker(language)
        phone = self._library.value("integration.phone", language, now)
        return say(SORRY, phone=phone) if phone else say(SORRY_WITHOUT_PHONE)
