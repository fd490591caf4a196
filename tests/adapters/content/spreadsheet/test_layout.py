"""Keys prove what a row was, and texts are tidied the same way on both roads."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.content.spreadsheet.layout import Key, tidy
from bot.domain.language import Language


@pytest.mark.parametrize("part", [0, 1, 12])
def test_a_key_reads_back_as_it_was(part: int) -> None:
    key = Key.of("cash-benefit", Language.ARABIC, part, "Hvad er kontanthjælp?", "ما هي؟")
    assert Key.read(str(key)) == key
    assert key.has_danish("Hvad er kontanthjælp? ")
    assert key.has_translation("ما هي؟\n")
    assert not key.has_translation("ما هو؟")


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "contract",
        "contract/ti/1/c56546ad358e",  # as it was before keys held the translation
        "contract/ti/0/c56546ad358e/c56546ad358e",
        "contract/xx/1/c56546ad358e/c56546ad358e",
        "contract/ti/1/C56546AD358E/c56546ad358e",
    ],
)
def test_what_is_no_key_is_none(cell: str) -> None:
    assert Key.read(cell) is None


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("- et\r\n- to", "- et\n- to"),
        ("- et_x000D_\n- to", "- et\n- to"),
        ("- et_x000d_- to", "- et\n- to"),
        ("01\u00a023\u202f45", "01 23 45"),
        ("\n text  \n", "text"),
        ("a\n\n\nb", "a\n\n\nb"),
        ("=1+1", "=1+1"),
    ],
)
def test_a_text_is_tidied(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@given(st.text())
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
