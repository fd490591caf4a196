"""Marks translations as made from the Danish text as it is now."""

from __future__ import annotations

import re
from pathlib import Path

from bot.adapters.content.digest import digest
from bot.adapters.content.files import read_text, split_front_matter
from bot.adapters.content.topic_files import SOURCE_LANGUAGE
from bot.domain.language import Language
from bot.errors import InvalidData, Problem

_LINE = re.compile(r"^translation_of:.*$", re.MULTILINE)


def stamp(folder: Path) -> list[Path]:
    """Write the Danish text's digest into the topic's translations; returns the changed files.

    Raises InvalidData before anything is written when a file cannot be stamped.
    """
    danish = folder / f"{SOURCE_LANGUAGE}.md"
    _, body = split_front_matter(danish, read_text(danish))
    line = f"translation_of: {digest(body)}"
    stamped: dict[Path, str] = {}
    for language in Language:
        path = folder / f"{language}.md"
        if language is SOURCE_LANGUAGE or not path.exists():
            continue
        text = read_text(path)
        if not _LINE.search(text):
            raise InvalidData([Problem(str(path), "lacks `translation_of`.")])
        new = _LINE.sub(line, text, count=1)
        if new != text:
            stamped[path] = new
    for path, text in stamped.items():
        path.write_text(text, encoding="utf-8")
    return list(stamped)
