"""What is masked in an unanswered message, and how such messages are grouped and named."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.language import Language
from bot.domain.unanswered import (
    Reason,
    Script,
    Unanswered,
    can_be_written_in,
    gathered,
    is_same,
    mask,
    one_line,
    script_of,
)

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("ring på 01 23 45 67 nu", "ring på [number] nu"),
        ("ring +45 01234567", "ring [number]"),
        ("0045-01-23-45-67", "[number]"),
        ("(01) 23.45.67", "([number]"),
        ("رقمي ٠١٢٣٤٥٦٧ اتصل", "رقمي [number] اتصل"),
        ("01\u200b23\u200b45\u200b67", "[number]"),
        ("01\u206023\ufeff45\u00ad67", "[number]"),
        ("01·23·45·67 / 01,23,45,67", "[number]"),
        ("01—23—45—67", "[number]"),
        ("amina＠post.example", "[address]"),
        ("sag 123456", "sag [number]"),
        ("skriv til amina.eksempel@post.example i dag", "skriv til [address] i dag"),
        ("I am @amina_eksempel there", "I am [address] there"),
        ("se https://example.dk/amina?x=1 her", "se [link] her"),
        ("WWW.example.dk/x", "[link]"),
        ("t.me/amina_eksempel", "[link]"),
        ("[CPR] og igen", "[CPR] og igen"),
    ],
)
def test_what_could_tell_who_wrote_is_masked(text: str, masked: str) -> None:
    assert mask(text) == masked


@pytest.mark.parametrize(
    "text",
    [
        "jeg fik 12000 kr i 2025",
        "kl. 9.30-15",
        "37 timer, 3 dage",
        "jeg har MitID fra borger.dk",
        "min e-mail virker ikke",
    ],
)
def test_ordinary_numbers_and_sites_stay(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize("text", ["a" * 10_000, "1 " * 5_000, "a." * 5_000, "@" * 10_000])
def test_masking_a_long_message_is_quick(text: str) -> None:
    started = time.perf_counter()
    mask(text)
    assert time.perf_counter() - started < 0.5


def test_one_line_obeys_no_terminal() -> None:
    assert one_line("a\n\u200bb\x1b[2J\u202ec\u2028d\0") == "a b[2Jc d"


def test_capitals_and_spaces_make_no_other_message() -> None:
    assert is_same("Må  jeg\nhave HUND", "må jeg have hund")
    assert not is_same("må jeg have hund", "må jeg have kat")


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("hvor er jobcenteret", Script.LATIN),
        ("wen el jobcenter 3ndi maw3id", Script.LATIN),
        ("أين يوجد jobcenter", Script.ARABIC),
        ("ኣበይ ኣሎ jobcenter", Script.ETHIOPIC),
        ("де бібліотека", Script.OTHER),
        ("12 👍", Script.OTHER),
    ],
)
def test_the_script_is_that_of_the_sentence(text: str, script: Script) -> None:
    assert script_of(text) is script


def test_only_arabic_and_tigrinya_are_written_in_two_scripts() -> None:
    written = {
        language: [one for one in Script if can_be_written_in(language, one)]
        for language in Language
    }
    assert written == {
        Language.DANISH: [Script.LATIN],
        Language.ENGLISH: [Script.LATIN],
        Language.ARABIC: [Script.LATIN, Script.ARABIC],
        Language.TIGRINYA: [Script.LATIN, Script.ETHIOPIC],
    }


def message(number: int, language: str = "da", likeliest: str | None = None) -> Unanswered:
    return Unanswered(
        id=number,
        contact_id=1,
        text=f"spørgsmål {number}",
        language=Language(language),
        script=Script.LATIN,
        reason=Reason.LOST,
        likeliest=likeliest,
        at=NOW + timedelta(days=number),
    )


def test_the_largest_group_comes_first_and_is_named_by_its_oldest() -> None:
    messages = [message(5), message(3), message(4), message(9)]
    groups = gathered(messages, {3: 0, 4: 1, 5: 1, 9: 1})
    assert [group.id for group in groups] == ["G4", "G3"]
    assert [one.id for one in groups[0].members] == [4, 5, 9]


def test_a_message_that_joins_does_not_change_the_name() -> None:
    (before,) = gathered([message(4), message(5)], {4: 0, 5: 0})
    (after,) = gathered([message(4), message(5), message(8)], {4: 7, 5: 7, 8: 7})
    assert before.id == after.id


def test_a_group_tells_its_languages_and_what_the_model_thought() -> None:
    messages = [message(1, "da", "moving"), message(2, "ti"), message(3, "da", "housing")]
    (group,) = gathered([*messages, message(4, "ar", "housing")], dict.fromkeys(range(1, 5), 0))
    assert group.languages == {"da": 2, "ti": 1, "ar": 1}
    assert group.likeliest == "housing"
    assert group.newest == NOW + timedelta(days=4)
    assert gathered([message(2)], {2: 0})[0].likeliest is None


def test_examples_take_each_language_in_turn() -> None:
    messages = [message(1, "ti"), *(message(number) for number in (2, 3, 4))]
    (group,) = gathered(messages, dict.fromkeys(range(1, 5), 0))
    assert [one.id for one in group.examples(3)] == [4, 1, 3]
