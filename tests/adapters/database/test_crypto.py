"""Texts are sealed for one place with one key."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.crypto import Cipher, load_or_make_key
from bot.errors import InvalidData
from tests.conftest import KEY


@given(st.text())
def test_what_is_sealed_can_be_opened(text: str) -> None:
    cipher = Cipher(KEY)
    assert cipher.open(cipher.seal(text, "a"), "a") == text


def test_the_same_text_never_looks_the_same(cipher: Cipher) -> None:
    assert cipher.seal("a", "a") != cipher.seal("a", "a")


def test_another_place_or_key_opens_nothing(cipher: Cipher) -> None:
    sealed = cipher.seal("a", "messages.text")
    for other, place in ((cipher, "inbox.raw"), (Cipher(bytes(32)), "messages.text")):
        with pytest.raises(InvalidData, match=place):
            other.open(sealed, place)


@pytest.mark.parametrize("sealed", ["", "1:", "1:AAAA", "no base64", "1:é", "text"])
def test_what_was_never_sealed_is_refused(cipher: Cipher, sealed: str) -> None:
    with pytest.raises(InvalidData):
        cipher.open(sealed, "a")


def test_the_key_is_made_once_and_is_ours_alone(tmp_path: Path) -> None:
    path = tmp_path / "var" / "key"
    key = load_or_make_key(path)
    assert len(key) == 32
    assert path.stat().st_mode & 0o077 == 0
    assert load_or_make_key(path) == key


@pytest.mark.parametrize("content", ["", "short", "a" * 44, "é"])
def test_a_broken_key_is_said_clearly(tmp_path: Path, content: str) -> None:
    path = tmp_path / "key"
    path.write_text(content)
    with pytest.raises(InvalidData, match="is not a key"):
        load_or_make_key(path)
