"""What `vejviser understand` prints about danger."""

from __future__ import annotations

from bot.channels.understanding import told
from bot.domain.understanding import Candidate, Suspicion, Thresholds, Understanding

THRESHOLDS = Thresholds(answer={"da": 0.8}, choose={"da": 0.2})
RANKED = (Candidate("complaint", 0.9), Candidate("violence", 0.02), Candidate("contract", 0.01))


def test_danger_that_only_the_lists_found_is_answered() -> None:
    seen = Understanding("da", 1.0, RANKED, Suspicion("violence", is_sure=True))
    object_ = told("han slår mig", seen, THRESHOLDS)
    assert (object_["intent"], object_["confidence"], object_["decision"]) == (
        *("violence", 0.5),
        "answer",
    )
    shown = [one["intent"] for one in object_["alternatives"]]
    assert shown == ["violence", "complaint", "contract"]


def test_possible_danger_is_not_cut_off_by_what_is_likelier() -> None:
    ranked = (Candidate("out-of-scope", 0.9), *RANKED[::2])
    seen = Understanding("da", 1.0, ranked, Suspicion("violence", is_sure=False))
    shown = [one["intent"] for one in told("vold", seen, THRESHOLDS)["alternatives"]]
    assert shown == ["out-of-scope", "violence", "complaint"]


def test_possible_danger_is_among_the_alternatives_and_the_model_keeps_its_figures() -> None:
    seen = Understanding("da", 1.0, RANKED, Suspicion("self-harm", is_sure=False))
    object_ = told("piller", seen, THRESHOLDS)
    assert (object_["intent"], object_["confidence"]) == ("complaint", 0.9)
    assert object_["decision"] == "choose"
    assert {"intent": "self-harm", "confidence": 0.0} in object_["alternatives"]
