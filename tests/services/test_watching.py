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


async def test_the_lists_read_to_the_end_of_a_long_message_and_the_model_does_not() -> None:
    prompter = Prompter(COMPLAINT)
    seen = await Watch(prompter, LISTS.suspect).understand("klage " * 600 + "min mand slår mig")
    assert seen.danger == Suspicion("violence", is_sure=True)
    assert [len(text) for text in prompter.heard] == [1000]


async def test_danger_at_the_end_of_a_long_message_is_answered(watched: Visitor) -> None:
    (answer,) = await watched.says("jeg vil klage " * 100 + "og min mand slår mig", "complaint")
    assert answer.topic == "violence"


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


async def test_a_stranger_may_answer_the_question_about_danger_in_words(contact: Visitor) -> None:
    contact.conversation._understander = Watch(contact.prompter, LISTS.suspect)
    await contact.says("vold", ("complaint", 0.3), lang="und", sure=0.1)
    (answer,) = await contact.says("yes", ("affirm", 0.9), lang="und", sure=0.1)
    assert answer.topic == "violence"


@pytest.mark.parametrize("text", ["min mand slår mig", "jozi byedrobni", "sebayey yharmeni"])
async def test_who_may_not_read_the_answer_about_danger_chooses_a_language(
    contact: Visitor, text: str
) -> None:
    contact.conversation._understander = Watch(contact.prompter, LISTS.suspect)
    (answer,) = await contact.says(text)
    assert (answer.topic, answer.language) == ("violence", Language.ENGLISH)
    (again,) = await contact.presses(answer, "lang:ti")
    assert (again.topic, again.language) == ("violence", Language.TIGRINYA)
    assert not [one for one in again.buttons if one.id.startswith("lang:")]


async def test_possible_danger_is_asked_about_before_several_requests(known: Visitor) -> None:
    known.prompter.of = {
        "hvornår er mit møde": Understanding("da", 0.9, (Candidate("my-appointments", 0.9),)),
        "hvordan klager jeg": COMPLAINT,
    }
    both = "hvornår er mit møde og hvordan klager jeg?"
    (question,) = await known.says(both, ("complaint", 0.9), ("violence", 0.1))
    assert "112" in question.text


async def test_possible_danger_in_a_part_reaches_a_stranger(contact: Visitor) -> None:
    violence = Understanding("und", 0.1, (Candidate("violence", 0.2),))
    contact.prompter.of = {"er nogen hjemme": violence}
    both = "hvad skal jeg sige og er nogen hjemme"
    question, _ = await contact.says(both, ("complaint", 0.3), lang="und", sure=0.1)
    assert "112" in question.text


async def test_a_changed_message_is_watched_too(watched: Visitor) -> None:
    (answer,) = await watched.says("jeg vil dø", kind=MessageKind.EDIT)
    assert answer.topic == "self-harm"
