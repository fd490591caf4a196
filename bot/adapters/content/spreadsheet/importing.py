"""Works out what a translator's spreadsheet would change, and everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.adapters.content.checks.topic import NO_RULES, Rules
from bot.adapters.content.spreadsheet.layout import Key, part_name, tidy
from bot.adapters.content.spreadsheet.pairs import Pair, read_pairs
from bot.adapters.content.spreadsheet.reading import Row, Sheet, read_sheet
from bot.adapters.content.spreadsheet.rules import differing_part, mistakes, refused
from bot.domain.topic import Review
from bot.errors import InvalidData, Problem, Severity


@dataclass(frozen=True)
class Change:
    """A translation's file that would be written."""

    path: Path
    title: str
    body: str
    parts: tuple[str, ...]  #: what changes in it: `title`, `1`, `2` …; empty for its review alone
    translation_of: str | None  #: None: it stays the translation of what it was
    review: Review


@dataclass(frozen=True)
class Plan:
    """What importing a spreadsheet would do."""

    path: Path
    changes: tuple[Change, ...]
    #: errors forbid the import; warnings name rows that are left out
    problems: tuple[Problem, ...]

    @property
    def is_refused(self) -> bool:
        """Whether something must be mended before anything is imported."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def read_import(
    folder: Path, path: Path, *, rules: Rules = NO_RULES, native_reviewed: bool = False
) -> Plan:
    """What the spreadsheet would change in the content folder; nothing is written.

    `native_reviewed`: a native reader has read every row, so that unchanged texts count too.
    Never raises: what cannot be read is among the plan's problems.
    """
    try:
        sheet = read_sheet(path)
        pairs = {pair.topic: pair for pair in read_pairs(folder, sheet.language)}
    except InvalidData as error:
        return Plan(path, (), error.problems)
    problems = list(sheet.problems)
    rows = _Rows(path, pairs)
    problems.extend(rows.place(sheet))
    changes = []
    for topic, placed in sorted(rows.placed.items()):
        merged = _Merged(path, pairs[topic], placed, rules)
        problems.extend(merged.problems())
        changes.append(merged.change(native_reviewed=native_reviewed))
    return Plan(path, tuple(one for one in changes if one), tuple(problems))


class _Rows:
    """Finds each row's place by its key."""

    def __init__(self, path: Path, pairs: Mapping[str, Pair]) -> None:
        self._path = str(path)
        self._pairs = pairs
        self._seen: dict[tuple[str, int], int] = {}
        #: by topic and part, the rows whose Danish text is still the same
        self.placed: dict[str, dict[int, Row]] = {}

    def place(self, sheet: Sheet) -> Iterator[Problem]:
        """Fill `placed`; yields what is wrong with keys and locked cells, and rows left out."""
        for row in sheet.rows:
            key = Key.read(row.key)
            if key is None or key.language is not sheet.language or key.topic not in self._pairs:
                sentence = "is not one of ours; export again and copy your texts over."
                yield Problem(self._path, f"row {row.number}: the key `{row.key}` {sentence}")
                continue
            wrong = self._changed(row, key) or self._repeated(row, key)
            if wrong:
                yield Problem(self._path, f"{_name(row, key.topic, key.part)}: {wrong}")
            elif key != _key_now(self._pairs[key.topic], key.part):
                sentence = "the Danish text has changed since the export; export again."
                named = f"{_name(row, key.topic, key.part)}: {sentence}"
                yield Problem(self._path, named, Severity.WARNING)
            else:
                self.placed.setdefault(key.topic, {})[key.part] = row

    def _changed(self, row: Row, key: Key) -> str:
        if row.topic != key.topic or row.part != part_name(key.part):
            return "column A, B or F was changed; export again and copy your texts over."
        if Key.of(key.topic, key.language, key.part, row.danish) != key:
            return "the Danish text or the key was changed; only column D may be."
        return ""

    def _repeated(self, row: Row, key: Key) -> str:
        first = self._seen.setdefault((key.topic, key.part), row.number)
        return "" if first == row.number else f"is there twice (row {first}); remove one."


class _Merged:
    """A topic's translation with the rows of the spreadsheet put in."""

    def __init__(self, path: Path, pair: Pair, rows: Mapping[int, Row], rules: Rules) -> None:
        self._path = str(path)
        self._rules = rules
        self._pair = pair
        self._rows = rows
        self._changed = [
            part for part, row in sorted(rows.items()) if row.translation != tidy(pair.parts[part])
        ]
        parts = [
            rows[part].translation if part in self._changed else present
            for part, present in enumerate(pair.parts)
        ]
        #: whether every part has a translation of the Danish text as it is now
        self._complete = len(rows) == len(parts) and all(parts)
        self._title, self._body = parts[0], "\n\n".join(part for part in parts[1:] if part)

    def problems(self) -> Iterator[Problem]:
        """What is wrong in the changed rows, and in the text that they would give."""
        pair = self._pair
        found: list[Problem] = []
        for part in self._changed:
            row = self._rows[part]
            name = _name(row, pair.topic, part)
            sentences = list(mistakes(pair, part, row.translation))
            if not sentences and not self._complete:
                sentences = [one.sentence for one in differing_part(pair, part, row.translation)]
            found.extend(Problem(self._path, f"{name}: {sentence}") for sentence in sentences)
        yield from found
        if self._changed and not found:
            yield from self._problems_of_the_whole()

    def _problems_of_the_whole(self) -> Iterator[Problem]:
        topic = self._pair.topic
        if self._complete:
            for one in refused(self._pair, self._title, self._body, self._rules):
                yield Problem(self._path, f"{topic}: {one.sentence}", one.severity)
        elif self._pair.translation is None:
            sentence = f"{topic}: is added when all of its rows are filled in."
            yield Problem(self._path, sentence, Severity.WARNING)

    def change(self, *, native_reviewed: bool) -> Change | None:
        """What to write; None when the file stays as it is."""
        present = self._pair.translation
        if not self._complete and (present is None or not self._changed):
            return None
        review = Review.NATIVE_REVIEWED if native_reviewed and self._complete else Review.DRAFT
        made_from = self._pair.found.source_digest if self._complete else None
        if present and not self._changed:
            same = present.review is review and present.translation_of == made_from
            if same or not native_reviewed:
                return None
        names = tuple(part_name(part) for part in self._changed)
        return Change(self._pair.path, self._title, self._body, names, made_from, review)


def _key_now(pair: Pair, part: int) -> Key | None:
    if part >= len(pair.danish_parts):
        return None
    return Key.of(pair.topic, pair.language, part, pair.danish_parts[part])


def _name(row: Row, topic: str, part: int) -> str:
    return f"row {row.number} ({topic}, {f'paragraph {part}' if part else 'title'})"
