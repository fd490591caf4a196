"""Shows an answer as a contact sees it, every value filled in."""

from __future__ import annotations

from datetime import datetime

from bot.domain.contact import Contact
from bot.domain.language import Language
from bot.domain.message import Address, Message, Reply
from bot.i18n import Phrases
from bot.ports import Library
from bot.services import answering
from bot.services.turn import Turn


def preview(
    library: Library, phrases: Phrases, topic: str, language: Language, now: datetime
) -> Reply | None:
    """The reply that a contact would get now; None when the topic is not served."""
    turn = Turn(
        contact=Contact(id=0, created_at=now, language=language, is_greeted=True),
        message=Message(address=Address("console", "preview")),
        language=language,
        library=library,
        phrases=phrases,
        now=now,
    )
    return answering.answer(turn, topic)
