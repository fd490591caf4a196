"""Marks translations and recordings as made from the text as it is now."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.adapters.content.files import Model, read_front_matter, read_text, validate
from bot.adapters.content.topic_files import (
    SOURCE_LANGUAGE,
    DanishFrontMatter,
    MinorEdit,
    TopicFolder,
    TopicText,
    TranslationFrontMatter,
    read_folder,
)
from bot.adapters.content.writing import with_item, with_line, write_all, written_digest
from bot.domain.language import Language
from bot.errors import InvalidData, Problem


def stamp(folder: Path, languages: Collection[Language] = tuple(Language)) -> list[Path]:
    """Say that these translations match the Danish text as it is now; returns the changed files.

    Raises InvalidData before anything is written when a file of the topic is wrong or written in
    a way that takes no stamp, and when only Danish is named.
    """
    found = read_folder(folder)
    texts = {
        text.path: _marked(text, "translation_of", found.source_digest)
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
    files. Raises InvalidData when there is no such change, when it is not clear which one, or when
    it is the same change for a translation that is not named.
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
    noted = {"from": before, "to": found.source_digest, "by": by.strip(), "on": on}
    edit = validate(MinorEdit, path, noted)
    _refuse_unnamed(found, edit, languages)
    write_all({path: _noted(path, edit)})
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
        text.path: _marked(text, "audio_of", version)
        for text in spoken.values()
        if text.audio_of != (version := text.version(values))
    }
    write_all(texts)
    return list(texts)


def _translations(found: TopicFolder, languages: Collection[Language]) -> list[TopicText]:
    if set(languages) == {SOURCE_LANGUAGE}:
        sentence = (
            "is the source and has nothing to stamp; name a translation, or leave --lang out."
        )
        raise InvalidData([Problem(str(found.danish.path), sentence)])
    return [found.texts[one] for one in Language if one in languages and one != SOURCE_LANGUAGE]


def _refuse_unnamed(found: TopicFolder, edit: MinorEdit, named: Collection[Language]) -> None:
    """Raise InvalidData when that edit would make a translation current that is not named."""
    after = replace(found, minor_edits=(*found.minor_edits, edit))
    others = [
        language.value
        for language, text in found.texts.items()
        if language not in named and after.is_current(text) and not found.is_current(text)
    ]
    if others:
        sentence = (
            f"--minor holds for {' and '.join(others)} too, made from the same Danish text; "
            "leave --lang out, or stamp the others first."
        )
        raise InvalidData([Problem(str(found.danish.path), sentence)])


def _marked(text: TopicText, key: str, digest: str) -> str:
    """The text's file with that digest in its front matter. Raises InvalidData."""
    model = DanishFrontMatter if text.translation_of is None else TranslationFrontMatter
    before = read_text(text.path)
    front, body = read_front_matter(model, text.path, before)
    after = with_line(before, key, written_digest(digest))
    sentence = f"cannot be stamped; write `{key}` on one line, such as `{key}: {digest}`."
    return _proved(text.path, after, front.model_copy(update={key: digest}), body, sentence)


def _noted(path: Path, edit: MinorEdit) -> str:
    """The Danish file with one more minor edit. Raises InvalidData."""
    before = read_text(path)
    front, body = read_front_matter(DanishFrontMatter, path, before)
    item = f'{{from: "{edit.from_}", to: "{edit.to}", by: {_quoted(edit.by)}, on: {edit.on}}}'
    after = with_item(before, "minor_edits", item)
    meant = front.model_copy(update={"minor_edits": (*front.minor_edits, edit)})
    sentence = (
        "cannot be stamped; write `minor_edits:` alone on a line, without a comment, and each of "
        "its entries on one line below it, after two spaces and a hyphen. Remove it if it is empty."
    )
    return _proved(path, after, meant, body, sentence)


def _proved(path: Path, text: str, front: Model, body: str, sentence: str) -> str:
    """The text, where it reads back as what was meant; raises InvalidData with the sentence."""
    try:
        is_meant = read_front_matter(type(front), path, text) == (front, body)
    except InvalidData:
        is_meant = False
    if not is_meant:
        raise InvalidData([Problem(str(path), sentence)])
    return text


def _quoted(text: str) -> str:
    # A JSON string is a YAML string, whatever is in it.
    return json.dumps(text, ensure_ascii=False)
