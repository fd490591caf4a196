"""Turns unanswered messages into training messages, in files that a person reads first."""

from __future__ import annotations

import fcntl
import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.adapters.content.files import read_text, read_yaml
from bot.adapters.content.writing import write_all
from bot.domain.language import Language
from bot.domain.unanswered import MASKS, Unanswered, can_be_written_in, one_line
from bot.errors import InvalidData, Problem

#: a longer message asks too many things at once to be learned from
LONGEST_EXAMPLE = 500

_DESCRIPTIONS = "descriptions"
# Brackets mark entities, backslashes escapes and curly quotes values, wherever they stand.
_PLAIN = str.maketrans(
    {**dict.fromkeys("“”„‟", '"'), **dict.fromkeys("‘’‚‛", "'"), "[": "(", "]": ")", "\\": "/"}
)
_QUOTED = re.compile(r"([\"'])(.*)\1")
_HEAD = """\
# Unanswered messages that are to become training messages of `{intent}`.
# 1. Read each line. Take out names and whatever else tells who wrote, and lines that do not belong.
# 2. Move the lines below `examples` to the end of nlu/{language}/{intent}.yml. Delete this file.
# 3. Run `vejviser nlu train`, then `vejviser nlu test`.
version: "3.1"
nlu:
- intent: {intent}
  metadata:
    language: {language}
  examples: |
"""


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until nobody else who asks this of the folder is at work; it must exist."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)  # the system lets go of it when we are killed
        yield
    finally:
        os.close(handle)


@dataclass
class Adoption:
    """What became of the messages of a group."""

    written: dict[Path, int] = field(default_factory=dict)  #: how many lines each file got
    settled: list[int] = field(default_factory=list)  #: ids of the messages that are dealt with
    left_out: list[Problem] = field(default_factory=list)  #: why the others were not written


def intents(home: Path) -> set[str]:
    """Every id that has training messages."""
    paths = (path for language in Language for path in (home / "nlu" / language).glob("*.yml"))
    return {path.stem for path in paths} - {_DESCRIPTIONS}


def adopt(
    home: Path, folder: Path, intent: str, messages: Iterable[Unanswered], today: date
) -> Adoption:
    """Write the messages into one patch for each language, beside those that stand there.

    The folder must be one that training does not read. Left out is what is known already, what
    cannot be learned from, and what is not written as its language is. Raises InvalidData when
    a file cannot be read or written; then nothing was written.
    """
    known, adoption = _Known(home, folder), Adoption()
    lines: dict[Language, list[str]] = {}
    for message in messages:
        example = as_example(message.text)
        if reason := _unfit(message, example):
            adoption.left_out.append(Problem(f"G{message.id}", reason))
            continue
        adoption.settled.append(message.id)
        if path := known.place_of(example, message.language):
            shown = path.relative_to(home) if path.is_relative_to(home) else path
            adoption.left_out.append(Problem(f"G{message.id}", f"stands in {shown} already."))
            continue
        patch = folder / f"{today}-{intent}.{message.language}.yml"
        known.add(example, message.language, patch)
        lines.setdefault(message.language, []).append(f"    - {example}\n")
        adoption.written[patch] = len(lines[message.language])
    _write(folder, intent, lines, today)
    return adoption


def as_example(text: str) -> str:
    """The message as one line that Rasa reads as it stands."""
    for word in MASKS:
        text = text.replace(word, "…")
    line = one_line(text).translate(_PLAIN).lstrip("/- ")
    while quoted := _QUOTED.fullmatch(line):  # Rasa takes the quotes away
        line = quoted[2].lstrip("/- ")
    return line


def examples(path: Path) -> Iterator[str]:
    """The messages of a training file. Raises InvalidData for a broken file."""
    return (text for _, text in labelled_examples(path))


def labelled_examples(path: Path) -> Iterator[tuple[str, str]]:
    """The messages of a file, each behind its id. Raises InvalidData for a broken file."""
    try:
        for block in read_yaml(path)["nlu"]:
            for line in filter(str.strip, block["examples"].splitlines()):
                yield block["intent"].strip(), line.removeprefix("- ")
    except (KeyError, TypeError, AttributeError) as error:
        raise InvalidData([Problem(str(path), "is not a file of examples.")]) from error


class _Known:
    """The messages that stand somewhere already, read when a language is first asked for."""

    def __init__(self, home: Path, folder: Path) -> None:
        self._home, self._folder = home, folder
        self._places: dict[Language, dict[str, Path]] = {}

    def place_of(self, example: str, language: Language) -> Path | None:
        """The file in which a message of the same words stands."""
        return self._of(language).get(normal(example))

    def add(self, example: str, language: Language, path: Path) -> None:
        self._of(language)[normal(example)] = path

    def _of(self, language: Language) -> dict[str, Path]:
        if language not in self._places:
            paths = [
                *(self._home / "nlu" / language).glob("*.yml"),
                *(self._home / "tests" / "nlu" / language).glob("*.yml"),
                *self._folder.glob(f"*.{language}.yml"),
            ]
            self._places[language] = {normal(one): path for path in paths for one in examples(path)}
        return self._places[language]


def _unfit(message: Unanswered, example: str) -> str | None:
    if not _words(example):
        return "has no words that could be learned from."
    if len(example) > LONGEST_EXAMPLE:
        return f"is longer than {LONGEST_EXAMPLE} characters; write a shorter one by hand."
    if not can_be_written_in(message.language, message.script):
        name = message.language.native_name
        return f"is not in letters in which {name} is written; write one by hand."
    return None


def _write(folder: Path, intent: str, lines: Mapping[Language, Sequence[str]], today: date) -> None:
    texts = {}
    for language, added in lines.items():
        patch = folder / f"{today}-{intent}.{language}.yml"
        head = _HEAD.format(intent=intent, language=language)
        before = read_text(patch).rstrip("\n") + "\n" if patch.exists() else head
        texts[patch] = before + "".join(added)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InvalidData([Problem(str(folder), "cannot be made; may we write there?")]) from error
    write_all(texts)


def normal(text: str) -> str:
    """The words alone, so that messages which differ in signs or capitals are the same."""
    return " ".join(_words(text)) or text


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign if sign.isalnum() else " " for sign in plain).split()
