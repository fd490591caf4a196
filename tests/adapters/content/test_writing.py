"""Content files are changed line by line, and several of them together or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.content.files import parse_yaml
from bot.adapters.content.writing import with_item, with_line, write_all, written_digest
from bot.errors import InvalidData

TEXT = "---\ntitle: A\nowner: b\n---\nBody\n\ntitle: not this\n"


def test_a_line_of_front_matter_is_replaced() -> None:
    assert with_line(TEXT, "title", "B") == TEXT.replace("title: A", "title: B")


def test_a_missing_line_is_added_at_the_end() -> None:
    assert with_line(TEXT, "review", "draft") == TEXT.replace(
        "owner: b\n", "owner: b\nreview: draft\n"
    )


def test_empty_lines_may_stand_before_the_front_matter() -> None:
    text = f"\n\n{TEXT}"
    assert with_line(text, "title", "B") == text.replace("title: A", "title: B")
    assert with_line(text, "review", "draft") == text.replace("b\n", "b\nreview: draft\n", 1)


def test_items_are_added_in_order() -> None:
    once = with_item(TEXT, "edits", "{a: 1}")
    twice = with_item(once.replace("\n---\n", "\nlast: c\n---\n", 1), "edits", "{a: 2}")
    assert "edits:\n  - {a: 1}\n  - {a: 2}\nlast: c\n---\nBody" in twice


@pytest.mark.parametrize("digest", ["123456789012", "1234e5678901", "12ab34cd56ef"])
def test_a_digest_is_read_back_as_text(digest: str) -> None:
    found = parse_yaml(Path("x"), f"digest: {written_digest(digest)}")
    assert found == {"digest": digest}


def test_all_files_are_written(tmp_path: Path) -> None:
    write_all({tmp_path / "a": "ä\n", tmp_path / "b": "ب\n"})
    assert (tmp_path / "a").read_text() == "ä\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_nothing_changes_when_one_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("before")
    (tmp_path / "a").chmod(0o640)
    (tmp_path / "folder").mkdir()
    texts = {tmp_path / "a": "after", tmp_path / "b": "new", tmp_path / "folder": "no"}
    with pytest.raises(InvalidData, match="folder: cannot be written"):
        write_all(texts)
    assert (tmp_path / "a").read_text() == "before"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640
    assert listing(tmp_path) == ["a", "folder"]


def test_what_was_not_replaced_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a").write_text("before")
    untouched = (tmp_path / "a").stat()
    with pytest.raises(InvalidData):
        write_all({tmp_path / "folder": "no", tmp_path / "a": "after"})
    assert (tmp_path / "a").stat() == untouched
    assert listing(tmp_path) == ["a", "folder"]


def test_a_missing_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("before")
    with pytest.raises(InvalidData, match="gone/b: cannot be written"):
        write_all({tmp_path / "a": "after", tmp_path / "gone" / "b": "new"})
    assert (tmp_path / "a").read_text() == "before"
    assert listing(tmp_path) == ["a"]


def test_what_is_not_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match="b: would hold a sign"):
        write_all({tmp_path / "a": "new", tmp_path / "b": "\ud800"})
    assert listing(tmp_path) == []


def test_the_draft_of_another_writer_is_kept(tmp_path: Path) -> None:
    other = tmp_path / ".a.new"
    other.write_text("another writer is at it")
    write_all({tmp_path / "a": "mine"})
    assert (tmp_path / "a").read_text() == "mine"
    assert other.read_text() == "another writer is at it"


@pytest.mark.parametrize("mode", [0o600, 0o664])
def test_a_file_keeps_who_may_read_it(tmp_path: Path, mode: int) -> None:
    (tmp_path / "a").write_text("before")
    (tmp_path / "a").chmod(mode)
    write_all({tmp_path / "a": "after"})
    assert (tmp_path / "a").stat().st_mode & 0o777 == mode


def test_a_new_file_is_as_open_as_its_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o750)
    write_all({tmp_path / "a": "new"})
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640
