"""Answers must be in their language's letters, and nothing invisible may disorder a line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.adapters.content.files import read_text
from bot.adapters.content.topic_files import TopicText
from bot.domain.language import Language
from bot.errors import InvalidData, Problem
from bot.i18n import isolate_foreign

#: a list item of so few words may be a name, which has no other letters
_NAME = 3
#: what placeholders are filled with to see how a line would look
_FILLINGS = ("01 23 45 10", "Sprogcenter Eksempelkøbing")

_DIRECTION_MARKS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_SCRIPTS = {
    Language.ARABIC: ("ARABIC", "Arabic"),
    Language.TIGRINYA: ("ETHIOPIC", "Ge'ez"),
}
_PLACEHOLDER = re.compile(r"\{[^{}]*\}")
_LINK_TARGET = re.compile(r"(?<=\])\([^()]*\)")
_QUOTED = re.compile(r"\"[^\"]*\"|[“„][^“”]*[“”]|«[^«»]*»|»[^«»]*«")
_ISOLATED = re.compile("\u2068[^\u2066-\u2069]*\u2069")
_BLOCK = re.compile(r"\n\s*\n|\n(?=- )")


def disordered(text: TopicText, language: Language) -> Iterator[Problem]:
    """Everything that would show a text in the wrong order or in the wrong letters.

    Lines are counted in the file, front matter included; where it cannot be read, from the title.
    """
    whole = _file_of(text)
    first = whole.count("\n", 0, max(whole.find(text.body), 0)) + 1
    blocks = [("the title", text.title), *_blocks(text.body, first)]
    sentences = [
        *(sentence for place, line in _lines(whole) for sentence in _invisible(place, line)),
        *(sentence for place, block in blocks for sentence in _letters(place, block, language)),
        *(sentence for place, block in blocks for sentence in _order(place, block, language)),
    ]
    yield from (Problem(str(text.path), sentence) for sentence in sentences)


def _file_of(text: TopicText) -> str:
    try:
        return read_text(text.path)
    except InvalidData:
        return f"{text.title}\n{text.body}"


def _lines(whole: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(whole.split("\n"), start=1):
        yield f"line {number}", line


def _blocks(body: str, first: int) -> Iterator[tuple[str, str]]:
    """Paragraphs and list items with the line that each begins in."""
    start = 0
    for end in [*_BLOCK.finditer(body), None]:
        block = body[start : end.start() if end else None]
        yield f"line {first + body.count(chr(10), 0, start)}", block
        start = end.end() if end else start


def _invisible(place: str, line: str) -> Iterator[str]:
    found = {sign for sign in set(line) if unicodedata.category(sign) == "Cf"}
    if found & _DIRECTION_MARKS:
        advice = "remove it, the assistant sets them itself."
        yield f"has an invisible direction mark in {place}; {advice}"
    for sign in sorted(found - _DIRECTION_MARKS):
        yield f"has an invisible character (U+{ord(sign):04X}) in {place}; remove it."


def _letters(place: str, block: str, language: Language) -> Iterator[str]:
    read = _LINK_TARGET.sub(" ", _PLACEHOLDER.sub(" ", block))
    words = [word for word in read.split() if any(map(str.isalpha, word))]
    enough = len(words) > (_NAME if block.startswith("- ") else 0)
    if enough and language in _SCRIPTS and _SCRIPTS[language][0] not in _scripts(read):
        yield f"{place} is not written in {_SCRIPTS[language][1]} letters."
    outside = _scripts(_QUOTED.sub(" ", read))
    for other, (script, other_name) in _SCRIPTS.items():
        if other is not language and script in outside:
            yield f"{place} has {other_name} letters outside quotation marks."


def _scripts(text: str) -> set[str]:
    return {unicodedata.name(one, "").split(" ")[0] for one in set(text) if one.isalpha()}


def _order(place: str, block: str, language: Language) -> Iterator[str]:
    """What `isolate_foreign` could not set apart in a text that runs from right to left."""
    if language.direction == "ltr":
        return
    loose = "".join(_loose(block, filling, language) for filling in _FILLINGS)
    if loose:
        shown = loose[0]
        yield f"{place} shows `{shown}` out of order; write it in other letters or leave it out."


def _loose(block: str, filling: str, language: Language) -> str:
    filled = _LINK_TARGET.sub("", _PLACEHOLDER.sub(filling, block))
    rest = [_ISOLATED.sub("", isolate_foreign(line, language)) for line in filled.split("\n")]
    return "".join(
        sign
        for line in rest
        if "ARABIC" in _scripts(line)  # a line without stays in its own direction
        for sign in line
        if unicodedata.bidirectional(sign) in ("L", "EN")
    )
