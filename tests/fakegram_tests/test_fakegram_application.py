"""Whole bots of python-telegram-bot against Fakegram: polling, buttons and poison."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import NetworkError
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from tests.fakegram import Fakegram, Fault, Person

pytestmark = pytest.mark.slow

Context = ContextTypes.DEFAULT_TYPE
BUTTON = InlineKeyboardMarkup([[InlineKeyboardButton("Ja", callback_data="ja")]])


async def start(update: Update, context: Context) -> None:
    assert update.message is not None
    await update.message.reply_text(f"Velkommen {context.args}", reply_markup=BUTTON)


async def echo(update: Update, context: Context) -> None:
    assert update.message is not None
    await update.message.reply_text(f"ekko: {update.message.text}")


async def press(update: Update, context: Context) -> None:
    assert update.callback_query is not None
    await update.callback_query.answer("Tak")
    await update.callback_query.edit_message_text(f"Du valgte {update.callback_query.data}")


@asynccontextmanager
async def running(telegram: Fakegram) -> AsyncIterator[Application[Any, Any, Any, Any, Any, Any]]:
    builder = Application.builder().token(telegram.token)
    application = builder.base_url(telegram.base_url).get_updates_read_timeout(1).build()
    application.add_handler(CommandHandler("start", start))
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.add_handler(CallbackQueryHandler(press))
    async with application:
        assert application.updater is not None
        await application.start()
        await application.updater.start_polling(timeout=2, poll_interval=0)
        yield application
        await application.updater.stop()
        await application.stop()


@pytest.fixture
async def bot_runs(telegram: Fakegram) -> AsyncIterator[None]:
    async with running(telegram):
        yield


async def test_conversation_with_a_real_bot(
    telegram: Fakegram, amina: Person, selam: Person, bot_runs: None
) -> None:
    amina.starts("kode")
    welcome = await amina.hears()
    assert welcome.text == "Velkommen ['kode']"
    selam.says("ሰላም")
    assert (await selam.hears()).text == "ekko: ሰላም"
    amina.presses("Ja")
    assert (await amina.notices_edit()).text == "Du valgte ja"
    assert amina.answers[0]["text"] == "Tak"
    await telegram.confirmed()


async def test_bot_survives_a_broken_poll(
    telegram: Fakegram, amina: Person, bot_runs: None
) -> None:
    telegram.fails(Fault("disconnect_before", "getUpdates"))
    telegram.fails(Fault("bad_gateway", "getUpdates"))
    amina.says("hej")
    amina.says("hej igen")
    heard = [(await amina.hears(timeout=8)).text for _ in range(2)]
    assert heard == ["ekko: hej", "ekko: hej igen"]


async def test_poison_stalls_the_library(telegram: Fakegram, amina: Person, bot_runs: None) -> None:
    """Why our bot reads updates itself: the good update behind the bad one never arrives."""
    amina.says("før")
    await amina.hears()
    amina.sends_poison()
    amina.says("efter")
    before = telegram.calls("getUpdates")
    await amina.hears_nothing(during=0.3)
    assert telegram.calls("getUpdates") > before + 10
    # The library could not even stop with the poison in its queue.
    telegram.world.updates.clear()


async def test_duplicate_send_after_timeout(telegram: Fakegram, amina: Person) -> None:
    """What a bot must avoid: sending again after a broken answer shows the text twice."""
    async with running(telegram) as application:
        telegram.fails(Fault("disconnect_after", "sendMessage"))
        with pytest.raises(NetworkError):
            await application.bot.send_message(amina.id, "hej")
        await application.bot.send_message(amina.id, "hej")
        assert telegram.deliveries(amina.id, "hej") == 2
