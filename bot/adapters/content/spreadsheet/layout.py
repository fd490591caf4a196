"""What stands where in the spreadsheet: sheets, columns, and the key that proves a row."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.adapters.content.digest import digest
from bot.domain.language import Language

TEXTS, HOW_TO = "texts", "how to"
COLUMNS = "ABCDEF"
#: the column, counted from 1, that the translator writes in
TRANSLATION_COLUMN = 4

_KEY = re.compile(r"([a-z0-9-]+)/([a-z]{2})/(title|[1-9]\d{0,3})/([0-9a-f]{12})/([0-9a-f]{12})")
# Some programs write a carriage return out like this (ECMA-376 part 1, 22.9.2.19).
_ESCAPED_RETURN = re.compile(r"_x000D_\n?", re.IGNORECASE)
_HARD_SPACE = re.compile("[\u00a0\u2007\u202f]")


def headings(language: Language) -> tuple[str, ...]:
    """The headings of columns A to F."""
    return ("topic", "part", "Danish", language.native_name, "status", "key")


def part_name(part: int) -> str:
    """What column B says: `title` for 0, the paragraph's number otherwise."""
    return str(part) if part else "title"


def tidy(text: str) -> str:
    """The text as if typed in a plain editor: plain line ends and spaces, nothing at the edges."""
    text = _HARD_SPACE.sub(" ", _ESCAPED_RETURN.sub("\n", text))
    return "\n".join(line.rstrip() for line in text.splitlines()).strip()


@dataclass(frozen=True)
class Key:
    """Column F: which paragraph of which topic a row translates, and what it said at the export."""

    topic: str
    language: Language
    part: int  #: 0 is the title
    danish: str  #: digest of the Danish text
    translation: str  #: digest of the translation that the cell was filled with

    @classmethod
    def of(cls, topic: str, language: Language, part: int, danish: str, translation: str) -> Key:
        """The key of that row when its two texts are these."""
        return cls(topic, language, part, digest(tidy(danish)), digest(tidy(translation)))

    @classmethod
    def read(cls, cell: str) -> Key | None:
        """The key in a cell; None when it is none."""
        found = _KEY.fullmatch(cell.strip())
        language = Language.of(found[2]) if found else None
        if found is None or language is None:
            return None
        part = 0 if found[3] == "title" else int(found[3])
        return cls(found[1], language, part, found[4], found[5])

    def has_danish(self, text: str) -> bool:
        """Whether the row was exported with this Danish text."""
        return digest(tidy(text)) == self.danish

    def has_translation(self, text: str) -> bool:
        """Whether the row was exported with this translation."""
        return digest(tidy(text)) == self.translation

    def __str__(self) -> str:
        place = f"{self.topic}/{self.language}/{part_name(self.part)}"
        return f"{place}/{self.danish}/{self.translation}"
