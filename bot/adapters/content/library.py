"""The library that is being served: changed files are picked up, broken ones never."""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.adapters.content.areas import read_areas
from bot.adapters.content.municipality import Municipality, read_municipality
from bot.adapters.content.topic_files import TopicFolder, read_folder
from bot.domain.language import Language
from bot.domain.topic import Answer, Area, Topic
from bot.errors import InvalidData, Problem
from bot.i18n import COPENHAGEN, Phrases

logger = logging.getLogger(__name__)

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
#: how often, in seconds, we look whether somebody saved a file
LOOK_EVERY = 2.0


@dataclass
class _Shelf:
    """What was good when last read."""

    municipality: Municipality
    areas: tuple[Area, ...] = ()
    folders: dict[str, TopicFolder] = field(default_factory=dict)


class FileLibrary:
    """Implements ports.Library on the content folder.

    `municipality.yml` must be good at the start (raises InvalidData); everything that is broken
    later is left out or stays as it was, and is listed in `problems`.
    """

    def __init__(self, folder: Path, phrases: Phrases) -> None:
        self._folder = folder
        self._phrases = phrases
        self._seen: dict[Path, tuple[int, int]] = {}
        self._shelf = _Shelf(read_municipality(folder / "municipality.yml", phrases))
        #: what is wrong in the files right now
        self.problems: tuple[Problem, ...] = ()
        self.reload_if_changed()

    @property
    def folders(self) -> dict[str, TopicFolder]:
        """Every topic being served, by id."""
        return self._shelf.folders

    @property
    def municipality(self) -> Municipality:
        """The municipality's own values."""
        return self._shelf.municipality

    def topic(self, topic_id: str) -> Topic | None:
        """A topic by its id; None when nobody has written it."""
        found = self._shelf.folders.get(topic_id)
        return found.topic if found else None

    def title(self, topic_id: str, language: Language) -> str | None:
        """What a topic is called on a button."""
        found = self._shelf.folders.get(topic_id)
        return found.texts[language].title if found else None

    def answer(self, topic_id: str, language: Language, now: datetime) -> Answer | None:
        """The answer with every placeholder filled in; None when it is not served now."""
        found = self._shelf.folders.get(topic_id)
        if found is None or not found.topic.is_served_on(now.astimezone(COPENHAGEN).date()):
            return None
        text = found.texts[language]
        return Answer(
            topic=topic_id,
            language=language,
            title=text.title,
            body=self._fill(text.body, language, now),
            version=text.version,
            review=text.review,
        )

    def areas(self) -> Sequence[Area]:
        """The menu."""
        return self._shelf.areas

    def value(self, key: str, language: Language, now: datetime) -> str | None:
        """A confirmed value of municipality.yml such as `jobcenter.phone`; None without one."""
        return self._shelf.municipality.value(key, language, now)

    async def watch(self) -> None:
        """Pick up changed files until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            await asyncio.to_thread(self.reload_if_changed)

    def reload_if_changed(self) -> bool:
        """Read what was saved since the last look. Returns whether anything was."""
        seen = {path: _state(path) for path in self._files()}
        if seen == self._seen:
            return False
        self._seen = seen
        problems = tuple(self._reload())
        for problem in set(problems) - set(self.problems):
            logger.error("%s", problem, extra={"action": "content_refused"})
        self.problems = problems
        return True

    def _files(self) -> Iterator[Path]:
        yield from sorted(self._folder.glob("*.yml"))
        yield from sorted(self._folder.glob("topics/*/*.md"))

    def _reload(self) -> Iterator[Problem]:
        # A new shelf is filled aside and put up in one step: no reader sees half of it.
        old, new = self._shelf, _Shelf(self._shelf.municipality, self._shelf.areas)
        try:
            new.municipality = read_municipality(self._folder / "municipality.yml", self._phrases)
        except InvalidData as error:
            yield from error.problems
        try:
            new.areas = read_areas(self._folder / "areas.yml")
        except InvalidData as error:
            yield from error.problems
        for folder in sorted(self._folder.glob("topics/*/")):
            try:
                found = read_folder(folder)
                _require_values(found, new.municipality)
                new.folders[folder.name] = found
            except InvalidData as error:
                yield from error.problems
                if folder.name in old.folders:
                    new.folders[folder.name] = old.folders[folder.name]
        self._shelf = new

    def _fill(self, body: str, language: Language, now: datetime) -> str:
        return PLACEHOLDER.sub(lambda found: self.value(found[1], language, now) or "", body)


def placeholders(text: str) -> list[str]:
    """The keys of a text's placeholders, in order."""
    return PLACEHOLDER.findall(text)


def _require_values(folder: TopicFolder, municipality: Municipality) -> None:
    problems = [
        Problem(str(text.path), f"names {{{key}}}, which municipality.yml does not confirm.")
        for text in folder.texts.values()
        for key in dict.fromkeys(placeholders(text.body))
        if key not in municipality.keys
    ]
    if problems:
        raise InvalidData(problems)


def _state(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
