"""The lists find danger beside the language model, and without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.content.danger import DangerFiles
from bot.domain.language import Language
from bot.domain.message import MessageKind
from bot.domain.understanding import Candidate, Suspicion, Understanding
from bot.errors import NluUnavailable
from bot.services.watching import Watch

from .conftest import Prompter, Visitor

LISTS = DangerFiles(Path(__file__).parents[2] / "content/danger")
COMPLAINT = Understanding("da", 0.9, (Candidate("complaint", 0.9),))


@pytest.fixture
def watched(known: Visitor, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    """Somebody who writes Danish, and whose messages the lists watch."""
    watch = Watch(known.prompter, LISTS.suspect)
    monkeypatch.setattr(known.conversation, "_understander", watch)
    return known


async def test_the_suspicion_is_added_to_what_the_model_understood() -> None:
    watch = Watch(Prompter(COMPLAINT), LISTS.suspect)
    seen = await watch.understand("min mand slår mig")
    assert seen.danger == Suspicion("violence", is_sure=True)
    assert (seen.language, seen.best) == ("da", COMPLAINT.best)
    assert (await watch.understand("jeg vil klage")).danger is None


@pytest.mark.parametrize(
    ("text", "language"), [("زوجي بيضربني", "ar"), ("ሰብኣየይ ይወቅዓኒ", "ti"), ("he hits me", "und")]
)
async def test_without_the_model_the_danger_stands_alone(text: str, language: str) -> None:
    seen = await Watch(Prompter(), LISTS.suspect).understand(text)
    assert seen.language == language
    assert seen.candidates == (Candidate("violence", 0.0),)


async def test_without_the_model_and_without_danger_nothing_is_understood() -> None:
    with pytest.raises(NluUnavailable):
        await Watch(Prompter(), LISTS.suspect).understand("jeg vil klage")


async def test_danger_is_answered_while_the_model_is_away(watched: Visitor) -> None:
    (answer,) = await watched.says("han truer med at dræbe mig")
    assert answer.topic == "violence"


async def test_possible_danger_is_asked_about_while_the_model_is_away(watched: Visitor) -> None:
    (question,) = await watched.says("hvad er vold?")
    assert "112" in question.text
    assert [button.id for button in question.buttons] == ["about:violence", "none"]
    (answer,) = await watched.presses(question, "about:violence")
    assert answer.topic == "violence"


async def test_possible_danger_is_asked_about_before_what_is_likelier(watched: Visitor) -> None:
    (question,) = await watched.says("hvad er vold?", ("complaint", 0.9), ("contract", 0.05))
    ids = [button.id for button in question.buttons]
    assert ids == ["about:violence", "about:complaint", "about:contract", "none"]


async def test_a_stranger_reads_the_number_before_choosing_a_language(contact: Visitor) -> None:
    contact.conversation._understander = Watch(contact.prompter, LISTS.suspect)
    question, languages = await contact.says("vold")
    assert "112" in question.text
    assert [button.id for button in languages.buttons] == [f"lang:{one}" for one in Language]
    (answer,) = await contact.presses(question, "about:violence")
    assert answer.topic == "violence"


async def test_a_changed_message_is_watched_too(watched: Visitor) -> None:
    (answer,) = await watched.says("jeg vil dø", kind=MessageKind.EDIT)
    assert answer.topic == "self-harm"
