"""Recordings through Telegram: a voice message where it can be, and never silence."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.content.recordings import audio_digest
from bot.adapters.database.records import DatabaseRecords
from bot.channels.telegram.api import Api
from bot.channels.telegram.channel import TelegramChannel, TelegramSettings
from bot.domain.delivery import Origin
from bot.domain.language import Language
from bot.domain.message import Address, Button, Reply
from bot.domain.understanding import Thresholds
from bot.services.conversation import Conversation
from tests import ogg
from tests.channels.telegram.echo import QUICK, running, sending, utc_now
from tests.channels.telegram.test_sender import make_all, until
from tests.channels.webchat.serving import BODIES, TITLES, Shelf, WordReader, phrases
from tests.fakegram import Fakegram, Fault, Flood, Person

pytestmark = pytest.mark.slow

AUDIO = {
    Language.TIGRINYA: ogg.opus(2, comment="ti"),
    Language.ARABIC: ogg.opus(3, comment="ar"),
}
SMALL_PRINT = "Source: X."
CAPTION = f"{TITLES[Language.TIGRINYA]}\n\n{SMALL_PRINT}"
PAST = datetime(2026, 1, 1, tzinfo=UTC)
BUTTONS = (Button("about:complaint", "Text"), Button("menu", "Menu"))


def heard_reply(language: Language = Language.TIGRINYA) -> Reply:
    return Reply(
        text=f"**{TITLES[language]}**",
        small_print=SMALL_PRINT,
        language=language,
        buttons=BUTTONS,
        topic="complaint",
        version="1",
        recording=Shelf(AUDIO).recording("complaint", language, utc_now()),
    )


async def queue(records: DatabaseRecords, person: Person, *replies: Reply) -> None:
    address = Address("telegram", str(person.id))
    async with records.transaction() as writing:
        contact = await writing.contacts.at(address, utc_now())
        contact.language, contact.is_greeted = replies[0].language, True
        await writing.contacts.save(contact)
        for reply in replies:
            await writing.messages.add_reply(address, reply, utc_now())


@asynccontextmanager
async def conversing(
    telegram: Fakegram, records: DatabaseRecords, library: Shelf
) -> AsyncIterator[TelegramChannel]:
    catalogues = phrases()
    conversation = Conversation(
        records=records,
        understander=WordReader(),
        library=library,
        phrases=catalogues,
        thresholds=Thresholds(),
    )
    channel = TelegramChannel(
        TelegramSettings(token="1:TEST", api_url=telegram.url, hold=1, pauses=QUICK),
        records=records,
        conversation=conversation,
        clock=utc_now,
        phrases=catalogues,
        library=library,
    )
    async with running(channel):
        yield channel


def sounds(telegram: Fakegram) -> list[str]:
    """What each sendVoice brought: an upload's digest, or a file id."""
    return [str(call.params["voice"]).split()[-1] for call in telegram.journal.of("sendVoice")]


def answer_with_button(language: Language) -> Reply:
    listen = Button("listen:complaint", "Listen")
    return Reply(text="answer", language=language, buttons=(listen,))


async def test_pressed_button_brings_a_voice_message(
    telegram: Fakegram, records: DatabaseRecords, amina: Person, selam: Person
) -> None:
    await queue(records, amina, answer_with_button(Language.ARABIC))
    await queue(records, selam, answer_with_button(Language.TIGRINYA))
    async with conversing(telegram, records, Shelf(AUDIO)):
        for person, language in ((amina, Language.ARABIC), (selam, Language.TIGRINYA)):
            await person.hears()
            person.presses("listen:complaint")
            heard = await person.hears()
            title, source, *_ = heard.text.split("\n\n")
            assert title == TITLES[language]
            assert "Ankestyrelsen" in source
            assert heard.entities[0]["type"] == "bold"
            assert {button.data for button in heard.buttons} == {"about:complaint", "menu"}
            file = telegram.world.files[heard.content["voice"]["file_id"]]
            assert (file.content, file.name, file.mime_type) == (
                AUDIO[language],
                "vejviser.ogg",
                "audio/ogg",
            )
        selam.presses("about:complaint")
        assert BODIES[Language.TIGRINYA].split("**")[1] in (await selam.hears()).text


async def test_pressed_after_the_recording_is_gone(
    telegram: Fakegram, records: DatabaseRecords, selam: Person
) -> None:
    await queue(records, selam, answer_with_button(Language.TIGRINYA))
    async with conversing(telegram, records, Shelf()):
        await selam.hears()
        selam.presses("listen:complaint")
        assert BODIES[Language.TIGRINYA].split("**")[1] in (await selam.hears()).text
    assert telegram.calls("sendVoice") == 0


async def test_second_contact_costs_no_upload(
    telegram: Fakegram,
    api: Api,
    records: DatabaseRecords,
    engine: AsyncEngine,
    amina: Person,
    selam: Person,
) -> None:
    digest = audio_digest(AUDIO[Language.TIGRINYA])
    await queue(records, amina, heard_reply())
    async with sending(api, records, Shelf(AUDIO)):
        first = (await amina.hears()).content["voice"]["file_id"]
        await until(engine, "sent")
    async with records.reading() as reading:
        assert await reading.notes.read(f"telegram-voice:{digest}") == first
    await queue(records, selam, heard_reply())
    async with sending(api, records, Shelf(AUDIO)):  # also after a restart
        await selam.hears()
        await until(engine, "sent", "sent")
    assert sounds(telegram) == [digest, first]


async def test_forgotten_file_is_uploaded_once_more(
    telegram: Fakegram, api: Api, records: DatabaseRecords, engine: AsyncEngine, selam: Person
) -> None:
    digest = audio_digest(AUDIO[Language.TIGRINYA])
    async with records.transaction() as writing:
        await writing.notes.write(f"telegram-voice:{digest}", "file-of-another-bot")
    await queue(records, selam, heard_reply(), heard_reply())
    async with sending(api, records, Shelf(AUDIO)):
        new = (await selam.hears()).content["voice"]["file_id"]
        await selam.hears()
        await until(engine, "sent", "sent")
    assert sounds(telegram) == ["file-of-another-bot", digest, new]
    async with records.reading() as reading:
        assert await reading.notes.read(f"telegram-voice:{digest}") == new


@pytest.mark.parametrize("known", [False, True])
async def test_forbidden_voice_becomes_a_file(
    telegram: Fakegram,
    api: Api,
    records: DatabaseRecords,
    engine: AsyncEngine,
    amina: Person,
    selam: Person,
    known: bool,
) -> None:
    telegram.fails(Fault("voice_forbidden", chat_id=selam.id, times=None))
    if known:
        await queue(records, amina, heard_reply())
    await queue(records, selam, heard_reply())
    async with sending(api, records, Shelf(AUDIO)):
        heard = await selam.hears()
        await until(engine, *["sent"] * (2 if known else 1))
    file = telegram.world.files[heard.content["document"]["file_id"]]
    assert (file.content, file.name) == (AUDIO[Language.TIGRINYA], "vejviser.ogg")
    assert (heard.text, heard.labels) == (CAPTION, ["Text", "Menu"])
    assert len([call for call in telegram.journal.of("sendVoice") if call.chat_id == selam.id]) == 1


@pytest.mark.parametrize("language", [Language.TIGRINYA, Language.ARABIC])
async def test_refused_in_every_form_comes_in_words(
    telegram: Fakegram,
    api: Api,
    records: DatabaseRecords,
    engine: AsyncEngine,
    selam: Person,
    language: Language,
) -> None:
    telegram.fails(Fault("bad_request", "sendVoice", times=None))
    telegram.fails(Fault("bad_request", "sendDocument", times=None))
    telegram.fails(Fault("retry_after", "sendMessage", seconds=1))
    await queue(records, selam, heard_reply(language))
    async with sending(api, records, Shelf(AUDIO)):
        heard = await selam.hears()
        await until(engine, "sent")
    assert heard.text.startswith(TITLES[language])
    assert "kommune" in heard.text
    assert heard.text.endswith(SMALL_PRINT)
    assert set(heard.labels) == {"Text", "Menu"}
    assert (telegram.calls("sendVoice"), telegram.calls("sendDocument")) == (1, 1)


@pytest.mark.parametrize(
    ("library", "words"),
    [(Shelf(), BODIES[Language.TIGRINYA].split("**")[1]), (Shelf(AUDIO, until=PAST), SMALL_PRINT)],
)
async def test_recording_no_longer_served_comes_in_words(
    telegram: Fakegram,
    api: Api,
    records: DatabaseRecords,
    engine: AsyncEngine,
    selam: Person,
    library: Shelf,
    words: str,
) -> None:
    await queue(records, selam, heard_reply())
    async with sending(api, records, library):
        heard = await selam.hears()
        await until(engine, "sent")
    assert heard.text.startswith(TITLES[Language.TIGRINYA])
    assert words in heard.text
    assert heard.labels == ["Text", "Menu"]
    assert telegram.calls("sendVoice") == telegram.calls("sendDocument") == 0


async def test_long_text_comes_before_its_voice(
    api: Api, records: DatabaseRecords, engine: AsyncEngine, selam: Person
) -> None:
    await queue(records, selam, replace(heard_reply(), text="ሀ" * 1025, small_print=""))
    async with sending(api, records, Shelf(AUDIO)):
        words, voice = await selam.hears(), await selam.hears()
        await until(engine, "sent")
    assert (words.text, words.labels) == ("ሀ" * 1025, [])
    assert (voice.text, voice.labels) == ("", ["Text", "Menu"])
    assert "voice" in voice.content


@pytest.mark.parametrize(
    ("origin", "expected", "times"),
    [(Origin.REPLY, "sent", 2), (Origin.CASEWORKER, "uncertain", 1)],
)
async def test_doubtful_voice_follows_its_origin(
    telegram: Fakegram,
    api: Api,
    records: DatabaseRecords,
    engine: AsyncEngine,
    selam: Person,
    origin: Origin,
    expected: str,
    times: int,
) -> None:
    await queue(records, selam, heard_reply())
    await make_all(engine, origin)
    telegram.fails(Fault("disconnect_after", "sendVoice"))
    async with sending(api, records, Shelf(AUDIO)):
        await until(engine, expected)
    assert telegram.deliveries(selam.id, CAPTION) == times


async def test_voice_waits_for_telegram(
    telegram: Fakegram, api: Api, records: DatabaseRecords, engine: AsyncEngine, selam: Person
) -> None:
    telegram.fails(Fault("retry_after", "sendVoice", seconds=1))
    telegram.fails(Fault("bad_gateway", "sendVoice", times=2))
    await queue(records, selam, heard_reply())
    async with sending(api, records, Shelf(AUDIO)):
        assert "voice" in (await selam.hears()).content
        await until(engine, "sent")
    assert telegram.deliveries(selam.id, CAPTION) == 1
    assert telegram.calls("sendDocument") == 0


async def test_every_try_is_within_the_budget(
    telegram: Fakegram, api: Api, records: DatabaseRecords, engine: AsyncEngine
) -> None:
    telegram.controls_flood(Flood(per_second=25, per_chat=1, burst=3))
    telegram.fails(Fault("voice_forbidden", times=None))
    people = [telegram.person(f"Person {n}", has_started=True) for n in range(5)]
    for person in people:
        await queue(records, person, heard_reply(), heard_reply())
    async with sending(api, records, Shelf(AUDIO)):
        await until(engine, *["sent"] * 10)
    assert 429 not in {call.status for call in telegram.journal.calls}
