"""Two requests in one message."""

from __future__ import annotations

import pytest

from bot.domain.language import Language
from bot.domain.understanding import Candidate, Understanding

from .conftest import Visitor

BOTH = "hvornår er mit møde og hvordan klager jeg?"
MEETING, COMPLAINT = "hvornår er mit møde", "hvordan klager jeg?"


def read(intent: str, confidence: float = 0.95) -> Understanding:
    return Understanding("da", 0.95, (Candidate(intent, confidence), Candidate("holiday", 0.01)))


def without_isolates(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


@pytest.fixture
def torn(known: Visitor) -> Visitor:
    """Somebody who asks about two things."""
    known.prompter.of = {MEETING: read("my-appointments"), COMPLAINT: read("complaint")}
    return known


async def test_the_first_is_answered_and_the_second_offered(torn: Visitor) -> None:
    (reply,) = await torn.says(BOTH, ("complaint", 0.4), ("my-appointments", 0.3))
    assert reply.buttons[0].id == "about:complaint"
    assert "sagsbehandler" in reply.text
    assert reply.text.endswith(reply.buttons[0].label)
    (answer,) = await torn.presses(reply, "about:complaint")
    assert answer.topic == "complaint"


async def test_an_answer_keeps_its_own_buttons_once(torn: Visitor) -> None:
    torn.prompter.of = {MEETING: read("sanction-hearing"), COMPLAINT: read("complaint")}
    (reply,) = await torn.says(BOTH, "complaint")
    ids = [button.id for button in reply.buttons]
    assert reply.topic == "sanction-hearing"
    assert ids[0] == "about:complaint"
    assert len(ids) == len(set(ids))


async def test_a_reply_in_arabic_names_the_second_in_arabic(torn: Visitor) -> None:
    (reply,) = await torn.says(BOTH, "complaint", lang="ar")
    assert reply.language is Language.ARABIC
    assert without_isolates(reply.buttons[0].label) in without_isolates(reply.text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (read("my-appointments", 0.5), read("complaint")),  # not sure of one
        (read("my-appointments"), read("complaint", 0.5)),
        (read("complaint"), read("complaint")),  # the same
        (read("greet"), read("complaint")),
        (read("my-appointments"), read("thanks")),
        (read("out-of-scope"), read("complaint")),
    ],
)
async def test_otherwise_the_whole_message_counts(
    torn: Visitor, first: Understanding, second: Understanding
) -> None:
    torn.prompter.of = {MEETING: first, COMPLAINT: second}
    (reply,) = await torn.says(BOTH, "contract")
    assert reply.topic == "contract"
    assert "about:my-appointments" not in [button.id for button in reply.buttons]


@pytest.mark.parametrize("place", [MEETING, COMPLAINT])
async def test_danger_in_one_part_is_answered_alone(torn: Visitor, place: str) -> None:
    torn.prompter.of[place] = read("violence")
    (reply,) = await torn.says(BOTH, "contract")
    assert reply.topic == "violence"
    assert {"about:my-appointments", "about:complaint"}.isdisjoint(b.id for b in reply.buttons)


async def test_possible_danger_in_one_part_is_asked_about(torn: Visitor) -> None:
    torn.prompter.of[COMPLAINT] = read("violence", 0.3)
    (reply,) = await torn.says(BOTH, "contract")
    assert "about:violence" in [button.id for button in reply.buttons]


async def test_what_led_to_the_question_is_not_answered(known: Visitor) -> None:
    known.prompter.of = {
        "Jeg var syg i mandags": read("report-sick"),
        "Trækker de i min ydelse?": read("sanction-reasons"),
    }
    (reply,) = await known.says("Jeg var syg i mandags. Trækker de i min ydelse?", "contract")
    assert reply.topic == "contract"
    assert "about:sanction-reasons" not in [button.id for button in reply.buttons]


async def test_danger_that_led_to_the_question_is_answered(known: Visitor) -> None:
    known.prompter.of = {"Han slog mig igen": read("violence")}
    (reply,) = await known.says("Han slog mig igen. Hvornår er mit møde?", "my-appointments")
    assert reply.topic == "violence"


async def test_possible_danger_in_the_whole_comes_before_two_requests(torn: Visitor) -> None:
    (reply,) = await torn.says(BOTH, ("complaint", 0.6), ("violence", 0.1))
    assert "about:violence" in [button.id for button in reply.buttons]


async def test_one_clause_costs_one_question_to_the_model(known: Visitor) -> None:
    before = len(known.prompter.heard)
    await known.says("hej, hvornår er mit møde i morgen?", "my-appointments")
    assert len(known.prompter.heard) == before + 1


async def test_two_clauses_cost_three(torn: Visitor) -> None:
    before = len(torn.prompter.heard)
    await torn.says(BOTH, "contract")
    assert sorted(torn.prompter.heard[before:]) == sorted([BOTH, MEETING, COMPLAINT])


async def test_without_the_model_the_menu_works(known: Visitor) -> None:
    (reply,) = await known.says(BOTH)
    assert "112" in reply.text
