"""Exactly those who got an older answer are told, once, in their language."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.adapters.content.library import FileLibrary
from bot.adapters.content.stamp import stamp, stamp_minor
from bot.adapters.database.records import DatabaseRecords
from bot.adapters.database.tables import ledger
from bot.domain.language import Language
from bot.domain.message import Address, Message, MessageKind
from bot.domain.understanding import Thresholds
from bot.i18n import Phrases
from bot.ports import Records
from bot.services.conversation import Conversation
from bot.services.corrections import Corrections, Outcome
from tests.content import copy_content
from tests.services.conftest import Prompter

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SINCE = NOW - timedelta(days=30)


class Town:
    """Several contacts who ask by pressing buttons, and staff who edit a text."""

    def __init__(self, folder: Path, records: Records, phrases: Phrases) -> None:
        self.folder = folder
        self.records = records
        self.library = FileLibrary(folder, phrases)
        self.corrections = Corrections(records, self.library, phrases)
        self._conversation = Conversation(
            records=records,
            understander=Prompter(),
            library=self.library,
            phrases=phrases,
            thresholds=Thresholds(answer={}, choose={}),
        )

    async def asks(self, name: str, language: str, topic: str = "contract") -> None:
        """A contact chooses a language and asks for a topic."""
        for button in (f"lang:{language}", f"about:{topic}"):
            await self.hands_in(name, kind=MessageKind.PRESS, button=button)

    async def hands_in(self, name: str, **message: object) -> None:
        """A contact does something."""
        address = Address("telegram", name)
        await self._conversation.reply_to(Message(address=address, **message), NOW)  # type: ignore[arg-type]

    def edits(self, language: str, old: str, new: str) -> None:
        """Staff change a text, and the change is picked up."""
        path = self.folder / "topics/contract" / f"{language}.md"
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new, 1))
        assert self.library.reload_if_changed()

    async def corrects(self) -> list[Outcome]:
        """Staff order the correction, after a look at what it would do."""
        found = await self.corrections.affected("contract", SINCE)
        planned = [await self.corrections.plan("contract", one, NOW) for one in found]
        steps = [
            await self.corrections.correct("contract", one, now=NOW, by="Mette Prøve")
            for one in found
        ]
        assert steps == planned
        return [step.outcome for step in steps]

    async def waiting(self) -> dict[str, str]:
        """What is on its way, by contact; of several messages the last."""
        found = {}
        async with self.records.transaction() as records:
            while delivery := await records.outbox.claim("telegram", NOW, []):
                found[delivery.chat] = delivery.reply.text
                await records.outbox.sent(delivery, "1", NOW)
        return found


@pytest.fixture
def town(tmp_path: Path, records: DatabaseRecords, phrases: Phrases) -> Town:
    return Town(copy_content(tmp_path), records, phrases)


async def affected(town: Town) -> list[tuple[str, int]]:
    found = await town.corrections.affected("contract", SINCE)
    return [(one.language.value, one.contact_id) for one in found]


async def test_nobody_is_affected_before_a_change(town: Town) -> None:
    await town.asks("1", "da")
    assert await affected(town) == []


async def test_only_those_with_the_older_text_are_affected(town: Town) -> None:
    await town.asks("1", "da")
    await town.asks("2", "ar")
    await town.asks("3", "da", "complaint")
    town.edits("da", "Kontrakten er en plan", "Kontrakten er din plan")
    await town.asks("4", "da")
    assert await affected(town) == [("da", 1)]


async def test_each_is_told_once_in_their_language(town: Town) -> None:
    await town.asks("1", "da")
    await town.asks("2", "ti")
    for language, word in (("da", "Kontrakten"), ("ti", "ውዕል")):
        town.edits(language, word, f"{word} {word}")
    stamp(town.folder / "topics/contract")
    town.library.reload_if_changed()
    await town.waiting()  # the answers themselves
    assert await town.corrects() == [Outcome.QUEUED, Outcome.QUEUED]
    texts = await town.waiting()
    assert texts["1"].startswith("Vi har rettet vores svar")
    assert texts["2"].startswith("ነቲ")
    assert await town.corrects() == [Outcome.TOLD_BEFORE, Outcome.TOLD_BEFORE]
    assert await town.waiting() == {}


async def test_a_further_change_is_told_again(town: Town) -> None:
    await town.asks("1", "da")
    town.edits("da", "Kontrakten er en plan", "Kontrakten er din plan")
    await town.corrects()
    town.edits("da", "Kontrakten er din plan", "Kontrakten er vores plan")
    assert await town.corrects() == [Outcome.QUEUED]


async def test_a_way_back_to_an_earlier_text_is_told_again(town: Town) -> None:
    first, second, wrong = "Kontrakten er en plan", "Kontrakten er din plan", "Kontrakten er en leg"
    await town.asks("1", "da")
    town.edits("da", first, second)
    assert await town.corrects() == [Outcome.QUEUED]
    town.edits("da", second, wrong)
    await town.asks("1", "da")
    town.edits("da", wrong, second)
    assert await town.corrects() == [Outcome.QUEUED]
    assert await town.corrects() == [Outcome.TOLD_BEFORE]


async def test_an_outdated_translation_is_sent_to_nobody(town: Town) -> None:
    await town.asks("1", "da")
    await town.hands_in("1", kind=MessageKind.PRESS, button="lang:ti")
    town.edits("da", "Kontrakten er en plan", "Kontrakten er din plan")
    assert await town.corrects() == [Outcome.OUTDATED]


async def test_a_broken_ledger_stops_nobody_else(town: Town, engine: AsyncEngine) -> None:
    await town.asks("1", "da")
    await town.asks("2", "da")
    town.edits("da", "Kontrakten er en plan", "Kontrakten er din plan")
    async with engine.begin() as connection:
        await connection.execute(update(ledger).where(ledger.c.contact_id == 1).values(by="x"))
    assert await town.corrects() == [Outcome.BROKEN, Outcome.QUEUED]


async def test_a_minor_edit_affects_nobody(town: Town) -> None:
    await town.asks("1", "da")
    town.edits("da", "Kontrakten er en plan", "Kontrakten er planen")
    stamp_minor(town.folder / "topics/contract", by="Mette", on=NOW.date())
    town.library.reload_if_changed()
    assert await affected(town) == []


async def test_a_corrected_telephone_number_affects(town: Town) -> None:
    await town.asks("1", "da")
    await town.asks("2", "da", "complaint")
    path = town.folder / "municipality.yml"
    path.write_text(path.read_text().replace("01 23 45 10", "01 23 45 11"))
    town.library.reload_if_changed()
    assert await affected(town) == [("da", 1)]


async def test_an_older_answer_than_since_is_left_alone(town: Town) -> None:
    await town.asks("1", "da")
    town.edits("da", "Kontrakten er en plan", "Kontrakten er din plan")
    later = NOW + timedelta(seconds=1)
    assert await town.corrections.affected("contract", later) == []


async def test_a_blocked_contact_is_counted_as_unreachable(town: Town) -> None:
    await town.asks("1", "da")
    await town.hands_in("1", kind=MessageKind.BLOCKED)
    town.edits("da", "Kontrakten er en plan", "Kontrakten er din plan")
    assert await town.corrects() == [Outcome.UNREACHABLE]


async def test_the_message_names_title_and_day(town: Town) -> None:
    answer = town.library.answer("contract", Language.ARABIC, NOW)
    assert answer is not None
    reply = town.corrections.message(answer, NOW)
    assert "⁨21 نوفمبر 2026⁩" in reply.text
    assert [button.id for button in reply.buttons] == ["about:contract"]


async def test_the_ledger_says_who_ordered_it(town: Town) -> None:
    await town.asks("1", "da")
    town.edits("da", "Kontrakten er en plan", "Kontrakten er din plan")
    await town.corrects()
    async with town.records.reading() as records:
        entry = (await records.ledger.entries(1))[-1]
    assert (entry.kind, entry.about, entry.by) == ("correction_queued", "contract", "Mette Prøve")
    assert entry.details["instead_of"] != entry.details["version"]


async def test_questions_about_confidential_topics_leave_no_trace(town: Town) -> None:
    await town.asks("1", "da", "repatriation-support")
    async with town.records.reading() as records:
        kinds = [one.kind for one in await records.ledger.entries(1)]
    assert "answer_given" not in kinds
