"""The thresholds fit the languages that are served and one another."""

import yaml
from conftest import ROOT

SERVED = {"da", "ar", "ti", "en"}


def test_every_language_has_thresholds() -> None:
    thresholds = yaml.safe_load((ROOT / "nlu/thresholds.yml").read_text())
    assert set(thresholds) == {"answer", "choose", "danger"}
    assert set(thresholds["answer"]) == set(thresholds["choose"]) == SERVED


def test_answering_needs_more_than_choosing() -> None:
    thresholds = yaml.safe_load((ROOT / "nlu/thresholds.yml").read_text())
    for language in SERVED:
        assert 0 < thresholds["choose"][language] < thresholds["answer"][language] < 1
    assert 0 < thresholds["danger"] < min(thresholds["choose"].values())
