"""What a filled-in workbook changes, and what it must not touch."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.content.spreadsheet.applying import apply
from bot.adapters.content.spreadsheet.exporting import export
from bot.adapters.content.spreadsheet.importing import read_import
from bot.adapters.content.topic_files import read_folder, read_translation
from bot.domain.language import Language
from bot.domain.topic import Review
from bot.errors import InvalidData
from tests.adapters.content.spreadsheet.office import (
    change,
    read,
    row_of,
    sentences,
    state,
    write,
)

TIGRINYA = Language.TIGRINYA

pytestmark = pytest.mark.slow


def add_word(path: Path, topic: str, part: str) -> None:
    """Write one more Tigrinya word in front of that text."""
    cell = f"D{row_of(path, topic, part)}"
    write(path, {cell: f"ሰላም {read(path, cell)}"})


def test_one_cell_changes_one_paragraph(folder: Path, tigrinya: Path) -> None:
    add_word(tigrinya, "contract", "3")
    before = state(folder)
    plan = read_import(folder, tigrinya)
    assert [one.parts for one in plan.changes] == [("3",)]
    file = folder / "topics/contract/ti.md"
    assert apply(plan, by="Selam Tesfay") == [file]
    old = before.pop("topics/contract/ti.md").decode()
    after = state(folder)
    new = after.pop("topics/contract/ti.md").decode()
    assert after == before
    expected = old.replace("\n\nዘይተረድኣኩም", "\n\nሰላም ዘይተረድኣኩም")
    assert new == expected.replace("by: Vejviser redaktion", "by: Selam Tesfay")


def test_importing_twice_changes_nothing_more(folder: Path, tigrinya: Path) -> None:
    add_word(tigrinya, "contract", "3")
    apply(read_import(folder, tigrinya), by="Selam")
    assert read_import(folder, tigrinya).changes == ()


def test_a_title_is_written_as_yaml_text(folder: Path, tigrinya: Path) -> None:
    title = 'ውዕል: "kontrakt" # እንታይ'
    write(tigrinya, {f"D{row_of(tigrinya, 'contract', 'title')}": title})
    apply(read_import(folder, tigrinya), by="O'Neill: translator")
    assert read_translation(folder / "topics/contract", TIGRINYA).title == title


def test_other_lines_of_the_front_matter_stay(folder: Path, tigrinya: Path) -> None:
    file = folder / "topics/contract/ti.md"
    change(file, "review: draft", "audio_of: abcdef123456\nreview: native-reviewed")
    add_word(tigrinya, "contract", "1")
    apply(read_import(folder, tigrinya))
    assert "audio_of: abcdef123456\nreview: draft\n" in file.read_text()
    assert "translated_by: Vejviser redaktion\n" in file.read_text()


def test_a_row_of_a_changed_danish_text_is_left_out(folder: Path, tigrinya: Path) -> None:
    add_word(tigrinya, "contract", "1")
    add_word(tigrinya, "contract", "3")
    change(folder / "topics/contract/da.md", "Er der noget", "Er der måske noget")
    row = row_of(tigrinya, "contract", "3")
    sentence = "the Danish text has changed since the export; export again."
    outdated = (
        "the text stays marked as a translation of an older Danish text; import with --compared "
        "when every row was compared."
    )
    expected = [
        f"warning: row {row} (contract, paragraph 3): {sentence}",
        f"warning: contract: {outdated}",
    ]
    assert sentences(folder, tigrinya) == expected
    before = read_translation(folder / "topics/contract", TIGRINYA)
    apply(read_import(folder, tigrinya), by="Selam")
    after = read_translation(folder / "topics/contract", TIGRINYA)
    assert after.body == f"ሰላም {before.body}"
    assert after.translation_of == before.translation_of
    assert not read_folder(folder / "topics/contract").is_current(after)


def test_a_paragraph_that_is_gone_is_left_out(folder: Path, tigrinya: Path) -> None:
    file = folder / "topics/contract/da.md"
    file.write_text(file.read_text().rsplit("\n\n", 1)[0] + "\n")
    assert [one.split(": ")[1] for one in sentences(folder, tigrinya)] == [
        f"row {row_of(tigrinya, 'contract', '4')} (contract, paragraph 4)"
    ]


def test_a_brought_up_to_date_topic_is_stamped(folder: Path, tmp_path: Path) -> None:
    topic = folder / "topics/contract"
    change(topic / "da.md", "Er der noget", "Er der måske noget")
    path = tmp_path / "ti.xlsx"
    export(folder, TIGRINYA, path)
    assert read_import(folder, path).changes == ()
    add_word(path, "contract", "3")
    apply(read_import(folder, path, compared=True), by="Selam")
    found = read_folder(topic)
    assert found.texts[TIGRINYA].translation_of == found.source_digest
    assert not found.is_current(found.texts[Language.ARABIC])


def test_a_native_reader_confirms_unchanged_texts_too(folder: Path, tigrinya: Path) -> None:
    add_word(tigrinya, "contract", "3")
    plan = read_import(folder, tigrinya, native_reviewed=True)
    files = apply(plan, by="Selam")
    assert len(files) == len(list(folder.glob("topics/*/ti.md")))
    assert all(
        read_translation(file.parent, TIGRINYA).review is Review.NATIVE_REVIEWED for file in files
    )
    assert read_import(folder, tigrinya, native_reviewed=True).changes == ()


def test_a_changed_text_is_a_draft_again(folder: Path, tigrinya: Path) -> None:
    change(folder / "topics/contract/ti.md", "review: draft", "review: native-reviewed")
    assert read_import(folder, tigrinya).changes == ()
    add_word(tigrinya, "contract", "3")
    apply(read_import(folder, tigrinya), by="Selam")
    assert read_translation(folder / "topics/contract", TIGRINYA).review is Review.DRAFT


def test_a_new_file_needs_every_row_and_a_name(folder: Path, tmp_path: Path) -> None:
    file = folder / "topics/contract/ti.md"
    rows = read_translation(file.parent, TIGRINYA)
    parts = {str(number): text for number, text in enumerate(rows.body.split("\n\n"), start=1)}
    parts["title"] = rows.title
    file.unlink()
    path = tmp_path / "ti.xlsx"
    export(folder, TIGRINYA, path)
    last = {f"D{row_of(path, 'contract', '4')}": parts.pop("4")}
    write(path, {f"D{row_of(path, 'contract', part)}": text for part, text in parts.items()})
    assert sentences(folder, path) == [
        "warning: contract: is added when all of its rows are filled in."
    ]
    assert apply(read_import(folder, path), by="Selam") == []
    write(path, last)
    with pytest.raises(InvalidData, match="say who translated it with --by NAME"):
        apply(read_import(folder, path))
    assert apply(read_import(folder, path), by="Selam") == [file]
    assert read_folder(file.parent).texts[TIGRINYA].body == rows.body


def test_a_topic_that_is_not_sent_back_is_untouched(folder: Path, tigrinya: Path) -> None:
    add_word(tigrinya, "complaint", "1")
    row = row_of(tigrinya, "contract", "2")
    write(tigrinya, {f"{column}{row}": None for column in "ABCDEF"})
    plan = read_import(folder, tigrinya)
    assert [one.path.parent.name for one in plan.changes] == ["complaint"]
    assert plan.problems == ()


def test_nothing_is_written_when_one_file_cannot_be(folder: Path, tigrinya: Path) -> None:
    add_word(tigrinya, "complaint", "1")
    write(tigrinya, {f"D{row_of(tigrinya, 'contract', 'title')}": "ውዕል " * 60})
    before = state(folder)
    with pytest.raises(InvalidData, match="`title` is too long"):
        apply(read_import(folder, tigrinya), by="Selam")
    assert state(folder) == before
