"""What is kept of a report, and what is said where it cannot be used."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nlu import last_report
from nlu.robustness import curve, without_noise
from tests.nlu.components.records import noisy_records, records

DAY = date(2026, 11, 1)


def kept() -> dict[str, Any]:
    found = noisy_records()
    return last_report.summary(without_noise(found), curve(found), DAY)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "last.json"
    last_report.write(kept(), None, path)
    assert last_report.read(path) == kept()
    assert [one.name for one in tmp_path.iterdir()] == ["last.json"]


def test_figures_stand_for_languages_scripts_and_topics() -> None:
    found = kept()
    scripts = ["ar-Arab", "ar-Latn", "ti-Ethi", "ti-Latn"]
    assert list(found["groups"]) == ["da", "ar", "ti", "en", "all", *scripts]
    assert found["groups"]["ar-Latn"]["messages"] == 20
    assert found["groups"]["all"]["danger_messages"] == 32
    assert found["topics"]["igu"] == [28, 32]
    assert found["robustness"]["languages"]["ti"]["right_first"] == [0.9, 0.8, 0.7, 0.6, 0.5]


def test_no_message_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "last.json"
    last_report.write(kept(), None, path)
    text = path.read_text()
    assert "message " not in text
    assert len(text) < 10_000


def test_a_curve_that_was_not_measured_again_stays(tmp_path: Path) -> None:
    path = tmp_path / "last.json"
    later = last_report.summary(records(4), {}, date(2026, 12, 1))
    last_report.write(later, kept(), path)
    found = last_report.read(path)
    assert (found["date"], found["robustness"]["date"]) == ("2026-12-01", "2026-11-01")


def test_a_missing_report_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"last.json: There is no last report .* --save`"):
        last_report.read(tmp_path / "last.json")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"format": 0}, "not of format 1"),
        ({"date": "yesterday"}, "`date` is missing or broken"),
        ({"groups": None}, "`groups` is missing or broken"),
        ({"groups": {"da": {"messages": 4}}}, "`groups` is missing or broken"),
        ({"groups": {"da": kept()["groups"]["da"]}}, "`groups` is missing or broken"),
        ({"groups": {"all": kept()["groups"]["all"]}}, "`groups` is missing or broken"),
        ({"groups": kept()["groups"] | {"fr": kept()["groups"]["da"]}}, "`groups` is missing"),
        ({"robustness": {"date": "2026-11-01", "languages": {}}}, "`robustness` is missing"),
        ({"topics": {"igu": [1]}}, "`topics` is missing or broken"),
        ({"topics": {"igu": [0, 0]}}, "`topics` is missing or broken"),
        ({"robustness": {"date": "2026-11-01"}}, "`robustness` is missing or broken"),
        ({"robustness": 5}, "`robustness` is missing or broken"),
    ],
)
def test_an_older_or_broken_report_is_named(
    tmp_path: Path, change: dict[str, Any], sentence: str
) -> None:
    path = tmp_path / "last.json"
    path.write_text(json.dumps({**kept(), **change}))
    with pytest.raises(ValueError, match=rf"^{path}: .*{sentence}.*--save`\.$"):
        last_report.read(path)


@pytest.mark.parametrize("text", ["", "{", "[]", "<<<<<<< HEAD"])
def test_what_is_no_report_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "last.json"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"last\.json: This is not"):
        last_report.read(path)


def test_a_level_without_records_is_named() -> None:
    found = [one for one in noisy_records() if one.get("noise") != 3]
    with pytest.raises(ValueError, match="da has no records of noise level 3; measure again"):
        curve(found)
