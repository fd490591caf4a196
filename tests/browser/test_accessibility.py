"""axe-core finds nothing wrong on any page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.chromium import use_dark
from tests.browser.visit import Visit
from tests.channels.webchat.serving import ROOT, Running

AXE = ROOT / ".tools" / "node_modules" / "axe-core" / "axe.min.js"
QUESTIONS = {"ar": "لدي شكوى", "ti": "ጥርዓን ኣለኒ", "da": "Kan jeg klage?"}

pytestmark = pytest.mark.skipif(
    not AXE.exists(), reason="needs axe-core: npm install --prefix .tools axe-core@4"
)


def violations(visit: Visit, axe: Path = AXE) -> list[str]:
    """What axe-core finds, one line for each kind."""
    visit.browser.execute_script(axe.read_text(encoding="utf-8"))
    found = visit.browser.execute_async_script(
        "const done = arguments[0]; axe.run().then(done, error => done({violations: [error]}))"
    )
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found["violations"]]


@pytest.mark.parametrize("language", ["ar", "ti", "da", "en"])
def test_empty_page(visit: Visit, language: str) -> None:
    visit.open(f"/?lang={language}")
    assert violations(visit) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "ti", "da"])
def test_conversation(visit: Visit, language: str, scheme: str) -> None:
    use_dark(visit.browser, scheme == "dark")
    visit.open(f"/?lang={language}")
    visit.ask(QUESTIONS[language])
    visit.one("summary").click()
    assert violations(visit) == []
    use_dark(visit.browser, False)


@pytest.mark.parametrize("language", ["ar", "ti", "da"])
def test_error_pages(visit: Visit, server: Running, language: str) -> None:
    visit.open(f"/?lang={language}")
    visit.open("/nothing")
    assert violations(visit) == []
    server.reader.fault = ValueError("broken")
    visit.open(f"/?lang={language}")
    visit.write(QUESTIONS[language])
    visit.until(lambda: visit.all(".again"))
    assert violations(visit) == []
