"""What has grown old: reviews that are due, translations of an older text, topics that ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.adapters.content.topic_files import TopicFolder
from bot.errors import Problem, Severity

#: so long after its day a missed review becomes an error
GRACE = timedelta(days=30)


def aged(found: TopicFolder, today: date) -> Iterator[Problem]:
    """What somebody must look at again; `today` is the Danish date."""
    topic, path = found.topic, str(found.danish.path)
    if today > topic.review_due:
        severity = Severity.ERROR if today > topic.review_due + GRACE else Severity.WARNING
        sentence = (
            f"was due for review on {topic.review_due}; {topic.owner} must check it against its "
            "sources, then renew `reviewed_on` and `checked_on`."
        )
        yield Problem(path, sentence, severity)
    if topic.valid_until and today > topic.valid_until:
        sentence = f"ended on {topic.valid_until} (`valid_until`) and is not served any more."
        yield Problem(path, sentence, Severity.WARNING)
    if topic.valid_from and today < topic.valid_from:
        sentence = f"is not served before {topic.valid_from} (`valid_from`)."
        yield Problem(path, sentence, Severity.WARNING)
    yield from _dates(found, today)
    yield from _outdated(found)


def _dates(found: TopicFolder, today: date) -> Iterator[Problem]:
    topic, path = found.topic, str(found.danish.path)
    if topic.reviewed_on > today:
        yield Problem(path, f"`reviewed_on` is {topic.reviewed_on}, which is still to come.")
    for number, source in enumerate(topic.sources):
        if source.checked_on > today:
            sentence = f"`sources.{number}.checked_on` is {source.checked_on}, still to come."
            yield Problem(path, sentence)
    if topic.valid_from and topic.valid_until and topic.valid_from > topic.valid_until:
        yield Problem(path, "`valid_until` is before `valid_from`.")


def _outdated(found: TopicFolder) -> Iterator[Problem]:
    for text in found.texts.values():
        if not found.is_current(text):
            sentence = (
                "translates an older Danish text; bring it up to date, then run "
                f"`vejviser content stamp {found.topic.id}` (with --minor where the Danish "
                "change did not alter the meaning)."
            )
            yield Problem(str(text.path), sentence, Severity.WARNING)
