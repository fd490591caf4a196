"""A message's text and entities as safe HTML."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from markupsafe import Markup, escape

from .errors import Json
from .objects import Message
from .text import units

ELEMENTS = {
    "bold": "strong",
    "italic": "em",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "code",
    "blockquote": "q",
}


def marked_up(message: Message) -> Markup:
    pieces = [_wrap(text, entities) for text, entities in _pieces(message)]
    return Markup("").join(pieces)


def _pieces(message: Message) -> Iterator[tuple[str, list[Json]]]:
    """The text cut wherever an entity begins or ends."""
    total = units(message.text)
    cuts = {0, total}
    for entity in message.entities:
        cuts |= {entity["offset"], entity["offset"] + entity["length"]}
    ends = sorted(cuts)
    raw = message.text.encode("utf-16-le")
    for start, end in pairwise(ends):
        around = [e for e in message.entities if e["offset"] <= start < e["offset"] + e["length"]]
        yield raw[2 * start : 2 * end].decode("utf-16-le"), around


def _wrap(text: str, entities: list[Json]) -> Markup:
    html = escape(text)
    for entity in reversed(entities):
        kind = entity["type"]
        if kind in ELEMENTS:
            html = Markup("<{0}>{1}</{0}>").format(ELEMENTS[kind], html)
        elif kind in ("url", "text_link"):
            target = entity.get("url", text)
            html = Markup('<a href="{}" rel="noreferrer">{}</a>').format(target, html)
    return html
