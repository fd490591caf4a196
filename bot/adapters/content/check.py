"""Finds everything wrong in the content folder at once, in words its editors understand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.adapters.content.library import FileLibrary, placeholders
from bot.adapters.content.topic_files import SOURCE_LANGUAGE, TopicFolder, TopicText
from bot.domain.understanding import DANGER
from bot.errors import InvalidData, Problem
from bot.i18n import Phrases
from bot.services.turn import NEEDED_VALUES

#: longer answers are not read on a phone
LONGEST_BODY = 900
_MARKDOWN = MarkdownIt("commonmark")
_ALLOWED = {
    *("inline", "text", "softbreak"),
    *("paragraph", "strong", "bullet_list", "list_item", "link"),
}


def check(folder: Path, phrases: Phrases) -> list[Problem]:
    """Every problem of the content folder; empty when all of it can be published."""
    try:
        library = FileLibrary(folder, phrases)
    except InvalidData as error:
        return list(error.problems)
    return [
        *library.problems,
        *_values(folder, library),
        *_menu(folder, library),
        *(problem for found in library.folders.values() for problem in _folder(found, library)),
    ]


def _folder(found: TopicFolder, library: FileLibrary) -> Iterator[Problem]:
    danish = found.texts[SOURCE_LANGUAGE]
    for related in found.topic.related:
        if related not in library.folders:
            yield Problem(str(danish.path), f"`related` names `{related}`, which is no topic.")
    for text in found.texts.values():
        yield from _text(text, {source.url for source in found.topic.sources})
        yield from _translation(text, danish, found.source_digest)


def _text(text: TopicText, sources: set[str]) -> Iterator[Problem]:
    path = str(text.path)
    if len(text.body) > LONGEST_BODY:
        sentence = f"is {len(text.body)} characters long; the most is {LONGEST_BODY}."
        yield Problem(path, sentence)
    tokens = list(_tokens(text.body))
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    for kind in sorted(kinds - _ALLOWED):
        sentence = "only paragraphs, **bold**, lists and links work."
        yield Problem(path, f"uses {kind.replace('_', ' ')}; {sentence}")
    for link in {str(token.attrs["href"]) for token in tokens if token.type == "link_open"}:
        if link not in sources:
            yield Problem(path, f"links to {link}, which is not in `sources`.")


def _translation(text: TopicText, danish: TopicText, source_digest: str) -> Iterator[Problem]:
    if text.translation_of is None:
        return
    path = str(text.path)
    if text.translation_of != source_digest:
        yield Problem(
            path,
            "translates an older Danish text; bring it up to date, then run "
            f"`vejviser content stamp {danish.path.parent.name}`.",
        )
    if sorted(placeholders(text.body)) != sorted(placeholders(danish.body)):
        yield Problem(path, "does not have the same placeholders as the Danish text.")
    if text.body.count("\n\n") != danish.body.count("\n\n"):
        yield Problem(path, "does not have as many paragraphs as the Danish text.")


def _values(folder: Path, library: FileLibrary) -> Iterator[Problem]:
    for key in sorted(set(NEEDED_VALUES) - library.municipality.keys):
        sentence = f"does not confirm `{key}`, which the assistant's own phrases name."
        yield Problem(str(folder / "municipality.yml"), sentence)


def _menu(folder: Path, library: FileLibrary) -> Iterator[Problem]:
    path = str(folder / "areas.yml")
    listed = [topic for area in library.areas() for topic in area.topics]
    for topic in sorted(set(listed) - set(library.folders)):
        yield Problem(path, f"lists `{topic}`, which is no topic.")
    for topic in sorted(set(library.folders) - set(listed)):
        yield Problem(path, f"does not list the topic `{topic}`; no menu would show it.")
    for topic in DANGER:
        if topic not in library.folders:
            yield Problem(str(folder / "topics" / topic), "is missing; danger must be answered.")


def _tokens(body: str) -> Iterator[Token]:
    for token in _MARKDOWN.parse(body):
        yield token
        yield from token.children or ()
