"""Recordings on the page and at their address."""

from __future__ import annotations

import sqlite3

import httpx
import pytest

from bot.domain.language import Language
from tests import ogg
from tests.channels.webchat.looking import Page, Tag, read
from tests.channels.webchat.serving import BODIES, TITLES, Options, Shelf, say

pytestmark = pytest.mark.slow

AUDIO = {language: ogg.opus(1, comment=language) for language in Language}
SOUND = AUDIO[Language.TIGRINYA]


@pytest.fixture
def options(options: Options) -> Options:
    """Everything is recorded."""
    options.audio.update(AUDIO)
    return options


def listen(visitor: httpx.Client, language: str = "ti", **headers: str) -> Page:
    visitor.post("/messages", data={"button": f"lang:{language}"})
    data = {"button": "listen:complaint"}
    return read(visitor.post("/messages", data=data, headers=headers).text)


def address(language: Language = Language.TIGRINYA) -> str:
    recording = Shelf(AUDIO).recording("complaint", language)
    assert recording
    return f"/voice/{recording.name}.ogg"


@pytest.mark.parametrize("language", Language)
def test_pressed_button_shows_a_player(visitor: httpx.Client, language: Language) -> None:
    page = listen(visitor, language)
    line = page.all("li", class_="ours")[-1]
    assert TITLES[language] in line.text
    assert {tag.attributes["value"] for tag in page.all("button", name="button")} >= {
        "about:complaint",
        "menu",
    }
    player = page.one("audio")
    assert player.attributes["preload"] == "none"
    assert "controls" in player.attributes
    assert "autoplay" not in player.attributes
    label = player.attributes["aria-label"]
    assert label == f"{say(language, 'Listen')}: {TITLES[language]}"
    source = page.one("source").attributes
    assert source == {"src": address(language), "type": "audio/ogg; codecs=opus"}


def test_player_comes_with_the_new_messages(visitor: httpx.Client) -> None:
    page = listen(visitor, Accept="text/html; fragment")
    assert not page.all("html")
    assert page.one("source").attributes["src"] == address()


def test_recording_is_served_whole(visitor: httpx.Client) -> None:
    response = visitor.get(address())
    assert (response.status_code, response.content) == (200, SOUND)
    assert response.headers["content-type"] == "audio/ogg"
    assert response.headers["content-length"] == str(len(SOUND))
    assert response.headers["accept-ranges"] == "bytes"
    assert response.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "set-cookie" not in response.headers
    head = visitor.head(address())
    assert (head.content, head.headers["content-length"]) == (b"", str(len(SOUND)))


@pytest.mark.parametrize(
    ("wanted", "first", "end"),
    [
        ("bytes=0-", 0, len(SOUND)),
        ("bytes=0-0", 0, 1),
        ("bytes=100-199", 100, 200),
        ("bytes=100-999999", 100, len(SOUND)),
        ("bytes=-50", len(SOUND) - 50, len(SOUND)),
        ("bytes=-999999", 0, len(SOUND)),
        (f"bytes={len(SOUND) - 1}-", len(SOUND) - 1, len(SOUND)),
    ],
)
def test_player_may_ask_for_a_part(
    visitor: httpx.Client, wanted: str, first: int, end: int
) -> None:
    response = visitor.get(address(), headers={"Range": wanted})
    assert (response.status_code, response.content) == (206, SOUND[first:end])
    assert response.headers["content-range"] == f"bytes {first}-{end - 1}/{len(SOUND)}"
    assert response.headers["content-length"] == str(end - first)
    assert response.headers["content-type"] == "audio/ogg"
    assert "immutable" in response.headers["cache-control"]


@pytest.mark.parametrize("wanted", [f"bytes={len(SOUND)}-", "bytes=999999-1000000", "bytes=-0"])
def test_part_beyond_the_end_is_refused(visitor: httpx.Client, wanted: str) -> None:
    response = visitor.get(address(), headers={"Range": wanted})
    assert (response.status_code, response.content) == (416, b"")
    assert response.headers["content-range"] == f"bytes */{len(SOUND)}"
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "wanted",
    ["", "bytes=-", "bytes=5-1", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b", "bytes=0-" + "9" * 30],
)
def test_odd_ranges_get_the_whole(visitor: httpx.Client, wanted: str) -> None:
    response = visitor.get(address(), headers={"Range": wanted})
    assert (response.status_code, response.content) == (200, SOUND)


@pytest.mark.parametrize(
    "path",
    [
        "/voice/",
        "/voice/complaint/ti/1a2b3c4d5e6f.ogg",
        "/voice/../../content/areas.yml",
        "/voice/%2e%2e/%2e%2e/content/areas.yml.ogg",
        "/voice//etc/passwd.ogg",
        address()[:-4],
        address() + ".ogg",
        address().upper(),
    ],
)
def test_unknown_recordings_have_a_page(visitor: httpx.Client, path: str) -> None:
    visitor.get("/?lang=ar")
    response = visitor.get(path)
    assert response.status_code == 404
    assert response.headers["cache-control"] == "no-store"
    alert = read(response.text).one("p", role="alert")
    assert alert.text == say("ar", "There is nothing at this address.")


def test_policy_allows_our_own_sound_only(visitor: httpx.Client) -> None:
    for path in ("/", address()):
        policy = visitor.get(path).headers["content-security-policy"]
        assert "media-src 'self';" in policy


def test_player_goes_with_its_recording(visitor: httpx.Client, options: Options) -> None:
    assert listen(visitor).all("audio")
    options.audio[Language.TIGRINYA] = ogg.opus(1, comment="new text")
    page = read(visitor.get("/").text)
    assert not page.all("audio")
    assert _last_of_us(page).text.count(TITLES[Language.TIGRINYA]) == 1
    assert visitor.get(address()).status_code == 404


def test_pressed_too_late_shows_the_answer(visitor: httpx.Client, options: Options) -> None:
    options.audio.clear()
    page = listen(visitor, "da")
    assert not page.all("audio")
    assert BODIES[Language.DANISH].split(",")[0] in _last_of_us(page).text


def test_hearing_is_kept_as_such(visitor: httpx.Client, options: Options) -> None:
    listen(visitor)
    with sqlite3.connect(options.database) as database:
        kept = database.execute("SELECT kind, about FROM ledger").fetchall()
        names = database.execute("SELECT recording FROM messages ORDER BY id").fetchall()
    assert kept == [("answer_heard", "complaint")]
    assert f"/voice/{names[-1][0]}.ogg" == address()


def _last_of_us(page: Page) -> Tag:
    return page.all("li", class_="ours")[-1]
