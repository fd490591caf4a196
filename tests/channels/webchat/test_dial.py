"""Phone numbers can be pressed."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from bot.channels.webchat.dial import dial


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Ring 112.", "112"),
        ("Ring 01 23 45 00, eller kom", "01234500"),
        ("اتصل بالرقم \u206801 23 45 10\u2069.", "01234510"),
        ("70 201 201", "70201201"),
        ("Ring til 1888", "1888"),
        ("12345678", "12345678"),
    ],
)
def test_number_becomes_a_link(text: str, digits: str) -> None:
    linked = dial(text)
    assert f'<a href="tel:{digits}">' in linked
    assert "45 " not in linked


@pytest.mark.parametrize(
    "text",
    [
        "2. november 2026 17:00",
        "10:00–15:00",
        "21 11 26",
        "§ 112a, stk. 3",
        "1888-2",
        "112.50",
        "2026",
    ],
)
def test_other_digits_stay(text: str) -> None:
    assert "tel:" not in dial(text)


def test_links_stay_and_text_is_escaped() -> None:
    link = Markup('<a href="https://example.org/01 23 45 00">01 23 45 00</a>')
    assert dial(link) == link
    assert dial("<b>112") == Markup('&lt;b&gt;<a href="tel:112">112</a>')
