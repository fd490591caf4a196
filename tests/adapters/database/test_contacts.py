"""Contacts are found where they are reached, once each, with what we remember."""

from __future__ import annotations

import asyncio

import pytest
from sqlalchemy import text, update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.database.records import DatabaseRecords
from bot.adapters.database.tables import contacts
from bot.domain.contact import Dialogue, QuestionKind
from bot.domain.language import Language
from bot.domain.message import Address
from bot.errors import Conflict
from tests.conftest import now

HOME = Address("telegram", "7")


async def test_a_contact_is_made_once(records: DatabaseRecords) -> None:
    async with records.transaction() as writing:
        first = await writing.contacts.at(HOME, now())
        again = await writing.contacts.at(HOME, now())
        other = await writing.contacts.at(Address("web", "7"), now())
    assert first.id == again.id != other.id


async def test_finding_makes_nobody(records: DatabaseRecords) -> None:
    async with records.reading() as reading:
        assert await reading.contacts.find(HOME) is None


async def test_what_we_remember_is_kept(records: DatabaseRecords) -> None:
    async with records.transaction() as writing:
        contact = await writing.contacts.at(HOME, now())
        contact.language, contact.is_greeted = Language.TIGRINYA, True
        contact.dialogue.last_topic = "contract"
        contact.dialogue.ask(QuestionKind.WHICH_ONE, ["a", "b"], now())
        contact.dialogue.remember_alternatives("contract", ["c"])
        await writing.contacts.save(contact)
    async with records.reading() as reading:
        assert await reading.contacts.find(HOME) == contact


async def test_what_an_earlier_version_remembered_is_read(
    records: DatabaseRecords, engine: AsyncEngine
) -> None:
    async with records.transaction() as writing:
        await writing.contacts.at(HOME, now())
    stored = {"last_topic": "contract", "offered": ["a"], "meant": {}, "lost_in_a_row": 1}
    async with engine.begin() as connection:
        await connection.execute(update(contacts).values(dialogue=stored))
    async with records.reading() as reading:
        found = await reading.contacts.find(HOME)
    assert found is not None
    assert found.dialogue == Dialogue(last_topic="contract", lost_in_a_row=1)


async def test_an_address_may_be_unreachable(records: DatabaseRecords, engine: AsyncEngine) -> None:
    query = text("select unreachable_since from addresses")
    async with records.transaction() as writing:
        await writing.contacts.at(HOME, now())
        await writing.contacts.set_reachable(HOME, now())
    async with engine.connect() as connection:
        assert await connection.scalar(query)
    async with records.transaction() as writing:
        await writing.contacts.set_reachable(HOME, None)
    async with engine.connect() as connection:
        assert await connection.scalar(query) is None


async def test_two_first_messages_make_one_contact(
    records: DatabaseRecords, engine: AsyncEngine
) -> None:
    async def first_message() -> None:
        async with records.transaction() as writing:
            await writing.contacts.at(HOME, now())
            await asyncio.sleep(0.05)

    results = await asyncio.gather(*(first_message() for _ in range(4)), return_exceptions=True)
    assert all(result is None or isinstance(result, Conflict) for result in results)
    async with engine.connect() as connection:
        assert await connection.scalar(text("select count(*) from contacts")) == 1


async def test_a_contact_is_locked_until_the_end(records: DatabaseRecords) -> None:
    async with records.transaction() as writing:
        await writing.contacts.at(HOME, now())
    order: list[str] = []

    async def hold(name: str, seconds: float) -> None:
        async with records.transaction() as writing:
            await writing.contacts.at(HOME, now())
            order.append(f"{name} in")
            await asyncio.sleep(seconds)
            order.append(f"{name} out")

    first = asyncio.create_task(hold("a", 0.2))
    await asyncio.sleep(0.05)
    await asyncio.gather(first, hold("b", 0))
    assert order == ["a in", "a out", "b in", "b out"]


async def test_nothing_is_kept_of_a_failed_transaction(records: DatabaseRecords) -> None:
    with pytest.raises(KeyError):  # noqa: PT012 - what is raised inside must undo it
        async with records.transaction() as writing:
            await writing.contacts.at(HOME, now())
            raise KeyError
    async with records.reading() as reading:
        assert await reading.contacts.find(HOME) is None
