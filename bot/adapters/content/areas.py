"""The menu's areas (areas.yml)."""

from __future__ import annotations

from pathlib import Path

from bot.adapters.content.files import FileModel, read_yaml, validate
from bot.domain.language import Language
from bot.domain.topic import Area
from bot.errors import InvalidData, Problem


class AreaEntry(FileModel):
    """One area."""

    id: str
    titles: dict[Language, str]
    topics: list[str]


def read_areas(path: Path) -> tuple[Area, ...]:
    """The areas in order. Raises InvalidData."""
    data = read_yaml(path)
    if not isinstance(data, list) or not data:
        raise InvalidData([Problem(str(path), "must be a list of areas.")])
    entries = [validate(AreaEntry, path, item) for item in data]
    problems = [
        Problem(str(path), f"area `{entry.id}` lacks a title in `{language}`.")
        for entry in entries
        for language in Language
        if language not in entry.titles
    ]
    if problems:
        raise InvalidData(problems)
    return tuple(Area(entry.id, entry.titles, tuple(entry.topics)) for entry in entries)
