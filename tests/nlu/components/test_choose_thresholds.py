"""The lowest confidence that is sure enough is found from what was read."""

import pytest

from nlu.choose_thresholds import Reading, advice, danger_share, lowest_answer


def reading(confidence: float, *, right: bool = True, intent: str = "igu") -> Reading:
    taken = intent if right else "school"
    rest = [{"name": "igu", "confidence": 0.01}]
    return ("da", intent, [{"name": taken, "confidence": confidence}, *rest])


def test_lowest_confidence_with_few_enough_wrong_answers_is_found() -> None:
    readings = [reading(0.9), reading(0.8), reading(0.7, right=False), reading(0.6)]
    assert lowest_answer(readings, most_wrong=0) == pytest.approx(0.71)
    assert lowest_answer(readings, most_wrong=0.25) == pytest.approx(0.3)


def test_out_of_scope_is_never_an_answer() -> None:
    outside = ("da", "igu", [{"name": "out-of-scope", "confidence": 0.99}])
    assert lowest_answer([outside], most_wrong=0) == pytest.approx(0.3)


def test_no_confidence_is_sure_when_the_surest_is_wrong() -> None:
    assert lowest_answer([reading(1.0, right=False)], most_wrong=0) == 1.0


def test_danger_is_counted_in_danger_messages_and_in_others() -> None:
    danger = ("da", "violence", [{"name": "igu", "confidence": 0.9}])
    seen = ("da", "violence", [{"name": "emergency", "confidence": 0.05}])
    readings = [danger, seen, reading(0.9)]
    assert danger_share(readings, 0.05, of_danger=True) == 0.5
    assert danger_share(readings, 0.05, of_danger=False) == 0.0


def test_advice_names_each_language_once() -> None:
    lines = advice([reading(0.9), ("ti", "igu", reading(0.8)[2])], 0.03).splitlines()
    assert [line.split()[0] for line in lines] == ["da:", "ti:"]
    assert lines[0].startswith("da: answer 0.30 (100% answered, 100.0% right first)")
