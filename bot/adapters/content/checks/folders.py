"""Finds what does not belong in the folder of topics, and topics that were copied."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from bot.adapters.content.topic_files import TopicFolder, TopicText
from bot.domain.language import Language
from bot.errors import Problem

_TEXTS = [f"{language}.md" for language in Language]
_RECORDINGS = [f"{language}.ogg" for language in Language]
_BELONGING = f"only {', '.join(_TEXTS)} and their recordings ({', '.join(_RECORDINGS)}) are"
#: begins like a file of that language: `ti (1).md`, `TI.md`, `ti.markdown`
_RIVAL = re.compile(rf"({'|'.join(Language)})(?![^\W\d_])", re.IGNORECASE)


def strays(topics_folder: Path, ids: Collection[str]) -> Iterator[Problem]:
    """What is too much or missing in the folder; a topic's folder is named by one of the ids.

    Hidden files and what editors leave behind do not count.
    """
    if not topics_folder.is_dir():
        yield Problem(str(topics_folder), "is missing or is no folder.")
        return
    entries = {entry.name: entry for entry in _visible(topics_folder)}
    for name, entry in entries.items():
        if name not in ids:
            yield Problem(str(entry), "is no topic; the ids are fixed.")
        elif entry.is_symlink():
            yield Problem(str(entry), "is a symbolic link; put the folder itself here.")
        elif not entry.is_dir():
            yield Problem(str(entry), "is no folder; a topic is a folder with its texts.")
        else:
            yield from _strays_in_topic(entry)
    for name in ids:
        if name not in entries:
            sentence = f"is missing; write {', '.join(_TEXTS)} in a folder of this name."
            yield Problem(str(topics_folder / name), sentence)


def copies(folders: Mapping[str, TopicFolder]) -> Iterator[Problem]:
    """Two topics with the same text or the same title in one language."""
    for language in Language:
        first_bodies: dict[str, TopicText] = {}
        first_titles: dict[str, TopicText] = {}
        for topic_id in sorted(folders):
            if text := folders[topic_id].texts.get(language):
                body = first_bodies.setdefault(_words(text.body), text)
                title = first_titles.setdefault(_words(text.title), text)
                if body is not text:
                    yield _copy(text, "text", body)
                elif title is not text:
                    yield _copy(text, "title", title)


def _strays_in_topic(folder: Path) -> Iterator[Problem]:
    for entry in _visible(folder):
        if entry.is_symlink():
            yield Problem(str(entry), "is a symbolic link; put the file itself here.")
        elif entry.is_dir():
            yield Problem(str(entry), "is a folder; a topic's folder holds only files.")
        elif entry.name not in {*_TEXTS, *_RECORDINGS}:
            yield Problem(str(entry), _stray(entry))


def _stray(entry: Path) -> str:
    rival = _RIVAL.match(entry.name)
    if rival is None:
        return f"is not a file of this topic; {_BELONGING}."
    used = f"{rival[1].lower()}{'.ogg' if '.ogg' in entry.name.lower() else '.md'}"
    if (entry.parent / used).exists():
        return f"is not used; {used} is. Keep one of the two under the name {used}."
    return f"is not used; rename it to {used}."


def _visible(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        if not entry.name.startswith((".", "~", "#")) and not entry.name.endswith(("~", ".swp")):
            yield entry


def _words(text: str) -> str:
    """What a text says; capitals and spaces do not make it another one."""
    return " ".join(text.casefold().split())


def _copy(text: TopicText, what: str, first: TopicText) -> Problem:
    shown = "/".join(first.path.parts[-3:])
    return Problem(str(text.path), f"has the same {what} as {shown}; was the file copied?")
