"""A stamp says that translations and recordings match the text as it is now."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.adapters.content.stamp import stamp, stamp_audio, stamp_minor
from bot.adapters.content.topic_files import read_danish, read_folder
from bot.domain.language import Language
from bot.errors import InvalidData

TODAY = date(2026, 11, 21)
TRANSLATIONS = (Language.ARABIC, Language.TIGRINYA, Language.ENGLISH)


@pytest.fixture
def topic(folder: Path) -> Path:
    return folder / "topics/contract"


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def outdated(topic: Path) -> set[str]:
    found = read_folder(topic)
    return {language.value for language, text in found.texts.items() if not found.is_current(text)}


def edit(topic: Path) -> None:
    change(topic / "da.md", "Kontrakten er en plan", "Kontrakten er din plan")


def test_a_changed_source_outdates_all_translations(topic: Path) -> None:
    assert outdated(topic) == set()
    edit(topic)
    assert outdated(topic) == {"ar", "ti", "en"}


def test_a_stamp_makes_translations_current(topic: Path) -> None:
    edit(topic)
    assert {path.name for path in stamp(topic)} == {"ar.md", "ti.md", "en.md"}
    assert outdated(topic) == set()
    assert stamp(topic) == []


def test_one_language_may_be_stamped_alone(topic: Path) -> None:
    edit(topic)
    assert [path.name for path in stamp(topic, [Language.TIGRINYA])] == ["ti.md"]
    assert outdated(topic) == {"ar", "en"}


def test_a_stamp_changes_one_line_only(topic: Path) -> None:
    edit(topic)
    before = (topic / "ar.md").read_text().splitlines()
    stamp(topic)
    after = (topic / "ar.md").read_text().splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert changed[0][0].startswith("translation_of: ")


def test_nothing_is_stamped_while_a_file_is_wrong(topic: Path) -> None:
    edit(topic)
    before = (topic / "ar.md").read_text()
    change(topic / "ti.md", "translation_of:", "translates:")
    with pytest.raises(InvalidData, match="lacks `translation_of`"):
        stamp(topic)
    assert (topic / "ar.md").read_text() == before


def test_a_minor_edit_keeps_translations_valid(topic: Path) -> None:
    edit(topic)
    changed = stamp_minor(topic, by='Mette "Q" Prøve', on=TODAY)
    assert [path.name for path in changed] == ["da.md"]
    assert outdated(topic) == set()
    (noted,) = read_danish(topic)[0].minor_edits
    assert (noted.by, noted.on) == ('Mette "Q" Prøve', TODAY)


def test_minor_edits_follow_one_another(topic: Path) -> None:
    edit(topic)
    stamp_minor(topic, by="Mette", on=TODAY)
    change(topic / "da.md", "Kontrakten er din plan", "Kontrakten er jeres plan")
    assert outdated(topic) == {"ar", "ti", "en"}
    stamp_minor(topic, by="Mette", on=TODAY)
    assert outdated(topic) == set()
    assert len(read_danish(topic)[0].minor_edits) == 2


def test_a_real_change_after_a_minor_one_outdates(topic: Path) -> None:
    edit(topic)
    stamp_minor(topic, by="Mette", on=TODAY)
    change(topic / "da.md", "Kontrakten er din plan", "Kontrakten er slut")
    assert outdated(topic) == {"ar", "ti", "en"}
    stamp(topic)
    assert outdated(topic) == set()


def test_without_a_change_there_is_nothing_minor(topic: Path) -> None:
    before = (topic / "da.md").read_text()
    with pytest.raises(InvalidData, match="there is nothing to note"):
        stamp_minor(topic, by="Mette", on=TODAY)
    assert (topic / "da.md").read_text() == before


def test_a_translation_that_was_behind_stays_behind(topic: Path) -> None:
    edit(topic)
    stamp(topic, [Language.ARABIC, Language.ENGLISH])
    change(topic / "da.md", "Kontrakten er din plan", "Kontrakten er vores plan")
    with pytest.raises(InvalidData, match="translated in different versions"):
        stamp_minor(topic, by="Mette", on=TODAY)
    stamp_minor(topic, by="Mette", on=TODAY, languages=[Language.ARABIC, Language.ENGLISH])
    assert outdated(topic) == {"ti"}


def test_a_minor_edit_is_not_for_some(topic: Path) -> None:
    edit(topic)
    before = (topic / "da.md").read_text()
    with pytest.raises(InvalidData, match="--minor holds for ar and ti too"):
        stamp_minor(topic, by="Mette", on=TODAY, languages=[Language.ENGLISH])
    assert (topic / "da.md").read_text() == before
    stamp(topic, [Language.ARABIC, Language.TIGRINYA])
    stamp_minor(topic, by="Mette", on=TODAY, languages=[Language.ENGLISH])
    assert outdated(topic) == set()


def test_a_chain_of_edits_reaches_the_unnamed(topic: Path) -> None:
    edit(topic)
    stamp_minor(topic, by="Mette", on=TODAY)
    stamp(topic, [Language.ENGLISH])
    change(topic / "da.md", "Kontrakten er din plan", "Kontrakten er jeres plan")
    with pytest.raises(InvalidData, match="--minor holds for ar and ti too"):
        stamp_minor(topic, by="Mette", on=TODAY, languages=[Language.ENGLISH])


def test_the_source_has_nothing_to_stamp(topic: Path) -> None:
    edit(topic)
    with pytest.raises(InvalidData, match="is the source and has nothing to stamp"):
        stamp(topic, [Language.DANISH])
    with pytest.raises(InvalidData, match="is the source and has nothing to stamp"):
        stamp_minor(topic, by="Mette", on=TODAY, languages=[Language.DANISH])


@pytest.mark.parametrize(("by", "sentence"), [("", "not be empty"), ("x" * 201, "is too long")])
def test_who_decided_must_be_a_name(topic: Path, by: str, sentence: str) -> None:
    edit(topic)
    before = (topic / "da.md").read_text()
    with pytest.raises(InvalidData, match=f"`by` .*{sentence}"):
        stamp_minor(topic, by=by, on=TODAY)
    assert (topic / "da.md").read_text() == before


NOTED = '{from: "a", to: "b", by: Mette, on: 2026-11-21}'


@pytest.mark.parametrize(
    "lines",
    [
        "minor_edits: []",
        f"minor_edits:  # comment\n  - {NOTED}",
        f"minor_edits:\n- {NOTED}",
        'minor_edits:\n  - from: "a"\n    to: "b"\n    by: Mette\n    on: 2026-11-21',
    ],
)
def test_other_ways_of_writing_edits_are_told(topic: Path, lines: str) -> None:
    change(topic / "da.md", "escalation:", f"{lines}\nescalation:")
    edit(topic)
    before = (topic / "da.md").read_text()
    with pytest.raises(InvalidData, match="write `minor_edits:` alone on a line"):
        stamp_minor(topic, by="Mette", on=TODAY)
    assert (topic / "da.md").read_text() == before


@pytest.mark.parametrize("line", ['"translation_of": ', "translation_of:\n  "])
def test_other_ways_of_writing_lines_are_told(topic: Path, line: str) -> None:
    edit(topic)
    change(topic / "en.md", "translation_of: ", line)
    before = {path: path.read_text() for path in topic.iterdir()}
    with pytest.raises(InvalidData, match="write `translation_of` on one line, such as"):
        stamp(topic)
    assert {path: path.read_text() for path in topic.iterdir()} == before


def test_empty_lines_before_hyphens_are_kept(topic: Path) -> None:
    edit(topic)
    for path in topic.glob("*.md"):
        path.write_text(f"\n\n{path.read_text()}")
    stamp_minor(topic, by="Mette", on=TODAY)
    assert outdated(topic) == set()
    assert len(stamp(topic)) == 3
    assert (topic / "ar.md").read_text().startswith("\n\n---\n")


def test_a_digest_of_digits_stays_text(topic: Path) -> None:
    change(topic / "en.md", "translation_of: ", 'translation_of: "123456789012" # was ')
    assert read_folder(topic).texts[Language.ENGLISH].translation_of == "123456789012"


def test_a_recording_is_stamped_with_its_own_text(topic: Path) -> None:
    (topic / "ti.ogg").write_bytes(b"OggS")
    values = {"integration.phone": "01 23 45 10"}
    assert [path.name for path in stamp_audio(topic, values)] == ["ti.md"]
    text = read_folder(topic).texts[Language.TIGRINYA]
    assert text.audio_of == text.version(values)
    assert stamp_audio(topic, values) == []
    assert len(stamp_audio(topic, {"integration.phone": "01 23 45 11"})) == 1


def test_without_a_recording_there_is_nothing_to_stamp(topic: Path) -> None:
    with pytest.raises(InvalidData, match="holds no recording"):
        stamp_audio(topic, {})
