"""Only what every channel can show, and only links that somebody has checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.content.checks.markup import LONGEST_BODY, mistakes
from bot.adapters.content.topic_files import TopicText, read_folder
from bot.domain.language import Language
from bot.domain.topic import Review

SOURCES = ["https://www.borger.dk/a", "https://kommune.example/æ"]
ONLY = "only paragraphs, **bold**, lists and links work."
WRITTEN = "a link is written [words](https://…)."
BOLD = "shows ** to the reader; bold is written **words**, without a space inside the stars."
BRACES = "shows { or } to the reader; a placeholder is written {group.key}."


def found(body: str, title: str = "Titel") -> list[str]:
    text = TopicText(Path("da.md"), title, body, Review.DRAFT)
    return [problem.sentence for problem in mistakes(text, SOURCES)]


def test_published_texts_can_be_shown(whole: Path) -> None:
    for path in sorted((whole / "topics").iterdir()):
        topic = read_folder(path)
        sources = [source.url for source in topic.topic.sources]
        for text in topic.texts.values():
            assert [str(problem) for problem in mistakes(text, sources)] == []


@pytest.mark.parametrize(
    ("added", "sentence"),
    [
        ("x" * LONGEST_BODY, "the most is 900"),
        ("# Stort", "uses heading;"),
        ("Se [her](https://www.example.org/).", "links to https://www.example.org/, which is not"),
        ("Ring {jobcenter.phone.", BRACES),
    ],
)
def test_a_wrong_text_is_named_with_its_file(folder: Path, added: str, sentence: str) -> None:
    path = folder / "topics/contract/en.md"
    path.write_text(f"{path.read_text()}\n\n{added}\n")
    topic = read_folder(path.parent)
    (problem,) = mistakes(topic.texts[Language.ENGLISH], [s.url for s in topic.topic.sources])
    assert problem.path == str(path)
    assert sentence in problem.sentence


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("# Stort", f"uses heading; {ONLY}"),
        ("1. først", f"uses ordered list; {ONLY}"),
        ("*skrå*", f"uses italics; {ONLY}"),
        ("> citat", f"uses blockquote; {ONLY}"),
        ("`kode`", f"uses code inline; {ONLY}"),
        ("en  \nto", f"uses spaces or a backslash at a line's end; {ONLY}"),
        ("![kort](https://www.borger.dk/a)", f"uses image; {ONLY}"),
        ("en <b>fed", f"uses html inline; {ONLY}"),
        ("<div>\nhej\n</div>", f"uses html block; {ONLY}"),
        ("<script>alert(1)</script>", f"uses script; {ONLY}"),
    ],
)
def test_every_other_mark_is_named(body: str, sentence: str) -> None:
    assert found(body) == [sentence]


@pytest.mark.parametrize(
    ("body", "sentences"),
    [
        ("[a](https://x.dk)", ["links to https://x.dk, which is not in `sources`."]),
        ("[a](www.borger.dk/a)", ["links to www.borger.dk/a, which is not in `sources`."]),
        ("[a](mailto:a@b.dk)", ["links to mailto:a@b.dk, which is not in `sources`."]),
        ("[a](http://www.borger.dk/a)", ["links to http://www.borger.dk/a; use https."]),
        (
            "[a](http://x.dk)",
            [
                "links to http://x.dk; use https.",
                "links to http://x.dk, which is not in `sources`.",
            ],
        ),
        (
            "<https://x.dk>",
            [
                "links to https://x.dk, which is not in `sources`.",
                f"has the link https://x.dk in angle brackets; {WRITTEN}",
            ],
        ),
        (
            "[a][1]\n\n[1]: https://x.dk",
            [
                "links to https://x.dk, which is not in `sources`.",
                f"defines the link https://x.dk apart from the text; {WRITTEN}",
            ],
        ),
        (
            "hej\n\n[1]: https://www.borger.dk/a",
            [f"defines the link https://www.borger.dk/a apart from the text; {WRITTEN}"],
        ),
        ("Se https://x.dk/b_c.", ["names https://x.dk/b_c without being a link from `sources`."]),
        ("Se www.x.dk", ["names www.x.dk without being a link from `sources`."]),
        ("[a](javascript:alert(1))", [f"shows ]( to the reader; {WRITTEN}"]),
    ],
)
def test_every_unknown_address_is_named(body: str, sentences: list[str]) -> None:
    assert found(body) == sentences


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("**fed", BOLD),
        ("**fed ** skrift", BOLD),
        ("fed** skrift", BOLD),
        ("**en\n\nto**", BOLD),
        ("Ring {jobcenter.phone", BRACES),
        ("Ring jobcenter.phone}", BRACES),
        ("Ring {{jobcenter.phone}}", BRACES),
    ],
)
def test_marks_shown_to_the_reader_are_named(body: str, sentence: str) -> None:
    assert found(body) == [sentence]


@pytest.mark.parametrize("title", ["**Hvad**?", "Ring {jobcenter.phone}", "[Hvad](https://a.dk)"])
def test_a_title_is_plain_words(title: str) -> None:
    assert all(sentence.startswith("`title` shows ") for sentence in found("Hej.", title))
    assert found("Hej.", title)


@pytest.mark.parametrize(
    "body",
    [
        "Et **vigtigt** ord\npå to linjer.\n\n- en\n- **to**\n\nTre.",
        "Ring til {jobcenter.phone}.",
        "Se [borger.dk](https://www.borger.dk/a) og [mere](https://kommune.example/æ).",
        "[https://www.borger.dk/a](https://www.borger.dk/a)",
        "Se https://www.borger.dk/a.",
        "x" * LONGEST_BODY,
    ],
)
def test_what_is_allowed_stays_quiet(body: str) -> None:
    assert found(body) == []
