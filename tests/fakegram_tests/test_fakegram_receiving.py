"""getUpdates: offsets, the long poll, conflicts and repeats."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from telegram import Bot
from telegram.error import Conflict

from tests.fakegram import Fakegram, Person


async def test_offset_confirms_earlier_updates(bot: Bot, amina: Person) -> None:
    for text in ("en", "to", "tre"):
        amina.says(text)
    first = await bot.get_updates()
    again = await bot.get_updates()
    assert [update.update_id for update in first] == [update.update_id for update in again]
    rest = await bot.get_updates(offset=first[1].update_id)
    assert [update.message.text for update in rest] == ["to", "tre"]
    assert await bot.get_updates(offset=first[2].update_id + 1) == ()
    assert await bot.get_updates() == ()


async def test_limit_and_negative_offset(bot: Bot, amina: Person) -> None:
    for text in ("en", "to", "tre"):
        amina.says(text)
    assert [u.message.text for u in await bot.get_updates(limit=1)] == ["en"]
    assert [u.message.text for u in await bot.get_updates(offset=-1)] == ["tre"]
    assert [u.message.text for u in await bot.get_updates()] == ["tre"]


async def test_long_poll_wakes_on_message(bot: Bot, amina: Person) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.05)
    amina.says("مرحبا")
    (update,) = await asyncio.wait_for(poll, 1)
    assert update.message.text == "مرحبا"


async def test_long_poll_ends_empty(bot: Bot) -> None:
    clock = asyncio.get_running_loop().time
    begun = clock()
    assert await bot.get_updates(timeout=1) == ()
    assert 0.9 < clock() - begun < 2


async def test_second_poller_ends_the_first(telegram: Fakegram, bot: Bot, amina: Person) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=5))
    await telegram.until(lambda: telegram.calls("getUpdates") == 1)
    second = asyncio.create_task(bot.get_updates(timeout=5))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    amina.says("hej")
    assert len(await second) == 1


async def test_no_polling_while_webhook_is_set(bot: Bot) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=5))
    await asyncio.sleep(0.05)
    await bot.set_webhook("http://127.0.0.1:9/")
    with pytest.raises(Conflict, match="terminated by setWebhook"):
        await poll
    with pytest.raises(Conflict, match="while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()


async def test_allowed_updates_are_remembered(bot: Bot, amina: Person) -> None:
    await bot.get_updates(allowed_updates=["my_chat_member"])
    amina.says("hej")
    amina.blocks()
    (update,) = await bot.get_updates()
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_confirmed_update_comes_twice(telegram: Fakegram, bot: Bot, amina: Person) -> None:
    amina.says("hej")
    (first,) = await bot.get_updates()
    assert await bot.get_updates(offset=first.update_id + 1) == ()
    telegram.repeats(first.update_id)
    (again,) = await bot.get_updates(offset=first.update_id + 1)
    assert again.update_id == first.update_id
    assert await bot.get_updates(offset=first.update_id + 1) == ()


async def test_dead_poller_swallows_nothing(telegram: Fakegram, bot: Bot, amina: Person) -> None:
    amina.says("hej")
    (first,) = await bot.get_updates()
    async with httpx.AsyncClient(timeout=0.1, trust_env=False) as dying:
        with pytest.raises(httpx.ReadTimeout):
            await dying.get(f"{telegram.base_url}1:TEST/getUpdates?timeout=9&offset=600000000")
    await telegram.until(lambda: telegram.journal.calls[-1].status == 0)
    telegram.repeats(first.update_id)
    assert [update.update_id for update in await bot.get_updates()] == [first.update_id]
