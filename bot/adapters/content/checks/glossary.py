"""Legal words must be translated with the words that the glossary fixes (glossary.yml)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import Field

from bot.adapters.content.files import FileModel, read_yaml, validate
from bot.adapters.content.topic_files import SOURCE_LANGUAGE, TopicText
from bot.domain.language import Language
from bot.errors import InvalidData, Problem, Severity

_Forms = Annotated[tuple[Annotated[str, Field(min_length=1)], ...], Field(min_length=1)]

#: how many of an entry's forms a warning shows
_SHOWN = 3
_OUTSIDE_PROSE = re.compile(r"\{[^{}]*\}|(?<=\])\([^()\s]*\)")
_EMPHASIS = re.compile(r"\*\*")
_DIGIT = re.compile(r"\d")
_SPACES = re.compile(r"\s+")
# Vowel signs, tatweel and what changes only how a text is shown.
_MARKS = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069]"
)
# Rows of Ge'ez letters that people write for one another: eight code points, one for each vowel.
_GEEZ_ROWS = (("ሐ", "ሀ"), ("ኀ", "ሀ"), ("ሠ", "ሰ"), ("ፀ", "ጸ"), ("ዐ", "አ"))
_GEEZ_VOWELS = 7
_ARABIC_BEFORE = "[وف]?[بكل]?(?:ال|ل)?"
_ARABIC_OWNER = "(?:كم|ها|هم|نا|ك|ه|ي)"


class Entry(FileModel):
    """One legal word: its preferred form first, then its other forms, in every language."""

    da: _Forms
    en: _Forms
    ar: _Forms
    ti: _Forms
    confirmed: bool  #: whether native readers have agreed to the words

    def forms(self, language: Language) -> tuple[str, ...]:
        """The forms in one language."""
        return {
            Language.DANISH: self.da,
            Language.ENGLISH: self.en,
            Language.ARABIC: self.ar,
            Language.TIGRINYA: self.ti,
        }[language]


class Glossary(FileModel):
    """Every legal word that has a fixed translation."""

    entries: tuple[Entry, ...]


def read_glossary(path: Path) -> Glossary:
    """The glossary in the file. Raises InvalidData with the number of each wrong entry."""
    data = read_yaml(path)
    if not isinstance(data, list) or not data:
        raise InvalidData([Problem(str(path), "must be a list of words.")])
    entries: list[Entry] = []
    problems: list[Problem] = []
    for number, item in enumerate(data, start=1):
        try:
            entries.append(validate(Entry, Path(f"{path} (word {number})"), item))
        except InvalidData as error:
            problems.extend(error.problems)
    if problems:
        raise InvalidData(problems)
    return Glossary(entries=tuple(entries))


def strayed(
    danish: TopicText, other: TopicText, language: Language, glossary: Glossary
) -> Iterator[Problem]:
    """A warning for every glossary word of the Danish text that the other text lacks."""
    source = plain(_prose(danish), SOURCE_LANGUAGE)
    translation = plain(_prose(other), language)
    for entry in glossary.entries:
        forms = entry.forms(language)
        if says_any(source, entry.da, SOURCE_LANGUAGE) and not says_any(
            translation, forms, language
        ):
            sentence = f"translates `{entry.da[0]}` without any of the glossary's words: "
            words = ", ".join(forms[:_SHOWN])
            yield Problem(str(other.path), f"{sentence}{words}.", Severity.WARNING)


def says_any(text: str, forms: tuple[str, ...], language: Language) -> str | None:
    """The first of these words or phrases that a text made `plain` has; None when it has none.

    Danish and English are found as whole words, English also in the plural; Arabic also with
    one-letter words, the article and owners joined to it; Tigrinya anywhere, as it inflects
    before and after the word.
    """
    return next((form for form in forms if _pattern(form, language).search(text)), None)


@lru_cache(maxsize=1024)
def plain(text: str, language: Language) -> str:
    """The text with one spelling for letters that people write in several ways.

    Small letters, no bold marks, no vowel signs, one space between words, Western digits.
    """
    text = unicodedata.normalize("NFKC", _EMPHASIS.sub("", text)).casefold()
    text = _MARKS.sub("", text).translate(_LETTERS)
    text = _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), text)
    return _SPACES.sub(" ", text).strip()


def _prose(text: TopicText) -> str:
    # A placeholder such as {jobcenter.phone} is no word of the text.
    return _OUTSIDE_PROSE.sub(" ", f"{text.title}\n{text.body}")


@cache
def _pattern(form: str, language: Language) -> re.Pattern[str]:
    words = [re.escape(word) for word in plain(form, language).split(" ")]
    if language is Language.TIGRINYA:
        return re.compile(" ".join(words))
    if language is Language.ARABIC:
        words = [_arabic(word) for word in words]
    plural = "(?:s|es)?" if language is Language.ENGLISH else ""
    return re.compile(rf"(?<![\w-]){' '.join(words)}{plural}(?![\w-])")


def _arabic(word: str) -> str:
    stem = word.removeprefix("ال")
    if stem.endswith("ه"):  # ta marbuta, which is written open before an owner
        return f"{_ARABIC_BEFORE}{stem[:-1]}(?:ه|ت{_ARABIC_OWNER})"
    return f"{_ARABIC_BEFORE}{stem}(?:ا|{_ARABIC_OWNER})?"


def _letters() -> Mapping[int, str]:
    table = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك"}
    table |= {"ة": "ه", "ؤ": "و", "ئ": "ي", "’": "'", "‘": "'", "‐": "-"}
    table |= {"አ": "ኣ", "ሀ": "ሃ", "ጐ": "ጎ", "ኰ": "ኮ", "ቈ": "ቆ"}
    for source, target in _GEEZ_ROWS:
        for vowel in range(_GEEZ_VOWELS):
            found = chr(ord(target) + vowel)
            table[chr(ord(source) + vowel)] = table.get(found, found)
    return str.maketrans(table)


_LETTERS = _letters()
