"""What comes of a topic whose rows are put in, held against the real rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.content.checks.topic import Rules, rules_of
from bot.adapters.content.checks.wording import read_wording
from bot.adapters.content.municipality import read_municipality
from bot.adapters.content.spreadsheet.applying import apply
from bot.adapters.content.spreadsheet.exporting import export
from bot.adapters.content.spreadsheet.importing import Plan, read_import
from bot.adapters.content.topic_files import TopicText, read_folder
from bot.domain.language import Language
from bot.domain.topic import Review
from bot.errors import Severity
from bot.i18n import Phrases
from tests.adapters.content.spreadsheet.office import change, opened, read, row_of, write

TIGRINYA = Language.TIGRINYA
WORD = "ሰላም"
NOT_APPLIED = "is not applied: rows are left out, empty or changed here meanwhile; export again."
OUTDATED = (
    "the text stays marked as a translation of an older Danish text; import with --compared when "
    "every row was compared."
)

pytestmark = pytest.mark.slow


@pytest.fixture
def rules(folder: Path, phrases: Phrases) -> Rules:
    """The rules of the real content."""
    municipality = read_municipality(folder / "municipality.yml", phrases)
    return rules_of(municipality, read_wording(folder / "wording.yml"))


def append(sheet: Path, part: str, text: str) -> None:
    """Write one more word behind that text of the topic `contract`."""
    cell = f"D{row_of(sheet, 'contract', part)}"
    write(sheet, {cell: f"{read(sheet, cell)} {text}"})


def leave_out(sheet: Path, part: str) -> None:
    """Empty the row."""
    row = row_of(sheet, "contract", part)
    write(sheet, {f"{column}{row}": None for column in "ABCDEF"})


def said(plan: Plan, severity: Severity) -> list[str]:
    """The plan's sentences of that severity."""
    return [one.sentence for one in plan.problems if one.severity is severity]


def errors(plan: Plan) -> list[str]:
    """What forbids the import."""
    return said(plan, Severity.ERROR)


def warnings(plan: Plan) -> list[str]:
    """What does not happen."""
    return said(plan, Severity.WARNING)


def contract(folder: Path) -> TopicText:
    """The Tigrinya answer as it is now."""
    return read_folder(folder / "topics/contract").texts[TIGRINYA]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("_ሰላም_", "contract: uses italics; only paragraphs"),
        ("{integration.nowhere}", "which municipality.yml does not confirm"),
        ("መቕጻዕቲ", "contract: says `መቕጻዕቲ`"),
        ("\u200fሰላም", "has an invisible direction mark"),
        ("الكلمة", "has Arabic letters outside quotation marks"),
    ],
)
@pytest.mark.parametrize("is_partial", [True, False])
def test_every_import_is_held_against_the_rules(
    folder: Path, tigrinya: Path, rules: Rules, text: str, sentence: str, *, is_partial: bool
) -> None:
    assert not read_import(folder, tigrinya, rules=rules, native_reviewed=True).is_refused
    if is_partial:
        leave_out(tigrinya, "1")
    if text.startswith("{"):
        change(folder / "topics/contract/da.md", "Er der noget", f"{text} Er der noget")
        export(folder, TIGRINYA, tigrinya, overwrite=True)
        if is_partial:
            leave_out(tigrinya, "1")
    append(tigrinya, "3", text)
    found = errors(read_import(folder, tigrinya, rules=rules))
    assert [sentence in one for one in found] == [True]


def test_facts_of_rows_left_out_do_not_count(folder: Path, tigrinya: Path, rules: Rules) -> None:
    change(folder / "topics/contract/da.md", "inden 1 måned", "inden 2 måneder")
    append(tigrinya, "3", WORD)
    assert errors(read_import(folder, tigrinya, rules=rules)) == []
    append(tigrinya, "3", "7")
    (found,) = errors(read_import(folder, tigrinya, rules=rules))
    assert found.startswith(f"row {row_of(tigrinya, 'contract', '3')} (contract, paragraph 3): ")


def test_an_untouched_cell_leaves_a_newer_text(folder: Path, tigrinya: Path) -> None:
    change(folder / "topics/contract/ti.md", "\n---\n", f"\n---\n{WORD} ")
    append(tigrinya, "3", WORD)
    plan = read_import(folder, tigrinya)
    assert [one.parts for one in plan.changes] == [("3",)]
    apply(plan, by="Selam")
    assert contract(folder).body.startswith(f"{WORD} ")
    assert f" {WORD}\n" in contract(folder).body


def test_a_text_changed_on_both_sides_is_named(folder: Path, tigrinya: Path) -> None:
    append(tigrinya, "1", WORD)
    change(folder / "topics/contract/ti.md", "\n---\n", f"\n---\n{WORD} ")
    row = row_of(tigrinya, "contract", "1")
    sentence = "the translation was changed here meanwhile; export again."
    expected = [f"row {row} (contract, paragraph 1): {sentence}"]
    assert errors(read_import(folder, tigrinya)) == expected


def test_what_was_changed_here_is_not_vouched_for(folder: Path, tigrinya: Path) -> None:
    change(folder / "topics/contract/ti.md", "\n---\n", f"\n---\n{WORD} ")
    plan = read_import(folder, tigrinya, native_reviewed=True)
    assert warnings(plan) == [f"contract: --native-reviewed {NOT_APPLIED}"]
    assert "contract" not in [one.path.parent.name for one in plan.changes]


@pytest.mark.parametrize("says", [{}, {"compared": True}, {"native_reviewed": True}])
def test_an_outdated_text_is_current_when_compared(
    folder: Path, tigrinya: Path, says: dict[str, bool]
) -> None:
    change(folder / "topics/contract/da.md", "Er der noget", "Er der måske noget")
    export(folder, TIGRINYA, tigrinya, overwrite=True)
    append(tigrinya, "1", WORD)
    plan = read_import(folder, tigrinya, **says)
    assert plan.is_refused is False
    assert warnings(plan) == ([] if says else [f"contract: {OUTDATED}"])
    apply(plan, by="Selam")
    assert contract(folder).body.partition("\n")[0].endswith(WORD)
    found = read_folder(folder / "topics/contract")
    assert found.is_current(found.texts[TIGRINYA]) is bool(says)
    again = read_import(folder, tigrinya, compared=True)
    assert len(again.changes) == (0 if says else 1)


def test_comparing_keeps_what_a_native_reader_said(folder: Path, tigrinya: Path) -> None:
    change(folder / "topics/contract/ti.md", "review: draft", "review: native-reviewed")
    change(folder / "topics/contract/da.md", "Er der noget", "Er der måske noget")
    export(folder, TIGRINYA, tigrinya, overwrite=True)
    (only,) = read_import(folder, tigrinya, compared=True).changes
    assert (only.parts, only.review) == ((), Review.NATIVE_REVIEWED)
    assert only.translation_of == read_folder(folder / "topics/contract").source_digest


def test_a_current_text_stays_current(folder: Path, tigrinya: Path) -> None:
    append(tigrinya, "1", WORD)
    plan = read_import(folder, tigrinya)
    assert plan.problems == ()
    apply(plan)
    found = read_folder(folder / "topics/contract")
    assert contract(folder).translation_of == found.source_digest


@pytest.mark.parametrize("option", ["compared", "native_reviewed"])
def test_rows_left_out_are_not_vouched_for(folder: Path, tigrinya: Path, option: str) -> None:
    change(folder / "topics/contract/da.md", "Er der noget", "Er der måske noget")
    plan = read_import(folder, tigrinya, **{option: True})
    name = f"--{option.replace('_', '-')}"
    assert warnings(plan)[1:] == [f"contract: {name} {NOT_APPLIED}"]
    assert "contract" not in [one.path.parent.name for one in plan.changes]


def test_an_unchanged_text_is_checked_before_it_is_vouched_for(
    folder: Path, tigrinya: Path, rules: Rules
) -> None:
    change(folder / "topics/contract/ti.md", "\n---\n", "\n---\nመቕጻዕቲ ")
    export(folder, TIGRINYA, tigrinya, overwrite=True)
    assert read_import(folder, tigrinya, rules=rules).problems == ()
    (found,) = errors(read_import(folder, tigrinya, rules=rules, native_reviewed=True))
    assert found.startswith("contract: says `መቕጻዕቲ`")


def test_a_text_after_an_empty_one_is_named(folder: Path, tigrinya: Path) -> None:
    file = folder / "topics/contract/ti.md"
    kept, last = file.read_text().split("\n\n")[:-2], file.read_text().split("\n\n")[-1]
    file.write_text("\n\n".join(kept) + "\n")
    export(folder, TIGRINYA, tigrinya, overwrite=True)
    row = row_of(tigrinya, "contract", "4")
    write(tigrinya, {f"D{row}": last})
    expected = [f"row {row} (contract, paragraph 4): fill in paragraph 3 first."]
    assert errors(read_import(folder, tigrinya)) == expected


@pytest.mark.parametrize("title", ["“ውዕል”", "“ውዕል” “ሰላም”", "[“ውዕል”]"])
def test_a_title_in_curly_quotes_reads_back(folder: Path, tigrinya: Path, title: str) -> None:
    write(tigrinya, {f"D{row_of(tigrinya, 'contract', 'title')}": title})
    apply(read_import(folder, tigrinya), by="“Selam”")
    assert contract(folder).title == title


def test_empty_lines_before_the_front_matter_do_no_harm(folder: Path, tigrinya: Path) -> None:
    file = folder / "topics/contract/ti.md"
    file.write_text(f"\n\n{file.read_text()}")
    append(tigrinya, "1", WORD)
    apply(read_import(folder, tigrinya), by="Selam")
    assert file.read_text().startswith("\n\n---\ntitle: ")
    assert contract(folder).body.partition("\n")[0].endswith(WORD)


def test_a_removed_topic_does_not_stand_in_the_way(folder: Path, tigrinya: Path) -> None:
    append(tigrinya, "1", WORD)
    for path in (folder / "topics/complaint").iterdir():
        path.unlink()
    plan = read_import(folder, tigrinya)
    row = row_of(tigrinya, "complaint", "title")
    sentence = "the topic has been removed since the export; the row is left out."
    assert warnings(plan)[0] == f"row {row} (complaint, title): {sentence}"
    assert [one.path.parent.name for one in plan.changes] == ["contract"]
    assert not plan.is_refused


def test_a_note_may_be_headed_with_a_language(folder: Path, tigrinya: Path) -> None:
    workbook, sheet = opened(tigrinya)
    sheet["H1"] = Language.ARABIC.native_name
    workbook.save(tigrinya)
    assert read_import(folder, tigrinya).problems == ()


@pytest.mark.parametrize("language", [Language.ENGLISH, TIGRINYA])
def test_a_text_left_in_danish_is_named(folder: Path, tmp_path: Path, language: Language) -> None:
    path = tmp_path / "texts.xlsx"
    export(folder, language, path)
    row = row_of(path, "contract", "3")
    write(path, {f"D{row}": read(path, f"C{row}")})
    sentence = f"is still the Danish text; write it in {language.native_name}."
    assert errors(read_import(folder, path)) == [f"row {row} (contract, paragraph 3): {sentence}"]
