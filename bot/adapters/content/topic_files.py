"""The format of content/topics/<id>/<lang>.md: Danish is the source, the others translate it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.adapters.content.digest import digest
from bot.adapters.content.files import FileModel, read_text, split_front_matter, validate
from bot.domain.language import Language
from bot.domain.topic import Escalation, Review, Source, Topic
from bot.errors import InvalidData, Problem

SOURCE_LANGUAGE = Language.DANISH
_REVIEW_IN = re.compile(r"(\d{1,2}) months?")

_Text = Annotated[str, Field(min_length=1, max_length=200)]


def _review_in(value: str) -> str:
    if not _REVIEW_IN.fullmatch(value):
        raise ValueError("must be a number of months, such as `6 months`")
    return value


class SourceEntry(FileModel):
    """One entry of `sources`."""

    url: Annotated[str, Field(pattern=r"^https?://[^\s…]+$")]
    name: _Text
    checked_on: date


class DanishFrontMatter(FileModel):
    """The front matter of da.md: what holds for the topic in every language."""

    title: _Text
    owner: _Text
    sources: Annotated[list[SourceEntry], Field(min_length=1)]
    reviewed_on: date
    review_in: Annotated[str, AfterValidator(_review_in)]
    escalation: Escalation
    guidance: str | None = None
    confidential: bool = False
    related: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None


class TranslationFrontMatter(FileModel):
    """The front matter of a translation: its own title, and what it translates."""

    title: _Text
    translation_of: _Text
    translated_by: _Text
    review: Review


@dataclass(frozen=True)
class TopicText:
    """One language's file: title and body as stored, placeholders unfilled."""

    path: Path
    title: str
    body: str
    review: Review
    translation_of: str | None  #: None for the Danish source

    @property
    def version(self) -> str:
        """The digest that answers are recorded with."""
        return digest(self.title, self.body)


@dataclass(frozen=True)
class TopicFolder:
    """A topic with its texts."""

    topic: Topic
    texts: dict[Language, TopicText]

    @property
    def source_digest(self) -> str:
        """What an up-to-date translation carries as `translation_of`."""
        return digest(self.texts[SOURCE_LANGUAGE].body)


def read_folder(folder: Path) -> TopicFolder:
    """The topic in that folder. Raises InvalidData with the problems of all its files."""
    problems: list[Problem] = []
    texts: dict[Language, TopicText] = {}
    topic: Topic | None = None
    for language in Language:
        try:
            topic_here, texts[language] = _read_file(folder, language)
        except InvalidData as error:
            problems.extend(error.problems)
        else:
            topic = topic_here or topic
    if problems or topic is None:
        raise InvalidData(problems)
    return TopicFolder(topic, texts)


def _read_file(folder: Path, language: Language) -> tuple[Topic | None, TopicText]:
    path = folder / f"{language}.md"
    front, body = split_front_matter(path, read_text(path))
    if not body:
        raise InvalidData([Problem(str(path), "has no text under the front matter.")])
    if language is SOURCE_LANGUAGE:
        danish = validate(DanishFrontMatter, path, front)
        text = TopicText(path, danish.title, body, Review.NATIVE_REVIEWED, None)
        return _topic(folder.name, danish), text
    translation = validate(TranslationFrontMatter, path, front)
    return None, TopicText(
        path, translation.title, body, translation.review, translation.translation_of
    )


def _topic(topic_id: str, front: DanishFrontMatter) -> Topic:
    return Topic(
        id=topic_id,
        owner=front.owner,
        sources=_sources(front.sources),
        reviewed_on=front.reviewed_on,
        review_due=_add_months(front.reviewed_on, int(front.review_in.split()[0])),
        escalation=front.escalation,
        guidance=front.guidance,
        confidential=front.confidential,
        related=front.related,
        valid_from=front.valid_from,
        valid_until=front.valid_until,
    )


def _sources(entries: Sequence[SourceEntry]) -> tuple[Source, ...]:
    return tuple(Source(entry.url, entry.name, entry.checked_on) for entry in entries)


def _add_months(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    # The 28th exists in every month; a review that falls due a few days early does no harm.
    return date(day.year + years, month + 1, min(day.day, 28))
