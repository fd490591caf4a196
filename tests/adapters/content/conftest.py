"""A content folder of its own for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.i18n import Phrases
from tests.content import ROOT, copy_content


@pytest.fixture(scope="session")
def phrases() -> Phrases:
    return Phrases(ROOT / "translations")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of some real topics that a test may break."""
    return copy_content(tmp_path)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A copy of all of the real content."""
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))
