"""The same word is the same letters, however it was typed."""

from __future__ import annotations

import pytest

from bot.domain.folding import words


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Han SLÅR mig", "han slaar mig"),
        ("jeg vil dø", "jeg vil doe"),
        ("I'm dying", "Im dying"),
        ("heeelp meee", "help me"),
        ("h e l p", "help"),
        ("k.i.l.l me", "kill me"),
        ("h e l p  n o w", "help now"),
        ("kіll mе", "kill me"),  # Cyrillic і and е
        ("ｋｉｌｌ 𝐦𝐞", "kill me"),  # full width and bold
        ("ki\u200bll\u202e me", "kill me"),
        ("أُرِيدُ أنْ أمـــوت", "اريد ان اموت"),
        ("مرأة على", "مراه علي"),
        ("يظربني", "يضربني"),
        ("حرارته ٤١", "حرارته 41"),
        ("ይወቕዓኒ ኣሎ", "ይወቅዐኒ አሎ"),
        ("ነፍሲ ፀሓይ ሠሪቑ", "ነፍሲ ጸሃይ ሰሪቁ"),
        ("self-harm", "self harm"),
    ],
)
def test_two_spellings_are_the_same_words(typed: str, plain: str) -> None:
    assert words(typed) == words(plain)


@pytest.mark.parametrize(
    ("one", "other"), [("kill", "kiln"), ("ضرب", "حرب"), ("ሞት", "ሞተ"), ("41", "4")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_a_list_of_letters_that_is_no_word_stays_harmless() -> None:
    assert words("1 2 3 4") == ["1", "2", "3", "4"]
    assert words("plan b is ok") == ["plan", "b", "is", "ok"]
