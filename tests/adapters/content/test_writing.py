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


def test_nothing_changes_when_one_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("before")
    (tmp_path / "folder").mkdir()
    texts = {tmp_path / "a": "after", tmp_path / "b": "new", tmp_path / "folder": "no"}
    with pytest.raises((InvalidData, OSError)):
        write_all(texts)
    assert (tmp_path / "a").read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "folder"]


def test_a_missing_folder_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("before")
    with pytest.raises(InvalidData, match="cannot be written"):
        write_all({tmp_path / "a": "after", tmp_path / "gone" / "b": "new"})
    assert (tmp_path / "a").read_text() == "before"
