"""Reads a browser's conversation back from the records, as the page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.channels.webchat.lines import Line, lines
from bot.channels.webchat.sessions import Session
from bot.domain.contact import Contact
from bot.ports import Records

#: the newest messages that a page shows
LONGEST_SHOWN = 200


@dataclass(frozen=True)
class Past:
    """A conversation so far."""

    contact: Contact
    lines: Sequence[Line]
    last_id: int  #: of the last message, shown or not
    is_cut: bool  #: there are older ones


class History:
    """The conversations of all browsers."""

    def __init__(self, records: Records) -> None:
        self._records = records

    async def contact(self, session: Session | None) -> Contact | None:
        """Whose conversation it is; None before the first message. Raises RecordsError."""
        if session is None:
            return None
        async with self._records.reading() as records:
            return await records.contacts.find(session.address)

    async def read(self, session: Session | None) -> Past | None:
        """The conversation; None before the first message. Raises RecordsError."""
        if session is None:
            return None
        async with self._records.reading() as records:
            contact = await records.contacts.find(session.address)
            said = await records.messages.after(session.address, 0, LONGEST_SHOWN)
        if contact is None or not said:
            return None
        shown = lines(said)
        return Past(contact, shown, said[-1].id, len(said) == LONGEST_SHOWN)

    async def read_after(self, session: Session, message_id: int) -> Past | None:
        """What was said after a message; None when nothing was. Raises RecordsError."""
        async with self._records.reading() as records:
            if not await records.messages.after(session.address, message_id, 1):
                return None
        # Read from the start: what a button said stands in an earlier message.
        past = await self.read(session)
        if past is None:
            return None
        new = [line for line in past.lines if line.id > message_id]
        return Past(past.contact, new, past.last_id, is_cut=False)
