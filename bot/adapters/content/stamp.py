"""Marks translations and recordings as made from the text as it is now."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from bot.adapters.content.files import read_text
from bot.adapters.content.topic_files import (
    SOURCE_LANGUAGE,
    TopicFolder,
    TopicText,
    read_folder,
)
from bot.adapters.content.writing import with_item, with_line, write_all, written_digest
from bot.domain.language import Language
from bot.errors import InvalidData, Problem


def stamp(folder: Path, languages: Collection[Language] = tuple(Language)) -> list[Path]:
    """Say that these translations match the Danish text as it is now; returns the changed files.

    Raises InvalidData before anything is written when a file of the topic is wrong.
    """
    found = read_folder(folder)
    line = written_digest(found.source_digest)
    texts = {
        text.path: with_line(read_text(text.path), "translation_of", line)
        for text in _translations(found, languages)
        if text.translation_of != found.source_digest
    }
    write_all(texts)
    return list(texts)


def stamp_minor(
    folder: Path, *, by: str, on: date, languages: Collection[Language] = tuple(Language)
) -> list[Path]:
    """Note that the last change of the Danish text did not alter its meaning.

    The translations stay valid; the Danish file says who decided it and when. Returns the changed
    files. Raises InvalidData when there is no such change, or when it is not clear which one.
    """
    found = read_folder(folder)
    older = {
        text.translation_of: text
        for text in _translations(found, languages)
        if not found.is_current(text)
    }
    path = found.danish.path
    if not older:
        sentence = "has not changed since it was translated; there is nothing to note."
        raise InvalidData([Problem(str(path), sentence)])
    if len(older) > 1:
        names = " and ".join(text.path.name for text in older.values())
        sentence = (
            f"was translated in different versions ({names}); bring the older one up to date, or "
            "name with --lang the translations that stay valid."
        )
        raise InvalidData([Problem(str(path), sentence)])
    (before,) = older
    item = f'{{from: "{before}", to: "{found.source_digest}", by: {_quoted(by)}, on: {on}}}'
    write_all({path: with_item(read_text(path), "minor_edits", item)})
    return [path]


def stamp_audio(
    folder: Path,
    values: Mapping[str, str],
    languages: Collection[Language] = tuple(Language),
) -> list[Path]:
    """Say that the recordings read the texts as they are now; returns the changed files.

    `values` are the municipality's own, which are read aloud with the text.

    Raises InvalidData when a file of the topic is wrong or there is no recording.
    """
    found = read_folder(folder)
    spoken = {
        language: found.texts[language]
        for language in languages
        if (folder / f"{language}.ogg").exists()
    }
    if not spoken:
        raise InvalidData([Problem(str(folder), "holds no recording such as `ti.ogg`.")])
    texts = {
        text.path: with_line(read_text(text.path), "audio_of", written_digest(version))
        for text in spoken.values()
        if text.audio_of != (version := text.version(values))
    }
    write_all(texts)
    return list(texts)


def _translations(found: TopicFolder, languages: Collection[Language]) -> list[TopicText]:
    return [found.texts[one] for one in Language if one in languages and one != SOURCE_LANGUAGE]


def _quoted(text: str) -> str:
    # A JSON string is a YAML string, whatever is in it.
    return json.dumps(text, ensure_ascii=False)
