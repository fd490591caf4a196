"""What a conversation looks like on the page."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.channels.webchat.lines import Block, Line, lines
from bot.domain.language import Language
from bot.domain.message import Button, MessageKind, StoredMessage

NIGHT = datetime(2026, 11, 22, 22, 59, tzinfo=UTC)


def said(text: str, language: str = "da", **fields: object) -> StoredMessage:
    values: dict[str, object] = {"id": 1, "is_ours": True, "kind": None, "at": NIGHT, **fields}
    return StoredMessage(text=text, language=Language(language), **values)  # type: ignore[arg-type]


def shown(*messages: StoredMessage) -> list[Line]:
    return lines(messages)


def languages(blocks: tuple[Block, ...]) -> list[str]:
    return [block.language.value for block in blocks]


def test_every_language_reads_in_its_own_direction() -> None:
    (line,) = shown(said("Hello you\n\nمرحبا بك\n\nሰላም ንዓኹም\n\nHej med dig", "en"))
    assert languages(line.blocks) == ["en", "ar", "ti", "en"]
    assert line.blocks[1].language.direction == "rtl"


def test_danish_below_arabic_reads_from_the_left() -> None:
    (line,) = shown(said("اكتب إلى البلدية.\n\nSkriv til kommunen i dag.", "ar"))
    assert languages(line.blocks) == ["ar", "da"]


def test_danish_word_or_number_does_not_turn_arabic() -> None:
    (line,) = shown(said("اكتب إلى (kommune) اليوم.\n\n\u206801 23 45 00\u2069\n\n- kommune", "ar"))
    assert languages(line.blocks) == ["ar"]


def test_small_print_is_a_block_of_its_own() -> None:
    (line,) = shown(said("**T**\n\nText", small_print="Kilde: X.\n\nMere"))
    assert [block.is_small for block in line.blocks] == [False, True]
    assert "Kilde: X." in line.blocks[1].html


def test_pressed_button_shows_its_label() -> None:
    question = said("Hvad?", buttons=(Button("about:complaint", "Klage"),))
    pressed = said("about:complaint", is_ours=False, kind=MessageKind.PRESS, id=2)
    assert shown(question, pressed)[1].text == "Klage"


def test_button_without_its_message_is_no_bubble() -> None:
    assert shown(said("about:complaint", is_ours=False, kind=MessageKind.PRESS)) == []


def test_a_typed_word_is_never_taken_for_a_button() -> None:
    question = said("Hvad?", buttons=(Button("menu", "Menu"),))
    typed = said("menu", is_ours=False, kind=MessageKind.TEXT, id=2)
    assert shown(question, typed)[1].text == "menu"


def test_opening_the_chat_is_no_bubble() -> None:
    assert shown(said("", is_ours=False)) == []


def test_day_is_the_danish_one() -> None:
    midnight = NIGHT.replace(hour=23, minute=1)
    first, second, third = shown(said("a"), said("b", id=2), said("c", id=3, at=midnight))
    assert first.day == NIGHT.date()
    assert second.day is None
    assert third.day == midnight.date().replace(day=23)


def test_reply_cannot_bring_html() -> None:
    (line,) = shown(said("<img src=x onerror=alert(1)> [x](javascript:alert(1))"))
    assert "<img" not in line.blocks[0].html
    assert "href" not in line.blocks[0].html
