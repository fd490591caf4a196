"""Phrases, plurals, dates and text direction in every language."""

from __future__ import annotations

import string
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot.domain.language import Language
from bot.errors import InvalidData
from bot.i18n import Phrases, isolate_foreign

TRANSLATIONS = Path(__file__).parent.parent / "translations"
PHRASES = Phrases(TRANSLATIONS)
LONG = (
    "Your message is long: I have read only the first {count} character. Ask one thing at a time.",
    "Your message is long: I have read only the first {count} characters. Ask one thing at a time.",
)


def catalogue(language: Language) -> Catalog:
    with (TRANSLATIONS / language / "LC_MESSAGES" / "messages.po").open("rb") as file:
        return read_po(file, locale=language.value)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def template() -> Catalog:
    with (TRANSLATIONS / "messages.pot").open("rb") as file:
        return read_po(file)


@pytest.mark.parametrize("language", Language)
def test_every_phrase_is_translated_with_its_fields(language: Language) -> None:
    translated = catalogue(language)
    for message in template():
        if not message.id:
            continue
        found = translated.get(message.id)
        assert found is not None, message.id
        assert not found.fuzzy, message.id
        own, forms = message.id, found.string
        own = own if isinstance(own, str) else own[1]
        forms = (forms,) if isinstance(forms, str) else forms
        assert all(forms), f"{language}: {message.id}"
        assert all(fields(form) == fields(own) for form in forms), f"{language}: {message.id}"


@pytest.mark.parametrize("language", Language)
def test_no_phrase_is_left_over(language: Language) -> None:
    known = {message.id for message in template()}
    assert {message.id for message in catalogue(language)} - known == set()


@pytest.mark.parametrize(("language", "forms"), [("da", 2), ("ar", 6), ("ti", 2), ("en", 2)])
def test_counts_take_the_forms_of_the_language(language: str, forms: int) -> None:
    say = PHRASES.speaker(Language(language))
    texts = {
        say.plural(*LONG, count).replace(str(count), "#") for count in (0, 1, 2, 3, 11, 100, 1000)
    }
    assert len(texts) == forms


@pytest.mark.parametrize(
    ("count", "word"), [(3, "أحرف"), (11, "حرفًا"), (99, "حرفًا"), (100, "حرف"), (1000, "حرف")]
)
def test_arabic_counts_choose_the_right_word(count: int, word: str) -> None:
    said = PHRASES.speaker(Language.ARABIC).plural(*LONG, count)
    assert f"\u2068{count}\u2069 {word} " in said


def test_dates_name_the_weekday_and_carry_the_danish_line() -> None:
    day = date(2026, 11, 21)
    assert PHRASES.speaker(Language.DANISH).day(day) == "lørdag den 21. november 2026"
    tigrinya = PHRASES.speaker(Language.TIGRINYA).day(day)
    assert tigrinya == "ቀዳም 21 ሕዳር 2026\n(lørdag den 21. november 2026)"


@pytest.mark.parametrize("language", Language)
def test_hours_are_danish_and_go_to_24(language: Language) -> None:
    say = PHRASES.speaker(language)
    assert say.hour(datetime(2026, 7, 1, 12, 5, tzinfo=UTC)) == "14:05"
    assert say.hour(datetime(2026, 12, 1, 12, 5, tzinfo=UTC)) == "13:05"


def test_fields_are_set_apart_in_arabic_only() -> None:
    phrase = "In danger? Call {emergency}."
    assert "\u2068112\u2069" in PHRASES.speaker(Language.ARABIC)(phrase, emergency="112")
    assert "\u2068" not in PHRASES.speaker(Language.TIGRINYA)(phrase, emergency="112")


def test_danish_words_and_numbers_are_set_apart_once() -> None:
    text = "اتصل على 01 23 45 10 (jobcenter). موقع [borger.dk](https://www.borger.dk/x)"
    once = isolate_foreign(text, Language.ARABIC)
    assert once.count("\u2068") == 3
    assert "](https://www.borger.dk/x)" in once
    assert isolate_foreign(once, Language.ARABIC) == once


def test_lines_without_arabic_stay_as_they_are() -> None:
    assert isolate_foreign("Ring 112. Vent ikke.", Language.ARABIC) == "Ring 112. Vent ikke."


def test_a_broken_catalogue_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "da" / "LC_MESSAGES" / "messages.po"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b'msgid "a"\nmsgstr "\xff"\n')
    with pytest.raises(InvalidData, match=r"messages\.po: is not a catalogue"):
        Phrases(tmp_path)
