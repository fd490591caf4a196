"""Our Markdown subset as plain text and as HTML."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.markup import html, plain


def test_plain_text_drops_marks() -> None:
    assert plain("Hej **du** og *jeg*") == "Hej du og *jeg*"


def test_plain_text_shows_link_targets() -> None:
    assert plain("Se [siden](https://kommune.example/a)") == (
        "Se siden (https://kommune.example/a)"
    )


def test_link_that_shows_its_target_is_said_once() -> None:
    assert plain("[01 23](tel:01%2023) [a@b.example](mailto:a@b.example)") == (
        "01 23 (tel:01%2023) a@b.example"
    )


def test_line_breaks_and_paragraphs_are_kept() -> None:
    assert plain("en\nto\n\ntre") == "en\nto\n\ntre"


def test_lists_keep_the_rhythm_of_their_source() -> None:
    text = "Husk:\n\n- pas\n- papir\n  - kopi\n\n1. først\n2. så"
    assert plain(text) == "Husk:\n\n• pas\n• papir\n   • kopi\n\n1. først\n2. så"


def test_list_item_may_have_two_paragraphs() -> None:
    assert plain("- en\n\n  mere\n- to") == "• en\n\n   mere\n• to"


def test_html_escapes_what_is_not_ours() -> None:
    assert html("<script>alert(1)</script> & **fed**") == (
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; <strong>fed</strong></p>"
    )


def test_html_links_tell_nothing_about_us() -> None:
    assert html("[her](https://kommune.example/?a=1&b=2)") == (
        '<p><a href="https://kommune.example/?a=1&amp;b=2" rel="noopener noreferrer">her</a></p>'
    )


@pytest.mark.parametrize("target", ["javascript:alert(1)", "vbscript:x", "data:text/html,x"])
def test_dangerous_targets_are_no_links(target: str) -> None:
    assert "<a" not in html(f"[her]({target})")


def test_html_shows_lists_and_single_stars() -> None:
    assert html("- *a*\n- b") == "<ul>\n<li>*a*</li>\n<li>b</li>\n</ul>"


def test_backslash_saves_a_star() -> None:
    assert plain(r"\*\*ikke fed\*\*") == "**ikke fed**"


@given(st.text(max_size=200))
def test_no_text_makes_foreign_elements(text: str) -> None:
    shown = html(text)
    for allowed in ("p", "strong", "ul", "ol", "li", "a"):
        shown = shown.replace(f"</{allowed}>", "").replace(f"<{allowed}", "")
    assert "<" not in shown.replace("<br", "")


@given(st.text(alphabet="ab *-_[]().1\n\\", max_size=80))
def test_plain_text_never_fails(text: str) -> None:
    assert isinstance(plain(text), str)
