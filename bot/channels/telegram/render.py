"""Turns a reply into what Telegram shows: plain text, entities and messages of a fitting length."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from telegram import MessageEntity

from bot.channels import markup
from bot.domain.language import Language
from bot.domain.message import Reply
from bot.domain.topic import Recording
from bot.errors import MessageRefused

#: Telegram's limits for one message
LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
MOST_ENTITIES = 100
RIGHT_TO_LEFT_MARK = "\u200f"
_LINKABLE = ("http://", "https://")


@dataclass(frozen=True)
class Part:
    """One Telegram message."""

    text: str
    entities: tuple[MessageEntity, ...] = ()
    recording: Recording | None = None  #: a voice message; the text stands under it


def render(reply: Reply) -> tuple[Part, ...]:
    """The reply as one message, or as several when it is too long. Raises MessageRefused."""
    text, entities = _whole(reply.whole, reply.language)
    parts: list[Part] = []
    start = 0
    while start < len(text):
        end = _end_of_part(text, start)
        if text[start:end].strip():
            parts.append(_part(text, entities, start, end))
        start = end
    if not parts:
        raise MessageRefused("The reply is empty.")
    return tuple(_with_recording(parts, reply.recording) if reply.recording else parts)


def _with_recording(parts: list[Part], recording: Recording) -> list[Part]:
    if len(parts) == 1 and _utf16_length(parts[0].text) <= LONGEST_CAPTION:
        return [replace(parts[0], recording=recording)]
    return [*parts, Part("", recording=recording)]


def _whole(text: str, language: Language) -> tuple[str, list[MessageEntity]]:
    # Offsets are counted in Python's characters here, in UTF-16 at the very end.
    letters, entities = "", []
    for block in markup.blocks(text):
        letters += block.gap
        for span in (markup.Span(block.marker), *block.spans):
            shown = _directed(span.text, letters, language)
            start = len(letters) + len(shown) - len(span.text)
            letters += shown
            entities += _entities(span, start)
    return letters, entities


def _directed(span: str, before: str, language: Language) -> str:
    # Telegram takes a line's direction from its first strong letter; a line that does not start
    # with a right-to-left letter is told so by an invisible mark.
    if language.direction == "ltr" or not span or before[-1:] not in ("", "\n") or span[0] == "\n":
        return span
    is_right_to_left = unicodedata.bidirectional(span[0]) in ("R", "AL")
    return span if is_right_to_left else RIGHT_TO_LEFT_MARK + span


def _entities(span: markup.Span, start: int) -> list[MessageEntity]:
    found = []
    if span.is_bold and span.text.strip():
        found.append(MessageEntity(MessageEntity.BOLD, start, len(span.text)))
    if span.url and span.url.startswith(_LINKABLE) and span.text != span.url:
        link = MessageEntity(MessageEntity.TEXT_LINK, start, len(span.text), url=span.url)
        found.append(link)
    return found


def _end_of_part(text: str, start: int) -> int:
    """Where the message that begins at `start` ends: the text's end, else the best break."""
    most = _fitting(text, start)
    if most == len(text):
        return most
    for mark in ("\n\n", "\n", " "):
        # A break in the first half would make more messages than needed.
        at = text.rfind(mark, start + (most - start) // 2, most)
        if at != -1:
            return at + len(mark)
    return most


def _fitting(text: str, start: int) -> int:
    end = min(len(text), start + LONGEST_TEXT)
    while _utf16_length(text[start:end]) > LONGEST_TEXT:
        end -= (_utf16_length(text[start:end]) - LONGEST_TEXT + 1) // 2
    return end


def _utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _part(text: str, entities: list[MessageEntity], start: int, end: int) -> Part:
    # Telegram trims both ends itself and would move our entities; we do it first.
    start += len(text[start:end]) - len(text[start:end].lstrip())
    end = start + len(text[start:end].rstrip())
    mine = []
    for one in entities:
        first, last = max(one.offset, start), min(one.offset + one.length, end)
        if first < last:
            mine.append(MessageEntity(one.type, first - start, last - first, url=one.url))
    letters = text[start:end]
    counted = MessageEntity.adjust_message_entities_to_utf_16(letters, mine[:MOST_ENTITIES])
    return Part(letters, tuple(counted))
