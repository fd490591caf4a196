"""The library that is being served: changed files are picked up, broken ones never."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from bot.adapters.content.areas import read_areas
from bot.adapters.content.checks.topic import Rules, rules_of
from bot.adapters.content.checks.wording import Wording, read_wording
from bot.adapters.content.municipality import Municipality, read_municipality
from bot.adapters.content.recording_reader import RecordingReader
from bot.adapters.content.recordings import read_known
from bot.adapters.content.topic_files import PLACEHOLDER, TopicFolder
from bot.adapters.content.topic_reader import State, TopicReader
from bot.domain.language import Language
from bot.domain.taxonomy import TOPICS
from bot.domain.topic import Answer, Area, Recording, Topic
from bot.errors import InvalidData, Problem
from bot.i18n import COPENHAGEN, Phrases

logger = logging.getLogger(__name__)

#: how often, in seconds, we look whether somebody saved a file
LOOK_EVERY = 2.0


@dataclass
class _Shelf:
    """What was good when last read."""

    municipality: Municipality
    areas: tuple[Area, ...] = ()
    wording: Wording = field(default_factory=lambda: Wording(forbidden=()))
    folders: dict[str, TopicFolder] = field(default_factory=dict)
    recordings: dict[tuple[str, Language], Recording] = field(default_factory=dict)


class FileLibrary:
    """Implements ports.Library on the content folder.

    `municipality.yml` must be good at the start (raises InvalidData); everything that is broken
    later is left out or stays as it was, and is listed in `problems`.
    """

    def __init__(self, folder: Path, phrases: Phrases) -> None:
        self._folder = folder
        self._phrases = phrases
        self._seen: dict[Path, State] = {}
        self._topics = TopicReader()
        self._recordings = RecordingReader()
        self._shelf = _Shelf(read_municipality(folder / "municipality.yml", phrases))
        #: what is wrong in the files right now
        self.problems: tuple[Problem, ...] = ()
        self.reload_if_changed()

    @property
    def folders(self) -> dict[str, TopicFolder]:
        """Every topic being served, by id."""
        return self._shelf.folders

    def topic(self, topic_id: str) -> Topic | None:
        """A topic by its id; None when nobody has written it."""
        found = self._shelf.folders.get(topic_id)
        return found.topic if found else None

    def title(self, topic_id: str, language: Language, now: datetime) -> str | None:
        """What a topic is called on a button; None when it is not served now."""
        found = self._served(topic_id, now)
        return found.texts[language].title if found else None

    def answer(self, topic_id: str, language: Language, now: datetime) -> Answer | None:
        """The answer with every placeholder filled in; None when it is not served now."""
        found = self._served(topic_id, now)
        if found is None:
            return None
        text = found.texts[language]
        if any(self.value(key, language, now) is None for key in text.placeholders):
            return None  # nobody vouches for a value any more
        return Answer(
            topic=topic_id,
            language=language,
            title=text.title,
            body=self._fill(text.body, language, now),
            version=text.version(self._shelf.municipality.fixed),
            review=text.review,
            meaning=text.translation_of or found.source_digest,
            is_outdated=not found.is_current(text),
        )

    def is_current(self, topic_id: str, language: Language, version: str, meaning: str) -> bool:
        """Whether an answer given once says what would be answered now.

        A minor edit of the Danish text leaves what was given before current.
        """
        found = self._shelf.folders.get(topic_id)
        if found is None:
            return False
        if version == found.texts[language].version(self._shelf.municipality.fixed):
            return True
        minor = found.meanings - {found.source_digest}
        return language is Language.DANISH and meaning in minor

    def recording(self, topic_id: str, language: Language, now: datetime) -> Recording | None:
        """The recording of the answer as it is now; None without one or without an answer."""
        found = self._shelf.recordings.get((topic_id, language))
        # What may not be read any more may not be heard either.
        return found if found and self.answer(topic_id, language, now) else None

    def audio(self, recording: Recording, now: datetime) -> bytes | None:
        """The recording's bytes (Ogg with Opus); None when it may not be heard now."""
        if self.recording(recording.topic, recording.language, now) != recording:
            return None
        return read_known(self._audio_path(recording), recording.digest)

    def audio_file(self, digest: str, now: datetime) -> Path | None:
        """The file that holds the recording of that digest; None when it may not be heard now."""
        named = (one for one in self._shelf.recordings.values() if one.digest == digest)
        heard = (one for one in named if self.audio(one, now) is not None)
        return next(map(self._audio_path, heard), None)

    def areas(self) -> Sequence[Area]:
        """The menu."""
        return self._shelf.areas

    @property
    def rules(self) -> Rules:
        """What every text is held against."""
        return rules_of(self._shelf.municipality, self._shelf.wording)

    def value(self, key: str, language: Language, now: datetime) -> str | None:
        """A confirmed value of municipality.yml such as `jobcenter.phone`; None without one."""
        return self._shelf.municipality.value(key, language, now)

    async def watch(self) -> None:
        """Pick up changed files until cancelled."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            try:
                await asyncio.to_thread(self.reload_if_changed)
            except Exception as error:
                # Such as a folder that is being replaced right now; what is served stays.
                extra = {"action": "content_unreadable", "error": type(error).__name__}
                logger.exception("the content could not be read", exc_info=False, extra=extra)

    def reload_if_changed(self) -> bool:
        """Read what was saved since the last look. Returns whether anything was."""
        seen = {path: _state(path) for path in self._files()}
        if seen == self._seen:
            return False
        before, self._seen = self._seen, seen
        try:
            problems = tuple(self._reload())
        except BaseException:
            self._seen = before  # so that the next look tries again
            raise
        for problem in set(problems) - set(self.problems):
            logger.error("%s", problem, extra={"action": "content_refused"})
        self.problems = problems
        return True

    def _files(self) -> Iterator[Path]:
        yield from sorted(self._folder.glob("*.yml"))
        for pattern in ("*.md", "*.ogg"):
            yield from sorted(self._folder.glob(f"topics/*/{pattern}"))

    def _reload(self) -> Iterator[Problem]:
        # A new shelf is filled aside and put up in one step: no reader sees half of it.
        old = self._shelf
        new = _Shelf(old.municipality, old.areas, old.wording)
        try:
            new.municipality = read_municipality(self._folder / "municipality.yml", self._phrases)
        except InvalidData as error:
            yield from error.problems
        try:
            new.areas = read_areas(self._folder / "areas.yml")
        except InvalidData as error:
            yield from error.problems
        try:
            new.wording = read_wording(self._folder / "wording.yml")
        except InvalidData as error:
            yield from error.problems
        rules = rules_of(new.municipality, new.wording)
        for topic_id in TOPICS:
            folder = self._folder / "topics" / topic_id
            if not folder.exists() and topic_id not in old.folders:
                continue  # not written yet
            states = [state for path, state in self._seen.items() if path.parent == folder]
            read = self._topics.read(folder, states, rules)
            yield from read.problems
            if good := read.found or old.folders.get(topic_id):
                new.folders[topic_id] = good
        new.recordings = dict(self._heard(new))
        self._shelf = new

    def _heard(self, shelf: _Shelf) -> Iterator[tuple[tuple[str, Language], Recording]]:
        values = shelf.municipality.fixed
        for topic_id, folder in shelf.folders.items():
            for language, text in folder.texts.items():
                state = self._seen.get(text.path.with_suffix(".ogg"))
                if found := self._recordings.find(topic_id, text, text.version(values), state):
                    yield (topic_id, language), found

    def _audio_path(self, recording: Recording) -> Path:
        return self._folder / "topics" / recording.topic / f"{recording.language}.ogg"

    def _served(self, topic_id: str, now: datetime) -> TopicFolder | None:
        found = self._shelf.folders.get(topic_id)
        today = now.astimezone(COPENHAGEN).date()
        return found if found and found.topic.is_served_on(today) else None

    def _fill(self, body: str, language: Language, now: datetime) -> str:
        return PLACEHOLDER.sub(lambda found: self.value(found[1], language, now) or "", body)


def _state(path: Path) -> State:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
