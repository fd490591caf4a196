"""Days, times and languages that a message names, said back to whoever wrote it."""

from __future__ import annotations

import pytest

from bot.domain.language import Language

from .conftest import Visitor


async def test_the_day_of_an_absence_is_named_back(known: Visitor) -> None:
    (reply,) = await known.says("I am sick on thursday", "report-absence", lang="en")
    assert "- Thursday 26 November 2026 (torsdag den 26. november 2026)" in reply.text


async def test_days_in_a_row_are_named_by_their_ends(known: Visitor) -> None:
    (reply,) = await known.says("jeg er syg fra mandag til onsdag", "report-absence")
    assert "mandag den 23. november 2026" in reply.text
    assert "onsdag den 25. november 2026" in reply.text
    assert "24. november" not in reply.text


async def test_two_days_are_named_one_by_one(known: Visitor) -> None:
    (reply,) = await known.says("flyt mit møde i morgen og torsdag", "reschedule")
    assert "- søndag den 22. november 2026\n- torsdag den 26. november 2026" in reply.text


async def test_a_day_beyond_what_is_read_is_not_named(known: Visitor) -> None:
    replies = await known.says("jeg er syg. " * 100 + "i morgen", "report-absence")
    assert "november" not in "".join(reply.text for reply in replies)


async def test_without_a_day_none_is_named(known: Visitor) -> None:
    (reply,) = await known.says("jeg er syg", "report-absence")
    assert "november" not in reply.text


async def test_so_many_days_are_not_named(known: Visitor) -> None:
    text = " ".join(f"{day}/12" for day in range(1, 30, 2))
    (reply,) = await known.says(f"kan ikke {text}", "report-absence")
    assert "december" not in reply.text


async def test_a_tigrinya_hour_is_asked_about(known: Visitor) -> None:
    (reply,) = await known.says("ናይ ሓሙስ ሰዓት 3 ቆጸራይ ቀይሩለይ", "reschedule", lang="ti")
    assert "09:00 / 15:00 / 21:00" in reply.text
    assert "26 ሕዳር 2026" in reply.text


async def test_a_clear_hour_is_not_asked_about(known: Visitor) -> None:
    (reply,) = await known.says("ቆጸራይ ካብ ሰዓት 14 ቀይሩለይ", "reschedule", lang="ti")
    assert "14:00" not in reply.text


@pytest.mark.parametrize(
    ("text", "lang", "language"),
    [
        ("kan du skrive arabisk", "da", Language.ARABIC),
        ("btigrigna zareb", "ti", Language.TIGRINYA),
        ("خليها انكليزي", "ar", Language.ENGLISH),
        ("ብደንሽ ጽሓፉለይ", "ti", Language.DANISH),
    ],
)
async def test_a_named_language_is_used_at_once(
    known: Visitor, text: str, lang: str, language: Language
) -> None:
    await known.says("klage", "complaint")
    (reply,) = await known.says(text, "change-language", lang=lang)
    assert reply.language is language
    assert language.native_name in reply.text
    (again,) = await known.presses(reply, "about:complaint")
    assert (again.language, again.topic) == (language, "complaint")


@pytest.mark.parametrize("text", ["skift sprog", "jeg forstår ikke dansk", "engelsk eller arabisk"])
async def test_an_unclear_language_is_asked_about(known: Visitor, text: str) -> None:
    (reply,) = await known.says(text, "change-language")
    assert [button.id for button in reply.buttons] == ["lang:da", "lang:ar", "lang:ti", "lang:en"]
