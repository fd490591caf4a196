"""Sending, editing, answering and files, through python-telegram-bot."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    LinkPreviewOptions,
    MessageEntity,
    ReplyKeyboardMarkup,
    ReplyParameters,
)
from telegram.error import BadRequest

from tests.fakegram import Fakegram, Fault, HeardNothing, HeardSomething, NotPossible, Person

YES_NO = InlineKeyboardMarkup(
    [[InlineKeyboardButton("Ja", callback_data="yes"), InlineKeyboardButton("Nej", url="tg://x")]]
)


async def test_sent_message_is_heard(bot: Bot, amina: Person) -> None:
    sent = await bot.send_message(amina.id, "أهلاً <b>Jobcenter</b>", parse_mode="HTML")
    heard = await amina.hears()
    assert heard.text == sent.text == "أهلاً Jobcenter"
    assert heard.entities == [{"type": "bold", "offset": 6, "length": 9}]
    assert heard.id == sent.message_id
    assert sent.from_user.id == bot.id


async def test_reply_names_the_message(bot: Bot, amina: Person) -> None:
    question = amina.says("?")
    sent = await bot.send_message(
        amina.id,
        "https://example.org/a",
        reply_parameters=ReplyParameters(question.id),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
    )
    assert sent.reply_to_message.message_id == question.id
    assert sent.link_preview_options.is_disabled
    assert sent.entities[0].type == "url"
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(amina.id, "hej", reply_parameters=ReplyParameters(9999))


async def test_callback_round_trip(telegram: Fakegram, bot: Bot, amina: Person) -> None:
    await bot.send_message(amina.id, "Kommer du?", reply_markup=YES_NO)
    question = await amina.hears()
    assert question.labels == ["Ja", "Nej"]
    amina.presses("Ja")
    (update,) = await bot.get_updates()
    assert update.callback_query.data == "yes"
    await update.callback_query.answer("Tak")
    assert amina.answers == [{"text": "Tak", "show_alert": False}]
    with pytest.raises(BadRequest, match="Query is too old"):
        await update.callback_query.answer()
    await update.callback_query.edit_message_text("Du kommer.")
    assert (await amina.notices_edit()) is question
    assert (question.text, question.edits, question.buttons) == ("Du kommer.", ["Kommer du?"], [])


async def test_unchanged_edit_is_refused(bot: Bot, amina: Person) -> None:
    sent = await bot.send_message(amina.id, "hej", reply_markup=YES_NO)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_text("hej", reply_markup=YES_NO)
    with pytest.raises(BadRequest, match="Message is not modified"):
        await sent.edit_reply_markup(YES_NO)
    await sent.edit_reply_markup(None)
    assert (await amina.hears()).buttons == []


async def test_wrong_messages_cannot_be_edited(bot: Bot, amina: Person) -> None:
    own = amina.says("hej")
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("nej", amina.id, own.id)
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("nej", amina.id, 9999)
    photo = await bot.send_photo(amina.id, b"picture")
    with pytest.raises(BadRequest, match="no text in the message"):
        await bot.edit_message_text("nej", amina.id, photo.message_id)


async def test_deleted_message_is_gone(bot: Bot, amina: Person) -> None:
    sent = await bot.send_message(amina.id, "hej")
    assert await sent.delete()
    assert amina.sees == []
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await sent.delete()


async def test_pressing_needs_a_button(bot: Bot, amina: Person) -> None:
    await bot.send_message(amina.id, "Kommer du?", reply_markup=YES_NO)
    with pytest.raises(NotPossible, match="opens tg://x"):
        amina.presses("Nej")
    with pytest.raises(NotPossible, match="no button 'Måske'"):
        amina.presses("Måske")


async def test_reply_keyboard_says_its_label(bot: Bot, amina: Person) -> None:
    keyboard = ReplyKeyboardMarkup([[KeyboardButton("Dansk"), "العربية"]])
    sent = await bot.send_message(amina.id, "Sprog?", reply_markup=keyboard)
    assert sent.reply_markup is None
    amina.presses("العربية")
    (update,) = await bot.get_updates()
    assert update.message.text == "العربية"


async def test_files_are_kept_and_fetched(bot: Bot, amina: Person) -> None:
    document = await bot.send_document(amina.id, b"%PDF", filename="aftale.ics", caption="Aftale")
    assert (document.document.file_name, document.document.file_size) == ("aftale.ics", 4)
    photo = await bot.send_photo(amina.id, b"picture")
    assert photo.photo[-1].file_size == 7
    voice = await bot.send_voice(amina.id, b"sound", duration=3)
    assert voice.voice.duration == timedelta(seconds=3)
    again = await bot.send_document(amina.id, document.document.file_id)
    assert again.document.file_size == 4
    file = await bot.get_file(document.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"%PDF"


async def test_voice_is_sent_again_by_its_id(telegram: Fakegram, bot: Bot, amina: Person) -> None:
    first = await bot.send_voice(amina.id, b"sound", caption="ሰላም", filename="a.ogg")
    again = await bot.send_voice(amina.id, first.voice.file_id)
    assert again.voice.file_id == first.voice.file_id
    upload, by_id = (call.params for call in telegram.journal.of("sendVoice"))
    digest = hashlib.sha256(b"sound").hexdigest()[:12]
    assert (upload["voice"], upload["caption"]) == (f"5 bytes {digest}", "ሰላም")
    assert by_id["voice"] == first.voice.file_id
    with pytest.raises(BadRequest, match="Wrong file identifier"):
        await bot.send_voice(amina.id, "file-of-another-bot")


async def test_voice_may_be_forbidden(telegram: Fakegram, bot: Bot, amina: Person) -> None:
    telegram.fails(Fault("voice_forbidden", times=None))
    with pytest.raises(BadRequest, match="Voice_messages_forbidden"):
        await bot.send_voice(amina.id, b"sound")
    assert await bot.send_document(amina.id, b"sound")
    assert await bot.send_message(amina.id, "hej")


async def test_large_file_is_not_fetched(bot: Bot, amina: Person) -> None:
    message = amina.sends_document("stor.pdf", size=21 * 1024 * 1024)
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(message.content["document"]["file_id"])


async def test_bot_describes_itself(bot: Bot, amina: Person) -> None:
    await bot.set_my_commands([("help", "Hjælp")], language_code="da")
    await bot.set_my_name("Vejviser")
    await bot.set_my_description("ቋንቋ", language_code="ti")
    await bot.set_my_short_description("Svar på fire sprog")
    assert (await bot.get_my_commands(language_code="da"))[0].command == "help"
    assert (await bot.get_my_name()).name == "Vejviser"
    assert (await bot.get_my_description(language_code="ti")).description == "ቋንቋ"
    assert (await bot.get_my_short_description("ar")).short_description == "Svar på fire sprog"
    assert await bot.send_chat_action(amina.id, "typing")
    assert amina.chat.action is not None


async def test_silence_and_noise_are_noticed(bot: Bot, amina: Person) -> None:
    await amina.hears_nothing(during=0.01)
    with pytest.raises(HeardNothing, match="Amina Eksempel heard nothing"):
        await amina.hears(timeout=0.01)
    entity = MessageEntity("text_link", 0, 3, url="https://example.org")
    await bot.send_message(amina.id, "hej", entities=[entity])
    with pytest.raises(HeardSomething):
        await amina.hears_nothing(during=0.01)
    amina.forgets()
    await amina.hears_nothing(during=0.01)
