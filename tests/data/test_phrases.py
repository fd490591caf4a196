"""The catalogues hold exactly the phrases of the code."""

from __future__ import annotations

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
