"""A conversation with real records, real content and a language model that says what it is told."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.content.library import FileLibrary
from bot.adapters.crypto import Cipher
from bot.adapters.database.engine import open_engine
from bot.adapters.database.records import DatabaseRecords
from bot.adapters.database.schema import migrate
from bot.domain.message import Address, Message, MessageKind, Reply
from bot.domain.understanding import Candidate, Thresholds, Understanding
from bot.errors import NluUnavailable
from bot.i18n import Phrases
from bot.services.conversation import Conversation

ROOT = Path(__file__).parents[2]
ADDRESS = Address("console", "amina")


@dataclass
class Prompter:
    """Implements ports.Understander: says what the test wants understood next."""

    next: Understanding | None = None
    of: dict[str, Understanding] = field(default_factory=dict)  #: before `next`, by the text
    heard: list[str] = field(default_factory=list)

    async def understand(self, text: str) -> Understanding:
        self.heard.append(text)
        understanding = self.of.get(text, self.next)
        if understanding is None:
            raise NluUnavailable
        return understanding


@dataclass
class Visitor:
    """Speaks as a contact does."""

    conversation: Conversation
    records: DatabaseRecords
    library: FileLibrary
    prompter: Prompter
    now: datetime = datetime(2026, 11, 21, 12, tzinfo=UTC)

    async def says(
        self,
        text: str,
        *ranked: tuple[str, float] | str,
        lang: str = "da",
        sure: float = 0.95,
        **message: Any,
    ) -> Sequence[Reply]:
        """Write a text that is understood as these intents; a bare id is certain."""
        candidates = tuple(
            Candidate(*(one if isinstance(one, tuple) else (one, 0.95))) for one in ranked
        )
        self.prompter.next = Understanding(lang, sure, candidates) if ranked else None
        return await self._hands_in(text=text, **message)

    async def presses(self, reply: Reply, label_or_id: str) -> Sequence[Reply]:
        """Press a button of a reply by its label or id."""
        (button,) = [b for b in reply.buttons if label_or_id in (b.id, b.label)]
        return await self._hands_in(kind=MessageKind.PRESS, button=button.id)

    async def does(self, kind: MessageKind, **message: Any) -> Sequence[Reply]:
        """Do something other than writing."""
        return await self._hands_in(kind=kind, **message)

    async def ledger(self) -> list[tuple[str, str]]:
        """What was noted: kind and subject."""
        async with self.records.reading() as records:
            contact = await records.contacts.find(ADDRESS)
            assert contact is not None
            return [(one.kind, one.about) for one in await records.ledger.entries(contact.id)]

    async def _hands_in(self, **message: Any) -> Sequence[Reply]:
        self.now += timedelta(seconds=1)
        return await self.conversation.reply_to(Message(address=ADDRESS, **message), self.now)


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return Phrases(ROOT / "translations")


@pytest.fixture(scope="session")
def library(phrases: Phrases) -> FileLibrary:
    return FileLibrary(ROOT / "content", phrases)


@pytest.fixture
async def contact(tmp_path: Path, phrases: Phrases, library: FileLibrary) -> AsyncIterator[Visitor]:
    """Somebody who has never written before."""
    engine = open_engine(f"sqlite:///{tmp_path / 'test.db'}")
    await migrate(engine)
    records, prompter = DatabaseRecords(engine, Cipher(bytes(32))), Prompter()
    conversation = Conversation(
        records=records,
        understander=prompter,
        library=library,
        phrases=phrases,
        thresholds=Thresholds(answer={"da": 0.6}, choose={"da": 0.2}),
    )
    yield Visitor(conversation, records, library, prompter)
    await engine.dispose()


@pytest.fixture
async def known(contact: Visitor) -> Visitor:
    """Somebody who has written in Danish before."""
    await contact.says("hej", "greet")
    return contact
