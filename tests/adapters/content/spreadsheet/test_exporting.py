"""The workbook that a translator gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.content.spreadsheet.exporting import export
from bot.domain.language import Language
from bot.errors import InvalidData
from tests.adapters.content.spreadsheet.office import change, opened, read, row_of

pytestmark = pytest.mark.slow


def test_every_paragraph_has_a_row(tigrinya: Path) -> None:
    first = row_of(tigrinya, "contract", "title")
    _, sheet = opened(tigrinya)
    rows = [[cell.value for cell in row[:2]] for row in sheet.iter_rows(first, first + 4)]
    assert rows == [["contract", part] for part in ("title", "1", "2", "3", "4")]
    assert read(tigrinya, f"A{first + 5}") != "contract"


def test_the_sheet_is_laid_out(tigrinya: Path) -> None:
    workbook, sheet = opened(tigrinya)
    assert workbook.sheetnames == ["texts", "how to"]
    headings = [cell.value for cell in sheet[1]]
    assert headings == ["topic", "part", "Danish", "ትግርኛ", "status", "key"]
    assert sheet.freeze_panes == "A2"
    assert workbook["how to"].max_row == 6


def test_only_the_translation_may_be_typed_in(tigrinya: Path) -> None:
    _, sheet = opened(tigrinya)
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    unlocked = {cell.coordinate for row in sheet for cell in row if not cell.protection.locked}
    assert unlocked == {f"D{row}" for row in range(2, sheet.max_row + 1)}


def test_a_list_stays_in_one_cell(tigrinya: Path) -> None:
    row = row_of(tigrinya, "contract", "2")
    assert read(tigrinya, f"C{row}").count("\n- ") == 4
    assert opened(tigrinya)[1][f"D{row}"].alignment.wrap_text


def test_arabic_is_aligned_from_right_to_left(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "ar.xlsx"
    export(folder, Language.ARABIC, path)
    _, sheet = opened(path)
    assert (sheet["D2"].alignment.horizontal, sheet["D2"].alignment.readingOrder) == ("right", 2)
    assert (sheet["C2"].alignment.horizontal, sheet["C2"].alignment.readingOrder) == ("left", 1)


def test_how_far_each_text_is_stands_beside(folder: Path, tmp_path: Path) -> None:
    topics = folder / "topics"
    change(topics / "contract/ti.md", "review: draft", "review: native-reviewed")
    change(topics / "complaint/da.md", "\n---\n", "\n---\nNyt. ")
    (topics / "violence/ti.md").unlink()
    path = tmp_path / "ti.xlsx"
    export(folder, Language.TIGRINYA, path)
    found = {
        topic: read(path, f"E{row_of(path, topic, 'title')}")
        for topic in ("contract", "complaint", "violence", "emergency")
    }
    assert found == {
        "contract": "native-reviewed",
        "complaint": "outdated",
        "violence": "missing",
        "emergency": "draft",
    }


def test_another_language_does_not_stand_in_the_way(folder: Path, tmp_path: Path) -> None:
    (folder / "topics/contract/ar.md").write_text("broken")
    assert export(folder, Language.TIGRINYA, tmp_path / "ti.xlsx")
    with pytest.raises(InvalidData, match=r"contract/ar\.md: must begin with front matter"):
        export(folder, Language.ARABIC, tmp_path / "ar.xlsx")


def test_nothing_is_overwritten_by_accident(folder: Path, tigrinya: Path) -> None:
    before = tigrinya.read_bytes()
    with pytest.raises(InvalidData, match="exists already; choose another name, or add --force"):
        export(folder, Language.TIGRINYA, tigrinya)
    assert tigrinya.read_bytes() == before
    assert export(folder, Language.TIGRINYA, tigrinya, overwrite=True)


@pytest.mark.parametrize(
    ("language", "name", "sentence"),
    [
        (Language.DANISH, "da.xlsx", "choose another language"),
        (Language.ENGLISH, "en.csv", r"must have a name that ends in \.xlsx"),
        (Language.ENGLISH, "nowhere/en.xlsx", "look whether its folder exists"),
        (Language.ENGLISH, "content/areas.yml/en.xlsx", "look whether its folder exists"),
        (Language.ENGLISH, f"{'e' * 247}.xlsx", "choose a shorter name"),
        (Language.ENGLISH, f"{'e' * 300}.xlsx", "choose a shorter name"),
    ],
)
def test_a_wrong_target_is_named(
    folder: Path, tmp_path: Path, language: Language, name: str, sentence: str
) -> None:
    with pytest.raises(InvalidData, match=sentence):
        export(folder, language, tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content"]


@pytest.mark.parametrize(
    ("added", "sentence"),
    [("x" * 33_000, "more than 32767 characters"), ("a\x07b", "holds a control character")],
)
def test_what_no_cell_can_hold_is_named(
    folder: Path, tmp_path: Path, added: str, sentence: str
) -> None:
    change(folder / "topics/contract/ti.md", "\n---\n", f"\n---\n{added} ")
    with pytest.raises(InvalidData, match=rf"contract/ti\.md: .*{sentence}"):
        export(folder, Language.TIGRINYA, tmp_path / "ti.xlsx")
