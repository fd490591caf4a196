"""Finds everything wrong in the content folder at once, in words its editors understand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TypeVar

from bot.adapters.content.areas import read_areas
from bot.adapters.content.checks import folders
from bot.adapters.content.checks.glossary import Glossary, read_glossary
from bot.adapters.content.checks.readability import lix
from bot.adapters.content.checks.topic import refusals, remarks, rules_of
from bot.adapters.content.checks.wording import Wording, read_wording
from bot.adapters.content.danger import read_danger
from bot.adapters.content.municipality import Municipality, read_municipality
from bot.adapters.content.topic_files import TopicFolder, read_what_is_good
from bot.domain.taxonomy import TOPICS
from bot.domain.topic import Area
from bot.errors import InvalidData, Problem, Severity
from bot.i18n import Phrases
from bot.services.turn import NEEDED_VALUES

Read = TypeVar("Read")


@dataclass(frozen=True)
class Report:
    """What a check found."""

    problems: Sequence[Problem]
    readability: Mapping[str, int] = field(default_factory=dict)  #: LIX of the Danish text

    @property
    def errors(self) -> list[Problem]:
        """What must be mended before the content can be published."""
        return [one for one in self.problems if one.severity is Severity.ERROR]


def check(folder: Path, phrases: Phrases, today: date, topics: Collection[str] = TOPICS) -> Report:
    """Every problem of the content folder, which must hold these topics and no others.

    `today` is the Danish date.
    """
    looking = _Looking(folder, phrases, today, topics)
    looking.look()
    problems = sorted(set(looking.problems), key=lambda one: (one.path, one.sentence))
    return Report(problems, {id_: lix(one.danish.body) for id_, one in looking.topics.items()})


class _Looking:
    """One walk through the content folder."""

    def __init__(self, folder: Path, phrases: Phrases, today: date, ids: Collection[str]) -> None:
        self._folder = folder
        self._ids = ids
        self._phrases = phrases
        self._today = today
        self.problems: list[Problem] = []
        self.topics: dict[str, TopicFolder] = {}

    def look(self) -> None:
        """Collect the topics and every problem."""
        municipality = self._read(self._read_municipality, "municipality")
        areas = self._read(read_areas, "areas") or ()
        wording = self._read(read_wording, "wording") or Wording(forbidden=())
        glossary = self._read(read_glossary, "glossary") or Glossary(entries=())
        self._read_danger()
        self._read_topics()
        self.problems.extend(folders.strays(self._folder / "topics", self._ids))
        self.problems.extend(folders.copies(self.topics))
        self.problems.extend(self._menu(areas))
        rules = rules_of(municipality, wording)
        for found in self.topics.values():
            self.problems.extend(refusals(found, rules))
            self.problems.extend(remarks(found, rules, glossary, self._today))
            self.problems.extend(self._related(found))
        if municipality:
            self.problems.extend(self._values(municipality))

    def _read(self, read: Callable[[Path], Read], name: str) -> Read | None:
        try:
            return read(self._folder / f"{name}.yml")
        except InvalidData as error:
            self.problems.extend(error.problems)
            return None

    def _read_danger(self) -> None:
        try:
            read_danger(self._folder / "danger")
        except InvalidData as error:
            self.problems.extend(error.problems)

    def _read_municipality(self, path: Path) -> Municipality:
        return read_municipality(path, self._phrases)

    def _read_topics(self) -> None:
        for path in sorted(self._folder.glob("topics/*/")):
            if path.name in self._ids:
                found, problems = read_what_is_good(path)
                self.problems.extend(problems)
                if found:
                    self.topics[path.name] = found

    def _related(self, found: TopicFolder) -> Iterator[Problem]:
        for related in found.topic.related:
            if related not in TOPICS or related == found.topic.id:
                sentence = f"`related` names `{related}`, which is no other topic."
                yield Problem(str(found.danish.path), sentence)

    def _values(self, municipality: Municipality) -> Iterator[Problem]:
        for key in sorted(set(NEEDED_VALUES) - municipality.keys):
            sentence = f"does not confirm `{key}`, which the assistant's own phrases name."
            yield Problem(str(self._folder / "municipality.yml"), sentence)

    def _menu(self, areas: Sequence[Area]) -> Iterator[Problem]:
        path = str(self._folder / "areas.yml")
        listed = [topic for area in areas for topic in area.topics]
        for topic in sorted(set(listed) - set(self._ids)):
            yield Problem(path, f"lists `{topic}`, which is no topic.")
        for topic in sorted({topic for topic in listed if listed.count(topic) > 1}):
            yield Problem(path, f"lists the topic `{topic}` twice.")
        for topic in sorted(set(self._ids) - set(listed)) if areas else ():
            yield Problem(path, f"does not list the topic `{topic}`; no menu would show it.")
