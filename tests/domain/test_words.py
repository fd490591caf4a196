"""Words in one spelling, whatever was typed."""

from __future__ import annotations

import pytest

from bot.domain.words import Lexicon, read_words

DAYS = Lexicon({"thursday": "torsdag,الخميس,ሓሙስ,5amis", "after": "بعد بكرا", "tomorrow": "بكرا"})


@pytest.mark.parametrize(
    "text",
    [
        *("Torsdag", "TORSDAAAG", "tor\u200bsdag", "(torsdag)", "الخمــيس", "والخميس", "للخميس"),
        *("بالخميس", "ولخميس", "ሓሙስ", "ሐሙስ", "ኃሙስ", "ንሓሙስ", "ብሓሙስ", "ሓሙስን", "5amis"),
    ],
)
def test_a_word_is_found_however_it_is_typed(text: str) -> None:
    assert DAYS.all(read_words(text)) == ["thursday"]


def test_the_longest_phrase_counts() -> None:
    assert DAYS.all(read_words("بعد بكرا أو بكرا")) == ["after", "tomorrow"]


def test_numbers_and_signs_are_words_of_their_own() -> None:
    assert read_words("kl9, 3pm ٢٤/١١ 3asr 2ይ").texts == (
        *("kl", "9", ",", "3", "pm", "24", "/", "11", "3asr", "2", "ይ"),
    )


def test_a_number_too_long_is_none() -> None:
    assert read_words("9" * 5000).number(0) is None
    assert read_words("2026").number(0) == 2026
