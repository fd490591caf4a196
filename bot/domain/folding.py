"""Folds a message until the same word, however it was typed, is the same letters."""

from __future__ import annotations

import re
import unicodedata

_ARABIC = {"ى": "ي", "ی": "ي", "ک": "ك", "گ": "ك", "ة": "ه", "چ": "ج", "پ": "ب", "ظ": "ض"}
_ARABIC |= {"ٱ": "ا", "ہ": "ه", "ھ": "ه", "ے": "ي", "ڤ": "ف"}
# Rows of Ge'ez letters that people write for one another; seven vowels follow the first.
_GEEZ_ROWS = {"ሐ": "ሀ", "ኀ": "ሀ", "ኸ": "ከ", "ሠ": "ሰ", "ፀ": "ጸ", "ዐ": "አ", "ቐ": "ቀ"}
_GEEZ = {chr(ord(a) + v): chr(ord(b) + v) for a, b in _GEEZ_ROWS.items() for v in range(7)}
_GEEZ |= {"ሀ": "ሃ", "ሐ": "ሃ", "ኀ": "ሃ", "አ": "ኣ", "ዐ": "ኣ"}
_GEEZ |= dict(zip("ኰቈጐኵቍጕ", "ኮቆጎኩቁጉ", strict=True))
# Cyrillic and Greek letters that look like Latin ones, and Latin ones that NFKD leaves alone.
_LOOK_ALIKES = dict(zip("аеорсухкіјѕԁһвнмтӏ", "aeopcyxkijsdhbhmtl", strict=True))
_LOOK_ALIKES |= dict(zip("αορνκιτυεη", "aopvkituen", strict=True))
_LATIN = {"æ": "a", "ø": "o", "œ": "o", "ı": "i", "đ": "d"}
_APOSTROPHES = dict.fromkeys("'’‘`´ʼʾʿ")
# Vowel signs, accents, hamza, joiners, direction marks: taken out after NFKD has split them off.
_UNSEEN = {
    chr(code): None
    for code in (*range(0x80, 0x3100), *range(0xFE00, 0xFF00))
    if unicodedata.category(chr(code)) in ("Mn", "Cf") or chr(code) == "\N{ARABIC TATWEEL}"
}
_LETTERS = str.maketrans({**_UNSEEN, **_ARABIC, **_GEEZ, **_LOOK_ALIKES, **_LATIN, **_APOSTROPHES})

_SPACED_OUT = re.compile(r"(?<![^\W_])(?:[^\W\d_][ .*_-]){2,}[^\W\d_](?![^\W_])")
_BETWEEN = re.compile(r"[ .*_-]")
_REPEATED = re.compile(r"([^\W\d_])\1+")
_DIGIT = re.compile(r"[^\D0-9]")
_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """The text in small letters, each letter in one form and once where it stands repeated.

    Latin letters lose their accents, æ ø å and ae oe aa become a o a; Arabic and Ge'ez letters
    that are typed for one another become one; digits of all scripts become 0-9.
    """
    text = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    text = _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
    text = _SPACED_OUT.sub(lambda run: _BETWEEN.sub("", run[0]), text)
    return _REPEATED.sub(r"\1", text.replace("ae", "a").replace("oe", "o"))


def words(text: str) -> list[str]:
    """The folded words of a text; letters spaced out as in "h e l p" are one word."""
    return _WORD.findall(fold(text))
