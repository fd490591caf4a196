"""Changed files are picked up; a broken one never replaces a good one."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.adapters.content.library import FileLibrary
from bot.domain.language import Language
from bot.errors import InvalidData
from bot.i18n import Phrases

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
DANISH = Language.DANISH


@pytest.fixture
def library(folder: Path, phrases: Phrases) -> FileLibrary:
    return FileLibrary(folder, phrases)


def test_every_value_is_filled_in(library: FileLibrary) -> None:
    answer = library.answer("sanction-hearing", DANISH, NOW)
    assert answer is not None
    assert "01 23 45 10" in answer.body
    assert "{" not in answer.body


def test_a_saved_file_is_picked_up(library: FileLibrary, folder: Path) -> None:
    before = library.answer("complaint", DANISH, NOW)
    path = folder / "topics" / "complaint" / "da.md"
    path.write_text(path.read_text().rstrip() + " Og en ny.\n")
    assert library.reload_if_changed()
    after = library.answer("complaint", DANISH, NOW)
    assert before
    assert after
    assert after.body.endswith("Og en ny.")
    assert after.version != before.version
    assert not library.reload_if_changed()


def test_a_broken_file_leaves_the_good_answer(library: FileLibrary, folder: Path) -> None:
    good = library.answer("complaint", DANISH, NOW)
    path = folder / "topics" / "complaint" / "da.md"
    path.write_bytes(b"---\ntitle: \xff\n---\n")
    library.reload_if_changed()
    assert library.answer("complaint", DANISH, NOW) == good
    assert [str(problem) for problem in library.problems] == [
        f"{path}: is not UTF-8; save it again with the encoding UTF-8."
    ]


def test_a_mended_file_ends_the_problem(library: FileLibrary, folder: Path) -> None:
    path = folder / "topics" / "complaint" / "da.md"
    good = path.read_text()
    path.write_text("no front matter")
    library.reload_if_changed()
    assert library.problems
    path.write_text(good)
    library.reload_if_changed()
    assert not library.problems


def test_a_broken_municipality_file_leaves_the_good_values(
    library: FileLibrary, folder: Path
) -> None:
    (folder / "municipality.yml").write_text("municipality: [")
    library.reload_if_changed()
    assert library.value("integration.phone", DANISH, NOW) == "01 23 45 10"
    assert "line" in library.problems[0].sentence


def test_a_number_changed_in_one_language_is_refused(library: FileLibrary, folder: Path) -> None:
    good = library.answer("complaint", DANISH, NOW)
    texts = {path: path.read_text() for path in (folder / "topics/complaint").glob("*.md")}
    ((first, text), *others) = texts.items()
    first.write_text(text.replace("4 ", "6 ", 1))
    library.reload_if_changed()
    assert library.answer("complaint", DANISH, NOW) == good
    assert library.problems
    for path, other in others:
        path.write_text(other.replace("4 ", "6 ", 1))
    library.reload_if_changed()
    assert library.problems == ()
    changed = library.answer("complaint", DANISH, NOW)
    assert changed
    assert "6 uger" in changed.body


def test_an_outdated_translation_says_so(library: FileLibrary, folder: Path) -> None:
    path = folder / "topics/contract/da.md"
    path.write_text(path.read_text().replace("Kontrakten er en plan", "Kontrakten er din plan"))
    library.reload_if_changed()
    outdated = {
        language.value: answer.is_outdated
        for language in Language
        if (answer := library.answer("contract", language, NOW))
    }
    assert outdated == {"da": False, "ar": True, "ti": True, "en": True}


def test_a_value_that_loses_its_voucher_stops_the_answer(
    library: FileLibrary, folder: Path
) -> None:
    path = folder / "municipality.yml"
    path.write_text(path.read_text().replace("  confirmed_by: ydelsesafdelingen\n", ""))
    library.reload_if_changed()
    assert library.answer("cash-benefit", DANISH, NOW) is None


def test_a_folder_that_vanishes_leaves_the_good_answer(library: FileLibrary, folder: Path) -> None:
    good = library.answer("complaint", DANISH, NOW)
    shutil.rmtree(folder / "topics/complaint")
    library.reload_if_changed()
    assert library.answer("complaint", DANISH, NOW) == good
    assert any("complaint" in problem.path for problem in library.problems)


def test_without_municipality_there_is_no_start(folder: Path, phrases: Phrases) -> None:
    (folder / "municipality.yml").unlink()
    with pytest.raises(InvalidData, match=r"municipality\.yml: is missing"):
        FileLibrary(folder, phrases)


def test_unconfirmed_values_are_never_shown(folder: Path, phrases: Phrases) -> None:
    path = folder / "municipality.yml"
    path.write_text(path.read_text().replace("  confirmed_by: ydelsesafdelingen\n", ""))
    library = FileLibrary(folder, phrases)
    assert library.value("benefits.phone", DANISH, NOW) is None
    assert library.answer("cash-benefit", DANISH, NOW) is None
    assert any("{benefits.phone}" in problem.sentence for problem in library.problems)


def test_an_expired_topic_is_not_served(library: FileLibrary, folder: Path) -> None:
    path = folder / "topics" / "contract" / "da.md"
    path.write_text(path.read_text().replace("related:", "valid_until: 2026-11-20\nrelated:"))
    library.reload_if_changed()
    assert library.answer("contract", DANISH, NOW) is None


@pytest.mark.parametrize("language", Language)
def test_meetings_that_began_are_left_out(library: FileLibrary, language: Language) -> None:
    at = datetime(2027, 1, 19, 16, 30, tzinfo=UTC)  # half an hour after the second began
    said = library.value("info_meetings.upcoming", language, at)
    assert said is not None
    assert said.count("\n") == 0
    assert "2027" in said
    none_left = library.value("info_meetings.upcoming", language, datetime(2028, 1, 1, tzinfo=UTC))
    assert none_left
    assert "2027" not in none_left


def test_opening_hours_are_told_in_the_language(library: FileLibrary) -> None:
    assert library.value("municipality.opening_hours", DANISH, NOW) == (
        "- mandag, tirsdag og onsdag: 10:00–15:00\n- torsdag: 10:00–17:00\n- fredag: 10:00–13:00"
    )
