"""Recordings on the page and at their address."""

from __future__ import annotations

import re
import sqlite3
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from bot.adapters.content.recordings import audio_digest
from bot.domain.language import Language
from tests import ogg
from tests.channels.webchat.looking import Page, Tag, read
from tests.channels.webchat.serving import BODIES, TITLES, Options, say, serving

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
    return f"/voice/{audio_digest(AUDIO[language])}.ogg"


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
    assert "set-cookie" not in response.headers
    head = visitor.head(address())
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-length"] == str(len(SOUND))


def test_address_tells_no_topic(visitor: httpx.Client) -> None:
    src = listen(visitor).one("source").attributes["src"]
    assert re.fullmatch(r"/voice/[0-9a-f]{12}\.ogg", src)
    assert visitor.get(src).content == SOUND


@pytest.mark.parametrize("headers", [{}, {"Range": "bytes=0-9"}, {"Range": "bytes=999999-"}])
def test_phone_keeps_no_recording(visitor: httpx.Client, headers: dict[str, str]) -> None:
    response = visitor.get(address(), headers=headers)
    assert response.headers["cache-control"] == "private, no-store"


def test_player_may_ask_for_a_part(visitor: httpx.Client) -> None:
    response = visitor.get(address(), headers={"Range": "bytes=100-199"})
    assert (response.status_code, response.content) == (206, SOUND[100:200])
    assert response.headers["content-range"] == f"bytes 100-199/{len(SOUND)}"
    assert response.headers["content-length"] == "100"
    assert response.headers["content-type"] == "audio/ogg"


def test_part_beyond_the_end_is_refused(visitor: httpx.Client) -> None:
    response = visitor.get(address(), headers={"Range": f"bytes={len(SOUND)}-"})
    assert (response.status_code, response.content) == (416, b"")
    assert response.headers["content-range"] == f"bytes */{len(SOUND)}"


@pytest.mark.parametrize(
    "path",
    [
        "/voice/",
        "/voice/1a2b3c4d5e6f.ogg",
        address().replace("/voice/", "/voice/complaint/ti/"),
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
    assert response.headers["cache-control"] == "private, no-store"
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


def test_player_goes_with_its_answer(options: Options) -> None:
    options.now = options.until = datetime(2026, 11, 21, 12, tzinfo=UTC)
    with (
        serving(options) as server,
        httpx.Client(base_url=server.url, follow_redirects=True, trust_env=False) as visitor,
    ):
        assert listen(visitor).all("audio")
        assert visitor.get(address()).status_code == 200
        options.now += timedelta(seconds=1)
        assert not read(visitor.get("/").text).all("audio")
        assert visitor.get(address()).status_code == 404


def test_small_print_stands_under_the_player(visitor: httpx.Client) -> None:
    listen(visitor)
    html = visitor.get("/").text
    line = html[html.rindex('class="line ours"') :]
    title, player, small = (
        line.index(mark) for mark in (TITLES[Language.TIGRINYA], "<audio", 'class="small"')
    )
    assert title < player < small
    assert "Ankestyrelsen" in line[small:]
    label = read(html).one("audio").attributes["aria-label"]
    assert "Ankestyrelsen" not in label


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
    assert names[-1][0] == f"complaint/ti/{audio_digest(SOUND)}"


def _last_of_us(page: Page) -> Tag:
    return page.all("li", class_="ours")[-1]
