"""Contacts and the addresses where they are reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.database.tables import addresses, contacts, messages
from bot.domain.contact import Contact, Dialogue, Question, QuestionKind
from bot.domain.language import Language
from bot.domain.message import Address


class ContactRecords:
    """Implements ports.Contacts."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def at(self, address: Address, now: datetime) -> Contact:
        """The contact reached there, created if new and locked until the transaction ends."""
        found = (await self._connection.execute(_at(address).with_for_update())).one_or_none()
        return _contact(found) if found else await self._create(address, now)

    async def find(self, address: Address) -> Contact | None:
        """The contact reached there, if any."""
        found = (await self._connection.execute(_at(address))).one_or_none()
        return _contact(found) if found else None

    async def lock(self, contact_id: int) -> Contact:
        """The contact with that id, locked until the transaction ends."""
        found = await self._connection.execute(
            select(contacts).where(contacts.c.id == contact_id).with_for_update()
        )
        return _contact(found.one())

    async def reached_at(self, contact_id: int) -> Address | None:
        """Where we last spoke with the contact and still can; None when nowhere."""
        found = await self._connection.execute(
            select(addresses.c.channel, addresses.c.external_id)
            .join(messages)
            .where(addresses.c.contact_id == contact_id, addresses.c.unreachable_since.is_(None))
            .order_by(messages.c.id.desc())
            .limit(1)
        )
        row = found.one_or_none()
        return Address(row.channel, row.external_id) if row else None

    async def save(self, contact: Contact) -> None:
        """Keep language and dialogue."""
        await self._connection.execute(
            update(contacts)
            .where(contacts.c.id == contact.id)
            .values(
                language=contact.language,
                is_greeted=contact.is_greeted,
                dialogue=_stored(contact.dialogue),
            )
        )

    async def set_reachable(self, address: Address, since: datetime | None) -> None:
        """Note since when an address cannot be reached; None when it can again."""
        await self._connection.execute(
            update(addresses).where(*_is(address)).values(unreachable_since=since)
        )

    async def _create(self, address: Address, now: datetime) -> Contact:
        result = await self._connection.execute(insert(contacts).values(created_at=now))
        (contact_id,) = result.inserted_primary_key or (0,)
        await self._connection.execute(
            insert(addresses).values(
                contact_id=contact_id, channel=address.channel, external_id=address.id
            )
        )
        return Contact(id=contact_id, created_at=now)


def _is(address: Address) -> tuple[Any, Any]:
    return addresses.c.channel == address.channel, addresses.c.external_id == address.id


def _at(address: Address) -> Select[Any]:
    return select(contacts).join(addresses).where(*_is(address))


def _contact(row: Row[Any]) -> Contact:
    return Contact(
        id=row.id,
        created_at=row.created_at,
        language=Language.of(row.language),
        is_greeted=row.is_greeted,
        dialogue=_dialogue(row.dialogue),
    )


def _stored(dialogue: Dialogue) -> dict[str, Any]:
    stored = asdict(dialogue)
    if dialogue.question:
        stored["question"]["asked_at"] = dialogue.question.asked_at.isoformat()
    return stored


def _dialogue(stored: Mapping[str, Any]) -> Dialogue:
    # An earlier version kept the intents offered beside these, without when.
    dialogue = Dialogue(**{name: stored[name] for name in stored if name != "offered"})
    if question := stored.get("question"):
        dialogue.question = Question(
            kind=QuestionKind(question["kind"]),
            about=tuple(question["about"]),
            asked_at=datetime.fromisoformat(question["asked_at"]),
        )
    return dialogue
