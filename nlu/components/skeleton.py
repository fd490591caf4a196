"""The consonants of each word in Latin letters, so that both ways of writing a word meet.

Arabic and Tigrinya are typed in their own letters and in Latin ones, with vowels as everybody
hears them. Without vowels ክፍሊት, "kiflit" and "kflit" are the same, and so are مواعيد and
"mawa3id".
"""

import re

from nlu.components.normalizer import words

_GEEZ = re.compile("[\u1200-\u137f]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_VOWELS = re.compile("[aeiouyæøåw']")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS_OF_A_ROW = 8

# The first letter of each row of the Ge'ez script; its seven other vowels follow it.
_GEEZ_ROWS = {
    "ሀ": "h", "ለ": "l", "ሐ": "h", "መ": "m", "ሠ": "s", "ረ": "r", "ሰ": "s", "ሸ": "x", "ቀ": "k",
    "ቈ": "k", "ቐ": "k", "ቘ": "k", "በ": "b", "ቨ": "v", "ተ": "t", "ቸ": "c", "ኀ": "h", "ነ": "n",
    "ኘ": "n", "አ": "", "ከ": "k", "ኰ": "k", "ኸ": "h", "ዀ": "h", "ወ": "w", "ዐ": "", "ዘ": "z",
    "ዠ": "z", "የ": "y", "ደ": "d", "ጀ": "j", "ገ": "g", "ጐ": "g", "ጠ": "t", "ጨ": "c", "ጰ": "p",
    "ጸ": "ts", "ፀ": "ts", "ፈ": "f", "ፐ": "p",
}  # fmt: skip

# Letters that a Danish keyboard lacks fall together with what is typed for them.
_ARABIC_LETTERS = {
    "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "h", "د": "d", "ذ": "z", "ر": "r",
    "ز": "z", "س": "s", "ش": "x", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "غ": "g", "ف": "f",
    "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ا": "", "ع": "", "ء": "",
    "و": "w", "ي": "y", "پ": "b", "چ": "j", "گ": "k", "ڤ": "f",
}  # fmt: skip

# 2 and 3 stand for letters that are hardly heard (ء ع), the others for what they look like.
_DIGITS_IN_WORDS = {"2": "", "3": "", "5": "h", "7": "h", "8": "g", "9": "s"}
_PAIRS = {"sh": "x", "ch": "c", "kh": "h", "gh": "g", "th": "t", "dh": "d", "tz": "ts", "q": "k"}


def _geez() -> dict[int, str]:
    return {
        ord(first) + vowel: consonant
        for first, consonant in _GEEZ_ROWS.items()
        for vowel in range(_VOWELS_OF_A_ROW if first not in "ቈቘኰዀጐ" else 6)
    }


_FROM_GEEZ = _geez()
_FROM_ARABIC = str.maketrans(_ARABIC_LETTERS)
_FROM_DIGITS = str.maketrans(_DIGITS_IN_WORDS)


def skeleton(text: str) -> str:
    """Return the consonants of each word of a text, whatever script it is written in."""
    return " ".join(_consonants(word) for word in words(text))


def _consonants(word: str) -> str:
    if word.isdigit():
        return word
    if _GEEZ.search(word):
        sounds = word.translate(_FROM_GEEZ)
    elif _ARABIC.search(word):
        sounds = word.translate(_FROM_ARABIC)
    else:
        sounds = word.translate(_FROM_DIGITS)
        for pair, sound in _PAIRS.items():
            sounds = sounds.replace(pair, sound)
    bare = _DOUBLED.sub(r"\1", _VOWELS.sub("", sounds))
    return bare or _DOUBLED.sub(r"\1", sounds) or word
