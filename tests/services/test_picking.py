"""Typed answers to "which of these do you mean?"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.domain.language import Language
from bot.domain.message import MessageKind, Reply

from .conftest import Visitor

CHOICE = (("complaint", 0.4), ("contract", 0.3), ("my-data", 0.2))
NOISE = (("out-of-scope", 0.5), ("greet", 0.02))


async def asked(contact: Visitor, *ranked: tuple[str, float]) -> Reply:
    (choice,) = await contact.says("hvad med det der", *(ranked or CHOICE))
    return choice


def topics(replies: Sequence[Reply]) -> list[str | None]:
    return [reply.topic for reply in replies]


@pytest.mark.parametrize("text", ["2", "den anden", "nr 2", "kalay", "kontrakt", "التاني"])
async def test_a_typed_answer_is_a_press(known: Visitor, text: str) -> None:
    await asked(known)
    assert topics(await known.says(text, *NOISE)) == ["contract"]


async def test_a_typed_answer_works_without_the_model(known: Visitor) -> None:
    await asked(known)
    assert topics(await known.says("den første")) == ["complaint"]


async def test_an_action_is_picked_by_its_label(known: Visitor) -> None:
    choice = await asked(known)
    (reply,) = await known.says("hvad der er gemt om mig", *NOISE)
    (pressed,) = await known.presses(choice, "about:my-data")
    assert reply.text == pressed.text


async def test_none_of_them_is_a_press_too(known: Visitor) -> None:
    await asked(known)
    (reply,) = await known.says("ingen af dem", *NOISE)
    assert reply.buttons[0].id.startswith("area:")
    (again,) = await known.says("ingen af dem", *NOISE)  # it is no answer to anything now
    assert again.text != reply.text


async def test_a_danish_label_keeps_the_own_language(known: Visitor) -> None:
    await known.says("مرحبا", "greet", lang="ar")
    (choice,) = await known.says("شو هاد", *CHOICE, lang="ar")
    assert choice.language is Language.ARABIC
    (reply,) = await known.says("kontrakt", *NOISE, lang="da")
    assert (reply.topic, reply.language) == ("contract", Language.ARABIC)


async def test_yes_picks_the_only_button(known: Visitor) -> None:
    choice = await asked(known, ("complaint", 0.4))
    assert len(choice.buttons) == 2
    assert topics(await known.says("ja", "affirm")) == ["complaint"]


async def test_what_only_sounds_like_a_yes_is_read_anew(known: Visitor) -> None:
    await asked(known, ("complaint", 0.4))
    (reply,) = await known.says("ok men hvordan får jeg bolig", ("affirm", 0.3), ("housing", 0.2))
    assert reply.topic is None


async def test_what_sounds_like_a_yes_is_one_where_danger_is(known: Visitor) -> None:
    await asked(known, ("complaint", 0.4), ("violence", 0.2))
    (reply,) = await known.says("det tror jeg", ("affirm", 0.3), ("thanks", 0.2))
    assert reply.topic == "violence"


async def test_yes_picks_the_danger_among_several(known: Visitor) -> None:
    await asked(known, ("complaint", 0.4), ("contract", 0.3), ("violence", 0.2))
    (reply,) = await known.says("ja", "affirm")
    assert reply.topic == "violence"


async def test_a_sure_reading_is_a_new_question(known: Visitor) -> None:
    await asked(known)
    assert topics(await known.says("kontrakt", "internship")) == ["internship"]


async def test_a_new_question_with_a_number_in_it_is_read_anew(known: Visitor) -> None:
    await asked(known)
    (reply,) = await known.says("hvad sker der i det andet år", *NOISE)
    assert reply.topic is None


@pytest.mark.parametrize("text", ["hvad?", "hvordan", "hvordan klager man over min lærer"])
async def test_a_question_word_of_a_label_is_no_answer(known: Visitor, text: str) -> None:
    await asked(known)
    (reply,) = await known.says(text, *NOISE)
    assert reply.topic is None


@pytest.mark.parametrize("sure", [0.06, 0.9])
async def test_danger_comes_before_a_typed_answer(known: Visitor, sure: float) -> None:
    await asked(known)
    (reply,) = await known.says("den anden", ("violence", sure), ("complaint", 0.01))
    assert "about:violence" in [b.id for b in reply.buttons] or reply.topic == "violence"


async def test_what_was_asked_is_forgotten_after_a_day(known: Visitor) -> None:
    await asked(known)
    known.now += timedelta(hours=24)
    (reply,) = await known.says("2", *NOISE)
    assert reply.topic is None


async def test_what_was_asked_is_forgotten_after_the_answer(known: Visitor) -> None:
    await asked(known)
    await known.says("2", *NOISE)
    (reply,) = await known.says("1", *NOISE)
    assert reply.topic is None


async def test_after_the_menu_a_number_is_not_an_old_button(known: Visitor) -> None:
    await asked(known)
    await known.does(MessageKind.PRESS, button="menu")
    (reply,) = await known.says("2", *NOISE)
    assert reply.topic is None


async def test_a_choice_comes_up_again_in_the_new_language(known: Visitor) -> None:
    await asked(known)
    await known.does(MessageKind.PRESS, button="menu")
    (again,) = await known.does(MessageKind.PRESS, button="lang:en")
    assert [button.id for button in again.buttons][:2] == ["about:complaint", "about:contract"]
