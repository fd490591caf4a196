"""What Telegram shows of a reply."""

from __future__ import annotations

from dataclasses import replace

import pytest
from telegram import MessageEntity

from bot.channels.telegram.keyboard import keyboard
from bot.channels.telegram.render import LONGEST_TEXT, RIGHT_TO_LEFT_MARK, Part, render
from bot.domain.language import Language
from bot.domain.message import Button, Reply
from bot.domain.topic import Recording
from bot.errors import MessageRefused


def shown(text: str, language: Language = Language.ENGLISH) -> Part:
    (part,) = render(Reply(text=text, language=language))
    return part


def marked(part: Part) -> list[tuple[str, str]]:
    """Each entity's type and the letters under it, as Telegram counts them."""
    return [(entity.type, MessageEntityText(part.text)[entity]) for entity in part.entities]


class MessageEntityText:
    """A text whose parts are found by UTF-16 offsets."""

    def __init__(self, text: str) -> None:
        self._units = text.encode("utf-16-le")

    def __getitem__(self, entity: MessageEntity) -> str:
        start, end = entity.offset * 2, (entity.offset + entity.length) * 2
        return self._units[start:end].decode("utf-16-le")


def test_bold_and_links_become_entities() -> None:
    part = shown("Read **this** [page](https://a.example) now")
    assert part.text == "Read this page now"
    assert marked(part) == [("bold", "this"), ("text_link", "page")]
    assert part.entities[1].url == "https://a.example"


def test_offsets_count_in_utf16() -> None:
    assert marked(shown("😀😀 **fed**")) == [("bold", "fed")]


def test_telephone_links_stay_text() -> None:
    part = shown("Call [01 23](tel:0123)")
    assert (part.text, part.entities) == ("Call 01 23", ())


@pytest.mark.parametrize("text", ["1. مرحبا", "Vejviser مرحبا", "😀 مرحبا", "- مرحبا", "«مرحبا»"])
def test_arabic_lines_begin_from_the_right(text: str) -> None:
    assert shown(text, Language.ARABIC).text.startswith(RIGHT_TO_LEFT_MARK)


def test_arabic_letter_needs_no_mark() -> None:
    assert shown("مرحبا **بك**", Language.ARABIC).text == "مرحبا بك"


def test_entities_move_with_the_mark() -> None:
    part = shown("**1** مرحبا\n**2** مرحبا", Language.ARABIC)
    assert marked(part) == [("bold", "1"), ("bold", "2")]


def test_isolates_are_kept() -> None:
    text = "الموعد \u2068lørdag den 21. november\u2069"
    assert shown(text, Language.ARABIC).text == text


@pytest.mark.parametrize("letter", ["a", "م", "ሰ", "😀"])
def test_long_text_is_split_between_paragraphs(letter: str) -> None:
    paragraph = letter * 900
    parts = render(Reply(text="\n\n".join([paragraph] * 8), language=Language.ENGLISH))
    assert all(len(part.text.encode("utf-16-le")) <= LONGEST_TEXT * 2 for part in parts)
    assert all(set(part.text) == {letter, "\n"} or part.text == paragraph for part in parts)
    assert "".join(part.text for part in parts).count(letter) == 7200
    assert not any(part.text.startswith("\n") or part.text.endswith("\n") for part in parts)


def test_text_without_a_break_is_cut() -> None:
    parts = render(Reply(text="a" * 9000, language=Language.ENGLISH))
    assert [len(part.text) for part in parts] == [4096, 4096, 808]


def test_entities_are_divided_with_the_text() -> None:
    parts = render(Reply(text=f"**{'a ' * 3000}b**", language=Language.ENGLISH))
    assert [marked(part) for part in parts] == [[("bold", part.text)] for part in parts]


def test_no_more_entities_than_telegram_takes() -> None:
    part = shown(" ".join(["**b**"] * 150))
    assert len(part.entities) == 100


def test_empty_reply_is_refused() -> None:
    with pytest.raises(MessageRefused):
        render(Reply(text=" \n", language=Language.ENGLISH))


def rows(buttons: list[Button], language: Language = Language.ENGLISH) -> list[list[str]]:
    made = keyboard(buttons, language)
    return [[one.text for one in row] for row in made.inline_keyboard] if made else []


def test_two_short_labels_share_a_row() -> None:
    buttons = [Button(str(n), label) for n, label in enumerate(["Yes", "No", "x" * 30, "Menu"])]
    assert rows(buttons) == [["Yes", "No"], ["x" * 30], ["Menu"]]


def test_right_to_left_rows_are_reversed() -> None:
    assert rows([Button("1", "نعم"), Button("2", "لا")], Language.ARABIC) == [["لا", "نعم"]]


def test_long_labels_are_shortened() -> None:
    ((label,),) = rows([Button("1", "word " * 30)])
    assert len(label) <= 60
    assert label.endswith("…")


@pytest.mark.parametrize("id_", ["", "a" * 65, "ሰላም" * 8])
def test_button_ids_must_fit(id_: str) -> None:
    with pytest.raises(MessageRefused):
        keyboard([Button(id_, "Label")], Language.ENGLISH)


def test_no_buttons_no_keyboard() -> None:
    assert keyboard([], Language.ENGLISH) is None


def test_recording_takes_a_short_text_along() -> None:
    recording = Recording("contract", Language.ENGLISH, "1a2b3c4d5e6f")
    fits = Reply(text="😀" * 512, language=Language.ENGLISH, recording=recording)
    (part,) = render(fits)
    assert part == Part("😀" * 512, recording=recording)
    words, voice = render(replace(fits, text="😀" * 513))
    assert (words, voice) == (Part("😀" * 513), Part("", recording=recording))
