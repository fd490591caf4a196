"""The check names every problem of the content folder at once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.adapters.content.check import check
from bot.domain.taxonomy import TOPICS
from bot.i18n import Phrases
from tests.content import FEW

TODAY = date(2026, 11, 21)


def problems(folder: Path, phrases: Phrases) -> list[str]:
    found = check(folder, phrases, TODAY, FEW).errors
    return [str(problem).replace(f"{folder}/", "") for problem in found]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_the_content_that_we_publish_is_fine(whole: Path, phrases: Phrases) -> None:
    report = check(whole, phrases, TODAY)
    assert report.problems == []
    assert set(report.readability) == set(TOPICS)
    assert max(report.readability.values()) <= 40


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


def test_other_placeholders_in_a_translation_are_named(folder: Path, phrases: Phrases) -> None:
    change(folder / "topics/contract/ar.md", "{integration.phone}", "{jobcenter.phone}")
    expected = (
        "topics/contract/ar.md: names {jobcenter.phone} where the Danish text names "
        "{integration.phone} (placeholders)."
    )
    assert problems(folder, phrases) == [expected]


def test_a_topic_outside_the_menu_is_named(folder: Path, phrases: Phrases) -> None:
    change(folder / "areas.yml", "contract, ", "")
    expected = "areas.yml: does not list the topic `contract`; no menu would show it."
    assert problems(folder, phrases) == [expected]


def test_a_value_that_our_phrases_need_must_be_confirmed(folder: Path, phrases: Phrases) -> None:
    change(folder / "municipality.yml", "    phone: 01 23 45 21\n", "")
    sentence = "does not confirm `sickness.phone`, which the assistant's own phrases name."
    assert f"municipality.yml: {sentence}" in problems(folder, phrases)


def test_everything_wrong_is_named_at_once(folder: Path, phrases: Phrases) -> None:
    topics = folder / "topics"
    change(topics / "contract/da.md", "owner:", "ownr:")
    change(topics / "complaint/ar.md", "4", "5")
    change(topics / "internship/en.md", "{jobcenter.phone}", "{jobcenter.fone}")
    (topics / "emergency/ti.md").unlink()
    (topics / "football").mkdir()
    change(folder / "areas.yml", "violence]", "violence, violence]")
    found = problems(folder, phrases)
    paths = {one.partition(":")[0] for one in found}
    assert paths == {
        "areas.yml",
        "topics/complaint/ar.md",
        "topics/contract/da.md",
        "topics/football",
        "topics/emergency/ti.md",
        "topics/internship/en.md",
    }


def test_what_is_wrong_in_one_file_hides_nothing_else(folder: Path, phrases: Phrases) -> None:
    (folder / "municipality.yml").write_text("municipality: [")
    (folder / "glossary.yml").write_text("- nothing")
    change(folder / "topics/complaint/ar.md", "4", "5")
    found = "\n".join(problems(folder, phrases))
    assert all(
        path in found for path in ("municipality.yml: ", "glossary.yml", "complaint/ar.md: ")
    )


def test_a_meeting_needs_its_subject_in_every_language(folder: Path, phrases: Phrases) -> None:
    change(folder / "municipality.yml", ", ti: ብድሌትኩም ናብ ሃገርኩም ምምላስ", "")
    sentence = "the meeting on 2027-02-16 17:00 lacks a `subject` in `ti`."
    assert f"municipality.yml (info_meetings): {sentence}" in problems(folder, phrases)
