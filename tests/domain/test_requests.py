"""A message is cut where a second request may begin."""

from __future__ import annotations

import pytest

from bot.domain.requests import split, to_answer


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "when is my meeting and how do I complain?",
            ("when is my meeting", "how do I complain?"),
        ),
        (
            "Hvornår er mit møde? Hvordan klager jeg?",
            ("Hvornår er mit møde?", "Hvordan klager jeg?"),
        ),
        (
            "hvornår er mit møde og hvordan klager jeg",
            ("hvornår er mit møde", "hvordan klager jeg"),
        ),
        ("متى موعدي وكيف بشتكي", ("متى موعدي", "كيف بشتكي")),
        ("متى موعدي؟ وكمان كيف بشتكي؟", ("متى موعدي؟", "كيف بشتكي؟")),
        ("مواعيدي شو هي وبعدين بدي اشتكي", ("مواعيدي شو هي", "بدي اشتكي")),
        ("emta maw3edi w kif beshteki", ("emta maw3edi", "kif beshteki")),
        ("emta maw3edi wkif beshteki", ("emta maw3edi", "kif beshteki")),
        ("ቆጸራይ መዓስ እዩ ከምኡውን ከመይ ጥርዓን የቕርብ", ("ቆጸራይ መዓስ እዩ", "ከመይ ጥርዓን የቕርብ")),
        ("መዓስ እዩ ቆጸራይን ከመይ ጥርዓን የቕርብን", ("መዓስ እዩ ቆጸራይን", "ከመይ ጥርዓን የቕርብን")),
        ("ቆጸራይ መዓስ እዩ። ከመይ ጥርዓን የቕርብ።", ("ቆጸራይ መዓስ እዩ", "ከመይ ጥርዓን የቕርብ")),
        ("meas eyu kotseray kemuwn kemey yteraen", ("meas eyu kotseray", "kemey yteraen")),
        ("my meeting\nmy complaint", ("my meeting", "my complaint")),
        (
            "one two. three four. five six. seven eight",
            ("one two", "three four", "five six seven eight"),
        ),
    ],
)
def test_requests_are_cut_apart(text: str, parts: tuple[str, ...]) -> None:
    assert split(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        *("when is my meeting?", "hello, when is my meeting?", "Hej. Hvornår er mit møde?"),
        *("min mand og jeg", "mødet er d. 24. november kl. 9", "hvad er nr. 2 i brevet"),
        *("وين ورقتي", "وقت الموعد", "متى موعدي", "መዓስ እዩ ቆጸራይ", "f.eks. min mand"),
        *("", "?", "...", "og", "and and and", "\n\n"),
    ],
)
def test_one_clause_is_not_cut(text: str) -> None:
    assert split(text) == ()


@pytest.mark.parametrize("text", ["." * 5000, "and " * 1250, "ن " * 2500, "a b. " * 1000])
def test_long_messages_stay_few_parts(text: str) -> None:
    assert len(split(text)) <= 3


@pytest.mark.parametrize(
    "text",
    [
        "I was sick on Monday. Will they cut my money?",
        "Will they cut my money? I was sick on Monday.",
        "Jeg var syg i mandags. Trækker de i min ydelse?",
        "min kontrakt er udløbet og hvad skal jeg nu",
        "كنت مريض يوم الاثنين. هل بينقص راتبي؟",
        "kont mareed yom el tanen w shu ra7 ysir b rateby",
        "ሰኑይ ሓሚመ ነይረ። ገንዘበይ ክንኪ ድዩ?",
        "abti kurs aymetsakun. entay kgeber eye",
    ],
)
def test_what_led_to_a_question_is_no_request(text: str) -> None:
    assert len(split(text)) == 2
    assert len(to_answer(split(text))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "when is my meeting and how do I complain?",
        "I want to complain. When is my meeting?",
        "مواعيدي شو هي وبعدين بدي اشتكي",
        "ጥርዓን ከቕርብ ደልየ። ቆጸራይ መዓስ እዩ?",
    ],
)
def test_questions_and_wishes_are_requests(text: str) -> None:
    assert len(to_answer(split(text))) == 2


def test_a_story_asks_nothing() -> None:
    assert to_answer(split("I got a letter. They cut my money.")) == ()
