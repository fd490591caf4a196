"""Does to a workbook what a translator's office program does: open, change, save again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.adapters.content.spreadsheet.importing import read_import


def opened(path: Path) -> tuple[Workbook, Worksheet]:
    """The workbook and its sheet of texts."""
    workbook = load_workbook(path)
    return workbook, workbook["texts"]


def row_of(path: Path, topic: str, part: str) -> int:
    """The number of the row of that part of that topic."""
    _, sheet = opened(path)
    rows = sheet.iter_rows(min_row=2)
    return next(row[0].row for row in rows if [row[0].value, row[1].value] == [topic, part])


def write(path: Path, values: Mapping[str, Any]) -> None:
    """Type values into cells such as `D12`, as text where they are text."""
    workbook, sheet = opened(path)
    for name, value in values.items():
        sheet[name] = value
        if isinstance(value, str):
            sheet[name].data_type = "s"
    workbook.save(path)


def read(path: Path, cell: str) -> Any:
    """What a cell holds."""
    return opened(path)[1][cell].value


def sentences(folder: Path, path: Path) -> list[str]:
    """The problems that importing the workbook would name."""
    plan = read_import(folder, path)
    return [str(problem).removeprefix(f"{path}: ") for problem in plan.problems]


def change(path: Path, old: str, new: str) -> None:
    """Edit a content file."""
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def state(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}
