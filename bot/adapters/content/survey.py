"""Looks how every topic's texts stand, also where files are missing or broken."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.adapters.content.checks.readability import lix
from bot.adapters.content.checks.topic import Rules, refusals_of_text
from bot.adapters.content.recordings import find_recording
from bot.adapters.content.topic_files import SOURCE_LANGUAGE, TopicFolder, read_what_is_good
from bot.domain.language import Language
from bot.domain.publishing import TextState, TopicStatus
from bot.domain.taxonomy import TOPICS
from bot.domain.topic import Review


def survey(folder: Path, rules: Rules, today: date) -> list[TopicStatus]:
    """Every topic of the taxonomy, in its order; nothing is counted yet.

    Every text is held against `rules`; `today` is the Danish date.
    """
    return [_status(folder / "topics" / topic, rules, today) for topic in TOPICS]


def _status(folder: Path, rules: Rules, today: date) -> TopicStatus:
    found, _ = read_what_is_good(folder)
    states = {language: _state(folder, found, language, rules) for language in Language}
    if found is None:
        return TopicStatus(id=folder.name, states=states)
    topic = found.topic
    return TopicStatus(
        id=topic.id,
        title=found.danish.title,
        owner=topic.owner,
        states=states,
        spoken=frozenset(
            language
            for language, text in found.texts.items()
            if find_recording(topic.id, text, text.version(rules.fixed))
        ),
        reviewed_on=topic.reviewed_on,
        review_due=topic.review_due,
        lix=lix(found.danish.body),
        is_overdue=today > topic.review_due,
        is_valid_today=topic.is_served_on(today),
    )


def _state(folder: Path, found: TopicFolder | None, language: Language, rules: Rules) -> TextState:
    if not (folder / f"{language}.md").exists():
        return TextState.MISSING
    text = found.texts.get(language) if found else None
    if found is None or text is None:
        return TextState.BROKEN
    if any(refusals_of_text(found, language, rules)):
        return TextState.REFUSED
    if language is SOURCE_LANGUAGE:
        return TextState.CURRENT
    if not found.is_current(text):
        return TextState.OUTDATED
    reviewed = text.review is Review.NATIVE_REVIEWED
    return TextState.NATIVE_REVIEWED if reviewed else TextState.DRAFT
