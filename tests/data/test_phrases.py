"""The catalogues hold exactly the phrases of the code."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("domain", "mapping"), [("messages", "pyproject.toml"), ("staff", "translations/staff.cfg")]
)
def test_the_template_is_up_to_date(tmp_path: Path, domain: str, mapping: str) -> None:
    fresh = tmp_path / f"{domain}.pot"
    extract = (ROOT / ".venv/bin/pybabel", "-q", "extract")
    keywords = ("-k", "say", "-k", "phrase", "-k", "plural:1,2")
    subprocess.run(
        [*extract, "-F", mapping, "--no-default-keywords", *keywords, "-o", fresh, "."],
        cwd=ROOT,
        check=True,
    )
    kept = {message.id for message in read_po((ROOT / f"translations/{domain}.pot").open("rb"))}
    assert {message.id for message in read_po(fresh.open("rb"))} == kept, "run `make phrases`"


@pytest.mark.parametrize("path", sorted((ROOT / "bot").rglob("*.py")), ids=lambda path: path.name)
def test_no_phrase_hides_in_an_f_string(path: Path) -> None:
    """There the extraction does not see it, and nobody translates it."""
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    strings = [node for node in nodes if isinstance(node, ast.JoinedStr)]
    calls = [one for string in strings for one in ast.walk(string) if isinstance(one, ast.Call)]
    names = [getattr(call.func, "attr", getattr(call.func, "id", "")) for call in calls]
    literal = [bool(call.args) and isinstance(call.args[0], ast.Constant) for call in calls]
    hidden = [name for name, is_text in zip(names, literal, strict=True) if is_text]
    assert not {"say", "phrase", "plural"} & set(hidden)
