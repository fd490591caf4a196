"""Messages go out once each, in order per chat, whoever asks."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.database.records import DatabaseRecords
from bot.domain.delivery import Delivery, Origin
from bot.domain.language import Language
from bot.domain.message import Address, Button, Reply
from bot.domain.topic import Recording
from tests.conftest import now


def said(one: str) -> Reply:
    return Reply(
        text=one,
        language=Language.ARABIC,
        buttons=(Button("menu", "قائمة"),),
        topic="t",
        recording=Recording("t", Language.ARABIC, "1a2b3c4d5e6f"),
    )


async def queue(records: DatabaseRecords, chat: str, *texts: str) -> None:
    address = Address("telegram", chat)
    async with records.transaction() as writing:
        await writing.contacts.at(address, now())
        for one in texts:
            await writing.messages.add_reply(address, said(one), now())


async def claim(records: DatabaseRecords, busy: Sequence[str] = ()) -> Delivery | None:
    async with records.transaction() as writing:
        return await writing.outbox.claim("telegram", now(), busy)


async def must_claim(records: DatabaseRecords) -> Delivery:
    delivery = await claim(records)
    assert delivery
    return delivery


async def send(records: DatabaseRecords, delivery: Delivery) -> None:
    async with records.transaction() as writing:
        await writing.outbox.sent(delivery, "77", now())


async def make(engine: AsyncEngine, origin: Origin, number: int) -> None:
    async with engine.begin() as connection:
        await connection.execute(
            text("update outbox set origin = :origin where id = :id"),
            {"origin": origin, "id": number},
        )


async def states(engine: AsyncEngine) -> list[str]:
    async with engine.connect() as connection:
        return list(await connection.scalars(text("select state from outbox order by id")))


async def test_a_delivery_carries_the_whole_reply(records: DatabaseRecords) -> None:
    await queue(records, "7", "مرحبا")
    delivery = await must_claim(records)
    assert (delivery.chat, delivery.origin, delivery.attempts) == ("7", Origin.REPLY, 1)
    assert delivery.reply == said("مرحبا")


async def test_the_next_of_a_chat_waits_for_the_one_before(records: DatabaseRecords) -> None:
    await queue(records, "7", "1", "2")
    first = await must_claim(records)
    assert await claim(records) is None
    await send(records, first)
    assert (await must_claim(records)).reply.text == "2"


async def test_chats_do_not_wait_for_each_other(records: DatabaseRecords) -> None:
    await queue(records, "7", "1", "2")
    await queue(records, "8", "3")
    await must_claim(records)
    assert (await must_claim(records)).reply.text == "3"


async def test_busy_chats_are_left_alone(records: DatabaseRecords) -> None:
    await queue(records, "7", "1")
    assert await claim(records, busy=["7"]) is None


async def test_other_channels_are_not_ours(records: DatabaseRecords) -> None:
    await queue(records, "7", "1")
    async with records.transaction() as writing:
        assert await writing.outbox.claim("other", now(), []) is None


async def test_people_come_before_bulk(records: DatabaseRecords, engine: AsyncEngine) -> None:
    for chat in "789":
        await queue(records, chat, chat)
    await make(engine, Origin.REMINDER, 1)
    await make(engine, Origin.CASEWORKER, 3)
    assert [(await must_claim(records)).chat for _ in range(3)] == ["8", "9", "7"]


async def test_who_waits_does_not_wait_for_the_bulk_of_others(
    records: DatabaseRecords, engine: AsyncEngine
) -> None:
    for chat in "789":
        await queue(records, chat, chat)
        await make(engine, Origin.CORRECTION, int(chat) - 6)
    await queue(records, "9", "reply")
    first = await must_claim(records)
    await send(records, first)
    assert first.chat == "9"  # its correction first, for the order of a chat is kept
    assert (await must_claim(records)).origin is Origin.REPLY


async def test_later_waits_until_then_and_does_not_count(records: DatabaseRecords) -> None:
    await queue(records, "7", "1", "2")
    delivery = await must_claim(records)
    async with records.transaction() as writing:
        await writing.outbox.later(delivery, now() + timedelta(hours=1), "flooded")
    assert await claim(records) is None
    async with records.transaction() as writing:
        later = await writing.outbox.claim("telegram", now() + timedelta(hours=2), [])
    assert later
    assert (later.reply.text, later.attempts) == ("1", 1)


async def test_again_counts(records: DatabaseRecords) -> None:
    await queue(records, "7", "1")
    delivery = await must_claim(records)
    async with records.transaction() as writing:
        await writing.outbox.again(delivery, now(), "unknown")
    assert (await must_claim(records)).attempts == 2


@pytest.mark.parametrize("state", ["uncertain", "blocked", "failed", "expired"])
async def test_settled_messages_let_the_next_come(
    records: DatabaseRecords, engine: AsyncEngine, state: str
) -> None:
    await queue(records, "7", "1", "2")
    delivery = await must_claim(records)
    async with records.transaction() as writing:
        await writing.outbox.settle(delivery, state, "reason " * 100)
    assert (await must_claim(records)).reply.text == "2"
    assert await states(engine) == [state, "sending"]


async def test_whoever_lost_the_lease_changes_nothing(
    records: DatabaseRecords, engine: AsyncEngine
) -> None:
    await queue(records, "7", "1")
    lost = await must_claim(records)
    async with records.transaction() as writing:
        assert await writing.outbox.recover("telegram", now()) == 1
    held = await must_claim(records)
    async with records.transaction() as writing:
        await writing.outbox.settle(lost, "failed", "late")
        await writing.outbox.later(lost, now(), "late")
    assert await states(engine) == ["sending"]
    await send(records, held)
    assert await states(engine) == ["sent"]


async def test_recovery_by_origin_and_attempt(
    records: DatabaseRecords, engine: AsyncEngine
) -> None:
    for chat in "789":
        await queue(records, chat, chat)
    await make(engine, Origin.REMINDER, 2)
    await make(engine, Origin.CASEWORKER, 3)
    seen = []
    for _crash in range(10):
        while await claim(records):
            pass
        async with records.transaction() as writing:
            await writing.outbox.recover("telegram", now())
        seen.append(await states(engine))
    assert seen[0] == ["queued", "queued", "uncertain"]
    assert seen[1] == seen[8] == ["queued", "uncertain", "uncertain"]
    assert seen[9] == ["uncertain", "uncertain", "uncertain"]


async def test_many_senders_never_take_the_same(records: DatabaseRecords) -> None:
    chats = [str(number) for number in range(12)]
    for chat in chats:
        await queue(records, chat, chat, "second")
    claimed = await asyncio.gather(*(claim(records) for _ in range(15)))
    first = [delivery.reply.text for delivery in claimed if delivery]
    assert sorted(first) == sorted(set(first))
    assert set(first) <= set(chats)
    while delivery := await claim(records):
        first.append(delivery.reply.text)
    assert sorted(first) == sorted(chats)


async def test_texts_are_sealed(records: DatabaseRecords, engine: AsyncEngine) -> None:
    await queue(records, "7", "walnut")
    async with engine.connect() as connection:
        kept = (await connection.execute(text("select * from messages"))).all()
        queued = (await connection.execute(text("select * from outbox"))).all()
    assert "walnut" not in str(kept) + str(queued)
