"""Reads topics and holds them against the rules, again only when files or rules have changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.adapters.content.checks.topic import Rules, refusals
from bot.adapters.content.topic_files import TopicFolder, read_folder
from bot.errors import InvalidData, Problem

#: what tells a saved file from the one before: time (ns) and size
State = tuple[int, int]


@dataclass(frozen=True)
class Read:
    """A topic that may be served, or what keeps it from that."""

    states: Sequence[State]
    rules: Rules
    found: TopicFolder | None = None
    problems: tuple[Problem, ...] = ()


class TopicReader:
    """Remembers what it read: a save of one topic must be served within seconds."""

    def __init__(self) -> None:
        self._read: dict[Path, Read] = {}

    def read(self, folder: Path, states: Sequence[State], rules: Rules) -> Read:
        """The topic in that folder; `states` are those of its files now."""
        known = self._read.get(folder)
        if known is None or known.states != states or known.rules != rules:
            self._read[folder] = known = _read(folder, states, rules)
        return known


def _read(folder: Path, states: Sequence[State], rules: Rules) -> Read:
    try:
        found = read_folder(folder)
        problems = tuple(refusals(found, rules))
    except InvalidData as error:
        return Read(states, rules, problems=error.problems)
    return Read(states, rules, None if problems else found, problems)
