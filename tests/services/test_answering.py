"""Answer, choose or lost; what stands under an answer; "not what I meant"."""

from __future__ import annotations

import pytest

from bot.domain.language import Language
from bot.domain.message import MessageKind
from bot.domain.taxonomy import TOPICS

from .conftest import ADDRESS, Visitor

SURE, UNSURE, LOST = 0.9, 0.4, 0.1


async def test_an_answer_says_where_it_comes_from(known: Visitor) -> None:
    (answer,) = await known.says("klage?", "complaint")
    assert "Kilde: Ankestyrelsen. Tjekket den 21. november 2026." in answer.small_print
    assert "er det brevet, der gælder" in answer.small_print
    assert answer.version == known.library.answer("complaint", Language.DANISH, known.now).version


async def test_a_draft_translation_says_so(known: Visitor) -> None:
    (answer,) = await known.says("spørgsmål", "complaint", lang="ti")
    assert "ትርጉም ክሳብ ሕጂ" in answer.small_print


async def test_unsure_offers_up_to_three_and_none(known: Visitor) -> None:
    ranked = [("complaint", UNSURE), ("contract", 0.2), ("internship", 0.1), ("greet", 0.05)]
    (choice,) = await known.says("hvad", *ranked)
    assert [button.id for button in choice.buttons] == [
        "about:complaint",
        "about:contract",
        "about:internship",
        "none",
    ]
    (answer,) = await known.presses(choice, "about:contract")
    assert answer.topic == "contract"


async def test_a_choice_with_danger_in_it_names_the_number_to_call(known: Visitor) -> None:
    (choice,) = await known.says("min telefon er død", ("out-of-scope", 0.8), ("emergency", 0.1))
    assert choice.buttons[0].id == "about:emergency"
    assert "112" in choice.text


async def test_none_of_these_shows_the_menu_and_a_human(known: Visitor) -> None:
    (choice,) = await known.says("hvad", ("complaint", UNSURE))
    (lost,) = await known.presses(choice, "none")
    assert {"area:money", "about:talk-to-human"} <= {button.id for button in lost.buttons}


async def test_lost_twice_puts_the_human_first(known: Visitor) -> None:
    await known.says("sdfg", ("complaint", LOST))
    (second,) = await known.says("sdfg", ("complaint", LOST))
    assert second.buttons[0].id == "about:talk-to-human"
    assert "01 23 45 10" in second.text


async def test_an_answer_ends_the_count_of_lost(known: Visitor) -> None:
    await known.says("sdfg", ("complaint", LOST))
    await known.says("klage", "complaint")
    (again,) = await known.says("sdfg", ("complaint", LOST))
    assert again.buttons[0].id != "about:talk-to-human"


async def test_out_of_scope_is_never_answered(known: Visitor) -> None:
    (reply,) = await known.says("vejret?", ("out-of-scope", 0.99), ("complaint", 0.01))
    assert reply.topic is None


async def test_not_what_i_meant_shows_the_next_candidates(known: Visitor) -> None:
    (answer,) = await known.says("brev", ("complaint", SURE), ("sanction-hearing", 0.05))
    (choice,) = await known.presses(answer, "not-meant:complaint")
    assert choice.buttons[0].id == "about:sanction-hearing"


async def test_not_what_i_meant_without_a_memory_shows_the_menu(known: Visitor) -> None:
    (answer,) = await known.says("klage", "complaint")
    (lost,) = await known.presses(answer, "not-meant:complaint")
    assert any(button.id.startswith("area:") for button in lost.buttons)


async def test_an_answer_can_be_shown_to_a_dane(known: Visitor) -> None:
    (answer,) = await known.says("spørgsmål", "contract", lang="ar")
    (both,) = await known.presses(answer, "sides:contract")
    assert "العقد" in both.text
    assert "Kontrakten er en plan" in both.text


async def test_related_topics_are_one_press_away(known: Visitor) -> None:
    (answer,) = await known.says("brev", "sanction-hearing")
    related = known.library.folders["sanction-hearing"].topic.related
    assert [b.id for b in answer.buttons][: len(related)] == [f"about:{one}" for one in related]


@pytest.mark.parametrize("language", Language)
async def test_every_topic_is_answered_in_every_language(
    known: Visitor, language: Language
) -> None:
    for topic in known.library.folders:
        (answer,) = await known.says("spørgsmål", topic, lang=language)
        assert (answer.topic, answer.language) == (topic, language)
        assert "{" not in answer.text
        assert len(answer.text) < 4096
        assert all(len(button.id.encode()) <= 64 for button in answer.buttons)


async def test_the_menu_leads_to_every_topic(known: Visitor) -> None:
    (menu,) = await known.says("menu", "what-can-you-do")
    reached = set()
    for button in menu.buttons:
        if button.id.startswith("area:"):
            (area,) = await known.presses(menu, button.id)
            reached |= {b.id.removeprefix("about:") for b in area.buttons}
    assert set(known.library.folders) <= reached


async def test_an_old_or_unknown_button_shows_the_menu(known: Visitor) -> None:
    (menu,) = await known.says("hej", "greet")
    for button in ("area:gone", "about:gone", "nonsense", "", "lang:xx", "sides:gone"):
        known.prompter.next = None
        (reply,) = await known.does("press", button=button)
        assert reply.buttons, button
    assert menu.buttons


async def test_what_was_answered_is_noted_with_its_version(known: Visitor) -> None:
    (answer,) = await known.says("brev", "sanction-hearing")
    async with known.records.reading() as records:
        contact = await records.contacts.find(ADDRESS)
        assert contact is not None
        (entry,) = await records.ledger.entries(contact.id)
    assert (entry.kind, entry.about) == ("answer_given", "sanction-hearing")
    assert entry.details == {
        "language": "da",
        "version": answer.version,
        "meaning": known.library.folders["sanction-hearing"].source_digest,
        "guidance": "sanctions",
    }


async def test_a_question_about_returning_home_is_never_noted(known: Visitor) -> None:
    confidential = [one for one in TOPICS if one.startswith("repatriation-")] + ["travel-home"]
    for topic in confidential:
        (answer,) = await known.says("hjem?", topic)
        assert answer.topic == topic
        await known.presses(answer, f"not-meant:{topic}")
        await known.does(MessageKind.PRESS, button=f"sides:{topic}")
        await known.says("dårligt svar", "feedback")
    assert await known.ledger() == []


async def test_side_by_side_is_noted_with_its_source(known: Visitor) -> None:
    (answer,) = await known.says("klage", "complaint", lang="ti")
    (both,) = await known.presses(answer, "sides:complaint")
    assert "Ankestyrelsen" in both.small_print
    assert ("answer_compared", "complaint") in await known.ledger()


async def test_a_wrong_answer_is_noted_by_its_topic(known: Visitor) -> None:
    (answer,) = await known.says("klage", "complaint")
    await known.presses(answer, "not-meant:complaint")
    assert await known.ledger() == [
        ("answer_given", "complaint"),
        ("answer_not_meant", "complaint"),
    ]
