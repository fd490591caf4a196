"""A home folder of its own for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.commands.terminal import ROOT


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Content, phrases and thresholds without Rasa's environment or a model."""
    for folder in ("content", "translations"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "nlu").mkdir()
    shutil.copy(ROOT / "nlu" / "thresholds.yml", tmp_path / "nlu")
    return tmp_path
