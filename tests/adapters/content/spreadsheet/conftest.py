"""A spreadsheet fresh from the content folder for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.content.spreadsheet.exporting import export
from bot.domain.language import Language


@pytest.fixture
def tigrinya(folder: Path, tmp_path: Path) -> Path:
    """The Tigrinya workbook of the test's own content folder."""
    path = tmp_path / "ti.xlsx"
    export(folder, Language.TIGRINYA, path)
    return path
