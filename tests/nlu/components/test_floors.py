"""Figures that miss their floor are named."""

from dataclasses import replace
from pathlib import Path

from nlu.floors import missed
from nlu.measures import figures

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
