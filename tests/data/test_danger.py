"""How well the lists of phrases find danger in the held-out messages, without the model."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from bot.adapters.content.danger import read_danger
from bot.adapters.content.files import read_yaml
from bot.domain.danger import Detector
from bot.domain.language import Language
from bot.domain.understanding import DANGER

ROOT = Path(__file__).parents[2]
#: share of danger messages found, sure or possible: what was reached less two points
LEAST_FOUND = {"da": 0.92, "ar": 0.82, "ti": 0.91, "en": 0.86}
#: shares of the other messages
MOST_SURE, MOST_POSSIBLE = 0.008, 0.03


@pytest.fixture(scope="module")
def detector() -> Detector:
    return read_danger(ROOT / "content/danger")


@pytest.fixture(scope="module", params=Language)
def counted(request: pytest.FixtureRequest, detector: Detector) -> tuple[Language, Counter[str]]:
    """How many danger and other messages of a language there are, and how many were found."""
    counts: Counter[str] = Counter()
    for path in sorted((ROOT / "tests/nlu" / request.param).glob("*.yml")):
        kind = "danger" if path.stem in DANGER else "other"
        for block in read_yaml(path)["nlu"]:
            for line in block["examples"].splitlines():
                found = detector.suspect(line.removeprefix("- "))
                counts[kind] += 1
                counts[f"{kind} sure"] += bool(found and found.is_sure)
                counts[f"{kind} possible"] += bool(found and not found.is_sure)
    return request.param, counts


def test_danger_is_found_without_the_model(counted: tuple[Language, Counter[str]]) -> None:
    language, counts = counted
    found = counts["danger sure"] + counts["danger possible"]
    assert found / counts["danger"] >= LEAST_FOUND[language]


def test_other_messages_seldom_look_dangerous(counted: tuple[Language, Counter[str]]) -> None:
    _, counts = counted
    assert counts["other sure"] / counts["other"] <= MOST_SURE
    assert counts["other possible"] / counts["other"] <= MOST_POSSIBLE
