"""The survey tells how every text stands, also those that are not served."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.adapters.content.checks.topic import Rules, rules_of
from bot.adapters.content.checks.wording import read_wording
from bot.adapters.content.municipality import read_municipality
from bot.adapters.content.survey import survey
from bot.domain.language import Language
from bot.domain.publishing import TextState, TopicStatus
from bot.i18n import Phrases

TODAY = date(2026, 11, 21)


@pytest.fixture
def rules(folder: Path, phrases: Phrases) -> Rules:
    municipality = read_municipality(folder / "municipality.yml", phrases)
    return rules_of(municipality, read_wording(folder / "wording.yml"))


def complaint(folder: Path, rules: Rules) -> TopicStatus:
    (found,) = [one for one in survey(folder, rules, TODAY) if one.id == "complaint"]
    return found


def add(path: Path, text: str) -> None:
    path.write_text(f"{path.read_text()}\n\n{text}\n")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("added", ["<b>x</b>", "{jobcenter.fone}"])
def test_a_refused_text_says_so(folder: Path, rules: Rules, language: Language, added: str) -> None:
    before = complaint(folder, rules).states
    add(folder / f"topics/complaint/{language}.md", added)
    states = complaint(folder, rules).states
    assert before[language] is not TextState.REFUSED
    assert states[language] is TextState.REFUSED


def test_a_promise_in_danish_is_refused(folder: Path, rules: Rules) -> None:
    add(folder / "topics/complaint/da.md", "Vi garanterer, at du får medhold.")
    assert complaint(folder, rules).states[Language.DANISH] is TextState.REFUSED


def test_another_number_than_in_danish_is_refused(folder: Path, rules: Rules) -> None:
    add(folder / "topics/complaint/en.md", "Wait 77 weeks.")
    states = complaint(folder, rules).states
    assert states[Language.ENGLISH] is TextState.REFUSED
    assert states[Language.DANISH] is TextState.CURRENT


@pytest.mark.parametrize(
    ("line", "is_valid"),
    [
        ("valid_until: 2026-11-20", False),
        ("valid_until: 2026-11-21", True),
        ("valid_from: 2026-11-21", True),
        ("valid_from: 2026-11-22", False),
    ],
)
def test_a_topic_outside_its_dates_says_so(
    folder: Path, rules: Rules, line: str, is_valid: bool
) -> None:
    path = folder / "topics/complaint/da.md"
    path.write_text(path.read_text().replace("---\n", f"---\n{line}\n", 1))
    assert complaint(folder, rules).is_valid_today is is_valid


def test_missing_and_unreadable_files_say_so(folder: Path, rules: Rules) -> None:
    (folder / "topics/complaint/ti.md").unlink()
    (folder / "topics/complaint/ar.md").write_text("no front matter")
    states = complaint(folder, rules).states
    assert states[Language.TIGRINYA] is TextState.MISSING
    assert states[Language.ARABIC] is TextState.BROKEN
