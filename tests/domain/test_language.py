"""Languages and what the script alone tells."""

from __future__ import annotations

import pytest

from bot.domain.language import Language, language_of_script


@pytest.mark.parametrize(
    ("code", "language"),
    [("ar-SY", Language.ARABIC), ("ti_ER", Language.TIGRINYA), ("fr", None), (None, None)],
)
def test_a_code_names_a_served_language(code: str | None, language: Language | None) -> None:
    assert Language.of(code) is language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("عندي samtale بكرا", Language.ARABIC),
        ("ኣብ jobcenter ቆጸራ ኣለኒ", Language.TIGRINYA),
        ("hej", None),
        ("😀 123", None),
    ],
)
def test_the_script_gives_two_languages_away(text: str, language: Language | None) -> None:
    assert language_of_script(text) is language
