"""The real conversation, with the real content, through Telegram."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.adapters.content.library import FileLibrary
from bot.adapters.database.records import DatabaseRecords
from bot.channels.telegram.channel import TelegramChannel, TelegramSettings
from bot.domain.message import Address
from bot.domain.understanding import Candidate, Thresholds, Understanding
from bot.errors import NluUnavailable
from bot.i18n import Phrases
from bot.services.conversation import Conversation
from tests.channels.telegram.echo import QUICK, ROOT, running, utc_now
from tests.fakegram import Fakegram, Person

pytestmark = pytest.mark.slow


class Prompter:
    """Implements ports.Understander: a message is about the topic that it names."""

    async def understand(self, text: str) -> Understanding:
        language, _, intent = text.partition(" ")
        if not intent:
            raise NluUnavailable
        return Understanding(language, 0.99, (Candidate(intent, 0.99),))


@pytest.fixture
async def channel(telegram: Fakegram, records: DatabaseRecords) -> AsyncIterator[TelegramChannel]:
    phrases = Phrases(ROOT / "translations")
    library = FileLibrary(ROOT / "content", phrases)
    conversation = Conversation(
        records=records,
        understander=Prompter(),
        library=library,
        phrases=phrases,
        thresholds=Thresholds(),
    )
    channel = TelegramChannel(
        TelegramSettings(token="1:TEST", api_url=telegram.url, hold=1, pauses=QUICK),
        records=records,
        conversation=conversation,
        clock=utc_now,
        phrases=phrases,
        library=library,
    )
    async with running(channel):
        yield channel


@pytest.mark.usefixtures("channel")
async def test_question_in_tigrinya_is_answered(records: DatabaseRecords, selam: Person) -> None:
    selam.starts()
    assert "Vejviser" in (await selam.hears()).text
    selam.says("ti contract")
    answer = await selam.hears()
    assert "ሰራሕ" in answer.text or "ው" in answer.text
    assert answer.buttons
    async with records.reading() as reading:
        contact = await reading.contacts.find(Address("telegram", str(selam.id)))
        assert contact
        kinds = [entry.kind for entry in await reading.ledger.entries(contact.id)]
    assert "answer_given" in kinds


@pytest.mark.usefixtures("channel")
async def test_arabic_reader_presses_through_the_menu(telegram: Fakegram, amina: Person) -> None:
    amina.says("/menu")
    await amina.hears()
    amina.says("/language")
    languages = await amina.hears()
    assert {"العربية", "ትግርኛ", "Dansk", "English"} <= set(languages.labels)
    amina.presses("العربية")
    menu = await amina.hears()
    for label in menu.labels[:3]:
        amina.presses(label)
        assert (await amina.hears()).text
    assert {call.status for call in telegram.journal.of("sendMessage")} == {200}


@pytest.mark.usefixtures("channel")
async def test_cpr_number_is_covered_and_mentioned(records: DatabaseRecords, amina: Person) -> None:
    amina.says("mit nummer er 311299-0000, da contract")
    await amina.hears()
    async with records.reading() as reading:
        kept = await reading.messages.after(Address("telegram", str(amina.id)), 0, 50)
    assert any("[CPR]" in one.text for one in kept)
    assert not any("0000" in one.text for one in kept if not one.is_ours)


@pytest.mark.usefixtures("channel")
async def test_group_is_sent_to_the_private_chat(telegram: Fakegram, amina: Person) -> None:
    group = telegram.group("Klassen", [amina])
    assert "محادثة خاصة" in (await group.hears()).text
