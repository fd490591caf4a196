"""The languages we serve and how each is written."""

from __future__ import annotations

import unicodedata
from enum import StrEnum


class Language(StrEnum):
    """A language in which every answer and phrase exists."""

    DANISH = "da"
    ARABIC = "ar"
    TIGRINYA = "ti"
    ENGLISH = "en"

    @property
    def native_name(self) -> str:
        """The language's name as its own speakers write it."""
        return _NATIVE_NAMES[self]

    @property
    def direction(self) -> str:
        """`rtl` or `ltr`, as in HTML's dir attribute."""
        return "rtl" if self is Language.ARABIC else "ltr"

    @classmethod
    def of(cls, code: str | None) -> Language | None:
        """The served language of a code such as `ar` or `ar-SY`; None when it is not served."""
        base = (code or "").replace("_", "-").split("-")[0].lower()
        return next((language for language in cls if language == base), None)


_NATIVE_NAMES = {
    Language.DANISH: "Dansk",
    Language.ARABIC: "العربية",
    Language.TIGRINYA: "ትግርኛ",
    Language.ENGLISH: "English",
}


def language_of_script(text: str) -> Language | None:
    """The language that the letters alone give away: Arabic or Tigrinya, None for all others.

    Only for when the language model is away; it does not tell Persian from Arabic.
    """
    scripts = [unicodedata.name(letter, "").split(" ")[0] for letter in text if letter.isalpha()]
    for script, language in (("ETHIOPIC", Language.TIGRINYA), ("ARABIC", Language.ARABIC)):
        if scripts.count(script) * 3 > len(scripts):
            return language
    return None
