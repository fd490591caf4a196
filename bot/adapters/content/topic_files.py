"""The format of content/topics/<id>/<lang>.md: Danish is the source, the others translate it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from bot.adapters.content.digest import digest
from bot.adapters.content.files import FileModel, Model, read_front_matter, read_text
from bot.domain.language import Language
from bot.domain.topic import Escalation, Review, Source, Topic
from bot.errors import InvalidData, Problem

SOURCE_LANGUAGE = Language.DANISH
PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_REVIEW_IN = re.compile(r"(\d{1,2}) months?")

#: far beyond any review, and far enough from the last year there is to add months to
_LAST_YEAR = 9900

_Text = Annotated[str, Field(min_length=1, max_length=200)]


def _review_in(value: str) -> str:
    if not _REVIEW_IN.fullmatch(value):
        raise ValueError("must be a number of months, such as `6 months`")
    return value


def _not_too_far(value: date) -> date:
    if value.year > _LAST_YEAR:
        raise ValueError("is too far away")
    return value


class SourceEntry(FileModel):
    """One entry of `sources`."""

    url: Annotated[str, Field(pattern=r"^https://[^\s…]+$")]
    name: _Text
    checked_on: date


class MinorEdit(FileModel):
    """One entry of `minor_edits`: a change of the Danish body that did not alter its meaning."""

    from_: Annotated[str, Field(alias="from")]  #: digest of the body before
    to: str  #: digest of the body after
    by: _Text
    on: date


class DanishFrontMatter(FileModel):
    """The front matter of da.md: what holds for the topic in every language."""

    title: _Text
    owner: _Text
    sources: Annotated[list[SourceEntry], Field(min_length=1)]
    reviewed_on: Annotated[date, AfterValidator(_not_too_far)]
    review_in: Annotated[str, AfterValidator(_review_in)]
    escalation: Escalation
    guidance: str | None = None
    confidential: bool = False
    related: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    minor_edits: tuple[MinorEdit, ...] = ()
    audio_of: str | None = None


class TranslationFrontMatter(FileModel):
    """The front matter of a translation: its own title, and what it translates."""

    title: _Text
    translation_of: _Text
    translated_by: _Text
    review: Review
    audio_of: str | None = None


@dataclass(frozen=True)
class TopicText:
    """One language's file: title and body as stored, placeholders unfilled."""

    path: Path
    title: str
    body: str
    review: Review
    translation_of: str | None = None  #: None for the Danish source
    audio_of: str | None = None  #: the version that was read aloud for the recording

    def version(self, values: Mapping[str, str]) -> str:
        """The digest that answers are recorded with, and that recordings read aloud.

        `values` are the municipality's own: a corrected telephone number is a new version.
        """
        filled = PLACEHOLDER.sub(lambda found: values.get(found[1], found[0]), self.body)
        return digest(self.title, filled)

    @property
    def placeholders(self) -> list[str]:
        """The keys of its placeholders, in order."""
        return PLACEHOLDER.findall(f"{self.title}\n{self.body}")


@dataclass(frozen=True)
class TopicFolder:
    """A topic with its texts."""

    topic: Topic
    texts: dict[Language, TopicText]
    minor_edits: tuple[MinorEdit, ...] = ()

    @property
    def danish(self) -> TopicText:
        """The source."""
        return self.texts[SOURCE_LANGUAGE]

    @property
    def source_digest(self) -> str:
        """What an up-to-date translation carries as `translation_of`."""
        return digest(self.danish.body)

    @property
    def meanings(self) -> frozenset[str]:
        """Digests of all Danish bodies that mean the same as the one now."""
        same = {self.source_digest}
        for edit in reversed(self.minor_edits):
            if edit.to in same:
                same.add(edit.from_)
        return frozenset(same)

    def is_current(self, text: TopicText) -> bool:
        """Whether a text says what the Danish text says now."""
        return text.translation_of is None or text.translation_of in self.meanings


def read_folder(folder: Path) -> TopicFolder:
    """The topic in that folder. Raises InvalidData with the problems of all its files."""
    found, problems = read_what_is_good(folder)
    if problems or found is None:
        raise InvalidData(problems)
    return found


def read_what_is_good(folder: Path) -> tuple[TopicFolder | None, list[Problem]]:
    """The topic with those texts that can be read, and what is wrong with the others.

    Without a Danish text there is no topic.
    """
    problems: list[Problem] = []
    texts: dict[Language, TopicText] = {}
    danish: DanishFrontMatter | None = None
    for language in Language:
        try:
            if language is SOURCE_LANGUAGE:
                danish, texts[language] = read_danish(folder)
            else:
                texts[language] = read_translation(folder, language)
        except InvalidData as error:
            problems.extend(error.problems)
    if danish is None:
        return None, problems
    return TopicFolder(_topic(folder.name, danish), texts, danish.minor_edits), problems


def read_danish(folder: Path) -> tuple[DanishFrontMatter, TopicText]:
    """The Danish file of a topic. Raises InvalidData."""
    path = folder / f"{SOURCE_LANGUAGE}.md"
    danish, body = _read(DanishFrontMatter, path)
    text = TopicText(path, danish.title, body, Review.NATIVE_REVIEWED, audio_of=danish.audio_of)
    return danish, text


def read_translation(folder: Path, language: Language) -> TopicText:
    """The file of a topic in another language. Raises InvalidData."""
    path = folder / f"{language}.md"
    found, body = _read(TranslationFrontMatter, path)
    return TopicText(path, found.title, body, found.review, found.translation_of, found.audio_of)


def _read(model: type[Model], path: Path) -> tuple[Model, str]:
    front, body = read_front_matter(model, path, read_text(path))
    if not body:
        raise InvalidData([Problem(str(path), "has no text under the front matter.")])
    # An empty line separates paragraphs, also where somebody's editor left a space in it.
    return front, "\n".join(line.rstrip() for line in body.split("\n"))


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
