"""How sure we must be to answer."""

from __future__ import annotations

import pytest

from bot.domain.understanding import Candidate, Decision, Thresholds, Understanding

THRESHOLDS = Thresholds(answer={"da": 0.6, "ti": 0.7}, choose={"da": 0.2, "ti": 0.3}, danger=0.3)


def understanding(language: str, *ranked: tuple[str, float]) -> Understanding:
    return Understanding(language, 1.0, tuple(Candidate(*one) for one in ranked))


@pytest.mark.parametrize(
    ("language", "confidence", "decision"),
    [
        ("da", 0.61, Decision.ANSWER),
        ("ti", 0.61, Decision.CHOOSE),
        ("da", 0.25, Decision.CHOOSE),
        ("ti", 0.25, Decision.LOST),
        ("fr", 0.65, Decision.CHOOSE),  # a language without a threshold gets the strictest
    ],
)
def test_decision_depends_on_confidence_and_language(
    language: str, confidence: float, decision: Decision
) -> None:
    assert THRESHOLDS.decide(understanding(language, ("complaint", confidence))) is decision


def test_out_of_scope_is_never_answered() -> None:
    seen = understanding("da", ("out-of-scope", 0.99), ("complaint", 0.01))
    assert THRESHOLDS.decide(seen) is Decision.LOST
    assert [one.intent for one in THRESHOLDS.shown(seen)] == ["complaint"]


def test_danger_wins_even_as_a_second_guess() -> None:
    seen = understanding("da", ("complaint", 0.5), ("violence", 0.35))
    assert THRESHOLDS.decide(seen) is Decision.ANSWER
    assert THRESHOLDS.meant(seen).intent == "violence"


def test_at_most_three_are_shown() -> None:
    seen = understanding("da", *((f"topic-{i}", 0.2) for i in range(5)))
    assert len(THRESHOLDS.shown(seen)) == 3
