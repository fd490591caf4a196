"""The same numbers, dates, links and placeholders in every language."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.content.checks.facts import Fact, differences, facts_of
from bot.adapters.content.topic_files import TopicText, read_folder
from bot.domain.language import Language
from bot.domain.topic import Review

DANISH, ENGLISH, ARABIC, TIGRINYA = (Language(code) for code in ("da", "en", "ar", "ti"))
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
languages = st.sampled_from(list(Language))


def compared(danish: str, other: str, language: str = "en") -> list[str]:
    texts = [
        TopicText(Path(f"{code}.md"), "", body, Review.DRAFT)
        for code, body in (("da", danish), (language, other))
    ]
    return [problem.sentence for problem in differences(*texts)]


def numbers(text: str, language: Language = DANISH) -> Counter[str]:
    return facts_of(text, language)[Fact.NUMBER]


def test_published_translations_have_the_same_facts(whole: Path) -> None:
    found = [read_folder(path) for path in sorted((whole / "topics").iterdir())]
    assert len(found) >= 20
    for topic in found:
        for text in topic.texts.values():
            assert [str(problem) for problem in differences(topic.danish, text)] == []


@pytest.mark.parametrize(
    ("language", "old", "new", "sentence"),
    [
        ("en", "**4 weeks**", "**8 weeks**", "names 8 where the Danish text names 4 (numbers)."),
        ("ti", "**4 ሰሙናት**", "**ኣርባዕተ ሰሙናት**", "lacks the number 4."),
        ("ar", "**4 أسابيع**", "**٨ أسابيع**", "names 8 where the Danish text names 4 (numbers)."),
        (
            "en",
            "**4 weeks**",
            "**4 weeks, 4**",
            "has the number 4 more often than the Danish text.",
        ),
        ("en", "You can", "You 2 can", "has the number 2, which the Danish text lacks."),
    ],
)
def test_another_number_is_named(
    folder: Path, language: str, old: str, new: str, sentence: str
) -> None:
    path = folder / f"topics/complaint/{language}.md"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    topic = read_folder(path.parent)
    found = list(differences(topic.danish, topic.texts[Language(language)]))
    assert [(problem.path, problem.sentence) for problem in found] == [(str(path), sentence)]


def test_another_placeholder_is_named(folder: Path) -> None:
    path = folder / "topics/contract/ar.md"
    text = path.read_text()
    path.write_text(text.replace("{integration.phone}", "{jobcenter.phone}"))
    topic = read_folder(path.parent)
    assert [problem.sentence for problem in differences(topic.danish, topic.texts[ARABIC])] == [
        "names {jobcenter.phone} where the Danish text names {integration.phone} (placeholders)."
    ]


@pytest.mark.parametrize(
    ("danish", "other", "sentence"),
    [
        ("Ring {a.b}.", "Call.", "lacks the placeholder {a.b}."),
        ("{a.b} {a.b}", "{a.b}", "has the placeholder {a.b} less often than the Danish text."),
        ("Se", "[I](https://a.dk/).", "links to https://a.dk/, which the Danish text does not."),
        ("https://a.dk", "Here.", "lacks the link https://a.dk."),
        ("den 1. juli", "on 1 June", "names 1 June where the Danish text names 1 July (dates)."),
        ("§ 13 f", "§ 13", "names § 13 where the Danish text names § 13f (sections)."),
        ("500 kr.", "500 euros", "names euro where the Danish text names kroner (currencies)."),
        ("Ring 33 73 50 00", "Call", "lacks the telephone number 33 73 50 00."),
        ("a@b.dk", "c@b.dk", "names c@b.dk where the Danish text names a@b.dk (e-mail addresses)."),
        ("4 uger, 8 dage og 9", "weeks", "lacks the numbers 4, 8 and 9."),
        ("4 8", "8 8", "lacks the number 4; has the number 8 more often than the Danish text."),
        ("en\n\nto", "one", "has 1 paragraph, the Danish text has 2."),
        ("en", "one\n\ntwo", "has 2 paragraphs, the Danish text has 1."),
    ],
)
def test_every_difference_is_one_sentence(danish: str, other: str, sentence: str) -> None:
    assert compared(danish, other) == [sentence]


@pytest.mark.parametrize(
    ("danish", "other", "language"),
    [
        ("for folk på 18-50 år", "for people from 18 to 50", "en"),
        ("18–50 år", "من 18 إلى 50", "ar"),
        ("Bestå DU2", "Pass DU2", "en"),
        ("den 21. november 2026", "on November 21st, 2026", "en"),
        ("den 21.11.2026", "on 21 Nov 2026", "en"),
        ("den 1. juli", "في ١ يوليو", "ar"),
        ("den 1. juli 2026", "في 1 تموز/يوليو 2026", "ar"),
        ("den 3. oktober 2026", "في 3 تشرين الأول 2026", "ar"),
        ("den 8. april", "في 8 ابريل", "ar"),
        ("i juli 2026", "في جويلية 2026", "ar"),
        ("21. november 2026", "21 ሕዳር 2026", "ti"),
        ("Er du 18? Maj er fri.", "If you are 18 may you go?", "en"),
        ("over 18, men", "ልዕሊ 18 ግን", "ti"),
        ("1.000 kr. om året", "DKK 1,000 a year", "en"),
        ("1.000,50 kr.", "1,000.50 Danish kroner", "en"),
        ("1.000 kr.", "١٬٠٠٠ كرونة دنماركية", "ar"),
        ("500 kr.", "500 ክሮነር", "ti"),
        ("7,5 timer", "٧٫٥ ساعات", "ar"),
        ("8.30-16.00", "from 8:30 to 16", "en"),
        ("aktivlovens § 35 i loven", "§ 35 of the act", "en"),
        ("Ring +45 33 73 50 00", "Call \u206833735000\u2069", "en"),
        ("livslinien 70 201 201", "70 20 12 01", "en"),
        ("Se https://a.dk/1.", "[See](https://a.dk/1)", "en"),
        ("Skriv til A@b.dk.", "Write to a@b.dk", "en"),
        ("en\n\n\nto", "one\n\ntwo", "en"),
    ],
)
def test_a_language_may_write_facts_its_own_way(danish: str, other: str, language: str) -> None:
    assert compared(danish, other, language) == []


def test_amounts_are_a_number_and_a_currency() -> None:
    found = facts_of("Du får 1.200 kr. den 1. maj. Kroner er penge.", DANISH)
    assert found[Fact.NUMBER] == {"1200": 1}
    assert found[Fact.CURRENCY] == {"kroner": 1}
    assert found[Fact.DATE] == {"1 May": 1}


@given(st.text(), languages)
def test_any_text_has_the_facts_of_itself(text: str, language: Language) -> None:
    assert compared(f"x{text}", f"x{text}", "da") == []
    facts_of(text, language)


@given(st.integers(0, 10**12), languages)
def test_digits_of_any_script_are_equal(number: int, language: Language) -> None:
    western = f"x {number} x"
    for digits in (ARABIC_DIGITS, PERSIAN_DIGITS):
        assert facts_of(western.translate(digits), language) == facts_of(western, language)


@given(st.integers(1000, 10**7 - 1), languages, st.sampled_from(".,٬ \u00a0\u202f"))
def test_separators_of_thousands_are_equal(number: int, language: Language, by: str) -> None:
    assert numbers(f"{number:,}".replace(",", by), language) == {str(number): 1}


@given(st.integers(0, 999), st.integers(1, 99), languages, st.sampled_from(".,٫"))
def test_separators_of_decimals_are_equal(
    whole: int, part: int, language: Language, by: str
) -> None:
    assert numbers(f"{whole}{by}{part:02}", language) == {f"{whole}.{part:02}": 1}


@given(st.times(), st.sampled_from([".", ":"]), languages)
def test_separators_of_clocks_are_equal(time: object, by: str, language: Language) -> None:
    written = f"{time:%H:%M}".replace(":", by)
    padless = written.removeprefix("0")
    assert numbers(written) == numbers(padless, language)
    assert numbers(written.translate(ARABIC_DIGITS), ARABIC) == numbers(written)


@given(st.integers(0, 99), st.integers(0, 99), languages)
def test_a_range_is_its_two_ends(low: int, high: int, language: Language) -> None:
    ends = numbers(f"{low} til {high}")
    assert numbers(f"{low}-{high}", language) == ends
    assert numbers(f"{low}–{high}".translate(ARABIC_DIGITS), language) == ends
