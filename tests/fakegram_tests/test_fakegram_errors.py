"""Each error class of python-telegram-bot, from people, tokens and faults on demand."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest
from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from tests.fakegram import Fakegram, Fault, Flood, Person

from .conftest import a_bot


async def test_unreachable_people_are_forbidden(telegram: Fakegram, bot: Bot) -> None:
    person = telegram.person("Ny Eksempel")
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(person.id, "hej")
    person.starts()
    await bot.send_message(person.id, "hej")
    person.blocks()
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(person.id, "hej")
    person.unblocks()
    person.deactivates()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await bot.send_chat_action(person.id, "typing")


async def test_upgraded_group_tells_its_new_id(telegram: Fakegram, bot: Bot, amina: Person) -> None:
    group = telegram.group("Danskklasse 3", [amina])
    old_id = group.id
    group.upgrades()
    with pytest.raises(ChatMigrated) as error:
        await bot.send_message(old_id, "hej")
    assert error.value.new_chat_id == group.id
    await bot.send_message(group.id, "hej")
    assert (await group.hears()).text == "hej"
    group.removes_bot()
    with pytest.raises(Forbidden, match="kicked from the supergroup"):
        await bot.send_message(group.id, "hej")


async def test_wrong_tokens_are_refused(telegram: Fakegram, http: httpx.AsyncClient) -> None:
    with pytest.raises(InvalidToken):
        async with a_bot(telegram, "1:OTHER"):
            pass
    assert (await http.get("/bot1:OTHER/getMe")).json()["error_code"] == 401
    assert (await http.get("/botnonsense/getMe")).json()["error_code"] == 404


async def test_unknown_method_is_not_found(http: httpx.AsyncClient, bot: Bot) -> None:
    answer = await http.post("/bot1:TEST/makeCoffee")
    assert (answer.status_code, answer.json()["description"]) == (
        404,
        "Not Found: method not found",
    )
    assert (await http.get("/bot1:TEST/GETME")).json()["result"]["is_bot"] is True


RAISED: list[tuple[Fault, type[TelegramError], int]] = [
    (Fault("retry_after", seconds=7), RetryAfter, 0),
    (Fault("forbidden"), Forbidden, 0),
    (Fault("bad_request"), BadRequest, 0),
    (Fault("unauthorized"), InvalidToken, 0),
    (Fault("server_error"), NetworkError, 0),
    (Fault("bad_gateway"), NetworkError, 0),
    (Fault("hang_before", seconds=0.4), TimedOut, 0),
    (Fault("hang_after", seconds=0.4), TimedOut, 1),
    (Fault("disconnect_before"), NetworkError, 0),
    (Fault("disconnect_after"), NetworkError, 1),
]


@pytest.mark.parametrize(
    ("fault", "error", "arrived"), RAISED, ids=lambda v: getattr(v, "kind", "")
)
async def test_faults_raise_errors(
    fault: Fault, error: type[TelegramError], arrived: int, bot: Bot, telegram: Fakegram
) -> None:
    amina = telegram.person("Amina Eksempel", has_started=True)
    telegram.fails(Fault(fault.kind, "sendMessage", chat_id=amina.id, seconds=fault.seconds))
    with pytest.raises(error) as raised:
        await bot.send_message(amina.id, "hej")
    assert type(raised.value) is error
    await telegram.until(lambda: telegram.journal.calls[-1].status is not None)
    assert telegram.deliveries(amina.id, "hej") == len(amina.sees) == arrived
    await bot.send_message(amina.id, "hej")
    assert telegram.deliveries(amina.id, "hej") == arrived + 1


async def test_retry_after_tells_the_pause(telegram: Fakegram, bot: Bot, amina: Person) -> None:
    telegram.fails(Fault("retry_after", "sendMessage", seconds=7))
    with pytest.raises(RetryAfter) as error:
        await bot.send_message(amina.id, "hej")
    assert error.value.retry_after == timedelta(seconds=7)


async def test_fault_strikes_its_target_only(
    telegram: Fakegram, bot: Bot, amina: Person, selam: Person
) -> None:
    telegram.fails(Fault("forbidden", "sendMessage", times=None, chat_id=amina.id))
    await bot.send_message(selam.id, "hej")
    await bot.send_chat_action(amina.id, "typing")
    for _ in range(3):
        with pytest.raises(Forbidden):
            await bot.send_message(amina.id, "hej")
    telegram.heals()
    await bot.send_message(amina.id, "hej")
    assert [call.fault for call in telegram.journal.of("sendMessage")].count("forbidden") == 3


async def test_flood_control_for_one_chat(telegram: Fakegram, bot: Bot, amina: Person) -> None:
    clock = FakeClock()
    telegram.controls_flood(Flood(burst=2, clock=clock))
    await bot.send_message(amina.id, "1")
    sent = await bot.send_message(amina.id, "2")
    with pytest.raises(RetryAfter):
        await sent.edit_text("to")
    clock.now += 1
    await sent.edit_text("to")
    telegram.controls_flood(None)
    await bot.send_message(amina.id, "3")


async def test_flood_control_overall_and_in_groups() -> None:
    clock = FakeClock()
    flood = Flood(per_second=30, clock=clock)
    refused = [flood.check(chat_id) is not None for chat_id in range(1, 33)]
    assert refused == [False] * 30 + [True] * 2
    for second in range(1, 22):
        clock.now = second * 1.5
        error = flood.check(-1)
    assert error is not None
    assert error.parameters["retry_after"] == 30


class FakeClock:
    now = 0.0

    def __call__(self) -> float:
        return self.now
