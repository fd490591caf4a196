"""Figures that miss their floor, or have fallen too far, are named."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nlu.floors import fallen, missed
from nlu.last_report import summary
from nlu.measures import figures
from tests.nlu.components.records import records

FLOORS = Path(__file__).parents[3] / "nlu" / "floors.yml"
RIGHT = {
    "expected_intent": "violence",
    "expected_language": "da",
    "language": "da",
    "intent": "violence",
    "confidence": 1.0,
    "decision": "answer",
    "alternatives": [{"intent": "violence", "confidence": 1.0}],
}


def test_perfect_figures_miss_nothing():
    assert missed({"da": figures([RIGHT])}, FLOORS) == []


def test_what_is_too_low_and_what_is_too_high_is_named():
    reached = replace(figures([RIGHT]), danger_recall=0.99, confident_and_wrong=0.05)
    assert missed({"ti": reached}, FLOORS) == [
        "ti: danger_recall is 0.990, at least 1.0 is needed.",
        "ti: confident_and_wrong is 0.050, at most 0.03 is allowed.",
    ]


def test_a_figure_that_was_not_measured_misses_nothing():
    reached = replace(figures([RIGHT]), danger_recall=None)
    assert missed({"da": reached}, FLOORS) == []


def report(wrong: int) -> dict[str, Any]:
    """A report on 1,000 messages in each language, so that one of them is a tenth of a point."""
    return summary(records(wrong, 1000), {}, date(2026, 11, 1))


@pytest.mark.parametrize(("wrong", "is_named"), [(119, False), (120, False), (121, True)])
def test_a_language_may_fall_by_two_points(wrong: int, is_named: bool) -> None:
    now, last = report(100), report(100)
    now["groups"]["ti"] = report(wrong)["groups"]["ti"]
    sentences = fallen(now, last)
    expected = "ti: the share right first fell from 90.0 % (2026-11-01) to 87.9 %, by 2.1 points; "
    assert sentences == ([expected + "at most 2 are allowed."] if is_named else [])


def test_the_share_understood_is_held_too() -> None:
    now, last = report(100), report(100)
    now["groups"]["ar"] = {**now["groups"]["ar"], "understood": 0.9189}
    assert fallen(now, last) == [
        "ar: the share understood fell from 94.0 % (2026-11-01) to 91.9 %, by 2.1 points; "
        "at most 2 are allowed."
    ]


def test_a_language_that_rises_or_is_new_is_not_named() -> None:
    now, last = report(100), report(200)
    assert fallen(now, last) == []
    last = report(0)
    last["groups"] = {"da": report(300)["groups"]["da"]}
    assert fallen(now, last) == []


def test_a_language_that_is_gone_is_named() -> None:
    now, last = report(0), report(0)
    del now["groups"]["ti"]
    assert fallen(now, last) == ["ti: no message was measured, unlike on 2026-11-01."]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "This is not readable YAML; mend it."),
        ("hej", "`at_least` is missing; write figures and their floors there."),
        ("at_least: {}", "`at_most` is missing; write figures and their floors there."),
        ("at_least: {acuracy: 1}", "`at_least: acuracy` must be a figure and its floor."),
        ("at_least: {accuracy: high}", "`at_least: accuracy` must be a figure and its floor."),
    ],
)
def test_broken_floors_are_named(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "floors.yml"
    path.write_text(text)
    with pytest.raises(ValueError, match=re.escape(f"{path}: {sentence}") + "$"):
        missed({"da": figures([RIGHT])}, path)
