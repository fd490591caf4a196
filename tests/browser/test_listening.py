"""Recordings in a real browser: they play, by keyboard and without JavaScript too."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from bot.domain.language import Language
from tests import ogg
from tests.browser import test_accessibility
from tests.browser.chromium import use_dark
from tests.browser.visit import Visit
from tests.channels.webchat.serving import BODIES, TITLES, Options, say

QUESTIONS = test_accessibility.QUESTIONS
SECONDS = 2.5
_PLAY = """
const [player, done] = arguments;
player.muted = true;
player.play().then(
  () => done({duration: player.duration, network: player.networkState}),
  (error) => done({error: String(error)}),
);
"""


@pytest.fixture
def options(options: Options) -> Options:
    """Everything is recorded."""
    options.audio.update({language: ogg.opus(SECONDS, comment=language) for language in Language})
    return options


def listen(visit: Visit, language: str) -> None:
    """Ask, and press Listen under the answer."""
    visit.open(f"/?lang={language}")
    visit.ask(QUESTIONS[language])
    visit.press("button[value='listen:complaint']")
    visit.until(lambda: visit.all("audio"))


@pytest.mark.parametrize("language", ["ar", "ti", "da"])
def test_listen_shows_a_player_that_plays(visit: Visit, language: str) -> None:
    listen(visit, language)
    assert visit.newest().strip().startswith(TITLES[Language(language)])
    player = visit.one("audio")
    assert player.get_property("paused")
    assert player.get_property("readyState") == 0  # nothing is fetched before it is wanted
    heard = visit.browser.execute_async_script(_PLAY, player)
    assert heard == {"duration": pytest.approx(SECONDS, abs=0.1), "network": heard.get("network")}
    visit.until(lambda: player.get_property("ended"))
    assert player.accessible_name == f"{say(language, 'Listen')}: {TITLES[Language(language)]}"
    assert visit.complaints() == []


def test_recording_may_be_wound(visit: Visit) -> None:
    listen(visit, "ti")
    player = visit.one("audio")
    visit.browser.execute_async_script(_PLAY, player)
    visit.browser.execute_script("arguments[0].pause(); arguments[0].currentTime = 2", player)
    visit.until(lambda: not player.get_property("seeking"))
    assert player.get_property("currentTime") == pytest.approx(2, abs=0.05)


def test_listens_without_javascript(plain_visit: Visit) -> None:
    listen(plain_visit, "ti")
    player = plain_visit.one("audio")
    assert player.is_displayed()
    assert player.rect["height"] >= 44
    plain_visit.press("button[value='about:complaint']")
    word = BODIES[Language.TIGRINYA].split("**")[1]
    plain_visit.until(lambda: word in plain_visit.newest())


def test_keyboard_plays_and_stops(visit: Visit) -> None:
    listen(visit, "ti")
    player = visit.one("audio")
    visit.browser.execute_script("arguments[0].muted = true; arguments[0].focus()", player)
    player.send_keys(Keys.SPACE)
    visit.until(lambda: not player.get_property("paused"))
    player.send_keys(Keys.SPACE)
    visit.until(lambda: player.get_property("paused"))


def test_player_fits_a_narrow_phone(visit: Visit) -> None:
    small = {"width": 320, "height": 600, "deviceScaleFactor": 1, "mobile": True}
    listen(visit, "ar")
    visit.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", small)
    script = "return document.documentElement.scrollWidth - innerWidth"
    assert visit.browser.execute_script(script) <= 0
    visit.browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {**small, "width": 390, "height": 844}
    )


@pytest.mark.skipif(not test_accessibility.AXE.exists(), reason="needs axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["ar", "ti", "da"])
def test_axe_finds_nothing_at_a_player(visit: Visit, language: str, scheme: str) -> None:
    use_dark(visit.browser, scheme == "dark")
    listen(visit, language)
    assert test_accessibility.violations(visit) == []
    use_dark(visit.browser, False)
