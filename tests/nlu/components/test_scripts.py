"""The script of the sentence wins over single foreign words."""

import pytest

from nlu.components.scripts import letters_of, main_script


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("hvornår er mit møde", "LATIN"),
        ("عندي samtale بكرا", "ARABIC"),
        ("ኣብ jobcenter ቆጸራ ኣለኒ", "ETHIOPIC"),
        ("وين helsingor kommune jobcenter", "ARABIC"),
        ("коли зустріч", "CYRILLIC"),
        ("2026 👍 ?", None),
        ("", None),
    ],
)
def test_main_script_is_found(text: str, script: str | None) -> None:
    assert main_script(text) == script


def test_letters_of_keeps_the_script_only() -> None:
    assert letters_of("عندي samtale بكرا", "ARABIC") == "عندي بكرا"
