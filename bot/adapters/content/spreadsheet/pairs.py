"""Each topic's Danish text beside one translation, cut into the parts that become rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.adapters.content.topic_files import (
    SOURCE_LANGUAGE,
    TopicFolder,
    TopicText,
    read_what_is_good,
)
from bot.domain.language import Language
from bot.errors import InvalidData, Problem

_BETWEEN_PARAGRAPHS = re.compile(r"\n(?:[ \t]*\n)+")


@dataclass(frozen=True)
class Pair:
    """A topic in Danish and in one other language."""

    found: TopicFolder
    language: Language

    @property
    def topic(self) -> str:
        """The topic's id."""
        return self.found.topic.id

    @property
    def path(self) -> Path:
        """The translation's file."""
        return self.found.danish.path.with_name(f"{self.language}.md")

    @property
    def translation(self) -> TopicText | None:
        """The translation as it is; None while there is none."""
        return self.found.texts.get(self.language)

    @cached_property
    def danish_parts(self) -> tuple[str, ...]:
        """The Danish title, then each paragraph."""
        danish = self.found.danish
        return (danish.title, *_BETWEEN_PARAGRAPHS.split(danish.body))

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The translation of each Danish part by position; empty where there is none.

        A translation with more paragraphs than the Danish text keeps them all in the last part.
        """
        if self.translation is None:
            return ("",) * len(self.danish_parts)
        found = _BETWEEN_PARAGRAPHS.split(self.translation.body)
        last = len(self.danish_parts) - 2
        cut = (*found[:last], "\n\n".join(found[last:]))
        return (self.translation.title, *cut, *[""] * (last + 1 - len(cut)))

    def status(self, part: int) -> str:
        """How far the translation of this part is."""
        if self.translation is None or not self.parts[part]:
            return "missing"
        if not self.found.is_current(self.translation):
            return "outdated"
        return self.translation.review.value


def read_pairs(folder: Path, language: Language) -> list[Pair]:
    """Every topic of the content folder, by id.

    Raises InvalidData with what is wrong in Danish files or in this language's.
    """
    problems: list[Problem] = []
    pairs: list[Pair] = []
    for danish in sorted(folder.glob(f"topics/*/{SOURCE_LANGUAGE}.md")):
        found, wrong = read_what_is_good(danish.parent)
        own = danish.with_name(f"{language}.md")
        ours = {str(path) for path in (danish, own) if path.exists()}
        problems.extend(one for one in wrong if one.path in ours)
        if found:
            pairs.append(Pair(found, language))
    if problems or not pairs:
        raise InvalidData(problems or [Problem(str(folder), "holds no topics.")])
    return pairs
