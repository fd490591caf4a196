"""Times of day in messages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.language import Language
from bot.domain.mentions import find

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def times(text: str, language: Language = Language.DANISH) -> list[list[str]]:
    found = find(text, language, NOW).times
    return [[f"{reading:%H:%M}" for reading in clock.readings] for clock in found]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        *((text, ["09:00", "21:00"]) for text in ("kl. 9", "kl 9", "kl9", "at 9", "9:00", "9.00")),
        *((text, ["09:00", "21:00"]) for text in ("الساعة ٩", "الساعة التاسعة", "el sa3a 9")),
        *((text, ["14:30"]) for text in ("kl 14.30", "14:30", "kl. 14:30", "14.30", "١٤:٣٠")),
        *((text, ["02:30", "14:30"]) for text in ("halv tre", "halv 3", "half past two", "2:30")),
        *((text, ["02:30", "14:30"]) for text in ("الساعة 2 ونص", "الساعة الثانية والنصف")),
        *((text, ["08:15", "20:15"]) for text in ("kvart over 8", "quarter past eight")),
        *((text, ["07:45", "19:45"]) for text in ("kvart i otte", "الساعة 8 الا ربع")),
        *((text, ["15:00"]) for text in ("3 pm", "3pm", "3 p.m.", "kl. 15", "الساعة 3 العصر")),
        *((text, ["15:00"]) for text in ("kl 3 om eftermiddagen", "الساعة 3 بعد الظهر")),
        *((text, ["09:00"]) for text in ("09:00", "9 am", "9 in the morning", "الساعة 9 الصبح")),
        *((text, ["20:00"]) for text in ("kl. 8 om aftenen", "i aften kl 8", "الساعة 8 مساء")),
        ("3:30", ["03:30", "15:30"]),
        ("god morgen, kl 8", ["08:00", "20:00"]),
        ("midnat 00:30", ["00:30"]),
    ],
)
def test_a_time_is_found_with_all_its_readings(text: str, readings: list[str]) -> None:
    assert times(text) == [readings]


def test_two_hours_are_two_times() -> None:
    for text in ("kl 9-11", "fra 9 til 11", "from 9 to 11", "من 9 الى 11"):
        assert times(text) == [["09:00", "21:00"], ["11:00", "23:00"]]


@pytest.mark.parametrize(
    "text",
    [
        *("24.11", "24/11", "25:00", "12:61", "jeg har 2 børn", "at 5 kids", "at one time", "kl"),
        *("10.11.2026", "3-4 timer", "from 3 to 5 November", "01 23 45 21", "9" * 5000, ""),
    ],
)
def test_what_is_no_time_is_passed_over(text: str) -> None:
    assert times(text) == []


def test_an_arabic_verb_in_latin_letters_is_no_hour() -> None:
    assert times("el app 3am yotlob PIN", Language.ARABIC) == []


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("ሰዓት 3", ["09:00", "15:00", "21:00"]),
        ("ሰዓት ሰለስተ", ["09:00", "15:00", "21:00"]),
        ("saat 3", ["09:00", "15:00", "21:00"]),
        ("kl. 3", ["09:00", "15:00", "21:00"]),
        ("ሰዓት 10", ["10:00", "16:00"]),
        ("ሰዓት 2", ["08:00", "14:00", "20:00"]),
        ("ሰዓት 3ን ፈረቓን", ["09:30", "15:30", "21:30"]),
        ("3:30", ["09:30", "15:30", "21:30"]),
        ("ሰዓት 11 ናይ ምሸት", ["17:00", "23:00"]),
    ],
)
def test_an_hour_in_tigrinya_must_be_asked_about(text: str, readings: list[str]) -> None:
    (clock,) = find(text, Language.TIGRINYA, NOW).times
    assert clock.needs_asking
    assert [f"{reading:%H:%M}" for reading in clock.readings] == readings


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("ሰዓት 3 ናይ ንግሆ", "09:00"),
        ("ንግሆ ሰዓት 8", "08:00"),
        ("ሰዓት 2 ድሕሪ ቀትሪ", "14:00"),
        ("ሰዓት 10 ናይ ምሸት", "22:00"),
        ("ሰዓት 14", "14:00"),
        ("09:00", "09:00"),
        ("3 pm", "15:00"),
    ],
)
def test_a_clear_hour_in_tigrinya_is_not_asked_about(text: str, reading: str) -> None:
    (clock,) = find(text, Language.TIGRINYA, NOW).times
    assert not clock.needs_asking
    assert [f"{one:%H:%M}" for one in clock.readings] == [reading]


def test_the_part_of_the_day_of_another_clause_is_not_taken() -> None:
    (clock,) = find("ሰዓት 9 ኣይጥዕመንን፡ ድሕሪ ቀትሪ ግበሩለይ", Language.TIGRINYA, NOW).times
    assert clock.needs_asking


@pytest.mark.parametrize("language", [Language.DANISH, Language.ARABIC, Language.ENGLISH])
def test_only_tigrinya_hours_are_asked_about(language: Language) -> None:
    (clock,) = find("kl 3", language, NOW).times
    assert not clock.needs_asking
