"""Small talk, languages, attachments, groups, and messages that are hard to read."""

from __future__ import annotations

import pytest

from bot.domain.language import Language
from bot.domain.message import MessageKind
from bot.services.actions import _ACTIONS
from bot.services.small_talk import _CHAT

from .conftest import Visitor


@pytest.mark.parametrize("intent", _CHAT)
async def test_small_talk_has_a_reply(known: Visitor, intent: str) -> None:
    (reply,) = await known.says("spørgsmål", intent)
    assert reply.text
    assert reply.topic is None


@pytest.mark.parametrize("intent", _ACTIONS)
async def test_personal_actions_say_what_comes_next(known: Visitor, intent: str) -> None:
    (reply,) = await known.says("spørgsmål", intent)
    assert reply.buttons
    assert "{" not in reply.text


async def test_sick_today_is_not_taken_for_reported(known: Visitor) -> None:
    (reply,) = await known.says("jeg er syg i dag", "report-absence")
    assert "Jeg har ikke sagt til nogen, at du er væk" in reply.text
    assert "01 23 45 21" in reply.text
    assert "08:30" in reply.text


async def test_my_meetings_say_how_to_be_connected(known: Visitor) -> None:
    (reply,) = await known.says("عندي samtale بكرا ولا لا؟", "my-appointments", lang="ar")
    assert reply.language is Language.ARABIC
    assert "sagsbehandler" in reply.text


async def test_not_understood_shows_danish_beside_the_own_language(known: Visitor) -> None:
    await known.says("spørgsmål", "contract", lang="ar")
    (both,) = await known.says("ما فهمت", "not-understood", lang="ar")
    assert "Kontrakten er en plan" in both.text
    assert "العقد" in both.text
    assert both.topic == "contract"


async def test_the_language_changes_by_writing_and_by_button(known: Visitor) -> None:
    await known.says("klage", "complaint")
    (answer,) = await known.says("ጥርዓን ከቕርብ", "contract", lang="ti")
    assert answer.language is Language.TIGRINYA
    (languages,) = await known.does(MessageKind.PRESS, button="languages")
    (again,) = await known.presses(languages, "العربية")
    assert (again.language, again.topic) == (Language.ARABIC, "contract")


async def test_an_unsure_language_keeps_the_remembered_one(known: Visitor) -> None:
    (reply,) = await known.says("ok", "affirm", lang="en", sure=0.4)
    assert reply.language is Language.DANISH


async def test_a_language_not_served_gets_a_kind_line(contact: Visitor) -> None:
    (reply,) = await contact.says(
        "Je ne comprends pas la lettre", ("sanction-hearing", 0.3), ("contract", 0.2), lang="fr"
    )
    assert "I only read and write" in reply.text
    assert "Jeg læser og skriver kun" in reply.text
    assert [button.id for button in reply.buttons] == ["lang:da", "lang:ar", "lang:ti", "lang:en"]
    (choice,) = await contact.presses(reply, "lang:en")
    assert choice.buttons[0].id == "about:sanction-hearing"


async def test_danger_in_a_language_not_served_is_answered(contact: Visitor) -> None:
    (reply,) = await contact.says("il veut me tuer, aidez moi", ("violence", 0.8), lang="fr")
    assert "112" in reply.text


@pytest.mark.parametrize(
    "kind",
    [
        MessageKind.PHOTO,
        MessageKind.VOICE,
        MessageKind.STICKER,
        MessageKind.DOCUMENT,
        MessageKind.OTHER,
    ],
)
async def test_attachments_get_a_useful_line(known: Visitor, kind: MessageKind) -> None:
    (reply,) = await known.does(kind)
    assert reply.text
    assert reply.buttons
    assert not known.prompter.heard[1:]


async def test_a_group_is_sent_to_the_private_chat(known: Visitor) -> None:
    (reply,) = await known.does(MessageKind.GROUP)
    assert "privat chat" in reply.text


async def test_a_changed_message_is_answered_anew(known: Visitor) -> None:
    remark, answer = await known.says("klage", "complaint", kind=MessageKind.EDIT)
    assert "ændret" in remark.text
    assert answer.topic == "complaint"


async def test_a_cpr_number_is_remarked_on(known: Visitor) -> None:
    remark, _ = await known.says("[CPR] klage", "complaint", had_cpr=True)
    assert "CPR" in remark.text


async def test_a_long_message_is_read_in_part_and_says_so(known: Visitor) -> None:
    remark, answer = await known.says("klage " * 2000, "complaint")
    assert "1000" in remark.text
    assert answer.topic == "complaint"


@pytest.mark.parametrize("text", ["", "   ", "\n", "😀😀", "?!", "\u200f\u2068\u2069"])
async def test_an_empty_message_is_not_asked_about(known: Visitor, text: str) -> None:
    (reply,) = await known.says(text, "complaint")
    assert reply.topic is None
    assert len(known.prompter.heard) == 1


async def test_without_the_model_the_menu_works(known: Visitor) -> None:
    (reply,) = await known.says("hvad er en partshøring")
    assert "112" in reply.text
    (area,) = await known.presses(reply, "area:sanctions")
    (answer,) = await known.presses(area, "about:sanction-hearing")
    assert answer.topic == "sanction-hearing"


async def test_without_the_model_the_script_tells_the_language(known: Visitor) -> None:
    (reply,) = await known.says("ሰላም ሕቶ ኣለኒ")
    assert reply.language is Language.TIGRINYA


async def test_yes_after_a_choice_asks_which(known: Visitor) -> None:
    await known.says("hvad", ("complaint", 0.4), ("contract", 0.3))
    (again,) = await known.says("ja", "affirm")
    assert again.buttons[0].id == "about:complaint"


async def test_blocking_is_noted_without_a_reply(known: Visitor) -> None:
    assert await known.does(MessageKind.BLOCKED) == []
