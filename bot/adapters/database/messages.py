"""Conversations as they were held: masked, encrypted, and queued for delivery where needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.crypto import Cipher
from bot.adapters.database.tables import addresses, messages, outbox
from bot.domain.contact import Contact
from bot.domain.delivery import Origin
from bot.domain.language import Language
from bot.domain.message import Address, Button, Message, MessageKind, Reply, StoredMessage
from bot.domain.topic import Recording

#: where the sealed texts belong; a text moved elsewhere cannot be opened
PLACE = "messages.text"
#: channels whose contacts come and fetch what we say
_FETCHED = ("web", "console")


class MessageRecords:
    """Implements ports.Messages."""

    def __init__(self, connection: AsyncConnection, cipher: Cipher) -> None:
        self._connection = connection
        self._cipher = cipher

    async def add_incoming(self, contact: Contact, message: Message, now: datetime) -> int:
        """Keep what the contact said; a pressed button is kept by its id."""
        return await self._insert(
            message.address,
            is_ours=False,
            kind=message.kind,
            text=self._cipher.seal(message.text or message.button, PLACE),
            language=contact.language,
            at=now,
        )

    async def add_reply(
        self,
        address: Address,
        reply: Reply,
        now: datetime,
        origin: Origin = Origin.REPLY,
    ) -> int:
        """Keep what we say, and queue it where the channel must be asked to deliver it."""
        message_id = await self._insert(
            address,
            is_ours=True,
            kind="reply",
            text=self._cipher.seal(reply.text, PLACE),
            small_print=reply.small_print,
            language=reply.language,
            buttons=[asdict(button) for button in reply.buttons],
            topic=reply.topic,
            version=reply.version,
            recording=reply.recording.name if reply.recording else None,
            at=now,
        )
        if address.channel not in _FETCHED:
            await self._queue(address, message_id, now, origin)
        return message_id

    async def after(self, address: Address, message_id: int, limit: int) -> Sequence[StoredMessage]:
        """What was said there after that message, oldest first (the newest `limit`)."""
        rows = await self._connection.execute(
            select(messages)
            .join(addresses)
            .where(addresses.c.channel == address.channel, addresses.c.external_id == address.id)
            .where(messages.c.id > message_id)
            .order_by(messages.c.id.desc())
            .limit(limit)
        )
        return [self._stored(row) for row in reversed(rows.all())]

    async def _insert(self, address: Address, **values: Any) -> int:
        address_id = (
            select(addresses.c.id)
            .where(addresses.c.channel == address.channel, addresses.c.external_id == address.id)
            .scalar_subquery()
        )
        result = await self._connection.execute(
            insert(messages).values(address_id=address_id, **values)
        )
        (message_id,) = result.inserted_primary_key or (0,)
        return int(message_id)

    async def _queue(
        self, address: Address, message_id: int, now: datetime, origin: Origin
    ) -> None:
        await self._connection.execute(
            insert(outbox).values(
                message_id=message_id,
                channel=address.channel,
                chat=address.id,
                origin=origin,
                created_at=now,
            )
        )

    def _stored(self, row: Row[Any]) -> StoredMessage:
        return StoredMessage(
            id=row.id,
            is_ours=row.is_ours,
            kind=None if row.is_ours else MessageKind(row.kind),
            text=self._cipher.open(row.text, PLACE),
            small_print=row.small_print,
            language=Language.of(row.language),
            buttons=tuple(Button(**button) for button in row.buttons),
            topic=row.topic,
            version=row.version,
            recording=Recording.of(row.recording),
            at=row.at,
        )
