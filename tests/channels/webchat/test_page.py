"""The page before and after the first message."""

from __future__ import annotations

import sqlite3

import httpx
import pytest

from bot.domain.language import Language
from tests.channels.webchat.looking import bubbles, read
from tests.channels.webchat.serving import TITLES, Options, Running, say

pytestmark = pytest.mark.slow


def test_greets_in_every_language(visitor: httpx.Client) -> None:
    page = read(visitor.get("/").text)
    buttons = {tag.attributes["value"]: tag.text for tag in page.all("button", name="button")}
    assert buttons == {f"lang:{language}": language.native_name for language in Language}
    directions = {tag.attributes["lang"]: tag.attributes["dir"] for tag in page.all("li")}
    assert directions == {"da": "ltr", "ar": "rtl", "ti": "ltr", "en": "ltr"}


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("ti", "ltr"), ("da", "ltr")])
def test_page_speaks_the_language_asked_for(
    visitor: httpx.Client, language: str, direction: str
) -> None:
    page = read(visitor.get("/", params={"lang": language}).text)
    assert page.one("html").attributes == {"lang": language, "dir": direction}
    assert page.one("button", class_="send").text == say(language, "Send")
    assert page.all("li")[0].attributes["lang"] == language


def test_page_follows_the_browsers_language(visitor: httpx.Client) -> None:
    visitor.headers["Accept-Language"] = "fa-IR, ar-SY;q=0.8, en;q=0.5"
    assert read(visitor.get("/").text).one("html").attributes["lang"] == "ar"


def test_unknown_language_is_english(visitor: httpx.Client) -> None:
    assert read(visitor.get("/?lang=xx").text).one("html").attributes["lang"] == "en"


def test_looking_makes_no_contact(visitor: httpx.Client, options: Options) -> None:
    for path in ("/", "/?lang=ar", "/events", "/forget", "/messages"):
        visitor.get(path)
    with sqlite3.connect(options.database) as database:
        assert database.execute("SELECT count(*) FROM contacts").fetchone() == (0,)
    assert "vejviser" not in visitor.cookies


def test_language_button_turns_the_page(visitor: httpx.Client) -> None:
    page = read(visitor.post("/messages", data={"button": "lang:ar"}).text)
    assert page.one("html").attributes == {"lang": "ar", "dir": "rtl"}
    mine = page.one("li", class_="theirs")
    assert Language.ARABIC.native_name in mine.text
    assert "lang:ar" not in mine.text


def test_answer_has_small_print_and_buttons(visitor: httpx.Client) -> None:
    page = read(visitor.post("/messages", data={"text": "Kan jeg klage?"}).text)
    line = page.all("li", class_="ours")[-1]
    assert line.attributes["lang"] == "da"
    assert TITLES[Language.DANISH] in line.text
    assert "Ankestyrelsen" in page.one("div", class_="small").text
    assert page.all("button", value="about:talk-to-human")


def test_old_buttons_still_work(visitor: httpx.Client) -> None:
    visitor.post("/messages", data={"text": "Kan jeg klage?"})
    for button in ("area:money", "menu"):
        visitor.post("/messages", data={"button": button})
    shown = bubbles(visitor.post("/messages", data={"button": "about:complaint"}).text)
    assert shown[-2] == TITLES[Language.DANISH]
    assert "Skriv til kommunen" in shown[-1]


def test_every_response_is_guarded(visitor: httpx.Client) -> None:
    for path in ("/", "/nothing", "/static/chat.css", "/livez"):
        headers = visitor.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "private, no-store"


def test_files_are_kept_by_browsers(visitor: httpx.Client) -> None:
    page = read(visitor.get("/").text)
    for tag, attribute in (("link", "href"), ("script", "src"), ("img", "src")):
        for found in page.all(tag):
            response = visitor.get(found.attributes[attribute])
            assert response.status_code == 200
            assert "immutable" in response.headers["cache-control"]


def test_nothing_comes_from_elsewhere(visitor: httpx.Client, server: Running) -> None:
    text = visitor.get("/").text + visitor.post("/messages", data={"text": "klage"}).text
    css, script = (visitor.get(f"/static/chat.{kind}").text for kind in ("css", "js"))
    assert not any("//" in tag.attributes.get("src", "") for tag in read(text).tags)
    assert "http" not in css
    assert "http" not in script


def test_unknown_address_leads_back(visitor: httpx.Client) -> None:
    visitor.get("/?lang=ar")
    response = visitor.get("/nothing")
    page = read(response.text)
    assert response.status_code == 404
    assert page.one("html").attributes["lang"] == "ar"
    assert page.one("p", role="alert").text == say("ar", "There is nothing at this address.")
    assert page.all("a", href="/")
