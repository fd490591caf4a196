"""The status table and page show what hurts most first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bot.domain.language import Language
from bot.domain.publishing import TextState, TopicStatus
from bot.i18n import Phrases
from bot.inbox import content_status

ROOT = Path(__file__).parents[2]
STAFF = (Language.DANISH, Language.ENGLISH)
PHRASES = Phrases(ROOT / "translations", "staff", STAFF)
TODAY = date(2026, 11, 21)

GOOD = TopicStatus(
    id="contract",
    title="Hvad er kontrakten?",
    owner="integrationsteamet",
    states={
        Language.DANISH: TextState.CURRENT,
        Language.ARABIC: TextState.DRAFT,
        Language.TIGRINYA: TextState.OUTDATED,
        Language.ENGLISH: TextState.NATIVE_REVIEWED,
    },
    reviewed_on=date(2026, 5, 1),
    review_due=date(2026, 11, 1),
    lix=21,
    asked=3,
    not_meant=1,
    is_overdue=True,
)
LOST = TopicStatus(id="igu", states=dict.fromkeys(Language, TextState.MISSING))


def test_lines_are_columns_with_sums() -> None:
    head, good, lost, sums = content_status.lines([GOOD, LOST])
    assert head.split()[:5] == ["topic", "da", "ar", "ti", "en"]
    assert good.split()[1:5] == ["current", "draft", "outdated", "native-reviewed"]
    assert lost.split()[5:] == ["-"] * 6
    assert sums.startswith("2 topics x 4 languages: 1 current, 1 native-reviewed, 1 draft")
    assert sums.endswith("4 missing.")


@pytest.mark.parametrize(("language", "word"), [("da", "forældet"), ("en", "outdated")])
def test_the_page_speaks_the_language_of_staff(language: str, word: str) -> None:
    page = content_status.page([GOOD, LOST], TODAY, PHRASES.speaker(Language(language)))
    assert f'<html lang="{language}"' in page
    assert word in page
    assert '<time datetime="2026-11-01" class="late">' in page


def test_what_is_not_counted_says_so() -> None:
    uncounted = replace(GOOD, asked=None, not_meant=None)
    page = content_status.page([uncounted], TODAY, PHRASES.speaker(Language.ENGLISH))
    assert page.count("not counted") == 2


def test_titles_cannot_break_the_page() -> None:
    evil = replace(GOOD, title="<script>x</script>")
    page = content_status.page([evil], TODAY, PHRASES.speaker(Language.ENGLISH))
    assert "<script>" not in page


@pytest.mark.parametrize("language", STAFF)
def test_every_phrase_is_translated(language: Language) -> None:
    with (ROOT / "translations/staff.pot").open("rb") as file:
        phrases = {message.id for message in read_po(file)} - {""}
    with (ROOT / f"translations/{language}/LC_MESSAGES/staff.po").open("rb") as file:
        said = {message.id for message in read_po(file) if message.string and not message.fuzzy}
    assert phrases
    assert phrases - said == set()


@pytest.mark.parametrize(
    ("language", "refused", "not_served"),
    [("da", "afvist", "besvares ikke i dag"), ("en", "refused", "not served today")],
)
def test_what_is_not_served_is_marked(language: str, refused: str, not_served: str) -> None:
    states = {**GOOD.states, Language.ARABIC: TextState.REFUSED}
    speaker = PHRASES.speaker(Language(language))
    bad = content_status.page([replace(GOOD, states=states, is_valid_today=False)], TODAY, speaker)
    good = content_status.page([GOOD], TODAY, speaker)
    assert f'<span class="state refused">{refused}</span>' in bad
    assert f'<span class="late">{not_served}</span>' in bad
    assert refused not in good.partition("<body>")[2]
    assert not_served not in good


def test_lines_name_a_refused_text() -> None:
    states = {**GOOD.states, Language.ARABIC: TextState.REFUSED}
    _, row, sums = content_status.lines([replace(GOOD, states=states)])
    assert row.split()[1:3] == ["current", "refused"]
    assert "1 refused" in sums
