"""A real Chromium the size of a phone."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

DRIVER, BROWSER = shutil.which("chromedriver"), shutil.which("chromium")
PHONE = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--window-size=390,844",
    "--lang=en",
)


@contextmanager
def chromium(*flags: str, javascript: bool = True) -> Iterator[Chrome]:
    """A browser with an empty profile, closed afterwards."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = Chrome(_options([*flags, f"--user-data-dir={profile}"], javascript), _service())
        browser.set_page_load_timeout(20)
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", PHONE)
        try:
            yield browser
        finally:
            browser.quit()


def use_dark(browser: Chrome, is_dark: bool) -> None:
    """Ask pages for their dark or their light colours."""
    scheme = {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})


def _options(flags: Sequence[str], javascript: bool) -> ChromeOptions:
    options = ChromeOptions()
    options.binary_location = BROWSER or ""
    for flag in (*_FLAGS, *flags):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    if not javascript:
        setting = {"profile.managed_default_content_settings.javascript": 2}
        options.add_experimental_option("prefs", setting)
    return options


def _service() -> Service:
    return Service(DRIVER or "")
