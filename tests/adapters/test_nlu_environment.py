"""The held-out messages are read, and what cannot be read is named."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.adapters.nlu_environment import HeldOut, read_held_out
from bot.domain.language import Language
from bot.errors import InvalidData


def write(home: Path, text: str) -> Path:
    path = home / "tests" / "nlu" / "da" / "igu.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_each_line_is_a_message_and_an_empty_one_is_none(tmp_path: Path) -> None:
    write(tmp_path, "nlu:\n- intent: igu\n  examples: |\n    - en besked\n\n    - en anden\n")
    assert read_held_out(tmp_path) == [
        HeldOut("en besked", "igu", Language.DANISH),
        HeldOut("en anden", "igu", Language.DANISH),
    ]


@pytest.mark.parametrize(
    "text",
    ["- hej", "nlu: 5", "nlu:\n- examples: |\n    - hej\n", "nlu:\n- {intent: igu, examples: [a]}",
     "nlu:\n- intent:\n  examples: |\n    - hej\n"],
)  # fmt: skip
def test_a_file_of_something_else_is_named(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    sentence = re.escape(f"{path}: is not a file of examples.")
    with pytest.raises(InvalidData, match=f"^{sentence}$"):
        read_held_out(tmp_path)


def test_no_messages_are_named_before_anything_is_measured(tmp_path: Path) -> None:
    with pytest.raises(InvalidData, match="tests/nlu: has no held-out messages"):
        read_held_out(tmp_path)
