"""What a visitor does and sees."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from selenium.common.exceptions import (
    NoSuchElementException,
    StaleElementReferenceException,
)
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

Found = TypeVar("Found")
_PASSING = (NoSuchElementException, StaleElementReferenceException)


class Visit:
    """One visitor with an empty cookie jar."""

    def __init__(self, browser: Chrome, url: str) -> None:
        self.browser = browser
        self.url = url
        browser.switch_to.window(browser.window_handles[0])
        browser.get(url)
        browser.delete_all_cookies()
        browser.get_log("browser")

    def open(self, path: str = "/") -> None:
        """Open a page of the chat."""
        self.browser.get(self.url + path)

    def one(self, css: str) -> WebElement:
        """The first element that matches."""
        return self.browser.find_element(By.CSS_SELECTOR, css)

    def all(self, css: str) -> list[WebElement]:
        """All elements that match."""
        return self.browser.find_elements(By.CSS_SELECTOR, css)

    def press(self, css: str) -> None:
        """Press the last element that matches, as a person who scrolled to it."""
        element = self.all(css)[-1]
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def write(self, text: str) -> None:
        """Write a message and press the button."""
        self.one("#text").send_keys(text)
        self.one(".composer .send").click()

    def ask(self, text: str) -> str:
        """Write a message, wait for the answer and read it."""
        count = len(self.all(".ours"))
        self.write(text)
        self.until(lambda: len(self.all(".ours")) > count)
        return self.newest()

    def newest(self) -> str:
        """The newest bubble."""
        return self.all(".bubble")[-1].text

    def bubbles(self) -> list[str]:
        """All bubbles."""
        return [bubble.text for bubble in self.all(".bubble")]

    def until(self, condition: Callable[[], Found], seconds: float = 8) -> Found:
        """Wait for something on the page."""
        wait = WebDriverWait(self.browser, seconds, 0.05, _PASSING)
        return wait.until(lambda _: condition())

    def style(self, css: str, name: str) -> str:
        """A computed style of the first element that matches."""
        return self.one(css).value_of_css_property(name)

    def complaints(self) -> list[str]:
        """What the console said since last asked, such as a breach of the content policy."""
        return [entry["message"] for entry in self.browser.get_log("browser")]
