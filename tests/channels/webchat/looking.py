"""Reads what a page shows."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Tag:
    """An element with its attributes and the text inside."""

    name: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Page:
    """All elements of a page in order."""

    tags: list[Tag] = field(default_factory=list)

    def all(self, name: str, /, **attributes: str) -> list[Tag]:
        """Elements with these attributes; `class_` names one of the classes."""
        wanted = {key.rstrip("_"): value for key, value in attributes.items()}
        return [tag for tag in self.tags if tag.name == name and _has(tag, wanted)]

    def one(self, name: str, /, **attributes: str) -> Tag:
        """The only such element."""
        (found,) = self.all(name, **attributes)
        return found


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self._open: list[Tag] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Tag(tag, {key: value or "" for key, value in attrs})
        self.page.tags.append(found)
        if tag not in ("meta", "link", "img", "source"):
            self._open.append(found)

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop().name != tag:
            pass

    def handle_data(self, data: str) -> None:
        for tag in self._open:
            tag.text += data


def read(text: str) -> Page:
    """The page behind HTML."""
    reader = _Reader()
    reader.feed(text)
    for tag in reader.page.tags:
        tag.text = re.sub(r"\s+", " ", html.unescape(tag.text)).strip()
    return reader.page


def bubbles(text: str) -> list[str]:
    """What was said, theirs and ours, in order."""
    return [tag.text for tag in read(text).all("div", class_="bubble")]


def _has(tag: Tag, wanted: dict[str, str]) -> bool:
    return all(
        value in tag.attributes.get(key, "").split()
        if key == "class"
        else tag.attributes.get(key) == value
        for key, value in wanted.items()
    )
