"""Writes what a translator's spreadsheet changes into the content files."""

from __future__ import annotations

import json
from pathlib import Path

from bot.adapters.content.files import parse_yaml, read_front_matter, read_text
from bot.adapters.content.spreadsheet.importing import Plan
from bot.adapters.content.spreadsheet.merging import Change
from bot.adapters.content.topic_files import TranslationFrontMatter
from bot.adapters.content.writing import with_line, write_all, written_digest
from bot.errors import InvalidData, Problem

_NEW_FILE = "---\ntitle:\ntranslation_of:\ntranslated_by:\nreview:\n---\n"


def apply(plan: Plan, *, by: str | None = None) -> list[Path]:
    """Write the plan's changes; returns the changed files.

    `by` becomes `translated_by`; without it the name that stands there is kept. Raises
    InvalidData, and then writes nothing, when the plan holds an error or a file would be wrong.
    """
    if plan.is_refused:
        raise InvalidData(plan.problems)
    texts = {change.path: _rewritten(change, by) for change in plan.changes}
    write_all(texts)
    return list(texts)


def _rewritten(change: Change, by: str | None) -> str:
    """The whole file with the change in it. Raises InvalidData."""
    text = read_text(change.path) if change.path.exists() else _NEW_FILE
    lines = {"review": change.review.value}
    if "title" in change.parts:
        lines["title"] = _scalar(change.title)
    if change.translation_of:
        lines["translation_of"] = written_digest(change.translation_of)
    if by:
        lines["translated_by"] = _scalar(by)
    elif text == _NEW_FILE:
        sentence = "is new; say who translated it with --by NAME."
        raise InvalidData([Problem(str(change.path), sentence)])
    for key, value in lines.items():
        text = with_line(text, key, value)
    opening, hyphens, rest = text.partition("---\n")
    front, end, body = rest.partition("\n---\n")
    if body.strip() != change.body:
        text = f"{opening}{hyphens}{front}{end}{change.body}\n"
    _prove(change, text)
    return text


def _prove(change: Change, text: str) -> None:
    """Raise InvalidData unless the text reads back as what was meant."""
    found, body = read_front_matter(TranslationFrontMatter, change.path, text)
    if (found.title, body) != (change.title, change.body):
        sentence = "cannot take the new text; write its title in one line, then import again."
        raise InvalidData([Problem(str(change.path), sentence)])


def _scalar(text: str) -> str:
    """The text as a YAML value, in quotes only where it needs them."""
    try:
        plain = parse_yaml(Path(), f"key: {text}") == {"key": text}
    except InvalidData:
        plain = False
    # A JSON string is a YAML string, whatever is in it.
    return text if plain else json.dumps(text, ensure_ascii=False)
