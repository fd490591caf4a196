"""Nothing strange among the topics, and no topic copied from another."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.content.checks.folders import copies, strays
from bot.adapters.content.topic_files import TopicFolder, read_folder

ONLY = "only da.md, ar.md, ti.md, en.md and their recordings (da.ogg, ar.ogg, ti.ogg, en.ogg) are."


@pytest.fixture
def topics(folder: Path) -> Path:
    return folder / "topics"


@pytest.fixture
def ids(topics: Path) -> list[str]:
    return [path.name for path in sorted(topics.iterdir())]


def found(topics: Path, ids: list[str]) -> list[str]:
    return [str(problem).replace(f"{topics}/", "") for problem in strays(topics, ids)]


def read(topics: Path) -> dict[str, TopicFolder]:
    return {path.name: read_folder(path) for path in topics.iterdir()}


def copied(topics: Path) -> list[str]:
    return [str(problem).replace(f"{topics}/", "") for problem in copies(read(topics))]


def test_the_published_folder_is_in_order(topics: Path, ids: list[str]) -> None:
    assert found(topics, ids) == []
    assert copied(topics) == []


def test_unknown_and_missing_topics_are_named(topics: Path, ids: list[str]) -> None:
    (topics / "contract").rename(topics / "contrakt")
    (topics / "notes.md").write_text("Hej")
    assert found(topics, ids) == [
        "contrakt: is no topic; the ids are fixed.",
        "notes.md: is no topic; the ids are fixed.",
        "contract: is missing; write da.md, ar.md, ti.md, en.md in a folder of this name.",
    ]


def test_a_missing_folder_of_topics_is_named(tmp_path: Path) -> None:
    (problem,) = strays(tmp_path / "topics", ["contract"])
    assert problem.sentence == "is missing or is no folder."


def test_a_file_is_no_topic(topics: Path, ids: list[str]) -> None:
    (topics / "mentor").write_text("Hej")
    assert found(topics, [*ids, "mentor"]) == [
        "mentor: is no folder; a topic is a folder with its texts."
    ]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("ti (1).md", "is not used; ti.md is. Keep one of the two under the name ti.md."),
        ("ti.markdown", "is not used; ti.md is. Keep one of the two under the name ti.md."),
        ("TI.md", "is not used; ti.md is. Keep one of the two under the name ti.md."),
        ("ti - kopi.md.txt", "is not used; ti.md is. Keep one of the two under the name ti.md."),
        ("ti (1).ogg", "is not used; rename it to ti.ogg."),
        ("tigrinya.md", f"is not a file of this topic; {ONLY}"),
        ("fr.md", f"is not a file of this topic; {ONLY}"),
        ("plan.docx", f"is not a file of this topic; {ONLY}"),
    ],
)
def test_a_strange_file_is_named(topics: Path, ids: list[str], name: str, sentence: str) -> None:
    (topics / "contract" / name).write_text("Hej")
    assert found(topics, ids) == [f"contract/{name}: {sentence}"]


def test_a_misnamed_language_is_to_be_renamed(topics: Path, ids: list[str]) -> None:
    (topics / "contract/ti.md").rename(topics / "contract/TI.markdown")
    assert found(topics, ids) == ["contract/TI.markdown: is not used; rename it to ti.md."]


def test_links_and_folders_are_refused(topics: Path, ids: list[str]) -> None:
    (topics / "contract/en.md").rename(topics.parent / "en.md")
    (topics / "contract/en.md").symlink_to(topics.parent / "en.md")
    (topics / "contract/old").mkdir()
    (topics / "mentor").symlink_to(topics / "contract")
    assert found(topics, [*ids, "mentor"]) == [
        "contract/en.md: is a symbolic link; put the file itself here.",
        "contract/old: is a folder; a topic's folder holds only files.",
        "mentor: is a symbolic link; put the folder itself here.",
    ]


def test_recordings_and_leftovers_stay_quiet(topics: Path, ids: list[str]) -> None:
    for name in ("da.ogg", ".DS_Store", "da.md~", ".da.md.swp", "da.swp", "~$da.md", "#da.md#"):
        (topics / "contract" / name).write_bytes(b"")
    (topics / "contract/.#da.md").symlink_to("nowhere")
    (topics / ".obsidian").mkdir()
    assert found(topics, ids) == []


def test_a_copied_text_is_named(topics: Path) -> None:
    for language in ("da", "en"):
        text = (topics / f"contract/{language}.md").read_text()
        (topics / f"internship/{language}.md").write_text(text)
    sentence = "has the same text as topics/contract/{}.md; was the file copied?"
    assert copied(topics) == [
        f"internship/da.md: {sentence.format('da')}",
        f"internship/en.md: {sentence.format('en')}",
    ]


def test_a_title_used_twice_is_named(topics: Path) -> None:
    path = topics / "internship/en.md"
    _, _, rest = path.read_text().partition("translation_of")
    title = read(topics)["contract"].danish.path.with_name("en.md").read_text().split("\n")[1]
    path.write_text(f"---\n{title.upper().replace('TITLE', 'title')}\ntranslation_of{rest}")
    assert copied(topics) == [
        "internship/en.md: has the same title as topics/contract/en.md; was the file copied?"
    ]
