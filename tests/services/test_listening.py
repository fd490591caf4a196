"""What a contact gets who wants to hear an answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.contact import Contact, QuestionKind
from bot.domain.language import Language
from bot.domain.message import Address, Message, MessageKind, Reply
from bot.domain.topic import Topic
from bot.domain.understanding import Thresholds
from bot.i18n import Phrases
from bot.services import answering, buttons, dialogue
from bot.services.turn import Turn
from tests import ogg
from tests.channels.webchat.serving import BODIES, TITLES, Shelf

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
AUDIO = {Language.TIGRINYA: ogg.opus(0.1)}


class Secretive(Shelf):
    """A library whose topic is nobody's business."""

    def topic(self, topic_id: str) -> Topic | None:
        found = super().topic(topic_id)
        return replace(found, confidential=True) if found else None


def pressing(
    phrases: Phrases,
    library: Shelf,
    language: Language = Language.TIGRINYA,
    topic: str = "complaint",
) -> Turn:
    press = Message(
        address=Address("console", "amina"), kind=MessageKind.PRESS, button=f"listen:{topic}"
    )
    contact = Contact(id=1, created_at=NOW, language=language, is_greeted=True)
    return Turn(
        contact=contact,
        message=press,
        language=language,
        library=library,
        phrases=phrases,
        now=NOW,
    )


def answered(turn: Turn) -> Reply:
    (reply,) = dialogue.respond(turn, None, Thresholds(), {})
    return reply


def test_pressed_button_brings_the_recording(phrases: Phrases) -> None:
    library = Shelf(AUDIO)
    turn = pressing(phrases, library)
    turn.dialogue.lost_in_a_row = 1
    turn.dialogue.ask(QuestionKind.WHICH_ONE, ["contract"], turn.now)
    reply = answered(turn)
    assert reply.recording == library.recording("complaint", Language.TIGRINYA, NOW)
    assert reply.text == f"**{TITLES[Language.TIGRINYA]}**"
    assert (reply.topic, reply.version) == ("complaint", "1")
    assert [button.id for button in reply.buttons] == ["about:complaint", "menu"]
    assert turn.dialogue.last_topic == "complaint"
    assert (turn.dialogue.lost_in_a_row, turn.dialogue.question) == (0, None)


def test_hearing_is_noted_with_its_version(phrases: Phrases) -> None:
    turn = pressing(phrases, Shelf(AUDIO))
    answered(turn)
    (entry,) = turn.entries
    assert (entry.kind, entry.about) == ("answer_heard", "complaint")
    assert entry.details == {"language": "ti", "version": "1", "meaning": "1"}


def test_hearing_of_confidential_topics_is_never_noted(phrases: Phrases) -> None:
    turn = pressing(phrases, Secretive(AUDIO))
    assert answered(turn).recording
    assert turn.entries == []


@pytest.mark.parametrize("language", [Language.ARABIC, Language.DANISH])
def test_missing_recording_brings_the_answer(phrases: Phrases, language: Language) -> None:
    turn = pressing(phrases, Shelf(AUDIO), language)
    reply = answered(turn)
    assert reply.recording is None
    assert BODIES[language].split()[0] in reply.text
    assert [entry.kind for entry in turn.entries] == ["answer_given"]


@pytest.mark.parametrize("language", [Language.TIGRINYA, Language.DANISH])
def test_small_print_is_that_of_the_answer(phrases: Phrases, language: Language) -> None:
    library = Shelf({language: ogg.opus(0.1)})
    heard = answered(pressing(phrases, library, language))
    shown = answering.answer(pressing(phrases, library, language), "complaint")
    assert heard.recording
    assert shown
    assert heard.small_print == shown.small_print
    assert "Ankestyrelsen" in heard.small_print


@pytest.mark.parametrize("topic", ["complaint", "gone"])
def test_expired_answer_is_not_heard(phrases: Phrases, topic: str) -> None:
    library = Shelf(AUDIO, until=NOW - timedelta(seconds=1))
    heard = pressing(phrases, library, topic=topic)
    asked = pressing(phrases, library, topic=topic)
    asked.message = replace(asked.message, button=f"about:{topic}")
    reply = answered(heard)
    assert reply == answered(asked)
    assert (reply.topic, reply.recording) == (None, None)
    assert heard.entries == []


def test_button_stands_only_where_there_is_a_recording(phrases: Phrases) -> None:
    library = Shelf(AUDIO)
    button = buttons.listen(pressing(phrases, library), "complaint")
    assert button
    assert button.id == "listen:complaint"
    assert button.label
    assert buttons.listen(pressing(phrases, library, Language.ARABIC), "complaint") is None
