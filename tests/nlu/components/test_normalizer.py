"""Different spellings of one message come out the same."""

import pytest

from nlu.components.normalizer import clean, fold_danish, normalize, plain, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("أريد موعداً", "اريد موعدا"),
        ("إلى المدرسة", "الي المدرسه"),
        ("مـــوعـــد", "موعد"),
        ("مسؤول", "مسوول"),
        ("ساعة ١٠:٣٠", "ساعه 10:30"),
        ("۱۲ کرون", "12 كرون"),
    ],
)
def test_arabic_letters_are_folded(one: str, other: str) -> None:
    assert normalize(one) == normalize(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ሐኪም", "ሃኪም"), ("ኀይሊ", "ሃይሊ"), ("ሠራሕተኛ", "ሰራሕተኛ"), ("ፀሓይ", "ጸሓይ"), ("ዓይኒ", "ኣይኒ")],
)
def test_geez_homophones_are_folded(one: str, other: str) -> None:
    assert normalize(one) == normalize(other)


@pytest.mark.parametrize(
    ("numerals", "number"),
    [("፩", "1"), ("፲፪", "12"), ("፳፻፲፰", "2018"), ("፻", "100"), ("፲፻", "1000"), ("፼", "10000")],
)
def test_geez_numerals_become_digits(numerals: str, number: str) -> None:
    assert normalize(numerals) == number


def test_punctuation_of_all_scripts_is_alike() -> None:
    assert normalize("متى الموعد؟") == normalize("متى الموعد?")
    assert normalize("ከመይ፡ኣለኻ።") == normalize("ከመይ ኣለኻ.")


def test_invisible_marks_are_dropped() -> None:
    assert normalize("\u2067میخواهم\u2069") == normalize("می\u200cخواهم")
    assert clean("hej\x00 \u202bdu\ufeff") == "hej du"


def test_stretched_letters_are_shortened() -> None:
    assert normalize("Heeeej!!!!") == "hej!"
    assert normalize("نعمممم") == "نعم"
    assert normalize("skool") == "skool"


def test_digits_are_never_shortened() -> None:
    assert normalize("kl 10000") == "kl 10000"


def test_pictures_are_left_out() -> None:
    assert normalize("tak👍🏽👍🏽 du") == "tak du"
    assert normalize("😀") == ""


def test_danish_letters_fold_to_the_same() -> None:
    spellings = ["møde på mandag", "moede paa mandag", "mode pa mandag"]
    assert len({fold_danish(spelling) for spelling in spellings}) == 1


def test_words_come_without_signs() -> None:
    assert words("Hvornår, er det?") == ["hvornår", "er", "det"]
    assert plain("I can't come!!") == "i can't come"


def test_normalizing_twice_changes_nothing() -> None:
    once = normalize("  Ｈｅｊ  أهلاً ሠላም ፲፪ ...  ")
    assert normalize(once) == once
