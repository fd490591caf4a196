"""Opens a workbook that came back from a translator, whatever it may be, and reads its rows."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from bot.adapters.content.spreadsheet.layout import (
    COLUMNS,
    TEXTS,
    TRANSLATION_COLUMN,
    headings,
    tidy,
)
from bot.adapters.content.topic_files import SOURCE_LANGUAGE
from bot.domain.language import Language
from bot.errors import InvalidData, Problem

#: a workbook of all topics is about 100 kB; what is far larger is no translation of ours
LARGEST_FILE = 5_000_000
LARGEST_UNPACKED = 50_000_000
MOST_ROWS = 20_000
# A sheet has no more (Excel's specifications and limits); a file that claims more would keep us
# counting empty rows.
_LAST_ROW = 1_048_576
# A few more than ours, to see where a column was moved to.
_COLUMNS_READ = 12

# Old .xls files and password-protected .xlsx files are both OLE containers ([MS-CFB] 2.2).
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_LANGUAGES = {one.native_name: one for one in Language if one is not SOURCE_LANGUAGE}


@dataclass(frozen=True)
class Row:
    """One row of the sheet, its cells as tidy text."""

    number: int
    topic: str
    part: str
    danish: str
    translation: str
    status: str
    key: str


@dataclass(frozen=True)
class Sheet:
    """The sheet of texts."""

    language: Language
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]  #: rows that cannot be read


def read_sheet(path: Path) -> Sheet:
    """The rows of the workbook. Raises InvalidData when it is not one of ours."""
    _refuse(path)
    rows = _cells(path)
    language = _language(path, [_text(cell) or "" for cell in next(rows, ())])
    found: list[Row] = []
    problems: list[Problem] = []
    for number, cells in enumerate(rows, start=2):
        values = [_text(cell) for cell in cells[: len(COLUMNS)]]
        wrong = [column for column, value in zip(COLUMNS, values, strict=False) if value is None]
        if wrong:
            sentence = f"row {number}: column {wrong[0]} holds no text; write it as plain text."
            problems.append(Problem(str(path), sentence))
        elif any(values):
            found.append(_row(number, values))
        if len(found) > MOST_ROWS or number > _LAST_ROW:
            raise _invalid(path, f"has more than {MOST_ROWS} rows; send back only our own.")
    return Sheet(language, tuple(found), tuple(problems))


def _row(number: int, values: Sequence[str | None]) -> Row:
    texts = [value or "" for value in values]
    return Row(number, *texts, *[""] * (len(COLUMNS) - len(texts)))


def _refuse(path: Path) -> None:
    """Raise InvalidData for what must not be unpacked."""
    try:
        with path.open("rb") as file:
            begins_as = file.read(len(_OLE))
        if path.stat().st_size > LARGEST_FILE:
            raise _invalid(path, f"is larger than {LARGEST_FILE // 1_000_000} MB.")
        if begins_as == _OLE:
            sentence = "is an old .xls file or has a password; save it as .xlsx without one."
            raise _invalid(path, sentence)
        with ZipFile(path) as archive:
            members = archive.infolist()
    except (BadZipFile, ValueError, NotImplementedError) as error:
        raise _no_workbook(path) from error
    except OSError as error:
        raise _invalid(path, "is missing or cannot be read.") from error
    if any(member.flag_bits & 1 for member in members):
        raise _invalid(path, "has a password; save it without one.")
    # zipfile never unpacks more of a member than it declares.
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise _invalid(path, f"is larger than {LARGEST_UNPACKED // 1_000_000} MB when unpacked.")


def _cells(path: Path) -> Iterator[Sequence[Any]]:
    """Each row's cells, streamed. Raises InvalidData."""
    try:
        with path.open("rb") as file, warnings.catch_warnings():
            # openpyxl warns of what it does not keep, such as another program's styles.
            warnings.simplefilter("ignore")
            workbook = load_workbook(file, read_only=True, keep_links=False)
            if TEXTS not in workbook.sheetnames:
                raise _invalid(path, f"lacks the sheet `{TEXTS}`; export again and fill that in.")
            sheet = workbook[TEXTS]
            # Some programs write a wrong size into the file; rows outside it would be lost.
            sheet.reset_dimensions()
            yield from sheet.iter_rows(max_col=_COLUMNS_READ)
    except (InvalidData, MemoryError):
        raise
    except Exception as error:
        # A broken workbook surfaces as almost any exception of openpyxl and its XML parser.
        raise _no_workbook(path) from error


def _text(cell: Any) -> str | None:
    """What the cell says; None for formulas, errors, dates and the like."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, str) and cell.data_type not in ("f", "e"):
        return tidy(value)
    # Some programs turn the `1` of column B into a number.
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else None


def _language(path: Path, found: Sequence[str]) -> Language:
    """The language that column D is headed with. Raises InvalidData for other headings."""
    heading = found[TRANSLATION_COLUMN - 1] if len(found) >= TRANSLATION_COLUMN else ""
    elsewhere = next((name for name in _LANGUAGES if name in found), heading)
    own = heading if heading in _LANGUAGES else elsewhere
    expected = list(headings(Language.ENGLISH))
    expected[TRANSLATION_COLUMN - 1] = own
    problems = []
    if own not in _LANGUAGES:
        names = ", ".join(_LANGUAGES)
        sentence = f"column D must be headed with the language: {names}."
        problems.append(Problem(str(path), sentence))
    for column, name, here in zip(COLUMNS, expected, (*found, *[""] * len(COLUMNS)), strict=False):
        if name == here:
            continue
        if name and name in found:
            sentence = f"the column `{name}` was moved; it must be column {column}."
        else:
            sentence = f"column {column} must be headed `{name}`, not `{here}`."
        problems.append(Problem(str(path), sentence))
    if problems:
        raise InvalidData(problems)
    return _LANGUAGES[own]


def _no_workbook(path: Path) -> InvalidData:
    return _invalid(path, "is no workbook that we can read; save it as .xlsx.")


def _invalid(path: Path, sentence: str) -> InvalidData:
    return InvalidData([Problem(str(path), sentence)])
