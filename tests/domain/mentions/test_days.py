"""Days in messages, read on Saturday 21 November 2026."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from bot.domain.language import Language
from bot.domain.mentions import find

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def days(text: str, now: datetime = NOW) -> list[str]:
    return [f"{day:%d/%m}" for day in find(text, Language.DANISH, now).days]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        *((word, "21/11") for word in ("i dag", "idag", "today", "tonight", "i aften", "اليوم")),
        *((word, "21/11") for word in ("النهارده", "lyom", "el youm", "ሎሚ", "ሎሚ ምሸት", "lomi")),
        *((word, "22/11") for word in ("i morgen", "imorgen", "imorgn", "tomorrow", "tomorow")),
        *((word, "22/11") for word in ("bukra", "bukrah", "بكرا", "بكرة", "غدا", "غداً", "باجر")),
        *((word, "22/11") for word in ("ጽባሕ", "ንጽባሕ", "tsbah", "xbah")),
        *((word, "23/11") for word in ("i overmorgen", "day after tomorrow", "بعد بكرا")),
        *((word, "23/11") for word in ("بعد غد", "ba3d bukra", "ድሕሪ ጽባሕ", "dhri tsbah")),
        *((word, "20/11") for word in ("i går", "yesterday", "امبارح", "mbare7", "ትማሊ", "tmali")),
        *((word, "19/11") for word in ("i forgårs", "اول امبارح", "ቅድሚ ትማሊ")),
        *((word, "26/11") for word in ("torsdag", "på torsdag", "next Thursday", "الخميس")),
        *((word, "26/11") for word in ("الخميس الجاي", "khamis", "ሓሙስ", "hamus", "ዝመጽእ ሓሙስ")),
        *((word, "23/11") for word in ("mandag", "monday", "الاثنين", "التنين", "ሰኑይ", "senuy")),
        *((word, "24/11") for word in ("tirsdag", "Tuesday", "الثلاثاء", "التلاتا", "ሰሉስ")),
        *((word, "25/11") for word in ("onsdag", "wednesday", "الأربعاء", "ረቡዕ", "ሮቡዕ", "rebue")),
        *((word, "27/11") for word in ("fredag", "friday", "الجمعة", "ዓርቢ", "arbi")),
        *((word, "28/11") for word in ("lørdag", "loerdag", "lordag", "السبت", "ቀዳም", "kedam")),
        *((word, "22/11") for word in ("søndag", "sunday", "الأحد", "ሰንበት", "senbet")),
        *((word, "21/11") for word in ("denne lørdag", "today, Saturday", "اليوم السبت")),
        *(
            (word, "19/11")
            for word in ("last thursday", "i torsdags", "الخميس الماضي", "sidste torsdag")
        ),
        ("torsdag i næste uge", "26/11"),
        ("om 3 dage", "24/11"),
        ("ድሕሪ 3 መዓልቲ", "24/11"),
    ],
)
def test_one_day_is_found(word: str, found: str) -> None:
    assert days(f"jeg kan ikke {word} tak") == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        *(
            (text, ["24/11"])
            for text in ("24/11", "24.11", "24.11.2026", "24-11-2026", "2026-11-24")
        ),
        *(
            (text, ["24/11"])
            for text in ("24. november", "24 nov", "November 24th", "24th of November")
        ),
        *((text, ["24/11"]) for text in ("٢٤ نوفمبر", "24 تشرين الثاني", "24 شهر 11", "24 ሕዳር")),
        *((text, ["24/11"]) for text in ("24 hidar", "٢٤/١١", "den 24.", "the 24th", "يوم ٢٤")),
        ("1/2", ["01/02"]),  # the next one to come
        ("15. november", ["15/11"]),  # passed not long ago
        ("i morgen og torsdag", ["22/11", "26/11"]),
        ("بكرا والخميس", ["22/11", "26/11"]),
        ("ረቡዕን ሓሙስን", ["25/11", "26/11"]),
        ("from Monday to Wednesday", ["23/11", "24/11", "25/11"]),
        ("fra mandag til onsdag", ["23/11", "24/11", "25/11"]),
        ("من الاثنين للأربعاء", ["23/11", "24/11", "25/11"]),
        ("من الاثنين الى الاربعاء", ["23/11", "24/11", "25/11"]),
        ("ካብ ሰኑይ ክሳብ ረቡዕ", ["23/11", "24/11", "25/11"]),
        ("fra fredag til mandag", ["27/11", "28/11", "29/11", "30/11"]),
        ("24.-26. november", ["24/11", "25/11", "26/11"]),
        ("31/12 til 2/1", ["31/12", "01/01", "02/01"]),
        ("this week", ["21/11", "22/11"]),
        ("i weekenden", ["21/11", "22/11"]),
        ("next week", [f"{day}/11" for day in range(23, 30)]),
        ("الاسبوع الجاي", [f"{day}/11" for day in range(23, 30)]),
        ("ዝመጽእ ሰሙን", [f"{day}/11" for day in range(23, 30)]),
    ],
)
def test_dates_and_stretches_are_found(text: str, found: list[str]) -> None:
    assert days(text) == found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "31/2",
            "32. november",
            "29/2",
            "0/0",
            "24/13",
            "in 400 days",
            "24/11/1999",
            "24/11/2099",
        ),
        *(
            "hver torsdag",
            "كل خميس",
            "every monday",
            "24/7",
            "5 børn",
            "the 2 boys",
            "the 4th time",
        ),
        *(
            "man kan ikke",
            "min søn",
            "den har fri",
            "god morgen",
            "I may come",
            "لا احد",
            "خميس",
            "يوم واحد",
            "كل ليلة",
            "الحد الأقصى",
            "لأحد",
        ),
        *("1/12 til 31/12", "9" * 5000, "01 23 45 21", ""),
    ],
)
def test_what_is_no_day_is_passed_over(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("den 24. december", ["24/12"]),
        ("den 24.12", ["24/12"]),
        ("d. 24/12", ["24/12"]),
        ("d. 3.", ["03/12"]),
        ("the 24th of december", ["24/12"]),
        ("يوم 24/12", ["24/12"]),
        ("يوم ٢٤ ديسمبر", ["24/12"]),
        ("ዕለት 24 ታሕሳስ", ["24/12"]),
        ("den 24.-26. december", ["24/12", "25/12", "26/12"]),
        ("fra den 1. december til den 3. december", ["01/12", "02/12", "03/12"]),
        ("den 24. kl. 9.12", ["24/11"]),
        ("torsdag den 24. december", ["24/12"]),
        ("Thursday, December 24th", ["24/12"]),
        ("الخميس 24 ديسمبر", ["24/12"]),
        ("ሓሙስ 24 ታሕሳስ", ["24/12"]),
        ("torsdag 3/12 til lørdag 5/12", ["03/12", "04/12", "05/12"]),
        ("fredag d. 24/12", ["27/11", "24/12"]),  # one of the two is wrong: both are said back
        ("den 31/2", []),
        ("the 31st of february", []),
    ],
)
def test_the_month_after_the_day_counts(text: str, found: list[str]) -> None:
    assert days(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kl 9.12", []),
        ("klokken 12.10-12.12", []),
        ("i morgen kl. 9.12", ["22/11"]),
        ("24.12 kl 9.12", ["24/12"]),
        ("kl 9 den 24.12", ["24/12"]),
        ("الساعة 9.12", []),
        ("ሰዓት 9.12", []),
        ("at 5th december", ["05/12"]),
        ("by 9.12", ["09/12"]),
    ],
)
def test_a_time_with_a_point_is_no_date(text: str, found: list[str]) -> None:
    assert days(text) == found


def test_a_long_stretch_has_fourteen_days_at_most() -> None:
    assert len(days("1/12 til 14/12")) == 14
    assert days("1/12 til 15/12") == []


@pytest.mark.parametrize(
    ("now", "today"),
    [
        (datetime(2026, 11, 21, 23, 30, tzinfo=UTC), "22/11"),  # past midnight in Copenhagen
        (datetime(2026, 6, 30, 22, 30, tzinfo=UTC), "01/07"),  # summer time
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), "01/01"),
    ],
)
def test_today_is_today_in_denmark(now: datetime, today: str) -> None:
    assert days("i dag", now) == [today]


def test_a_leap_day_is_found_where_there_is_one() -> None:
    assert find("29/2", None, datetime(2028, 1, 10, tzinfo=UTC)).days == (date(2028, 2, 29),)


def test_on_a_thursday_thursday_is_the_next_one() -> None:
    assert days("torsdag", datetime(2026, 11, 26, 9, tzinfo=UTC)) == ["03/12"]


@pytest.mark.parametrize(
    "unit", ["kan ikke på torsdag kl. 9-11 ", "1/", "24.", "from 1 to ", "ሰዓት 3 "]
)
def test_long_messages_are_read_quickly(unit: str) -> None:
    text = (unit * 5000)[:5000]
    best = min(_seconds(text) for _ in range(3))
    assert best < 0.25  # measured: 5 to 40 ms for 5,000 characters


def _seconds(text: str) -> float:
    began = time.perf_counter()
    find(text, Language.TIGRINYA, NOW)
    return time.perf_counter() - began
