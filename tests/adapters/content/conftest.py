"""A small content folder of its own for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.i18n import Phrases

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return Phrases(ROOT / "translations")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real content that a test may break."""
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
