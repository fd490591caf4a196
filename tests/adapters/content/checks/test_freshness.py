"""What has grown old is named: first as a warning, a month later as an error."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.adapters.content.checks.freshness import aged
from bot.adapters.content.topic_files import read_folder
from bot.errors import Severity

TODAY = date(2026, 11, 21)


@pytest.fixture
def topic(folder: Path) -> Path:
    return folder / "topics/contract"


def remarks(topic: Path, today: date = TODAY) -> list[tuple[str, str]]:
    found = aged(read_folder(topic), today)
    return [(one.severity.value, one.sentence) for one in found]


def write(topic: Path, line: str) -> None:
    path = topic / "da.md"
    path.write_text(path.read_text().replace("related:", f"{line}\nrelated:", 1))


def test_a_fresh_topic_is_quiet(topic: Path) -> None:
    assert remarks(topic) == []


def test_a_review_is_a_warning_for_thirty_days(topic: Path) -> None:
    due = read_folder(topic).topic.review_due
    assert remarks(topic, due) == []
    for days, severity in ((1, Severity.WARNING), (30, Severity.WARNING), (31, Severity.ERROR)):
        ((found, sentence),) = remarks(topic, due + timedelta(days=days))
        assert found == severity
        assert f"was due for review on {due}" in sentence


def test_an_ended_topic_is_a_warning(topic: Path) -> None:
    write(topic, "valid_until: 2026-11-22")
    ((severity, sentence),) = remarks(topic, date(2026, 11, 23))
    assert (severity, "is not served any more" in sentence) == ("warning", True)
    assert remarks(topic, date(2026, 11, 22)) == []


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("valid_from: 2027-01-01", "is not served before 2027-01-01"),
        ("valid_from: 2026-11-20\nvalid_until: 2026-11-01", "`valid_until` is before"),
    ],
)
def test_odd_periods_are_named(topic: Path, lines: str, sentence: str) -> None:
    write(topic, lines)
    assert any(sentence in found for _, found in remarks(topic))


def test_days_to_come_are_refused(topic: Path) -> None:
    path = topic / "da.md"
    path.write_text(path.read_text().replace("2026-11-21", "2026-12-24"))
    found = [sentence for severity, sentence in remarks(topic) if severity == "error"]
    assert any("`reviewed_on` is 2026-12-24" in one for one in found)
    assert any("`sources.0.checked_on` is 2026-12-24" in one for one in found)


def test_outdated_translations_are_listed(topic: Path) -> None:
    path = topic / "da.md"
    path.write_text(path.read_text().replace("Kontrakten er en plan", "Kontrakten er din plan"))
    found = remarks(topic)
    assert [severity for severity, _ in found] == ["warning"] * 3
    assert all("translates an older Danish text" in sentence for _, sentence in found)
