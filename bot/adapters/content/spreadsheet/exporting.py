"""Writes the spreadsheet that a translator fills in."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.worksheet.worksheet import Worksheet

from bot.adapters.content.spreadsheet.layout import (
    COLUMNS,
    HOW_TO,
    TEXTS,
    TRANSLATION_COLUMN,
    Key,
    headings,
    part_name,
)
from bot.adapters.content.spreadsheet.pairs import Pair, read_pairs
from bot.adapters.content.topic_files import SOURCE_LANGUAGE
from bot.domain.language import Language
from bot.errors import InvalidData, Problem

#: what one cell can hold (Excel's specifications and limits); openpyxl cuts the rest off silently
LONGEST_CELL = 32_767

_WIDTHS = (22, 8, 60, 60, 16, 58)
_GREY = PatternFill("solid", fgColor="EEEEEE")
# Fonts that office programs have and whose letters are large enough to read.
_FONTS = {
    Language.ARABIC: Font(name="Arial", size=13),
    Language.TIGRINYA: Font(name="Nyala", size=14),
}
_PLAIN = Font(name="Arial", size=11)
_SENTENCES = (
    (
        "Skriv kun i kolonne D. Det danske står i kolonne C.",
        "Write only in column D. The Danish text is in column C.",
    ),
    (
        "En celle er et afsnit: lav ikke tomme linjer, og behold listernes linjer.",
        "One cell is one paragraph: make no empty lines, and keep the lines of lists.",
    ),
    (
        "Behold de samme tal med cifre, og behold ord i {krøllede parenteser} og **stjerner**.",
        "Keep the same numbers in digits, and keep words in {braces} and **stars**.",
    ),
    (
        "Behold det danske fagord i parentes, for eksempel (kontanthjælp).",
        "Keep the official Danish word in brackets, such as (kontanthjælp).",
    ),
    (
        "Gem filen som .xlsx uden adgangskode, og send den tilbage.",
        "Save the file as .xlsx without a password, and send it back.",
    ),
)


def export(folder: Path, language: Language, path: Path, *, overwrite: bool = False) -> int:
    """Write every topic of the content folder to a new workbook; returns the number of texts.

    Raises InvalidData when a topic cannot be read, the file exists already (unless `overwrite`)
    or cannot be written; then no file is changed.
    """
    _refuse(language, path, overwrite=overwrite)
    pairs = read_pairs(folder, language)
    workbook = Workbook()
    workbook.properties.creator = "Vejviser"
    texts = workbook.active
    texts.title = TEXTS
    count = _fill(texts, pairs, language)
    _set_up(texts, count)
    _explain(workbook.create_sheet(HOW_TO))
    _save(workbook, path)
    return count


def _refuse(language: Language, path: Path, *, overwrite: bool) -> None:
    sentence = ""
    if language is SOURCE_LANGUAGE:
        sentence = "cannot hold Danish as a translation; choose another language."
    elif path.suffix != ".xlsx":
        sentence = "must have a name that ends in .xlsx."
    elif not overwrite and _is_there(path):
        sentence = "exists already; choose another name, or add --force to replace it."
    if sentence:
        raise InvalidData([Problem(str(path), sentence)])


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a name that no file can have; writing it says so
        return False


def _fill(sheet: Worksheet, pairs: Sequence[Pair], language: Language) -> int:
    _write(sheet, 1, headings(language), language)
    row = 1
    for pair in pairs:
        for part, danish in enumerate(pair.danish_parts):
            row += 1
            translation = pair.parts[part]
            key = Key.of(pair.topic, language, part, danish, translation)
            values = (part_name(part), danish, translation, pair.status(part), str(key))
            _check(pair, values)
            _write(sheet, row, (pair.topic, *values), language)
    return row - 1


def _check(pair: Pair, values: Sequence[str]) -> None:
    if any(len(value) > LONGEST_CELL for value in values):
        sentence = f"has a paragraph of more than {LONGEST_CELL} characters, too long for a cell."
        raise InvalidData([Problem(str(pair.path), sentence)])
    if any(ILLEGAL_CHARACTERS_RE.search(value) for value in values):
        sentence = "or the Danish text holds a control character; type that sentence again."
        raise InvalidData([Problem(str(pair.path), sentence)])


def _write(sheet: Worksheet, row: int, values: Sequence[str], language: Language) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column)
        cell.value = value or None
        if value:
            # Without this a text such as `=1+1` or `#N/A` would be a formula or an error.
            cell.data_type = "s"
        cell.quotePrefix = True
        cell.number_format = "@"
        _style(cell, language)


def _style(cell: Cell, language: Language) -> None:
    translated = cell.column == TRANSLATION_COLUMN
    right_to_left = translated and language.direction == "rtl"
    cell.alignment = Alignment(
        wrap_text=True,
        vertical="top",
        horizontal="right" if right_to_left else "left",
        readingOrder=2 if right_to_left else 1,
    )
    cell.font = _FONTS.get(language, _PLAIN) if translated else _PLAIN
    if cell.row == 1:
        cell.font = Font(name="Arial", size=11, bold=True)
    if translated and cell.row > 1:
        cell.protection = Protection(locked=False)
    else:
        cell.fill = _GREY


def _set_up(sheet: Worksheet, count: int) -> None:
    for column, width in zip(COLUMNS, _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{COLUMNS[-1]}{count + 1}"
    protection = sheet.protection
    protection.sheet = True
    # In the file format these say what is forbidden: a translator may widen, filter and sort.
    protection.formatColumns = protection.formatRows = False
    protection.autoFilter = protection.sort = False


def _explain(sheet: Worksheet) -> None:
    for row, sentences in enumerate((("Dansk", "English"), *_SENTENCES), start=1):
        _write(sheet, row, sentences, Language.ENGLISH)
    for column in "AB":
        sheet.column_dimensions[column].width = 70


def _save(workbook: Workbook, path: Path) -> None:
    aside = path.with_name(f".{path.name}.new")
    try:
        workbook.save(aside)
        aside.replace(path)
    except OSError as error:
        sentence = (
            "cannot be written; look whether its folder exists and has room, or choose a shorter "
            "name."
        )
        raise InvalidData([Problem(str(path), sentence)]) from error
    finally:
        with suppress(OSError):
            aside.unlink()
