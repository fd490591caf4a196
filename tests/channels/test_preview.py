"""The preview is made of the very parts that Telegram and the web chat are made of."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.adapters.content.library import FileLibrary
from bot.channels import preview
from bot.domain.language import Language
from bot.domain.message import Reply
from bot.i18n import Phrases
from bot.services.preview import preview as preview_answer

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
PHRASES = Phrases(ROOT / "translations")
LIBRARY = FileLibrary(ROOT / "content", PHRASES)


def answer(language: Language) -> Reply:
    reply = preview_answer(LIBRARY, PHRASES, "sanction-hearing", language, NOW)
    assert reply is not None
    return reply


@pytest.mark.parametrize("language", Language)
def test_every_value_is_filled_in(language: Language) -> None:
    for shown in (
        preview.text(answer(language)),
        preview.page(answer(language), PHRASES, LIBRARY, NOW),
    ):
        assert "01 23 45 10" in shown
        assert "{integration" not in shown


def test_telegram_shows_bold_and_rows_of_keys() -> None:
    page = preview.page(answer(Language.DANISH), PHRASES, LIBRARY, NOW)
    assert "<b>Hvad er en partshøring?</b>" in page
    assert page.count('class="keys"') >= 4


def test_the_web_chat_reads_from_right_to_left() -> None:
    page = preview.page(answer(Language.ARABIC), PHRASES, LIBRARY, NOW)
    assert '<fieldset disabled lang="ar" dir="rtl">' in page
    assert 'href="tel:' in page


def test_the_page_needs_nothing_else() -> None:
    page = preview.page(answer(Language.TIGRINYA), PHRASES, LIBRARY, NOW)
    assert "<script" not in page
    assert 'rel="stylesheet"' not in page
    assert "src=" not in page


def test_markup_of_a_text_is_shown_and_not_run() -> None:
    reply = Reply(text="<b>hej</b> & <script>x</script>", language=Language.DANISH, topic="x")
    page = preview.page(reply, PHRASES, LIBRARY, NOW)
    assert "<script>x" not in page
    assert "&lt;b&gt;hej&lt;/b&gt; &amp;" in page
