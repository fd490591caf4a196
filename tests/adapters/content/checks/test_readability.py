"""The LIX of Danish answers, against numbers counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.adapters.content.checks.readability import MOST, hard, lix
from bot.adapters.content.topic_files import read_folder

CONTENT = Path(__file__).parents[4] / "content"


def test_lix_is_what_we_count_by_hand() -> None:
    # 2 sentences, 11 words; long are kommunen (8) and forstår (7): 11 / 2 + 100 * 2 / 11 = 23.7
    assert lix("Du får et brev fra kommunen. Ring, hvis du ikke forstår.") == 24


def test_a_word_is_long_from_seven_letters() -> None:
    assert lix("husleje") == 101
    assert lix("skatte") == 1


def test_paragraphs_and_list_items_end_sentences() -> None:
    # 6 words, 3 stretches: 6 / 3 + 0
    assert lix("Giv os\n\n- dit navn\n- din by") == 2


@pytest.mark.parametrize(
    "same",
    [
        "**Ring** til os på {integration.phone}. Det er [let](https://www.borger.dk/lang-adresse).",
        "Ring til os på. Det er let.",
        "Ring til os på. Det er let. {municipality.opening_hours}.",
    ],
)
def test_marks_placeholders_and_addresses_are_not_read(same: str) -> None:
    assert lix(same) == round(7 / 2)


@pytest.mark.parametrize(
    "sentence",
    [
        "Mød kl. 8.30 den 21. maj med 1.000 ting",
        "Se nr. 3 og f.eks. Ane eller ca. 4",
        "Det er § 7, stk. 3, for Bo",
        "Mød kl. 8:30 hos os",
    ],
)
def test_dots_of_abbreviations_and_numbers_end_nothing(sentence: str) -> None:
    assert lix(f"{sentence}. Ja.") == round((len(sentence.split()) + 1) / 2)


@pytest.mark.parametrize("mark", [".", "?", "!", ":", '."', ".**"])
def test_every_end_mark_ends_a_sentence(mark: str) -> None:
    assert lix(f"Ring til os nu{mark} Så gør vi det{mark}") == 4


def test_a_text_without_words_is_not_hard() -> None:
    assert lix("{info_meetings.upcoming}") == 0


def test_the_answers_we_publish_are_easy() -> None:
    for path in sorted(CONTENT.glob("topics/*/da.md")):
        assert list(hard(read_folder(path.parent).danish)) == [], path


def test_a_hard_answer_is_named_with_its_lix(folder: Path) -> None:
    path = folder / "topics/contract/da.md"
    long = "Integrationskontrakten konkretiserer kommunalbestyrelsens helhedsorienterede vurdering"
    path.write_text(path.read_text().partition("Kontrakten er")[0] + f"{long}.\n")
    (problem,) = hard(read_folder(path.parent).danish)
    assert str(problem) == (
        f"{path}: is hard to read (LIX 105, at most {MOST}); shorten sentences and words."
    )


def test_a_huge_text_is_read_fast() -> None:
    assert lix("x" * 100_000 + "[" * 100_000 + ". " * 50_000) > 0
