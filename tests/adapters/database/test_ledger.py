"""The ledger is a chain per contact that shows every change."""

from __future__ import annotations

from datetime import timedelta, timezone

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.database.records import DatabaseRecords
from bot.domain.ledger import Entry
from bot.domain.message import Address
from bot.errors import Conflict
from tests.conftest import now

HOME = Address("telegram", "7")


def entry(kind: str = "answer_given") -> Entry:
    details = {"language": "ti", "count": 2, "is_draft": True, "none": None, "æ": "ሰላም"}
    return Entry(kind=kind, about="contract", details=details, at=now(), by="bot")


async def append(records: DatabaseRecords, *entries: Entry, at: Address = HOME) -> int:
    async with records.transaction() as writing:
        contact = await writing.contacts.at(at, now())
        for one in entries:
            await writing.ledger.append(contact.id, one)
        return contact.id


async def read(records: DatabaseRecords, contact_id: int) -> list[Entry]:
    async with records.reading() as reading:
        return list(await reading.ledger.entries(contact_id))


async def test_entries_come_back_in_order(records: DatabaseRecords) -> None:
    written = [entry("first"), entry("second"), entry("third")]
    contact_id = await append(records, *written)
    assert await read(records, contact_id) == written


async def test_each_contact_has_a_chain(records: DatabaseRecords) -> None:
    first = await append(records, entry("first"))
    second = await append(records, entry("other"), at=Address("telegram", "8"))
    await append(records, entry("second"))
    assert [one.kind for one in await read(records, first)] == ["first", "second"]
    assert [one.kind for one in await read(records, second)] == ["other"]


@pytest.mark.parametrize(
    "change",
    [
        "update ledger set kind = 'forged' where sequence = 1",
        "update ledger set details = '{}' where sequence = 2",
        "delete from ledger where sequence = 1",
        "update ledger set at = '2020-01-01 00:00:00+00:00' where sequence = 2",
    ],
)
async def test_changes_are_found(
    records: DatabaseRecords, engine: AsyncEngine, change: str
) -> None:
    contact_id = await append(records, entry("first"), entry("second"))
    async with engine.begin() as connection:
        await connection.execute(text(change))
    with pytest.raises(Conflict, match="changed"):
        await read(records, contact_id)


async def test_time_of_another_zone_keeps_the_chain(records: DatabaseRecords) -> None:
    elsewhere = now().astimezone(timezone(timedelta(hours=2)))
    contact_id = await append(records, Entry(kind="a", at=elsewhere, by="bot"))
    (one,) = await read(records, contact_id)
    assert one.at == elsewhere
