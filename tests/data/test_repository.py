"""The repository itself: sizes, docstrings, and docs that tell the truth."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

from bot.services.turn import NEEDED_VALUES

ROOT = Path(__file__).parents[2]
CODE = [
    path
    for folder in ("bot", "nlu")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if "versions" not in path.parts
]
TESTS = sorted((ROOT / "tests").rglob("*.py"))


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", CODE, ids=name)
def test_a_module_is_short_and_says_what_it_is_for(path: Path) -> None:
    text = path.read_text()
    assert len(text.splitlines()) <= 250
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring or path.name == "__init__.py"


@pytest.mark.parametrize("path", TESTS, ids=name)
def test_a_test_module_is_short(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 300


def test_every_setting_is_documented() -> None:
    settings = re.findall(r"^    (\w+): .* = ", (ROOT / "bot/settings.py").read_text(), re.M)
    documented = (ROOT / "docs/settings.md").read_text()
    for setting in set(settings) - {"model_config"}:
        variable = (
            "TELEGRAM_BOT_TOKEN" if setting == "telegram_token" else f"VEJVISER_{setting.upper()}"
        )
        assert f"`{variable}`" in documented


def test_every_value_that_the_code_names_is_needed_or_checked() -> None:
    code = "".join(path.read_text() for path in (ROOT / "bot").rglob("*.py"))
    named = set(re.findall(r'value\(\s*"([a-z_]+\.[a-z_]+)"', code))
    assert named - set(NEEDED_VALUES) == {"municipality.opening_hours"}  # left out when missing


def test_the_readme_names_commands_that_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    named = set(re.findall(r"\bmake ([a-z-]+)", (ROOT / "README.md").read_text()))
    assert {"run", "test"} <= named <= targets


def test_every_image_of_the_readme_is_there() -> None:
    for image in re.findall(r"\]\((docs/images/[^)]+)\)", (ROOT / "README.md").read_text()):
        assert (ROOT / image).stat().st_size < 150_000


def test_locks_hold_hashes_and_no_addresses() -> None:
    for lock in ("requirements.lock", "requirements-uv.lock", "nlu/requirements.lock"):
        text = (ROOT / lock).read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text


def test_the_licence_is_declared_and_there() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["license"] == "MPL-2.0"
    assert (ROOT / "LICENSE").read_text().startswith("Mozilla Public License Version 2.0")
