"""Updates are answered in order per chat, chats side by side, and failures are set aside."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Sequence

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.database.records import DatabaseRecords
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.envelope import envelope
from bot.domain.message import Message, MessageKind
from bot.errors import RecordsUnavailable
from tests.channels.telegram.echo import QUICK, Echo, make_channel, running, utc_now
from tests.fakegram import Fakegram, Fault, Person

pytestmark = pytest.mark.slow


@pytest.fixture
async def channel(
    telegram: Fakegram, records: DatabaseRecords, echo: Echo
) -> AsyncIterator[TelegramChannel]:
    async with running(make_channel(telegram.url, records, echo)) as channel:
        yield channel


async def states(engine: AsyncEngine) -> Sequence[tuple[str, int]]:
    async with engine.connect() as connection:
        rows = await connection.execute(text("select state, attempts from inbox order by id"))
        return [(row.state, row.attempts) for row in rows]


@pytest.mark.usefixtures("channel")
async def test_chats_go_side_by_side_in_order(
    telegram: Fakegram, echo: Echo, amina: Person
) -> None:
    people = [amina, *(telegram.person(f"Person {n}") for n in range(7))]
    running_now: list[str] = []

    async def slow(message: Message) -> None:
        assert message.address.id not in running_now
        running_now.append(message.address.id)
        await asyncio.sleep(0.05)
        most.append(len(running_now))
        running_now.remove(message.address.id)

    most: list[int] = []
    echo.before = slow
    for number in range(3):
        for person in people:
            person.says(str(number))
    for person in people:
        assert [(await person.hears()).text for _ in range(3)] == ["echo: 0", "echo: 1", "echo: 2"]
    assert 1 < max(most) <= 16


@pytest.mark.usefixtures("channel")
async def test_poison_is_set_aside(
    engine: AsyncEngine, telegram: Fakegram, amina: Person, selam: Person
) -> None:
    amina.says("first")
    await amina.hears()
    amina.sends_poison()
    selam.says("hello")
    amina.says("after it")
    assert (await selam.hears()).text == "echo: hello"
    assert (await amina.hears()).text.startswith("Something went wrong on our side.")
    assert (await amina.hears()).text == "echo: after it"
    assert ("quarantined", 1) in await states(engine)


@pytest.mark.usefixtures("channel")
async def test_failing_update_waits_and_others_go_on(
    echo: Echo, amina: Person, selam: Person
) -> None:
    tries: list[float] = []

    def fail_twice(message: Message) -> None:
        if message.text == "bad":
            tries.append(time.monotonic())
            if len(tries) <= 2:
                raise KeyError("secret text")

    echo.before = fail_twice
    amina.says("bad")
    amina.says("good")
    selam.says("other")
    await selam.hears()
    assert [(await amina.hears()).text for _ in range(2)] == ["echo: bad", "echo: good"]
    assert tries[1] - tries[0] >= QUICK.after(1)
    assert tries[2] - tries[1] >= QUICK.after(2)


@pytest.mark.usefixtures("channel")
async def test_after_five_failures_we_are_sorry(
    engine: AsyncEngine, echo: Echo, amina: Person
) -> None:
    amina.says("hello")
    await amina.hears()

    def fail(message: Message) -> None:
        if message.text == "bad":
            raise KeyError("secret text")

    echo.before = fail
    amina.says("bad")
    amina.says("good")
    sorry = "Something went wrong on our side. Please write again, or call 01 23 45 10."
    assert (await amina.hears()).text == sorry
    assert (await amina.hears()).text == "echo: good"
    assert ("quarantined", 5) in await states(engine)


@pytest.mark.usefixtures("channel")
async def test_stranger_gets_no_apology_in_an_unknown_language(echo: Echo, amina: Person) -> None:
    def fail(message: Message) -> None:
        if message.text == "bad":
            raise KeyError

    echo.before = fail
    amina.says("bad")
    amina.says("good")
    assert (await amina.hears()).text == "echo: good"


@pytest.mark.usefixtures("channel")
async def test_database_trouble_is_not_counted(
    engine: AsyncEngine, echo: Echo, amina: Person
) -> None:
    tries: list[None] = []

    def unavailable(message: Message) -> None:
        tries.append(None)
        if len(tries) <= 8:
            raise RecordsUnavailable

    echo.before = unavailable
    amina.says("hello")
    assert (await amina.hears()).text == "echo: hello"
    assert await states(engine) == [("done", 0)]


@pytest.mark.usefixtures("channel")
async def test_pressed_button_stops_waiting_at_once(echo: Echo, amina: Person) -> None:
    amina.says("hello")
    await amina.hears()
    echo.before = lambda message: asyncio.sleep(0.3)
    amina.presses("More")
    await asyncio.sleep(0.2)
    assert len(amina.answers) == 1
    assert (await amina.hears()).text == "echo: more"


@pytest.mark.usefixtures("channel")
async def test_press_is_answered_when_its_acknowledgement_fails(
    telegram: Fakegram, amina: Person
) -> None:
    amina.says("hello")
    await amina.hears()
    telegram.fails(Fault("bad_request", "answerCallbackQuery", description="query is too old"))
    amina.presses("More")
    assert (await amina.hears()).text == "echo: more"


@pytest.mark.usefixtures("channel")
async def test_album_is_answered_once(telegram: Fakegram, echo: Echo, amina: Person) -> None:
    for album in ("1", "1", "2"):
        photo = [{"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1}]
        chat = {"id": amina.id, "type": "private", "first_name": "Amina"}
        body = {"message_id": 1, "date": 1, "chat": chat, "photo": photo}
        telegram.world.updates.add(
            "message", {**body, "media_group_id": album}, ("message", amina.id)
        )
    amina.says("done")
    await telegram.until(lambda: any(one.text == "done" for one in echo.heard))
    kinds = [one.kind for one in echo.heard]
    assert kinds == [MessageKind.PHOTO, MessageKind.PHOTO, MessageKind.TEXT]


@pytest.mark.usefixtures("channel")
async def test_what_another_process_stored_is_found(
    telegram: Fakegram, records: DatabaseRecords, echo: Echo, amina: Person
) -> None:
    chat = {"id": amina.id, "type": "private", "first_name": "Amina"}
    message = {"message_id": 1, "date": 1, "chat": chat, "text": "by webhook"}
    update = envelope({"update_id": 1, "message": message})
    assert update
    async with records.transaction() as writing:
        await writing.inbox.add([update], utc_now())
    assert (await amina.hears()).text == "echo: by webhook"


async def test_two_workers_answer_once(
    telegram: Fakegram, records: DatabaseRecords, engine: AsyncEngine, amina: Person
) -> None:
    first, second = Echo(records), Echo(records)
    first.before = second.before = lambda message: asyncio.sleep(0.1)
    one = make_channel(telegram.url, records, first)
    other = make_channel(telegram.url, records, second)
    async with running(one), running(other):
        amina.says("a")
        amina.says("b")
        assert [(await amina.hears()).text for _ in range(2)] == ["echo: a", "echo: b"]
        await amina.hears_nothing(0.5)
    assert {state for state, _ in await states(engine)} == {"done"}
