"""Invisible characters, wrong letters and what would disorder a line are named with the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.content.checks.direction import disordered
from bot.adapters.content.topic_files import TopicText, read_folder
from bot.domain.language import Language
from bot.domain.topic import Review

CONTENT = Path(__file__).parents[4] / "content"
ARABIC, TIGRINYA, DANISH = Language.ARABIC, Language.TIGRINYA, Language.DANISH


def sentences(topic: Path, language: Language) -> list[str]:
    return [
        problem.sentence for problem in disordered(read_folder(topic).texts[language], language)
    ]


def of(body: str, language: Language, title: str = "") -> list[str]:
    names = {ARABIC: "سؤال", TIGRINYA: "ሕቶ"}
    text = TopicText(Path("none.md"), title or names.get(language, "Titel"), body, Review.DRAFT)
    return [problem.sentence for problem in disordered(text, language)]


def change(path: Path, old: str, new: str) -> None:
    written = path.read_text()
    assert old in written
    path.write_text(written.replace(old, new, 1))


def test_the_texts_we_publish_are_in_order() -> None:
    for path in sorted(CONTENT.glob("topics/*/da.md")):
        for language in Language:
            assert sentences(path.parent, language) == [], (path.parent.name, language)


@pytest.mark.parametrize("mark", list("\u200e\u200f\u061c\u202a\u202e\u2066\u2068\u2069"))
@pytest.mark.parametrize("language", list(Language))
def test_a_typed_direction_mark_is_named_with_its_line(
    folder: Path, mark: str, language: Language
) -> None:
    topic = folder / "topics/contract"
    path = topic / f"{language}.md"
    change(path, "{integration.phone}", f"{mark}{{integration.phone}}")
    line = path.read_text().split(mark)[0].count("\n") + 1
    advice = "remove it, the assistant sets them itself."
    expected = f"has an invisible direction mark in line {line}; {advice}"
    assert expected in sentences(topic, language)


def test_a_mark_in_the_front_matter_is_named(folder: Path) -> None:
    change(folder / "topics/contract/ar.md", "title: ", "title: \u200f")
    (found,) = sentences(folder / "topics/contract", ARABIC)
    assert found.startswith("has an invisible direction mark in line 2;")


@pytest.mark.parametrize(
    ("sign", "code"), [("\u200b", "200B"), ("\ufeff", "FEFF"), ("\u00ad", "00AD")]
)
def test_an_invisible_character_is_named_with_its_code(folder: Path, sign: str, code: str) -> None:
    change(folder / "topics/contract/da.md", "kommunen laver", f"kommu{sign}nen laver")
    (found,) = sentences(folder / "topics/contract", DANISH)
    assert found.startswith(f"has an invisible character (U+{code}) in line ")


def test_a_byte_order_mark_at_the_start_is_fine(folder: Path) -> None:
    path = folder / "topics/contract/ar.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert sentences(path.parent, ARABIC) == []


@pytest.mark.parametrize(("language", "letters"), [(ARABIC, "Arabic"), (TIGRINYA, "Ge'ez")])
def test_a_paragraph_left_in_danish_is_named(
    folder: Path, language: Language, letters: str
) -> None:
    path = folder / f"topics/contract/{language}.md"
    path.write_text(f"{path.read_text().rstrip()}\n\nRing til os.\n")
    line = len(path.read_text().splitlines())
    assert sentences(path.parent, language) == [f"line {line} is not written in {letters} letters."]


def test_a_list_item_left_in_danish_is_named() -> None:
    found = of("- نعم\n- Ring til os i dag", ARABIC)
    assert found == ["line 3 is not written in Arabic letters."]


def test_a_title_left_in_english_is_named() -> None:
    assert of("እወ።", TIGRINYA, title="What is it?") == [
        "the title is not written in Ge'ez letters."
    ]


@pytest.mark.parametrize(
    "body",
    [
        "{municipality.opening_hours}",
        "- Lev Uden Vold (1888)\n- MitID",
        "112",
        "اتصل بمنظمة **Lev Uden Vold** على الرقم {national.violence}.",
        'اسمها "opholds- og selvforsørgelseserklæring" (papir).',
        "[اقرأ هنا](https://www.borger.dk/hjælp) أو 50% أو ٨:٣٠.",
        "{language_centre.name}: {language_centre.phone} هنا",
    ],
)
def test_names_numbers_and_links_in_arabic_are_fine(body: str) -> None:
    assert of(body, ARABIC) == []


@pytest.mark.parametrize(
    ("body", "name"), [("Skriv العربية her.", "Arabic"), ("Skriv ትግርኛ her.", "Ge'ez")]
)
def test_other_letters_in_danish_are_named_unless_quoted(body: str, name: str) -> None:
    assert of(body, DANISH) == [f"line 2 has {name} letters outside quotation marks."]
    quoted = body.replace("Skriv ", 'Skriv "').replace(" her", '" her')
    assert of(quoted, DANISH) == []


def test_what_cannot_be_set_apart_in_arabic_is_named() -> None:
    (found,) = of("اكتب Ελλάδα هنا", ARABIC)
    assert found == "line 2 shows `Ε` out of order; write it in other letters or leave it out."
    assert of("Skriv Ελλάδα her", DANISH) == []
