"""How sure we must be to answer."""

from __future__ import annotations

import pytest

from bot.domain.understanding import Candidate, Decision, Suspicion, Thresholds, Understanding

THRESHOLDS = Thresholds(answer={"da": 0.6, "ti": 0.7}, choose={"da": 0.2, "ti": 0.3}, danger=0.05)


def understanding(
    language: str, *ranked: tuple[str, float], danger: Suspicion | None = None
) -> Understanding:
    return Understanding(language, 1.0, tuple(Candidate(*one) for one in ranked), danger)


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


@pytest.mark.parametrize(
    ("outside", "likeliest", "decision"),
    [(0.7, 0.3, Decision.LOST), (0.5, 0.15, Decision.CHOOSE), (0.5, 0.05, Decision.LOST)],
)
def test_an_unsure_out_of_scope_still_asks(
    outside: float, likeliest: float, decision: Decision
) -> None:
    seen = understanding("da", ("out-of-scope", outside), ("complaint", likeliest))
    assert THRESHOLDS.decide(seen) is decision


def test_danger_is_answered_with_less_certainty_than_anything_else() -> None:
    strict = Thresholds(answer={"da": 0.9}, choose={"da": 0.2})
    assert strict.decide(understanding("da", ("violence", 0.65))) is Decision.ANSWER
    assert strict.decide(understanding("da", ("complaint", 0.65))) is Decision.CHOOSE


def test_possible_danger_is_asked_about_even_where_nothing_else_is() -> None:
    seen = understanding("da", ("out-of-scope", 0.9), ("self-harm", 0.06), ("complaint", 0.04))
    assert THRESHOLDS.decide(seen) is Decision.CHOOSE
    assert "self-harm" in [one.intent for one in THRESHOLDS.shown(seen)]


def test_possible_danger_takes_the_last_place() -> None:
    seen = understanding(
        "da", ("complaint", 0.3), ("contract", 0.2), ("internship", 0.1), ("violence", 0.06)
    )
    assert [one.intent for one in THRESHOLDS.shown(seen)] == ["complaint", "contract", "violence"]


def test_at_most_three_are_shown() -> None:
    seen = understanding("da", *((f"topic-{i}", 0.2) for i in range(5)))
    assert len(THRESHOLDS.shown(seen)) == 3


SURE, POSSIBLE = Suspicion("violence", is_sure=True), Suspicion("violence", is_sure=False)


def test_danger_that_the_lists_are_sure_of_is_answered_whatever_the_model_says() -> None:
    seen = understanding("da", ("complaint", 0.95), ("violence", 0.01), danger=SURE)
    assert THRESHOLDS.decide(seen) is Decision.ANSWER
    assert THRESHOLDS.meant(seen) == Candidate("violence", 0.5)


def test_a_model_that_is_sure_of_danger_names_the_topic() -> None:
    seen = understanding("da", ("emergency", 0.7), ("violence", 0.2), danger=SURE)
    assert THRESHOLDS.meant(seen) == Candidate("emergency", 0.7)
    assert [one.intent for one in THRESHOLDS.shown(seen)] == ["emergency", "violence"]


@pytest.mark.parametrize("likeliest", ["complaint", "out-of-scope"])
def test_possible_danger_asks_also_where_the_model_is_sure_of_something_else(
    likeliest: str,
) -> None:
    seen = understanding("da", (likeliest, 0.95), ("contract", 0.01), danger=POSSIBLE)
    assert THRESHOLDS.decide(seen) is Decision.CHOOSE
    assert THRESHOLDS.may_be_danger(seen)
    assert Candidate("violence", 0.0) in THRESHOLDS.shown(seen)


def test_the_danger_of_the_lists_and_that_of_the_model_are_both_shown() -> None:
    ranked = (("complaint", 0.4), ("contract", 0.3), ("internship", 0.1), ("self-harm", 0.06))
    seen = understanding("da", *ranked, danger=POSSIBLE)
    shown = [one.intent for one in THRESHOLDS.shown(seen)]
    assert shown == ["complaint", "self-harm", "violence"]
