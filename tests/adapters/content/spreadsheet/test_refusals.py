"""Whatever is wrong in a workbook is named, and then no file changes."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from bot.adapters.content.spreadsheet.applying import apply
from bot.adapters.content.spreadsheet.exporting import export
from bot.adapters.content.spreadsheet.importing import read_import
from bot.adapters.content.spreadsheet.layout import Key
from bot.domain.language import Language
from bot.errors import InvalidData
from tests.adapters.content.spreadsheet.office import (
    opened,
    read,
    row_of,
    sentences,
    state,
    write,
)

pytestmark = pytest.mark.slow


def refused(folder: Path, path: Path) -> list[str]:
    """The sentences; fails when anything would be written."""
    before = state(folder)
    with pytest.raises(InvalidData):
        apply(read_import(folder, path), by="Selam")
    assert state(folder) == before
    return sentences(folder, path)


@pytest.mark.parametrize(
    ("part", "text", "sentence"),
    [
        ("3", None, "is empty, but there was a text; write the ትግርኛ text again."),
        ("3", "ሓደ\n\nክልተ", "has an empty line; one cell is one paragraph."),
        ("title", "ሓደ\nክልተ", "a title is one line."),
        ("3", "Spørg, før du skriver under.", "is not written in the letters of ትግርኛ."),
        ("3", "اسأل قبل أن تضع توقيعك.", "is not written in the letters of ትግርኛ."),
    ],
)
def test_a_wrong_text_is_named_with_its_row(
    folder: Path, tigrinya: Path, part: str, text: str | None, sentence: str
) -> None:
    row = row_of(tigrinya, "contract", part)
    write(tigrinya, {f"D{row}": text, f"D{row_of(tigrinya, 'complaint', '1')}": "ጥርዓን"})
    name = "title" if part == "title" else f"paragraph {part}"
    assert f"row {row} (contract, {name}): {sentence}" in refused(folder, tigrinya)


@pytest.mark.parametrize("text", ["Digital Post እንታይ እዩ፧", "{integration.phone}", "112"])
def test_names_and_numbers_need_no_letters_of_the_language(
    folder: Path, tmp_path: Path, text: str
) -> None:
    for name in ("da", "ti"):
        file = folder / f"topics/contract/{name}.md"
        said = "Hvad er Digital Post?" if name == "da" and "Digital" in text else text
        file.write_text(file.read_text().rstrip() + f"\n\n{said}\n")
    path = tmp_path / "ti.xlsx"
    export(folder, Language.TIGRINYA, path)
    write(path, {f"D{row_of(path, 'contract', '5')}": f"**{text}**"})
    plan = read_import(folder, path, compared=True)
    assert [one.parts for one in plan.changes] == [("5",)]
    assert plan.problems == ()


@pytest.mark.parametrize(
    ("part", "old", "new", "named"),
    [("2", "1 ወርሒ", "2 ወርሒ", "1"), ("4", "{integration.phone}", "", "{integration.phone}")],
)
def test_other_facts_than_in_danish_are_named(
    folder: Path, tigrinya: Path, part: str, old: str, new: str, named: str
) -> None:
    cell = f"D{row_of(tigrinya, 'contract', part)}"
    assert old in read(tigrinya, cell)
    write(tigrinya, {cell: read(tigrinya, cell).replace(old, new)})
    found = refused(folder, tigrinya)
    assert found
    assert all(one.startswith("contract: ") for one in found)
    assert named in found[0]


def test_facts_are_checked_when_a_topic_comes_back_in_part(folder: Path, tigrinya: Path) -> None:
    row = row_of(tigrinya, "contract", "2")
    text = read(tigrinya, f"D{row}").replace("1 ወርሒ", "2 ወርሒ")
    first = row_of(tigrinya, "contract", "1")
    write(tigrinya, {f"D{row}": text} | {f"{column}{first}": None for column in "ABCDEF"})
    assert refused(folder, tigrinya)[0].startswith(f"row {row} (contract, paragraph 2): ")


@pytest.mark.parametrize("value", ["=1+1", 1.5, True, datetime(2026, 11, 21)])
def test_a_cell_must_hold_text(folder: Path, tigrinya: Path, value: Any) -> None:
    workbook, sheet = opened(tigrinya)
    sheet["D7"].number_format = "General"
    sheet["D7"] = value
    workbook.save(tigrinya)
    assert "row 7: column D holds no text; write it as plain text." in refused(folder, tigrinya)


@pytest.mark.parametrize("column", ["A", "B"])
def test_a_changed_locked_cell_is_named(folder: Path, tigrinya: Path, column: str) -> None:
    row = row_of(tigrinya, "contract", "2")
    write(tigrinya, {f"{column}{row}": "complaint"})
    sentence = "column A, B or F was changed; export again and copy your texts over."
    assert refused(folder, tigrinya) == [f"row {row} (contract, paragraph 2): {sentence}"]


def test_a_changed_danish_cell_is_named(folder: Path, tigrinya: Path) -> None:
    row = row_of(tigrinya, "contract", "1")
    write(tigrinya, {f"C{row}": "Kontrakten er noget andet."})
    sentence = "the Danish text or the key was changed; only column D may be."
    assert refused(folder, tigrinya) == [f"row {row} (contract, paragraph 1): {sentence}"]


@pytest.mark.parametrize(
    "key",
    [
        "",
        "contract",
        "contract/ti/1/c56546ad358e",
        str(Key.of("contract", Language.ARABIC, 1, "tekst", "")),
    ],
)
def test_an_unknown_key_is_named(folder: Path, tigrinya: Path, key: str) -> None:
    write(tigrinya, {"F5": key})
    sentence = "is not one of ours; export again and copy your texts over."
    assert refused(folder, tigrinya) == [f"row 5: the key `{key}` {sentence}"]


def test_a_row_that_is_there_twice_is_named(folder: Path, tigrinya: Path) -> None:
    workbook, sheet = opened(tigrinya)
    row = row_of(tigrinya, "contract", "1")
    sheet.append([cell.value for cell in sheet[row]])
    last = sheet.max_row
    workbook.save(tigrinya)
    sentence = f"row {last} (contract, paragraph 1): is there twice (row {row}); remove one."
    assert refused(folder, tigrinya) == [sentence]


def renamed(sheet: Any) -> None:
    sheet["C1"] = "Dansk"


def swapped(sheet: Any) -> None:
    sheet["A1"], sheet["B1"] = "part", "topic"


def inserted(sheet: Any) -> None:
    sheet.insert_cols(5)


def removed(sheet: Any) -> None:
    sheet.delete_cols(6)


def relabelled(sheet: Any) -> None:
    sheet["D1"] = "Somali"


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (renamed, ["column C must be headed `Danish`, not `Dansk`."]),
        (
            swapped,
            [
                "the column `topic` was moved; it must be column A.",
                "the column `part` was moved; it must be column B.",
            ],
        ),
        (
            inserted,
            [
                "the column `status` was moved; it must be column E.",
                "the column `key` was moved; it must be column F.",
            ],
        ),
        (removed, ["column F must be headed `key`, not ``."]),
        (relabelled, ["column D must be headed with the language: العربية, ትግርኛ, English."]),
    ],
)
def test_changed_columns_are_named(
    folder: Path, tigrinya: Path, edit: Callable[[Any], None], expected: list[str]
) -> None:
    workbook, sheet = opened(tigrinya)
    edit(sheet)
    workbook.save(tigrinya)
    assert refused(folder, tigrinya) == expected


def test_a_missing_sheet_is_named(folder: Path, tigrinya: Path) -> None:
    workbook, sheet = opened(tigrinya)
    sheet.title = "tekster"
    workbook.save(tigrinya)
    expected = ["lacks the sheet `texts`; export again and fill that in."]
    assert refused(folder, tigrinya) == expected


def text_file(path: Path) -> None:
    path.write_text("topic;part\n")


def with_password(path: Path) -> None:
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))


def nothing(path: Path) -> None:
    path.unlink()


def other_archive(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", "<office/>")


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def too_large(path: Path) -> None:
    path.write_bytes(bytes(5_000_001))


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image.png", bytes(50_000_001))


def too_many_rows(path: Path) -> None:
    workbook, sheet = opened(path)
    for _ in range(20_000):
        sheet.append(["contract"])
    workbook.save(path)


def empty_sheet(path: Path) -> None:
    workbook = Workbook()
    workbook.active.title = "texts"
    workbook.save(path)


def replace_member(path: Path, name: str, old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(path) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    assert old in members[name]
    members[name] = members[name].replace(old, new, 1)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, content in members.items():
            archive.writestr(one, content)


def far_row(path: Path) -> None:
    replace_member(path, "xl/worksheets/sheet1.xml", b'<row r="5"', b'<row r="9000000000"')


def broken_xml(path: Path) -> None:
    replace_member(path, "xl/worksheets/sheet1.xml", b"</row>", b"</wor>")


def entities(path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 or ""}">' for n in range(2, 12))
    kinds = f'<!DOCTYPE x [<!ENTITY l1 "haha">{laughs}]>'.encode()
    name = "xl/worksheets/sheet1.xml"
    replace_member(path, name, b"<worksheet", kinds + b"<worksheet")
    replace_member(path, name, b"<t>topic", b"<t>&l11;topic")


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (text_file, "is no workbook that we can read; save it as .xlsx."),
        (other_archive, "is no workbook that we can read; save it as .xlsx."),
        (cut_off, "is no workbook that we can read; save it as .xlsx."),
        (broken_xml, "is no workbook that we can read; save it as .xlsx."),
        (entities, "is no workbook that we can read; save it as .xlsx."),
        (with_password, "is an old .xls file or has a password; save it as .xlsx without one."),
        (nothing, "is missing or cannot be read."),
        (too_large, "is larger than 5 MB."),
        (bomb, "is larger than 50 MB when unpacked."),
        (too_many_rows, "has more than 20000 rows; send back only our own."),
        (far_row, "has more than 20000 rows; send back only our own."),
        (empty_sheet, "column D must be headed with the language: العربية, ትግርኛ, English."),
    ],
)
def test_a_file_that_is_no_workbook_of_ours_is_named(
    folder: Path, tigrinya: Path, edit: Callable[[Path], None], sentence: str
) -> None:
    edit(tigrinya)
    assert sentence in refused(folder, tigrinya)
