"""Works out what a translator's spreadsheet would change, and everything that is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.adapters.content.checks.topic import NO_RULES, Rules
from bot.adapters.content.spreadsheet.layout import Key, part_name
from bot.adapters.content.spreadsheet.merging import Change, Merged, Placed, Vouched
from bot.adapters.content.spreadsheet.pairs import Pair, read_pairs
from bot.adapters.content.spreadsheet.reading import Row, Sheet, read_sheet
from bot.errors import InvalidData, Problem, Severity


@dataclass(frozen=True)
class Plan:
    """What importing a spreadsheet would do."""

    path: Path
    changes: tuple[Change, ...]
    #: errors forbid the import; warnings name what is left out
    problems: tuple[Problem, ...]

    @property
    def is_refused(self) -> bool:
        """Whether something must be mended before anything is imported."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)


def read_import(
    folder: Path,
    path: Path,
    *,
    rules: Rules = NO_RULES,
    compared: bool = False,
    native_reviewed: bool = False,
) -> Plan:
    """What the spreadsheet would change in the content folder; nothing is written.

    `compared`: every row was compared with the Danish, so that an outdated text is up to date now.
    `native_reviewed`: a native reader has done that, so that unchanged texts count too.
    Never raises: what cannot be read is among the plan's problems.
    """
    try:
        sheet = read_sheet(path)
        pairs = {pair.topic: pair for pair in read_pairs(folder, sheet.language)}
    except InvalidData as error:
        return Plan(path, (), error.problems)
    vouched = Vouched(compared or native_reviewed, native_reviewed)
    problems = list(sheet.problems)
    rows = _Rows(path, pairs)
    problems.extend(rows.place(sheet))
    changes = []
    for topic, placed in sorted(rows.placed.items()):
        merged = Merged(pairs[topic], placed, vouched)
        problems.extend(merged.problems(path, rules))
        changes.append(merged.change)
    return Plan(path, tuple(one for one in changes if one), tuple(problems))


class _Rows:
    """Finds each row's place by its key."""

    def __init__(self, path: Path, pairs: Mapping[str, Pair]) -> None:
        self._path = str(path)
        self._pairs = pairs
        self._seen: dict[tuple[str, int], int] = {}
        #: by topic and part, the rows whose Danish text is still the same
        self.placed: dict[str, dict[int, Placed]] = {}

    def place(self, sheet: Sheet) -> Iterator[Problem]:
        """Fill `placed`; yields what is wrong with keys and locked cells, and rows left out."""
        for row in sheet.rows:
            key = Key.read(row.key)
            if key is None or key.language is not sheet.language:
                sentence = "is not one of ours; export again and copy your texts over."
                yield Problem(self._path, f"row {row.number}: the key `{row.key}` {sentence}")
                continue
            placed = Placed(row, key)
            if wrong := _changed(row, key) or self._repeated(row, key):
                yield Problem(self._path, f"{placed.name}: {wrong}")
            elif old := self._left_out(placed):
                yield Problem(self._path, f"{placed.name}: {old}", Severity.WARNING)

    def _repeated(self, row: Row, key: Key) -> str:
        first = self._seen.setdefault((key.topic, key.part), row.number)
        return "" if first == row.number else f"is there twice (row {first}); remove one."

    def _left_out(self, placed: Placed) -> str:
        """Why the row cannot be used any more; empty, and then it is in its place, if it can."""
        key = placed.key
        if key.topic not in self._pairs:
            return "the topic has been removed since the export; the row is left out."
        rows = self.placed.setdefault(key.topic, {})
        danish = self._pairs[key.topic].danish_parts
        if key.part >= len(danish) or not key.has_danish(danish[key.part]):
            return "the Danish text has changed since the export; export again."
        rows[key.part] = placed
        return ""


def _changed(row: Row, key: Key) -> str:
    if row.topic != key.topic or row.part != part_name(key.part):
        return "column A, B or F was changed; export again and copy your texts over."
    if not key.has_danish(row.danish):
        return "the Danish text or the key was changed; only column D may be."
    return ""
