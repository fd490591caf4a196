"""Unanswered messages are kept sealed, found again by contact, adopted, and deleted in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.crypto import Cipher
from bot.adapters.database.records import DatabaseRecords
from bot.domain.language import Language
from bot.domain.message import Address
from bot.domain.unanswered import KEPT_FOR, Missed, Reason, Script, Unanswered
from bot.errors import InvalidData
from bot.services.unanswered import forget_old

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MISSED = Missed(
    contact_id=None,
    text="walnut ሰላም",
    language=Language.TIGRINYA,
    script=Script.ETHIOPIC,
    reason=Reason.NOT_MEANT,
    answered="moving",
    offered=("moving", "housing"),
    likeliest="moving",
    at=NOW,
)


async def keep(records: DatabaseRecords, *messages: Missed) -> list[int]:
    async with records.transaction() as writing:
        return [await writing.unanswered.add(one) for one in messages]


async def kept(records: DatabaseRecords) -> Sequence[Unanswered]:
    async with records.reading() as reading:
        return await reading.unanswered.all()


async def test_everything_is_kept(records: DatabaseRecords) -> None:
    async with records.transaction() as writing:
        contact = await writing.contacts.at(Address("web", "7"), NOW)
    missed = replace(MISSED, contact_id=contact.id)
    (number,) = await keep(records, missed)
    (found,) = await kept(records)
    assert found == Unanswered(**vars(missed), id=number)


async def test_the_text_is_sealed_and_cannot_be_moved(
    records: DatabaseRecords, engine: AsyncEngine, cipher: Cipher
) -> None:
    await keep(records, MISSED)
    async with engine.begin() as connection:
        row = (await connection.execute(text("select * from unanswered"))).one()
        assert "walnut" not in str(row)
        moved = cipher.seal("forged", "messages.text")
        await connection.execute(text("update unanswered set text = :text"), {"text": moved})
    with pytest.raises(InvalidData):
        await kept(records)


async def test_each_contact_is_looked_up_alone(records: DatabaseRecords) -> None:
    async with records.transaction() as writing:
        amina = await writing.contacts.at(Address("web", "7"), NOW)
        filmon = await writing.contacts.at(Address("web", "8"), NOW)
        add = writing.unanswered.add
        await add(replace(MISSED, contact_id=amina.id, at=NOW - timedelta(days=1)))
        mine = await add(replace(MISSED, contact_id=amina.id))
        theirs = await add(replace(MISSED, contact_id=filmon.id))
        nobodys = await add(MISSED)
        found = [
            [one.id for one in await writing.unanswered.of(contact_id, NOW)]
            for contact_id in (amina.id, filmon.id, None)
        ]
    assert found == [[mine], [theirs], [nobodys]]


async def test_only_those_named_are_adopted(records: DatabaseRecords) -> None:
    first, second = await keep(records, MISSED, MISSED)
    async with records.transaction() as writing:
        await writing.unanswered.adopt([second], "housing")
    assert {one.id: one.adopted_as for one in await kept(records)} == {
        first: None,
        second: "housing",
    }


async def test_what_is_older_than_90_days_is_deleted(records: DatabaseRecords) -> None:
    ages = [KEPT_FOR - timedelta(seconds=1), KEPT_FOR + timedelta(seconds=1)]
    young, old = await keep(records, *(replace(MISSED, at=NOW - age) for age in ages))
    async with records.transaction() as writing:
        await writing.unanswered.adopt([old], "housing")
    assert KEPT_FOR.days == 90
    assert await forget_old(records, NOW) == 1
    assert [one.id for one in await kept(records)] == [young]
    assert await forget_old(records, NOW) == 0
