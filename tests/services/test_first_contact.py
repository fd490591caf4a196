"""The first message: which language, what we are, what is kept."""

from __future__ import annotations

import pytest

from bot.domain.language import Language
from bot.domain.message import MessageKind

from .conftest import Visitor


@pytest.mark.parametrize("language", Language)
async def test_the_greeting_is_in_the_language_of_the_message(
    contact: Visitor, language: Language
) -> None:
    welcome, answer = await contact.says("spørgsmål", "sanction-hearing", lang=language)
    assert (welcome.language, answer.language) == (language, language)
    assert "Vejviser" in welcome.text
    assert answer.topic == "sanction-hearing"


async def test_the_greeting_comes_once(contact: Visitor) -> None:
    await contact.says("hej", "greet")
    assert len(await contact.says("hej", "greet")) == 1


async def test_a_start_asks_in_four_scripts(contact: Visitor) -> None:
    (welcome,) = await contact.does(MessageKind.START)
    assert [button.label for button in welcome.buttons] == ["Dansk", "العربية", "ትግርኛ", "English"]
    assert "en maskine" in welcome.text
    assert "آلة" in welcome.text
    assert "ማሺን" in welcome.text
    assert "a machine" in welcome.text


async def test_a_phone_set_to_arabic_is_greeted_in_arabic(contact: Visitor) -> None:
    (welcome,) = await contact.does(MessageKind.START, client_language="ar-SY")
    assert welcome.language is Language.ARABIC


async def test_a_phone_set_to_english_tells_nothing(contact: Visitor) -> None:
    (welcome,) = await contact.does(MessageKind.START, client_language="en")
    assert len(welcome.buttons) == 4


async def test_a_chosen_language_gives_the_choice_that_waited(contact: Visitor) -> None:
    (welcome,) = await contact.says(
        "brev", ("complaint", 0.4), ("contract", 0.3), lang="und", sure=0.0
    )
    (choice,) = await contact.presses(welcome, "lang:ti")
    assert choice.language is Language.TIGRINYA
    assert choice.buttons[0].id == "about:complaint"


async def test_a_chosen_language_gives_the_answer_that_waited(contact: Visitor) -> None:
    (welcome,) = await contact.says("kontanthjælp", "cash-benefit", lang="da", sure=0.4)
    (answer,) = await contact.presses(welcome, "lang:ar")
    assert (answer.topic, answer.language) == ("cash-benefit", Language.ARABIC)


async def test_danger_is_answered_before_any_greeting(contact: Visitor) -> None:
    (answer,) = await contact.says("han slår mig", ("violence", 0.9))
    assert answer.topic == "violence"
    assert "112" in answer.text


async def test_a_picture_first_is_greeted_and_explained(contact: Visitor) -> None:
    (welcome,) = await contact.does(MessageKind.PHOTO)
    assert len(welcome.buttons) == 4
