"""`vejviser content export` and `import`: a translation goes out and comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.commands.terminal import vejviser

pytestmark = pytest.mark.slow


@pytest.fixture
def sheet(home: Path) -> Path:
    """The Tigrinya texts as a translator gets them."""
    out = home / "ti.xlsx"
    assert vejviser(home, "content", "export", "--lang", "ti", "--out", str(out)).returncode == 0
    return out


def fill(sheet: Path, old: str, new: str) -> None:
    """Change the translation in column D as a translator does."""
    workbook = load_workbook(sheet)
    changed = [
        cell
        for (cell,) in workbook["texts"].iter_rows(min_col=4, max_col=4)
        if old in str(cell.value)
    ]
    for cell in changed[:1]:
        cell.value = str(cell.value).replace(old, new)
    assert changed
    workbook.save(sheet)


def keep(sheet: Path, topic: str) -> None:
    """Send back the rows of that topic alone."""
    workbook = load_workbook(sheet)
    for row in workbook["texts"].iter_rows(min_row=2):
        if row[0].value != topic:
            for cell in row:
                cell.value = None
    workbook.save(sheet)


def test_a_changed_cell_becomes_a_changed_file(home: Path, sheet: Path) -> None:
    fill(sheet, "ውዕል", "ናይ ስራሕ ውዕል")
    done = vejviser(home, "content", "import", str(sheet), "--by", "Filmon Prøve")
    assert done.returncode == 0
    assert done.stdout.count(": changed.") == 1
    path = Path(done.stdout.partition(":")[0])
    assert "translated_by: " in path.read_text()
    assert "Filmon Prøve" in path.read_text()
    again = vejviser(home, "content", "import", str(sheet), "--by", "Filmon Prøve")
    assert (again.returncode, again.stdout) == (0, "")


def test_an_answer_that_would_not_be_served_is_refused(home: Path, sheet: Path) -> None:
    before = {path: path.read_bytes() for path in home.glob("content/topics/*/ti.md")}
    fill(sheet, "ውዕል", "መቕጻዕቲ ውዕል")
    done = vejviser(home, "content", "import", str(sheet))
    assert done.returncode == 1
    assert "says `መቕጻዕቲ`" in done.stdout
    assert {path: path.read_bytes() for path in before} == before


def test_an_outdated_answer_is_current_once_compared(home: Path, sheet: Path) -> None:
    danish = home / "content/topics/contract/da.md"
    danish.write_text(danish.read_text().replace("laver sammen", "skriver sammen"))
    export = ("content", "export", "--lang", "ti", "--out", str(sheet), "--force")
    assert vejviser(home, *export).returncode == 0
    fill(sheet, "ብሓባር እተውጽእዎ", "ሰላም ብሓባር እተውጽእዎ")
    keep(sheet, "contract")
    command = ("content", "import", str(sheet))
    assert "import with --compared" in vejviser(home, *command).stdout
    done = vejviser(home, *command, "--compared")
    assert done.returncode == 0
    assert f"{danish.with_name('ti.md')}: changed." in done.stdout
    assert vejviser(home, *command, "--compared").stdout == ""


def test_a_target_that_is_no_folder_is_told_in_a_sentence(home: Path, sheet: Path) -> None:
    for out in (sheet / "ti.xlsx", home / f"{'t' * 300}.xlsx"):
        done = vejviser(home, "content", "export", "--lang", "ti", "--out", str(out))
        assert done.returncode == 1
        assert "cannot be written" in done.stderr
        assert "Traceback" not in done.stderr


def test_an_existing_sheet_is_not_written_over(home: Path, sheet: Path) -> None:
    command = ("content", "export", "--lang", "ti", "--out", str(sheet))
    done = vejviser(home, *command)
    assert done.returncode == 1
    assert str(sheet) in done.stderr
    assert vejviser(home, *command, "--force").returncode == 0


@pytest.mark.parametrize("content", [b"", b"not a sheet", b"PK\x03\x04"])
def test_what_is_no_sheet_changes_nothing(home: Path, content: bytes) -> None:
    (home / "x.xlsx").write_bytes(content)
    done = vejviser(home, "content", "import", str(home / "x.xlsx"))
    assert done.returncode == 1
    assert "Nothing was changed." in done.stderr
    assert "Traceback" not in done.stderr
