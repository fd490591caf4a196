"""Conversations are kept sealed, and queued where a channel must deliver them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.crypto import Cipher
from bot.adapters.database.records import DatabaseRecords
from bot.domain.language import Language
from bot.domain.message import Address, Button, Message, MessageKind, Reply, StoredMessage
from bot.domain.topic import Recording
from bot.errors import InvalidData
from tests.conftest import now

HOME = Address("web", "7")
REPLY = Reply(
    text="**svar** 😀",
    language=Language.DANISH,
    buttons=(Button("a", "ሰላም"),),
    topic="contract",
    version="1",
    recording=Recording("contract", Language.DANISH, "1a2b3c4d5e6f"),
)


async def keep(records: DatabaseRecords, *said: Message | Reply, at: Address = HOME) -> list[int]:
    async with records.transaction() as writing:
        contact = await writing.contacts.at(at, now())
        return [
            await writing.messages.add_reply(at, one, now())
            if isinstance(one, Reply)
            else await writing.messages.add_incoming(contact, one, now())
            for one in said
        ]


async def history(
    records: DatabaseRecords, after: int = 0, limit: int = 9
) -> Sequence[StoredMessage]:
    async with records.reading() as reading:
        return await reading.messages.after(HOME, after, limit)


async def test_a_conversation_can_be_read_again(records: DatabaseRecords) -> None:
    await keep(records, Message(address=HOME, text="سؤال"), REPLY)
    said, answered = await history(records)
    assert (said.is_ours, said.text) == (False, "سؤال")
    assert (answered.is_ours, answered.text, answered.buttons) == (True, REPLY.text, REPLY.buttons)
    assert (answered.language, answered.topic, answered.version) == ("da", "contract", "1")
    assert (said.recording, answered.recording) == (None, REPLY.recording)
    assert answered.at.utcoffset() is not None


async def test_the_newest_are_shown_oldest_first(records: DatabaseRecords) -> None:
    ids = await keep(records, *(Message(address=HOME, text=str(n)) for n in range(5)))
    assert [one.text for one in await history(records, limit=2)] == ["3", "4"]
    assert [one.text for one in await history(records, after=ids[2])] == ["3", "4"]


async def test_a_press_is_kept_by_its_button(records: DatabaseRecords) -> None:
    await keep(records, Message(address=HOME, kind=MessageKind.PRESS, button="menu"))
    (one,) = await history(records)
    assert one.text == "menu"


async def test_others_cannot_be_read(records: DatabaseRecords) -> None:
    elsewhere = Address("web", "8")
    await keep(records, Message(address=elsewhere, text="hemmeligt"), at=elsewhere)
    assert await history(records) == []


@pytest.mark.parametrize(("channel", "queued"), [("telegram", 1), ("web", 0), ("console", 0)])
async def test_only_what_must_be_delivered_is_queued(
    records: DatabaseRecords, engine: AsyncEngine, channel: str, queued: int
) -> None:
    await keep(records, REPLY, at=Address(channel, "7"))
    async with engine.connect() as connection:
        assert await connection.scalar(text("select count(*) from outbox")) == queued


async def test_kept_text_is_sealed(records: DatabaseRecords, engine: AsyncEngine) -> None:
    await keep(records, Message(address=HOME, text="walnut"), REPLY)
    async with engine.connect() as connection:
        kept = (await connection.execute(text("select text from messages"))).all()
    assert "walnut" not in str(kept)
    assert "svar" not in str(kept)


async def test_sealed_text_cannot_be_moved(
    records: DatabaseRecords, engine: AsyncEngine, cipher: Cipher
) -> None:
    await keep(records, REPLY)
    other = cipher.seal("forged", "inbox.raw")
    async with engine.begin() as connection:
        await connection.execute(text("update messages set text = :text"), {"text": other})
    with pytest.raises(InvalidData):
        await history(records)
