"""What a dialogue remembers stays small."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.contact import MOST_REMEMBERED, Dialogue, QuestionKind

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_only_the_newest_alternatives_are_remembered() -> None:
    dialogue = Dialogue()
    for number in range(MOST_REMEMBERED + 2):
        dialogue.remember_alternatives(f"topic-{number}", ["complaint"])
    dialogue.remember_alternatives("topic-3", ["contract"])
    assert len(dialogue.meant) == MOST_REMEMBERED
    assert list(dialogue.meant)[-1] == "topic-3"
    assert dialogue.meant["topic-3"] == ["contract"]
    assert "topic-0" not in dialogue.meant


@pytest.mark.parametrize(("hours", "is_open"), [(0, True), (23.9, True), (24, False), (800, False)])
def test_a_question_is_open_for_a_day(hours: float, is_open: bool) -> None:
    dialogue = Dialogue()
    dialogue.ask(QuestionKind.WHICH_ONE, ["complaint"], NOW)
    later = NOW + timedelta(hours=hours)
    assert (dialogue.open_question(later) is not None) is is_open
    assert dialogue.offered(later) == (["complaint"] if is_open else [])


def test_an_answered_question_is_closed() -> None:
    dialogue = Dialogue()
    dialogue.ask(QuestionKind.WHICH_ONE, ["complaint"], NOW)
    dialogue.settle()
    assert dialogue.open_question(NOW) is None


def test_what_is_set_aside_waits_for_another_language() -> None:
    dialogue = Dialogue()
    dialogue.ask(QuestionKind.WHICH_ONE, ["complaint"], NOW)
    dialogue.set_aside()
    question = dialogue.open_question(NOW)
    assert question is not None
    assert question.kind is QuestionKind.WAITING
    assert dialogue.offered(NOW) == ["complaint"]


def test_are_you_coming_offers_nothing_to_choose() -> None:
    dialogue = Dialogue()
    dialogue.ask(QuestionKind.COMING, ["occurrence-7"], NOW)
    dialogue.set_aside()
    question = dialogue.open_question(NOW)
    assert question is not None
    assert (question.kind, question.about) == (QuestionKind.COMING, ("occurrence-7",))
    assert dialogue.offered(NOW) == []
