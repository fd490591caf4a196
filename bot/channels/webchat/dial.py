"""Makes the phone numbers in a text something to press."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

#: emergency, police, and the line for those who live with violence
_SHORT = ("112", "114", "1888")
_DANISH_DIGITS = 8
# Links stay as they are; a number stands alone, it is no part of a time, a date or a paragraph.
_NUMBER = re.compile(
    r"<a .*?</a>|(?<![\w.:,–/-])(?P<number>\d{2,4}(?: \d{2,4}){0,3}|\d{8})(?![\w:–/-]|[.,]\d)",
    re.DOTALL,
)


def dial(text: str) -> Markup:
    """The text with its phone numbers as links, each in one line; plain text is escaped first."""
    return Markup(_NUMBER.sub(_link, str(escape(text))))  # noqa: S704


def _link(found: re.Match[str]) -> str:
    number = found["number"] or ""
    digits = number.replace(" ", "")
    if number not in _SHORT and len(digits) != _DANISH_DIGITS:
        return found[0]
    return f'<a href="tel:{digits}">{number.replace(" ", chr(0xA0))}</a>'
