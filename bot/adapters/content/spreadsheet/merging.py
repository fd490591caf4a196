"""Puts a topic's rows into its translation, and says what is wrong with what comes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bot.adapters.content.checks.topic import Rules
from bot.adapters.content.spreadsheet.layout import Key, part_name, tidy
from bot.adapters.content.spreadsheet.pairs import Pair
from bot.adapters.content.spreadsheet.reading import Row
from bot.adapters.content.spreadsheet.rules import differing_part, mistakes, refused
from bot.domain.topic import Review
from bot.errors import Problem, Severity


@dataclass(frozen=True)
class Change:
    """A translation's file that would be written."""

    path: Path
    title: str
    body: str
    parts: tuple[str, ...]  #: what changes in it: `title`, `1`, `2` …; empty for its marks alone
    translation_of: str | None  #: None: it stays the translation of what it was
    review: Review


@dataclass(frozen=True)
class Placed:
    """A row whose Danish text is still the same."""

    row: Row
    key: Key

    @property
    def name(self) -> str:
        """How the row is called in problems."""
        place = f"paragraph {self.key.part}" if self.key.part else "title"
        return f"row {self.row.number} ({self.key.topic}, {place})"


@dataclass(frozen=True)
class Vouched:
    """What the sender of the spreadsheet says about every row of it."""

    compared: bool = False  #: it was compared with the Danish text
    native_reviewed: bool = False  #: by a native reader

    @property
    def option(self) -> str:
        """The command's option that says so."""
        return "--native-reviewed" if self.native_reviewed else "--compared"


class Merged:
    """A topic's translation with the rows of the spreadsheet put in."""

    def __init__(self, pair: Pair, rows: Mapping[int, Placed], vouched: Vouched) -> None:
        self._pair = pair
        self._rows = rows
        self._vouched = vouched
        differing = [part for part in sorted(rows) if self._cell(part) != tidy(pair.parts[part])]
        #: what was typed since the export; an untouched cell leaves the file as it is by now
        self._changed = [
            part for part in differing if not rows[part].key.has_translation(self._cell(part))
        ]
        self._parts = [
            self._cell(part) if part in self._changed else present
            for part, present in enumerate(pair.parts)
        ]
        #: whether every part has a translation, and a row with the Danish text as it is now
        self._is_whole = len(rows) == len(self._parts) and all(self._parts)
        #: whether the sender saw the whole text as it will be
        self._is_seen = self._is_whole and len(differing) == len(self._changed)
        present = pair.translation
        self._is_current = present is None or pair.found.is_current(present)

    @cached_property
    def change(self) -> Change | None:
        """What to write; None when the file stays as it is."""
        present = self._pair.translation
        if present is None and not self._is_whole:
            return None
        review, made_from = self._review(), self._made_from()
        if present and not self._changed:
            marks = (present.review, made_from and present.translation_of)
            if marks == (review, made_from):
                return None
        names = tuple(part_name(part) for part in self._changed)
        return Change(self._pair.path, self._parts[0], self._body, names, made_from, review)

    def problems(self, path: Path, rules: Rules) -> Iterator[Problem]:
        """What is wrong in the changed rows of that workbook, and in the text that they give."""
        found = [
            Problem(str(path), f"{self._rows[part].name}: {sentence}")
            for part in self._changed
            for sentence in self._mistakes(part)
        ]
        yield from found
        if found:
            return
        topic = self._pair.topic
        for one in self._refused(rules):
            yield Problem(str(path), f"{topic}: {one.sentence}", one.severity)
        for sentence in self._remarks():
            yield Problem(str(path), f"{topic}: {sentence}", Severity.WARNING)

    @property
    def _body(self) -> str:
        return "\n\n".join(part for part in self._parts[1:] if part)

    def _cell(self, part: int) -> str:
        return self._rows[part].row.translation

    def _review(self) -> Review:
        if self._vouched.native_reviewed and self._is_seen:
            return Review.NATIVE_REVIEWED
        present = self._pair.translation
        return Review.DRAFT if self._changed or present is None else present.review

    def _made_from(self) -> str | None:
        # One corrected row does not say that an outdated text was compared with the Danish.
        if self._is_current and self._changed:
            is_sure = self._is_whole
        else:
            is_sure = self._is_seen and self._vouched.compared
        return self._pair.found.source_digest if is_sure else None

    def _mistakes(self, part: int) -> list[str]:
        """What is wrong with one changed part, in sentences."""
        pair = self._pair
        if not self._rows[part].key.has_translation(pair.parts[part]):
            return ["the translation was changed here meanwhile; export again."]
        gap = next((one for one in range(1, part) if not self._parts[one]), None)
        # A new file is only written whole; it may be filled in in any order.
        if gap and pair.translation:
            return [f"fill in paragraph {gap} first."]
        sentences = list(mistakes(pair, part, self._parts[part]))
        if not sentences and not self._is_whole:
            sentences = [one.sentence for one in differing_part(pair, part, self._parts[part])]
        return sentences

    def _refused(self, rules: Rules) -> Iterator[Problem]:
        """Why the text would not be served; nothing where no file changes."""
        if self.change:
            title, body = self.change.title, self.change.body
            yield from refused(self._pair, title, body, rules, with_facts=self._is_whole)

    def _remarks(self) -> Iterator[str]:
        """What the sender may have meant, but does not happen."""
        if self._pair.translation is None:
            if self._changed and not self._is_whole:
                yield "is added when all of its rows are filled in."
        elif not self._is_seen and self._vouching_counts(self._pair.translation.review):
            sentence = "is not applied: rows are left out, empty or changed here meanwhile"
            yield f"{self._vouched.option} {sentence}; export again."
        elif self._changed and not self._is_current and not self._made_from():
            sentence = "the text stays marked as a translation of an older Danish text"
            yield f"{sentence}; import with --compared when every row was compared."

    def _vouching_counts(self, review: Review) -> bool:
        """Whether what the sender says would change a mark of the file."""
        is_news = bool(self._changed) or review is not Review.NATIVE_REVIEWED
        return (self._vouched.native_reviewed and is_news) or (
            self._vouched.compared and not self._is_current
        )
