"""What goes out comes back the same, whatever a translator's program does to the workbook."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.content.spreadsheet.applying import apply
from bot.adapters.content.spreadsheet.exporting import export
from bot.adapters.content.spreadsheet.importing import read_import
from bot.adapters.content.topic_files import read_translation
from bot.domain.language import Language
from tests.adapters.content.spreadsheet.office import opened, read, row_of, state, write

pytestmark = pytest.mark.slow

TRANSLATIONS = [Language.ARABIC, Language.TIGRINYA, Language.ENGLISH]


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_an_untouched_workbook_changes_nothing(
    whole: Path, tmp_path: Path, language: Language
) -> None:
    path = tmp_path / f"{language}.xlsx"
    assert export(whole, language, path) > 100
    before = state(whole)
    plan = read_import(whole, path)
    assert (plan.changes, plan.problems) == ((), ())
    assert apply(plan, by="Selam") == []
    assert state(whole) == before


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_text_survives_a_program(folder: Path, tmp_path: Path, language: Language) -> None:
    path = tmp_path / f"{language}.xlsx"
    export(folder, language, path)
    topics = [file.parent for file in folder.glob(f"topics/*/{language}.md")]
    before = {topic: _texts(topic, language) for topic in topics}
    translations = [cell.value for (cell,) in opened(path)[1].iter_rows(min_col=4, max_col=4)]
    for topic in topics:
        (topic / f"{language}.md").unlink()
    export(folder, language, path, overwrite=True)
    workbook, sheet = opened(path)
    for row, text in enumerate(translations, start=1):
        sheet[f"D{row}"] = text
    workbook.save(path)
    assert len(apply(read_import(folder, path), by="Selam")) == len(topics)
    assert {topic: _texts(topic, language) for topic in topics} == before


def test_rows_may_come_in_any_order(folder: Path, tigrinya: Path) -> None:
    workbook, sheet = opened(tigrinya)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    sheet.delete_rows(2, len(rows))
    sheet.append([])
    for row in reversed(rows):
        sheet.append(row)
    sheet.append([])
    sheet.row_dimensions[5].hidden = True
    sheet.column_dimensions["D"].width = 120
    workbook.save(tigrinya)
    plan = read_import(folder, tigrinya)
    assert (plan.changes, plan.problems) == ((), ())


def test_another_programs_habits_do_no_harm(folder: Path, tigrinya: Path) -> None:
    row = row_of(tigrinya, "contract", "2")
    danish, translation = read(tigrinya, f"C{row}"), read(tigrinya, f"D{row}")
    habits = {
        f"B{row}": 2,
        f"C{row}": danish.replace("\n", "_x000D_\n"),
        f"D{row}": translation.replace("\n", "\r\n").replace(" ", "\u00a0") + "\n",
        "G5": "a note of my own",
        "A900": " ",
    }
    write(tigrinya, habits)
    plan = read_import(folder, tigrinya)
    assert (plan.changes, plan.problems) == ((), ())


@pytest.mark.parametrize("text", ["=1+1", "-5", "+45", "@SUM(1)", "#N/A", "'apostrophe", "1e5"])
def test_what_looks_like_a_formula_survives(folder: Path, tmp_path: Path, text: str) -> None:
    for name in ("da", "en"):
        file = folder / f"topics/contract/{name}.md"
        file.write_text(file.read_text().rstrip() + f"\n\n{text}\n")
    path = tmp_path / "en.xlsx"
    export(folder, Language.ENGLISH, path)
    row = row_of(path, "contract", "5")
    cell = opened(path)[1][f"D{row}"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)
    workbook, _ = opened(path)
    workbook.save(path)
    plan = read_import(folder, path)
    assert (plan.changes, plan.problems) == ((), ())


def test_a_long_text_is_kept_whole(folder: Path, tmp_path: Path) -> None:
    file = folder / "topics/contract/ar.md"
    file.write_text(file.read_text().rstrip() + " " + "كلمة " * 5000 + "\n")
    path = tmp_path / "ar.xlsx"
    export(folder, Language.ARABIC, path)
    assert len(read(path, f"D{row_of(path, 'contract', '4')}")) > 25_000
    assert read_import(folder, path).changes == ()


def _texts(topic: Path, language: Language) -> tuple[str, str]:
    text = read_translation(topic, language)
    return text.title, text.body
