"""Messages go out in order, within the budget, and every outcome is kept."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.database.records import DatabaseRecords
from bot.channels.telegram import sender as sender_module
from bot.channels.telegram.api import Api
from bot.domain.delivery import Origin
from bot.domain.language import Language
from bot.domain.message import Address, Button, Reply
from tests.channels.telegram.echo import sending, utc_now
from tests.fakegram import Fakegram, Fault, Flood, Person
from tests.fakegram.people import Group

pytestmark = pytest.mark.slow


async def queue(
    records: DatabaseRecords, person: Person | Group, *texts: str, buttons: Sequence[Button] = ()
) -> None:
    address = Address("telegram", str(person.id))
    async with records.transaction() as writing:
        await writing.contacts.at(address, utc_now())
        for one in texts:
            reply = Reply(text=one, language=Language.ENGLISH, buttons=tuple(buttons))
            await writing.messages.add_reply(address, reply, utc_now())


async def make_all(engine: AsyncEngine, origin: Origin) -> None:
    async with engine.begin() as connection:
        await connection.execute(text("update outbox set origin = :origin"), {"origin": origin})


async def states(engine: AsyncEngine) -> list[str]:
    async with engine.connect() as connection:
        return list(await connection.scalars(text("select state from outbox order by id")))


async def until(engine: AsyncEngine, *expected: str) -> None:
    async with asyncio.timeout(5):
        while await states(engine) != list(expected):
            await asyncio.sleep(0.02)


async def ledger(records: DatabaseRecords, person: Person) -> list[str]:
    async with records.reading() as reading:
        contact = await reading.contacts.at(Address("telegram", str(person.id)), utc_now())
        return [entry.kind for entry in await reading.ledger.entries(contact.id)]


async def test_replies_arrive_in_order(
    api: Api, records: DatabaseRecords, engine: AsyncEngine, amina: Person
) -> None:
    await queue(records, amina, "**one**", "two", buttons=[Button("menu", "Menu")])
    async with sending(api, records):
        first, second = await amina.hears(), await amina.hears()
        await until(engine, "sent", "sent")
    assert (first.text, first.labels, second.text) == ("one", ["Menu"], "two")
    assert await ledger(records, amina) == []


async def test_long_reply_comes_in_parts(
    telegram: Fakegram, api: Api, records: DatabaseRecords, engine: AsyncEngine, amina: Person
) -> None:
    parts = ["a" * 3000, "b" * 3000, "c" * 3000]
    telegram.fails(Fault("server_error", "sendMessage", times=1))
    await queue(records, amina, "\n\n".join(parts), buttons=[Button("menu", "Menu")])
    async with sending(api, records):
        heard = [await amina.hears() for _ in parts]
        await until(engine, "sent")
    assert [(one.text, one.labels) for one in heard] == [
        (parts[0], []),
        (parts[1], []),
        (parts[2], ["Menu"]),
    ]


async def test_pause_between_parts_repeats_none(
    telegram: Fakegram, api: Api, records: DatabaseRecords, amina: Person
) -> None:
    await queue(records, amina, "a" * 4000 + "\n\n" + "b" * 4000)
    async with sending(api, records):
        await amina.hears()
        telegram.fails(Fault("retry_after", "sendMessage", seconds=1))
        assert (await amina.hears()).text == "b" * 4000
    assert telegram.deliveries(amina.id, "a" * 4000) == 1


async def test_flood_pause_is_kept_over_a_restart(
    telegram: Fakegram,
    api: Api,
    records: DatabaseRecords,
    engine: AsyncEngine,
    amina: Person,
    selam: Person,
) -> None:
    await queue(records, amina, "hello")
    telegram.fails(Fault("retry_after", "sendMessage", seconds=2))
    began = time.monotonic()
    async with sending(api, records):
        await telegram.until(lambda: telegram.calls("sendMessage") == 1)
        await until(engine, "queued")
    await queue(records, selam, "hello")
    async with sending(api, records):
        await selam.hears()
        await amina.hears()
    assert time.monotonic() - began >= 2
    assert telegram.calls("sendMessage") == 3


@pytest.mark.parametrize("origin", list(Origin))
async def test_blocked_contact_is_noted(
    api: Api, records: DatabaseRecords, engine: AsyncEngine, amina: Person, origin: Origin
) -> None:
    amina.blocks()
    await queue(records, amina, "hello")
    await make_all(engine, origin)
    async with sending(api, records):
        await until(engine, "blocked")
    assert await ledger(records, amina) == ["message_blocked"]
    async with engine.connect() as connection:
        since = await connection.scalar(text("select unreachable_since from addresses"))
    assert since


async def test_vanished_account_is_unreachable(
    api: Api, records: DatabaseRecords, engine: AsyncEngine, amina: Person, selam: Person
) -> None:
    amina.deactivates()
    await queue(records, amina, "hello")
    await queue(records, selam, "hello")
    async with sending(api, records):
        await selam.hears()
        await until(engine, "blocked", "sent")


@pytest.mark.parametrize(
    ("origin", "expected", "times"),
    [
        (Origin.REPLY, "sent", 2),
        (Origin.REMINDER, "sent", 2),
        (Origin.CASEWORKER, "uncertain", 1),
    ],
)
async def test_doubtful_delivery_by_origin(
    telegram: Fakegram,
    api: Api,
    records: DatabaseRecords,
    engine: AsyncEngine,
    amina: Person,
    origin: Origin,
    expected: str,
    times: int,
) -> None:
    await queue(records, amina, "hello")
    await make_all(engine, origin)
    telegram.fails(Fault("disconnect_after", "sendMessage"))
    async with sending(api, records):
        await until(engine, expected)
    assert telegram.deliveries(amina.id, "hello") == times
    noted = [] if origin is Origin.REPLY else [f"message_{expected}"]
    assert await ledger(records, amina) == noted


async def test_doubt_ends_after_the_second_time(
    telegram: Fakegram, api: Api, records: DatabaseRecords, engine: AsyncEngine, amina: Person
) -> None:
    await queue(records, amina, "hello", "next")
    # A pause in between is no attempt: nothing was sent then.
    telegram.fails(Fault("server_error", "sendMessage"))
    telegram.fails(Fault("disconnect_after", "sendMessage", times=2))
    async with sending(api, records):
        await until(engine, "uncertain", "sent")
    assert telegram.deliveries(amina.id, "hello") == 2


async def test_refused_message_does_not_stop_the_next(
    telegram: Fakegram, api: Api, records: DatabaseRecords, engine: AsyncEngine, amina: Person
) -> None:
    telegram.fails(Fault("bad_request", "sendMessage"))
    await queue(records, amina, "refused", "next")
    async with sending(api, records):
        assert (await amina.hears()).text == "next"
        await until(engine, "failed", "sent")


async def test_unforeseen_error_ends_one_message(
    api: Api, records: DatabaseRecords, engine: AsyncEngine, amina: Person
) -> None:
    await queue(records, amina, "odd", buttons=[Button("x" * 65, "Label")])
    await queue(records, amina, "next")
    async with engine.begin() as connection:
        await connection.execute(text("update outbox set chat = 'no number' where id = 1"))
    async with sending(api, records):
        assert (await amina.hears()).text == "next"
        await until(engine, "failed", "sent")


async def test_moved_group_is_given_up(
    telegram: Fakegram, api: Api, records: DatabaseRecords, engine: AsyncEngine, amina: Person
) -> None:
    group = telegram.group("Klassen", [amina])
    await queue(records, group, "hello")
    group.upgrades()
    async with sending(api, records):
        await until(engine, "failed")


async def test_silent_chat_does_not_stop_the_others(
    telegram: Fakegram, api: Api, records: DatabaseRecords, amina: Person, selam: Person
) -> None:
    telegram.fails(Fault("hang_before", "sendMessage", chat_id=amina.id, seconds=3))
    await queue(records, amina, "1", "2")
    await queue(records, selam, "1", "2", "3")
    async with sending(api, records):
        began = time.monotonic()
        assert [(await selam.hears()).text for _ in range(3)] == ["1", "2", "3"]
        assert time.monotonic() - began < 2
        assert [(await amina.hears()).text for _ in range(2)] == ["1", "2"]


async def test_normally_one_message_is_in_flight(
    telegram: Fakegram,
    api: Api,
    records: DatabaseRecords,
    engine: AsyncEngine,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sender_module, "PATIENCE", 5.0)  # a busy machine is slow to answer
    people = [telegram.person(f"Person {n}", has_started=True) for n in range(10)]
    for person in people:
        await queue(records, person, "hello")
    async with sending(api, records):
        await until(engine, *["sent"] * 10)
    calls = telegram.journal.of("sendMessage")
    ends = [call.at + (call.seconds or 0) for call in calls]
    assert all(end <= next_call.at for end, next_call in zip(ends, calls[1:], strict=False))


async def test_telegram_is_never_flooded(
    telegram: Fakegram, api: Api, records: DatabaseRecords, engine: AsyncEngine
) -> None:
    telegram.controls_flood(Flood(per_second=25))
    people = [telegram.person(f"Person {n}", has_started=True) for n in range(12)]
    for person in people:
        await queue(records, person, *map(str, range(5)))
    async with sending(api, records):
        await until(engine, *["sent"] * 60)
    assert {call.status for call in telegram.journal.of("sendMessage")} == {200}


async def test_telegram_away_for_a_while_loses_nothing(
    telegram: Fakegram, api: Api, records: DatabaseRecords, engine: AsyncEngine, amina: Person
) -> None:
    people = [amina, *(telegram.person(f"Person {n}", has_started=True) for n in range(5))]
    for person in people:
        await queue(records, person, "hello")
    telegram.fails(Fault("bad_gateway", "sendMessage", times=12))
    async with sending(api, records):
        await until(engine, *["sent"] * 6)
    assert [telegram.deliveries(person.id, "hello") for person in people] == [1] * 6


async def test_lost_sender_is_recovered_by_origin(
    api: Api, records: DatabaseRecords, engine: AsyncEngine, amina: Person, selam: Person
) -> None:
    await queue(records, amina, "reply")
    await queue(records, selam, "caseworker")
    async with engine.begin() as connection:
        await connection.execute(text("update outbox set origin = 'caseworker' where id = 2"))
    for _ in range(2):
        async with records.transaction() as writing:
            assert await writing.outbox.claim("telegram", datetime.now(UTC), [])
    async with sending(api, records):
        assert (await amina.hears()).text == "reply"
        await until(engine, "sent", "uncertain")
