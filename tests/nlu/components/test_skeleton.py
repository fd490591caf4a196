"""Words typed in their own letters and in Latin ones have the same consonants."""

import pytest

from nlu.components.skeleton import skeleton


@pytest.mark.parametrize(
    "spellings",
    [
        ["ክፍሊት", "kiflit", "kflit", "Kiffllit"],
        ["ጽባሕ", "tsbah", "tzbah", "tsibah"],
        ["ቆጸራ", "qotsera", "kotzera", "ቆፀራ"],
        ["مواعيد", "mawa3id", "mwa3eed"],
        ["خبز", "5obez", "khubz"],
        ["شغل", "shu8l", "shoghl"],
        ["حرب", "7arb", "harb"],
    ],
)
def test_spellings_meet(spellings: list[str]) -> None:
    assert len({skeleton(spelling) for spelling in spellings}) == 1


def test_different_words_stay_apart() -> None:
    assert skeleton("ክፍሊት") != skeleton("ክፍሊ")
    assert skeleton("مدرسة") != skeleton("موعد")


def test_numbers_and_words_of_vowels_stay() -> None:
    assert skeleton("37 ya 112") == "37 ya 112"


def test_nothing_has_no_consonants() -> None:
    assert skeleton("") == ""
    assert skeleton("?!") == ""
