"""Typed answers to "which one?"."""

from __future__ import annotations

import pytest

from bot.domain.choices import Choice, read_choice

#: three buttons: in the reader's language, and in Danish
LABELS = [
    ("الشكوى", "Klage over en afgørelse"),
    ("عقد الاندماج", "Kontrakten"),
    ("ግደፍ ልምምድ", "Praktik i en virksomhed"),
]


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("1", 0),
        ("2.", 1),
        ("nr 2", 1),
        ("to", 1),
        ("nummer 3 tak", 2),
        ("den anden", 1),
        ("ja, den anden", 1),
        ("ok 2", 1),
        ("نعم الثاني", 1),
        ("እወ ካልኣይ", 1),
        ("første", 0),
        ("jeg mener den tredje", 2),
        ("den sidste", 2),
        ("the second", 1),
        ("the first one please", 0),
        ("3rd", 2),
        ("the last one", 2),
        ("التاني", 1),
        ("الثانية", 1),
        ("رقم ٢", 1),
        ("الاول لو سمحت", 0),
        ("الأخير", 2),
        ("taleta", 2),
        ("el tani", 1),
        ("wa7ad", 0),
        ("ካልኣይ", 1),
        ("2ይ", 1),
        ("ቁጽሪ 3", 2),
        ("እታ ቀዳመይቲ", 0),
        ("ናይ መወዳእታ", 2),
        ("kalay", 1),
        ("qedamay", 0),
        ("Kontrakten", 1),
        ("kontrakt", 1),
        ("klage", 0),
        ("praktik tak", 2),
        ("شكوى", 0),
        ("العقد", 1),
        ("ልምምድ", 2),
    ],
)
def test_a_typed_answer_picks_a_button(text: str, index: int) -> None:
    assert read_choice(text, LABELS) == Choice(index)


@pytest.mark.parametrize(
    "text",
    [
        *("none of them", "ingen af dem", "nej", "ولا واحد", "wala wa7ad", "لا"),
        *("ኩሉ ኣይኮነን", "ኣይፋል", "kulu aykonen", "none"),
    ],
)
def test_none_of_them_is_an_answer(text: str) -> None:
    assert read_choice(text, LABELS) == Choice(None)


@pytest.mark.parametrize(
    "text",
    [
        "what happens in the second year?",
        "the second letter",
        "I want to",
        "jeg vil have en",
        "hvad er kontrakten",
        "klage over kontrakten",  # words of two buttons
        "ikke den første",
        "den første eller den anden",
        "1 2",
        "4",
        "0",
        "99999999999999999999",
        "9" * 5000,
        "شو السنة التانية",
        "عندي ولد تاني",
        "ካልኣይ ዓመት እንታይ እዩ",
        "kalay amet",
        "jeg har to børn",
        "ja",  # to one of three?
        "",
        "?",
        "tak",
        "over",
        "😀",
    ],
)
def test_anything_else_is_read_anew(text: str) -> None:
    assert read_choice(text, LABELS) is None


@pytest.mark.parametrize("text", ["ja", "yes please", "نعم", "aywa", "እወ", "ewe", "ok"])
def test_yes_picks_the_only_one(text: str) -> None:
    assert read_choice(text, LABELS[:1]) == Choice(0)


def test_without_buttons_nothing_is_an_answer() -> None:
    assert read_choice("1", []) is None
