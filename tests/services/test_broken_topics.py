"""What a contact is told, and what is noted, while a topic cannot be served."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.adapters.content.library import FileLibrary
from bot.adapters.crypto import Cipher
from bot.adapters.database.engine import open_engine
from bot.adapters.database.records import DatabaseRecords
from bot.adapters.database.schema import migrate
from bot.domain.message import MessageKind
from bot.domain.understanding import Thresholds
from bot.i18n import Phrases
from bot.services.conversation import Conversation
from tests.content import copy_content

from .conftest import Prompter, Visitor


@pytest.fixture
async def visitor(tmp_path: Path, phrases: Phrases) -> AsyncIterator[Visitor]:
    """Somebody who knows the bot; danger and voluntary return are broken since its start."""
    folder = copy_content(tmp_path)
    for topic in ("emergency", "repatriation-support"):
        (folder / "topics" / topic / "ti.md").write_text("no front matter")
    engine = open_engine(f"sqlite:///{tmp_path / 'test.db'}")
    await migrate(engine)
    records, prompter = DatabaseRecords(engine, Cipher(bytes(32))), Prompter()
    library = FileLibrary(folder, phrases)
    conversation = Conversation(
        records=records,
        understander=prompter,
        library=library,
        phrases=phrases,
        thresholds=Thresholds(answer={"da": 0.6}, choose={"da": 0.2}),
    )
    visitor = Visitor(conversation, records, library, prompter)
    await visitor.says("hej", "greet")
    yield visitor
    await engine.dispose()


async def test_danger_without_an_answer_names_the_number(visitor: Visitor) -> None:
    (reply,) = await visitor.says("det brænder", "emergency")
    assert "112" in reply.text
    (pressed,) = await visitor.does(MessageKind.PRESS, button="about:emergency")
    assert "112" in pressed.text


async def test_a_broken_confidential_topic_is_never_noted(visitor: Visitor) -> None:
    await visitor.does(MessageKind.PRESS, button="about:repatriation-support")
    await visitor.does(MessageKind.PRESS, button="not-meant:repatriation-support")
    await visitor.says("dårligt svar", "feedback")
    assert all(about != "repatriation-support" for _, about in await visitor.ledger())


async def test_an_invented_button_is_never_noted(visitor: Visitor) -> None:
    (reply,) = await visitor.does(MessageKind.PRESS, button="not-meant:Amina Eksempel")
    assert reply.buttons
    assert await visitor.ledger() == []


async def test_an_ended_topic_says_so_and_offers_a_human(visitor: Visitor, tmp_path: Path) -> None:
    path = tmp_path / "content/topics/contract/da.md"
    path.write_text(path.read_text().replace("related:", "valid_until: 2026-11-20\nrelated:"))
    visitor.library.reload_if_changed()
    (reply,) = await visitor.does(MessageKind.PRESS, button="about:contract")
    assert "Jeg har ikke noget gyldigt svar" in reply.text
    (menu,) = await visitor.does(MessageKind.PRESS, button="area:all")
    assert "about:contract" not in [button.id for button in menu.buttons]
