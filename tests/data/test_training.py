"""The messages that the language model learns from, and those that it is measured on."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from bot.adapters.content.files import read_yaml
from bot.domain.language import Language
from bot.services.actions import _ACTIONS
from bot.services.small_talk import _CHAT

ROOT = Path(__file__).parents[2]
TOPICS = {path.name for path in (ROOT / "content/topics").iterdir()}
IDS = TOPICS | set(_ACTIONS) | set(_CHAT) | {"out-of-scope"}


def examples(folder: Path) -> dict[str, list[str]]:
    """The messages of each file of a folder, by the file's name."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.yml")):
        for block in read_yaml(path)["nlu"]:
            assert block["metadata"]["language"] == folder.name, path
            assert block["intent"] == path.stem or path.stem == "descriptions", path
            lines = block["examples"].splitlines()
            assert all(line.startswith("- ") for line in lines), path
            found.setdefault(path.stem, []).extend(line[2:] for line in lines)
    return found


def normal(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


@pytest.fixture(scope="module", params=Language)
def language(request: pytest.FixtureRequest) -> Language:
    return request.param


@pytest.fixture(scope="module")
def training(language: Language) -> dict[str, list[str]]:
    return examples(ROOT / "nlu" / language)


@pytest.fixture(scope="module")
def held_out(language: Language) -> dict[str, list[str]]:
    return examples(ROOT / "tests/nlu" / language)


def test_every_id_has_its_files(
    training: dict[str, list[str]], held_out: dict[str, list[str]]
) -> None:
    assert set(training) == IDS | {"descriptions"}
    assert set(held_out) == IDS


def test_every_topic_and_action_has_enough_messages(training: dict[str, list[str]]) -> None:
    for intent in TOPICS | set(_ACTIONS):
        assert len(training[intent]) >= 15, intent


def test_no_message_stands_twice(training: dict[str, list[str]]) -> None:
    counted = Counter(normal(text) or text for texts in training.values() for text in texts)
    assert [text for text, count in counted.items() if count > 1] == []


def test_no_held_out_message_was_trained_on(
    training: dict[str, list[str]], held_out: dict[str, list[str]]
) -> None:
    known = {normal(text) or text for texts in training.values() for text in texts}
    measured = {normal(text) or text for texts in held_out.values() for text in texts}
    assert sorted(known & measured) == []
