"""The report card opens without a server, and axe-core finds nothing wrong on it."""

from __future__ import annotations

import base64
import re
from datetime import date
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from nlu import card
from nlu.last_report import summary
from nlu.robustness import curve
from tests.browser.chromium import PHONE, use_dark
from tests.browser.test_accessibility import AXE, violations
from tests.browser.visit import Visit
from tests.nlu.components.records import noisy_records, records


@pytest.fixture
def visit(shared_browser: Chrome, tmp_path: Path) -> Visit:
    last = summary(records(8), {}, date(2026, 11, 1))
    now = summary(records(4), curve(noisy_records()), date(2026, 12, 1))
    for language in ("da", "en"):
        page = card.page(now, last, language, {})
        (tmp_path / f"{language}.html").write_text(page, encoding="utf-8")
    return Visit(shared_browser, tmp_path.as_uri())


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core: npm install --prefix .tools axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_axe_finds_nothing(visit: Visit, language: str, scheme: str) -> None:
    use_dark(visit.browser, scheme == "dark")
    visit.open(f"/{language}.html")
    assert violations(visit) == []
    assert len(visit.all("svg[role=img]")) == 3
    assert visit.complaints() == []
    use_dark(visit.browser, False)


@pytest.mark.parametrize("language", ["da", "en"])
def test_it_prints_on_two_pages(visit: Visit, language: str) -> None:
    visit.open(f"/{language}.html")
    printed = visit.browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    assert 1 <= _pages(printed["data"]) <= 2


def test_nothing_hangs_over_the_edge_of_a_phone(visit: Visit) -> None:
    visit.open("/da.html")
    width = visit.browser.execute_script("return document.documentElement.scrollWidth")
    assert width <= PHONE["width"]


def _pages(data: str) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", base64.b64decode(data)))
