"""Each mistake in a file of messages is named, with the file and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.training_check import INTENTS, problems_of_training
from bot.domain.taxonomy import ACTIONS, CHAT
from bot.services.actions import _ACTIONS
from bot.services.small_talk import _CHAT

FILE = """\
version: "3.1"
nlu:
- intent: {intent}
  metadata:
    language: {language}
  examples: |
{lines}"""


def write(
    home: Path,
    lines: list[str],
    *,
    language: str = "da",
    name: str = "igu",
    intent: str = "igu",
    folder: str = "nlu",
    said_language: str = "",
) -> Path:
    path = home / folder / language / f"{name}.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    text = FILE.format(
        intent=intent,
        language=said_language or language,
        lines="".join(f"    {line}\n" for line in lines),
    )
    path.write_text(text, encoding="utf-8")
    return path


def sentences(home: Path) -> list[str]:
    return [str(problem) for problem in problems_of_training(home)]


def test_good_files_pass(tmp_path: Path) -> None:
    write(tmp_path, ["- hvad er igu", "- 112", "- IGU?"])
    write(tmp_path, ["- شو هي igu", "- shu hiye igu"], language="ar")
    write(tmp_path, ["- igu እንታይ እዩ"], language="ti")
    assert sentences(tmp_path) == []


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("- [igu](kursus)", "bracket"),
        ("- /igu", "slash"),
        ("- ", "empty"),
        ("hvad er igu", "must begin with `- `"),
        ('- "hvad er igu"', "stands in quotes"),
        ("- hvad er \u202eugi", "invisible mark"),
        ("- что такое igu курс", "letters in which Dansk is written"),
    ],
)
def test_bad_line_is_named(tmp_path: Path, line: str, named: str) -> None:
    write(tmp_path, ["- hvor længe varer igu", line])
    (found,) = sentences(tmp_path)
    assert found.startswith("nlu/da/igu.yml: ")
    assert named in found


def test_direction_mixed_by_a_foreign_word_is_how_people_write(tmp_path: Path) -> None:
    write(tmp_path, ["- بدي اعرف عن IGU و praktik شو الفرق"], language="ar")
    assert sentences(tmp_path) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("nlu:\n\t- intent: igu\n", "begins with a tab"),
        ("version: 'a\nnlu: []\n", "line"),
        ('version: "3.1"\nnlu: []\n', "`nlu` must not be empty"),
        ('version: "3.1"\nnlu:\n - intent: igu\n  metadata: {}\n', "line"),
        ('version: "3.1"\nrules: []\nnlu:\n- intent: igu\n', "rules"),
        ("", "nlu/da/igu.yml"),
    ],
)
def test_broken_file_is_named(tmp_path: Path, text: str, named: str) -> None:
    path = tmp_path / "nlu" / "da" / "igu.yml"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    found = sentences(tmp_path)
    assert found
    assert all(one.startswith("nlu/da/igu.yml: ") for one in found)
    assert any(named in one for one in found)


def test_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nlu" / "da" / "igu.yml"
    path.parent.mkdir(parents=True)
    path.write_bytes("hvad er igu".encode("utf-16"))
    assert "UTF-16" in sentences(tmp_path)[0]


def test_no_messages_are_named(tmp_path: Path) -> None:
    write(tmp_path, [])
    assert sentences(tmp_path) == [
        "nlu/da/igu.yml: has no messages; write some, or remove the file."
    ]


def test_unknown_id_is_named(tmp_path: Path) -> None:
    write(tmp_path, ["- hvad er igu"], name="igo", intent="igo")
    assert sentences(tmp_path) == [
        "nlu/da/igo.yml: has the unknown id `igo`; correct its spelling."
    ]


def test_id_of_another_file_is_named(tmp_path: Path) -> None:
    write(tmp_path, ["- hvad er igu"], intent="school")
    assert "must be `igu`, like the file" in sentences(tmp_path)[0]


def test_language_of_another_folder_is_named(tmp_path: Path) -> None:
    write(tmp_path, ["- hvad er igu"], said_language="en")
    assert "must be `da`, as its folder" in sentences(tmp_path)[0]


def test_repeated_messages_are_named(tmp_path: Path) -> None:
    write(tmp_path, ["- hvad er igu", "- Hvad er IGU?!"])
    write(tmp_path, ["- hvad er, igu"], name="school", intent="school")
    found = sentences(tmp_path)
    assert "nlu/da/igu.yml: the message `Hvad er IGU?!` stands twice; remove one." in found
    assert any("stands under `igu` too" in one for one in found)


def test_same_word_for_the_same_thing_in_two_languages_is_kept(tmp_path: Path) -> None:
    write(tmp_path, ["- igu"])
    write(tmp_path, ["- igu"], language="en")
    assert sentences(tmp_path) == []


def test_held_out_message_is_not_learnt_from(tmp_path: Path) -> None:
    write(tmp_path, ["- hvad er igu"])
    write(tmp_path, ["- Hvad er igu?"], folder="tests/nlu")
    (found,) = sentences(tmp_path)
    assert "is a held-out message of tests/nlu" in found


def test_out_of_scope_may_be_written_in_anything(tmp_path: Path) -> None:
    write(tmp_path, ["- что такое"], name="out-of-scope", intent="out-of-scope")
    assert sentences(tmp_path) == []


def test_every_id_does_something() -> None:
    assert set(_ACTIONS) == set(ACTIONS)
    assert set(_CHAT) == set(CHAT)
    assert len(INTENTS) == 77
