"""Finds what is wrong with the messages in nlu/ before a model learns from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from bot.adapters.content.files import FileModel, read_yaml, validate
from bot.adapters.training_files import normal
from bot.domain.language import Language
from bot.domain.taxonomy import ACTIONS, CHAT, TOPICS
from bot.domain.unanswered import can_be_written_in, script_of
from bot.domain.understanding import OUT_OF_SCOPE
from bot.errors import InvalidData, Problem

INTENTS = frozenset((*TOPICS, *ACTIONS, *CHAT, OUT_OF_SCOPE))
DESCRIPTIONS = "descriptions"

_INVISIBLE = re.compile("[\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_QUOTED = re.compile(r"""^(["']).*\1$""")


class _Metadata(FileModel):
    language: str


class _Block(FileModel):
    intent: str
    metadata: _Metadata
    examples: str | None


class _File(FileModel):
    version: str
    nlu: Annotated[list[_Block], Field(min_length=1)]


@dataclass(frozen=True)
class _Example:
    path: Path
    intent: str
    text: str

    @property
    def place(self) -> str:
        return str(self.path)


def problems_of_training(home: Path) -> list[Problem]:
    """Everything that training would choke on or learn wrongly, each in one sentence.

    Looked at are nlu/<language>/<id>.yml and, for messages that stand there too, the held-out
    ones in tests/nlu. Paths in the problems are relative to `home`.
    """
    found: list[Problem] = []
    learnt = list(_examples_of(home, "nlu", found))
    held_out = list(_examples_of(home, "tests/nlu", found))
    found += _repeated(learnt)
    found += _learnt_by_heart(learnt, held_out)
    return [Problem(_relative(problem.path, home), problem.sentence) for problem in found]


def _examples_of(home: Path, folder: str, found: list[Problem]) -> Iterator[_Example]:
    for language in Language:
        for path in sorted((home / folder / language).glob("*.yml")):
            try:
                content = validate(_File, path, read_yaml(path))
            except InvalidData as error:
                found += error.problems
                continue
            for block in content.nlu:
                found += _wrong_block(path, block, language)
                yield from _examples_in(path, block, language, found)


def _wrong_block(path: Path, block: _Block, language: Language) -> Iterator[Problem]:
    if block.intent not in INTENTS:
        yield Problem(str(path), f"has the unknown id `{block.intent}`; correct its spelling.")
    elif path.stem not in (block.intent, DESCRIPTIONS):
        sentence = f"has the id `{block.intent}`; it must be `{path.stem}`, like the file."
        yield Problem(str(path), sentence)
    if block.metadata.language != language:
        told = block.metadata.language
        yield Problem(
            str(path), f"says `language: {told}`; it must be `{language}`, as its folder."
        )


def _examples_in(
    path: Path, block: _Block, language: Language, found: list[Problem]
) -> Iterator[_Example]:
    if not block.examples:
        found.append(Problem(str(path), "has no messages; write some, or remove the file."))
        return
    for line in block.examples.splitlines():
        text = line.removeprefix("- ")
        if text == line:
            sentence = f"the line `{_short(line)}` must begin with `- `, like the others."
            found.append(Problem(str(path), sentence))
        elif reason := _unreadable(text, block.intent, language):
            found.append(Problem(str(path), f"the message `{_short(text)}` {reason}"))
        else:
            yield _Example(path, block.intent, text)


def _unreadable(text: str, intent: str, language: Language) -> str | None:
    if not text.strip():
        return "is empty; remove the line."
    if text.startswith("/") or re.search(r"[\[\]\\]", text):
        return "has a slash at the start, a bracket or a backslash, which Rasa reads as an order."
    if _INVISIBLE.search(text):
        return "holds an invisible mark, often a direction mark; type the line anew."
    if _QUOTED.match(text):
        return "stands in quotes; take them away."
    # What we know nothing about may be written in anything, and a number has no letters.
    is_free = intent == OUT_OF_SCOPE or not any(sign.isalpha() for sign in text)
    if not is_free and not can_be_written_in(language, script_of(text)):
        return f"is not in letters in which {language.native_name} is written."
    return None


def _repeated(examples: Iterable[_Example]) -> Iterator[Problem]:
    seen: dict[str, _Example] = {}
    for example in examples:
        first = seen.setdefault(normal(example.text), example)
        if first is example:
            continue
        if first.intent != example.intent:
            told = f"stands under `{first.intent}` too; keep it under one id."
        elif first.path.parent == example.path.parent:
            told = "stands twice; remove one."
        else:
            continue  # the same word for the same thing in two languages
        yield Problem(example.place, f"the message `{_short(example.text)}` {told}")


def _learnt_by_heart(learnt: Iterable[_Example], held_out: Iterable[_Example]) -> Iterator[Problem]:
    kept = {normal(example.text) for example in held_out}
    for example in learnt:
        if normal(example.text) in kept:
            sentence = "is a held-out message of tests/nlu; remove it here."
            yield Problem(example.place, f"the message `{_short(example.text)}` {sentence}")


def _relative(path: str, home: Path) -> str:
    return str(Path(path).relative_to(home)) if Path(path).is_relative_to(home) else path


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
