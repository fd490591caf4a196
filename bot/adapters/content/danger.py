"""The lists of phrases that mean danger (danger/<language>.yml), read again when they change."""

from __future__ import annotations

import logging
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.adapters.content.files import FileModel, read_yaml, validate
from bot.domain.danger import DangerList, Detector, Phrase, Step, read_phrase
from bot.domain.language import Language
from bot.domain.understanding import DANGER, Suspicion
from bot.errors import InvalidData, Problem

logger = logging.getLogger(__name__)

_SCRIPTS = {Language.ARABIC: ("ARABIC", "LATIN"), Language.TIGRINYA: ("ETHIOPIC", "LATIN")}
_SCRIPT_NAMES = {Language.ARABIC: "Arabic or Latin", Language.TIGRINYA: "Ge'ez or Latin"}


def _phrases(text: str) -> str:
    if not _lines(text):
        raise ValueError("must have at least one phrase")
    return text


_Lines = Annotated[str, AfterValidator(_phrases)]


class TopicPhrases(FileModel):
    """One topic's phrases, one on each line."""

    sure: _Lines
    possible: _Lines


class DangerFile(FileModel):
    """One language's file."""

    emergency: TopicPhrases
    violence: TopicPhrases
    self_harm: TopicPhrases = Field(alias="self-harm")
    harmless: _Lines

    def as_list(self) -> DangerList:
        """The phrases without comments and empty lines."""
        topics = dict(zip(DANGER, (self.emergency, self.violence, self.self_harm), strict=True))
        return DangerList(
            sure={topic: _lines(one.sure) for topic, one in topics.items()},
            possible={topic: _lines(one.possible) for topic, one in topics.items()},
            harmless=_lines(self.harmless),
        )


class DangerFiles:
    """Suspects danger by the files of a folder; keeps the last good lists.

    Raises InvalidData when a file is missing or wrong at the start.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = self._states()
        # What a start has no time for was looked at when the lists were saved.
        self._detector = read_danger(folder, is_thorough=False)

    def suspect(self, text: str) -> Suspicion | None:
        """The danger that the text speaks of, by the lists as they are saved now."""
        self._reload_if_changed()
        return self._detector.suspect(text)

    def _reload_if_changed(self) -> None:
        states = self._states()
        if states == self._seen:
            return
        self._seen = states
        try:
            self._detector = read_danger(self._folder)
        except InvalidData as error:
            for problem in error.problems:
                logger.error("%s", problem, extra={"action": "danger_refused"})

    def _states(self) -> tuple[tuple[int, int], ...]:
        return tuple(_state(path) for path in _paths(self._folder).values())


def read_danger(folder: Path, *, is_thorough: bool = True) -> Detector:
    """The detector of all languages' lists. Raises InvalidData with every problem.

    Only a thorough reading, which takes twice the time, finds phrases that harmless expressions
    hide.
    """
    lists: dict[Language, DangerList] = {}
    problems: list[Problem] = []
    for language, path in _paths(folder).items():
        try:
            lists[language] = validate(DangerFile, path, read_yaml(path)).as_list()
        except InvalidData as error:
            problems += error.problems
            continue
        problems += _wrong(path, language, lists[language])
    if problems:
        raise InvalidData(problems)
    detector = Detector(lists.values())
    if is_thorough and (silenced := list(_silenced(folder, lists, detector))):
        raise InvalidData(silenced)
    return detector


def _wrong(path: Path, language: Language, one: DangerList) -> Iterator[Problem]:
    earlier: dict[Step, list[tuple[Phrase, str]]] = {}
    for text, meaning in one.meanings():
        place = f"{meaning[0]} {'sure' if meaning[1] else 'possible'}" if meaning else "harmless"
        try:
            phrase = read_phrase(text)
        except ValueError as error:
            yield Problem(str(path), f"`{text}` ({place}) {error}.")
            continue
        if not _is_written_in(text, _SCRIPTS.get(language, ("LATIN",))):
            script = _SCRIPT_NAMES.get(language, "Latin")
            yield Problem(str(path), f"`{text}` ({place}) must be in {script} letters.")
        for other, where in (known for step in phrase[0] for known in earlier.get(step, ())):
            is_opposite = (where == "harmless") != (place == "harmless")
            if _is_within(phrase, other) or (is_opposite and _overlap(phrase, other)):
                yield Problem(str(path), f"`{text}` ({place}) stands already under {where}.")
                break
        for step in phrase[0]:
            earlier.setdefault(step, []).append((phrase, place))


def _is_within(phrase: Phrase, other: Phrase) -> bool:
    slots = zip(phrase, other, strict=False)
    return len(phrase) == len(other) and all(set(one) <= set(two) for one, two in slots)


def _overlap(phrase: Phrase, other: Phrase) -> bool:
    slots = zip(phrase, other, strict=False)
    return len(phrase) == len(other) and all(set(one) & set(two) for one, two in slots)


def _silenced(
    folder: Path, lists: Mapping[Language, DangerList], detector: Detector
) -> Iterator[Problem]:
    for language, one in lists.items():
        for text, meaning in one.meanings():
            found = map(detector.suspect_words, _samples(read_phrase(text)))
            if meaning and not all(one and one.is_sure >= meaning[1] for one in found):
                sentence = f"`{text}` does not count: its words stand in a harmless expression."
                yield Problem(str(_paths(folder)[language]), sentence)


def _samples(phrase: Phrase) -> Iterator[list[str]]:
    # Each alternative once; every combination of them would take seconds.
    for number, slot in enumerate(phrase):
        for step in slot:
            stems = [one[0].stem for one in phrase]
            stems[number] = step.stem
            yield stems


def _is_written_in(text: str, scripts: Sequence[str]) -> bool:
    letters = (unicodedata.name(sign, "") for sign in text if sign.isalpha())
    return all(name.startswith(tuple(scripts)) for name in letters)


def _lines(text: str) -> tuple[str, ...]:
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))


def _paths(folder: Path) -> dict[Language, Path]:
    return {language: folder / f"{language}.yml" for language in Language}


def _state(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return (found.st_mtime_ns, found.st_size)
