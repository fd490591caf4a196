"""The guides for staff name every field of an answer's file, and only commands that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from bot.adapters.content.files import FileModel
from bot.adapters.content.topic_files import (
    DanishFrontMatter,
    MinorEdit,
    SourceEntry,
    TranslationFrontMatter,
)
from bot.commands.content import app

DOCS = Path(__file__).parents[2] / "docs"
EDITORS = DOCS / "for-content-editors.md"
GUIDES = [EDITORS, DOCS / "for-translators.md"]
IN_ENGLISH = "\n# For content editors\n"
COMMAND = re.compile(r"vejviser content ([a-z-]+)([^`\n]*)")


def guide_in(language: str) -> str:
    danish, english = EDITORS.read_text(encoding="utf-8").split(IN_ENGLISH)
    return {"da": danish, "en": english}[language]


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(
    "model", [DanishFrontMatter, SourceEntry, MinorEdit, TranslationFrontMatter]
)
def test_every_field_is_explained(language: str, model: type[FileModel]) -> None:
    guide = guide_in(language)
    fields = [field.alias or name for name, field in model.model_fields.items()]
    assert [field for field in fields if f"`{field}`" not in guide] == []


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_every_named_command_exists(path: Path) -> None:
    commands = typer.main.get_group(app).commands
    named = COMMAND.findall(path.read_text(encoding="utf-8"))
    assert named
    for name, rest in named:
        assert name in commands, name
        options = {option for one in commands[name].params for option in one.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= options, f"{name}{rest}"


@pytest.mark.parametrize("language", ["da", "en"])
def test_editors_end_with_the_check(language: str) -> None:
    assert guide_in(language).rstrip().endswith("```\nvejviser content check\n```")
