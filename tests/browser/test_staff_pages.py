"""The pages for staff open without a server, and axe-core finds nothing wrong on them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By

from bot.adapters.content.checks.topic import NO_RULES
from bot.adapters.content.library import FileLibrary
from bot.adapters.content.survey import survey
from bot.channels import preview
from bot.domain.language import Language
from bot.i18n import Phrases
from bot.inbox import content_status
from bot.services.preview import preview as preview_answer
from tests.browser.chromium import use_dark
from tests.browser.test_accessibility import AXE, violations
from tests.browser.visit import Visit
from tests.content import ROOT, copy_content

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TRANSLATIONS = ROOT / "translations"

pytestmark = pytest.mark.skipif(
    not AXE.exists(), reason="needs axe-core: npm install --prefix .tools axe-core@4"
)


def opened(browser: Chrome, folder: Path, page: str) -> Visit:
    (folder / "page.html").write_text(page, encoding="utf-8")
    visit = Visit(browser, folder.as_uri())
    visit.open("/page.html")
    return visit


def status_page(folder: Path, language: Language) -> str:
    staff = Phrases(TRANSLATIONS, "staff", (Language.DANISH, Language.ENGLISH))
    topics = survey(copy_content(folder), NO_RULES, date(2027, 8, 1))
    return content_status.page(topics, date(2027, 8, 1), staff.speaker(language))


def preview_page(folder: Path, language: Language) -> str:
    phrases = Phrases(TRANSLATIONS)
    library = FileLibrary(copy_content(folder), phrases)
    reply = preview_answer(library, phrases, "sanction-hearing", language, NOW)
    assert reply is not None
    return preview.page(reply, phrases, library, NOW)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", [Language.DANISH, Language.ENGLISH])
def test_status_page(
    shared_browser: Chrome, tmp_path: Path, language: Language, scheme: str
) -> None:
    use_dark(shared_browser, scheme == "dark")
    visit = opened(shared_browser, tmp_path, status_page(tmp_path, language))
    assert len(visit.all("tbody tr")) == 56
    assert visit.all(".late")
    assert violations(visit) == []
    use_dark(shared_browser, False)


@pytest.mark.parametrize("language", Language)
def test_preview_page(shared_browser: Chrome, tmp_path: Path, language: Language) -> None:
    visit = opened(shared_browser, tmp_path, preview_page(tmp_path, language))
    assert violations(visit) == []
    shown = visit.one(".telegram")
    direction = shared_browser.execute_script(
        "return getComputedStyle(arguments[0]).unicodeBidi", shown
    )
    assert direction == "plaintext"
    assert not any(
        button.is_enabled() for button in shared_browser.find_elements(By.TAG_NAME, "button")
    )
