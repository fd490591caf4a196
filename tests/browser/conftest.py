"""A phone's browser and a served web chat."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from tests.browser.chromium import BROWSER, DRIVER, chromium
from tests.browser.visit import Visit
from tests.channels.webchat.serving import Options, Running, serving


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here; skip it where there is no browser."""
    here = Path(__file__).parent
    missing = "needs chromium: apt-get install chromium chromium-driver fonts-noto-core"
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.skipif(not (BROWSER and DRIVER), reason=missing))


@pytest.fixture
def options(tmp_path: Path) -> Options:
    """Change them before asking for `server`."""
    return Options(tmp_path / "chat.db")


@pytest.fixture
def server(options: Options) -> Iterator[Running]:
    with serving(options) as running:
        yield running


@pytest.fixture(scope="module")
def shared_browser() -> Iterator[Chrome]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def shared_plain_browser() -> Iterator[Chrome]:
    with chromium(javascript=False) as browser:
        yield browser


@pytest.fixture
def visit(shared_browser: Chrome, server: Running) -> Visit:
    """A visitor with JavaScript."""
    return Visit(shared_browser, server.url)


@pytest.fixture
def plain_visit(shared_plain_browser: Chrome, server: Running) -> Visit:
    """A visitor without JavaScript."""
    return Visit(shared_plain_browser, server.url)
