"""The figures of a report are what a hand would count."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nlu.measures import by_script, by_topic, confusions, figures, read_records, reliability
from tests.nlu.components.records import noisy_records, record, records

NOT_OF_FORMAT = "This is not of format 1; write it anew with `vejviser nlu report --card --save`."


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


def test_danger_behind_another_answer_is_not_seen() -> None:
    """Buttons are shown where there is a choice; an answer at once shows no others."""
    ranked = [{"intent": "doctor", "confidence": 0.95}, {"intent": "violence", "confidence": 0.02}]
    found = figures([record("violence", "doctor", alternatives=ranked)])
    assert (found.danger_recall, found.danger_asked) == (0, 0)


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


def test_danger_is_answered_or_asked_about() -> None:
    shown = [{"intent": "doctor", "confidence": 0.5}, {"intent": "violence", "confidence": 0.1}]
    found = figures(
        [
            record("violence", "violence"),
            record("violence", "doctor", "choose", alternatives=shown),
            record("self-harm", "doctor"),
            record("emergency", "emergency", "lost"),
        ]
    )
    assert (found.danger_recall, found.danger_answered, found.danger_asked) == (0.5, 0.25, 0.25)


def test_every_message_is_understood_handed_over_or_wrong() -> None:
    shown = [{"intent": "thanks", "confidence": 0.4}, {"intent": "greet", "confidence": 0.3}]
    found = figures(
        [
            record("greet", "greet"),
            record("greet", "thanks", "choose", alternatives=shown),
            record("out-of-scope", "out-of-scope", "lost"),
            record("greet", "greet", "lost"),
            record("doctor", "thanks", "choose", alternatives=shown),
            record("out-of-scope", "thanks", "choose", alternatives=shown),
            record("greet", "thanks"),
            record("out-of-scope", "thanks"),
        ]
    )
    assert (found.understood, found.handed_over, found.confident_and_wrong) == (3 / 8, 3 / 8, 2 / 8)


def test_scripts_are_told_apart_by_their_letters() -> None:
    texts = {"ar": ["شكرا", "mota2assef", "👍", "عندي samtale"], "da": ["tak"]}
    found = by_script(
        [record("igu", "igu", text=t, expected_language=la) for la in texts for t in texts[la]]
    )
    assert {tag: [r["text"] for r in group] for tag, group in found.items()} == {
        "ar-Arab": ["شكرا", "👍", "عندي samtale"],
        "ar-Latn": ["mota2assef"],
    }


def test_topics_are_counted() -> None:
    assert by_topic([record("igu", "igu"), record("igu", "school")]) == {"igu": (1, 2)}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("", "standard input: No record came; run `vejviser nlu report`."),
        ("hej", "standard input, line 1: This is not JSON; write one object a line."),
        ("[]", "standard input, line 1: This is not a JSON object; write one object a line."),
        ({"intent": None}, "line 1: `intent` is missing or of the wrong kind; measure again."),
        ({"text": 5}, "line 1: `text` is missing or of the wrong kind; measure again."),
        ({"expected_language": "fr"}, "line 1: `expected_language` must be one of da, ar, ti, en."),
        ({"decision": "sing"}, "line 1: `decision` must be one of answer, choose, lost."),
        ({"confidence": float("nan")}, "line 1: `confidence` must be from 0 to 1."),
        ({"noise": 5}, "line 1: `noise` must be one of 0, 1, 2, 3, 4."),
        ({"alternatives": ["igu"]}, "line 1: `alternatives` must be objects with an `intent`."),
    ],
)
def test_a_bad_record_is_named(line: str | dict[str, object], sentence: str) -> None:
    text = line if isinstance(line, str) else json.dumps({**record("igu", "igu"), **line})
    with pytest.raises(ValueError, match=re.escape(sentence) + "$"):
        read_records([text])


def run(found: list[dict[str, Any]], *arguments: object) -> subprocess.CompletedProcess[str]:
    lines = "\n".join(map(json.dumps, found))
    command = [sys.executable, "-m", "nlu.report", *map(str, arguments)]
    return subprocess.run(command, input=lines, text=True, capture_output=True, check=False)


def test_report_leaves_out_message_text(tmp_path: Path) -> None:
    done = run([record("greet", "thanks", text="secret words")], tmp_path)
    assert done.returncode == 0
    assert "right first" in done.stdout
    assert "secret words" not in (tmp_path / "report.md").read_text()
    assert (tmp_path / "reliability-da.svg").exists()


def test_report_shows_scripts_and_noise(tmp_path: Path) -> None:
    done = run(noisy_records(), tmp_path)
    assert "| da | ar | ti | en | all | Arabic, Arabic letters | Arabic, Latin lett" in done.stdout
    assert "| messages | 40 | 40 | 40 | 40 | 160 | 20 | 20 | 20 | 20 |" in done.stdout
    report = (tmp_path / "report.md").read_text()
    assert "| ti, right first | 40 | 90.0% | 80.0% | 70.0% | 60.0% | 50.0% |" in report
    assert (tmp_path / "robustness.svg").exists()


def test_report_fails_where_a_language_falls(tmp_path: Path) -> None:
    floors, last = tmp_path / "floors.yml", tmp_path / "last.json"
    floors.write_text("at_least: {accuracy: 0.1}\nat_most: {}\n")
    held = ("--last", last, "--floors", floors)
    first = run(records(2), tmp_path, *held, "--save")
    assert first.returncode == 0
    assert f"{last}: There is no last report to compare with" in first.stdout
    assert run(records(2), tmp_path, *held).stdout.endswith("Every floor is reached.\n")
    fallen = run(records(6), tmp_path, *held)
    assert fallen.returncode == 1
    assert "ti: the share right first fell from 95.0 %" in fallen.stdout
    floors.write_text("at_least: 5")
    broken = run(records(2), tmp_path, *held)
    assert (broken.returncode, broken.stderr) == (1, "")
    assert f"{floors}: `at_least` is missing" in broken.stdout
    floors.write_text("at_least: {accuracy: 0.1}\nat_most: {}\n")
    last.write_text("{}")
    unknown = run(records(2), tmp_path, *held)
    assert unknown.returncode == 1
    assert unknown.stdout.endswith(f"\n{last}: {NOT_OF_FORMAT}\n")


def test_a_bad_record_or_folder_ends_the_report_with_one_sentence(tmp_path: Path) -> None:
    bad = run([{"text": "secret words"}], tmp_path / "out")
    assert (bad.returncode, bad.stderr) == (1, "")
    assert bad.stdout.count("\n") == 1
    assert "secret" not in bad.stdout
    assert not (tmp_path / "out").exists()
    (tmp_path / "file").touch()
    taken = run(records(1), tmp_path / "file")
    assert (taken.returncode, taken.stderr) == (1, "")
    assert taken.stdout.startswith(f"{tmp_path / 'file'}: This cannot be written; name another")
    (tmp_path / "report.md").mkdir()
    full = run(records(1), tmp_path)
    assert (full.returncode, full.stderr) == (1, "")
    assert full.stdout.startswith(f"{tmp_path / 'report.md'}: This cannot be written; name another")
