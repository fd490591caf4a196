"""The lists of danger phrases are checked, and a broken one never silences the detector."""

from __future__ import annotations

import logging
import os
from datetime import date
from pathlib import Path

import pytest

from bot.adapters.content.check import check
from bot.adapters.content.danger import DangerFiles, read_danger
from bot.errors import InvalidData
from bot.i18n import Phrases
from tests.content import FEW

GOOD = """
emergency: {{sure: {0} brand, possible: {0} røg}}
violence: {{sure: {0} slag, possible: {0} vold}}
self-harm:
  sure: |
    # a remark
    {0} død

  possible: {0} trist
harmless: {0} telefon er død
"""
MESSAGE = "da død"


@pytest.fixture
def lists(tmp_path: Path) -> Path:
    for language in ("da", "en", "ar", "ti"):
        (tmp_path / f"{language}.yml").write_text(GOOD.format(language))
    return tmp_path


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))
    later = path.stat().st_mtime_ns + 1_000_000
    os.utime(path, ns=(later, later))


def test_good_lists_find_danger(lists: Path) -> None:
    detector = read_danger(lists)
    assert detector.suspect(MESSAGE) is not None
    assert detector.suspect("da telefon er død") is None


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("violence:", "voilence:", "has an unknown key `voilence`; remove it or correct"),
        ("possible: da røg", "posible: da røg", "has an unknown key `emergency.posible`;"),
        ("da røg", "''", "`emergency.possible` must have at least one phrase."),
        ("da røg", "x", "`x` (emergency possible) must have at least 2 letters."),
        ("da røg", "… røg", "`… røg` (emergency possible) must have a word before and after"),
        ("da røg", "DA BRAND", "`DA BRAND` (emergency possible) stands already under emergency"),
        ("da røg", "da slaag", "`da slag` (violence sure) stands already under emergency"),
        ("telefon er død", "slag", "`da slag` (harmless) stands already under violence sure."),
        ("da telefon er død", "slag", "`da slag` does not count: its words stand in a harmless"),
        ("da røg", "ضرب", "`ضرب` (emergency possible) must be in Latin letters."),
    ],
)
def test_what_is_wrong_is_named_with_file_and_phrase(
    lists: Path, old: str, new: str, sentence: str
) -> None:
    change(lists / "da.yml", old, new)
    with pytest.raises(InvalidData) as raised:
        read_danger(lists)
    assert f"{lists / 'da.yml'}: " in str(raised.value)
    assert sentence in str(raised.value)


@pytest.mark.parametrize(("language", "word"), [("ar", "ክመውት"), ("ti", "اموت"), ("en", "удар")])
def test_a_phrase_in_the_wrong_script_is_named(lists: Path, language: str, word: str) -> None:
    change(lists / f"{language}.yml", f"{language} røg", f"{word} {word}")
    with pytest.raises(InvalidData, match="letters"):
        read_danger(lists)


def test_a_missing_list_refuses_the_start(lists: Path) -> None:
    (lists / "ti.yml").unlink()
    with pytest.raises(InvalidData, match=r"ti\.yml: is missing or cannot be read\."):
        DangerFiles(lists)


def test_a_changed_list_is_used_and_a_broken_one_is_not(
    lists: Path, caplog: pytest.LogCaptureFixture
) -> None:
    files = DangerFiles(lists)
    assert files.suspect("da kniv") is None
    change(lists / "da.yml", "da brand", "da kniv")
    assert files.suspect("da kniv") is not None
    with caplog.at_level(logging.ERROR):
        change(lists / "da.yml", "harmless:", "harmles:")
        assert files.suspect("da kniv") is not None
        assert files.suspect("da kniv") is not None
    actions = [getattr(record, "action", "") for record in caplog.records]
    assert actions == ["danger_refused"] * 2  # lacks one key, has an unknown one; said once
    (lists / "da.yml").unlink()
    assert files.suspect("da kniv") is not None


def test_the_check_of_the_content_names_a_wrong_list(folder: Path, phrases: Phrases) -> None:
    change(folder / "danger/en.yml", "harmless:", "harmles:")
    found = [str(one) for one in check(folder, phrases, date(2026, 11, 21), FEW).errors]
    assert any("danger/en.yml: has an unknown key `harmles`" in one for one in found)
