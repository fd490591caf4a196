"""Text and its entities: HTML parsing, offsets in UTF-16 and what Telegram finds by itself."""

from __future__ import annotations

import html
import re
import unicodedata

from .errors import Json, bad_request

TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
    "tg-spoiler": "spoiler",
}
FOUND_BY_TELEGRAM = (
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w+)?")),
    ("url", re.compile(r"https?://[^\s<>]+[^\s<>.,;:!?)]")),
    ("email", re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")),
)
_ESCAPE = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z-]*)(?P<rest>[^>]*)>")
_HREF = re.compile(r"""href\s*=\s*(?:"([^"]*)"|'([^']*)'|(\S+))""")


def units(text: str) -> int:
    """The length Telegram counts with: UTF-16 code units."""
    return len(text.encode("utf-16-le")) // 2


def is_visible(text: str) -> bool:
    """Spaces and invisible marks alone make an empty message."""
    return any(
        unicodedata.category(letter) not in ("Zs", "Zl", "Zp", "Cc", "Cf") for letter in text
    )


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Plain text and entities of Telegram's HTML, as strict as Telegram."""
    reader = _HtmlReader()
    at = 0
    for piece in re.split(r"(<[^>]*>?)", source):
        if piece.startswith("<"):
            reader.read_tag(piece, at)
        else:
            reader.text += _ESCAPE.sub(lambda escape: html.unescape(escape[0]), piece)
        at += len(piece.encode())
    return reader.end()


class _HtmlReader:
    def __init__(self) -> None:
        self.text = ""
        self._entities: list[Json] = []
        self._open: list[tuple[str, Json]] = []

    def read_tag(self, tag: str, at: int) -> None:
        match = _TAG.fullmatch(tag)
        if match is None:
            raise bad_request(f"can't parse entities: Unclosed start tag at byte offset {at}")
        name = match["name"].lower()
        if match["end"]:
            self._close(name, at)
        else:
            self._start(name, match["rest"], at)

    def _start(self, name: str, rest: str, at: int) -> None:
        if name not in TAGS:
            reason = f'Unsupported start tag "{name}" at byte offset {at}'
            raise bad_request(f"can't parse entities: {reason}")
        entity: Json = {"type": TAGS[name], "offset": units(self.text)}
        if name == "a" and (href := _HREF.search(rest)):
            entity["url"] = html.unescape(next(part for part in href.groups() if part is not None))
        self._open.append((name, entity))

    def _close(self, name: str, at: int) -> None:
        if not self._open:
            raise bad_request(f"can't parse entities: Unexpected end tag at byte offset {at}")
        expected, entity = self._open.pop()
        if name != expected:
            reason = f'Unmatched end tag at byte offset {at}, expected "</{expected}>"'
            raise bad_request(f'can\'t parse entities: {reason}, found "</{name}>"')
        entity["length"] = units(self.text) - entity["offset"]
        is_dead_link = entity["type"] == "text_link" and not entity.get("url")
        if entity["length"] > 0 and not is_dead_link:
            self._entities.append(entity)

    def end(self) -> tuple[str, list[Json]]:
        if self._open:
            reason = f'Can\'t find end tag corresponding to start tag "{self._open[-1][0]}"'
            raise bad_request(f"can't parse entities: {reason}")
        return self.text, sorted(self._entities, key=lambda e: (e["offset"], -e["length"]))


def trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Telegram strips the ends of a text and moves the entities along."""
    lost = units(text) - units(text.lstrip())
    text = text.strip()
    end = units(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - lost)
        length = min(end, entity["offset"] + entity["length"] - lost) - start
        if length > 0:
            kept.append({**entity, "offset": start, "length": length})
    return text, kept


def with_found(text: str, entities: list[Json]) -> list[Json]:
    """The given entities and those Telegram finds by itself where none is set."""
    entities = list(entities)
    for kind, pattern in FOUND_BY_TELEGRAM:
        for match in pattern.finditer(text):
            start, length = units(text[: match.start()]), units(match[0])
            if not any(_overlap(entity, start, length) for entity in entities):
                entities.append({"type": kind, "offset": start, "length": length})
    return sorted(entities, key=lambda e: (e["offset"], -e["length"]))


def _overlap(entity: Json, start: int, length: int) -> bool:
    return bool(entity["offset"] < start + length and start < entity["offset"] + entity["length"])
