"""The check names every problem of the content folder at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.content.check import check
from bot.adapters.content.stamp import stamp
from bot.errors import InvalidData
from bot.i18n import Phrases


def problems(folder: Path, phrases: Phrases) -> list[str]:
    return [str(problem).replace(f"{folder}/", "") for problem in check(folder, phrases)]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_the_content_that_we_publish_is_fine(folder: Path, phrases: Phrases) -> None:
    assert problems(folder, phrases) == []


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("owner:", "ownr:", "has an unknown key `ownr`; remove it or correct its spelling."),
        ("owner:", "ownr:", "lacks `owner`."),
        ("review_in: 6 months", "review_in: soon", "`review_in` must be a number of months"),
        ("reviewed_on: 2026-11-21", "reviewed_on: 21/11", "`reviewed_on` must be a date such as"),
        ("escalation: offer", "escalation: maybe", "`escalation` must be one of 'never'"),
        ("{url: ", "{url: www.", "`sources.0.url` must be a whole address"),
        ("---\ntitle", "title", "must begin with front matter between two lines"),
        ("title: ", "title: [", "is not YAML"),
    ],
)
def test_wrong_front_matter_is_named(
    folder: Path, phrases: Phrases, old: str, new: str, sentence: str
) -> None:
    change(folder / "topics/complaint/da.md", old, new)
    found = [one for one in problems(folder, phrases) if sentence in one]
    assert len(found) == 1
    assert found[0].startswith("topics/complaint/da.md")


def test_a_missing_language_is_named(folder: Path, phrases: Phrases) -> None:
    (folder / "topics/contract/ti.md").unlink()
    expected = "topics/contract/ti.md: is missing or cannot be read."
    assert expected in problems(folder, phrases)


@pytest.mark.parametrize(
    ("added", "sentence"),
    [
        ("x" * 900, "the most is 900"),
        ("# Stort", "uses heading;"),
        ("Se [her](https://www.example.org/).", "which is not in `sources`"),
        ("Ring {jobcenter.fone}.", "{jobcenter.fone}, which municipality.yml does not confirm"),
        ("<b>fed</b>", "uses html inline"),
    ],
)
def test_a_wrong_text_is_named(folder: Path, phrases: Phrases, added: str, sentence: str) -> None:
    path = folder / "topics/contract/en.md"
    path.write_text(path.read_text() + f"\n\n{added}\n")
    found = [one for one in problems(folder, phrases) if sentence in one]
    assert len(found) == 1
    assert found[0].startswith("topics/contract/en.md")


def test_a_huge_file_is_refused(folder: Path, phrases: Phrases) -> None:
    (folder / "topics/contract/en.md").write_text("x" * 200_000)
    expected = "topics/contract/en.md: is larger than 100 kB; shorten it."
    assert expected in problems(folder, phrases)


def test_a_changed_source_makes_translations_outdated_until_stamped(
    folder: Path, phrases: Phrases
) -> None:
    change(folder / "topics/contract/da.md", "Kontrakten er en plan", "Kontrakten er din plan")
    found = problems(folder, phrases)
    assert len(found) == 3
    assert all("translates an older Danish text" in one for one in found)
    assert len(stamp(folder / "topics/contract")) == 3
    assert problems(folder, phrases) == []


def test_a_stamp_writes_nothing_when_a_file_cannot_take_it(folder: Path) -> None:
    topic = folder / "topics/contract"
    change(topic / "da.md", "Kontrakten er en plan", "Kontrakten er din plan")
    before = (topic / "ar.md").read_text()
    change(topic / "ti.md", "translation_of:", "translates:")
    with pytest.raises(InvalidData, match="lacks `translation_of`"):
        stamp(topic)
    assert (topic / "ar.md").read_text() == before


def test_other_placeholders_in_a_translation_are_named(folder: Path, phrases: Phrases) -> None:
    change(folder / "topics/contract/ar.md", "{integration.phone}", "{jobcenter.phone}")
    expected = "topics/contract/ar.md: does not have the same placeholders as the Danish text."
    assert problems(folder, phrases) == [expected]


def test_a_topic_outside_the_menu_is_named(folder: Path, phrases: Phrases) -> None:
    change(folder / "areas.yml", "contract, ", "")
    expected = "areas.yml: does not list the topic `contract`; no menu would show it."
    assert problems(folder, phrases) == [expected]


def test_a_value_that_our_phrases_need_must_be_confirmed(folder: Path, phrases: Phrases) -> None:
    change(folder / "municipality.yml", "    phone: 01 23 45 21\n", "")
    sentence = "does not confirm `sickness.phone`, which the assistant's own phrases name."
    assert f"municipality.yml: {sentence}" in problems(folder, phrases)


def test_danger_must_be_answered(folder: Path, phrases: Phrases) -> None:
    (folder / "topics/violence/ar.md").unlink()
    expected = "topics/violence: is missing; danger must be answered."
    assert expected in problems(folder, phrases)
