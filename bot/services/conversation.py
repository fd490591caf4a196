"""Takes a message, replies, and keeps everything about it in one transaction."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain import requests
from bot.domain.language import Language
from bot.domain.message import Message, MessageKind, Reply
from bot.domain.understanding import LONGEST_READ, Thresholds, Understanding
from bot.errors import Conflict, NluUnavailable
from bot.i18n import Phrases
from bot.ports import Library, Records, Transaction, Understander
from bot.services import dialogue, picking, spoken, unanswered
from bot.services.several import Parts
from bot.services.turn import Turn

#: told when nothing at all shows which language the contact reads
_FALLBACK = Language.ENGLISH


@dataclass(frozen=True)
class _Understood:
    """What the model made of a message, and of each of its parts where it has several."""

    whole: Understanding | None
    parts: Parts = field(default_factory=dict)


class Conversation:
    """Holds conversations with contacts on every channel."""

    def __init__(
        self,
        *,
        records: Records,
        understander: Understander,
        library: Library,
        phrases: Phrases,
        thresholds: Thresholds,
    ) -> None:
        self._records = records
        self._understander = understander
        self._library = library
        self._phrases = phrases
        self._thresholds = thresholds

    async def reply_to(self, message: Message, now: datetime) -> Sequence[Reply]:
        """Reply to a message; `now` is UTC.

        Contact, message, replies, ledger and the update's end are kept together or not at all.
        Raises RecordsError when nothing could be kept; the message may be handed in again.
        """
        understood = await self._understand(message)
        try:
            return await self._reply_once(message, understood, now)
        except Conflict:
            # The contact's first two messages arrived at the same moment; now they exist.
            return await self._reply_once(message, understood, now)

    async def _understand(self, message: Message) -> _Understood:
        is_text = message.kind in (MessageKind.TEXT, MessageKind.EDIT)
        if not (is_text and dialogue.is_readable(message.text)):
            return _Understood(None)
        texts = requests.split(message.text[:LONGEST_READ])
        whole, *parts = await asyncio.gather(*map(self._read, (message.text, *texts)))
        return _Understood(whole, dict(zip(texts, parts, strict=True)))

    async def _read(self, text: str) -> Understanding | None:
        try:
            return await self._understander.understand(text)
        except NluUnavailable:
            return None

    async def _reply_once(
        self, message: Message, understood: _Understood, now: datetime
    ) -> Sequence[Reply]:
        whole = understood.whole
        async with self._records.transaction() as records:
            turn = await self._begin(records, message, now)
            if not picking.picked(turn, whole, self._thresholds):
                # A button's label or number tells nothing about the language somebody reads.
                spoken.choose_language(turn, whole)
            if message.kind is not MessageKind.GROUP:
                await records.messages.add_incoming(turn.contact, message, now)
            replies = dialogue.respond(turn, whole, self._thresholds, understood.parts)
            await unanswered.keep(records, turn, [whole, *understood.parts.values()])
            await self._keep(records, turn, replies)
            return replies

    async def _begin(self, records: Transaction, message: Message, now: datetime) -> Turn:
        contact = await records.contacts.at(message.address, now)
        return Turn(
            contact=contact,
            message=message,
            language=contact.language or _FALLBACK,
            library=self._library,
            phrases=self._phrases,
            now=now,
        )

    async def _keep(self, records: Transaction, turn: Turn, replies: Sequence[Reply]) -> None:
        message = turn.message
        for reply in replies:
            await records.messages.add_reply(message.address, reply, turn.now)
        for entry in turn.entries:
            await records.ledger.append(turn.contact.id, entry)
        await records.contacts.save(turn.contact)
        blocked = turn.now if message.kind is MessageKind.BLOCKED else None
        await records.contacts.set_reachable(message.address, blocked)
        if message.inbox_id is not None:
            await records.inbox.done(message.inbox_id)
