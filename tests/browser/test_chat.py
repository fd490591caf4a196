"""The chat in a real browser, with and without JavaScript."""

from __future__ import annotations

import httpx
from selenium.webdriver.common.keys import Keys

from bot.domain.language import Language
from tests.browser.visit import Visit
from tests.channels.webchat.serving import TITLES, Options, Running, say, serving


def test_answers_without_reload(visit: Visit) -> None:
    visit.open("/?lang=da")
    visit.ask("Kan jeg klage?")
    visit.browser.execute_script("window.isSamePage = true")
    answer = visit.ask("Hvordan klager jeg?")
    assert TITLES[Language.DANISH] in answer
    assert visit.browser.execute_script("return window.isSamePage")
    assert visit.one("#text").get_property("value") == ""
    assert visit.complaints() == []


def test_answers_without_javascript(plain_visit: Visit) -> None:
    plain_visit.open("/?lang=da")
    assert TITLES[Language.DANISH] in plain_visit.ask("Kan jeg klage?")
    assert plain_visit.browser.current_url.endswith("/#newest")
    plain_visit.press("button[value='about:talk-to-human']")
    plain_visit.until(lambda: say("da", "Talk to a person") in plain_visit.bubbles())
    assert plain_visit.one("noscript a").is_displayed()


def test_button_answers_without_reload(visit: Visit) -> None:
    visit.open("/?lang=en")
    visit.ask("I want to complain")
    visit.browser.execute_script("window.isSamePage = true")
    visit.press("button[value='about:talk-to-human']")
    visit.until(lambda: "01 23 45 10" in visit.newest())
    assert visit.browser.execute_script("return window.isSamePage")
    assert visit.complaints() == []


def test_keyboard_is_enough(visit: Visit) -> None:
    visit.open()
    for _ in range(20):
        focused = visit.browser.switch_to.active_element
        if focused.get_attribute("value") == "lang:da":
            break
        focused.send_keys(Keys.TAB)
    focused.send_keys(Keys.ENTER)
    visit.until(lambda: visit.all(".ours"))
    while visit.browser.switch_to.active_element.get_attribute("id") != "text":
        visit.browser.switch_to.active_element.send_keys(Keys.TAB)
    box = visit.browser.switch_to.active_element
    box.send_keys("Kan jeg", Keys.SHIFT, Keys.ENTER, Keys.NULL, "klage?", Keys.ENTER)
    visit.until(lambda: TITLES[Language.DANISH] in visit.newest())
    assert "Kan jeg\nklage?" in visit.bubbles()
    assert visit.browser.switch_to.active_element.get_attribute("id") == "text"


def test_arabic_runs_from_the_right(visit: Visit) -> None:
    visit.open("/?lang=ar")
    visit.ask("لدي شكوى")
    width = visit.browser.execute_script("return document.documentElement.clientWidth")
    theirs, ours = visit.one(".theirs .bubble").rect, visit.all(".ours .bubble")[-1].rect
    assert visit.style(".ours", "direction") == "rtl"
    assert width - ours["x"] - ours["width"] < 30 < ours["x"]
    assert theirs["x"] < 30 < width - theirs["x"] - theirs["width"]
    assert visit.one(".send").rect["x"] < visit.one("#text").rect["x"]
    assert visit.one(".top img").rect["x"] > visit.one(".name h1").rect["x"]


def test_tigrinya_runs_from_the_left(visit: Visit) -> None:
    visit.open("/?lang=ti")
    visit.ask("ጥርዓን ኣለኒ")
    theirs, ours = visit.one(".theirs .bubble").rect, visit.all(".ours .bubble")[-1].rect
    assert visit.style(".ours", "direction") == "ltr"
    assert ours["x"] < 30 < theirs["x"]


def test_no_page_is_wider_than_the_phone(visit: Visit) -> None:
    small = {"width": 320, "height": 600, "deviceScaleFactor": 1, "mobile": True}
    for language, text in (("ar", "شكوى" * 40), ("ti", "ጥርዓን" * 40), ("da", "klage" * 40)):
        visit.browser.delete_all_cookies()
        visit.open(f"/?lang={language}")
        visit.ask(text)
        visit.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", small)
        script = "return document.documentElement.scrollWidth - innerWidth"
        assert visit.browser.execute_script(script) <= 0
        for button in visit.all(".ours button, .composer button, summary"):
            assert button.rect["height"] >= 44
        visit.browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", {**small, "width": 390, "height": 844}
        )


def test_two_tabs_both_hear(visit: Visit) -> None:
    visit.open("/?lang=da")
    visit.ask("Kan jeg klage?")
    first = visit.browser.current_window_handle
    visit.browser.switch_to.new_window("tab")
    visit.open("/")
    visit.ask("Hvordan klager jeg?")
    shown = visit.bubbles()
    visit.browser.close()
    visit.browser.switch_to.window(first)
    visit.until(lambda: visit.bubbles() == shown)
    assert visit.complaints() == []


def test_language_change_turns_the_page(visit: Visit) -> None:
    visit.open("/?lang=da")
    visit.ask("Kan jeg klage?")
    visit.one("summary").click()
    visit.one(".sheet button[value='lang:ar']").click()
    visit.until(lambda: visit.one("html").get_attribute("dir") == "rtl")
    assert visit.one(".send").text == say("ar", "Send")
    assert visit.complaints() == []


def test_page_comes_back_after_a_restart(visit: Visit, options: Options) -> None:
    with serving(options) as server:
        visit.url, options.port = server.url, server.port
        visit.open("/?lang=da")
        visit.ask("Kan jeg klage?")
    visit.write("Hvordan klager jeg?")
    offline = visit.one("#composer").get_attribute("data-offline")
    visit.until(lambda: visit.one("#notice").text == offline)
    assert visit.one("#text").get_property("value") == "Hvordan klager jeg?"
    with serving(options):
        visit.one(".composer .send").click()
        visit.until(lambda: "Hvordan klager jeg?" in visit.bubbles())
        visit.until(lambda: visit.one("#notice").text == "")
        token = visit.browser.get_cookie("vejviser")["value"]
        data = {"text": "Og en klage mere"}
        httpx.post(f"{server.url}/messages", data=data, cookies={"vejviser": token})
        visit.until(lambda: "Og en klage mere" in visit.bubbles())


def test_reader_further_up_is_left_in_peace(visit: Visit, server: Running) -> None:
    visit.open("/?lang=da")
    for _ in range(3):
        visit.ask("Kan jeg klage?")
    first = visit.browser.current_window_handle
    visit.browser.execute_script("scrollTo(0, 0)")
    visit.browser.switch_to.new_window("tab")
    visit.open("/")
    visit.ask("Hvordan klager jeg?")
    visit.browser.close()
    visit.browser.switch_to.window(first)
    visit.until(lambda: visit.one("#jump").is_displayed())
    assert visit.browser.execute_script("return pageYOffset") == 0
    visit.one("#jump").click()
    visit.until(lambda: not visit.one("#jump").is_displayed())
    assert visit.browser.execute_script("return pageYOffset") > 0


def test_trouble_is_told_and_nothing_typed_is_lost(visit: Visit, server: Running) -> None:
    visit.open("/?lang=da")
    visit.ask("Kan jeg klage?")
    server.reader.fault = ValueError("broken")
    visit.write("Hvordan klager jeg?")
    visit.until(lambda: "01 23 45 00" in visit.one("#notice").text)
    assert visit.one("#text").get_property("value") == "Hvordan klager jeg?"
    server.reader.fault = None
    visit.one(".composer .send").click()
    visit.until(lambda: "Hvordan klager jeg?" in visit.bubbles())
    visit.until(lambda: visit.one("#notice").text == "")


def test_shared_phone_forgets(visit: Visit) -> None:
    visit.open("/?lang=da")
    visit.ask("Kan jeg klage?")
    visit.one("summary").click()
    visit.one(".forget button").click()
    visit.until(lambda: visit.all(".welcome"))
    assert "klage" not in visit.one("main").text
    assert visit.browser.get_cookie("vejviser") is None
