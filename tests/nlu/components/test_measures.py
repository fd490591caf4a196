"""The figures of a report are what a hand would count."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from nlu.measures import confusions, figures, reliability


def record(expected: str, taken: str, decision: str = "answer", **more: Any) -> dict[str, Any]:
    return {
        "expected_intent": expected,
        "expected_language": "da",
        "language": "da",
        "intent": taken,
        "confidence": 0.9,
        "decision": decision,
        "alternatives": [{"intent": taken, "confidence": 0.9}],
        **more,
    }


def test_accuracy_counts_the_first_choice() -> None:
    result = figures([record("greet", "greet"), record("greet", "thanks")])
    assert (result.messages, result.accuracy, result.confident_and_wrong) == (2, 0.5, 0.5)


def test_choosing_is_not_answering_wrongly() -> None:
    shown = [{"intent": "thanks", "confidence": 0.4}, {"intent": "greet", "confidence": 0.3}]
    result = figures([record("greet", "thanks", "choose", alternatives=shown)])
    assert (result.accuracy, result.right_among_three, result.confident_and_wrong) == (0, 1, 0)


def test_danger_counts_when_shown() -> None:
    seen = record("violence", "emergency")
    missed = record("self-harm", "out-of-scope", "lost")
    assert figures([seen, missed]).danger_recall == 0.5


def test_out_of_scope_answered_is_counted() -> None:
    records = [record("out-of-scope", "out-of-scope", "lost"), record("out-of-scope", "doctor")]
    assert figures(records).out_of_scope_answered == 0.5


def test_macro_f1_weighs_ids_alike() -> None:
    records = [record("greet", "greet")] * 9 + [record("thanks", "greet")]
    assert abs(figures(records).macro_f1 - (18 / 19) / 2) < 1e-9


def test_reliability_compares_confidence_with_truth() -> None:
    (only,) = reliability([record("greet", "greet"), record("greet", "thanks")])
    assert (round(only.confidence, 2), only.right, only.share) == (0.9, 0.5, 1.0)


def test_confusions_name_both_ids() -> None:
    assert confusions([record("greet", "thanks"), record("greet", "greet")]) == [
        ("greet", "thanks", 1)
    ]


def test_report_leaves_out_message_text(tmp_path: Path) -> None:
    line = json.dumps(record("greet", "thanks", text="secret words"))
    command = [sys.executable, "-m", "nlu.report", str(tmp_path)]
    done = subprocess.run(command, input=line, text=True, capture_output=True, check=True)
    assert "right first" in done.stdout
    assert "secret words" not in (tmp_path / "report.md").read_text()
    assert (tmp_path / "reliability-da.svg").exists()
