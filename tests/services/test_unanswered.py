"""Which messages are kept as unanswered, with what, and which never are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import pytest

from bot.domain.language import Language
from bot.domain.message import MessageKind
from bot.domain.unanswered import Reason, Script, Unanswered
from bot.domain.understanding import Candidate, Understanding

from .conftest import Visitor

LOST = ("complaint", 0.1)
SURE_OF_RETURN = Understanding("da", 0.95, (Candidate("repatriation-support", 0.95),))


async def kept(visitor: Visitor) -> Sequence[Unanswered]:
    async with visitor.records.reading() as records:
        return await records.unanswered.all()


async def test_a_lost_message_is_kept_with_what_the_model_thought(known: Visitor) -> None:
    await known.says("må jeg have hund? ring 01 23 45 67", LOST, ("out-of-scope", 0.05))
    (one,) = await kept(known)
    assert (one.text, one.reason) == ("må jeg have hund? ring [number]", Reason.LOST)
    assert (one.language, one.script) == (Language.DANISH, Script.LATIN)
    assert (one.likeliest, one.answered, one.offered) == ("complaint", None, ())
    assert one.contact_id is not None
    assert one.at == known.now


async def test_a_message_out_of_scope_is_kept_as_such(known: Visitor) -> None:
    await known.says("የአየር", ("out-of-scope", 0.9), ("housing", 0.05), lang="ti")
    (one,) = await kept(known)
    assert (one.reason, one.likeliest) == (Reason.OUT_OF_SCOPE, "housing")
    assert (one.language, one.script) == (Language.TIGRINYA, Script.ETHIOPIC)


async def test_answers_and_small_talk_are_not_kept(known: Visitor) -> None:
    await known.says("klage", "complaint")
    await known.says("tak", "thanks")
    await known.says("noget", ("complaint", 0.4))
    await known.says("er du der")  # the model is away
    await known.does(MessageKind.PHOTO)
    assert await kept(known) == []


async def test_not_what_i_meant_keeps_the_question_that_was_answered(known: Visitor) -> None:
    (answer,) = await known.says("kan jeg få hund i boligen", "housing")
    asked_at = known.now
    await known.presses(answer, "not-meant:housing")
    (one,) = await kept(known)
    assert (one.text, one.reason) == ("kan jeg få hund i boligen", Reason.NOT_MEANT)
    assert (one.answered, one.likeliest, one.at) == ("housing", "housing", asked_at)


async def test_the_question_is_found_behind_choice_recording_and_language(known: Visitor) -> None:
    (choice,) = await known.says("hund i boligen", ("housing", 0.4), ("moving", 0.2))
    (answer,) = await known.presses(choice, "about:housing")
    await known.does(MessageKind.PRESS, button="lang:en")
    await known.does(MessageKind.PRESS, button="sides:housing")
    await known.presses(answer, "not-meant:housing")
    (one,) = await kept(known)
    assert (one.text, one.answered) == ("hund i boligen", "housing")
    assert one.offered == ("housing", "moving")


async def test_the_question_of_an_older_answer_is_found(known: Visitor) -> None:
    (answer,) = await known.says("hund i boligen", "housing")
    await known.says("hvordan klager jeg", "complaint")
    await known.presses(answer, "not-meant:housing")
    (one,) = await kept(known)
    assert one.text == "hund i boligen"


async def test_a_topic_chosen_in_the_menu_answers_no_question(known: Visitor) -> None:
    await known.says("noget helt andet", "complaint")
    await known.does(MessageKind.PRESS, button="menu")
    await known.does(MessageKind.PRESS, button="about:housing")
    await known.does(MessageKind.PRESS, button="not-meant:housing")
    assert await kept(known) == []


async def test_none_of_these_keeps_the_question_and_the_offer(known: Visitor) -> None:
    (choice,) = await known.says("hund i boligen", ("housing", 0.4), ("moving", 0.2))
    await known.presses(choice, "none")
    (one,) = await kept(known)
    assert (one.text, one.reason, one.answered) == ("hund i boligen", Reason.NOT_MEANT, None)
    assert (one.likeliest, one.offered) == ("housing", ("housing", "moving"))


async def test_a_typed_no_or_choice_is_not_taken_for_the_question(known: Visitor) -> None:
    await known.says("hund i boligen", ("housing", 0.4), ("moving", 0.2))
    await known.says("nej", "deny")
    await known.says("kat i boligen", ("housing", 0.4), ("moving", 0.2))
    (answer,) = await known.says("den anden", ("housing", 0.2), ("moving", 0.2))
    assert answer.topic == "moving"
    await known.presses(answer, "not-meant:moving")
    assert [(one.text, one.answered) for one in await kept(known)] == [
        ("hund i boligen", None),
        ("kat i boligen", "moving"),
    ]


async def test_the_same_message_counts_once_a_day(known: Visitor) -> None:
    await known.says("må jeg have hund", LOST)
    await known.says("Må jeg  have hund", LOST)
    await known.says("må jeg have kat", LOST)
    assert len(await kept(known)) == 2
    known.now = known.now.replace(hour=23, minute=30)  # half past midnight in Denmark
    await known.says("må jeg have hund", LOST)
    assert len(await kept(known)) == 3


async def test_saying_twice_that_an_older_answer_was_wrong_counts_once(known: Visitor) -> None:
    (answer,) = await known.says("hund i boligen", "housing")
    known.now += timedelta(days=1)
    await known.presses(answer, "not-meant:housing")
    await known.presses(answer, "not-meant:housing")
    assert len(await kept(known)) == 1


@pytest.mark.parametrize(
    "ranked",
    [
        [("repatriation-support", 0.1)],
        [("travel-home", 0.1), ("complaint", 0.05)],
        [("talk-to-human", 0.1), ("repatriation-regret", 0.08)],
        [("out-of-scope", 0.9), ("repatriation-apply", 0.05)],
        [("out-of-scope", 0.9)],
    ],
)
async def test_nobody_is_linked_to_a_confidential_question(
    known: Visitor, ranked: list[tuple[str, float]]
) -> None:
    await known.says("noget om hjemland", *ranked)
    (one,) = await kept(known)
    assert one.text == "noget om hjemland"
    assert (one.contact_id, one.answered, one.offered, one.likeliest) == (None, None, (), None)
    assert one.at.isoformat() == "2026-11-20T23:00:00+00:00"  # the Danish day's beginning


async def test_nobody_is_linked_to_a_question_with_a_confidential_part(known: Visitor) -> None:
    known.prompter.of = {"hjemrejse til": SURE_OF_RETURN}
    await known.says("Noget om hund. Og hjemrejse til. Tak for det.", LOST)
    (one,) = await kept(known)
    assert (one.contact_id, one.likeliest) == (None, None)


async def test_nobody_is_linked_to_a_confidential_answer_or_offer(known: Visitor) -> None:
    (answer,) = await known.says("hjem", "repatriation-support")
    await known.presses(answer, "not-meant:repatriation-support")
    (choice,) = await known.says("rejse", ("travel-document", 0.4), ("travel-home", 0.2))
    await known.presses(choice, "none")
    found = await kept(known)
    assert [one.text for one in found] == ["hjem", "rejse"]
    assert [(one.contact_id, one.answered, one.offered, one.likeliest) for one in found] == [
        (None, None, (), None)
    ] * 2


async def test_danger_is_never_kept(known: Visitor) -> None:
    (answer,) = await known.says("han slår", "violence")
    await known.presses(answer, "not-meant:violence")
    (choice,) = await known.says("død telefon", ("housing", 0.3), ("emergency", 0.1))
    await known.presses(choice, "none")
    (choice,) = await known.says("slået fra", ("housing", 0.3), ("violence", 0.1))
    (answer,) = await known.presses(choice, "about:housing")
    await known.presses(answer, "not-meant:housing")
    await known.says("xyz", ("out-of-scope", 0.95), ("self-harm", 0.01))
    assert await kept(known) == []


async def test_a_long_message_is_kept_as_far_as_it_was_read(known: Visitor) -> None:
    await known.says("hund " * 2000, LOST)
    (one,) = await kept(known)
    assert len(one.text) == 1000


async def test_an_old_button_without_a_question_keeps_nothing(known: Visitor) -> None:
    await known.does(MessageKind.PRESS, button="about:football")
    await known.does(MessageKind.PRESS, button="none")
    await known.does(MessageKind.PRESS, button="not-meant:football")
    await known.does(MessageKind.PRESS, button="not-meant:housing")
    assert await kept(known) == []
