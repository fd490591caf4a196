"""Lays out the buttons under a message."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.domain.language import Language
from bot.domain.message import Button
from bot.errors import MessageRefused
from bot.i18n import FIRST_STRONG_ISOLATE, POP_ISOLATE

LONGEST_LABEL = 60
#: two labels up to this long share a row on a small phone
SHORT_LABEL = 16
_LONGEST_ID_BYTES = 64


def keyboard(buttons: Sequence[Button], language: Language) -> InlineKeyboardMarkup | None:
    """Inline buttons, one or two in a row; None without buttons. Raises MessageRefused."""
    rows = [_row(row, language) for row in _rows(buttons)]
    return InlineKeyboardMarkup(rows) if rows else None


def _rows(buttons: Sequence[Button]) -> list[list[Button]]:
    rows: list[list[Button]] = []
    for button in buttons:
        if rows and len(rows[-1]) == 1 and _is_short(button) and _is_short(rows[-1][0]):
            rows[-1].append(button)
        else:
            rows.append([button])
    return rows


def _is_short(button: Button) -> bool:
    return len(button.label) <= SHORT_LABEL


def _row(row: list[Button], language: Language) -> list[InlineKeyboardButton]:
    # Telegram always puts the first button to the left.
    ordered = reversed(row) if language.direction == "rtl" else row
    return [InlineKeyboardButton(_label(one), callback_data=_id(one)) for one in ordered]


def _label(button: Button) -> str:
    if len(button.label) <= LONGEST_LABEL:
        return button.label
    short = button.label[: LONGEST_LABEL - 1].rstrip() + "…"
    # A cut may fall inside a name that is set apart from the Arabic around it.
    is_open = short.count(FIRST_STRONG_ISOLATE) > short.count(POP_ISOLATE)
    return short + POP_ISOLATE if is_open else short


def _id(button: Button) -> str:
    if not 1 <= len(button.id.encode()) <= _LONGEST_ID_BYTES:
        raise MessageRefused("A button's id is empty or longer than 64 bytes.")
    return button.id
