"""Damaged files are named with the line; what only looks different is accepted."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

import pytest

from bot.adapters.content.files import parse_yaml, read_text, read_yaml
from bot.adapters.content.municipality import read_municipality
from bot.adapters.content.topic_files import read_folder
from bot.errors import InvalidData
from bot.i18n import Phrases

UTF_16 = "is UTF-16 (Windows calls it Unicode); save it again with the encoding UTF-8."
CONFLICT = "is left from a merge conflict; keep what is right and remove the marks (<<<, ===, >>>)."
CURLY = 'uses curly quotes; use " instead.'


def refused(path: Path) -> str:
    with pytest.raises(InvalidData) as error:
        read_folder(path.parent)
    (problem,) = error.value.problems
    assert problem.path == str(path)
    return problem.sentence


def change(path: Path, old: str, new: str) -> Path:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return path


@pytest.fixture
def danish(folder: Path) -> Path:
    return folder / "topics/contract/da.md"


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", "=======", ">>>>>>> main", "||||||| 1234567"])
def test_conflict_marks_are_named_in_texts(danish: Path, mark: str) -> None:
    change(danish, "owner:", f"{mark}\nowner:")
    assert refused(danish) == f"line 3 {CONFLICT}"


def test_conflict_marks_are_named_in_a_body(danish: Path) -> None:
    lines = danish.read_text().count("\n")
    danish.write_text(f"{danish.read_text()}<<<<<<< HEAD\nHej\n")
    assert refused(danish) == f"line {lines + 1} {CONFLICT}"


def test_conflict_marks_are_named_in_yaml(folder: Path, phrases: Phrases) -> None:
    path = change(folder / "municipality.yml", "jobcenter:", "=======\njobcenter:")
    with pytest.raises(InvalidData, match="is left from a merge conflict"):
        read_municipality(path, phrases)


@pytest.mark.parametrize(
    "line", ["<<<<<< seks", "Se <<<<<<< her", "<<<<<<<<", "======", "======== a"]
)
def test_other_rows_of_signs_are_text(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(f"Hej\n{line}\n")
    assert line in read_text(path)


@pytest.mark.parametrize(
    "line",
    [
        "title: “Hvad er kontrakten?”",
        "title: „Hvad er kontrakten“",
        "title: ‘Hvad: er, kontrakten?’",
        "title: ”Hvad er kontrakten?”  # titel",
        "- “contract”",
        "- url: “https://www.borger.dk”",
        "- {url: “https://www.borger.dk”, name: borger.dk}",
        '- {url: "https://www.borger.dk", name: “borger.dk”}',
        "related: [contract, “mentor”]",
    ],
)
def test_curly_quotes_around_a_value_are_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(InvalidData) as error:
        parse_yaml(tmp_path / "a.yml", f"# “ja”\n\n{line}\n")
    assert error.value.problems[0].sentence == f"line 3 {CURLY}"


def test_curly_quotes_in_front_matter_are_named(danish: Path) -> None:
    change(danish, "owner: integrationsteamet", "owner: “integrationsteamet”")
    assert refused(danish) == f"line 3 {CURLY}"


@pytest.mark.parametrize(
    "line",
    [
        "title: Hvad betyder “afgørelse”?",
        "title: “Afgørelse” – hvad er det?",
        "title: “Ja” eller “nej”",
        "title: Sig ja, “nej”",
        'title: "“Ja”"',
        "titles: {da: Sig “ja” nu, en: Say yes}",
        'titles: {da: "Sig ja, “nej”, tak", en: Say yes}',
        "title: Jobcentrets brev, ’det gule’",
        "# “ja”",
    ],
)
def test_curly_quotes_in_a_sentence_are_fine(tmp_path: Path, line: str) -> None:
    parse_yaml(tmp_path / "a.yml", f"{line}\n")


def test_curly_quotes_in_a_body_are_fine(danish: Path) -> None:
    change(danish, "Kontrakten er en plan", "“Kontrakten”\n\n- “er en plan”")
    assert "“er en plan”" in read_folder(danish.parent).danish.body


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_windows_and_mac_files_mean_the_same(danish: Path, line_end: str, mark: bytes) -> None:
    before = read_folder(danish.parent)
    for path in danish.parent.iterdir():
        path.write_bytes(mark + path.read_text().replace("\n", line_end).encode())
    after = read_folder(danish.parent)
    assert after == before
    assert after.source_digest == before.source_digest
    assert [text.version({}) for text in after.texts.values()] == [
        text.version({}) for text in before.texts.values()
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(danish: Path, encoding: str) -> None:
    danish.write_bytes(danish.read_text().encode(encoding))
    assert refused(danish) == UTF_16


def test_other_encodings_are_named(danish: Path) -> None:
    danish.write_bytes("---\ntitle: Møde\n---\nHej".encode("latin-1"))
    assert refused(danish) == "is not UTF-8; save it again with the encoding UTF-8."


@pytest.mark.parametrize("old", ["owner", "Kontrakten er en plan"])
def test_a_nul_byte_is_named(danish: Path, old: str) -> None:
    line = danish.read_text().split(old)[0].count("\n") + 1
    change(danish, old, f"\0{old}")
    assert refused(danish) == f"line {line} holds a NUL byte; write the line anew."


def test_a_key_given_twice_is_named(danish: Path) -> None:
    change(danish, "escalation: offer", "escalation: offer\nowner: jobcenteret")
    line = danish.read_text().split("owner: jobcenteret")[0].count("\n") + 1
    assert refused(danish) == f"line {line} has the key `owner` again; remove one."


def test_a_tab_as_indentation_is_named(danish: Path, folder: Path) -> None:
    change(danish, "  - {url", "\t- {url")
    assert refused(danish) == "line 5 begins with a tab; indent with spaces."
    path = change(folder / "areas.yml", "  titles", " \ttitles")
    with pytest.raises(InvalidData, match="begins with a tab"):
        read_yaml(path)


def test_tabs_elsewhere_are_fine(tmp_path: Path) -> None:
    assert parse_yaml(tmp_path / "a.yml", 'a: 1 # \tx\nb: "2\t"\n') == {"a": 1, "b": "2\t"}


@pytest.mark.parametrize("value", ["!!bool x", "!!int ''", "[" * 5000, "{a: " * 5000])
def test_what_the_reader_cannot_take_is_told(danish: Path, value: str) -> None:
    change(danish, "owner: ", f"owner: {value}\nx: ")
    assert refused(danish) == "is not YAML; compare it with another file."


def test_a_date_too_far_away_is_told(danish: Path) -> None:
    danish.write_text(re.sub("reviewed_on: .*", "reviewed_on: 9999-12-31", danish.read_text()))
    assert refused(danish) == "`reviewed_on` is too far away."


def test_other_mistakes_have_the_line_of_the_file(danish: Path) -> None:
    change(danish, "owner: ", "owner: [")
    assert refused(danish).startswith("line 4 is not YAML")


def test_spaces_at_line_ends_do_not_count(danish: Path) -> None:
    before = read_folder(danish.parent)
    for path in danish.parent.glob("*.md"):
        front, end, body = path.read_text().partition("\n---\n")
        path.write_text(front + end + body.replace("\n", " \t\n"))
    after = read_folder(danish.parent)
    assert after == before
    assert "\n\n" in after.danish.body
