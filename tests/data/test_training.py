"""The messages that the language model learns from, and those that it is measured on."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.training_check import DESCRIPTIONS, INTENTS, problems_of_training
from bot.adapters.training_files import examples
from bot.domain.language import Language
from bot.domain.taxonomy import ACTIONS, TOPICS
from bot.domain.understanding import OUT_OF_SCOPE

ROOT = Path(__file__).parents[2]
MOST_ASKED = (
    *("my-appointments", "my-classes", "report-absence", "report-sick", "sanction-reasons"),
    *("sanction-hearing", "payment-date", "repatriation-support", "residence-permit"),
    "talk-to-human",
)


def counted(folder: Path) -> dict[str, int]:
    """How many messages each file of a folder has, by the file's name."""
    return {path.stem: len(list(examples(path))) for path in folder.glob("*.yml")}


@pytest.fixture(scope="module", params=Language)
def training(request: pytest.FixtureRequest) -> dict[str, int]:
    return counted(ROOT / "nlu" / request.param)


@pytest.fixture(scope="module", params=Language)
def held_out(request: pytest.FixtureRequest) -> dict[str, int]:
    return counted(ROOT / "tests/nlu" / request.param)


def test_nothing_is_wrong_with_the_messages() -> None:
    assert [str(problem) for problem in problems_of_training(ROOT)] == []


def test_every_id_has_enough_messages(training: dict[str, int]) -> None:
    assert set(training) == INTENTS | {DESCRIPTIONS}
    assert {i: training[i] for i in (*TOPICS, *ACTIONS) if training[i] < 25} == {}
    assert {i: training[i] for i in MOST_ASKED if training[i] < 40} == {}
    assert training[OUT_OF_SCOPE] >= 200


def test_every_id_is_measured(held_out: dict[str, int]) -> None:
    assert set(held_out) == INTENTS
    assert {i: count for i, count in held_out.items() if count < 8} == {}
